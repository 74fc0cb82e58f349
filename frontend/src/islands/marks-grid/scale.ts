import type { Scale } from "./state";

/** What a typed key means: a whole value, the beginning of a longer one, or nothing of the scale. */
export type Meaning = "value" | "begins" | "outside";

/** Judges a typed key: where «1» may become «10», nothing is put before the end is known. */
export function meaning(scale: Scale, typed: string): Meaning {
  const longer = scale.values.some((value) => value !== typed && value.startsWith(typed));
  if (longer) return "begins";
  return scale.values.includes(typed) ? "value" : "outside";
}

/** A value as somebody may have typed it; null when it is not of the scale. A dot is a debt. */
export function asValue(scale: Scale, typed: string): string | null {
  const plain = typed.trim().toLowerCase();
  if (plain === "." || plain === scale.debt) return scale.debt;
  return scale.values.find((value) => value.toLowerCase() === plain) ?? null;
}

/** The credit or its refusal, where the scale consists of these. */
export function credit({ code, values }: Scale, passed: boolean): string | undefined {
  return code === "credit" ? values[passed ? 0 : 1] : undefined;
}

/** The values as a sentence names them: «5, 4, 3, 2, 1», «1–10». */
export function spoken({ values }: Scale): string {
  const long = values.length > 5 && values.every((value) => /^\d+$/.test(value));
  return long ? `${values.at(-1)}–${values[0]}` : values.join(", ");
}
