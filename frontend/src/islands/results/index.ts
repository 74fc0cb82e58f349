import { postJson } from "../../lib/http";
import { text } from "../../lib/i18n";
import { type News, Outbox, type Told } from "../../offline/outbox";
import type { Queued } from "../../offline/queue";
import { ask, fill } from "../journal-panels/dialogs";
import { fragment } from "../journal-panels/fragment";
import { command, type Named } from "./keys";

interface Data {
  owner: string;
  values: string[];
  named: Named;
}

/** A table of results as an instrument: `data-island="results"`. */
export async function mount(root: HTMLElement): Promise<void> {
  const script = document.getElementById("results-data");
  const table = root.querySelector("table");
  if (!script || !table) return;
  const data: Data = JSON.parse(script.textContent ?? "");
  // Results have a door of their own, so what waits for it is kept apart from the journal's.
  const outbox = new Outbox(`${data.owner}/results`, (entries) =>
    postJson<Told[]>("/results/entries/", entries),
  );
  const results = new Results(root, table, data, outbox);
  await outbox.start();
  results.takeUp();
}

class Results {
  private asking = false;

  constructor(
    private readonly root: HTMLElement,
    private readonly table: HTMLTableElement,
    private readonly data: Data,
    private readonly outbox: Outbox,
  ) {
    this.links().forEach((link, place) => {
      link.tabIndex = place === 0 ? 0 : -1;
    });
    table.addEventListener("keydown", (event) => this.press(event));
    table.addEventListener("click", (event) => this.open(event));
    table.addEventListener("focusin", (event) => this.rove(event.target));
    outbox.listen((news) => this.hear(news));
    this.show("[data-hints]");
    this.showRunning();
  }

  /** Brings the running term into sight where the table is wider than the screen. */
  private showRunning(): void {
    const head = this.table.querySelector<HTMLElement>("[data-running]");
    const frame = this.table.parentElement;
    if (head && frame) frame.scrollLeft = head.offsetLeft + head.offsetWidth - frame.clientWidth;
  }

  /** Shows what an earlier page left in the queue. */
  takeUp(): void {
    for (const queued of this.outbox.all) {
      const cell = this.cell(queued.cell);
      if (cell) this.draw(cell, String(queued.entry.value));
      if (queued.obstacle) void this.decide();
    }
  }

  private press(event: KeyboardEvent): void {
    const cell = cellOf(event.target);
    const asked = cell && command(event, this.data.values, this.data.named);
    if (!cell || !asked) return;
    event.preventDefault();
    if (asked.do === "move") this.move(cell, asked.by);
    else if (asked.do === "why") void this.why(cell);
    else this.put(cell, asked.do === "put" ? asked.value : proposalOf(cell));
  }

  private put(cell: HTMLTableCellElement, value: string): void {
    if (cell.dataset.closed !== undefined || (value && !this.data.values.includes(value))) {
      this.say(text("result-no-such", { key: value || "=" }));
      return;
    }
    const id = cell.dataset.cell ?? "";
    const [course, pupil, column] = id.split("/");
    if (value === valueIn(cell)) this.move(cell, [1, 0]);
    if (value === valueIn(cell)) return;
    cell.dataset.before ??= valueIn(cell);
    this.outbox.put(id, {
      kind: "put_result",
      course,
      pupil,
      column,
      value,
      version: Number(cell.dataset.version) + this.outbox.waiting(id).length,
    });
    this.draw(cell, value);
    this.move(cell, [1, 0]);
  }

  private hear(news: News): void {
    const cell = this.cell(news.queued.cell);
    if (news.kind === "obstacle") void this.decide();
    if (!cell) return;
    if (news.kind === "accepted") this.settle(cell, news.state);
    else if (news.kind === "obstacle") this.draw(cell, valueIn(cell));
    else {
      this.giveUp(cell);
      this.say(text("result-refused", { sentence: news.sentence }));
    }
  }

  private settle(cell: HTMLTableCellElement, state: Record<string, unknown>): void {
    const [value, proposal] = [String(state.value), String(state.proposal)];
    cell.dataset.version = String(state.version);
    delete cell.dataset.before;
    cell.classList.remove("missing", "is-awaiting", "is-confirmed", "is-objected");
    cell.classList.toggle("differs", Boolean(value && proposal) && value !== proposal);
    if (state.standing !== "own") cell.classList.add(`is-${state.standing}`);
    sign(cell, value && state.standing === "awaiting" ? "○" : "");
    const told = value ? text("result-put", { value }) : text("result-withdrawn");
    this.say(`${titleOf(cell)}: ${told}`);
    const more = this.outbox.waiting(cell.dataset.cell ?? "").length > 0;
    this.draw(cell, more ? valueIn(cell) : value);
  }

  /** Asks about the entries that wait for a decision, one after another. */
  private async decide(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    for (let queued = this.obstacle(); queued; queued = this.obstacle())
      await this.askAbout(queued);
    this.asking = false;
  }

  private async askAbout(queued: Queued): Promise<void> {
    const { code, sentence, facts } = queued.obstacle ?? { code: "", sentence: "", facts: {} };
    const cell = this.cell(queued.cell);
    const conflict = code === "cell-changed";
    const answer = await ask(conflict ? "conflict-dialog" : "reason-dialog", (form) =>
      fill(form, { title: cell ? titleOf(cell) : "", sentence }),
    );
    const change = answer && (conflict ? insist(answer, facts) : reasoned(answer));
    this.outbox.decide(queued, change);
    if (!cell) return;
    if (!change && conflict) {
      cell.dataset.version = String(facts.version);
      cell.dataset.before = facts.theirs === "—" ? "" : String(facts.theirs);
    }
    if (change) this.draw(cell, valueIn(cell));
    else this.giveUp(cell);
  }

  private obstacle(): Queued | undefined {
    return this.outbox.all.find((each) => each.obstacle);
  }

  private async why(cell: HTMLTableCellElement): Promise<void> {
    const link = cell.querySelector("a");
    if (!link || cell.dataset.closed !== undefined) {
      link?.click();
      return;
    }
    const piece = await fragment(`${link.href}why/`);
    await ask("why-dialog", (form) => {
      form.querySelector("[data-fragment]")?.replaceChildren(piece);
    });
  }

  private open(event: MouseEvent): void {
    const cell = cellOf(event.target);
    if (!cell || cell.dataset.closed !== undefined) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    cell.querySelector("a")?.focus();
    // A key press on a link also clicks it; only a pointer asks to see why by clicking twice.
    if (event.detail > 1) void this.why(cell);
  }

  private move(cell: HTMLTableCellElement, [rows, columns]: [number, number]): void {
    const row = cell.parentElement as HTMLTableRowElement;
    let [y, x] = [row.rowIndex + rows, cell.cellIndex + columns];
    for (; ; y += rows, x += columns) {
      const next = this.table.rows[y]?.cells[x];
      if (!next) return;
      const link = next.dataset.cell === undefined ? null : next.querySelector("a");
      if (link) {
        link.focus();
        return;
      }
    }
  }

  private rove(target: EventTarget | null): void {
    if (!(target instanceof HTMLAnchorElement)) return;
    for (const link of this.links()) link.tabIndex = link === target ? 0 : -1;
  }

  private giveUp(cell: HTMLTableCellElement): void {
    const before = cell.dataset.before ?? valueIn(cell);
    delete cell.dataset.before;
    this.draw(cell, before);
  }

  private draw(cell: HTMLTableCellElement, value: string): void {
    const waiting = this.outbox.waiting(cell.dataset.cell ?? "");
    const stopped = waiting.some((each) => each.obstacle);
    const place = cell.querySelector("[data-value]");
    if (place) place.textContent = value;
    cell.classList.toggle("conflict", stopped);
    cell.classList.toggle("unsent", waiting.length > 0 && !stopped);
  }

  private cell(id: string): HTMLTableCellElement | null {
    return this.table.querySelector<HTMLTableCellElement>(`[data-cell="${id}"]`);
  }

  private links(): HTMLAnchorElement[] {
    return [...this.table.querySelectorAll<HTMLAnchorElement>("[data-cell] a")];
  }

  private say(words: string): void {
    const place = this.root.querySelector("[data-voice]");
    if (place) place.textContent = words;
  }

  private show(selector: string): void {
    this.root.querySelector<HTMLElement>(selector)?.removeAttribute("hidden");
  }
}

function cellOf(target: EventTarget | null): HTMLTableCellElement | null {
  return target instanceof Element ? target.closest<HTMLTableCellElement>("[data-cell]") : null;
}

function valueIn(cell: HTMLTableCellElement): string {
  return cell.querySelector("[data-value]")?.textContent ?? "";
}

/** What the act proposes, from the cell beside or the cell itself. */
function proposalOf(cell: HTMLTableCellElement): string {
  const beside = cell.previousElementSibling;
  if (cell.dataset.proposal !== undefined) return cell.dataset.proposal;
  return beside instanceof HTMLElement && beside.dataset.proposal !== undefined
    ? (beside.textContent ?? "").trim()
    : "";
}

/** Whose cell of what, as the cell's link begins. */
function titleOf(cell: HTMLTableCellElement): string {
  return (cell.querySelector("[data-title]")?.textContent ?? "").replace(/:\s*$/, "");
}

function sign(cell: HTMLTableCellElement, words: string): void {
  const place = cell.querySelector("i");
  if (place) place.textContent = words;
}

/** The entry again, by who saw the other value and insists on his own. */
function insist(answer: FormData, facts: Record<string, unknown>): { version: number } | null {
  return answer.get("choice") === "mine" ? { version: Number(facts.version) } : null;
}

/** The entry again, with the reason it was asked for. */
function reasoned(answer: FormData): { reason: string } | null {
  const reason = String(answer.get("reason") ?? "").trim();
  return answer.get("choice") === "keep" && reason ? { reason } : null;
}
