import { text } from "../../lib/i18n";
import type { Outbox } from "../../offline/outbox";
import { edit, type Typed } from "../journal-panels/cell-editor";
import { commentOn, decideOn, minutesLate, pickWork } from "../journal-panels/choices";
import type { Grid } from "./grid";
import type { Command } from "./keyboard";
import type { Sheet } from "./state";
import type { Place, Writer } from "./writer";

/** What the acts need of the page around them. */
export interface Stage {
  grid: Grid;
  sheet: Sheet;
  outbox: Outbox;
  writer: Writer;
  /** A cell in words: the pupil and the day. */
  title(place: Place): string;
  /** Says something aloud, for eyes and ears. */
  say(words: string): void;
  paint(place: Place): void;
  /** Unfolds and focuses a cell. */
  visit(place: Place): void;
}

/** Everything that keys write into the grid. */
export class Acts {
  /** Where the last mark went: «/» comes back for a second one. */
  private last: { place: Place; work: number } | null = null;
  /** The work that the next digit is for, when it is not the lesson's current one. */
  private second: { place: Place; work: number } | null = null;
  private readonly table: Partial<Record<Command["do"], (place: Place) => unknown>> = {
    absent: (place) => this.absent(place),
    late: (place) => this.late(place),
    reason: () => this.stage.say(text("grid-reason")),
    clear: (place) => this.stage.writer.clear(place),
    second: () => this.again(),
    edit: (place) => this.edit(place),
    undo: () => this.return(this.stage.writer.undo()),
    redo: () => this.return(this.stage.writer.redo()),
    present: (place) => this.confirm(place.lesson),
    comment: (place) => this.comment(place),
    work: (place) => this.pick(place.lesson),
  };

  constructor(private readonly stage: Stage) {}

  /** Carries out what a key asked for in a cell, or says why it cannot be done. */
  carryOut(asked: Command, place: Place): void {
    const obstacle = this.refusal(asked, place);
    if (obstacle) this.stage.say(obstacle);
    else if (this.stage.writer.stage(place) === "conflict") void this.settle(place);
    else if (asked.do === "mark") this.mark(place, asked.value);
    else void this.table[asked.do]?.(place);
  }

  /** Confirms the attendance of a lesson. */
  confirm(lesson: number): void {
    const { absent } = this.stage.writer.confirm(lesson);
    this.stage.grid.clearSign(lesson, "no-att");
    this.stage.say(absent ? text("grid-confirmed", { num: absent }) : text("grid-all-present"));
  }

  /** Asks what becomes of an entry that met an obstacle. */
  async settle(place: Place): Promise<void> {
    const waiting = this.stage.writer.waitingIn(place).find((each) => each.obstacle);
    if (!waiting) return;
    const choice = await decideOn(waiting, this.stage.title(place));
    if (choice) this.stage.writer.decide(place, waiting, choice);
    this.stage.grid.go(place);
  }

  /** Why nothing can be written here; empty when something can. */
  private refusal(asked: Command, place: Place): string {
    const { writes, refusal, marked } = this.stage.sheet.data;
    const lesson = this.stage.sheet.lesson(place.lesson);
    if (!writes) return refusal;
    if (asked.do === "undo" || asked.do === "redo" || asked.do === "work") return "";
    if (lesson.cancelled) return text("grid-cancelled");
    if (!lesson.open) return lesson.closed || text("grid-ahead");
    if (asked.do !== "present" && this.stage.grid.cell(place).classList.contains("out")) {
      return text("grid-out");
    }
    return asked.do === "mark" && !marked ? text("grid-unmarked") : "";
  }

  private mark(place: Place, value: string): void {
    const forced = this.second && same(this.second.place, place) ? this.second.work : null;
    const work = forced ?? this.stage.sheet.currentWork(place.lesson);
    this.second = null;
    this.last = { place, work };
    this.stage.writer.putMark(place, work, value);
    this.down();
  }

  private absent(place: Place): void {
    this.stage.writer.recordFact(place, "absent");
    this.down();
  }

  private async late(place: Place): Promise<void> {
    const minutes = await minutesLate(this.stage.title(place));
    if (minutes === undefined) return;
    this.stage.writer.recordFact(place, "late", minutes);
    this.down();
  }

  private down(): void {
    this.stage.grid.go(this.stage.grid.target("down"));
  }

  /** «/» after a mark: back to it, and the next digit is for another work of the lesson. */
  private async again(): Promise<void> {
    const { place, work } = this.last ?? { place: this.stage.grid.current, work: -1 };
    this.stage.grid.go(place);
    const other = this.stage.sheet.worksOf(place.lesson).find((at) => at !== work);
    const next = other ?? (await this.pick(place.lesson, work));
    if (next === null) return;
    this.second = { place, work: next };
    this.stage.say(text("grid-second", { work: this.stage.sheet.work(next).name }));
  }

  /** Asks for a work; with `except` it is for a second mark, and the usual work stays chosen. */
  async pick(lesson: number, except = -1): Promise<number | null> {
    const { sheet, outbox } = this.stage;
    const work = await pickWork(sheet, outbox, lesson, (words) => this.stage.say(words), except);
    if (except >= 0) sheet.choose(lesson, except);
    return work;
  }

  private async comment(place: Place): Promise<void> {
    const { sheet, writer } = this.stage;
    const current = sheet.currentWork(place.lesson);
    const marked = sheet.worksOf(place.lesson).filter((at) => sheet.mark(place.pupil, at).value);
    const work = marked.includes(current) ? current : marked[0];
    if (work === undefined) {
      this.stage.say(text("grid-no-mark"));
      return;
    }
    const before = sheet.mark(place.pupil, work).comment;
    const words = await commentOn(this.stage.title(place), before);
    if (words !== undefined && words !== before) writer.comment(place, work, words);
  }

  private edit(place: Place): void {
    const { letter, marks } = this.stage.sheet.look(place.pupil, place.lesson);
    const words = marks.length ? marks.map(([value]) => value).join("/") : letter;
    edit(
      this.stage.grid.cell(place),
      words,
      (typed, to) => {
        if (typed) this.keep(place, typed);
        this.stage.paint(place);
        this.stage.grid.go(to ? this.stage.grid.target(to) : place);
      },
      () => this.stage.say(text("grid-unreadable")),
    );
  }

  /** Writes an edited cell: marks go to the lesson's works in their order. */
  private keep(place: Place, typed: Typed): void {
    const { sheet, writer } = this.stage;
    if (typed.kind === "fact") {
      writer.recordFact(place, typed.fact);
      return;
    }
    const current = sheet.currentWork(place.lesson);
    const all = sheet.worksOf(place.lesson);
    const holders = all.filter((at) => sheet.mark(place.pupil, at).value);
    const works = [...new Set([...(holders.length ? holders : [current]), ...all])];
    const unmarked = typed.values.length > 0 && !sheet.data.marked;
    if (unmarked) this.stage.say(text("grid-unmarked"));
    else if (typed.values.length > works.length) this.stage.say(text("grid-too-many"));
    else works.forEach((work, at) => void writer.putMark(place, work, typed.values[at] ?? ""));
  }

  private return(place: Place | null): void {
    if (place) this.stage.visit(place);
    else this.stage.say(text("grid-nothing-undone"));
  }
}

function same(one: Place, other: Place): boolean {
  return one.pupil === other.pupil && one.lesson === other.lesson;
}
