/** What the gateway says afterwards of messages that it took. */
import { deadDays, type SmsReceipt } from '../../../domain/matter/receipt/sms-receipt.ts';
import type { Db, Tx } from '../../../store/base/db.ts';
import {
  forgetDeadNumber,
  forgetOldDead,
  isDeadNumber,
  saveDeadNumber,
} from '../../../store/matter/receipt/dead-number.ts';
import { lockReceived, updateMessage } from '../../../store/matter/message.ts';
import { transact } from '../../../store/base/transact.ts';
import type { Context } from '../../base/context.ts';
import { tryMark } from '../../base/tries.ts';

/** A push of a thousand waits for the disk ten times, and holds the rows of a hundred at most. */
const atOnce = 100;

/** Under what a telephone stands among those that are nobody's. */
export function deadMark(ctx: Pick<Context, 'keyring'>, phone: string): Buffer {
  return tryMark(ctx, 'dead-number', phone);
}

export function isDead(tx: Tx, ctx: Context, phone: string): Promise<boolean> {
  return isDeadNumber(tx, ctx.county.county.countyId, deadMark(ctx, phone), daysBefore(ctx.at, deadDays));
}

/** What is said of a telephone for so many days only: its mark tells of nobody afterwards. */
export function sweepDeadNumbers(db: Db, at: Date): Promise<void> {
  return forgetOldDead(db, daysBefore(at, deadDays));
}

function daysBefore(at: Date, days: number): Date {
  return new Date(at.getTime() - days * 86_400_000);
}

/**
 * Writes down of each message what is said of it; gives of how many of them it knew. What arrived after all, has. By what did not arrive
 * nobody was told of a decision: its notice is not proven by it, and stands open with its clock.
 */
export async function noteReceipts(ctx: Context, receipts: readonly SmsReceipt[]): Promise<number> {
  // Two pushes at once take the same rows one after the other.
  const sorted = receipts.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  let known = 0;
  for (let from = 0; from < sorted.length; from += atOnce)
    known += await noteSome(ctx, sorted.slice(from, from + atOnce));
  return known;
}

/** In one transaction; where one of them is refused, each in its own, so that it takes no other with it. */
async function noteSome(ctx: Context, receipts: readonly SmsReceipt[]): Promise<number> {
  const inOne = (some: readonly SmsReceipt[]) =>
    transact(ctx.db, async (tx) => {
      let found = 0;
      for (const one of some) if (await noteOne(tx, ctx, one)) found += 1;
      return found;
    });
  const together = await inOne(receipts).catch((error: unknown) => {
    if (receipts.length === 1) throw error;
    return null;
  });
  if (together !== null) return together;
  let known = 0;
  const faults: unknown[] = [];
  for (const one of receipts)
    known += await inOne([one]).catch((error: unknown) => {
      faults.push(error);
      return 0;
    });
  // The gateway tells again until it has heard an answer, and the others are done with by then.
  if (faults.length > 0) throw faults[0];
  return known;
}

/** False where the message is none of ours. */
async function noteOne(tx: Tx, ctx: Context, { id, isArrived, why, deadForDays }: SmsReceipt): Promise<boolean> {
  const { countyId } = ctx.county.county;
  const message = await lockReceived(tx, countyId, id);
  if (message === null) return false;
  // The gateway tells again until it has heard an answer.
  if ((message.arrivedAt ?? null) !== null || (!isArrived && (message.unreached ?? null) !== null)) return true;
  // It did take it, whatever its answer had said.
  const taken = { sentAt: message.sentAt ?? ctx.at, lastError: null, unconfirmed: false };
  const told = isArrived ? { arrivedAt: ctx.at, unreached: null } : { unreached: why, notice: null };
  await updateMessage(tx, message, { ...taken, ...told });
  if (message.to === '') return true;
  const mark = deadMark(ctx, message.to);
  if (isArrived) await forgetDeadNumber(tx, countyId, mark);
  if (deadForDays > 0)
    await saveDeadNumber(tx, { countyId, mark, since: daysBefore(ctx.at, deadDays - deadForDays), why });
  return true;
}
