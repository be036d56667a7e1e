/** The station that helps with a complaint rings up whom it was sent to. */
import { redispatchDocket } from '../../domain/command/redispatch-steps.ts';
import { dialHelp, type DialHelp } from '../../domain/command/redispatch-call.ts';
import type { Redispatch } from '../../domain/command/redispatch.ts';
import { lockComplaint } from '../../store/complaint/complaint.ts';
import { docketKey, lockEntry } from '../../store/matter/docket.ts';
import { transact } from '../../store/base/transact.ts';
import { announceOnCommit, factsOf, type Context } from '../base/context.ts';
import { writeCall } from '../complaint/dial.ts';

/** Gives the number that the press means; what was called already without a network is written down as that. */
export function callHelp(
  ctx: Context,
  number: string,
  input: DialHelp,
  isDone = false,
): Promise<{ phone: string; entry: Redispatch }> {
  return transact(ctx.db, async (tx) => {
    const { countyId } = ctx.actor;
    const entry = await lockEntry<Redispatch>(
      tx,
      redispatchDocket.name,
      countyId,
      docketKey(number, redispatchDocket.letter),
    );
    const { phone, event, own } = dialHelp(entry, input, factsOf(ctx), isDone);
    const complaint = await lockComplaint(tx, countyId, { id: entry.matterId });
    if (await writeCall(tx, ctx, input, [event, own], isDone)) announceOnCommit(tx, ctx, complaint, complaint);
    return { phone, entry };
  });
}
