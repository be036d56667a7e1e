/** 打电话: one number for one press, counted among the day's looks behind the mask, and written down without the number. */
import { maySee, type Actor } from '../../domain/base/actor.ts';
import type { LedgerEvent } from '../../domain/base/event.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { callResults, type CallResult } from '../../domain/complaint/facts/callable.ts';
import { dial, endCall, type Dial, type EndCall } from '../../domain/complaint/facts/dial.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { Tx } from '../../store/base/db.ts';
import { hasRequest, recordEach } from '../../store/base/ledger.ts';
import { transact } from '../../store/base/transact.ts';
import { lockComplaint } from '../../store/complaint/complaint.ts';
import { announceOnCommit, factsOf, type Context } from '../base/context.ts';
import { noteReveal } from '../matter/reveal-limit.ts';

/** Gives the number of whom the press means; the same press again gives it without another line. */
export function dialComplaint(ctx: Context, number: string, input: Dial, isDone = false): Promise<Called> {
  return transact(ctx.db, async (tx) => {
    const complaint = await lockComplaint(tx, ctx.actor.countyId, { number });
    demandSeen(ctx.actor, complaint);
    const { phone, event } = dial(complaint, input, factsOf(ctx), isDone);
    if (await writeCall(tx, ctx, input, [event], isDone)) announceOnCommit(tx, ctx, complaint, complaint);
    return { phone, complaint };
  });
}

export interface Called {
  phone: string;
  complaint: Complaint;
}

type Press = Pick<Dial, 'id' | 'whom'> & { n?: number | null };

/** Under what a call stands in the ledger: its press, and whom it rang up. */
export function callRequest({ id, whom, n = null }: Press): string {
  return `${id} ${whom}${n === null ? '' : ` ${n}`}`;
}

/**
 * Writes the lines of one call, the one that is counted first; false where the same press has written them. Whoever is meant stands in the
 * press too, so that a press that comes again gives no other number than it gave.
 */
export async function writeCall(
  tx: Tx,
  ctx: Context,
  press: Press,
  events: readonly LedgerEvent[],
  isDone: boolean,
): Promise<boolean> {
  const [first] = events;
  if (first === undefined) return false;
  const requestId = callRequest(press);
  if (await hasRequest(tx, { countyId: first.countyId, id: first.matterId }, requestId)) return false;
  if (first.verb === 'called') await noteReveal(tx, ctx, isDone);
  await recordEach(
    tx,
    events.map((event) => ({ ...event, detail: { ...event.detail, requestId } })),
  );
  return true;
}

/** Writes down how a call ended; the same again changes nothing, and no second ending is written over the first. */
export function endComplaintCall(ctx: Context, number: string, input: EndCall): Promise<Complaint> {
  return transact(ctx.db, async (tx) => {
    const complaint = await lockComplaint(tx, ctx.actor.countyId, { number });
    demandSeen(ctx.actor, complaint);
    const event = endCall(complaint, input, factsOf(ctx));
    if (await writeEnd(tx, input, [event])) announceOnCommit(tx, ctx, complaint, complaint);
    return complaint;
  });
}

/** Writes the lines of how a call ended, the complaint's first, which knows of the call; false where they stand there. */
export async function writeEnd(
  tx: Tx,
  { result, ...press }: Press & { result: CallResult },
  events: readonly LedgerEvent[],
): Promise<boolean> {
  const [first] = events;
  if (first === undefined) return false;
  const on = { countyId: first.countyId, id: first.matterId };
  if (!(await hasRequest(tx, on, callRequest(press)))) throw new Refusal('call-not-made');
  for (const one of callResults)
    if (await hasRequest(tx, on, endRequest({ ...press, result: one }))) {
      if (one === result) return false;
      throw new Refusal('call-has-ended');
    }
  const requestId = endRequest({ ...press, result });
  await recordEach(
    tx,
    events.map((event) => ({ ...event, detail: { ...event.detail, requestId } })),
  );
  return true;
}

/** Under what the end of a call stands in the ledger. */
export function endRequest({ result, ...press }: Press & { result: CallResult }): string {
  return `${callRequest(press)} ${result}`;
}

function demandSeen(actor: Actor, complaint: Complaint): void {
  if (!maySee(actor, complaint)) throw new Refusal('not-found');
}
