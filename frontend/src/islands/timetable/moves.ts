/** What a key pressed on a place of the week asks for. */
export type Command =
  | { do: "put" | "remove" | "drop" }
  | { do: "move"; by: [rows: number, columns: number] };

type Key = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">;

const MOVES: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** What a key asks for; null leaves it to the browser. */
export function command(key: Key): Command | null {
  if (key.ctrlKey || key.metaKey || key.altKey) return null;
  const by = MOVES[key.key];
  if (by) return { do: "move", by };
  if (key.key === "Enter" || key.key === " ") return { do: "put" };
  if (key.key === "Delete" || key.key === "Backspace") return { do: "remove" };
  return key.key === "Escape" ? { do: "drop" } : null;
}

/** The next of several by an arrow; it stops at the ends. */
export function beside<T>(all: readonly T[], one: T, by: number): T | undefined {
  return all[Math.min(Math.max(all.indexOf(one) + by, 0), all.length - 1)];
}

/** What is being placed: a course of the list, or a lesson of the table that looks for another place. */
export interface Chosen {
  slot: string | undefined;
  course: string;
  teacher: string;
  title: string;
}

/** The choice that a button of the list or of the table stands for. */
export function chosenBy(button: HTMLElement): Chosen {
  const { slot, course = "", teacher = "", title = "" } = button.dataset;
  return { slot, course, teacher, title };
}

/** The change that the server is asked for: a lesson moves, a course gets one more place. */
export function change(
  chosen: Chosen,
  place: { weekday: number; number: number },
  more: { room: string; weeks: string },
): Record<string, unknown> {
  const what = chosen.slot
    ? { kind: "move", slot: chosen.slot }
    : { kind: "place", course: chosen.course };
  return { ...what, teacher: chosen.teacher, ...place, ...more };
}
