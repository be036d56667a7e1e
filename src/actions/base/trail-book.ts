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
  /** Writes what is held; rejects, and keeps it, when the database does not answer. A line that it refuses is told and dropped. */
  flush(): Promise<void>;
  /** Writes what is held for the last time. */
  close(): Promise<void>;
}

const everyMs = 1000;
/** While the database is away no more than this is held; the oldest goes first. */
const mostHeld = 20_000;
/** Small enough for one statement. */
const atOnce = 500;
const hourMs = 3_600_000;

/** Characters that no text takes, what is no id or number, an account or county that is not there: no second try mends those. */
const refusedLine: ReadonlySet<string> = new Set(['22021', '22P02', '22P05', '23503']);

export function openTrailBook(db: Db, onTrouble: (error: Error, held: number, isDropped?: boolean) => void): TrailBook {
  let held: TrailEntry[] = [];
  let seen = new Set<string>();
  let hour = 0;
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
  const timer = setInterval(() => {
    if (held.length > 0) flush().catch((error: Error) => onTrouble(error, held.length));
  }, everyMs);
  timer.unref();
  return {
    add(entry) {
      if (isSeen(entry)) return;
      const last = held.at(-1);
      // Who types goes on: the search for 「冰」 is the beginning of the one for 「冰箱」.
      if (last !== undefined && goesOn(last, entry)) held.pop();
      held.push(stamped(entry));
      if (held.length > mostHeld) held.shift();
    },
    flush,
    async close() {
      clearInterval(timer);
      await flush().catch((error: Error) => onTrouble(error, held.length));
    },
  };

  /** A second look within the hour; the table would drop it too, but a page that stays open asks often. */
  function isSeen({ kind, at, accountId, matterId }: TrailEntry): boolean {
    if (kind !== 'viewed') return false;
    const now = Math.floor(at.getTime() / hourMs);
    if (now !== hour) [hour, seen] = [now, new Set()];
    const key = `${accountId} ${matterId}`;
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  }
}

function goesOn(before: TrailEntry, next: TrailEntry): boolean {
  if (before.kind !== 'searched' || next.kind !== 'searched' || before.accountId !== next.accountId) return false;
  const [was, is] = [before.detail ?? {}, next.detail ?? {}];
  return was['in'] === is['in'] && String(is['query']).startsWith(String(was['query']));
}
