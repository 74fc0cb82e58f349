import type { News, Outbox } from "../../offline/outbox";
import type { Entry, Queued } from "../../offline/queue";
import { type LessonData, need, show } from "./data";

type Fields = Omit<Entry, "key">;

/**
 * A form of the page that writes through the outbox in place of posting itself. What stands in the
 * way is said beside it, with the choices there are.
 */
export abstract class Part {
  private waiting: Queued | undefined;

  constructor(
    protected readonly form: HTMLFormElement,
    protected readonly data: LessonData,
    protected readonly outbox: Outbox,
  ) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
      this.submit(new FormData(form), button);
    });
    this.obstacle?.addEventListener("click", (event) => this.choose(event));
    outbox.listen((news) => this.hear(news));
  }

  /** The kinds of entries that are this part's own. */
  protected abstract readonly kinds: readonly string[];

  /** Writes what the form says. */
  protected abstract submit(fields: FormData, button: HTMLButtonElement | null): void;

  /** Shows that an entry is in the journal. */
  protected abstract accepted(entry: Entry, state: Record<string, unknown>): void;

  /** Shows what the journal has, after the writer gave an entry up. */
  protected withdrawn(_queued: Queued): void {
    void this.outbox.flush().then(() => location.reload());
  }

  /** Takes back what the page showed of an entry that the journal will not have. */
  protected refused(_queued: Queued): void {}

  /** How an entry changes when its writer insists on it. */
  protected insisted(queued: Queued, reason: string): Partial<Entry> {
    const seen = queued.obstacle?.facts.version;
    return {
      ...(queued.obstacle?.code === "cell-changed" ? { version: Number(seen) } : {}),
      ...(reason ? { reason } : {}),
    };
  }

  /** Whether the writer has said what the journal asked for. */
  protected answered(reason: string): boolean {
    return reason !== "";
  }

  protected put(cell: string, fields: Fields): void {
    this.say("");
    this.outbox.put(cell, { ...fields, lesson: this.data.lesson } as Fields);
  }

  /** Marks a duty of the lesson as done in the list at the foot. */
  protected done(duty: string): void {
    show(document, `[data-duty="${duty}"]`, false);
    const left = document.querySelectorAll<HTMLElement>("[data-duty]:not([hidden])").length;
    show(document, "[data-nothing-owed]", left === 0);
  }

  private get obstacle(): HTMLElement | null {
    return this.form.querySelector("[data-obstacle]");
  }

  private hear(news: News): void {
    const { entry } = news.queued;
    if (entry.lesson !== this.data.lesson || !this.kinds.includes(entry.kind)) return;
    if (news.kind === "accepted") {
      this.accepted(entry, news.state);
    } else if (news.kind === "refused") {
      this.refused(news.queued);
      this.say(news.sentence);
    } else {
      this.waiting = news.queued;
      this.say(news.obstacle.sentence, news.obstacle.code);
    }
  }

  /** Says what stands in the way; nothing clears the place. */
  private say(sentence: string, code = ""): void {
    const panel = this.obstacle;
    if (!panel) return;
    panel.hidden = sentence === "";
    need(panel, "[data-sentence]").textContent = sentence;
    show(panel, "[data-choices]", code !== "");
    show(panel, "[data-reason]", code.endsWith("needs-reason"));
    show(panel, "[data-done]", code === "absent-needs-reason");
    if (sentence) panel.scrollIntoView({ block: "nearest" });
  }

  private choose(event: MouseEvent): void {
    const button = event.target instanceof Element ? event.target.closest("[data-choice]") : null;
    const queued = this.waiting;
    if (!(button instanceof HTMLElement) || !queued) return;
    const field = this.form.querySelector<HTMLInputElement>("[name=reason]");
    const reason = field?.value.trim() ?? "";
    if (button.dataset.choice === "drop") {
      this.outbox.decide(queued, null);
      this.withdrawn(queued);
    } else if (
      field &&
      !this.answered(reason) &&
      !need<HTMLElement>(this.form, "[data-reason]").hidden
    ) {
      field.focus();
      return;
    } else {
      this.outbox.decide(queued, this.insisted(queued, reason));
    }
    this.waiting = undefined;
    this.say("");
  }
}
