import { language, text } from "../../lib/i18n";
import type { Place } from "./deeds";
import type { Grid } from "./grid";
import type { Sheet } from "./state";
import type { Waiting } from "./waiting";

/** The line under the grid: what stands in the focus, and what there is to say. */
export class Voice {
  constructor(
    private readonly root: HTMLElement,
    private readonly grid: Grid,
    private readonly sheet: Sheet,
    private readonly waiting: Waiting,
  ) {}

  /** Says something aloud, for eyes and ears. */
  say(words: string): void {
    const voice = this.root.querySelector("[data-voice]");
    if (voice) voice.textContent = words;
  }

  /** Tells of what somebody else wrote: one cell in full, several by number. */
  tell(who: string, places: Place[]): void {
    const [place] = places;
    if (!place) return;
    const cell = `${this.title(place)} — ${this.content(place)}`;
    this.say(
      places.length === 1
        ? text("grid-news-one", { who, cell })
        : text("grid-news", { who, num: places.length }),
    );
  }

  /** Shows the cell in the focus, its works and marks, how far they have come. */
  describe(place: Place): void {
    const works = this.sheet.worksOf(place.lesson).flatMap((at) => {
      const { value, comment } = this.sheet.mark(place.pupil, at);
      const { name, title } = this.sheet.work(at);
      return value ? [`${title || name} — ${value}${comment ? ` (${comment})` : ""}`] : [];
    });
    const stage = this.waiting.stage(place);
    const state = stage === "saved" ? [] : [text(`grid-${stage}`)];
    const status = this.root.querySelector("[data-status]");
    if (status) status.textContent = [this.title(place), ...works, ...state].join(" · ");
  }

  /** A cell in words: the pupil and the day. */
  title({ pupil, lesson }: Place): string {
    return `${this.grid.name(pupil)} · ${this.day(lesson)}`;
  }

  /** The day of a lesson in words. */
  day(lesson: number): string {
    const day = new Date(`${this.sheet.lesson(lesson).on}T00:00`);
    return day.toLocaleDateString(language(), { day: "numeric", month: "long" });
  }

  private content({ pupil, lesson }: Place): string {
    const { letter, marks } = this.sheet.look(pupil, lesson);
    const words = [letter, ...marks.map(([value]) => value)].filter(Boolean).join("/");
    return words || text("grid-nothing");
  }
}
