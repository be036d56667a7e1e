/**
 * 通读 (reading): every matter is handed once to each reader, some time after it was filed and never in its transaction: a filing waits
 * for none of them. What is new comes in the order of its numbers and before what is old; what was filed before the reader was there is
 * read backwards, so that an upgrade fills in the latest first. Cut off anywhere, the next run goes on after the last batch.
 */
import type { Matter, MatterKind } from '../../domain/matter/matter.ts';
import type { Tx } from '../../store/base/db.ts';
import type { Book } from '../../store/matter/matter.ts';
import { listNumbered, listUnread, lockReading, saveReading } from '../../store/matter/reading.ts';
import type { Reading } from '../../store/base/schema.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';

/** What a reader is handed: matters of one kind in the order of their numbers. */
export interface Read {
  kind: MatterKind;
  matters: readonly Matter[];
  /** Those of the batch that were erased: of them nothing is left to read, and what was read of them before is to go. */
  erased: readonly Matter[];
  /** They were filed before the reader, or this version of it, was there. */
  isOld: boolean;
}

export interface MatterReader {
  /** As it stands in the database, so that it must not change. */
  name: string;
  /** One more when all matters are to be read again. */
  version: number;
  kinds: readonly MatterKind[];
  /** What it writes is committed with the mark that these are read; a matter may come again when the version is another. */
  read(tx: Tx, ctx: Context, read: Read): Promise<void>;
  /** What read matters have left to do, in transactions of its own and without a lock on any of them; asked after each batch, and of each run. */
  settle?(ctx: Context, until: Until): Promise<void>;
}

/** When a reader stops: the program ends, or the time of this run is over. */
export interface Until {
  signal: AbortSignal;
  isOver: () => boolean;
}

/** The table of each kind. */
export type Books = Readonly<Record<MatterKind, Book<Matter>>>;

/** So many in a transaction: a reader holds no lock for long, and little is read again after a kill. */
const atOnce = 100;

/**
 * Reads what is unread until nothing is left, the time is over or the program stops. A reader that fails is left out of this run, so that
 * the others go on; its error is thrown at the end.
 */
export async function readMatters(ctx: Context, { readers, books, signal, isOver }: Run): Promise<void> {
  const errors: unknown[] = [];
  let left = [...readers];
  while (left.length > 0) {
    const again: MatterReader[] = [];
    for (const reader of left) {
      if (signal.aborted || isOver()) return;
      try {
        if (await readBatch(ctx, reader, books)) again.push(reader);
        await reader.settle?.(ctx, { signal, isOver });
      } catch (error) {
        errors.push(error);
      }
    }
    left = again;
  }
  if (errors.length > 0) throw errors[0];
}

interface Run extends Until {
  readers: readonly MatterReader[];
  books: Books;
}

/** One batch of the newest year in which the reader has something left; false when it has none. */
async function readBatch(ctx: Context, reader: MatterReader, books: Books): Promise<boolean> {
  const { countyId } = ctx.county.county;
  const [next] = await listUnread(ctx.db, countyId, reader);
  if (next === undefined) return false;
  return transact(ctx.db, async (tx) => {
    const reading = await lockReading(tx, countyId, reader, next);
    const batch = batchOf(reading);
    if (batch === null) return true;
    const matters = await listNumbered(tx, books[next.kind], countyId, { year: next.year, ...batch });
    const readable = matters.filter(({ erasedOn }) => erasedOn === null);
    const erased = matters.filter(({ erasedOn }) => erasedOn !== null);
    const { kind } = next;
    if (matters.length > 0) await reader.read(tx, ctx, { kind, matters: readable, erased, isOld: batch.isOld });
    await saveReading(tx, { ...reading, ...(batch.isOld ? { fromN: batch.from } : { uptoN: batch.upto }) });
    return true;
  });
}

/** The numbers that are read next: new ones first, then the latest of the old ones. */
export function batchOf({
  fromN,
  uptoN,
  last,
}: Reading & { last: number }): { from: number; upto: number; isOld: boolean } | null {
  if (uptoN < last) return { from: uptoN + 1, upto: Math.min(last, uptoN + atOnce), isOld: false };
  if (fromN > 1) return { from: Math.max(1, fromN - atOnce), upto: fromN - 1, isOld: true };
  return null;
}
