import { counted, FIVE, isDebt, type MarkFacts, meanOf, type Weighted } from "../../lib/averages";
import type { Fact, GridData, Lesson, Scale, Work } from "./page-data";

export type * from "./page-data";

/** A mark as shown; `base` and `version` are what the server last told. */
export interface Mark {
  value: string;
  base: string;
  version: number;
  fixed: boolean;
  comment: string;
  /** The last day of a debt. */
  due?: string | null | undefined;
}

/** Attendance as shown; `base` and `version` are what the server last told. */
export interface Absence {
  fact: Fact;
  base: Fact;
  reason: string;
  minutes: number | null;
  version: number;
}

/** What a cell shows: `Look` of the server, in the browser. */
export interface Look {
  letter: string;
  marks: Weighted[];
  fixed: boolean;
  comment: string;
}

/** The sums at the end of a line. */
export interface Sums {
  mean: number | null;
  count: number;
  debts: number;
}

export const DEBT = "•";
export const FIVE_POINT: Scale = { code: "five", values: ["5", "4", "3", "2", "1"], debt: DEBT };

/** The page's content: pupils and lessons by position, works by position in `works`. */
export class Sheet {
  readonly works: Work[];
  private readonly marks = new Map<string, Mark>();
  private readonly absences = new Map<string, Absence>();
  private readonly chosen = new Map<number, number>();

  constructor(readonly data: GridData) {
    this.works = data.works.map((work) => ({ ...work, ref: work.id ?? "" }));
    for (const [pupil, work, value, version, fixed, comment, due] of data.marks) {
      this.marks.set(`${pupil}:${work}`, { value, base: value, version, fixed, comment, due });
    }
    for (const [pupil, lesson, fact, reason, minutes, version] of data.absences) {
      this.absences.set(`${pupil}:${lesson}`, { fact, base: fact, reason, minutes, version });
    }
  }

  get scale(): Scale {
    return this.data.scale ?? FIVE_POINT;
  }

  /** The position of a lesson by its id; -1 when it is not on this page. */
  lessonAt(id: unknown): number {
    return this.data.lessons.findIndex((each) => each.id === id);
  }

  lesson(at: number): Lesson {
    const lesson = this.data.lessons[at];
    if (!lesson) throw new RangeError(`no lesson ${at}`);
    return lesson;
  }

  pupil(at: number): string {
    const pupil = this.data.pupils[at];
    if (!pupil) throw new RangeError(`no pupil ${at}`);
    return pupil;
  }

  work(at: number): Work {
    const work = this.works[at];
    if (!work) throw new RangeError(`no work ${at}`);
    return work;
  }

  /** The works of a lesson, by position in `works`. */
  worksOf(lesson: number): number[] {
    return this.works.flatMap((work, at) => (work.lesson === lesson ? [at] : []));
  }

  mark(pupil: number, work: number): Mark {
    const key = `${pupil}:${work}`;
    let mark = this.marks.get(key);
    if (!mark) {
      mark = { value: "", base: "", version: 0, fixed: false, comment: "" };
      this.marks.set(key, mark);
    }
    return mark;
  }

  absence(pupil: number, lesson: number): Absence {
    const key = `${pupil}:${lesson}`;
    let absence = this.absences.get(key);
    if (!absence) {
      absence = { fact: "present", base: "present", reason: "unknown", minutes: null, version: 0 };
      this.absences.set(key, absence);
    }
    return absence;
  }

  /** Every pupil with an attendance entry at a lesson. */
  attendance(lesson: number): { pupil: number; absence: Absence }[] {
    return this.data.pupils.flatMap((_, pupil) => {
      const absence = this.absences.get(`${pupil}:${lesson}`);
      return absence && (absence.version > 0 || absence.fact !== "present")
        ? [{ pupil, absence }]
        : [];
    });
  }

  /** The work that a digit is for: the chosen one, the only one, the plain answer, the first. */
  currentWork(lesson: number): number {
    const chosen = this.chosen.get(lesson);
    if (chosen !== undefined) return chosen;
    const works = this.worksOf(lesson);
    const answer = works.find((at) => this.work(at).type === this.data.types[0]?.code);
    return answer ?? works[0] ?? this.addWork(lesson, this.data.types[0]?.code ?? "");
  }

  /** Makes a work the one that digits of a lesson are for. */
  choose(lesson: number, work: number): void {
    this.chosen.set(lesson, work);
  }

  /** The lesson's first work of a kind; a new one, not yet known to the server, if there is none. */
  workOfType(lesson: number, type: string): number {
    const found = this.worksOf(lesson).find((at) => this.work(at).type === type);
    return found ?? this.addWork(lesson, type);
  }

  /** A new work of a lesson. */
  addWork(lesson: number, type: string, facts: Partial<Work> = {}): number {
    const kind = this.data.types.find((each) => each.code === type);
    const { name = type, weight = 1 } = kind ?? {};
    const ref = facts.id ?? `type:${type}`;
    this.works.push({ id: null, ref, lesson, type, name, title: "", weight, due: "", ...facts });
    return this.works.length - 1;
  }

  /**
   * Takes up a work as the server tells it; says whether marks look different by it. A work that
   * was only meant here, and now has been made elsewhere, is that one.
   */
  adopt(lesson: number, told: Pick<Work, "type" | "title" | "weight"> & { id: string }): boolean {
    const mine = this.worksOf(lesson).map((at) => this.work(at));
    const meant = mine.find(({ id, type }) => id === null && type === told.type);
    const work = mine.find(({ id }) => id === told.id) ?? meant;
    if (!work) {
      this.addWork(lesson, told.type, told);
      return false;
    }
    const heavier = work.weight !== told.weight;
    Object.assign(work, told);
    return heavier;
  }

  look(pupil: number, lesson: number): Look {
    const marks = this.worksOf(lesson)
      .map((at) => ({ at, mark: this.marks.get(`${pupil}:${at}`) }))
      .filter((each): each is { at: number; mark: Mark } => Boolean(each.mark?.value));
    return {
      letter: letterOf(this.absences.get(`${pupil}:${lesson}`)),
      marks: marks.map(({ at, mark }) => [mark.value, this.work(at).weight]),
      fixed: marks.some(({ mark }) => mark.fixed),
      comment: marks
        .map(({ mark }) => mark.comment)
        .filter(Boolean)
        .join("; "),
    };
  }

  /** The sums of a pupil over some lessons; by default over the term, with what he brought along. */
  sums(pupil: number, of?: (lesson: number) => boolean): Sums {
    const by = this.data.scale ?? FIVE;
    const marks: MarkFacts[] = this.works.flatMap((work, at) => {
      const { value, due } = this.marks.get(`${pupil}:${at}`) ?? {};
      if (!value || (of && !of(work.lesson))) return [];
      return [
        {
          value,
          weight: work.weight,
          due: due ?? null,
          work: at,
          retakeOf: work.retake_of ?? null,
        },
      ];
    });
    const brought = of ? [] : (this.data.brought[pupil] ?? []);
    marks.push(...brought.map(([value, weight]) => ({ value, weight })));
    return {
      mean: meanOf(counted(marks, by)),
      count: marks.filter(({ value }) => value !== DEBT).length,
      debts: marks.filter(({ value, due }) => isDebt(value, by, due)).length,
    };
  }

  /** How many lessons a pupil missed among some. */
  missed(pupil: number, of: (lesson: number) => boolean): number {
    return this.data.lessons.filter(
      (_, at) => of(at) && this.absences.get(`${pupil}:${at}`)?.fact === "absent",
    ).length;
  }
}

/** The letter of an absence, as `rules/attendance.py`. */
export function letterOf(absence: Pick<Absence, "fact" | "reason"> | undefined): string {
  if (absence?.fact === "late") return "оп";
  if (absence?.fact !== "absent") return "";
  return { illness: "б", valid: "у" }[absence.reason] ?? "н";
}
