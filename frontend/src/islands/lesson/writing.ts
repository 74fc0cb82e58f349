import { text } from "../../lib/i18n";
import { taskOf } from "../../lib/task";
import type { Outbox } from "../../offline/outbox";
import type { Entry } from "../../offline/queue";
import { type LessonData, need, show } from "./data";
import { Part } from "./part";

/** The topic: as planned, or another; and what was gone through. */
export class Topic extends Part {
  protected readonly kinds = ["write_topic"];

  protected submit(fields: FormData, button: HTMLButtonElement | null): void {
    const other = button?.value === "other";
    const line = String(fields.get(other ? "other_line" : "plan_line") ?? "");
    const topic = String(fields.get(other ? "topic" : "current") ?? "").trim();
    if (!line && !topic) {
      need<HTMLElement>(this.form, "#topic-text").focus();
      return;
    }
    const cell = `t:${this.data.lesson}`;
    this.put(cell, {
      kind: "write_topic",
      version: Number(fields.get("version")) + this.outbox.waiting(cell).length,
      topic,
      material: String(fields.get("material") ?? ""),
      ...(line ? { plan_line: line } : {}),
    });
  }

  protected accepted(_entry: Entry, state: Record<string, unknown>): void {
    const topic = String(state.topic);
    need<HTMLInputElement>(this.form, "[name=version]").value = String(state.version);
    need<HTMLInputElement>(this.form, "[name=current]").value = topic;
    need<HTMLInputElement>(this.form, "[name=plan_line]").value = String(state.plan_line ?? "");
    const shown = need(this.form, "[data-topic]");
    shown.textContent = topic;
    shown.classList.remove("muted");
    show(this.form, "[data-written]", true);
    const accept = this.form.querySelector("[data-accept]");
    accept?.classList.remove("btn--primary");
    if (accept) accept.textContent = text("write");
    this.form.querySelector("details")?.removeAttribute("open");
    this.done("topic");
  }
}

/** Homework: its parts, minutes against the norm of the day, an explicit "nothing". */
export class Homework extends Part {
  protected readonly kinds = ["set_homework"];
  private readonly words: HTMLTextAreaElement;

  constructor(form: HTMLFormElement, data: LessonData, outbox: Outbox) {
    super(form, data, outbox);
    this.words = need(form, "textarea");
    need(form, "[name=minutes]").addEventListener("input", () => this.load());
    need(form, "[name=due_on]").addEventListener("change", () => show(form, "[data-load]", false));
  }

  protected submit(fields: FormData, button: HTMLButtonElement | null): void {
    const pupils = fields.getAll("pupils").map(String);
    const nothing = button?.value === "nothing";
    const task = taskOf(fields);
    if (nothing === (task !== null)) {
      this.words.focus();
      if (!nothing) return;
      this.words.select();
      return;
    }
    const cell = pupils.length ? `h:${this.data.lesson}/own` : `h:${this.data.lesson}`;
    const due = String(fields.get("due_on") ?? "");
    this.put(cell, {
      kind: "set_homework",
      version: pupils.length ? 0 : Number(fields.get("version")) + this.outbox.waiting(cell).length,
      ...(task ? { task, ...(due ? { due_on: due } : {}), pupils } : {}),
    });
  }

  protected accepted(entry: Entry, state: Record<string, unknown>): void {
    if ((entry.pupils as string[] | undefined)?.length) {
      location.reload();
      return;
    }
    need<HTMLInputElement>(this.form, "[name=version]").value = String(state.version);
    const section = this.form.parentElement ?? this.form;
    show(section, "[data-hw-done]", true);
    show(section, "[data-hw-due]", false);
    show(this.form, "[data-nothing]", Boolean(state.nothing_set));
    this.done("homework");
  }

  private load(): void {
    const [others, norm] = this.data.load;
    const minutes = Number(need<HTMLInputElement>(this.form, "[name=minutes]").value) || 0;
    const sum = others + minutes;
    need<HTMLProgressElement>(this.form, "progress").value = Math.min(sum, norm);
    need(this.form, "[data-load] b").textContent = text("load", { value: sum, max: norm });
    show(this.form, "[data-overload]", sum > norm);
  }
}
