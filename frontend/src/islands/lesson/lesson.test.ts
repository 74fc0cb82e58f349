import "fake-indexeddb/auto";
import { beforeEach, expect, test, vi } from "vitest";
import { FIVE } from "../../lib/averages";
import { forgetTexts } from "../../lib/i18n";
import { Outbox, type Told } from "../../offline/outbox";
import type { Entry } from "../../offline/queue";
import { Attendance, Late } from "./attendance";
import type { LessonData } from "./data";
import { Marks } from "./marks";
import { Homework, Topic } from "./writing";

const settle = () => new Promise((resolve) => setTimeout(resolve, 40));
const WORK = "0190a000-0000-7000-8000-000000000001";
let people = 0;
let data: LessonData;
let sent: Entry[];
let outbox: Outbox;
let answer: (entry: Entry) => Partial<Told>;

const OBSTACLE = `<div data-obstacle hidden><p data-sentence></p><div data-reason hidden><input name="reason"></div>
  <div data-choices hidden><button type="button" data-choice="drop">-</button><button type="button" data-choice="insist">+</button></div></div>`;
const chip = (pupil: string) => `<li><label class="person" data-pupil="${pupil}">
  <input type="checkbox" name="absent" value="${pupil}"><span>${pupil}</span><span class="code" data-code="н">н</span></label></li>`;
const radio = (pupil: string) => `<li><label class="person">
  <input type="radio" name="pupil" value="${pupil}:0"><span>${pupil}</span><small>-</small><span class="mark"></span><span class="note"></span></label></li>`;

beforeEach(() => {
  people += 1;
  document.body.innerHTML = `
    <script type="application/json" data-texts>{"saved":"ok %(time)s","sending":"%(num)s","offline":{"other":"%(num)s"},
      "conflict":"%(num)s","signed-out":"out","absent-0":"all here","absent-1":"one","absent-2":"two",
      "late":"late %(num)s","late-some":"late","mean":"mean %(mean)s","marks":{"one":"%(num)s mark","other":"%(num)s marks"},
      "no-marks":"none","due":"until %(day)s","done-on":"done %(day)s","write":"Write","load":"%(value)s of %(max)s"}</script>
    <form id="att"><span data-taken-step hidden></span><p data-how></p><ul>${chip("ivan")}${chip("darya")}</ul>${OBSTACLE}<button data-confirm>all here</button></form>
    <details><form id="late"><select name="pupil"><option value="ivan:0">i</option><option value="darya:0">d</option></select>
      <input name="minutes" value="5">${OBSTACLE}<button name="fact" value="late">late</button></form></details>
    <form id="topic"><input type="hidden" name="version" value="0"><input type="hidden" name="plan_line" value="line-1">
      <input type="hidden" name="current" value=""><p data-topic class="muted">Degree</p><span data-written hidden></span>
      <button name="act" value="plan" data-accept class="btn--primary">Accept</button><input id="topic-text" name="topic"><input name="material" value="402">${OBSTACLE}</form>
    <section><ul class="menu__list"><li><a data-work="answer" aria-current="true">Answer</a></li><li><a data-work="${WORK}" data-due="by Monday">Test</a></li></ul>
      <span data-work-name></span><p data-work-due></p><form id="marks"><input type="hidden" name="work" value="answer"><ul>${radio("ivan")}${radio("darya")}</ul>${OBSTACLE}
      <p data-who></p><div class="pad"><button name="value" value="4">4</button><button name="value" value="5">5</button></div></form></section>
    <section><span data-hw-done hidden></span><span data-hw-due></span><form id="hw"><input type="hidden" name="version" value="0"><input name="exercises"><input type="checkbox" name="manner" value="written">
      <textarea name="text"></textarea><input name="minutes"><input name="due_on" type="text"><div data-load><progress max="150"></progress><b></b></div><p data-overload hidden></p>
      ${OBSTACLE}<button name="act" value="set">Set</button><button name="act" value="nothing">None</button></form></section>
    <ul><li data-duty="attendance"></li><li data-nothing-owed hidden></li></ul>`;
  forgetTexts();
  data = {
    owner: `teacher-${people}`,
    lesson: "monday",
    ends_at: "2026-11-18T02:30:00Z",
    work: "answer",
    weights: { answer: 1, [WORK]: 3 },
    marks: { [WORK]: { ivan: ["3", 2] } },
    tallies: { ivan: [9, 3, 1] },
    load: [140, 150],
  };
  sent = [];
  answer = () => ({ state: { version: 1 } });
  outbox = new Outbox(data.owner, async (entries) => {
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
});

const form = (id: string) => document.getElementById(id) as HTMLFormElement;
const press = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();

function attendance(): void {
  new Attendance(form("att"), data, outbox, new Late(form("late"), data, outbox));
}

test("the button counts who is absent, and sends the list", async () => {
  attendance();
  answer = () => ({ state: { absences: [{ pupil: "ivan", fact: "absent", version: 1 }] } });
  press("[value=ivan]");
  expect(document.querySelector("[data-confirm]")?.textContent).toBe("one");
  press("[data-confirm]");
  await settle();
  expect(sent[0]).toMatchObject({
    kind: "confirm_attendance",
    absent: ["ivan"],
    late: [],
    seen: [],
  });
  expect(document.querySelector<HTMLElement>("[data-taken-step]")?.hidden).toBe(false);
  expect(document.querySelector<HTMLElement>("[data-duty]")?.hidden).toBe(true);
  press("[data-confirm]");
  await settle();
  expect(sent[1]).toMatchObject({ seen: [{ pupil: "ivan", version: 1 }] });
});

test("whoever came late is late in the next confirmation too", async () => {
  attendance();
  answer = () => ({ state: { pupil: "darya", fact: "late", minutes: 7, version: 1 } });
  const minutes = form("late").elements.namedItem("minutes") as HTMLInputElement;
  form("late").querySelectorAll("option")[1]?.toggleAttribute("selected", true);
  minutes.value = "7";
  press("#late [value=late]");
  await settle();
  expect(sent[0]).toMatchObject({
    kind: "record_absence",
    pupil: "darya",
    fact: "late",
    minutes: 7,
  });
  expect(document.querySelector("[data-pupil=darya] .code")?.textContent).toBe("late 7");
  answer = () => ({ state: { absences: [] } });
  press("[data-confirm]");
  await settle();
  expect(sent[1]).toMatchObject({ late: [{ pupil: "darya", minutes: 7 }] });
});

test("a long press asks for minutes and ticks nobody", () => {
  vi.useFakeTimers();
  attendance();
  const key = document.querySelector<HTMLElement>("[data-pupil=darya]");
  key?.dispatchEvent(new Event("pointerdown"));
  vi.advanceTimersByTime(600);
  vi.useRealTimers();
  expect(document.querySelector("details")?.open).toBe(true);
  expect((form("late").elements.namedItem("pupil") as HTMLSelectElement).value).toBe("darya:0");
});

test("an obstacle is said, and insisting sends the reason", async () => {
  attendance();
  answer = () => ({ ok: false, code: "marked-needs-reason", sentence: "Why?", state: null });
  press("[value=ivan]");
  press("[data-confirm]");
  await settle();
  expect(form("att").querySelector("[data-sentence]")?.textContent).toBe("Why?");
  answer = () => ({ state: { absences: [] } });
  (form("att").elements.namedItem("reason") as HTMLInputElement).value = "left early";
  form("att").querySelector<HTMLElement>("[data-choice=insist]")?.click();
  await settle();
  expect(sent.at(-1)).toMatchObject({ absent: ["ivan"], reason: "left early" });
});

test("the topic of the plan is taken with its material", async () => {
  new Topic(form("topic"), data, outbox);
  answer = () => ({ state: { topic: "Degree of a number", version: 1, plan_line: "line-1" } });
  press("[data-accept]");
  await settle();
  expect(sent[0]).toMatchObject({
    kind: "write_topic",
    version: 0,
    plan_line: "line-1",
    material: "402",
  });
  expect(document.querySelector("[data-topic]")?.textContent).toBe("Degree of a number");
  expect((form("topic").elements.namedItem("version") as HTMLInputElement).value).toBe("1");
});

test("a mark goes by its kind first and by its work ever after", async () => {
  const marks = new Marks(form("marks"), data, outbox);
  marks.takeUp();
  answer = (entry) => ({ state: { work: "w-1", value: entry.value, version: 1 } });
  press("#marks [value^=ivan]");
  press(".pad [value='5']");
  expect(document.querySelector("#marks .mark")?.textContent).toBe("5");
  expect(document.querySelector("[data-who]")?.textContent).toContain("mean 3");
  await settle();
  expect(sent[0]).toMatchObject({
    kind: "put_mark",
    pupil: "ivan",
    value: "5",
    version: 0,
    type: "answer",
  });
  expect(data.work).toBe("w-1");
  expect(document.querySelector<HTMLInputElement>("#marks [name=pupil]")?.value).toBe("ivan:1");
});

test("another work shows its own marks, and a refused mark is taken back", async () => {
  const marks = new Marks(form("marks"), data, outbox);
  marks.takeUp();
  press(`[data-work="${WORK}"]`);
  expect(document.querySelector("[data-work-due]")?.textContent).toBe("by Monday");
  expect(document.querySelector("#marks .mark")?.textContent).toBe("3");
  answer = () => ({ ok: false, code: "lesson-not-begun", sentence: "Too early", state: null });
  press("#marks [value^=ivan]");
  press(".pad [value='4']");
  await settle();
  expect(sent[0]).toMatchObject({ work: WORK, version: 2 });
  expect(document.querySelector("#marks .mark")?.textContent).toBe("3");
  expect(form("marks").querySelector("[data-sentence]")?.textContent).toBe("Too early");
});

test("homework is weighed against the day and sent; nothing set is said", async () => {
  new Homework(form("hw"), data, outbox);
  const text = form("hw").elements.namedItem("text") as HTMLTextAreaElement;
  const minutes = form("hw").elements.namedItem("minutes") as HTMLInputElement;
  text.value = "Solve by factoring";
  const exercises = form("hw").elements.namedItem("exercises") as HTMLInputElement;
  exercises.value = "412";
  (form("hw").elements.namedItem("manner") as HTMLInputElement).checked = true;
  minutes.value = "20";
  minutes.dispatchEvent(new Event("input"));
  expect(document.querySelector("[data-load] b")?.textContent).toBe("160 of 150");
  expect(document.querySelector<HTMLElement>("[data-overload]")?.hidden).toBe(false);
  press("#hw [value=set]");
  await settle();
  expect(sent[0]).toMatchObject({
    kind: "set_homework",
    task: {
      text: "Solve by factoring",
      exercises: "412",
      manner: ["written"],
      minutes: 20,
    },
  });
  text.value = exercises.value = "";
  press("#hw [value=nothing]");
  await settle();
  expect(sent[1]).not.toHaveProperty("task");
  expect(sent[1]).toMatchObject({ version: 1 });
});

test("a debt goes with its last day, a comment with its mark", async () => {
  form("marks").insertAdjacentHTML(
    "beforeend",
    '<input name="comment"><input name="due_on"><button name="value" value="•">•</button><div data-keep hidden><button type="button">keep</button></div>',
  );
  data.debt_until = "2026-12-02";
  new Marks(form("marks"), data, outbox).takeUp();
  answer = (entry) => ({ state: { ...entry, work: "w-1", version: 1 } });
  press("#marks [value^=ivan]");
  form("marks").dispatchEvent(new Event("change"));
  const due = form("marks").elements.namedItem("due_on") as HTMLInputElement;
  expect(due.value).toBe("2026-12-02");
  due.value = "2026-11-25";
  press('#marks [value="•"]');
  await settle();
  expect(sent[0]).toMatchObject({ value: "•", due_on: "2026-11-25" });
  expect(document.querySelector("#marks .note")?.textContent).toBe("until 25.11");
  expect(document.querySelector("[data-who]")?.textContent).toContain("mean 3");
  (form("marks").elements.namedItem("comment") as HTMLInputElement).value = "bring it";
  press("#marks [data-keep] button");
  await settle();
  expect(sent[1]).toMatchObject({ value: "•", comment: "bring it", version: 1 });
});

test("the pad of another scale: points typed into a field, and no mean of what only the server knows", async () => {
  form("marks").insertAdjacentHTML(
    "beforeend",
    '<input name="points" value="87"><button name="act" value="points">Put</button>',
  );
  data.scale = { ...FIVE, code: "hundred", values: ["87", "86"] };
  data.linked = [WORK];
  data.work = WORK;
  data.marks = {};
  data.tallies = {};
  new Marks(form("marks"), data, outbox).takeUp();
  answer = (entry) => ({ state: { ...entry, version: 1 } });
  press("#marks [value^=ivan]");
  press('#marks [value="points"]');
  await settle();
  expect(sent[0]).toMatchObject({ value: "87", work: WORK });
  expect(document.querySelector("[data-who]")?.textContent).toContain("1 mark");
  expect(document.querySelector("[data-who]")?.textContent).not.toContain("mean");
});

test("later work of an absent pupil is answered with its day alone", async () => {
  form("marks")
    .querySelector("[data-obstacle]")
    ?.insertAdjacentHTML("beforeend", '<div data-done hidden><input name="done_on"></div>');
  new Marks(form("marks"), data, outbox).takeUp();
  answer = () => ({ ok: false, code: "absent-needs-reason", sentence: "When?", state: null });
  press("#marks [value^=ivan]");
  press(".pad [value='5']");
  await settle();
  const done = form("marks").elements.namedItem("done_on") as HTMLInputElement;
  expect(done.parentElement?.hidden).toBe(false);
  done.value = "2026-11-20";
  answer = (entry) => ({ state: { ...entry, work: "w-1", version: 1 } });
  form("marks").querySelector<HTMLElement>("[data-choice=insist]")?.click();
  await settle();
  expect(sent.at(-1)).toMatchObject({ value: "5", done_on: "2026-11-20" });
  expect(document.querySelector("#marks .note")?.textContent).toBe("done 20.11");
});
