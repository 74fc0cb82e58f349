import { meanInWords } from "../../lib/averages";
import { language, text } from "../../lib/i18n";
import type { Grid } from "../marks-grid/grid";
import type { Sheet } from "../marks-grid/state";

/** A month of the page: its columns and, once it was folded, what stands in their place. */
interface Month {
  name: string;
  band: HTMLTableCellElement;
  lessons: number[];
  folded: boolean;
  narrow: HTMLElement[];
}

/** Below this width nothing is folded by itself: the grid scrolls there. */
const DESK = "(min-width: 1100px)";

/** How wide a folded month is: `.c-fold`. */
const FOLDED_PX = 64;

/** Folds months into one column each, with the mean and the absences of that month. */
export class Folding {
  private readonly months: Month[];
  private readonly cols: HTMLElement[];

  constructor(
    private readonly grid: Grid,
    private readonly sheet: Sheet,
  ) {
    this.cols = [...grid.table.querySelectorAll<HTMLElement>("col.c-cell")];
    const bands = grid.table.querySelectorAll<HTMLTableCellElement>("th.band");
    let first = 0;
    this.months = [...bands].map((band) => {
      const lessons = Array.from({ length: band.colSpan }, (_, step) => first + step);
      first += band.colSpan;
      return { name: band.textContent?.trim() ?? "", band, lessons, folded: false, narrow: [] };
    });
    if (this.months.length > 1) for (const month of this.months) this.foldable(month);
    // Paper has room for everything.
    window.addEventListener("beforeprint", () => {
      for (const month of this.months) this.unfold(month);
    });
  }

  sameMonth(one: number, other: number): boolean {
    return this.monthOf(one) === this.monthOf(other);
  }

  /** Folds past months, the oldest first, until the table fits or only the current one is left. */
  fit(): void {
    if (!window.matchMedia(DESK).matches) return;
    // All is measured before anything changes: each look in between would lay the table out anew.
    let excess = this.grid.table.offsetWidth - this.grid.wrap.clientWidth - 1;
    const current = this.monthOf(this.grid.current.lesson);
    const past = this.months.slice(0, current ? this.months.indexOf(current) : 0);
    const widths = past.map((month) => this.widthOf(month));
    past.forEach((month, at) => {
      if (excess <= 0 || month.folded) return;
      excess -= (widths[at] ?? 0) - FOLDED_PX;
      this.fold(month);
    });
  }

  private widthOf(month: Month): number {
    return month.lessons.reduce((sum, at) => sum + (this.grid.heads[at]?.offsetWidth ?? 0), 0);
  }

  /** Shows a month by its position, and scrolls to it. */
  show(at: number): void {
    const month = this.months[at];
    if (!month) return;
    this.unfold(month);
    month.band.scrollIntoView({ block: "nearest", inline: "start" });
  }

  /** Unfolds whatever hides a lesson. */
  reveal(lesson: number): void {
    const month = this.monthOf(lesson);
    if (month) this.unfold(month);
  }

  private monthOf(lesson: number): Month | undefined {
    return this.months.find((month) => month.lessons.includes(lesson));
  }

  private foldable(month: Month): void {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "band-btn";
    button.tabIndex = -1;
    button.title = text("grid-fold");
    button.textContent = month.name;
    button.addEventListener("click", () => this.fold(month));
    month.band.querySelector("span")?.replaceChildren(button);
  }

  private fold(month: Month): void {
    if (month.folded || month.lessons.includes(this.grid.current.lesson)) return;
    month.folded = true;
    for (const each of month.narrow) each.remove();
    month.narrow = [this.narrowCol(month), this.narrowHead(month), ...this.narrowCells(month)];
    this.hide(month, true);
  }

  private unfold(month: Month): void {
    if (!month.folded) return;
    month.folded = false;
    for (const each of month.narrow) each.remove();
    month.narrow = [];
    this.hide(month, false);
  }

  private hide(month: Month, hidden: boolean): void {
    month.band.hidden = hidden;
    for (const at of month.lessons) {
      const head = this.grid.heads[at];
      if (head) head.hidden = hidden;
      const col = this.cols[at];
      if (col) col.hidden = hidden;
      for (const cell of this.grid.column(at)) cell.hidden = hidden;
    }
  }

  private narrowCol(month: Month): HTMLElement {
    const col = document.createElement("col");
    col.className = "c-fold";
    this.cols[month.lessons[0] ?? 0]?.before(col);
    return col;
  }

  private narrowHead(month: Month): HTMLElement {
    const head = document.createElement("th");
    head.className = "m fold";
    head.rowSpan = 2;
    head.scope = "col";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "fold-btn";
    button.tabIndex = -1;
    button.setAttribute("aria-expanded", "false");
    const count = document.createElement("small");
    count.textContent = text("grid-lessons", { num: month.lessons.length });
    button.append(month.name, count);
    button.addEventListener("click", () => this.unfold(month));
    head.append(button);
    month.band.before(head);
    return head;
  }

  private narrowCells(month: Month): HTMLElement[] {
    const inside = (lesson: number) => month.lessons.includes(lesson);
    return this.grid.lines.map((_, pupil) => {
      const cell = document.createElement("td");
      cell.className = "m fold";
      cell.append(meanInWords(this.sheet.sums(pupil, inside).mean, language()));
      const missed = this.sheet.missed(pupil, inside);
      if (missed) {
        const small = document.createElement("small");
        small.textContent = ` ${text("grid-absent-letter")} ${missed}`;
        cell.append(small);
      }
      this.grid.cell({ pupil, lesson: month.lessons[0] ?? 0 }).before(cell);
      return cell;
    });
  }
}
