/**
 * 短信告知 (sent notice): that it is accepted is told by a text message, which the acceptance itself sends. What the gateway has taken
 * proves the notice, with the sheet that was served; until then nobody is told and the clock of 《办法》第十五条 runs. Where the gateway
 * says what became of it, that it arrived proves it, and what did not arrive proves nothing: he is to be told in another way.
 */
import { dayOf } from '../../domain/base/calendar.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { findComplaint } from '../../store/complaint/complaint.ts';
import type { Tx } from '../../store/base/db.ts';
import type { MessageRow } from '../../store/base/schema.ts';
import { transact } from '../../store/base/transact.ts';
import { takeSentNotice, updateMessage } from '../../store/matter/message.ts';
import type { Context } from '../base/context.ts';
import { moveWithin } from '../matter/matter.ts';
import { complaintFrame } from './complaint.ts';

/** Proves the notices whose messages the gateway has taken, each in a transaction of its own; a kill between two leaves the next for the next run. */
export async function proveSentNotices(ctx: Context, signal: AbortSignal, tellsArrival = false): Promise<void> {
  const unheardSince = tellsArrival ? new Date(ctx.at.getTime() - receiptWaitMs) : ctx.at;
  while (!signal.aborted && (await transact(ctx.db, (tx) => proveOne(tx, ctx, unheardSince))));
}

/** A receipt that has not come in a day does not come. */
const receiptWaitMs = 86_400_000;

async function proveOne(tx: Tx, ctx: Context, unheardSince: Date): Promise<boolean> {
  const message = await takeSentNotice(tx, ctx.county.county.countyId, unheardSince);
  if (message === null) return false;
  await updateMessage(tx, message, { notice: null });
  if (message.matterId === null || message.sentAt === null) return true;
  const complaint = await findComplaint(tx, message.countyId, { id: message.matterId });
  if (complaint === null) return true;
  const input = {
    kind: message.notice ?? 'acceptance',
    to: 'consumer',
    way: 'sms',
    toldOn: dayOf(message.arrivedAt ?? message.sentAt),
    proof: proofOf(message),
  };
  try {
    await moveWithin(tx, ctx, complaintFrame, complaint.number, 'recordNotice', input, { version: null });
  } catch (error) {
    // He was told in another way meanwhile, or does not want to be told so any more: the notice stands as it is.
    if (!(error instanceof Refusal)) throw error;
  }
  return true;
}

/** 「短信网关 14:05 收下，14:06 送达，短信号 …」: by it the message is found in the log of the gateway. */
function proofOf({ id, sentAt, arrivedAt }: Pick<MessageRow, 'id' | 'sentAt' | 'arrivedAt'>): string {
  const minute = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
  const arrived = arrivedAt instanceof Date ? `，${minute(arrivedAt)} 送达` : '';
  return `短信网关 ${minute(sentAt ?? new Date(0))} 收下${arrived}，短信号 ${id}`;
}
