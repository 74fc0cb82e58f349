/** A mark and the weight of its work. */
export type Weighted = readonly [value: string, weight: number];

/** What a value adds to a mean; null for a debt or a withdrawn mark. As `rules/scale.py`. */
export function points(value: string): number | null {
  return /^[1-5]$/.test(value) ? Number(value) : null;
}

/**
 * The weighted mean in hundredths, half up; null when nothing counts. Whole numbers only, so that
 * 4.225 becomes 4.23 here as on the server: both pass `tests/cases/averages.json`.
 */
export function meanInHundredths(marks: Iterable<Weighted>): number | null {
  let total = 0;
  let weights = 0;
  for (const [value, weight] of marks) {
    const number = points(value);
    if (number === null) continue;
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
