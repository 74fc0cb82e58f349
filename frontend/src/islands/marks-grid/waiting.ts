import type { Outbox } from "../../offline/outbox";
import type { Queued } from "../../offline/queue";
import type { Stage } from "./cell";
import type { Place } from "./deeds";
import type { Sheet } from "./state";

/** What of the grid still waits in the outbox, cell by cell. */
export class Waiting {
  constructor(
    private readonly sheet: Sheet,
    private readonly outbox: Outbox,
  ) {}

  /** The name of a mark's place in the queue. */
  markCell(place: Place, work: number): string {
    return `m:${this.cellId(place)}/${this.sheet.work(work).ref}`;
  }

  /** The name of an attendance's place in the queue. */
  factCell(place: Place): string {
    return `f:${this.cellId(place)}`;
  }

  ofMark(place: Place, work: number): Queued[] {
    return this.outbox.waiting(this.markCell(place, work));
  }

  ofFact(place: Place): Queued[] {
    return this.outbox.waiting(this.factCell(place));
  }

  /** Everything that waits in a cell, marks first, each oldest first. */
  in(place: Place): Queued[] {
    const works = this.sheet.worksOf(place.lesson);
    return [...works.flatMap((work) => this.ofMark(place, work)), ...this.ofFact(place)];
  }

  /** How far a cell's entries have come. */
  stage(place: Place): Stage {
    const waiting = this.in(place);
    if (waiting.some((each) => each.obstacle)) return "conflict";
    return waiting.length ? "unsent" : "saved";
  }

  private cellId({ pupil, lesson }: Place): string {
    return `${this.sheet.lesson(lesson).id}/${this.sheet.pupil(pupil)}`;
  }
}
