import type { Place } from "./deeds";
import type { Grid } from "./grid";
import type { Move } from "./keyboard";

/** A block of cells, edges included. */
export interface Range {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** The block between two corners. */
export function between(one: Place, other: Place): Range {
  return {
    top: Math.min(one.pupil, other.pupil),
    bottom: Math.max(one.pupil, other.pupil),
    left: Math.min(one.lesson, other.lesson),
    right: Math.max(one.lesson, other.lesson),
  };
}

/** The cells of a block line by line, in the columns that are in sight. */
export function linesOf({ top, bottom, left, right }: Range, shown: readonly number[]): Place[][] {
  const columns = shown.filter((at) => left <= at && at <= right);
  return Array.from({ length: bottom - top + 1 }, (_, step) =>
    columns.map((lesson) => ({ pupil: top + step, lesson })),
  );
}

/** The cells that somebody has picked with Shift; without that, the one in the focus. */
export class Selection {
  private anchor: Place | null = null;
  private end: Place | null = null;
  private painted: HTMLTableCellElement[] = [];

  constructor(private readonly grid: Grid) {
    grid.table.setAttribute("aria-multiselectable", "true");
  }

  get active(): boolean {
    return this.anchor !== null;
  }

  get range(): Range {
    const here = this.grid.current;
    return between(this.anchor ?? here, this.end ?? here);
  }

  /** The picked cells line by line. */
  get lines(): Place[][] {
    return linesOf(this.range, this.grid.shown());
  }

  /** Moves the far corner, and the focus with it. */
  extend(to: Move): void {
    this.reach(this.grid.target(to));
  }

  /** Makes a cell the far corner. */
  reach(place: Place): void {
    this.anchor ??= this.grid.current;
    this.end = place;
    this.grid.go(place);
    this.paint();
  }

  /** Picks the line or the column of the focus, or everything. */
  pick(what: "row" | "column" | "all"): void {
    const { pupil, lesson } = this.grid.current;
    const shown = this.grid.shown();
    const last = this.grid.lines.length - 1;
    const [left, right] = what === "column" ? [lesson, lesson] : [shown[0], shown.at(-1)];
    const [top, bottom] = what === "row" ? [pupil, pupil] : [0, last];
    this.anchor = { pupil: top, lesson: left ?? lesson };
    this.end = { pupil: bottom, lesson: right ?? lesson };
    this.paint();
  }

  clear(): void {
    if (!this.active) return;
    this.anchor = this.end = null;
    this.wipe();
  }

  private paint(): void {
    this.wipe();
    this.painted = this.lines.flat().map((place) => this.grid.cell(place));
    for (const cell of this.painted) {
      cell.classList.add("is-picked");
      cell.setAttribute("aria-selected", "true");
    }
  }

  private wipe(): void {
    for (const cell of this.painted) {
      cell.classList.remove("is-picked");
      cell.removeAttribute("aria-selected");
    }
    this.painted = [];
  }
}
