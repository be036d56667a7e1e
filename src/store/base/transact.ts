import { gatherOnTheWay, holdingConnection, type Db, type Tx } from './db.ts';
import { passLedgerKeys } from './ledger-key.ts';

/** Serialization failure and deadlock: the database asks for the transaction to be tried again. */
const again = new Set(['40001', '40P01']);
const afterCommit = new WeakMap<object, (() => void)[]>();

/** The only maker of a Tx: everything inside happens together or not at all; tried again when the database asks for it. */
export async function transact<T>(db: Db | Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  // Within one that is open already it is a part of that, and is tried again with all of it.
  if (afterCommit.has(db)) return work(db as Tx);
  for (let attempt = 1; ; attempt += 1) {
    const done: (() => void)[] = [];
    const writing: Promise<unknown>[] = [];
    try {
      const result = await db.transaction().execute((opened) => {
        const tx = opened as unknown as Tx;
        afterCommit.set(tx, done);
        gatherOnTheWay(tx, writing);
        passLedgerKeys(db, tx);
        return holdingConnection(() => work(tx));
      });
      // Where one of them failed, the server has taken the commit for the end of what was broken off: nothing is saved.
      await Promise.all(writing);
      tellAll(done);
      return result;
    } catch (thrown) {
      // What was asked behind a failed one was refused for that, and says no more.
      const ends = await Promise.allSettled(writing);
      const error: unknown = ends.find((one) => one.status === 'rejected')?.reason ?? thrown;
      if (attempt >= 3 || !again.has((error as { code?: string }).code ?? '')) throw error;
    }
  }
}

/** Reads of one moment, in a transaction that writes nothing: what others write meanwhile is in none of them. */
export function readAtOnce<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((opened) => {
      const tx = opened as unknown as Tx;
      passLedgerKeys(db, tx);
      return holdingConnection(() => work(tx));
    });
}

/** What has been committed is done, whatever happens to who is told of it. */
function tellAll(done: readonly (() => void)[]): void {
  for (const tell of done)
    try {
      tell();
    } catch (error) {
      process.emitWarning(error as Error);
    }
}

/** Runs once the transaction has been committed, such as telling the screens; never when it rolled back. */
export function onCommit(tx: Tx, tell: () => void): void {
  afterCommit.get(tx)?.push(tell);
}
