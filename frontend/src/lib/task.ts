/** The parts of a homework that are words. */
const PARTS = ["text", "source", "pages", "exercises", "practical"] as const;

/** A homework as its form tells it: filled parts alone; null when nothing is filled. */
export function taskOf(fields: FormData): Record<string, unknown> | null {
  const told: Record<string, unknown> = {};
  for (const part of PARTS) {
    const words = String(fields.get(part) ?? "").trim();
    if (words) told[part] = words;
  }
  if (!Object.keys(told).length) return null;
  const manner = fields.getAll("manner").map(String);
  if (manner.length) told.manner = manner;
  const minutes = Number(fields.get("minutes"));
  if (minutes > 0) told.minutes = minutes;
  return told;
}
