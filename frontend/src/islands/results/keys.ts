/** What a key pressed on a cell of results asks for. */
export type Command =
  | { do: "put"; value: string }
  | { do: "propose" | "why" }
  | { do: "move"; by: [rows: number, columns: number] };

type Key = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

const MOVES: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Letters by what they say and by where they lie, so that nobody has to change the layout. */
const LETTERS: Record<string, string> = {
  а: "н/а",
  KeyF: "н/а",
  ф: "осв",
  KeyA: "осв",
  з: "зач",
  KeyP: "зач",
  б: "безотм",
  Comma: "безотм",
};

/** What a key asks for; null leaves it to the browser. */
export function command(key: Key, values: readonly string[]): Command | null {
  if (key.ctrlKey || key.metaKey || key.altKey) return null;
  const by = MOVES[key.key];
  if (by) return key.shiftKey ? null : { do: "move", by };
  if (key.key === "Enter") return { do: "why" };
  if (key.key === "=") return { do: "propose" };
  if (["Delete", "Backspace", "-"].includes(key.key)) return { do: "put", value: "" };
  const value = valueFor(key, values);
  return value === null ? null : { do: "put", value };
}

/** The value of a key; «0» is ten where there is a ten. */
function valueFor(key: Key, values: readonly string[]): string | null {
  if (/^\d$/.test(key.key)) {
    if (values.includes("100")) return null;
    return key.key === "0" && values.includes("10") ? "10" : key.key;
  }
  if (key.key.length !== 1) return null;
  const named = LETTERS[key.key.toLowerCase()] ?? LETTERS[key.code] ?? null;
  return named === "зач" && key.shiftKey ? "незач" : named;
}
