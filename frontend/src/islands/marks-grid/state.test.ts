import { expect, test } from "vitest";
import { type GridData, letterOf, Sheet } from "./state";

const DATA: GridData = {
  owner: "anna",
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
    {
      code: "test",
      name: "Контрольная работа",
      short_name: "к/р",
      weight: 3,
      is_control: true,
      criteria: [],
      term: "в течение 3 рабочих дней",
    },
  ],
  comments: [],
  pupils: ["ivan", "darya"],
  brought: {},
  lessons: [
    { id: "monday", on: "2026-11-16", open: true, closed: "", cancelled: false },
    { id: "tuesday", on: "2026-11-17", open: true, closed: "", cancelled: false },
  ],
  works: [
    { id: "w1", lesson: 0, type: "answer", name: "Ответ на уроке", title: "", weight: 1, due: "" },
    {
      id: "w2",
      lesson: 0,
      type: "test",
      name: "Контрольная работа",
      title: "",
      weight: 3,
      due: "",
    },
  ],
  marks: [
    [0, 0, "5", 1, false, ""],
    [0, 1, "4", 2, true, "переписал"],
    [1, 1, "•", 1, false, ""],
  ],
  absences: [[1, 0, "absent", "illness", null, 3]],
};

test("a cell shows its marks in the order of the works, with weights", () => {
  const look = new Sheet(DATA).look(0, 0);
  expect(look.marks).toEqual([
    ["5", 1],
    ["4", 3],
  ]);
  expect(look.fixed).toBe(true);
  expect(look.comment).toBe("переписал");
});

test("the mean of a line is weighted and exact; a debt counts as a debt", () => {
  const sheet = new Sheet(DATA);
  expect(sheet.sums(0)).toEqual({ mean: 425, count: 2, debts: 0 });
  expect(sheet.sums(1)).toEqual({ mean: null, count: 0, debts: 1 });
});

test("marks from another group count in the mean of the term, not in that of a month", () => {
  const sheet = new Sheet({ ...DATA, brought: { 0: [["3", 1]] } });
  expect(sheet.sums(0)).toEqual({ mean: 400, count: 3, debts: 0 });
  expect(sheet.sums(0, () => true)).toEqual({ mean: 425, count: 2, debts: 0 });
});

test("a digit is for the plain answer, and for the only work of a lesson that has one", () => {
  const both = new Sheet(DATA);
  expect(both.work(both.currentWork(0)).id).toBe("w1");
  const test = new Sheet({ ...DATA, works: DATA.works.slice(1), marks: [], absences: [] });
  expect(test.work(test.currentWork(0)).type).toBe("test");
});

test("a lesson without works gets a plain answer that the server will make", () => {
  const sheet = new Sheet(DATA);
  const work = sheet.work(sheet.currentWork(1));
  expect(work).toMatchObject({ id: null, ref: "type:answer", weight: 1, lesson: 1 });
  expect(sheet.worksOf(1)).toHaveLength(1);
});

test("the chosen work stays chosen", () => {
  const sheet = new Sheet(DATA);
  sheet.choose(0, 1);
  expect(sheet.currentWork(0)).toBe(1);
});

test("letters say fact and reason", () => {
  const sheet = new Sheet(DATA);
  expect(sheet.look(1, 0).letter).toBe("б");
  expect(letterOf({ fact: "absent", reason: "unknown" })).toBe("н");
  expect(letterOf({ fact: "late", reason: "unknown" })).toBe("оп");
  expect(letterOf({ fact: "present", reason: "unknown" })).toBe("");
  expect(sheet.missed(1, () => true)).toBe(1);
});
