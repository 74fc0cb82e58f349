import { read, type Typed } from "../journal-panels/cell-editor";
import type { Scale } from "./state";

/** More lines than any class has pupils: whoever pastes so many has copied something else. */
export const MOST_LINES = 200;
const MOST_CHARACTERS = 40_000;

/** Why a line of the clipboard cannot be entered; empty when it can. */
export type Problem = "" | "unknown" | "several" | "twice" | "value" | "formula" | "beyond" | "out";

/** A line of the clipboard: what stood there, whose it is, and what it means. */
export interface PastedLine {
  name: string;
  words: string;
  pupil: number | null;
  typed: Typed | null;
  problem: Problem;
}

/** What the clipboard holds: lines to look at, or nothing that could be marks. */
export type Pasted =
  | { kind: "lines"; lines: PastedLine[] }
  | { kind: "empty" | "shape" }
  | { kind: "long"; num: number };

/** The page that something is pasted into. */
export interface Target {
  names: readonly string[];
  /** The line of the focus: where marks without names begin. */
  from: number;
  scale: Scale;
  /** Whether a pupil is not in the group on the day of the lesson. */
  out(pupil: number): boolean;
}

/**
 * Reads a column copied from a spreadsheet: names and marks, or marks alone in the order of the
 * page. Nothing is written here: the lines are shown first.
 */
export function readPaste(text: string, target: Target): Pasted {
  const rows = text.replace(/(\r?\n|\r)+$/, "").split(/\r\n|\n|\r/);
  if (rows.length > MOST_LINES || text.length > MOST_CHARACTERS) {
    return { kind: "long", num: rows.length };
  }
  const table = rows.map((row) => row.split("\t").map((cell) => cell.trim()));
  if (!table.some((row) => row.some(Boolean))) return { kind: "empty" };
  const columns = columnsOf(table, target.scale);
  if (!columns) return { kind: "shape" };
  const pairs = table.map((row) => ({
    name: columns.names
      .map((at) => row[at] ?? "")
      .join(" ")
      .trim(),
    words: row[columns.mark] ?? "",
  }));
  const lines = columns.names.length ? byName(pairs, target) : inOrder(pairs, target);
  return lines.length ? { kind: "lines", lines: twice(lines) } : { kind: "empty" };
}

/** Which columns hold names and which one the marks; null when that cannot be told. */
function columnsOf(table: string[][], scale: Scale): { names: number[]; mark: number } | null {
  const width = Math.max(...table.map((row) => row.length));
  const all = Array.from({ length: width }, (_, at) => at);
  const filled = all.filter((at) => table.some((row) => row[at]));
  const names = filled.filter((at) => {
    const cells = table.map((row) => row[at] ?? "").filter(Boolean);
    return cells.filter((cell) => isName(cell, scale)).length * 2 > cells.length;
  });
  const last = names.at(-1) ?? -1;
  // Before the names may stand numbers of lines, after them only marks.
  const marks = filled.filter((at) => at > last);
  const mark = marks[0];
  return mark === undefined || marks.length > 1 ? null : { names, mark };
}

function isName(cell: string, scale: Scale): boolean {
  return /\p{L}{2}/u.test(cell) && !isFormula(cell) && read(cell, scale) === null;
}

function byName(pairs: { name: string; words: string }[], target: Target): PastedLine[] {
  const known = target.names.map(wordsOf);
  const lines = pairs.flatMap(({ name, words }) => {
    if (!name || !words) return [];
    const [pupil, ...others] = fitting(wordsOf(name), known);
    if (pupil === undefined)
      return [{ ...judged(words, null, target), name, problem: "unknown" as const }];
    if (others.length)
      return [{ ...judged(words, null, target), name, problem: "several" as const }];
    return [{ ...judged(words, pupil, target), name }];
  });
  const first = lines[0];
  const header = first?.problem === "unknown" && !first.typed && !isFormula(first.words);
  return header && lines.length > 1 ? lines.slice(1) : lines;
}

function inOrder(pairs: { words: string }[], target: Target): PastedLine[] {
  return pairs.flatMap(({ words }, step) => {
    const pupil = target.from + step;
    if (!words) return [];
    if (pupil < target.names.length) return [judged(words, pupil, target)];
    return [{ ...judged(words, null, target), problem: "beyond" as const }];
  });
}

function judged(words: string, pupil: number | null, target: Target): PastedLine {
  const typed = isFormula(words) ? null : read(words, target.scale);
  let problem: Problem = "";
  if (isFormula(words)) problem = "formula";
  else if (!typed) problem = "value";
  else if (pupil !== null && target.out(pupil)) problem = "out";
  return { name: "", words, pupil, typed, problem };
}

/** A pupil who is named twice is entered neither way: nobody knows which line is meant. */
function twice(lines: PastedLine[]): PastedLine[] {
  const times = new Map<number, number>();
  for (const { pupil } of lines) if (pupil !== null) times.set(pupil, (times.get(pupil) ?? 0) + 1);
  return lines.map((line) =>
    line.pupil !== null && (times.get(line.pupil) ?? 0) > 1 ? { ...line, problem: "twice" } : line,
  );
}

function isFormula(cell: string): boolean {
  return /^[=+@]|^-\S/.test(cell);
}

/** A name as words: capitals, points and the two dots over «ё» make no other name. */
function wordsOf(name: string): string[] {
  const plain = name.toLowerCase().replaceAll("ё", "е");
  return plain.split(/[\s.,]+/).filter(Boolean);
}

/** The pupils whom a name may mean: those who bear it in full, or else whom it fits. */
function fitting(words: string[], known: string[][]): number[] {
  const places = known.map((_, at) => at);
  const full = places.filter((at) => {
    const [last, first] = known[at] ?? [];
    return (words[0] === last && words[1] === first) || (words[1] === last && words[0] === first);
  });
  return full.length ? full : places.filter((at) => fits(words, known[at] ?? []));
}

/** Whether a family name alone, or with an initial, may mean this pupil. */
function fits([last, first]: string[], [family, given = ""]: string[]): boolean {
  if (last !== family) return false;
  return first === undefined || (first.length === 1 && given.startsWith(first));
}
