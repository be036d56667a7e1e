/** What the gateway says afterwards of messages that it took. */
import { deadDays, type SmsReceipt } from '../../../domain/matter/receipt/sms-receipt.ts';
import type { Tx } from '../../../store/base/db.ts';
import { isDeadNumber, saveDeadNumber } from '../../../store/matter/receipt/dead-number.ts';
import { lockReceived, updateMessage } from '../../../store/matter/message.ts';
import { transact } from '../../../store/base/transact.ts';
import type { Context } from '../../base/context.ts';
import { tryMark } from '../../base/tries.ts';

/** Under what a telephone stands among those that are nobody's. */
export function deadMark(ctx: Pick<Context, 'keyring'>, phone: string): Buffer {
  return tryMark(ctx, 'dead-number', phone);
}

export function isDead(tx: Tx, ctx: Context, phone: string): Promise<boolean> {
  const since = new Date(ctx.at.getTime() - deadDays * 86_400_000);
  return isDeadNumber(tx, ctx.county.county.countyId, deadMark(ctx, phone), since);
}

/** Writes down of each message what is said of it, the first word alone; gives of how many of them it knew. */
export async function noteReceipts(ctx: Context, receipts: readonly SmsReceipt[]): Promise<number> {
  const { countyId } = ctx.county.county;
  let known = 0;
  for (const { id, isArrived, why, isDead: nobodys } of receipts)
    await transact(ctx.db, async (tx) => {
      const message = await lockReceived(tx, countyId, id);
      if (message === null) return;
      known += 1;
      // The gateway tells again until it has heard an answer.
      if ((message.arrivedAt ?? message.unreached ?? null) !== null) return;
      // It did take it, whatever its answer had said.
      const taken = { sentAt: message.sentAt ?? ctx.at, lastError: null, unconfirmed: false };
      await updateMessage(tx, message, { ...taken, ...(isArrived ? { arrivedAt: ctx.at } : { unreached: why }) });
      if (nobodys && message.to !== '')
        await saveDeadNumber(tx, { countyId, mark: deadMark(ctx, message.to), since: ctx.at, why });
    });
  return known;
}
