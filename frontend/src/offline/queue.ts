import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** What a device may write: see `journal/entries.py`. Ids and values only, never names. */
export interface Entry {
  kind: string;
  key: string;
  version?: number;
  [field: string]: unknown;
}

/** An entry in the queue. `cell` names the place it changes; `owner` is the person who wrote it. */
export interface Queued {
  order?: number;
  owner: string;
  cell: string;
  entry: Entry;
  at: number;
  /** What the server said when it did not let the entry in. */
  obstacle?: Obstacle;
}

/** Why an entry waits for a decision. */
export interface Obstacle {
  code: string;
  sentence: string;
  facts: Record<string, unknown>;
}

interface Schema extends DBSchema {
  entries: { key: number; value: Queued };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

/** The queue on this device: it survives a reload, a sign-out and a crash. */
function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>("zhurnal-outbox", 1, {
    upgrade: (db) => {
      db.createObjectStore("entries", { keyPath: "order", autoIncrement: true });
    },
  });
  return opened;
}

/** The entries of a person, oldest first. */
export async function load(owner: string): Promise<Queued[]> {
  const all = await (await database()).getAll("entries");
  return all.filter((each) => each.owner === owner);
}

/** Keeps an entry, new or changed. */
export async function keep(queued: Queued): Promise<void> {
  const order = await (await database()).put("entries", { ...queued });
  queued.order = order;
}

/** Lets an entry go. */
export async function drop(queued: Queued): Promise<void> {
  if (queued.order !== undefined) await (await database()).delete("entries", queued.order);
}
