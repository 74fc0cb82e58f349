/** What a key asks for in navigation mode. */
export type Command =
  | { do: "move"; to: Move }
  | { do: "extend"; to: Move }
  | { do: "pick"; what: "row" | "column" | "all" }
  | { do: "mark"; value: string }
  | { do: "credit"; passed: boolean }
  | { do: "absent" | "late" | "reason" | "clear" | "second" | "edit" | "undo" | "redo" }
  | { do: "fill" | "unpick" }
  | { do: "present" | "drawer" | "comment" | "work" | "history" | "help" };

export type Move =
  | "left"
  | "right"
  | "up"
  | "down"
  | "row-start"
  | "row-end"
  | "first"
  | "last"
  | "page-up"
  | "page-down"
  | "month-left"
  | "month-right"
  | "filled-up"
  | "filled-down";

type Key = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

const MOVES: Record<string, Move> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
  Home: "row-start",
  End: "row-end",
  PageUp: "page-up",
  PageDown: "page-down",
};

const FAR_MOVES: Record<string, Move> = {
  ArrowLeft: "month-left",
  ArrowRight: "month-right",
  ArrowUp: "filled-up",
  ArrowDown: "filled-down",
  Home: "first",
  End: "last",
};

/**
 * Letters by what they say and by where they lie: «н» and the Latin letter of the same key mean
 * the same, so that nobody has to change the layout.
 */
const LETTERS: Record<string, Command> = {
  н: { do: "absent" },
  KeyY: { do: "absent" },
  h: { do: "absent" },
  о: { do: "late" },
  KeyJ: { do: "late" },
  б: { do: "reason" },
  Comma: { do: "reason" },
  у: { do: "reason" },
  KeyE: { do: "reason" },
  к: { do: "comment" },
  KeyR: { do: "comment" },
  в: { do: "work" },
  KeyD: { do: "work" },
  и: { do: "history" },
  KeyB: { do: "history" },
  р: { do: "present" },
  п: { do: "present" },
  KeyP: { do: "present" },
};

const SIGNS: Record<string, Command> = {
  Enter: { do: "edit" },
  F2: { do: "edit" },
  Delete: { do: "clear" },
  Backspace: { do: "clear" },
  "-": { do: "clear" },
  ".": { do: "mark", value: "•" },
  "/": { do: "second" },
  "?": { do: "help" },
  " ": { do: "drawer" },
  Escape: { do: "unpick" },
};

/** What a key pressed on a cell asks for; null leaves it to the browser. */
export function command(key: Key): Command | null {
  if (key.altKey) return null;
  if (key.ctrlKey || key.metaKey) return withControl(key);
  const move = MOVES[key.key];
  if (move) return key.shiftKey ? { do: "extend", to: move } : { do: "move", to: move };
  if (key.shiftKey && key.key === "F2") return { do: "comment" };
  if (key.shiftKey && key.key === " ") return { do: "pick", what: "row" };
  if (/^[0-9]$/.test(key.key)) return { do: "mark", value: key.key };
  if (key.code === "NumpadDecimal") return { do: "mark", value: "•" };
  return SIGNS[key.key] ?? letter(key);
}

function letter(key: Key): Command | null {
  if (key.key.length !== 1) return null;
  if (key.key.toLowerCase() === "з") return { do: "credit", passed: !key.shiftKey };
  return LETTERS[key.key.toLowerCase()] ?? LETTERS[key.code] ?? null;
}

function withControl(key: Key): Command | null {
  const move = FAR_MOVES[key.key];
  if (move) return key.shiftKey ? { do: "extend", to: move } : { do: "move", to: move };
  if (key.key === " ") return { do: "pick", what: "column" };
  if (key.code === "KeyA") return { do: "pick", what: "all" };
  if (key.code === "KeyD") return { do: "fill" };
  if (key.code === "KeyZ") return { do: key.shiftKey ? "redo" : "undo" };
  return key.code === "KeyY" ? { do: "redo" } : null;
}

/** How an edit ends: what was typed is kept or not, and where the focus goes. */
export interface EditEnd {
  keep: boolean;
  to: Move | null;
}

/**
 * What a key means while a cell is edited; null leaves it to the field. After typing over a cell
 * the side arrows leave it, after Enter or F2 they move the caret.
 */
export function editEnd(key: Pick<KeyboardEvent, "key" | "shiftKey">): EditEnd | null {
  switch (key.key) {
    case "Enter":
      return { keep: true, to: key.shiftKey ? "up" : "down" };
    case "Tab":
      return { keep: true, to: key.shiftKey ? "left" : "right" };
    case "Escape":
      return { keep: false, to: null };
    case "F2":
      return { keep: true, to: null };
    case "ArrowUp":
      return { keep: true, to: "up" };
    case "ArrowDown":
      return { keep: true, to: "down" };
    default:
      return null;
  }
}
