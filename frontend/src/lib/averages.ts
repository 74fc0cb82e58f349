/** A mark and the weight of its work. */
export type Weighted = readonly [value: string, weight: number];

/** How a page counts: `journal/views/_scale_data.py`. */
export interface Counting {
  code: string;
  values: readonly string[];
  counts: boolean;
  /** What a debt adds to a mean until its last day, and after it. */
  debt_points: number | null;
  overdue_points: number | null;
  /** Whether a debt is none any more after its last day. */
  lapses: boolean;
  retakes: "last" | "best" | "both";
  today: string;
}

/** What counting has to know of a mark. `retakeOf` is the work that `work` is a second attempt at. */
export interface MarkFacts {
  value: string;
  weight: number;
  due?: string | null;
  work?: string | number;
  retakeOf?: string | number | null;
}

export const DEBT = "•";

/** The five-point scale where debts count for nothing. */
export const FIVE: Counting = {
  code: "five",
  values: ["5", "4", "3", "2", "1"],
  counts: true,
  debt_points: null,
  overdue_points: null,
  lapses: false,
  retakes: "last",
  today: "",
};

/** What a value adds to a mean; null for what does not count. As `rules/scale.py`. */
export function points(value: string, by: Counting = FIVE, due?: string | null): number | null {
  if (value === DEBT) return isOverdue(due, by) ? by.overdue_points : by.debt_points;
  return by.counts && by.values.includes(value) ? Number(value) : null;
}

/** Whether a debt stands: it does until its last day, and after it unless the act lets it lapse. */
export function isDebt(value: string, by: Counting = FIVE, due?: string | null): boolean {
  return value === DEBT && !(by.lapses && isOverdue(due, by));
}

/** One pupil's marks in time as points and weights. As `rules/counting.py`: both pass
 * `tests/cases/counting.json`. */
export function counted(marks: readonly MarkFacts[], by: Counting = FIVE): [number, number][] {
  const worth = marks.map(({ value, due }) => points(value, by, due));
  for (const at of outdone(marks, worth, by.retakes)) worth[at] = null;
  return marks.flatMap(({ weight }, at) => {
    const number = worth[at] ?? null;
    return number === null ? [] : [[number, weight]];
  });
}

/** The weighted mean of marks that stand alone, in hundredths; null when nothing counts. */
export function meanInHundredths(marks: Iterable<Weighted>, by: Counting = FIVE): number | null {
  return meanOf(
    counted(
      [...marks].map(([value, weight]) => ({ value, weight })),
      by,
    ),
  );
}

/**
 * The weighted mean of points in hundredths, half up; null when nothing counts. Whole numbers only,
 * so that 4.225 becomes 4.23 here as on the server: both pass `tests/cases/averages.json`.
 */
export function meanOf(counting: Iterable<readonly [number, number]>): number | null {
  let total = 0;
  let weights = 0;
  for (const [number, weight] of counting) {
    total += number * weight;
    weights += weight;
  }
  if (weights === 0) return null;
  const doubled = 200 * total + weights;
  return (doubled - (doubled % (2 * weights))) / (2 * weights);
}

/** A mean as it is shown: «4,13» or "4.13". */
export function meanInWords(hundredths: number | null, language: string): string {
  if (hundredths === null) return "";
  return (hundredths / 100).toLocaleString(language, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
}

function isOverdue(due: string | null | undefined, by: Counting): boolean {
  return Boolean(due) && by.today > String(due);
}

/** The places of marks that give way to another attempt at the same work. */
function outdone(
  marks: readonly MarkFacts[],
  worth: readonly (number | null)[],
  rule: Counting["retakes"],
): number[] {
  const firstOf = new Map(
    marks.flatMap(({ work, retakeOf }) => (retakeOf == null ? [] : [[work, retakeOf] as const])),
  );
  if (rule === "both" || firstOf.size === 0) return [];
  const attempts = new Map<string | number, number[]>();
  marks.forEach(({ work }, at) => {
    if (work === undefined || worth[at] == null) return;
    let first = work;
    for (let before = firstOf.get(first); before !== undefined; before = firstOf.get(first)) {
      first = before;
    }
    attempts.set(first, [...(attempts.get(first) ?? []), at]);
  });
  return [...attempts.values()].flatMap((places) => {
    const best = Math.max(...places.map((at) => worth[at] ?? 0));
    const kept = places.filter((at) => rule === "last" || worth[at] === best).at(-1);
    return places.filter((at) => at !== kept);
  });
}
