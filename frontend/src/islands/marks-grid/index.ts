import { text } from "../../lib/i18n";
import { type News, Outbox } from "../../offline/outbox";
import { adopt, explain } from "../journal-panels/choices";
import { Drawer } from "../journal-panels/drawer";
import { Folding } from "../journal-panels/folding";
import { showHistory } from "../journal-panels/history";
import { Acts, type Stage } from "./acts";
import { Clipboard } from "./clipboard";
import type { Place } from "./deeds";
import { Grid } from "./grid";
import { type Command, command } from "./keyboard";
import { Live } from "./live";
import { Selection } from "./selection";
import { Settling } from "./settling";
import { type GridData, Sheet } from "./state";
import { Voice } from "./voice";
import { Waiting } from "./waiting";
import { Writer } from "./writer";

/** The journal page as an instrument: `data-island="marks-grid"`. */
export async function mount(root: HTMLElement): Promise<void> {
  const table = root.querySelector<HTMLTableElement>("table.grid");
  const wrap = root.querySelector<HTMLElement>(".grid-wrap");
  const script = document.getElementById("marks-grid-data");
  if (!table || !wrap || !script) return;
  const data: GridData = JSON.parse(script.textContent ?? "");
  await new Instrument(root, wrap, table, new Sheet(data)).start();
}

/** What concerns all the picked cells; anything else lets them go. */
const OF_SEVERAL = new Set<Command["do"]>(["extend", "pick", "fill", "clear"]);

class Instrument {
  private readonly grid: Grid;
  private readonly folding: Folding;
  private readonly outbox: Outbox;
  private readonly waiting: Waiting;
  private readonly settling: Settling;
  private readonly selection: Selection;
  private readonly voice: Voice;
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
    const paint = (place: Place) => this.paint(place);
    this.waiting = new Waiting(sheet, this.outbox);
    this.settling = new Settling(sheet, this.outbox, this.waiting, paint);
    this.selection = new Selection(this.grid);
    this.voice = new Voice(root, this.grid, sheet, this.waiting);
    this.drawer = new Drawer(root, this.outbox, {
      confirm: (lesson) => this.acts.confirm(sheet.lessonAt(lesson)),
      pickWork: (lesson) => void this.acts.pick(sheet.lessonAt(lesson)),
      resized: () => this.folding.fit(),
      neighbour: (lesson, step) => sheet.data.lessons[sheet.lessonAt(lesson) + step]?.id,
    });
    const stage: Stage = {
      grid: this.grid,
      sheet,
      outbox: this.outbox,
      waiting: this.waiting,
      settling: this.settling,
      selection: this.selection,
      writer: new Writer(sheet, this.outbox, this.waiting, paint),
      title: (place) => this.voice.title(place),
      day: (lesson) => this.voice.day(lesson),
      out: (place) => this.grid.cell(place).classList.contains("out"),
      say: (words) => this.voice.say(words),
      paint,
      visit: (place) => this.visit(place),
    };
    this.acts = new Acts(stage);
    new Clipboard(stage, this.acts, this.selection);
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
    if (this.sheet.data.writes) {
      this.outbox.listen((news) => this.hear(news));
      await this.outbox.start();
      this.settling.takeUp();
      this.countObstacles();
    }
    this.live().start();
  }

  private live(): Live {
    return new Live(this.sheet, this.settling, {
      repaint: (place) => this.paint(place),
      lacks: (lesson, missing) => this.grid.keepSigns(lesson, missing),
      tell: (who, places) => {
        this.voice.tell(who, places);
        for (const place of places) this.grid.flash(place);
        this.voice.describe(this.grid.current);
      },
      reopen: () => location.reload(),
    });
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
    if (asked.do === "unpick") {
      // With nothing picked, Escape is the drawer's.
      if (this.selection.active) event.stopPropagation();
      this.selection.clear();
      return;
    }
    event.preventDefault();
    this.carryOut(asked);
  }

  private point(event: MouseEvent): void {
    const place = this.grid.placeOf(event.target);
    if (!place || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    if (event.shiftKey) {
      this.selection.reach(place);
    } else {
      this.selection.clear();
      this.grid.go(place);
    }
  }

  private arrive(event: FocusEvent): void {
    const place = this.grid.placeOf(event.target);
    if (!place) return;
    this.grid.go(place, false);
    this.voice.describe(place);
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
    if (!OF_SEVERAL.has(asked.do)) this.selection.clear();
    if (asked.do === "extend") this.selection.extend(asked.to);
    else if (asked.do === "pick") this.selection.pick(asked.what);
    else if (asked.do === "move") this.grid.go(this.grid.target(asked.to));
    else if (asked.do === "help") explain();
    else if (asked.do === "history") void showHistory(this.sheet, place, this.voice.title(place));
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
    const place = places.find((each) => this.waiting.stage(each) === "conflict");
    if (!place) return;
    this.visit(place);
    void this.acts.settle(place);
  }

  private hear(news: News): void {
    if (news.kind === "accepted") this.learn(news);
    if (news.kind === "refused") this.voice.say(news.sentence);
    if (news.kind === "obstacle") this.voice.say(news.obstacle.sentence);
    this.countObstacles();
    this.voice.describe(this.grid.current);
  }

  /** What an accepted entry about a whole lesson changes on the page. */
  private learn({ queued, state }: Extract<News, { kind: "accepted" }>): void {
    const lesson = this.sheet.lessonAt(queued.entry.lesson);
    if (lesson < 0) return;
    const { kind } = queued.entry;
    if (kind === "write_topic") this.grid.clearSign(lesson, "no-topic");
    if (kind === "set_homework") this.grid.clearSign(lesson, "no-hw");
    if (kind === "confirm_attendance") this.settling.settleAttendance(lesson, state);
    if (kind === "add_work" && adopt(this.sheet, state) !== null)
      this.voice.say(text("grid-work-added"));
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

  private paint(place: Place): void {
    const look = this.sheet.look(place.pupil, place.lesson);
    this.grid.paint(place, look, this.waiting.stage(place));
    this.grid.paintSums(place.pupil, this.sheet.sums(place.pupil));
  }
}
