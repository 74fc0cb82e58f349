import type { Counting, Weighted } from "../../lib/averages";

/** The page as `journal/views/_grid_data.py` sends it. */
export interface GridData {
  owner: string;
  writes: boolean;
  /** Why this person may not write here; empty when he may. */
  refusal: string;
  marked: boolean;
  /** The scale of the page with what its means count; the five-point one when left out. */
  scale?: Counting & { names: string[]; debt: string };
  /** Where to ask for what others write, and from which moment on. */
  changes: string;
  after: number;
  types: WorkType[];
  /** What the school's act offers to write to a mark. */
  comments: string[];
  pupils: string[];
  /** Marks of the term from another group, by pupil: they count in the mean too. */
  brought: Record<number, Weighted[]>;
  lessons: Lesson[];
  works: Omit<Work, "ref">[];
  marks: [
    pupil: number,
    work: number,
    value: string,
    version: number,
    fixed: boolean,
    comment: string,
    due?: string | null,
    done?: string | null,
  ][];
  absences: [
    pupil: number,
    lesson: number,
    fact: Fact,
    reason: string,
    minutes: number | null,
    version: number,
  ][];
}

/** The values of a scale, the best first, and the sign of a debt. */
export interface Scale {
  code: string;
  values: readonly string[];
  debt: string;
}

export interface WorkType {
  code: string;
  name: string;
  short_name: string;
  weight: number;
  is_control: boolean;
  criteria: string[];
  /** Until when its marks are put, in words. */
  term: string;
}

export interface Lesson {
  id: string;
  on: string;
  open: boolean;
  /** Why its entries are closed, in words; empty while they are open. */
  closed: string;
  cancelled: boolean;
}

/** A work of a lesson. It has no id until the server has made it; `ref` names it in the queue. */
export interface Work {
  id: string | null;
  ref: string;
  lesson: number;
  type: string;
  name: string;
  title: string;
  weight: number;
  /** The work that this one is a second attempt at, by position in `works`. */
  retake_of?: number | null;
  /** Until when its marks are put, in words; empty where no day is known. */
  due: string;
}

export type Fact = "present" | "absent" | "late";
