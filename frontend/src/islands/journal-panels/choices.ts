import { text } from "../../lib/i18n";
import type { Outbox } from "../../offline/outbox";
import type { Queued } from "../../offline/queue";
import type { Sheet } from "../marks-grid/state";
import { ask, fill } from "./dialogs";

/** Shows the keys. */
export function explain(): void {
  void ask("keys-dialog");
}

/** Asks by how many minutes somebody was late: null when not known, undefined when left. */
export async function minutesLate(title: string): Promise<number | null | undefined> {
  const answer = await ask("late-dialog", (form) => fill(form, { title }));
  if (!answer) return undefined;
  return Number(answer.get("minutes")) || null;
}

/** Asks for a comment, with the ready ones of the school's act at hand; undefined when left. */
export async function commentOn(
  title: string,
  before: string,
  ready: readonly string[] = [],
): Promise<string | undefined> {
  const answer = await ask("comment-dialog", (form) => {
    fill(form, { title });
    field(form, "comment").value = before;
    const place = form.querySelector<HTMLElement>("[data-ready]");
    place?.replaceChildren(...ready.map((words) => readyComment(words, field(form, "comment"))));
    place?.toggleAttribute("hidden", ready.length === 0);
  });
  return answer ? String(answer.get("comment")).trim() : undefined;
}

/** A button that writes a ready comment behind what stands there already. */
function readyComment(words: string, place: { value: string; focus(): void }): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "tag";
  button.textContent = words;
  button.addEventListener("click", () => {
    place.value = place.value ? `${place.value}. ${words}` : words;
    place.focus();
  });
  return button;
}

/** Asks what becomes of an entry that met an obstacle; null leaves it waiting. */
export async function decideOn(
  { obstacle, at, entry }: Queued,
  title: string,
): Promise<"mine" | "theirs" | { reason: string } | null> {
  if (!obstacle) return null;
  if (obstacle.code !== "cell-changed") {
    const answer = await ask("reason-dialog", (form) => {
      fill(form, { title, sentence: obstacle.sentence });
    });
    if (!answer) return null;
    const reason = String(answer.get("reason")).trim();
    return answer.get("choice") === "keep" && reason ? { reason } : "theirs";
  }
  const { facts } = obstacle;
  const answer = await ask("conflict-dialog", (form) => {
    fill(form, {
      title,
      theirs: String(facts.theirs),
      who: String(facts.who),
      when: moment(new Date(String(facts.at))),
      mine: String(facts.mine ?? entry.value),
      written: moment(new Date(at)),
    });
  });
  return answer ? (answer.get("choice") as "mine" | "theirs") : null;
}

/**
 * Asks which work of a lesson marks are for: one of its works, or a new one. A new work of a kind
 * that the lesson has not yet is made with its first mark; any other is sent at once and known when
 * the server has answered. Returns the position of the work, null when there is none yet.
 */
export async function pickWork(
  sheet: Sheet,
  outbox: Outbox,
  lesson: number,
  say: (words: string) => void,
  except = -1,
): Promise<number | null> {
  const answer = await ask("work-dialog", (form) => offer(form, sheet, lesson, except));
  if (!answer) return null;
  const chosen = String(answer.get("work"));
  if (chosen !== "new") return settle(sheet, lesson, Number(chosen), say);
  const type = String(answer.get("type"));
  const title = String(answer.get("title")).trim();
  const typed = String(answer.get("weight"));
  const known = sheet.worksOf(lesson).some((at) => sheet.work(at).type === type);
  if (!known && !title && !typed) {
    return settle(sheet, lesson, sheet.workOfType(lesson, type), say);
  }
  outbox.put(`w:${sheet.lesson(lesson).id}`, {
    kind: "add_work",
    lesson: sheet.lesson(lesson).id,
    type,
    title,
    // The usual weight is the act's, on the day of the lesson: the server knows it.
    weight: typed ? Number(typed) : null,
  });
  say(text("grid-work-sent"));
  return null;
}

/** Takes a work that the server has made into the sheet. */
export function adopt(sheet: Sheet, state: Record<string, unknown>): number | null {
  const lesson = sheet.lessonAt(state.lesson);
  if (lesson < 0) return null;
  const { work, type, title, weight } = state;
  const id = String(work);
  sheet.adopt(lesson, { id, type: String(type), title: String(title), weight: Number(weight) });
  const at = sheet.works.findIndex((each) => each.id === id);
  sheet.choose(lesson, at);
  return at;
}

function settle(sheet: Sheet, lesson: number, at: number, say: (words: string) => void): number {
  sheet.choose(lesson, at);
  const { name, title } = sheet.work(at);
  say(text("grid-work-chosen", { work: title || name }));
  return at;
}

function offer(form: HTMLFormElement, sheet: Sheet, lesson: number, except: number): void {
  const current = sheet.currentWork(lesson);
  const works = sheet.worksOf(lesson).filter((at) => at !== except);
  const list = form.querySelector("[data-works]");
  list?.replaceChildren(
    ...works.map((at) => choice(String(at), describe(sheet, at), at === current)),
  );
  const types = form.elements.namedItem("type");
  if (types instanceof HTMLSelectElement) {
    types.replaceChildren(
      ...sheet.data.types.map(
        (type) => new Option(`${type.name}, ${type.weight}, ${type.term}`, type.code),
      ),
    );
    const known = works.map((at) => sheet.work(at).type);
    if (except >= 0) known.push(sheet.work(except).type);
    types.value = sheet.data.types.find((type) => !known.includes(type.code))?.code ?? "";
  }
  const fresh = form.querySelector<HTMLInputElement>('input[value="new"]');
  if (fresh) fresh.checked = !form.querySelector("[data-works] input:checked");
}

function choice(value: string, words: string, checked: boolean): HTMLElement {
  const label = document.createElement("label");
  label.className = "check";
  const input = document.createElement("input");
  input.type = "radio";
  input.name = "work";
  input.value = value;
  input.checked = checked;
  label.append(input, words);
  return label;
}

function describe(sheet: Sheet, at: number): string {
  const { name, title, weight, due } = sheet.work(at);
  const words = text("grid-work", { work: title ? `${name} «${title}»` : name, weight });
  return due ? `${words}, ${due}` : words;
}

function field(form: HTMLFormElement, name: string): HTMLInputElement | HTMLTextAreaElement {
  return form.elements.namedItem(name) as HTMLInputElement | HTMLTextAreaElement;
}

function moment(at: Date): string {
  return Number.isNaN(at.getTime())
    ? ""
    : at.toLocaleString(document.documentElement.lang, {
        day: "numeric",
        month: "long",
        hour: "numeric",
        minute: "2-digit",
      });
}
