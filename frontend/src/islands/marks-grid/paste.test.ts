import { describe, expect, test } from "vitest";
import { MOST_LINES, readPaste } from "./paste";
import { FIVE_POINT } from "./state";

const NAMES = ["Абрамова Лидия", "Белов Пётр", "Белов Павел", "Гусев Олег", "Фёдоров Иван"];
const pasted = (text: string, from = 0, out: number[] = []) =>
  readPaste(text, {
    names: NAMES,
    from,
    scale: FIVE_POINT,
    out: (pupil) => out.includes(pupil),
  });

/** Lines in short: whose, what, which obstacle. */
function lines(text: string, from = 0, out: number[] = []) {
  const found = pasted(text, from, out);
  if (found.kind !== "lines") throw new Error(found.kind);
  return found.lines.map(({ pupil, typed, words, problem }) => [
    pupil,
    typed?.kind === "marks" ? typed.values.join("/") : (typed?.fact ?? words),
    problem,
  ]);
}

describe("names and marks", () => {
  test("names are found in any order and any usual writing", () => {
    const text = "Федоров И.\t5\nГусев\tн\nПетр Белов\t4/3\nАБРАМОВА  Лидия Олеговна\t.\n";
    expect(lines(text)).toEqual([
      [4, "5", ""],
      [3, "absent", ""],
      [1, "4/3", ""],
      [0, "•", ""],
    ]);
  });

  test("numbers of lines and a heading are no marks", () => {
    const text = "№\tУченик\tОценка\n1\tАбрамова Лидия\t5\n2\tГусев Олег\t\n3\tФёдоров Иван\t2";
    expect(lines(text)).toEqual([
      [0, "5", ""],
      [4, "2", ""],
    ]);
  });

  test("a family name and a given name may stand in two columns", () => {
    expect(lines("Белов\tПавел\t3\nГусев\tОлег\t5")).toEqual([
      [2, "3", ""],
      [3, "5", ""],
    ]);
  });

  test("somebody unknown, somebody among several, somebody twice", () => {
    const text = "Гусев\t5\nИванова Анна\t4\nБелов П.\t3\nГусев Олег\t2";
    expect(lines(text)).toEqual([
      [3, "5", "twice"],
      [null, "4", "unknown"],
      [null, "3", "several"],
      [3, "2", "twice"],
    ]);
  });

  test("a first line with a strange mark is no heading when it names a pupil", () => {
    expect(lines("Гусев\tхор\nБелов Пётр\t4")[0]).toEqual([3, "хор", "value"]);
  });
});

describe("marks alone", () => {
  test("they go down from the focus; an empty line leaves a pupil out", () => {
    expect(lines("5\n\n4\n", 1)).toEqual([
      [1, "5", ""],
      [3, "4", ""],
    ]);
  });

  test("there may be more lines than pupils", () => {
    expect(lines("5\n4\n3", 3)).toEqual([
      [3, "5", ""],
      [4, "4", ""],
      [null, "3", "beyond"],
    ]);
  });

  test("values outside the scale, formulas and pupils who were not there are named", () => {
    expect(lines("6\n=A1+1\n5\n+4", 0, [2])).toEqual([
      [0, "6", "value"],
      [1, "=A1+1", "formula"],
      [2, "5", "out"],
      [3, "+4", "formula"],
    ]);
  });
});

describe("what is no column of marks", () => {
  test("ten thousand lines are not even looked at", () => {
    expect(pasted("5\n".repeat(10_000))).toEqual({ kind: "long", num: 10_000 });
    expect(pasted("5\n".repeat(MOST_LINES)).kind).toBe("lines");
  });

  test.each(["", "\n\n", " \t \n"])("nothing (%j)", (text) => {
    expect(pasted(text)).toEqual({ kind: "empty" });
  });

  test.each(["5\t4\n3\t3", "Гусев\t5\t4", "Гусев\nБелов Пётр"])("another shape (%j)", (text) => {
    expect(pasted(text)).toEqual({ kind: "shape" });
  });
});
