/** The station that helps with a complaint rings up whom it was sent to. */
import { redispatchDocket } from '../../domain/command/redispatch-steps.ts';
import { dialHelp, endHelpCall, type DialHelp, type EndHelpCall } from '../../domain/command/redispatch-call.ts';
import type { Redispatch } from '../../domain/command/redispatch.ts';
import { lockComplaint } from '../../store/complaint/complaint.ts';
import { docketKey, lockEntry } from '../../store/matter/docket.ts';
import type { Tx } from '../../store/base/db.ts';
import { transact } from '../../store/base/transact.ts';
import { announceOnCommit, factsOf, type Context } from '../base/context.ts';
import { writeCall, writeEnd } from '../complaint/dial.ts';

/** Gives the number that the press means; what was called already without a network is written down as that. */
export function callHelp(
  ctx: Context,
  number: string,
  input: DialHelp,
  isDone = false,
): Promise<{ phone: string; entry: Redispatch }> {
  return transact(ctx.db, async (tx) => {
    const { countyId } = ctx.actor;
    const entry = await lockHelp(tx, countyId, number);
    const { phone, event, own } = dialHelp(entry, input, factsOf(ctx), isDone);
    const complaint = await lockComplaint(tx, countyId, { id: entry.matterId });
    if (await writeCall(tx, ctx, input, [event, own], isDone)) announceOnCommit(tx, ctx, complaint, complaint);
    return { phone, entry };
  });
}

/** Writes down how the call of a press ended. */
export function endCallOfHelp(ctx: Context, number: string, input: EndHelpCall): Promise<Redispatch> {
  return transact(ctx.db, async (tx) => {
    const { countyId } = ctx.actor;
    const entry = await lockHelp(tx, countyId, number);
    const { event, own } = endHelpCall(entry, input, factsOf(ctx));
    const complaint = await lockComplaint(tx, countyId, { id: entry.matterId });
    if (await writeEnd(tx, input, [event, own])) announceOnCommit(tx, ctx, complaint, complaint);
    return entry;
  });
}

function lockHelp(tx: Tx, countyId: number, number: string): Promise<Redispatch> {
  const { name, letter } = redispatchDocket;
  return lockEntry<Redispatch>(tx, name, countyId, docketKey(number, letter));
}
