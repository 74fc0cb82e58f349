import { type Answer, getJson } from "../../lib/http";
import type { Place } from "./deeds";
import type { Settling } from "./settling";
import type { Fact, Sheet } from "./state";

/** What became different: as `journal/views/journal_changes.py` tells it. */
export interface Changes {
  after: number;
  stale: boolean;
  lessons: { id: string; missing: string[]; works: WorkNow[] }[];
  marks: [
    pupil: string,
    work: string,
    value: string,
    version: number,
    fixed: boolean,
    comment: string,
    due: string | null,
    who: string,
  ][];
  absences: [
    pupil: string,
    lesson: string,
    fact: Fact,
    reason: string,
    minutes: number | null,
    version: number,
    who: string,
  ][];
}

interface WorkNow {
  id: string;
  type: string;
  name: string;
  title: string;
  weight: number;
  due: string;
}

/** What the news asks of the page. */
export interface Page {
  repaint(place: Place): void;
  /** Takes the signs of what a lesson lacked and lacks no more. */
  lacks(lesson: number, missing: string[]): void;
  /** Tells what somebody else wrote. */
  tell(who: string, places: Place[]): void;
  /** The page was asleep too long: it has to be read anew. */
  reopen(): void;
}

/** Who wrote, and where. */
type News = readonly [who: string, place: Place];
type Ask = (url: string) => Promise<Answer<Changes>>;

/** Others see an entry within two seconds: this pause, and the two requests. */
const PAUSE_MS = 1250;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Asks again and again what others wrote, while somebody may be looking: not in a hidden tab, more
 * and more seldom without a connection, and never so that the session would stay open by it.
 */
export class Live {
  private after: number;
  private failures = 0;
  private asking = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly sheet: Sheet,
    private readonly settling: Settling,
    private readonly page: Page,
    private readonly ask: Ask = (url) => getJson<Changes>(url, { "X-Unattended": "1" }),
  ) {
    this.after = sheet.data.after;
  }

  start(): void {
    for (const event of ["online", "focus", "pageshow"]) {
      window.addEventListener(event, () => void this.look());
    }
    document.addEventListener("visibilitychange", () => void this.look());
    this.later(PAUSE_MS);
  }

  /** Asks once and takes up the answer. */
  async look(): Promise<void> {
    clearTimeout(this.timer);
    if (this.asking || document.hidden) return;
    this.asking = true;
    const answer = await this.ask(`${this.sheet.data.changes}&after=${this.after}`);
    this.asking = false;
    if (answer.kind === "done") {
      this.failures = 0;
      this.after = answer.data.after;
      if (answer.data.stale) this.page.reopen();
      else this.take(answer.data);
    } else this.failures += 1;
    this.later(Math.min(PAUSE_MS * 2 ** this.failures, LONGEST_PAUSE_MS));
  }

  private later(pause: number): void {
    clearTimeout(this.timer);
    if (!document.hidden) this.timer = setTimeout(() => void this.look(), pause);
  }

  private take({ lessons, marks, absences }: Changes): void {
    for (const lesson of lessons) this.takeLesson(lesson);
    const written = new Map<string, Place[]>();
    for (const [who, place] of [...this.takeMarks(marks), ...this.takeAbsences(absences)]) {
      this.page.repaint(place);
      written.set(who, [...(written.get(who) ?? []), place]);
    }
    for (const [who, places] of written) this.page.tell(who, places);
  }

  private takeLesson({ id, missing, works }: Changes["lessons"][number]): void {
    const lesson = this.sheet.lessonAt(id);
    if (lesson < 0) return;
    this.page.lacks(lesson, missing);
    for (const work of works) if (this.sheet.adopt(lesson, work)) this.repaintColumn(lesson);
  }

  private takeMarks(marks: Changes["marks"]): News[] {
    return marks.flatMap(([id, at, value, version, fixed, comment, due, who]) => {
      const work = this.sheet.works.findIndex((each) => each.id === at);
      const place = this.placeOf(id, this.sheet.works[work]?.lesson ?? -1);
      const now = { value, version, fixed, comment, due };
      return place && this.settling.learnMark(place, work, now) ? [[who, place] as const] : [];
    });
  }

  private takeAbsences(absences: Changes["absences"]): News[] {
    return absences.flatMap(([id, at, fact, reason, minutes, version, who]) => {
      const place = this.placeOf(id, this.sheet.lessonAt(at));
      const now = { fact, reason, minutes, version };
      return place && this.settling.learnAbsence(place, now) ? [[who, place] as const] : [];
    });
  }

  private repaintColumn(lesson: number): void {
    this.sheet.data.pupils.forEach((_, pupil) => void this.page.repaint({ pupil, lesson }));
  }

  private placeOf(id: string, lesson: number): Place | null {
    const pupil = this.sheet.data.pupils.indexOf(id);
    return pupil < 0 || lesson < 0 ? null : { pupil, lesson };
  }
}
