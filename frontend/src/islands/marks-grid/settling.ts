import type { News, Outbox } from "../../offline/outbox";
import type { Entry, Queued } from "../../offline/queue";
import type { Place } from "./deeds";
import type { Absence, Fact, Mark, Sheet } from "./state";
import type { Waiting } from "./waiting";

/** A mark as the server says it stands. */
export interface MarkNow {
  value: string;
  version: number;
  fixed: boolean;
  comment: string;
  due: string | null;
}

/** An attendance entry as the server says it stands. */
export interface AbsenceNow {
  fact: Fact;
  reason: string;
  minutes: number | null;
  version: number;
}

/** Takes up what the server says: of own entries, and of what others wrote. */
export class Settling {
  constructor(
    private readonly sheet: Sheet,
    private readonly outbox: Outbox,
    private readonly waiting: Waiting,
    private readonly repaint: (place: Place) => void,
  ) {
    outbox.listen((news) => this.hear(news));
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

  /** Decides on an entry that met an obstacle: insists on it, perhaps with more, or gives way. */
  decide(place: Place, queued: Queued, choice: "mine" | "theirs" | Partial<Entry>): void {
    const facts = queued.obstacle?.facts ?? {};
    const changed = queued.obstacle?.code === "cell-changed";
    const seen = changed ? { version: Number(facts.version) } : {};
    if (choice === "theirs") {
      this.giveWay(place, queued.entry, facts);
      this.outbox.decide(queued, null);
    } else {
      this.outbox.decide(queued, choice === "mine" ? seen : { ...seen, ...choice });
    }
    this.repaint(place);
  }

  /**
   * Takes up a mark that somebody wrote elsewhere; says whether it is news. What waits here to be
   * sent stays as it is: if it collides, the server will say so.
   */
  learnMark(place: Place, work: number, now: MarkNow): boolean {
    const mark = this.sheet.mark(place.pupil, work);
    if (now.version <= mark.version) return false;
    mark.base = now.value;
    mark.version = now.version;
    mark.fixed = now.fixed;
    mark.due = now.due;
    if (this.waiting.ofMark(place, work).length > 0) return false;
    mark.value = now.value;
    mark.comment = now.comment;
    return true;
  }

  /** The same of an attendance entry; a reason may come without a new version. */
  learnAbsence(place: Place, now: AbsenceNow): boolean {
    const absence = this.sheet.absence(place.pupil, place.lesson);
    const news = now.version > absence.version || now.reason !== absence.reason;
    if (now.version < absence.version || !news) return false;
    absence.base = now.fact;
    absence.version = now.version;
    absence.reason = now.reason;
    if (this.waiting.ofFact(place).length > 0) return false;
    absence.fact = now.fact;
    absence.minutes = now.minutes;
    return true;
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
    this.sheet.work(at).id = String(state.work);
    if (Number(state.version) < mark.version) return; // somebody was here since
    mark.base = String(state.value);
    mark.version = Number(state.version);
    mark.fixed = Boolean(state.corrected);
    mark.due = state.due_on ? String(state.due_on) : null;
    if (this.waiting.ofMark(place, at).length === 0) {
      mark.value = mark.base;
      mark.comment = String(state.comment ?? "");
    }
  }

  private settleFact(place: Place, absence: Absence, state: Record<string, unknown>): void {
    if (Number(state.version) < absence.version) return;
    absence.base = state.fact as Fact;
    absence.version = Number(state.version);
    if (this.waiting.ofFact(place).length === 0) absence.fact = absence.base;
  }

  /** Where an entry belongs on this page; null when it is about another page or a whole lesson. */
  private placeOf(entry: Entry): Place | null {
    const lesson = this.sheet.lessonAt(entry.lesson);
    const pupil = this.sheet.data.pupils.indexOf(String(entry.pupil));
    return lesson < 0 || pupil < 0 ? null : { pupil, lesson };
  }

  private workOf(entry: Entry, lesson: number): number {
    const known = this.sheet.works.findIndex((work) => work.id === entry.work);
    if (entry.work && known >= 0) return known;
    return this.sheet.workOfType(lesson, String(entry.type));
  }
}

/** The fact behind a sign of `rules/attendance.py`. */
function factOf(sign: string): Fact {
  if (sign.startsWith("н")) return "absent";
  return sign.startsWith("оп") ? "late" : "present";
}
