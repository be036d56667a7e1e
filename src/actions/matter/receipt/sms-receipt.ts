/** What the gateway says afterwards of messages that it took. */
import { deadDays, type SmsReceipt } from '../../../domain/matter/receipt/sms-receipt.ts';
import type { Tx } from '../../../store/base/db.ts';
import { forgetDeadNumber, isDeadNumber, saveDeadNumber } from '../../../store/matter/receipt/dead-number.ts';
import { lockReceived, updateMessage } from '../../../store/matter/message.ts';
import { transact } from '../../../store/base/transact.ts';
import type { Context } from '../../base/context.ts';
import { tryMark } from '../../base/tries.ts';

/** Under what a telephone stands among those that are nobody's. */
export function deadMark(ctx: Pick<Context, 'keyring'>, phone: string): Buffer {
  return tryMark(ctx, 'dead-number', phone);
}

export function isDead(tx: Tx, ctx: Context, phone: string): Promise<boolean> {
  return isDeadNumber(tx, ctx.county.county.countyId, deadMark(ctx, phone), daysBefore(ctx.at, deadDays));
}

function daysBefore(at: Date, days: number): Date {
  return new Date(at.getTime() - days * 86_400_000);
}

/**
 * Writes down of each message what is said of it; gives of how many of them it knew. What arrived after all, has. By what did not arrive
 * nobody was told of a decision: its notice is not proven by it, and stands open with its clock.
 */
export async function noteReceipts(ctx: Context, receipts: readonly SmsReceipt[]): Promise<number> {
  const { countyId } = ctx.county.county;
  let known = 0;
  for (const { id, isArrived, why, deadForDays } of receipts)
    await transact(ctx.db, async (tx) => {
      const message = await lockReceived(tx, countyId, id);
      if (message === null) return;
      known += 1;
      // The gateway tells again until it has heard an answer.
      if ((message.arrivedAt ?? null) !== null || (!isArrived && (message.unreached ?? null) !== null)) return;
      // It did take it, whatever its answer had said.
      const taken = { sentAt: message.sentAt ?? ctx.at, lastError: null, unconfirmed: false };
      const told = isArrived ? { arrivedAt: ctx.at, unreached: null } : { unreached: why, notice: null };
      await updateMessage(tx, message, { ...taken, ...told });
      if (message.to === '') return;
      const mark = deadMark(ctx, message.to);
      if (isArrived) await forgetDeadNumber(tx, countyId, mark);
      if (deadForDays > 0)
        await saveDeadNumber(tx, { countyId, mark, since: daysBefore(ctx.at, deadDays - deadForDays), why });
    });
  return known;
}
