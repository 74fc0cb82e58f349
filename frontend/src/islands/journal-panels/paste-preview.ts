import { text } from "../../lib/i18n";
import type { Stage } from "../marks-grid/acts";
import type { PastedLine } from "../marks-grid/paste";
import { spoken } from "../marks-grid/scale";
import { ask, fill } from "./dialogs";

/**
 * Shows what would be entered from the clipboard, line by line, and asks. Returns the lines to
 * enter: all without an obstacle, or none.
 */
export async function previewPaste(
  stage: Stage,
  lesson: number,
  lines: PastedLine[],
): Promise<PastedLine[]> {
  const fine = lines.filter((line) => !line.problem);
  const bad = lines.length - fine.length;
  const answer = await ask("paste-dialog", (form) => {
    const { name, title } = stage.sheet.work(stage.sheet.currentWork(lesson));
    fill(form, {
      title: `${title || name} · ${stage.day(lesson)}`,
      problems: bad ? text("grid-paste-problems", { num: bad }) : "",
    });
    form
      .querySelector("[data-lines]")
      ?.replaceChildren(...lines.map((line) => row(stage, lesson, line)));
    offer(form, fine.length, bad);
  });
  return answer ? fine : [];
}

/** With obstacles the safe choice is the plain one: nothing is entered by an Enter too many. */
function offer(form: HTMLFormElement, fine: number, bad: number): void {
  const put = form.querySelector<HTMLButtonElement>('[value="put"]');
  const leave = form.querySelector<HTMLButtonElement>('[value=""]');
  if (!put || !leave) return;
  put.hidden = fine === 0;
  put.textContent = text(bad ? "grid-paste-some" : "grid-paste-all", { num: fine });
  for (const [button, safe] of [
    [put, bad === 0],
    [leave, bad > 0],
  ] as const) {
    button.classList.toggle("btn--primary", safe);
    button.toggleAttribute("autofocus", safe);
  }
}

function row(stage: Stage, lesson: number, line: PastedLine): HTMLTableRowElement {
  const { pupil, name, words, typed, problem } = line;
  const known = pupil === null ? "" : stage.grid.name(pupil);
  const tr = document.createElement("tr");
  const who = cell(tr, "th", known || name || "—");
  if (known && name && name !== known) who.append(small(name));
  cell(tr, "td", pupil === null ? "" : shown(stage, pupil, lesson));
  cell(tr, "td", problem || !typed ? words : becomes(line));
  const told = problem ? text(`grid-paste-${problem}`, { values: spoken(stage.sheet.scale) }) : "";
  cell(tr, "td", told);
  tr.classList.toggle("is-bad", problem !== "");
  return tr;
}

function shown(stage: Stage, pupil: number, lesson: number): string {
  const { letter, marks } = stage.sheet.look(pupil, lesson);
  return [letter, ...marks.map(([value]) => value)].filter(Boolean).join("/");
}

function becomes({ typed }: PastedLine): string {
  if (typed?.kind === "marks") return typed.values.join("/");
  return text(typed?.fact === "late" ? "grid-late-letter" : "grid-absent-letter");
}

function cell(line: HTMLTableRowElement, name: "th" | "td", words: string): HTMLElement {
  const made = document.createElement(name);
  if (name === "th") made.setAttribute("scope", "row");
  made.textContent = words;
  line.append(made);
  return made;
}

function small(words: string): HTMLElement {
  const made = document.createElement("small");
  made.textContent = words;
  return made;
}
