import type { Place } from "../marks-grid/deeds";
import type { Sheet } from "../marks-grid/state";
import { ask, fill } from "./dialogs";
import { fragment } from "./fragment";

/** Shows everything that happened in a cell. */
export async function showHistory(sheet: Sheet, place: Place, title: string): Promise<void> {
  const lesson = sheet.lesson(place.lesson).id;
  const lines = await fragment(`/journal/history/${lesson}/${sheet.pupil(place.pupil)}/`);
  await ask("history-dialog", (form) => {
    fill(form, { title });
    form.querySelector("[data-lines]")?.replaceChildren(lines);
  });
}
