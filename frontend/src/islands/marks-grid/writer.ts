import type { News, Outbox } from "../../offline/outbox";
import type { Entry, Queued } from "../../offline/queue";
import type { Stage } from "./cell";
import type { Absence, Fact, Mark, Sheet } from "./state";

/** A cell of the grid by position. */
export interface Place {
  pupil: number;
  lesson: number;
}

/** Something this person did, which may be taken back. */
type Deed =
  | { kind: "mark"; place: Place; work: number; before: string; after: string }
  | { kind: "fact"; place: Place; before: Fact; after: Fact };

/**
 * Turns what the teacher does into entries, and the server's answers into what the sheet shows.
 * The sheet changes first; `repaint` is called with every place that looks different.
 */
export class Writer {
  private readonly done: Deed[] = [];
  private readonly undone: Deed[] = [];

  constructor(
    private readonly sheet: Sheet,
    private readonly outbox: Outbox,
    private readonly repaint: (place: Place) => void,
  ) {
    outbox.listen((news) => this.hear(news));
  }

  /** Puts a value, or with an empty one withdraws it. */
  putMark(place: Place, work: number, value: string): void {
    const before = this.sheet.mark(place.pupil, work).value;
    if (before === value) return;
    this.remember({ kind: "mark", place, work, before, after: value });
    this.sendMark(place, work, value);
  }

  /** Writes a comment beside a mark. */
  comment(place: Place, work: number, comment: string): void {
    const mark = this.sheet.mark(place.pupil, work);
    mark.comment = comment;
    this.sendMark(place, work, mark.value, { comment });
  }

  /** Records a pupil as absent, late or present after all. */
  recordFact(place: Place, fact: Fact, minutes: number | null = null): void {
    const before = this.sheet.absence(place.pupil, place.lesson).fact;
    if (before === fact && minutes === null) return;
    this.remember({ kind: "fact", place, before, after: fact });
    this.sendFact(place, fact, minutes);
  }

  /** Takes a cell's last content away: the current mark, another mark, else the absence. */
  clear(place: Place): void {
    const works = this.sheet.worksOf(place.lesson);
    const marked = works.filter((at) => this.sheet.mark(place.pupil, at).value);
    const current = marked.length ? this.sheet.currentWork(place.lesson) : -1;
    const work = marked.includes(current) ? current : marked.at(-1);
    if (work !== undefined) this.putMark(place, work, "");
    else this.recordFact(place, "present");
  }

  /** Confirms the attendance of a lesson as the column shows it. */
  confirm(lesson: number): { absent: number } {
    const all = this.sheet.attendance(lesson);
    const absent = all.filter(({ absence }) => absence.fact === "absent");
    const late = all.filter(({ absence }) => absence.fact === "late");
    const id = this.sheet.lesson(lesson).id;
    this.outbox.put(`a:${id}`, {
      kind: "confirm_attendance",
      lesson: id,
      absent: absent.map(({ pupil }) => this.sheet.pupil(pupil)),
      late: late.map(({ pupil, absence }) => ({
        pupil: this.sheet.pupil(pupil),
        ...(absence.minutes === null ? {} : { minutes: absence.minutes }),
      })),
      seen: all.map(({ pupil, absence }) => ({
        pupil: this.sheet.pupil(pupil),
        version: absence.version + this.waitingFor(pupil, lesson).length,
      })),
    });
    return { absent: absent.length };
  }

  /** Takes up the versions that a confirmed attendance made. */
  settleAttendance(lesson: number, state: Record<string, unknown>): void {
    const told = state.absences as { pupil: string; fact: Fact; version: number }[];
    for (const each of told ?? []) {
      const pupil = this.sheet.data.pupils.indexOf(each.pupil);
      if (pupil < 0) continue;
      this.settleFact({ pupil, lesson }, this.sheet.absence(pupil, lesson), each);
      this.repaint({ pupil, lesson });
    }
  }

  /** Takes the last deed back, as a new entry; says where, or null when there is none. */
  undo(): Place | null {
    const deed = this.done.pop();
    if (!deed) return null;
    this.undone.push(deed);
    this.redeem(deed, deed.before);
    return deed.place;
  }

  /** Does again what was taken back. */
  redo(): Place | null {
    const deed = this.undone.pop();
    if (!deed) return null;
    this.done.push(deed);
    this.redeem(deed, deed.after);
    return deed.place;
  }

  /** How far a cell's entries have come. */
  stage({ pupil, lesson }: Place): Stage {
    const waiting = this.waitingIn({ pupil, lesson });
    if (waiting.some((each) => each.obstacle)) return "conflict";
    return waiting.length ? "unsent" : "saved";
  }

  /** What waits in a cell, oldest first. */
  waitingIn({ pupil, lesson }: Place): Queued[] {
    const marks = this.sheet
      .worksOf(lesson)
      .flatMap((work) => this.outbox.waiting(this.markCell({ pupil, lesson }, work)));
    return [...marks, ...this.waitingFor(pupil, lesson)];
  }

  /** Decides on an entry that met an obstacle: insists on it, perhaps with a reason, or gives way. */
  decide(place: Place, queued: Queued, choice: "mine" | "theirs" | { reason: string }): void {
    const code = queued.obstacle?.code;
    const facts = queued.obstacle?.facts ?? {};
    const seen = code === "cell-changed" ? { version: Number(facts.version) } : {};
    if (choice === "theirs") {
      this.giveWay(place, queued.entry, facts);
      this.outbox.decide(queued, null);
    } else {
      this.outbox.decide(queued, choice === "mine" ? seen : { ...seen, ...choice });
    }
    this.repaint(place);
  }

  /** Shows what an earlier page left in the queue. */
  takeUp(): void {
    for (const queued of this.outbox.all) {
      const place = this.placeOf(queued.entry);
      if (!place) continue;
      if (queued.entry.kind === "put_mark") {
        const work = this.workOf(queued.entry, place.lesson);
        this.sheet.work(work).ref = queued.cell.split("/")[2] ?? "";
        this.sheet.mark(place.pupil, work).value = String(queued.entry.value);
      } else if (queued.entry.kind === "record_absence") {
        this.sheet.absence(place.pupil, place.lesson).fact = queued.entry.fact as Fact;
      }
      this.repaint(place);
    }
  }

  private remember(deed: Deed): void {
    this.done.push(deed);
    this.undone.length = 0;
  }

  private redeem(deed: Deed, back: string): void {
    if (deed.kind === "mark") this.sendMark(deed.place, deed.work, back);
    else this.sendFact(deed.place, back as Fact, null);
  }

  private sendMark(place: Place, at: number, value: string, more: { comment?: string } = {}): void {
    const mark = this.sheet.mark(place.pupil, at);
    const work = this.sheet.work(at);
    const cell = this.markCell(place, at);
    mark.value = value;
    const alone = this.outbox.waiting(cell).length === 1;
    const taken =
      value === mark.base && alone && !("comment" in more) && this.outbox.withdraw(cell);
    if (!taken) {
      this.outbox.put(cell, {
        kind: "put_mark",
        lesson: this.sheet.lesson(place.lesson).id,
        pupil: this.sheet.pupil(place.pupil),
        value,
        version: mark.version + this.outbox.waiting(cell).length,
        ...(work.id ? { work: work.id } : { type: work.type }),
        ...more,
      });
    }
    this.repaint(place);
  }

  private sendFact(place: Place, fact: Fact, minutes: number | null): void {
    const absence = this.sheet.absence(place.pupil, place.lesson);
    absence.fact = fact;
    absence.minutes = minutes;
    this.outbox.put(this.factCell(place.pupil, place.lesson), {
      kind: "record_absence",
      lesson: this.sheet.lesson(place.lesson).id,
      pupil: this.sheet.pupil(place.pupil),
      fact,
      version: absence.version + this.waitingFor(place.pupil, place.lesson).length,
      ...(minutes === null ? {} : { minutes }),
    });
    this.repaint(place);
  }

  private hear(news: News): void {
    const { entry } = news.queued;
    const place = this.placeOf(entry);
    if (!place) return;
    if (entry.kind === "put_mark") {
      const at = this.workOf(entry, place.lesson);
      const mark = this.sheet.mark(place.pupil, at);
      if (news.kind === "accepted") this.settleMark(place, at, mark, news.state);
      if (news.kind === "refused") mark.value = mark.base;
    } else if (entry.kind === "record_absence") {
      const absence = this.sheet.absence(place.pupil, place.lesson);
      if (news.kind === "accepted") this.settleFact(place, absence, news.state);
      if (news.kind === "refused") absence.fact = absence.base;
    }
    this.repaint(place);
  }

  private giveWay(place: Place, entry: Entry, facts: Record<string, unknown>): void {
    const theirs = facts.theirs === undefined ? null : String(facts.theirs);
    if (entry.kind === "put_mark") {
      const mark = this.sheet.mark(place.pupil, this.workOf(entry, place.lesson));
      if (theirs !== null) mark.base = theirs === "—" ? "" : theirs;
      mark.version = Number(facts.version ?? mark.version);
      mark.value = mark.base;
    } else {
      const absence = this.sheet.absence(place.pupil, place.lesson);
      if (theirs !== null) absence.base = factOf(theirs);
      absence.version = Number(facts.version ?? absence.version);
      absence.fact = absence.base;
    }
  }

  private settleMark(place: Place, at: number, mark: Mark, state: Record<string, unknown>): void {
    const work = this.sheet.work(at);
    work.id = String(state.work);
    mark.base = String(state.value);
    mark.version = Number(state.version);
    mark.fixed = Boolean(state.corrected);
    mark.due = state.due_on ? String(state.due_on) : null;
    if (this.outbox.waiting(this.markCell(place, at)).length === 0) {
      mark.value = mark.base;
      mark.comment = String(state.comment ?? "");
    }
  }

  private settleFact(place: Place, absence: Absence, state: Record<string, unknown>): void {
    absence.base = state.fact as Fact;
    absence.version = Number(state.version);
    if (this.waitingFor(place.pupil, place.lesson).length === 0) absence.fact = absence.base;
  }

  /** Where an entry belongs on this page; null when it is about another page or a whole lesson. */
  private placeOf(entry: Entry): Place | null {
    const lesson = this.sheet.data.lessons.findIndex((each) => each.id === entry.lesson);
    const pupil = this.sheet.data.pupils.indexOf(String(entry.pupil));
    return lesson < 0 || pupil < 0 ? null : { pupil, lesson };
  }

  private workOf(entry: Entry, lesson: number): number {
    const known = this.sheet.works.findIndex((work) => work.id === entry.work);
    if (entry.work && known >= 0) return known;
    return this.sheet.workOfType(lesson, String(entry.type));
  }

  private waitingFor(pupil: number, lesson: number): Queued[] {
    return this.outbox.waiting(this.factCell(pupil, lesson));
  }

  private markCell(place: Place, work: number): string {
    return `m:${this.cellId(place)}/${this.sheet.work(work).ref}`;
  }

  private factCell(pupil: number, lesson: number): string {
    return `f:${this.cellId({ pupil, lesson })}`;
  }

  private cellId({ pupil, lesson }: Place): string {
    return `${this.sheet.lesson(lesson).id}/${this.sheet.pupil(pupil)}`;
  }
}

/** The fact behind a sign of `rules/attendance.py`. */
function factOf(sign: string): Fact {
  if (sign.startsWith("н")) return "absent";
  return sign.startsWith("оп") ? "late" : "present";
}
