import type { Counting } from "../../lib/averages";

/** What the page knows of a mark: its value, the version last seen, the last day of a debt, the day
 * of later work, the comment. */
export type MarkSeen = [
  value: string,
  version: number,
  due?: string | null | undefined,
  done?: string | null | undefined,
  comment?: string | undefined,
];

/** `journal/views/_lesson_data.py`: ids and values. A work is named by its id, or by the code of a
 * kind that has no work yet. */
export interface LessonData {
  owner: string;
  lesson: string;
  ends_at: string;
  work: string;
  weights: Record<string, number>;
  marks: Record<string, Record<string, MarkSeen>>;
  /** Of every pupil: the sum of value × weight, the sum of weights, the number of marks. */
  tallies: Record<string, [total: number, weights: number, count: number]>;
  /** Works written again, or anew: their marks do not simply add to the sums. */
  linked?: string[];
  scale?: Counting;
  /** The usual last day of a debt made today. */
  debt_until?: string;
  /** Minutes the class has for the next day besides this homework, and the norm. */
  load: [others: number, norm: number];
}

/** The element a page must have; an island without it does not open. */
export function need<T extends Element>(root: ParentNode, selector: string): T {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

/** Shows or hides an element of the page. */
export function show(root: ParentNode, selector: string, shown: boolean): void {
  for (const each of root.querySelectorAll<HTMLElement>(selector)) each.hidden = !shown;
}

/** What «pupil:version» says. */
export function pair(value: string): [id: string, number: number] {
  const [id = "", number = "0"] = value.split(":");
  return [id, Number(number)];
}
