import type { Complaint } from '../../domain/complaint/complaint.ts';
import { type Filing } from '../../domain/complaint/filing.ts';
import { findComplaint, findComplaintsByIds } from '../../store/complaint/complaint.ts';
import type { Db } from '../../store/base/db.ts';
import { endDrafts } from '../../store/matter/draft.ts';
import { transact } from '../../store/base/transact.ts';
import { type Context } from '../base/context.ts';
import { prepareFiling, writeFilings, type FiledAt, type Prepared } from './filing-batch.ts';

interface Waiting extends Prepared {
  resolve: (complaint: Complaint) => void;
  reject: (error: unknown) => void;
}

/** Filings that arrived while a commit was under way: they are committed together, because a gapless number queues them anyway. */
const waiting = new WeakMap<Db, Waiting[]>();
const atOnce = 64;

/**
 * Files a complaint: numbers it, routes it to its office and nearest station, starts its clock, and writes the first
 * ledger line, all durable before it returns. The same client id again gives the complaint that is already there.
 */
export function fileComplaint(ctx: Context, filing: Filing, at: FiledAt = {}): Promise<Complaint> {
  const prepared = prepareFiling(ctx, filing, at);
  return new Promise((resolve, reject) => {
    const entry = { ...prepared, resolve, reject };
    const line = waiting.get(ctx.db);
    if (line !== undefined) {
      line.push(entry);
      return;
    }
    const queue = [entry];
    waiting.set(ctx.db, queue);
    // Filings of the same turn of the loop join the first batch.
    setImmediate(() => void drain(ctx.db, queue));
  });
}

/** Half of the filings under way make a batch: the other half is read and answered while the database works on this one. */
async function drain(db: Db, queue: Waiting[]): Promise<void> {
  let committing = 0;
  while (queue.length > 0) {
    const batch = queue.splice(0, Math.min(atOnce, Math.ceil((queue.length + committing) / 2)));
    committing = batch.length;
    await new Promise<void>((next) => void settle(db, batch, next));
  }
  waiting.delete(db);
}

/** Commits a batch and answers it; calls `next` when nothing but the commit is left to wait for. */
async function settle(db: Db, batch: readonly Waiting[], next: () => void): Promise<void> {
  try {
    const filed = await commit(db, batch, next);
    // The next batch, which the commit has let through, is written first: the database works while these are answered.
    setImmediate(() => {
      for (const entry of batch) entry.resolve(filed.get(entry.filing.clientId) as Complaint);
    });
  } catch (error) {
    // One bad filing must not fail the others of its batch: each is tried by itself.
    if (batch.length === 1) batch[0]?.reject(error);
    else for (const entry of batch) await settle(db, [entry], () => undefined);
  }
  next();
}

async function commit(db: Db, batch: readonly Waiting[], whenWritten: () => void): Promise<Map<string, Complaint>> {
  let isFirstTry = true;
  return transact(db, async (tx) => {
    // Hardly any id is there already, so they are looked up only when the insert has met one.
    const known = new Map<string, Complaint>();
    if (!isFirstTry) {
      const ids = batch.map((entry) => entry.filing.clientId);
      for (const complaint of await findComplaintsByIds(tx, batchCounty(batch), ids))
        known.set(complaint.id, complaint);
    }
    isFirstTry = false;
    const fresh = new Map<string, Waiting>();
    for (const entry of batch)
      if (!known.has(entry.filing.clientId) && !fresh.has(entry.filing.clientId))
        fresh.set(entry.filing.clientId, entry);
    for (const complaint of await writeFilings(tx, [...fresh.values()])) known.set(complaint.id, complaint);
    const submitted = batch.map(({ ctx, filing }) => ({ by: ctx.actor, id: filing.clientId }));
    await endDrafts(tx, batchCounty(batch), submitted);
    whenWritten();
    return known;
  });
}

function batchCounty([first]: readonly Waiting[]): number {
  if (first === undefined) throw new Error('A batch has members.');
  return first.ctx.actor.countyId;
}

/** The complaint of a client id, if it has been registered: a retry is answered without asking anything again. */
export function findFiled(ctx: Context, clientId: string): Promise<Complaint | null> {
  return findComplaint(ctx.db, ctx.actor.countyId, { id: clientId });
}
