import { demand, maySee } from '../../domain/base/actor.ts';
import { tellApart } from '../../domain/complaint/joint/not-same.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { lockComplaint } from '../../store/complaint/complaint.ts';
import { pairOf, removeNotSame, saveNotSame } from '../../store/complaint/not-same.ts';
import { hasRequest, record } from '../../store/base/ledger.ts';
import { transact } from '../../store/base/transact.ts';
import { factsOf, type Context } from '../base/context.ts';

export interface ApartRequest {
  /** Takes back what was said before. */
  back: boolean;
  /** Made by the page for each press, so that a retry says nothing twice. */
  clientId: string;
}

/** Says that two complaints are two disputes, or takes it back; of another that he may not see nobody says anything. */
export function sayNotSame(
  ctx: Context,
  number: string,
  other: string,
  { back, clientId }: ApartRequest,
): Promise<void> {
  demand(ctx.actor, 'complaint.merge');
  const { countyId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    // In the order of their numbers, as a merging locks them.
    const [a, b] = [number, other].toSorted() as [string, string];
    const first = await lockComplaint(tx, countyId, { number: a });
    const second = a === b ? first : await lockComplaint(tx, countyId, { number: b });
    for (const one of [first, second]) if (!maySee(ctx.actor, one)) throw new Refusal('not-found');
    if (await hasRequest(tx, first, clientId)) return;
    const lines = tellApart(first, second, back, factsOf(ctx));
    const pair = pairOf(countyId, first.id, second.id);
    const isNew = back
      ? await removeNotSame(tx, pair)
      : await saveNotSame(tx, { ...pair, byId: ctx.actor.id, at: ctx.at });
    if (!isNew) return;
    for (const line of lines) await record(tx, { ...line, detail: { ...line.detail, requestId: clientId } });
  });
}
