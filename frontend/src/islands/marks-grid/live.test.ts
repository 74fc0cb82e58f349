import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import type { Answer } from "../../lib/http";
import { Outbox } from "../../offline/outbox";
import type { Place } from "./deeds";
import { type Changes, Live } from "./live";
import { Settling } from "./settling";
import { type GridData, Sheet } from "./state";
import { Waiting } from "./waiting";
import { Writer } from "./writer";

const DATA: GridData = {
  owner: "anna",
  writes: true,
  refusal: "",
  marked: true,
  changes: "/changes/?term=2",
  after: 7,
  types: [
    {
      code: "answer",
      name: "Ответ на уроке",
      short_name: "отв",
      weight: 1,
      is_control: false,
      criteria: [],
      term: "",
    },
  ],
  comments: [],
  pupils: ["ivan", "darya"],
  brought: {},
  lessons: [{ id: "monday", on: "2026-11-16", open: true, closed: "", cancelled: false }],
  works: [
    { id: "w1", lesson: 0, type: "answer", name: "Ответ на уроке", title: "", weight: 1, due: "" },
  ],
  marks: [[0, 0, "4", 2, false, ""]],
  absences: [],
};
const NOTHING: Changes = { after: 8, stale: false, lessons: [], marks: [], absences: [] };

/** A page whose outbox sends nothing, and the answers it gets when it looks. */
function desk(...answers: Answer<Changes>[]) {
  const sheet = new Sheet(structuredClone(DATA));
  const outbox = new Outbox("anna", async () => ({ kind: "offline" }));
  const waiting = new Waiting(sheet, outbox);
  const settling = new Settling(sheet, outbox, waiting, () => undefined);
  const writer = new Writer(sheet, outbox, waiting, () => undefined);
  const asked: string[] = [];
  const told: [string, Place[]][] = [];
  const painted: Place[] = [];
  let reopened = 0;
  const page = {
    repaint: (place: Place) => painted.push(place),
    lacks: () => undefined,
    tell: (who: string, places: Place[]) => told.push([who, places]),
    reopen: () => {
      reopened += 1;
    },
  };
  const live = new Live(sheet, settling, page, async (url) => {
    asked.push(url);
    return answers.shift() ?? { kind: "offline" };
  });
  return { sheet, writer, waiting, live, asked, told, painted, reopened: () => reopened };
}

const done = (changes: Partial<Changes>): Answer<Changes> => ({
  kind: "done",
  data: { ...NOTHING, ...changes },
});
const IVAN = { pupil: 0, lesson: 0 };

test("a newer mark is taken up and told, an older one is not news", async () => {
  const { sheet, live, told, asked } = desk(
    done({ marks: [["ivan", "w1", "5", 3, true, "", null, "Боброва Е. П."]] }),
    done({ marks: [["ivan", "w1", "5", 3, true, "", null, "Боброва Е. П."]] }),
  );
  await live.look();
  await live.look();
  expect(sheet.mark(0, 0)).toMatchObject({ value: "5", base: "5", version: 3, fixed: true });
  expect(told).toEqual([["Боброва Е. П.", [IVAN]]]);
  expect(asked).toEqual(["/changes/?term=2&after=7", "/changes/?term=2&after=8"]);
});

test("what waits to be sent stays on the screen; the server will say that it collides", async () => {
  const { sheet, live, writer, waiting, told } = desk(
    done({ marks: [["ivan", "w1", "5", 3, true, "", null, "Боброва Е. П."]] }),
  );
  writer.putMark(IVAN, 0, "2");
  await live.look();
  expect(sheet.mark(0, 0)).toMatchObject({ value: "2", base: "5", version: 3 });
  expect(waiting.ofMark(IVAN, 0)[0]?.entry).toMatchObject({ value: "2", version: 2 });
  expect(told).toEqual([]);
});

test("a work made elsewhere is the one that was only meant here", async () => {
  const work = {
    id: "w2",
    type: "test",
    name: "Контрольная работа",
    title: "",
    weight: 3,
    due: "",
  };
  const { sheet, live } = desk(
    done({
      lessons: [{ id: "monday", missing: [], works: [work] }],
      marks: [["darya", "w2", "3", 1, false, "", null, "Боброва Е. П."]],
    }),
  );
  const meant = sheet.addWork(0, "test");
  await live.look();
  expect(sheet.works).toHaveLength(2);
  expect(sheet.work(meant)).toMatchObject({ id: "w2", weight: 3, ref: "type:test" });
  expect(sheet.look(1, 0).marks).toEqual([["3", 3]]);
});

test("a work that weighs otherwise changes its whole column", async () => {
  const work = { id: "w1", type: "answer", name: "Ответ на уроке", title: "", weight: 2, due: "" };
  const { live, painted } = desk(done({ lessons: [{ id: "monday", missing: [], works: [work] }] }));
  await live.look();
  expect(painted).toEqual([IVAN, { pupil: 1, lesson: 0 }]);
});

test("attendance is taken up, and a reason even without a new version", async () => {
  const { sheet, live, told } = desk(
    done({ absences: [["darya", "monday", "absent", "unknown", null, 1, "Боброва Е. П."]] }),
    done({ absences: [["darya", "monday", "absent", "illness", null, 1, "Орлова Г. И."]] }),
  );
  await live.look();
  expect(sheet.look(1, 0).letter).toBe("н");
  await live.look();
  expect(sheet.look(1, 0).letter).toBe("б");
  expect(told.map(([who]) => who)).toEqual(["Боброва Е. П.", "Орлова Г. И."]);
});

test("pupils and lessons of other pages are passed over", async () => {
  const { live, told, painted } = desk(
    done({
      lessons: [{ id: "friday", missing: [], works: [] }],
      marks: [["oleg", "w1", "5", 3, false, "", null, "Боброва Е. П."]],
      absences: [["ivan", "friday", "late", "unknown", 5, 1, "Боброва Е. П."]],
    }),
  );
  await live.look();
  expect([told, painted]).toEqual([[], []]);
});

test("without an answer the moment stays; after a long sleep the page is opened anew", async () => {
  const { live, asked, reopened } = desk({ kind: "offline" }, done({ stale: true }));
  await live.look();
  await live.look();
  expect(asked[1]).toBe("/changes/?term=2&after=7");
  expect(reopened()).toBe(1);
});
