import { getJson, postJson } from "../../lib/http";
import { text } from "../../lib/i18n";
import { beside, type Chosen, change, chosenBy, command } from "./moves";

interface Done {
  html: string;
  said: string;
}

/** The timetable of a class as something to change: `data-island="timetable"`. */
export function mount(root: HTMLElement): void {
  new Timetable(root).begin();
}

class Timetable {
  private chosen: Chosen | null = null;
  private clashes: Record<string, string[]> = {};
  private asking: Promise<void> = Promise.resolve();
  private turn = 0;
  /** The change that waits for a second Enter, because it runs into something. */
  private doubtful: { act: Record<string, unknown>; cell: HTMLElement } | null = null;
  private readonly form: HTMLFormElement;

  constructor(private readonly root: HTMLElement) {
    this.form = root.querySelector("[data-more]") as HTMLFormElement;
  }

  begin(): void {
    this.rove();
    const { root, form } = this;
    root.addEventListener("click", (event) => this.click(event.target as HTMLElement));
    root.addEventListener("keydown", (event) => this.press(event));
    root.addEventListener("focusin", (event) => this.arrive(event.target as HTMLElement));
    root.addEventListener("dragstart", (event) => this.lift(event));
    root.addEventListener("dragover", (event) => cellOf(event.target) && event.preventDefault());
    root.addEventListener("drop", (event) => this.letGo(event));
    form.addEventListener("submit", (event) => this.alter(event));
    form.addEventListener("change", () => this.ask());
  }

  private click(target: HTMLElement): void {
    const button = target.closest<HTMLElement>("button");
    const cell = cellOf(target);
    if (button?.dataset.remove !== undefined) void this.remove(this.button());
    else if (button?.dataset.despite !== undefined) void this.insist();
    else if (button?.dataset.cancel !== undefined) this.drop();
    else if (cell && this.chosen && (!button || !this.chosen.slot)) void this.put(cell);
    else if (button?.dataset.course) this.choose(button);
  }

  private press(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    const asked = command(event);
    const cell = cellOf(target);
    const entry = target.closest<HTMLElement>("[data-load] button");
    if (!asked || !(cell || entry || asked.do === "drop")) return;
    if (entry && asked.do === "put") {
      this.choose(entry);
      this.cell()?.focus();
    } else if (asked.do === "move") this.go(cell ?? (entry as HTMLElement), asked.by);
    else if (asked.do === "drop") this.drop();
    else if (cell && asked.do === "remove") void this.remove(cell.querySelector("[data-slot]"));
    else if (cell && this.chosen) void this.put(cell);
    else if (cell) this.take(cell);
    else return;
    event.preventDefault();
  }

  /** Takes up the lesson that stands at a place. */
  private take(cell: HTMLElement): void {
    const button = cell.querySelector<HTMLElement>("[data-slot]");
    if (button) this.choose(button);
    else this.say(text("tt-nothing"));
  }

  private go(from: HTMLElement, [rows, columns]: [number, number]): void {
    if (!(from instanceof HTMLTableCellElement)) {
      beside(this.all("[data-load] button"), from, rows || columns)?.focus();
      return;
    }
    const { weekday, number } = from.dataset;
    const line = rows
      ? this.all(`td[data-weekday="${weekday}"]`)
      : this.all(`td[data-number="${number}"]`);
    beside(line, from, rows || columns)?.focus();
  }

  private arrive(target: HTMLElement): void {
    if (!(target instanceof HTMLTableCellElement)) return;
    this.rove(target);
    if (this.doubtful?.cell !== target) this.settle();
    if (this.chosen) void this.asking.then(() => this.tell(target));
  }

  private tell(cell: HTMLElement): void {
    const words = this.clashes[keyOf(cell)];
    const place = cell.dataset.title ?? "";
    this.say(
      words ? text("tt-busy", { place, words: words.join(" ") }) : text("tt-free", { place }),
    );
  }

  private choose(button: HTMLElement): void {
    this.drop();
    this.chosen = chosenBy(button);
    button.setAttribute("aria-pressed", "true");
    this.form.hidden = false;
    this.part("[data-of-slot]").hidden = !this.chosen.slot;
    this.field("room").value = button.dataset.room ?? "";
    this.field("weeks").value = button.dataset.weeks ?? "every";
    this.say(text("tt-chosen", { title: this.chosen.title }));
    this.ask();
  }

  /** Asks what the chosen lesson would run into at each place of the week. */
  private ask(): void {
    if (!this.chosen) return;
    const { slot, course, teacher } = this.chosen;
    const what: Record<string, string> = slot ? { slot } : { course, teacher };
    const query = new URLSearchParams({
      ...what,
      ...this.more(),
      since: this.root.dataset.since ?? "",
    });
    this.turn += 1;
    const turn = this.turn;
    const url = `${this.root.dataset.places}?${query}`;
    this.asking = getJson<{ places: Record<string, string[]> }>(url).then((answer) => {
      if (turn !== this.turn || answer.kind !== "done") return;
      this.clashes = answer.data.places;
      for (const cell of this.all("td[data-weekday]")) {
        const words = this.clashes[keyOf(cell)];
        cell.classList.toggle("is-free", !words);
        cell.classList.toggle("is-clash", Boolean(words));
        cell.title = words?.join(" ") ?? "";
      }
    });
  }

  private async put(cell: HTMLElement): Promise<void> {
    if (this.doubtful?.cell === cell) return this.insist();
    await this.asking;
    if (!this.chosen) return;
    const place = { weekday: Number(cell.dataset.weekday), number: Number(cell.dataset.number) };
    const act = change(this.chosen, place, this.more());
    const words = this.clashes[keyOf(cell)];
    if (words) this.doubt(act, cell, words.join(" "));
    else await this.send(act, cell);
  }

  /** Room or weeks of a lesson that stays where it is. */
  private alter(event: Event): void {
    event.preventDefault();
    const cell = cellOf(this.button());
    if (cell) void this.put(cell);
  }

  private async remove(button: HTMLElement | null): Promise<void> {
    const { slot } = button?.dataset ?? {};
    if (slot) await this.send({ kind: "remove", slot }, cellOf(button));
  }

  private async insist(): Promise<void> {
    const { doubtful } = this;
    if (doubtful) await this.send({ ...doubtful.act, despite: true }, doubtful.cell);
  }

  private doubt(act: Record<string, unknown>, cell: HTMLElement, words: string): void {
    this.doubtful = { act, cell };
    this.part("[data-of-clash]").hidden = false;
    this.say(text("tt-asked", { words }), true);
  }

  private settle(): void {
    this.doubtful = null;
    this.part("[data-of-clash]").hidden = true;
  }

  private async send(act: Record<string, unknown>, cell: HTMLElement | null): Promise<void> {
    const { own, since, acts = "" } = this.root.dataset;
    this.say(text("tt-sending"));
    const answer = await postJson<Done>(acts, { ...act, own, since });
    if (answer.kind === "done") this.redraw(answer.data, cell);
    else if (answer.kind === "offline") this.say(text("tt-offline"), true);
    else if (answer.kind === "signed-out") this.say(text("tt-signed-out"), true);
    else if (answer.code === "slot-runs-into" && cell) this.doubt(act, cell, answer.sentence);
    else this.say(answer.sentence, true);
  }

  /** Shows the board as it is now; a course with hours left stays chosen. */
  private redraw(done: Done, cell: HTMLElement | null): void {
    const { chosen } = this;
    const parsed = new DOMParser().parseFromString(done.html, "text/html");
    this.part("[data-board]").replaceChildren(...parsed.body.childNodes);
    this.drop();
    const next = cell && this.find(`td[data-weekday="${cell.dataset.weekday}"]`, cell);
    this.rove(next ?? undefined);
    next?.focus();
    if (chosen && !chosen.slot) {
      const mine = `[data-course="${chosen.course}"][data-teacher="${chosen.teacher}"]`;
      const entry = this.root.querySelector<HTMLElement>(`[data-load] ${mine}`);
      if (entry && Number(entry.dataset.left) > 0) this.choose(entry);
    }
    this.say(done.said);
  }

  private drop(): void {
    this.turn += 1;
    this.chosen = null;
    this.clashes = {};
    this.settle();
    this.form.hidden = true;
    for (const button of this.all('[aria-pressed="true"]'))
      button.setAttribute("aria-pressed", "false");
    for (const cell of this.all("td[data-weekday]")) {
      cell.classList.remove("is-free", "is-clash");
      cell.title = "";
    }
    this.say(text("tt-dropped"));
  }

  private lift(event: DragEvent): void {
    const button = (event.target as HTMLElement).closest<HTMLElement>("[data-course]");
    if (!button) return;
    event.dataTransfer?.setData("text/plain", button.dataset.title ?? "");
    this.choose(button);
  }

  private letGo(event: DragEvent): void {
    const cell = cellOf(event.target);
    if (!cell) return;
    event.preventDefault();
    void this.put(cell);
  }

  /** One place of the table can be reached by Tab: the last one, or the first. */
  private rove(cell: HTMLElement | undefined = this.cell()): void {
    for (const each of this.all("td[data-weekday]")) each.tabIndex = each === cell ? 0 : -1;
  }

  private cell(): HTMLElement | undefined {
    return this.all('td[tabindex="0"]')[0] ?? this.all("td[data-weekday]")[0];
  }

  private find(selector: string, like: HTMLElement): HTMLElement | null {
    return this.root.querySelector(`${selector}[data-number="${like.dataset.number}"]`);
  }

  private button(): HTMLElement | null {
    return this.root.querySelector('[data-slot][aria-pressed="true"]');
  }

  private more(): { room: string; weeks: string } {
    return { room: this.field("room").value, weeks: this.field("weeks").value };
  }

  private field(name: string): HTMLInputElement {
    return this.form.elements.namedItem(name) as HTMLInputElement;
  }

  private part(selector: string): HTMLElement {
    return this.root.querySelector(selector) as HTMLElement;
  }

  private all(selector: string): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(selector)];
  }

  private say(words: string, warns = false): void {
    const voice = this.part("[data-voice]");
    voice.textContent = words;
    voice.classList.toggle("banner--warn", warns);
  }
}

function cellOf(target: EventTarget | null): HTMLTableCellElement | null {
  return target instanceof Element ? target.closest("td[data-weekday]") : null;
}

function keyOf(cell: HTMLElement): string {
  return `${cell.dataset.weekday}-${cell.dataset.number}`;
}
