import "fake-indexeddb/auto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Answer } from "../lib/http";
import { saveStatus } from "../lib/save-status";
import { type News, Outbox, type Told } from "./outbox";
import type { Entry } from "./queue";

/** A server with versions, receipts and a network that fails as told. */
class Server {
  readonly cells = new Map<string, { value: unknown; version: number }>();
  readonly applied: unknown[] = [];
  private readonly receipts = new Map<string, Told>();
  network: "well" | "down" | "answer-lost" | "signed-out" = "well";

  send = async (entries: Entry[]): Promise<Answer<Told[]>> => {
    await Promise.resolve();
    if (this.network === "down") return { kind: "offline" };
    if (this.network === "signed-out") return { kind: "signed-out" };
    const data = entries.map((entry) => this.enter(entry));
    return this.network === "answer-lost" ? { kind: "offline" } : { kind: "done", data };
  };

  private enter(entry: Entry): Told {
    const before = this.receipts.get(entry.key);
    if (before) return before;
    const cell = this.cells.get(String(entry.pupil)) ?? { value: "", version: 0 };
    const told = { key: entry.key, sentence: "", facts: {}, state: null };
    if (entry.value === "7") return { ...told, ok: false, code: "not-a-mark", sentence: "Нет 7." };
    if (cell.version !== entry.version) {
      const facts = { mine: entry.value, theirs: cell.value, version: cell.version };
      return { ...told, ok: false, code: "cell-changed", facts };
    }
    const next = { value: entry.value, version: cell.version + 1 };
    this.cells.set(String(entry.pupil), next);
    this.applied.push(entry.value);
    const answer = { ...told, ok: true, code: "", state: { ...next } };
    this.receipts.set(entry.key, answer);
    return answer;
  }
}

let people = 0;
let owner: string;
let server: Server;

beforeEach(() => {
  people += 1;
  owner = `person-${people}`;
  server = new Server();
});

async function open(): Promise<{ outbox: Outbox; news: News[] }> {
  const outbox = new Outbox(owner, server.send);
  const news: News[] = [];
  outbox.listen((each) => news.push(each));
  await outbox.start();
  return { outbox, news };
}

const mark = (pupil: string, value: string, version = 0) => ({
  kind: "put_mark",
  pupil,
  value,
  version,
});

const settle = () => new Promise((resolve) => setTimeout(resolve, 30));

describe("the outbox", () => {
  test("sends an entry and lets it go", async () => {
    const { outbox, news } = await open();
    outbox.put("ivan", mark("ivan", "5"));
    await settle();
    expect(server.applied).toEqual(["5"]);
    expect(news.map((each) => each.kind)).toEqual(["accepted"]);
    expect(outbox.all).toEqual([]);
    expect(saveStatus.get().state).toBe("saved");
  });

  test("never says saved of what only waits", async () => {
    server.network = "down";
    const { outbox } = await open();
    outbox.put("ivan", mark("ivan", "5"));
    await settle();
    expect(saveStatus.get()).toEqual({ state: "offline", count: 1 });
  });

  test("keeps what was written without a connection, over a reload", async () => {
    server.network = "down";
    const first = await open();
    first.outbox.put("ivan", mark("ivan", "5"));
    first.outbox.put("darya", mark("darya", "4"));
    await settle();
    server.network = "well";
    const second = await open();
    await settle();
    expect(server.applied).toEqual(["5", "4"]);
    expect(second.outbox.all).toEqual([]);
  });

  test("does not write twice when an answer was lost", async () => {
    server.network = "answer-lost";
    const { outbox } = await open();
    outbox.put("ivan", mark("ivan", "5"));
    await settle();
    server.network = "well";
    await outbox.flush();
    expect(server.applied).toEqual(["5"]);
    expect(outbox.all).toEqual([]);
  });

  test("keeps everything when the session has ended, and says so", async () => {
    server.network = "signed-out";
    const { outbox } = await open();
    outbox.put("ivan", mark("ivan", "5"));
    await settle();
    expect(saveStatus.get().state).toBe("signed-out");
    expect(outbox.all).toHaveLength(1);
  });

  test("shows nobody what another person wrote on this device", async () => {
    server.network = "down";
    const mine = await open();
    mine.outbox.put("ivan", mark("ivan", "5"));
    await settle();
    owner = "somebody-else";
    server.network = "well";
    const theirs = await open();
    await settle();
    expect(theirs.outbox.all).toEqual([]);
    expect(server.applied).toEqual([]);
  });

  test("replaces a draft that was never sent, and only such a one", async () => {
    server.network = "down";
    const { outbox } = await open();
    outbox.put("ivan", mark("ivan", "4"));
    outbox.put("ivan", mark("ivan", "5"));
    expect(outbox.all.map((each) => each.entry.value)).toEqual(["5"]);
    await settle();
    outbox.put("ivan", mark("ivan", "3", 1));
    expect(outbox.all.map((each) => each.entry.value)).toEqual(["5", "3"]);
    await settle();
    server.network = "well";
    await outbox.flush();
    expect(server.applied).toEqual(["5", "3"]);
  });

  test("holds a cell with two values until a person decides, and nothing else", async () => {
    server.cells.set("ivan", { value: "3", version: 2 });
    const { outbox, news } = await open();
    outbox.put("ivan", mark("ivan", "5"));
    outbox.put("darya", mark("darya", "4"));
    await settle();
    expect(server.applied).toEqual(["4"]);
    expect(saveStatus.get()).toEqual({ state: "conflict", count: 1 });
    const waiting = outbox.waiting("ivan")[0];
    expect(waiting?.obstacle?.facts).toMatchObject({ theirs: "3", version: 2 });
    if (waiting) outbox.decide(waiting, { version: 2 });
    await settle();
    expect(server.applied).toEqual(["4", "5"]);
    expect(news.map((each) => each.kind)).toEqual(["obstacle", "accepted", "accepted"]);
  });

  test("lets mine go when theirs is kept", async () => {
    server.cells.set("ivan", { value: "3", version: 2 });
    const { outbox } = await open();
    outbox.put("ivan", mark("ivan", "5"));
    await settle();
    const waiting = outbox.waiting("ivan")[0];
    if (waiting) outbox.decide(waiting, null);
    await settle();
    expect(server.cells.get("ivan")?.value).toBe("3");
    expect(outbox.all).toEqual([]);
  });

  test("lets a final refusal go with its sentence", async () => {
    const { outbox, news } = await open();
    outbox.put("ivan", mark("ivan", "7"));
    await settle();
    expect(news).toMatchObject([{ kind: "refused", sentence: "Нет 7." }]);
    expect(outbox.all).toEqual([]);
  });
});

test("a thousand storms: nothing lost, nothing doubled, nothing overwritten unseen", async () => {
  const { outbox } = await open();
  const written: string[] = [];
  let seed = 7;
  const chance = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  for (let storm = 0; storm < 1000; storm += 1) {
    server.network = (["well", "down", "answer-lost"] as const)[Math.floor(chance() * 3)] ?? "well";
    const pupil = `pupil-${storm}`;
    outbox.put(pupil, mark(pupil, String(1 + Math.floor(chance() * 5))));
    written.push(pupil);
    if (chance() < 0.3) await outbox.flush();
  }
  server.network = "well";
  for (let round = 0; round < 20 && outbox.all.length > 0; round += 1) {
    await outbox.flush();
    await settle();
  }
  expect(outbox.all).toEqual([]);
  expect(server.applied).toHaveLength(1000);
  expect([...server.cells.keys()].sort()).toEqual(written.sort());
});
