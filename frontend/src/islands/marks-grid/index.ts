import { language, text } from "../../lib/i18n";
import { type News, Outbox } from "../../offline/outbox";
import { adopt, explain } from "../journal-panels/choices";
import { Drawer } from "../journal-panels/drawer";
import { Folding } from "../journal-panels/folding";
import { showHistory } from "../journal-panels/history";
import { Acts } from "./acts";
import { Grid } from "./grid";
import { type Command, command } from "./keyboard";
import { type GridData, Sheet } from "./state";
import { type Place, Writer } from "./writer";

/** The journal page as an instrument: `data-island="marks-grid"`. */
export async function mount(root: HTMLElement): Promise<void> {
  const table = root.querySelector<HTMLTableElement>("table.grid");
  const wrap = root.querySelector<HTMLElement>(".grid-wrap");
  const script = document.getElementById("marks-grid-data");
  if (!table || !wrap || !script) return;
  const data: GridData = JSON.parse(script.textContent ?? "");
  await new Instrument(root, wrap, table, new Sheet(data)).start();
}

class Instrument {
  private readonly grid: Grid;
  private readonly folding: Folding;
  private readonly outbox: Outbox;
  private readonly writer: Writer;
  private readonly drawer: Drawer;
  private readonly acts: Acts;

  constructor(
    private readonly root: HTMLElement,
    wrap: HTMLElement,
    table: HTMLTableElement,
    private readonly sheet: Sheet,
  ) {
    this.grid = new Grid(wrap, table, (one, other) => this.folding.sameMonth(one, other));
    this.folding = new Folding(this.grid, sheet);
    this.outbox = new Outbox(sheet.data.owner);
    this.writer = new Writer(sheet, this.outbox, (place) => this.paint(place));
    this.drawer = new Drawer(root, this.outbox, {
      confirm: (lesson) => this.acts.confirm(this.lessonAt(lesson)),
      pickWork: (lesson) => void this.acts.pick(this.lessonAt(lesson)),
      resized: () => this.folding.fit(),
      neighbour: (lesson, step) => sheet.data.lessons[this.lessonAt(lesson) + step]?.id,
    });
    this.acts = new Acts({
      grid: this.grid,
      sheet,
      outbox: this.outbox,
      writer: this.writer,
      title: (place) => this.title(place),
      say: (words) => this.say(words),
      paint: (place) => this.paint(place),
      visit: (place) => this.visit(place),
    });
  }

  async start(): Promise<void> {
    const { table, wrap } = this.grid;
    for (const link of table.querySelectorAll("a")) link.tabIndex = -1;
    wrap.removeAttribute("tabindex"); // the table's own tab stop scrolls it
    this.folding.fit();
    this.grid.go(this.grid.current, false);
    this.grid.cell(this.grid.current).scrollIntoView({ block: "nearest", inline: "center" });
    table.addEventListener("keydown", (event) => this.press(event));
    table.addEventListener("mousedown", (event) => this.point(event));
    table.addEventListener("focusin", (event) => this.arrive(event));
    table.addEventListener("dblclick", () => this.carryOut({ do: "edit" }));
    table.addEventListener("click", (event) => this.openHead(event));
    this.connectButtons();
    if (!this.sheet.data.writes) return;
    this.outbox.listen((news) => this.hear(news));
    await this.outbox.start();
    this.writer.takeUp();
    this.countObstacles();
  }

  private connectButtons(): void {
    this.root.querySelector("[data-keys]")?.addEventListener("click", explain);
    this.root.querySelector("[data-obstacles]")?.addEventListener("click", () => this.seek());
    for (const shown of this.root.querySelectorAll("[data-keys], [data-hints]")) {
      shown.removeAttribute("hidden");
    }
    this.root.querySelectorAll<HTMLElement>("[data-month]").forEach((chip, at) => {
      chip.addEventListener("click", (event) => {
        event.preventDefault();
        this.folding.show(at);
      });
    });
  }

  private press(event: KeyboardEvent): void {
    const asked = this.grid.placeOf(event.target) && command(event);
    if (!asked) return;
    event.preventDefault();
    this.carryOut(asked);
  }

  private point(event: MouseEvent): void {
    const place = this.grid.placeOf(event.target);
    if (!place || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    this.grid.go(place);
  }

  private arrive(event: FocusEvent): void {
    const place = this.grid.placeOf(event.target);
    if (!place) return;
    this.grid.go(place, false);
    this.describe(place);
  }

  private openHead(event: MouseEvent): void {
    const head = event.target instanceof Element ? event.target.closest("thead th a") : null;
    const lesson = head ? this.grid.heads.findIndex((each) => each.contains(head)) : -1;
    if (lesson < 0 || event.ctrlKey || event.metaKey || !this.drawer.fits()) return;
    event.preventDefault();
    void this.drawer.open(this.sheet.lesson(lesson).id, () => this.grid.go(this.grid.current));
  }

  private carryOut(asked: Command): void {
    const place = this.grid.current;
    if (asked.do === "move") this.grid.go(this.grid.target(asked.to));
    else if (asked.do === "help") explain();
    else if (asked.do === "history") void showHistory(this.sheet, place, this.title(place));
    else if (asked.do === "drawer") this.openLesson(place);
    else this.acts.carryOut(asked, place);
  }

  private openLesson(place: Place): void {
    const link = this.grid.heads[place.lesson]?.querySelector("a");
    if (this.drawer.fits()) {
      void this.drawer.open(this.sheet.lesson(place.lesson).id, () => this.grid.go(place));
    } else if (link) location.assign(link.href);
  }

  /** Goes to the first entry that waits for a decision, and asks. */
  private seek(): void {
    const places = this.grid.lines.flatMap((_, pupil) =>
      this.grid.heads.map((_head, lesson) => ({ pupil, lesson })),
    );
    const place = places.find((each) => this.writer.stage(each) === "conflict");
    if (!place) return;
    this.visit(place);
    void this.acts.settle(place);
  }

  private hear(news: News): void {
    if (news.kind === "accepted") this.learn(news);
    if (news.kind === "refused") this.say(news.sentence);
    if (news.kind === "obstacle") this.say(news.obstacle.sentence);
    this.countObstacles();
    this.describe(this.grid.current);
  }

  /** What an accepted entry about a whole lesson changes on the page. */
  private learn({ queued, state }: Extract<News, { kind: "accepted" }>): void {
    const lesson = this.lessonAt(queued.entry.lesson);
    if (lesson < 0) return;
    const { kind } = queued.entry;
    if (kind === "write_topic") this.grid.clearSign(lesson, "no-topic");
    if (kind === "set_homework") this.grid.clearSign(lesson, "no-hw");
    if (kind === "confirm_attendance") this.writer.settleAttendance(lesson, state);
    if (kind === "add_work" && adopt(this.sheet, state) !== null) this.say(text("grid-work-added"));
  }

  private countObstacles(): void {
    const count = this.outbox.all.filter((each) => each.obstacle).length;
    const chip = this.root.querySelector<HTMLElement>("[data-obstacles]");
    const number = chip?.querySelector("b");
    if (!chip || !number) return;
    chip.hidden = count === 0;
    number.textContent = String(count);
  }

  private visit(place: Place): void {
    this.folding.reveal(place.lesson);
    this.grid.go(place);
  }

  private lessonAt(id: unknown): number {
    return this.sheet.data.lessons.findIndex((each) => each.id === id);
  }

  private paint(place: Place): void {
    const look = this.sheet.look(place.pupil, place.lesson);
    this.grid.paint(place, look, this.writer.stage(place));
    this.grid.paintSums(place.pupil, this.sheet.sums(place.pupil));
  }

  private title({ pupil, lesson }: Place): string {
    const day = new Date(`${this.sheet.lesson(lesson).on}T00:00`);
    const on = day.toLocaleDateString(language(), { day: "numeric", month: "long" });
    return `${this.grid.name(pupil)} · ${on}`;
  }

  /** The line under the grid: the cell in the focus, its works and marks, how far they have come. */
  private describe(place: Place): void {
    const works = this.sheet.worksOf(place.lesson).flatMap((at) => {
      const { value, comment } = this.sheet.mark(place.pupil, at);
      const { name, title } = this.sheet.work(at);
      return value ? [`${title || name} — ${value}${comment ? ` (${comment})` : ""}`] : [];
    });
    const stage = this.writer.stage(place);
    const state = stage === "saved" ? [] : [text(`grid-${stage}`)];
    const status = this.root.querySelector("[data-status]");
    if (status) status.textContent = [this.title(place), ...works, ...state].join(" · ");
  }

  private say(words: string): void {
    const voice = this.root.querySelector("[data-voice]");
    if (voice) voice.textContent = words;
  }
}
