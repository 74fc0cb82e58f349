import { text } from "../../lib/i18n";
import { taskOf } from "../../lib/task";
import type { News, Outbox } from "../../offline/outbox";
import { decideOn } from "./choices";
import { fragment } from "./fragment";

const DESK = "(min-width: 1100px)";
/** Marks come in bursts: the sums of the panel wait for a pause. */
const PAUSE_MS = 600;

/** What the drawer asks of the grid. */
export interface Desk {
  /** Confirms the attendance of a lesson as its column shows it. */
  confirm(lesson: string): void;
  /** Asks for the work that marks of a lesson are for. */
  pickWork(lesson: string): void;
  /** Lets the grid adapt to its new width. */
  resized(): void;
  /** The lesson so many columns away, if there is one. */
  neighbour(lesson: string, step: number): string | undefined;
}

/** The lesson beside the grid: who is absent, topic, works, homework, what is owed. */
export class Drawer {
  private readonly aside = document.createElement("aside");
  private lesson = "";
  private back: () => void = () => undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly root: HTMLElement,
    private readonly outbox: Outbox,
    private readonly desk: Desk,
  ) {
    this.aside.className = "drawer";
    this.aside.addEventListener("click", (event) => this.press(event));
    this.aside.addEventListener("submit", (event) => this.submit(event));
    root.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.aside.isConnected) this.close();
    });
    outbox.listen((news) => this.hear(news));
  }

  /** Whether there is room beside the grid; elsewhere the lesson is a page. */
  fits(): boolean {
    return window.matchMedia(DESK).matches;
  }

  /** Opens a lesson; `back` is called when the drawer is closed. */
  async open(lesson: string, back: () => void): Promise<void> {
    this.back = back;
    await this.show(lesson);
    this.aside.querySelector<HTMLElement>("h2")?.focus();
  }

  private async show(lesson: string): Promise<void> {
    this.lesson = lesson;
    if (!this.aside.isConnected) {
      this.aside.replaceChildren(waiting());
      this.root.append(this.aside);
      this.root.classList.add("with-drawer");
      this.desk.resized();
    }
    await this.refresh();
  }

  private close(): void {
    this.aside.remove();
    this.lesson = "";
    this.root.classList.remove("with-drawer");
    this.desk.resized();
    this.back();
  }

  private async refresh(): Promise<void> {
    const lesson = this.lesson;
    const panel = await fragment(`/journal/lesson/${lesson}/panel/`);
    if (lesson !== this.lesson) return;
    const within = this.aside.contains(document.activeElement);
    this.aside.replaceChildren(panel);
    const title = this.aside.querySelector("h2");
    if (title) this.aside.setAttribute("aria-labelledby", title.id);
    if (within) title?.focus(); // what had the focus is gone
  }

  private press(event: MouseEvent): void {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button) return;
    const { step, act } = button.dataset;
    if ("close" in button.dataset) {
      this.close();
    } else if (step) {
      const next = this.desk.neighbour(this.lesson, Number(step));
      if (next) void this.show(next);
    } else if (act === "confirm") {
      this.desk.confirm(this.lesson);
    } else if (act === "work") {
      this.desk.pickWork(this.lesson);
    } else if (act === "other") {
      this.aside.querySelector("[data-topic-form]")?.toggleAttribute("hidden", false);
      this.aside.querySelector<HTMLElement>("[name=topic]")?.focus();
    }
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const fields = new FormData(form);
    const version = Number(form.dataset.version);
    const pressed = (event.submitter as HTMLButtonElement | null)?.value ?? "";
    const lesson = this.lesson;
    if (form.dataset.entry === "write_topic") {
      const plan = String(fields.get("plan_line") ?? "");
      const topic = String(fields.get("topic") ?? "").trim();
      this.write(`t:${lesson}`, {
        kind: "write_topic",
        lesson,
        version,
        ...(plan ? { plan_line: plan } : {}),
        ...(topic ? { topic } : {}),
      });
    } else {
      const task = pressed === "nothing" ? {} : { task: taskOf(fields) ?? { text: "" } };
      this.write(`h:${lesson}`, { kind: "set_homework", lesson, version, ...task });
    }
  }

  private write(cell: string, fields: Parameters<Outbox["put"]>[1]): void {
    this.say(text("grid-unsent"));
    this.outbox.put(cell, fields);
  }

  private hear(news: News): void {
    const { entry } = news.queued;
    if (!this.lesson || entry.lesson !== this.lesson) return;
    if (news.kind === "accepted") {
      clearTimeout(this.timer);
      const soon = entry.kind === "put_mark" || entry.kind === "record_absence";
      this.timer = setTimeout(() => void this.refresh(), soon ? PAUSE_MS : 0);
    } else if (news.kind === "refused") {
      this.say(news.sentence);
    } else if (entry.kind === "write_topic" || entry.kind === "set_homework") {
      void this.settle(news);
    }
  }

  private async settle({ queued }: News): Promise<void> {
    const title = this.aside.querySelector("h2")?.textContent ?? "";
    const choice = await decideOn(queued, title);
    if (!choice) return;
    const version = Number(queued.obstacle?.facts.version);
    const insisted = typeof choice === "object" ? choice : { version };
    this.outbox.decide(queued, choice === "theirs" ? null : insisted);
    if (choice === "theirs") await this.refresh();
  }

  private say(words: string): void {
    const place = this.aside.querySelector("[data-said]");
    if (place) place.textContent = words;
  }
}

/** What stands in the drawer until the lesson has come. */
function waiting(): HTMLElement {
  const body = document.createElement("div");
  body.className = "drawer__body drawer__wait";
  body.setAttribute("aria-busy", "true");
  for (let line = 0; line < 4; line += 1) {
    const skeleton = document.createElement("span");
    skeleton.className = "skeleton";
    body.append(skeleton);
  }
  return body;
}
