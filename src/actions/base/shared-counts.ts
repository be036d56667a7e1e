/**
 * What several programs on one database count together of tries and of bytes. Each counts in its own memory, at once and for nothing;
 * twice a second what was counted is added to what the others have, and what these had comes back. Alone it writes nothing.
 */
import { addCounts, deleteOldCounts, findCounts, type SharedCount } from '../../store/base/shared/shared-counts.ts';
import type { Db } from '../../store/base/db.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from './context.ts';
import { tryMark } from './tries.ts';

/** What the others have counted beside this program, of one counter. */
export interface OtherCounts {
  /** So much was counted here. */
  note(key: string, at: number, more: number): void;
  /** What the others had within the window, in which the one before counts half. */
  of(key: string, at: number): number;
}

export interface SharedCounts {
  counter(name: string, windowMs: number): OtherCounts;
  /** Tells and hears now; rejects when the database does not answer, and does it the next time. */
  turn(): Promise<void>;
  close(): Promise<void>;
}

const everyMs = 500;
const sweepMs = 60_000;
/** So many keys in one turn, and so many held in all: beyond, they are counted here alone. */
const [atOnce, mostHeld] = [500, 20_000];

/** One key of one counter in one window. */
interface Counted {
  counter: string;
  key: string;
  mark: Buffer;
  slot: number;
  windowMs: number;
  /** Counted here and not told yet, told, and what there is of it in all. */
  untold: number;
  told: number;
  all: number;
}

export function openSharedCounts(
  of: Pick<Context, 'keyring'> & { db: Db },
  hasOthers: () => boolean,
  onTrouble: (error: Error) => void,
): SharedCounts {
  const book = new Book(of);
  let working: Promise<void> | null = null;
  let isTroubled = false;
  const guarded = async () => {
    try {
      await book.turn();
      isTroubled = false;
    } catch (error) {
      if (!isTroubled) onTrouble(error as Error);
      isTroubled = true;
    } finally {
      working = null;
    }
  };
  const timer = setInterval(() => {
    working ??= guarded();
  }, everyMs);
  timer.unref();
  return {
    counter: (counter, windowMs) => ({
      note(key, at, more) {
        if (hasOthers()) book.note({ counter, key, slot: Math.floor(at / windowMs), windowMs }, more);
      },
      of(key, at) {
        const slot = Math.floor(at / windowMs);
        return book.others({ counter, key, slot }) + book.others({ counter, key, slot: slot - 1 }) / 2;
      },
    }),
    turn: () => book.turn(),
    async close() {
      clearInterval(timer);
      await working;
    },
  };
}

type Place = Pick<Counted, 'counter' | 'key' | 'slot'>;

/** What was counted here, what of it was told, and what there is in all. */
class Book {
  readonly #of: Pick<Context, 'keyring'> & { db: Db };
  readonly #known = new Map<string, Counted>();
  #sweptAt = Date.now();

  constructor(of: Pick<Context, 'keyring'> & { db: Db }) {
    this.#of = of;
  }

  note(place: Place & Pick<Counted, 'windowMs'>, more: number): void {
    const one = this.#find(place) ?? (this.#known.size < mostHeld ? this.#make(place) : null);
    if (one !== null) one.untold += more;
  }

  others(place: Place): number {
    const { all = 0, told = 0 } = this.#find(place) ?? {};
    return Math.max(0, all - told);
  }

  async turn(): Promise<void> {
    for (const [name, { slot, windowMs }] of this.#known)
      if ((slot + 2) * windowMs < Date.now()) this.#known.delete(name);
    const fresh = [...this.#known.values()].filter(({ untold }) => untold !== 0).slice(0, atOnce);
    if (fresh.length > 0) await this.#share(fresh);
    if (Date.now() - this.#sweptAt < sweepMs) return;
    this.#sweptAt = Date.now();
    await transact(this.#of.db, (tx) => deleteOldCounts(tx, new Date()));
  }

  async #share(fresh: readonly Counted[]): Promise<void> {
    // What is counted while they are written is told the next time.
    const sent = fresh.map((one) => ({ one, n: one.untold }));
    const before = fresh.filter(({ told }) => told === 0).map((one) => this.#before(one));
    const rows = await transact(this.#of.db, async (tx) => [
      ...(await addCounts(
        tx,
        sent.map(({ one, n }) => ({ ...rowOf(one), n, endsAt: new Date((one.slot + 2) * one.windowMs) })),
      )),
      ...(await findCounts(tx, before.map(rowOf))),
    ]);
    for (const { one, n } of sent) {
      one.untold -= n;
      one.told += n;
    }
    const counted = new Map(rows.map((row) => [nameOf(row), row.n]));
    for (const one of [...fresh, ...before]) one.all = counted.get(nameOf(rowOf(one))) ?? one.all;
  }

  #before({ counter, key, slot, windowMs }: Counted): Counted {
    const place = { counter, key, slot: slot - 1 };
    return this.#find(place) ?? this.#make({ ...place, windowMs });
  }

  #find({ counter, key, slot }: Place): Counted | undefined {
    return this.#known.get(`${slot} ${counter} ${key}`);
  }

  #make({ counter, key, slot, windowMs }: Place & Pick<Counted, 'windowMs'>): Counted {
    const mark = tryMark(this.#of, 'shared', counter, key);
    const one = { counter, key, mark, slot, windowMs, untold: 0, told: 0, all: 0 };
    this.#known.set(`${slot} ${counter} ${key}`, one);
    return one;
  }
}

function rowOf({ counter, mark, slot }: Counted): Omit<SharedCount, 'n'> {
  return { counter, key: mark, slot };
}

function nameOf({ counter, key, slot }: Omit<SharedCount, 'n'>): string {
  return `${slot} ${counter} ${key.toString('hex')}`;
}
