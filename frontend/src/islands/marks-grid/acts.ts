import { text } from "../../lib/i18n";
import type { Outbox } from "../../offline/outbox";
import { edit, type Typed } from "../journal-panels/cell-editor";
import { commentOn, decideOn, minutesLate, pickWork } from "../journal-panels/choices";
import type { Place } from "./deeds";
import type { Grid } from "./grid";
import type { Command } from "./keyboard";
import { credit, meaning, spoken } from "./scale";
import type { Selection } from "./selection";
import type { Settling } from "./settling";
import type { Sheet } from "./state";
import type { Waiting } from "./waiting";
import type { Returned, Writer } from "./writer";

/** What the acts need of the page around them. */
export interface Stage {
  grid: Grid;
  sheet: Sheet;
  outbox: Outbox;
  waiting: Waiting;
  settling: Settling;
  writer: Writer;
  selection: Selection;
  /** A cell in words: the pupil and the day. */
  title(place: Place): string;
  /** The day of a lesson in words. */
  day(lesson: number): string;
  /** Whether a pupil was not in the group at a lesson. */
  out(place: Place): boolean;
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
    clear: () => this.clear(),
    fill: (place) => this.fill(place),
    second: () => this.again(),
    edit: (place) => this.edit(place),
    undo: () => this.return(this.stage.writer.undo(), "grid-nothing-undone"),
    redo: () => this.return(this.stage.writer.redo(), "grid-nothing-redone"),
    present: (place) => this.confirm(place.lesson),
    comment: (place) => this.comment(place),
    work: (place) => this.pick(place.lesson),
  };

  constructor(private readonly stage: Stage) {}

  /** Carries out what a key asked for in a cell, or says why it cannot be done. */
  carryOut(asked: Command, place: Place): void {
    const obstacle = this.refusal(asked, place);
    if (obstacle) this.stage.say(obstacle);
    else if (this.stage.waiting.stage(place) === "conflict") void this.settle(place);
    else if (asked.do === "mark") this.type(place, asked.value);
    else if (asked.do === "credit") this.credit(place, asked.passed);
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
    const waiting = this.stage.waiting.in(place).find((each) => each.obstacle);
    if (!waiting) return;
    const choice = await decideOn(waiting, this.stage.title(place));
    if (choice) this.stage.settling.decide(place, waiting, choice);
    this.stage.grid.go(place);
  }

  /** Why nothing can be written here; empty when something can. */
  refusal(asked: Command, place: Place): string {
    const { writes, refusal, marked } = this.stage.sheet.data;
    const lesson = this.stage.sheet.lesson(place.lesson);
    if (!writes) return refusal;
    if (asked.do === "undo" || asked.do === "redo" || asked.do === "work") return "";
    if (lesson.cancelled) return text("grid-cancelled");
    if (!lesson.open) return lesson.closed || text("grid-ahead");
    // Of several cells those of pupils who were not there are left out; one alone is refused.
    const alone = asked.do !== "present" && asked.do !== "fill" && !this.stage.selection.active;
    if (alone && this.stage.out(place)) return text("grid-out");
    return asked.do === "mark" && !marked ? text("grid-unmarked") : "";
  }

  /** A key of a value: it is put at once, or begins a longer one, or there is no such value. */
  private type(place: Place, typed: string): void {
    const { scale } = this.stage.sheet;
    const means = typed === scale.debt ? "value" : meaning(scale, typed);
    if (means === "value") this.mark(place, typed);
    else if (means === "begins") this.edit(place, typed);
    else this.stage.say(text("grid-not-in-scale", { value: typed, values: spoken(scale) }));
  }

  /** «З»: a credit where the scale has it; elsewhere the same key confirms the attendance. */
  private credit(place: Place, passed: boolean): void {
    const value = credit(this.stage.sheet.scale, passed);
    if (value) this.mark(place, value);
    else this.confirm(place.lesson);
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
    const { comment } = sheet.mark(place.pupil, work);
    const ready = sheet.data.comments;
    const words = await commentOn(this.stage.title(place), comment, ready);
    if (words !== undefined) writer.comment(place, work, words);
  }

  private edit(place: Place, typed = ""): void {
    const { scale } = this.stage.sheet;
    const { letter, marks } = this.stage.sheet.look(place.pupil, place.lesson);
    const there = marks.length ? marks.map(([value]) => value).join("/") : letter;
    edit(
      this.stage.grid.cell(place),
      { words: typed || there, scale, typing: typed !== "" },
      (typed, to) => {
        if (typed) this.stage.writer.together(() => this.keep(place, typed));
        this.stage.paint(place);
        this.stage.grid.go(to ? this.stage.grid.target(to) : place);
      },
      () => this.stage.say(text("grid-unreadable", { values: spoken(scale) })),
    );
  }

  /** Writes an edited cell: marks go to the lesson's works in their order. */
  keep(place: Place, typed: Typed): void {
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

  /** Takes the last content away from every picked cell. */
  private clear(): void {
    const { selection, writer } = this.stage;
    writer.together(() => {
      for (const each of this.within(selection.lines.flat())) writer.clear(each);
    });
  }

  /** Ctrl+D: what the upper cell shows goes down the picked cells; one alone takes from above. */
  private fill(place: Place): void {
    const { selection, writer, say } = this.stage;
    const above = { ...place, pupil: place.pupil - 1 };
    const picked = selection.active ? selection.lines : [[above], [place]];
    const [from = [], ...below] = picked;
    let filled = 0;
    writer.together(() => {
      for (const to of this.within(below.flat())) {
        const source = from.find((each) => each.lesson === to.lesson);
        if (source && source.pupil >= 0 && writer.repeat(source, to)) filled += 1;
      }
    });
    say(filled ? text("grid-filled", { num: filled }) : text("grid-nothing-to-fill"));
  }

  /** The cells that may be written: lessons that were held, and pupils who were there. */
  private within(places: Place[]): Place[] {
    return places.filter((place) => {
      const { open, cancelled } = this.stage.sheet.lesson(place.lesson);
      return open && !cancelled && !this.stage.out(place);
    });
  }

  private return(returned: Returned | null, nothing: string): void {
    if (returned) this.stage.visit(returned.place);
    if (!returned) this.stage.say(text(nothing));
    else if (returned.changed) this.stage.say(text("grid-changed-since"));
  }
}

function same(one: Place, other: Place): boolean {
  return one.pupil === other.pupil && one.lesson === other.lesson;
}
