import { meanInWords } from "../../lib/averages";
import { language } from "../../lib/i18n";
import { draw, type Stage } from "./cell";
import type { Place } from "./deeds";
import type { Move } from "./keyboard";
import type { Look, Sums } from "./state";

/** As long as a toast stays. */
const SHOWN_MS = 8000;

/** The table: where the focus is, where it may go, and how cells and sums are painted. */
export class Grid {
  readonly lines: HTMLTableRowElement[];
  readonly heads: HTMLTableCellElement[];
  /** How many columns stand between the names and the sums. */
  readonly width: number;
  private readonly cells: HTMLTableCellElement[][];
  private place: Place;

  constructor(
    readonly wrap: HTMLElement,
    readonly table: HTMLTableElement,
    private readonly sameMonth: (one: number, other: number) => boolean,
  ) {
    this.heads = [...table.querySelectorAll<HTMLTableCellElement>("thead tr:last-child > th")];
    this.width = this.heads.length;
    this.lines = [...table.querySelectorAll<HTMLTableRowElement>("tbody > tr")];
    this.cells = this.lines.map((line) => {
      const cells = [...line.children] as HTMLTableCellElement[];
      return cells.slice(2, 2 + this.width);
    });
    this.place = { pupil: 0, lesson: this.openingColumn() };
    this.cell(this.place).tabIndex = 0;
  }

  get current(): Place {
    return this.place;
  }

  cell({ pupil, lesson }: Place): HTMLTableCellElement {
    const cell = this.cells[pupil]?.[lesson];
    if (!cell) throw new RangeError(`no cell ${pupil}:${lesson}`);
    return cell;
  }

  /** Every cell of a lesson's column, the head left out. */
  column(lesson: number): HTMLTableCellElement[] {
    return this.cells.flatMap((line) => line[lesson] ?? []);
  }

  /** The place of a cell that an event came from. */
  placeOf(target: EventTarget | null): Place | null {
    const cell = target instanceof Element ? target.closest("td") : null;
    const line = cell?.closest("tr");
    if (!cell || !line) return null;
    const pupil = this.lines.indexOf(line);
    const lesson = this.cells[pupil]?.indexOf(cell) ?? -1;
    return lesson < 0 ? null : { pupil, lesson };
  }

  name(pupil: number): string {
    return this.lines[pupil]?.querySelector(".name")?.firstChild?.textContent?.trim() ?? "";
  }

  /** Makes a cell the one tab stop of the table and, unless told otherwise, focuses it. */
  go(place: Place, focus = true): void {
    this.cell(this.place).tabIndex = -1;
    this.lines[this.place.pupil]?.classList.remove("is-row");
    this.place = place;
    const cell = this.cell(place);
    cell.tabIndex = 0;
    this.lines[place.pupil]?.classList.add("is-row");
    if (!focus) return;
    // In this order the table is laid out once: what the focus changes waits for the frame.
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    cell.focus({ preventScroll: true });
  }

  /** Where a move leads; at an edge it stays. */
  target(to: Move): Place {
    const { pupil, lesson } = this.place;
    const last = this.lines.length - 1;
    const line = (at: number): Place => ({ pupil: Math.max(0, Math.min(last, at)), lesson });
    const column = (at: number): Place => ({ pupil, lesson: at });
    switch (to) {
      case "up":
        return line(pupil - 1);
      case "down":
        return line(pupil + 1);
      case "page-up":
        return line(pupil - this.page());
      case "page-down":
        return line(pupil + this.page());
      case "filled-up":
        return line(this.filled(-1));
      case "filled-down":
        return line(this.filled(1));
      case "first":
        return { pupil: 0, lesson: this.shown()[0] ?? lesson };
      case "last":
        return { pupil: last, lesson: this.shown().at(-1) ?? lesson };
      default:
        return column(this.sideways(to));
    }
  }

  /** Draws a cell anew, unless somebody is typing into it: the end of that draws it. */
  paint(place: Place, look: Look, stage: Stage): void {
    const cell = this.cell(place);
    if (!cell.querySelector("input")) draw(cell, look, stage);
  }

  paintSums(pupil: number, sums: Sums): void {
    const line = this.lines[pupil];
    const write = (name: string, words: string) => {
      const cell = line?.querySelector(`.sum-${name}`);
      if (cell && cell.textContent !== words) cell.textContent = words;
    };
    write("mean", meanInWords(sums.mean, language()));
    write("count", sums.count ? String(sums.count) : "");
    const debts = line?.querySelector(".sum-debts");
    if (!debts) return;
    const flag = document.createElement("span");
    flag.className = "flag";
    flag.textContent = `•${sums.debts}`;
    debts.replaceChildren(...(sums.debts ? [flag] : []));
  }

  /** Takes a sign of what was missing from the head of a column. */
  clearSign(lesson: number, sign: "no-att" | "no-topic" | "no-hw"): void {
    this.heads[lesson]?.querySelector(`.${sign}`)?.remove();
  }

  /** Takes the signs of what a lesson lacked away, but for what it lacks still. */
  keepSigns(lesson: number, missing: readonly string[]): void {
    if (!missing.includes("attendance")) this.clearSign(lesson, "no-att");
    if (!missing.includes("topic")) this.clearSign(lesson, "no-topic");
    if (!missing.includes("homework")) this.clearSign(lesson, "no-hw");
  }

  /** Shows for a moment that somebody else wrote into a cell. */
  flash(place: Place): void {
    const cell = this.cell(place);
    cell.classList.add("is-news");
    setTimeout(() => cell.classList.remove("is-news"), SHOWN_MS);
  }

  /** The columns in sight: those of folded months are hidden. */
  shown(): number[] {
    return this.heads.flatMap((head, at) => (head.hidden ? [] : [at]));
  }

  private sideways(to: Move): number {
    const shown = this.shown();
    const at = shown.indexOf(this.place.lesson);
    const step = (places: number) => shown[at + places] ?? this.place.lesson;
    switch (to) {
      case "left":
        return step(-1);
      case "right":
        return step(1);
      case "row-start":
        return shown[0] ?? this.place.lesson;
      case "row-end":
        return shown.at(-1) ?? this.place.lesson;
      case "month-left":
        return this.otherMonth(shown.slice(0, Math.max(at, 0)).reverse());
      default:
        return this.otherMonth(shown.slice(at + 1));
    }
  }

  /** The first lesson of the nearest other month among columns, nearest first. */
  private otherMonth(columns: number[]): number {
    const near = columns.find((at) => !this.sameMonth(at, this.place.lesson));
    if (near === undefined) return columns.at(-1) ?? this.place.lesson;
    return this.shown().find((at) => this.sameMonth(at, near)) ?? near;
  }

  /** The next filled cell of the column, or its edge. */
  private filled(step: 1 | -1): number {
    const { lesson } = this.place;
    let at = this.place.pupil + step;
    while (this.cells[at]?.[lesson] && !this.cells[at]?.[lesson]?.textContent) at += step;
    return at;
  }

  private page(): number {
    const height = this.lines[0]?.offsetHeight || 24;
    return Math.max(1, Math.floor(this.wrap.clientHeight / height) - 3);
  }

  /** Today's column, else the last lesson that has begun. */
  private openingColumn(): number {
    const today = this.heads.findIndex((head) => head.classList.contains("is-today"));
    if (today >= 0) return today;
    const ahead = [...this.table.querySelectorAll("col.c-cell")].findIndex((col) =>
      col.classList.contains("is-ahead"),
    );
    return Math.max(0, (ahead < 0 ? this.width : ahead) - 1);
  }
}
