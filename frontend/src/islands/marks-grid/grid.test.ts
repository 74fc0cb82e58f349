import { beforeEach, expect, test } from "vitest";
import { Grid } from "./grid";
import type { Move } from "./keyboard";

/** Three pupils, four lessons in two months; the second lesson is today's. */
const TABLE = `
<div class="wrap"><table class="grid"><colgroup><col class="c-num"><col class="c-name"></colgroup>
<colgroup>${'<col class="c-cell">'.repeat(4)}</colgroup>
<thead><tr><th>№</th><th>Ученик</th></tr>
<tr><th>5</th><th class="is-today">6</th><th>7</th><th>8</th></tr></thead>
<tbody>${["Абрамов", "Белова", "Гусев"]
  .map(
    (name) =>
      `<tr><td class="num"></td><th class="name">${name}</th><td></td><td></td><td></td><td></td><td class="sum sum-mean"></td><td class="sum sum-count"></td><td class="sum sum-debts"></td></tr>`,
  )
  .join("")}</tbody></table></div>`;

let grid: Grid;

beforeEach(() => {
  document.documentElement.lang = "ru";
  document.body.innerHTML = TABLE;
  const wrap = document.querySelector<HTMLElement>(".wrap");
  const table = document.querySelector<HTMLTableElement>("table");
  if (!wrap || !table) throw new Error("no table");
  grid = new Grid(wrap, table, (one, other) => one < 2 === other < 2);
});

const stops = () => [...document.querySelectorAll<HTMLElement>('td[tabindex="0"]')];

test("the table has one tab stop, at first in today's column", () => {
  expect(stops()).toEqual([grid.cell({ pupil: 0, lesson: 1 })]);
  grid.go({ pupil: 2, lesson: 3 });
  expect(stops()).toEqual([grid.cell({ pupil: 2, lesson: 3 })]);
  expect(document.activeElement).toBe(stops()[0]);
  expect(grid.lines[2]?.classList.contains("is-row")).toBe(true);
});

test.each<[Move, number, number]>([
  ["left", 1, 0],
  ["right", 1, 2],
  ["up", 0, 1],
  ["down", 2, 1],
  ["row-start", 1, 0],
  ["row-end", 1, 3],
  ["first", 0, 0],
  ["last", 2, 3],
  ["page-down", 2, 1],
  ["page-up", 0, 1],
  ["month-right", 1, 2],
  ["month-left", 1, 0],
])("from the middle, %s leads to line %i, column %i", (move, pupil, lesson) => {
  grid.go({ pupil: 1, lesson: 1 });
  expect(grid.target(move)).toEqual({ pupil, lesson });
});

test("an edge is an edge: nothing wraps", () => {
  grid.go({ pupil: 0, lesson: 0 });
  expect(grid.target("left")).toEqual({ pupil: 0, lesson: 0 });
  expect(grid.target("up")).toEqual({ pupil: 0, lesson: 0 });
  grid.go({ pupil: 2, lesson: 3 });
  expect(grid.target("right")).toEqual({ pupil: 2, lesson: 3 });
  expect(grid.target("down")).toEqual({ pupil: 2, lesson: 3 });
});

test("folded columns are stepped over", () => {
  const head = grid.heads[2];
  if (head) head.hidden = true;
  grid.go({ pupil: 0, lesson: 1 });
  expect(grid.target("right")).toEqual({ pupil: 0, lesson: 3 });
});

test("Ctrl with an arrow goes to the next filled cell of the column", () => {
  grid.cell({ pupil: 2, lesson: 1 }).textContent = "5";
  grid.go({ pupil: 0, lesson: 1 });
  expect(grid.target("filled-down")).toEqual({ pupil: 2, lesson: 1 });
});

test("sums are written in the reader's language", () => {
  grid.paintSums(1, { mean: 425, count: 3, debts: 2 });
  const words = [...(grid.lines[1]?.querySelectorAll(".sum") ?? [])].map(
    (cell) => cell.textContent,
  );
  expect(words).toEqual(["4,25", "3", "•2"]);
});
