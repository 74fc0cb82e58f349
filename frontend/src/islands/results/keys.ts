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

/** The values that have a key of their own, as the server writes them. */
export interface Named {
  unassessed: string;
  exempt: string;
  passed: string;
  failed: string;
  unmarked: string;
}

/** Letters by what they say and by where they lie, so that nobody has to change the layout. */
const LETTERS: Record<string, keyof Named> = {
  а: "unassessed",
  KeyF: "unassessed",
  ф: "exempt",
  KeyA: "exempt",
  з: "passed",
  KeyP: "passed",
  б: "unmarked",
  Comma: "unmarked",
};

/** What a key asks for; null leaves it to the browser. */
export function command(key: Key, values: readonly string[], named: Named): Command | null {
  if (key.ctrlKey || key.metaKey || key.altKey) return null;
  const by = MOVES[key.key];
  if (by) return key.shiftKey ? null : { do: "move", by };
  if (key.key === "Enter") return { do: "why" };
  if (key.key === "=") return { do: "propose" };
  if (["Delete", "Backspace", "-"].includes(key.key)) return { do: "put", value: "" };
  const value = valueFor(key, values, named);
  return value === null ? null : { do: "put", value };
}

/** The value of a key; «0» is ten where there is a ten. */
function valueFor(key: Key, values: readonly string[], named: Named): string | null {
  if (/^\d$/.test(key.key)) {
    if (values.includes("100")) return null;
    return key.key === "0" && values.includes("10") ? "10" : key.key;
  }
  if (key.key.length !== 1) return null;
  const name = LETTERS[key.key.toLowerCase()] ?? LETTERS[key.code];
  if (!name) return null;
  return named[name === "passed" && key.shiftKey ? "failed" : name];
}
