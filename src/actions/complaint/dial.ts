/** 打电话: one number for one press, counted among the day's looks behind the mask, and written down without the number. */
import { maySee, type Actor } from '../../domain/base/actor.ts';
import type { LedgerEvent } from '../../domain/base/event.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { dial, type Dial } from '../../domain/complaint/facts/dial.ts';
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

function demandSeen(actor: Actor, complaint: Complaint): void {
  if (!maySee(actor, complaint)) throw new Refusal('not-found');
}
