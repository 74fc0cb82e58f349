import { text } from "../../lib/i18n";
import type { Outbox } from "../../offline/outbox";
import type { Entry, Queued } from "../../offline/queue";
import { type LessonData, need, pair, show } from "./data";
import { Part } from "./part";

const LONG_MS = 500;

interface Absence {
  pupil: string;
  fact: string;
  version: number;
  minutes: number | null;
}

/** Who is here: a touch ticks a pupil as absent, a long one asks for minutes of lateness. */
export class Attendance extends Part {
  protected readonly kinds = ["confirm_attendance"];
  private readonly confirm: HTMLButtonElement;

  constructor(form: HTMLFormElement, data: LessonData, outbox: Outbox, late: Late) {
    super(form, data, outbox);
    this.confirm = need(form, "[data-confirm]");
    form.addEventListener("change", () => this.count(true));
    for (const chip of form.querySelectorAll<HTMLElement>("label.person")) holdFor(chip, late);
    late.changed = (absence) => this.settle(absence);
  }

  protected submit(fields: FormData): void {
    const absent = fields.getAll("absent").map(String);
    const late = fields.getAll("late").map((each) => pair(String(each)));
    this.put(`a:${this.data.lesson}`, {
      kind: "confirm_attendance",
      absent,
      late: late
        .filter(([pupil]) => !absent.includes(pupil))
        .map(([pupil, minutes]) => ({ pupil, ...(minutes ? { minutes } : {}) })),
      seen: fields.getAll("seen").map((each) => {
        const [pupil, version] = pair(String(each));
        const waiting = this.outbox.waiting(`f:${this.data.lesson}/${pupil}`).length;
        return { pupil, version: version + waiting };
      }),
    });
    this.count(false);
  }

  protected accepted(_entry: Entry, state: Record<string, unknown>): void {
    for (const absence of state.absences as Absence[]) this.settle(absence);
    show(this.form, "[data-taken-step]", true);
    show(this.form, "[data-how]", false);
    this.done("attendance");
  }

  protected override insisted(queued: Queued, reason: string): Partial<Entry> {
    const { code = "", facts = {} } = queued.obstacle ?? {};
    const seen = (queued.entry.seen as { pupil: string; version: number }[]) ?? [];
    if (code !== "cell-changed") return reason ? { reason } : {};
    const now = { pupil: String(facts.pupil), version: Number(facts.version) };
    return { seen: [...seen.filter((each) => each.pupil !== now.pupil), now] };
  }

  private count(changed: boolean): void {
    const number = this.form.querySelectorAll("[name=absent]:checked").length;
    this.confirm.textContent =
      number <= 5 ? text(`absent-${number}`) : text("absent-more", { num: number });
    this.confirm.classList.toggle("btn--primary", changed);
  }

  /** Shows a pupil as the journal has him, and keeps the version for the next confirmation. */
  private settle({ pupil, fact, version, minutes }: Absence): void {
    const chip = this.form.querySelector<HTMLElement>(`[data-pupil="${pupil}"]`);
    const line = chip?.parentElement;
    if (!chip || !line) return;
    keep(line, "seen", `${pupil}:${version}`);
    keep(line, "late", fact === "late" ? `${pupil}:${minutes ?? 0}` : "");
    if (fact === "late") chip.dataset.late = String(minutes ?? "");
    else delete chip.dataset.late;
    const code = need(chip, ".code");
    code.textContent =
      fact === "late" ? lateWords(minutes) : (code.getAttribute("data-code") ?? "");
    need<HTMLInputElement>(chip, "input").checked = fact === "absent";
    this.count(false);
  }
}

/** The small form for somebody who came late. */
export class Late extends Part {
  protected readonly kinds = ["record_absence"];
  changed: (absence: Absence) => void = () => undefined;

  /** Opens for a pupil, with the minutes to be written. */
  openFor(pupil: string): void {
    const panel = this.form.closest("details");
    const choice = this.form.querySelector<HTMLOptionElement>(`option[value^="${pupil}:"]`);
    if (!panel || !choice) return;
    panel.open = true;
    choice.selected = true;
    const minutes = need<HTMLInputElement>(this.form, "[name=minutes]");
    minutes.focus();
    minutes.select();
  }

  protected submit(fields: FormData, button: HTMLButtonElement | null): void {
    const [pupil, version] = pair(String(fields.get("pupil")));
    const minutes = Number(fields.get("minutes"));
    const fact = button?.value ?? "late";
    const cell = `f:${this.data.lesson}/${pupil}`;
    this.put(cell, {
      kind: "record_absence",
      pupil,
      fact,
      version: version + this.outbox.waiting(cell).length,
      ...(fact === "late" && minutes > 0 ? { minutes } : {}),
    });
    const panel = this.form.closest("details");
    if (panel) panel.open = false;
  }

  protected accepted(_entry: Entry, state: Record<string, unknown>): void {
    const absence = state as unknown as Absence;
    const choice = this.form.querySelector<HTMLOptionElement>(`option[value^="${absence.pupil}:"]`);
    if (choice) choice.value = `${absence.pupil}:${absence.version}`;
    this.changed(absence);
  }
}

/** A long press, or the menu key of a desk, asks how late somebody was; no tick comes of it. */
function holdFor(chip: HTMLElement, late: Late): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let held = false;
  const ask = () => {
    held = true;
    late.openFor(chip.dataset.pupil ?? "");
  };
  chip.addEventListener("pointerdown", () => {
    held = false;
    timer = setTimeout(ask, LONG_MS);
  });
  for (const end of ["pointerup", "pointerleave", "pointercancel"]) {
    chip.addEventListener(end, () => clearTimeout(timer));
  }
  chip.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    ask();
  });
  chip.addEventListener("click", (event) => {
    if (held) event.preventDefault();
  });
}

function lateWords(minutes: number | null): string {
  return minutes ? text("late", { num: minutes }) : text("late-some");
}

/** Keeps a hidden field of a pupil; an empty value takes it away. */
function keep(line: HTMLElement, name: string, value: string): void {
  let field = line.querySelector<HTMLInputElement>(`input[name=${name}]`);
  if (!value) {
    field?.remove();
    return;
  }
  if (!field) {
    field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    line.append(field);
  }
  field.value = value;
}
