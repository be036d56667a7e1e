import type { TrailEntry } from '../../domain/base/trail.ts';
import type { Db } from '../../store/base/db.ts';
import { stamped, writeTrail } from '../../store/base/trail.ts';
import { transact } from '../../store/base/transact.ts';

/**
 * What is only looked at, written down without anybody waiting for it: held in memory and written every second and at the end. A
 * kill loses a second of looks; what must not be lost is written by the act itself, in its transaction.
 */
export interface TrailBook {
  add(entry: TrailEntry): void;
  /** Remembers what an act has written itself, so that the hour after it does not write it once more. */
  remember(entry: TrailEntry): void;
  /** Writes what somebody takes out; rejects when it could not, so that nothing is handed over whose line is not there. */
  addNow(entries: readonly TrailEntry[]): Promise<void>;
  /**
   * Writes a try that was not let in: the first of a name and a network at once, those of the hour after it as one line with their
   * number, or who guesses would write a line that half a year keeps with every request.
   */
  addTry(entry: TrailEntry): Promise<void>;
  /** Writes what is held and what was counted; rejects, and keeps it, when the database does not answer. A line that it refuses is told and dropped. */
  flush(): Promise<void>;
  /** Writes what is held for the last time. */
  close(): Promise<void>;
}

const everyMs = 1000;
/** While the database is away no more than this is held; the oldest goes first. */
const mostHeld = 20_000;
/** Small enough for one statement. */
const atOnce = 500;
/** So many looks and searches of an hour are remembered; beyond, one may be written twice. */
const mostSeen = 50_000;
const hourMs = 3_600_000;
/** Names and networks whose tries are counted each for itself; those of further networks, and of further names, are one line. */
const mostTried = 1000;

interface Tried {
  last: TrailEntry;
  from: Date;
  /** By the clock of the machine, which goes on without another try. */
  since: number;
  more: number;
}

/** Characters that no text takes, what is no id or number, an account or county that is not there: no second try mends those. */
const refusedLine: ReadonlySet<string> = new Set(['22021', '22P02', '22P05', '23503']);

export function openTrailBook(db: Db, onTrouble: (error: Error, held: number, isDropped?: boolean) => void): TrailBook {
  let held: TrailEntry[] = [];
  const isSeen = rememberSeen();
  let writing: Promise<void> = Promise.resolve();

  const write = async () => {
    // How many of the first are written one by one, because one of them is refused.
    let singly = 0;
    while (held.length > 0) {
      const some = held.splice(0, singly > 0 ? 1 : atOnce);
      singly = Math.max(0, singly - 1);
      try {
        await transact(db, (tx) => writeTrail(tx, some));
      } catch (error) {
        const isRefused = error instanceof Error && 'code' in error && refusedLine.has(String(error.code));
        if (isRefused && some.length === 1) {
          onTrouble(error, held.length, true);
          continue;
        }
        held = [...some, ...held].slice(-mostHeld);
        if (!isRefused) throw error;
        singly = some.length;
      }
    }
  };
  const flush = () => {
    const done = writing.then(write);
    writing = done.catch(() => undefined);
    return done;
  };
  const tries = countTries(db, keep);
  const refused = countRefused();
  const timer = setInterval(() => {
    tries.tellOld();
    if (held.length > 0) flush().catch((error: Error) => onTrouble(error, held.length));
  }, everyMs);
  timer.unref();
  return {
    add(entry) {
      if (isSeen(entry)) return;
      if (refused.isFew(entry)) return keep(stamped(entry));
      void tries.add(entry).catch((error: Error) => onTrouble(error, held.length));
    },
    remember: (entry) => void isSeen(entry),
    addNow: (entries) => transact(db, (tx) => writeTrail(tx, entries)),
    addTry: tries.add,
    flush() {
      tries.tell();
      return flush();
    },
    async close() {
      clearInterval(timer);
      tries.tell();
      await flush().catch((error: Error) => onTrouble(error, held.length));
    },
  };

  function keep(entry: TrailEntry): void {
    held.push(entry);
    if (held.length > mostHeld) held.shift();
  }
}

/** What was looked at and searched for within the hour. */
function rememberSeen() {
  let seen = new Set<string>();
  let hour = 0;
  return isSeen;

  /**
   * A second look within the hour, which the table would drop too, and a second search for the same in the same list, numbers that a
   * mask hides included: a page that stays open asks often. What was answered once is never left out.
   */
  function isSeen({ kind, at, accountId, matterId, number, detail }: TrailEntry): boolean {
    if (kind !== 'viewed' && kind !== 'searched' && kind !== 'view-refused') return false;
    const now = Math.floor(at.getTime() / hourMs);
    if (now !== hour || seen.size >= mostSeen) [hour, seen] = [now, new Set()];
    const key = JSON.stringify([
      kind,
      accountId,
      kind === 'viewed' ? matterId : [number, detail?.['in'], detail?.['query'], detail?.['marks'], detail?.['rows']],
    ]);
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  }
}

/** How many records that were not shown one person has asked for within the hour, each with a line of its own up to so many. */
function countRefused() {
  const mostAnHour = 20;
  let hour = 0;
  const counts = new Map<string, number>();
  return {
    /** Beyond, each is a number of one line, like guessed passwords. */
    isFew({ kind, at, accountId }: TrailEntry): boolean {
      if (kind !== 'view-refused') return true;
      const now = Math.floor(at.getTime() / hourMs);
      if (now !== hour) counts.clear();
      hour = now;
      const n = (counts.get(accountId ?? '') ?? 0) + 1;
      counts.set(accountId ?? '', n);
      return n <= mostAnHour;
    },
  };
}

/** The tries that were not let in: the first is written at once, how many more there were is told to `keep`. */
function countTries(db: Db, keep: (entry: TrailEntry) => void) {
  const tried = new Map<string, Tried>();
  const tell = () => {
    for (const one of tried.values()) {
      if (one.more > 0) keep({ ...one.last, detail: { ...one.last.detail, more: one.more } });
      one.more = 0;
    }
  };
  const forget = (isOver: (one: Tried) => boolean) => {
    const over = [...tried].filter(([, one]) => isOver(one));
    if (over.length === 0) return;
    tell();
    for (const [key] of over) tried.delete(key);
  };
  return {
    tell,
    tellOld() {
      const hourAgo = Date.now() - hourMs;
      forget(({ since }) => since < hourAgo);
    },
    async add(entry: TrailEntry): Promise<void> {
      let one: TrailEntry = stamped(entry);
      // A wrong code comes after the right password: it is a line of its own beside wrong passwords.
      const keyOf = ({ kind, accountId, who, address, detail }: TrailEntry) =>
        JSON.stringify([kind, accountId, who, address, detail?.['factor'] === true]);
      const isNew = !tried.has(keyOf(one));
      if (isNew && tried.size >= mostTried)
        one = { ...one, who: '', address: '', device: '', detail: { elsewhere: true } };
      const key = keyOf(one);
      const before = tried.get(key);
      if (before !== undefined && entry.at.getTime() - before.from.getTime() < hourMs) {
        before.last = one;
        before.more += 1;
        return;
      }
      forget((other) => other === before);
      tried.set(key, { last: one, from: entry.at, since: Date.now(), more: 0 });
      try {
        await transact(db, (tx) => writeTrail(tx, [one]));
      } catch (error) {
        tried.delete(key);
        throw error;
      }
    },
  };
}
