import type { Fact } from "./state";

/** A cell of the grid by position. */
export interface Place {
  pupil: number;
  lesson: number;
}

/** Attendance as one writes it. */
export interface Presence {
  fact: Fact;
  minutes: number | null;
}

/** Something this person did, which may be taken back. */
export type Deed =
  | { kind: "mark" | "comment"; place: Place; work: number; before: string; after: string }
  | { kind: "fact"; place: Place; before: Presence; after: Presence };

/** What somebody did here, in steps: a step is one key, or all the cells that one act wrote. */
export class Deeds {
  private readonly done: Deed[][] = [];
  private undone: Deed[][] = [];
  private step: Deed[] | null = null;

  remember(deed: Deed): void {
    this.undone = [];
    if (this.step) this.step.push(deed);
    else this.done.push([deed]);
  }

  /** Everything that an act writes is one step. */
  together(act: () => void): void {
    const step: Deed[] = [];
    this.step = step;
    act();
    this.step = null;
    if (step.length > 0) this.done.push(step);
  }

  /** The last step, to be taken back: last deed first. */
  back(): readonly Deed[] {
    const step = this.done.pop();
    if (!step) return [];
    this.undone.push(step);
    return [...step].reverse();
  }

  /** The step that was taken back last, to be done again. */
  again(): readonly Deed[] {
    const step = this.undone.pop();
    if (!step) return [];
    this.done.push(step);
    return step;
  }
}
