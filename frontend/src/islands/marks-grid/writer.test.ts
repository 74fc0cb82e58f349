import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { Outbox, type Told } from "../../offline/outbox";
import type { Entry } from "../../offline/queue";
import { Settling } from "./settling";
import { type GridData, Sheet } from "./state";
import { Waiting } from "./waiting";
import { Writer } from "./writer";

const settle = () => new Promise((resolve) => setTimeout(resolve, 120));
let people = 0;

function desk(answer: (entry: Entry) => Partial<Told>) {
  people += 1;
  const data: GridData = {
    owner: `teacher-${people}`,
    writes: true,
    refusal: "",
    marked: true,
    changes: "",
    after: 0,
    types: [
      {
        code: "answer",
        name: "Ответ на уроке",
        short_name: "отв",
        weight: 1,
        is_control: false,
        criteria: [],
        term: "в день урока",
      },
    ],
    comments: [],
    pupils: ["ivan", "darya"],
    brought: {},
    lessons: [{ id: "monday", on: "2026-11-16", open: true, closed: "", cancelled: false }],
    works: [],
    marks: [],
    absences: [[1, 0, "absent", "unknown", null, 4]],
  };
  const sent: Entry[] = [];
  const outbox = new Outbox(data.owner, async (entries) => {
    sent.push(...entries);
    const told = entries.map((entry) => ({
      key: entry.key,
      ok: true,
      code: "",
      sentence: "",
      facts: {},
      state: null,
      ...answer(entry),
    }));
    return { kind: "done", data: told };
  });
  const sheet = new Sheet(data);
  const waiting = new Waiting(sheet, outbox);
  const settling = new Settling(sheet, outbox, waiting, () => undefined);
  const writer = new Writer(sheet, outbox, waiting, () => undefined);
  return { sheet, outbox, sent, waiting, settling, writer };
}

const accepted = (entry: Entry): Partial<Told> => ({
  state: {
    work: "w1",
    value: entry.value ?? null,
    fact: entry.fact ?? null,
    version: Number(entry.version) + 1,
    corrected: false,
    comment: "",
  },
});

const HERE = { pupil: 0, lesson: 0 };

test("a first mark names the kind of work; the next one the work that was made", async () => {
  const { writer, waiting, sheet, sent } = desk(accepted);
  writer.putMark(HERE, sheet.currentWork(0), "5");
  expect(waiting.stage(HERE)).toBe("unsent");
  await settle();
  expect(waiting.stage(HERE)).toBe("saved");
  writer.putMark({ pupil: 1, lesson: 0 }, sheet.currentWork(0), "4");
  await settle();
  expect(sent.map(({ type, work, version }) => ({ type, work, version }))).toEqual([
    { type: "answer", work: undefined, version: 0 },
    { type: undefined, work: "w1", version: 0 },
  ]);
});

test("taking back is a new entry upon the last version", async () => {
  const { writer, sheet, sent } = desk(accepted);
  writer.putMark(HERE, sheet.currentWork(0), "5");
  await settle();
  writer.putMark(HERE, sheet.currentWork(0), "4");
  await settle();
  expect(writer.undo()).toEqual({ place: HERE, changed: false });
  await settle();
  expect(sent.map(({ value, version }) => [value, version])).toEqual([
    ["5", 0],
    ["4", 1],
    ["5", 2],
  ]);
  writer.redo();
  await settle();
  expect(sent.at(-1)).toMatchObject({ value: "4", version: 3 });
});

test("a refused mark goes back to what the journal has", async () => {
  const { writer, sheet } = desk(() => ({ ok: false, code: "not-in-group", sentence: "Нет." }));
  const work = sheet.currentWork(0);
  writer.putMark(HERE, work, "5");
  expect(sheet.mark(0, work).value).toBe("5");
  await settle();
  expect(sheet.mark(0, work).value).toBe("");
});

test("a conflict keeps both values until it is decided", async () => {
  let refuse = true;
  const facts = { mine: "5", theirs: "3", version: 6 };
  const { writer, waiting, settling, sheet, outbox, sent } = desk((entry) =>
    refuse ? { ok: false, code: "cell-changed", facts } : accepted(entry),
  );
  const work = sheet.currentWork(0);
  writer.putMark(HERE, work, "5");
  await settle();
  expect(waiting.stage(HERE)).toBe("conflict");
  expect(sheet.mark(0, work).value).toBe("5");
  refuse = false;
  const [queued] = waiting.in(HERE);
  if (queued) settling.decide(HERE, queued, "mine");
  await settle();
  expect(sent.at(-1)).toMatchObject({ value: "5", version: 6 });
  expect(outbox.all).toEqual([]);
});

test("giving way shows what the journal has", async () => {
  const facts = { mine: "5", theirs: "—", version: 6 };
  const { writer, waiting, settling, sheet } = desk(() => ({
    ok: false,
    code: "cell-changed",
    facts,
  }));
  const work = sheet.currentWork(0);
  writer.putMark(HERE, work, "5");
  await settle();
  const [queued] = waiting.in(HERE);
  if (queued) settling.decide(HERE, queued, "theirs");
  expect(sheet.mark(0, work)).toMatchObject({ value: "", version: 6 });
  expect(waiting.stage(HERE)).toBe("saved");
});

test("attendance is confirmed with those absent and the versions that were seen", async () => {
  const { writer, sent } = desk(accepted);
  expect(writer.confirm(0)).toEqual({ absent: 1 });
  await settle();
  expect(sent[0]).toMatchObject({
    kind: "confirm_attendance",
    absent: ["darya"],
    late: [],
    seen: [{ pupil: "darya", version: 4 }],
  });
});

test("clearing takes the mark first, then the absence", async () => {
  const { writer, sheet, sent } = desk(accepted);
  const place = { pupil: 1, lesson: 0 };
  writer.putMark(place, sheet.currentWork(0), "4");
  writer.clear(place);
  writer.clear(place);
  expect(sheet.look(1, 0)).toMatchObject({ letter: "", marks: [] });
  await settle();
  expect(sent.at(-1)).toMatchObject({ kind: "record_absence", fact: "present", version: 4 });
});

test("what was taken back before it was sent is never sent", async () => {
  const { writer, sheet, sent, outbox } = desk(accepted);
  writer.putMark(HERE, sheet.currentWork(0), "5");
  writer.clear(HERE);
  await settle();
  expect(sent).toEqual([]);
  expect(outbox.all).toEqual([]);
});

test("what one act wrote is taken back at once", async () => {
  const { writer, sheet, sent } = desk(accepted);
  const work = sheet.currentWork(0);
  const below = { pupil: 1, lesson: 0 };
  writer.putMark(HERE, work, "5");
  await settle();
  writer.together(() => {
    writer.putMark(HERE, work, "4");
    writer.putMark(below, work, "3");
  });
  await settle();
  expect(writer.undo()).toEqual({ place: HERE, changed: false });
  expect([sheet.mark(0, work).value, sheet.mark(1, work).value]).toEqual(["5", ""]);
  await settle();
  expect(sent.slice(-2).map(({ value }) => value)).toEqual(["", "5"]);
});

test("what somebody else has changed since is not undone", async () => {
  const { writer, settling, sheet, sent } = desk(accepted);
  const work = sheet.currentWork(0);
  writer.putMark(HERE, work, "5");
  await settle();
  settling.learnMark(HERE, work, { value: "3", version: 2, fixed: true, comment: "", due: null });
  expect(writer.undo()).toEqual({ place: HERE, changed: true });
  expect(sheet.mark(0, work).value).toBe("3");
  await settle();
  expect(sent).toHaveLength(1);
});

test("minutes of a late pupil come back with an undo", async () => {
  const { writer, sent } = desk(accepted);
  writer.recordFact(HERE, "late", 7);
  await settle();
  writer.recordFact(HERE, "absent");
  await settle();
  writer.undo();
  await settle();
  expect(sent.at(-1)).toMatchObject({ fact: "late", minutes: 7, version: 2 });
});

test("a comment is taken back too", async () => {
  const { writer, sheet, sent } = desk((entry) => ({
    state: { work: "w1", value: entry.value, version: Number(entry.version) + 1, comment: "а" },
  }));
  const work = sheet.currentWork(0);
  writer.putMark(HERE, work, "5");
  writer.comment(HERE, work, "а");
  await settle();
  writer.undo();
  await settle();
  expect(sent.at(-1)).toMatchObject({ value: "5", comment: "" });
});

test("a cell is repeated below: its attendance, its marks by work", async () => {
  const { writer, sheet } = desk(accepted);
  const below = { pupil: 1, lesson: 0 };
  expect(writer.repeat(HERE, below)).toBe(false);
  writer.putMark(HERE, sheet.workOfType(0, "answer"), "4");
  writer.putMark(HERE, sheet.workOfType(0, "test"), "3");
  expect(writer.repeat(HERE, below)).toBe(true);
  expect(sheet.look(1, 0).marks.map(([value]) => value)).toEqual(["4", "3"]);
});
