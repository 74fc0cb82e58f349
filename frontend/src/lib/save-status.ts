import { text } from "./i18n";
import { createStore } from "./store";

/** What the app bar says about saving; "still" says nothing. Never "saved" of what only waits. */
export type SaveStatus =
  | { state: "still" }
  | { state: "saved"; at: Date }
  | { state: "sending"; count: number }
  | { state: "offline"; count: number }
  | { state: "conflict"; count: number }
  | { state: "signed-out" };

/** The one voice of saving: whoever writes calls `saveStatus.set({ state: "sending", count })`. */
export const saveStatus = createStore<SaveStatus>({ state: "still" });

/** The status in words. */
export function inWords(status: SaveStatus): string {
  switch (status.state) {
    case "still":
      return "";
    case "saved":
      return text("saved", { time: clock(status.at) });
    case "signed-out":
      return text("signed-out");
    default:
      return text(status.state, { num: status.count });
  }
}

function clock(at: Date): string {
  return `${at.getHours()}:${String(at.getMinutes()).padStart(2, "0")}`;
}
