import { type Answer, newKey, postJson } from "../lib/http";
import { saveStatus } from "../lib/save-status";
import { drop, type Entry, keep, load, type Obstacle, type Queued } from "./queue";

/** What the server says of one entry; see `journal/views/entries.py`. */
export interface Told {
  key: string;
  ok: boolean;
  code: string;
  sentence: string;
  facts: Record<string, unknown>;
  state: Record<string, unknown> | null;
}

/** What became of an entry. An obstacle waits for a decision; a refusal is final. */
export type News =
  | { kind: "accepted"; queued: Queued; state: Record<string, unknown> }
  | { kind: "obstacle"; queued: Queued; obstacle: Obstacle }
  | { kind: "refused"; queued: Queued; sentence: string };

type Send = (entries: Entry[]) => Promise<Answer<Told[]>>;

const BATCH = 100;
const LONGEST_PAUSE_MS = 30_000;
/** Obstacles that a person decides on, by their codes; every other "no" is final. */
const DECIDED_BY_PEOPLE = /^cell-changed$|^results-too-early$|-needs-reason$/;

/**
 * The one way from a page into the journal. An entry is kept on the device first, then sent; what
 * the server has answered is let go. Entries of a cell go in their order, and none behind one that
 * waits for a decision.
 */
export class Outbox {
  private queue: Queued[] = [];
  private readonly listeners = new Set<(news: News) => void>();
  private readonly tried = new Set<string>();
  private writing: Promise<unknown> = Promise.resolve();
  private sending = false;
  private batch = BATCH;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private mood: "well" | "offline" | "signed-out" = "well";

  constructor(
    private readonly owner: string,
    private readonly send: Send = (entries) => postJson<Told[]>("/journal/entries/", entries),
  ) {}

  /** Takes up what an earlier page left, and begins to send. */
  async start(): Promise<void> {
    const left = await load(this.owner).catch(() => []);
    this.queue = [...left, ...this.queue];
    for (const event of ["online", "focus", "pageshow"]) {
      window.addEventListener(event, () => void this.flush());
    }
    document.addEventListener("visibilitychange", () => void this.flush());
    if (left.length > 0) await this.flush();
  }

  /** Calls back at every piece of news. */
  listen(listener: (news: News) => void): void {
    this.listeners.add(listener);
  }

  /** What waits for a cell, oldest first. */
  waiting(cell: string): Queued[] {
    return this.queue.filter((each) => each.cell === cell);
  }

  /** Everything that waits. */
  get all(): readonly Queued[] {
    return this.queue;
  }

  /**
   * Writes an entry. One that was never sent gives way to the next in its cell: it was a draft.
   */
  put(cell: string, fields: Omit<Entry, "key">): void {
    const last = this.waiting(cell).at(-1);
    const entry = { ...fields, key: newKey() } as Entry;
    if (last && this.isDraftOf(last, entry)) {
      last.entry = { ...entry, ...versionOf(last.entry) };
      this.store(() => keep(last));
    } else {
      const queued = { owner: this.owner, cell, entry, at: Date.now() };
      this.queue.push(queued);
      this.store(() => keep(queued));
    }
    this.tell();
    void this.flush();
  }

  /** Lets the last entry of a cell go if it was never sent; says whether it was such a draft. */
  withdraw(cell: string): boolean {
    const last = this.waiting(cell).at(-1);
    if (!last || last.obstacle || this.tried.has(last.entry.key)) return false;
    this.letGo(last);
    this.tell();
    return true;
  }

  /** Decides on an entry with an obstacle: changed fields send it again, null lets it go. */
  decide(queued: Queued, change: Partial<Entry> | null): void {
    delete queued.obstacle;
    if (change === null) {
      this.letGo(queued);
    } else {
      queued.entry = { ...queued.entry, ...change };
      this.store(() => keep(queued));
    }
    this.tell();
    void this.flush();
  }

  /** Sends what may be sent, until nothing is left or something stands in the way. */
  async flush(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    clearTimeout(this.timer);
    await this.writing;
    let sendable = this.sendable();
    while (sendable.length > 0 && (await this.sendOnce(sendable))) sendable = this.sendable();
    this.sending = false;
    this.tell();
  }

  private isDraftOf(last: Queued, entry: Entry): boolean {
    return (
      last.entry.kind === entry.kind &&
      "version" in entry &&
      !last.obstacle &&
      !this.tried.has(last.entry.key)
    );
  }

  private sendable(): Queued[] {
    const held = new Set(this.queue.filter((each) => each.obstacle).map((each) => each.cell));
    return this.queue.filter((each) => !held.has(each.cell)).slice(0, this.batch);
  }

  private async sendOnce(batch: Queued[]): Promise<boolean> {
    for (const each of batch) this.tried.add(each.entry.key);
    const answer = await this.send(batch.map((each) => each.entry));
    if (answer.kind === "done") {
      this.failures = 0;
      this.mood = "well";
      this.batch = BATCH;
      batch.forEach((queued, place) => {
        this.understand(queued, answer.data[place]);
      });
      return true;
    }
    if (answer.kind === "refused" && (answer.status === 400 || answer.status === 413)) {
      return this.single(batch, answer.sentence);
    }
    const out = answer.kind === "signed-out" || (answer.kind === "refused" && answer.status < 500);
    this.mood = out ? "signed-out" : "offline";
    if (!out) this.later();
    return false;
  }

  /** A batch that cannot be read is sent one by one, so that one bad entry holds up no other. */
  private single(batch: Queued[], sentence: string): boolean {
    this.batch = 1;
    const only = batch[0];
    if (batch.length === 1 && only) {
      this.letGo(only);
      this.publish({ kind: "refused", queued: only, sentence });
    }
    return true;
  }

  private understand(queued: Queued, told: Told | undefined): void {
    if (!told) return;
    if (told.ok) {
      this.letGo(queued);
      this.renumber(queued.cell, told.state?.version);
      this.publish({ kind: "accepted", queued, state: told.state ?? {} });
    } else if (DECIDED_BY_PEOPLE.test(told.code)) {
      const { code, sentence, facts } = told;
      queued.obstacle = { code, sentence, facts };
      this.store(() => keep(queued));
      this.publish({ kind: "obstacle", queued, obstacle: queued.obstacle });
    } else {
      this.letGo(queued);
      this.publish({ kind: "refused", queued, sentence: told.sentence });
    }
  }

  /** What waits behind an accepted entry builds on the version that the entry made. */
  private renumber(cell: string, version: unknown): void {
    if (typeof version !== "number") return;
    this.waiting(cell).forEach((each, place) => {
      if ("version" in each.entry) each.entry.version = version + place;
    });
  }

  private letGo(queued: Queued): void {
    this.queue = this.queue.filter((each) => each !== queued);
    this.store(() => drop(queued));
  }

  /** Device writes follow one another; where a browser has no store, the page's memory serves. */
  private store(write: () => Promise<void>): void {
    this.writing = this.writing.then(write).catch(() => undefined);
  }

  private later(): void {
    this.failures += 1;
    const pause = Math.min(1000 * 2 ** (this.failures - 1), LONGEST_PAUSE_MS);
    this.timer = setTimeout(() => void this.flush(), pause);
  }

  private publish(news: News): void {
    for (const listener of this.listeners) listener(news);
  }

  private tell(): void {
    const conflicts = this.queue.filter((each) => each.obstacle).length;
    const count = this.queue.length - conflicts;
    if (count > 0 && this.mood === "signed-out") saveStatus.set({ state: "signed-out" });
    else if (count > 0 && this.mood === "offline") saveStatus.set({ state: "offline", count });
    else if (conflicts > 0) saveStatus.set({ state: "conflict", count: conflicts });
    else if (count > 0) saveStatus.set({ state: "sending", count });
    else if (this.tried.size > 0) saveStatus.set({ state: "saved", at: new Date() });
  }
}

function versionOf(entry: Entry): { version?: number } {
  return entry.version === undefined ? {} : { version: entry.version };
}
