import type { Outbox } from "../../offline/outbox";
import { type Deed, Deeds, type Place, type Presence } from "./deeds";
import type { Sheet } from "./state";
import type { Waiting } from "./waiting";

/** What an undo came to: where, and whether somebody has changed that cell since. */
export interface Returned {
  place: Place;
  changed: boolean;
}

const PRESENT: Presence = { fact: "present", minutes: null };

/**
 * Turns what the teacher does into entries. The sheet changes first; `repaint` is called with every
 * place that looks different.
 */
export class Writer {
  private readonly deeds = new Deeds();

  constructor(
    private readonly sheet: Sheet,
    private readonly outbox: Outbox,
    private readonly waiting: Waiting,
    private readonly repaint: (place: Place) => void,
  ) {}

  /** Everything that an act writes is undone at once. */
  together(act: () => void): void {
    this.deeds.together(act);
  }

  /** Puts a value, or with an empty one withdraws it. */
  putMark(place: Place, work: number, value: string): void {
    const before = this.sheet.mark(place.pupil, work).value;
    if (before === value) return;
    this.deeds.remember({ kind: "mark", place, work, before, after: value });
    this.sendMark(place, work, value);
  }

  /** Writes a comment beside a mark. */
  comment(place: Place, work: number, comment: string): void {
    const before = this.sheet.mark(place.pupil, work).comment;
    if (before === comment) return;
    this.deeds.remember({ kind: "comment", place, work, before, after: comment });
    this.sendComment(place, work, comment);
  }

  /** Records a pupil as absent, late or present after all. */
  recordFact(place: Place, fact: Presence["fact"], minutes: number | null = null): void {
    const before = this.presence(place);
    const after = { fact, minutes };
    if (same(before, after)) return;
    this.deeds.remember({ kind: "fact", place, before, after });
    this.sendFact(place, after);
  }

  /** Takes a cell's last content away: the current mark, another mark, else the absence. */
  clear(place: Place): void {
    const works = this.sheet.worksOf(place.lesson);
    const marked = works.filter((at) => this.sheet.mark(place.pupil, at).value);
    const current = marked.length ? this.sheet.currentWork(place.lesson) : -1;
    const work = marked.includes(current) ? current : marked.at(-1);
    if (work !== undefined) this.putMark(place, work, "");
    else this.recordFact(place, PRESENT.fact);
  }

  /** Writes into a cell what another cell of its column shows; says whether that is anything. */
  repeat(from: Place, to: Place): boolean {
    const { fact, minutes } = this.presence(from);
    if (fact !== PRESENT.fact) this.recordFact(to, fact, minutes);
    const works = this.sheet
      .worksOf(from.lesson)
      .filter((at) => this.sheet.mark(from.pupil, at).value);
    for (const at of works) this.putMark(to, at, this.sheet.mark(from.pupil, at).value);
    return works.length > 0 || fact !== PRESENT.fact;
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
        version: absence.version + this.waiting.ofFact({ pupil, lesson }).length,
      })),
    });
    return { absent: absent.length };
  }

  /** Takes the last step back, as new entries; null when there is none. */
  undo(): Returned | null {
    return this.redeem(this.deeds.back(), "after", "before");
  }

  /** Does again what was taken back. */
  redo(): Returned | null {
    return this.redeem(this.deeds.again(), "before", "after");
  }

  /** Only what still stands as this person left it is changed: nobody's entry is undone by another. */
  private redeem(
    step: readonly Deed[],
    from: "before" | "after",
    to: "before" | "after",
  ): Returned | null {
    const last = step.at(-1);
    if (!last) return null;
    const mine = step.filter((deed) => this.stands(deed, from));
    for (const deed of mine) {
      if (deed.kind === "fact") this.sendFact(deed.place, deed[to]);
      else if (deed.kind === "mark") this.sendMark(deed.place, deed.work, deed[to]);
      else this.sendComment(deed.place, deed.work, deed[to]);
    }
    return { place: last.place, changed: mine.length < step.length };
  }

  private stands(deed: Deed, as: "before" | "after"): boolean {
    if (deed.kind === "fact") return same(this.presence(deed.place), deed[as]);
    const mark = this.sheet.mark(deed.place.pupil, deed.work);
    return (deed.kind === "mark" ? mark.value : mark.comment) === deed[as];
  }

  private sendMark(place: Place, at: number, value: string, more: { comment?: string } = {}): void {
    const mark = this.sheet.mark(place.pupil, at);
    const work = this.sheet.work(at);
    const cell = this.waiting.markCell(place, at);
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

  private sendComment(place: Place, work: number, comment: string): void {
    const mark = this.sheet.mark(place.pupil, work);
    mark.comment = comment;
    this.sendMark(place, work, mark.value, { comment });
  }

  private sendFact(place: Place, { fact, minutes }: Presence): void {
    const absence = this.sheet.absence(place.pupil, place.lesson);
    absence.fact = fact;
    absence.minutes = minutes;
    this.outbox.put(this.waiting.factCell(place), {
      kind: "record_absence",
      lesson: this.sheet.lesson(place.lesson).id,
      pupil: this.sheet.pupil(place.pupil),
      fact,
      version: absence.version + this.waiting.ofFact(place).length,
      ...(minutes === null ? {} : { minutes }),
    });
    this.repaint(place);
  }

  private presence({ pupil, lesson }: Place): Presence {
    const { fact, minutes } = this.sheet.absence(pupil, lesson);
    return { fact, minutes };
  }
}

function same(one: Presence, other: Presence): boolean {
  return one.fact === other.fact && one.minutes === other.minutes;
}
