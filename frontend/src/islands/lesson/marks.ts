import { DEBT, FIVE, meanInWords, points } from "../../lib/averages";
import { language, text } from "../../lib/i18n";
import type { Outbox } from "../../offline/outbox";
import type { Entry, Queued } from "../../offline/queue";
import { type LessonData, type MarkSeen, need, pair, show } from "./data";
import { Part } from "./part";

const KEYS: Record<string, string> = { ".": "•", "0": "•", Delete: "", Backspace: "" };

/** Marks by the pad: a pupil, then a digit. The work they are for is chosen above. */
export class Marks extends Part {
  protected readonly kinds = ["put_mark"];
  private readonly menu: HTMLElement | null;
  /** Marks as the journal last had them, by cell. */
  private readonly before = new Map<string, MarkSeen>();
  /** Pupils whose mean only the server knows: a work of theirs was written again. */
  private readonly unsure = new Set<string>();

  constructor(form: HTMLFormElement, data: LessonData, outbox: Outbox) {
    super(form, data, outbox);
    form.addEventListener("change", () => this.describe());
    form.addEventListener("keydown", (event) => this.press(event));
    show(form, "[data-keep]", true);
    form.querySelector("[data-keep] button")?.addEventListener("click", () => this.keep());
    this.menu = form.parentElement?.querySelector(".menu__list") ?? null;
    this.menu?.addEventListener("click", (event) => this.pick(event));
  }

  /** Shows what an earlier page left in the queue. */
  takeUp(): void {
    for (const { entry } of this.outbox.all) {
      if (entry.lesson !== this.data.lesson || entry.kind !== "put_mark") continue;
      const work = this.keyOf(entry);
      this.set(work, String(entry.pupil), [
        String(entry.value),
        this.mark(entry.pupil, work)[1],
        due(entry),
      ]);
    }
    this.paint();
  }

  protected submit(fields: FormData, button: HTMLButtonElement | null): void {
    const [pupil] = pair(String(fields.get("pupil") ?? ""));
    const value = button?.name === "value" ? button.value : String(fields.get("points") ?? "");
    if (pupil && button) this.write(pupil, value);
    else need<HTMLElement>(this.form, "[name=pupil]").focus();
  }

  protected accepted(entry: Entry, state: Record<string, unknown>): void {
    const work = String(state.work);
    this.adopt(entry, work);
    const pupil = String(entry.pupil);
    const [value, , until, done, comment] = this.mark(pupil, work);
    const version = Number(state.version);
    const waiting = this.outbox.waiting(this.cell(pupil, work)).length > 0;
    const mark: MarkSeen = waiting ? [value, version, until, done, comment] : told(state, version);
    this.set(work, pupil, mark);
    this.paint();
  }

  protected override withdrawn({ entry, obstacle }: Queued): void {
    const { theirs, version } = obstacle?.facts ?? {};
    if (theirs === undefined) {
      this.refused({ entry });
      return;
    }
    const value = theirs === "—" ? "" : String(theirs);
    this.set(this.keyOf(entry), String(entry.pupil), [value, Number(version)]);
    this.paint();
  }

  protected override refused({ entry }: Pick<Queued, "entry">): void {
    const [work, pupil] = [this.keyOf(entry), String(entry.pupil)];
    this.set(work, pupil, this.before.get(this.cell(pupil, work)) ?? ["", 0]);
    this.paint();
  }

  protected override answered(reason: string): boolean {
    return reason !== "" || this.field("done_on") !== "";
  }

  protected override insisted(queued: Queued, reason: string): Partial<Entry> {
    const done_on = this.field("done_on");
    return { ...super.insisted(queued, reason), ...(done_on ? { done_on } : {}) };
  }

  /** Writes the comment and the day of a debt to the mark there is. */
  private keep(): void {
    const chosen = this.form.querySelector<HTMLInputElement>("[name=pupil]:checked");
    const pupil = chosen ? pair(chosen.value)[0] : "";
    const [value] = this.mark(pupil, this.data.work);
    if (value) this.write(pupil, value);
    else need<HTMLElement>(this.form, "[name=pupil]").focus();
  }

  private write(pupil: string, value: string): void {
    const work = this.data.work;
    const mark = this.mark(pupil, work);
    const [before, version, until, done, comment = ""] = mark;
    const more = this.more(value, comment);
    if (before === value && !("comment" in more) && (more.due_on ?? until) === until) return;
    const cell = this.cell(pupil, work);
    if (this.outbox.waiting(cell).length === 0) this.before.set(cell, mark);
    this.put(cell, {
      kind: "put_mark",
      pupil,
      value,
      version: version + this.outbox.waiting(cell).length,
      ...(isId(work) ? { work } : { type: work }),
      ...more,
    });
    const words = more.comment ?? comment;
    this.set(work, pupil, [
      value,
      version,
      more.due_on ?? null,
      value === before ? done : null,
      words,
    ]);
    this.paint();
    this.describe();
  }

  /** What stands beside the mark: a comment that was changed, the last day of a debt. */
  private more(value: string, comment: string): { comment?: string; due_on?: string } {
    const words = this.field("comment");
    const due_on = value === DEBT ? this.field("due_on") : "";
    return { ...(words !== comment ? { comment: words } : {}), ...(due_on ? { due_on } : {}) };
  }

  private field(name: string): string {
    return this.form.querySelector<HTMLInputElement>(`[name=${name}]`)?.value.trim() ?? "";
  }

  private press(event: KeyboardEvent): void {
    if (!(event.target instanceof HTMLInputElement) || event.target.name !== "pupil") return;
    const { values } = this.data.scale ?? FIVE;
    const typed = values.find((each) => each.toLowerCase() === event.key.toLowerCase());
    const value = typed ?? KEYS[event.key];
    if (value === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.target.checked = true;
    this.write(pair(event.target.value)[0], value);
  }

  /** Chooses the work that marks are put for, without leaving the page. */
  private pick(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link) return;
    link.closest("details")?.removeAttribute("open");
    if (!link.dataset.work) return; // leads to the form of one more work
    event.preventDefault();
    this.data.work = link.dataset.work;
    for (const each of this.menu?.querySelectorAll("[data-work]") ?? []) {
      each.removeAttribute("aria-current");
    }
    link.setAttribute("aria-current", "true");
    const due = this.form.parentElement?.querySelector("[data-work-due]");
    if (due) due.textContent = link.dataset.due ?? "";
    const name = this.form.parentElement?.querySelector("[data-work-name]");
    if (name) name.textContent = link.textContent;
    this.paint();
    this.describe();
  }

  /** The first mark of a kind makes its work: from then on the work is named by its id. */
  private adopt(entry: Entry, work: string): void {
    const kind = String(entry.type ?? "");
    if (!kind || work in this.data.marks) return;
    this.data.marks[work] = this.data.marks[kind] ?? {};
    this.data.weights[work] = this.data.weights[kind] ?? 1;
    delete this.data.marks[kind];
    if (this.data.work === kind) this.data.work = work;
    const link = this.menu?.querySelector<HTMLElement>(`[data-work="${kind}"]`);
    if (link) link.dataset.work = work;
  }

  private set(work: string, pupil: string, mark: MarkSeen): void {
    const before = this.mark(pupil, work);
    let marks = this.data.marks[work];
    if (!marks) {
      marks = {};
      this.data.marks[work] = marks;
    }
    marks[pupil] = mark;
    if (this.data.linked?.includes(work) && before[0] !== mark[0]) this.unsure.add(pupil);
    this.count(pupil, before, work, -1);
    this.count(pupil, mark, work, 1);
  }

  private count(pupil: string, [value, , until]: MarkSeen, work: string, sign: 1 | -1): void {
    const number = points(value, this.data.scale, until);
    const weight = number === null ? 0 : (this.data.weights[work] ?? 1);
    const [total, weights, count] = this.data.tallies[pupil] ?? [0, 0, 0];
    this.data.tallies[pupil] = [
      total + sign * (number ?? 0) * weight,
      weights + sign * weight,
      count + (value && value !== DEBT ? sign : 0),
    ];
  }

  private paint(): void {
    need<HTMLInputElement>(this.form, "[name=work]").value = this.data.work;
    for (const input of this.form.querySelectorAll<HTMLInputElement>("[name=pupil]")) {
      const [pupil] = pair(input.value);
      const mark = this.mark(pupil, this.data.work);
      input.value = `${pupil}:${mark[1]}`;
      const place = input.parentElement?.querySelector(".mark");
      if (place) place.textContent = mark[0];
      const note = input.parentElement?.querySelector(".note");
      if (note) note.textContent = noteOf(mark);
    }
  }

  /** Says whose mark is to be put, and his mean. */
  private describe(): void {
    const chosen = this.form.querySelector<HTMLInputElement>("[name=pupil]:checked");
    const who = this.form.querySelector("[data-who]");
    if (!chosen || !who) return;
    const words = [...(chosen.parentElement?.querySelectorAll("span:not([class]), small") ?? [])];
    const name = document.createElement("b");
    name.textContent = words.map((each) => each.textContent).join(" ");
    const sums = document.createElement("span");
    sums.className = "muted";
    sums.textContent = this.sums(pair(chosen.value)[0]);
    who.replaceChildren(name, " ", sums);
    const [, , until, , comment = ""] = this.mark(pair(chosen.value)[0], this.data.work);
    this.fill("comment", comment);
    this.fill("due_on", until ?? this.data.debt_until ?? "");
  }

  private fill(name: string, value: string): void {
    const field = this.form.querySelector<HTMLInputElement>(`[name=${name}]`);
    if (field) field.value = value;
  }

  private sums(pupil: string): string {
    const [total, weights, count] = this.data.tallies[pupil] ?? [0, 0, 0];
    if (weights === 0 && count === 0) return text("no-marks");
    if (weights === 0 || this.unsure.has(pupil)) return text("marks", { num: count });
    // Half up in whole numbers, as `meanInHundredths` does with the marks themselves.
    const hundredths = Math.floor((200 * total + weights) / (2 * weights));
    const mean = text("mean", { mean: meanInWords(hundredths, language()) });
    return `${mean}, ${text("marks", { num: count })}`;
  }

  private mark(pupil: unknown, work: string): MarkSeen {
    return this.data.marks[work]?.[String(pupil)] ?? ["", 0];
  }

  private cell(pupil: string, work: string): string {
    return `m:${this.data.lesson}/${pupil}/${work}`;
  }

  private keyOf(entry: Entry): string {
    return String(entry.work ?? entry.type);
  }
}

/** A mark as the server tells it. */
function told(state: Record<string, unknown>, version: number): MarkSeen {
  const { value, due_on, done_on, comment } = state;
  const day = (on: unknown) => (on ? String(on) : null);
  return [String(value), version, day(due_on), day(done_on), String(comment ?? "")];
}

function due(entry: Entry): string | null {
  return entry.due_on ? String(entry.due_on) : null;
}

/** The last day of a debt, or the day of later work, in words. */
function noteOf([value, , until, done]: MarkSeen): string {
  const short = (on: string) => on.slice(5).split("-").reverse().join(".");
  if (value === DEBT && until) return text("due", { day: short(until) });
  return value && done ? text("done-on", { day: short(done) }) : "";
}

function isId(work: string): boolean {
  return /^[0-9a-f-]{36}$/.test(work);
}
