import { demand } from '../../domain/base/actor.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { fundDocket, fundKindWords, type Fund, type FundFacts, type RecordFund } from '../../domain/station/fund.ts';
import { formatYuan } from '../../domain/base/money.ts';
import { hasRequest } from '../../store/base/ledger.ts';
import { transact } from '../../store/base/transact.ts';
import { lockEntry } from '../../store/matter/docket.ts';
import { leftOf } from '../../store/station/fund.ts';
import type { Context } from '../base/context.ts';
import { writeMove, type DocketFrame } from '../matter/docket.ts';
import { tellPeople } from '../matter/tell-people.ts';

/** Station funds: what is left is counted under a lock, so that two who spend at once do not both have the last of it. */
export const fundFrame: DocketFrame<Fund, RecordFund, FundFacts> = {
  docket: fundDocket,
  place: ({ officeId, stationId }) => ({ officeId, stationId }),
  know: async (tx, ctx, { entry, input }) => {
    if (entry !== null) return { funded: null, leftFen: 0 };
    const { stationId, onDay } = input as RecordFund;
    const funded = ctx.county.stations.find(({ id }) => id === stationId) ?? null;
    if (funded === null) return { funded, leftFen: 0 };
    return { funded, leftFen: await leftOf(tx, ctx.actor.countyId, stationId, onDay.slice(0, 4)) };
  },
  // One records and another approves: who approves must hear that something waits.
  beside: async (tx, ctx, { entry, move }) => {
    const { number, byId, amountFen, kind } = entry;
    const what = `${fundKindWords[kind].zh} ${formatYuan(amountFen)} 元`;
    if (move === null)
      await tellPeople(tx, ctx, entry, ({ role }) => role === 'leader', `站点经费${number}（${what}）请核准。`, {
        ring: 'asked',
      });
    else
      await tellPeople(
        tx,
        ctx,
        entry,
        ({ id }) => id === byId,
        `站点经费${number}（${what}）${move === 'approve' ? '核准了' : '作废了'}。`,
        { ring: 'asked' },
      );
  },
};

/** Approves many at once: all of them or none; the same press twice approves them once. What he has recorded himself refuses the press. */
export function approveFunds(
  ctx: Context,
  many: readonly { id: string; version: number }[],
  clientId: string,
): Promise<number> {
  demand(ctx.actor, 'fund.approve');
  return transact(ctx.db, async (tx) => {
    for (const { id, version } of many.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const before = await lockEntry<Fund>(tx, fundDocket.name, ctx.actor.countyId, { id });
      if (!fundDocket.maySee(ctx.actor, before)) throw new Refusal('not-found');
      if (await hasRequest(tx, before, clientId)) continue;
      if (before.version !== version) throw new Refusal('changed-meanwhile');
      await writeMove(tx, ctx, fundFrame, before, 'approve', {}, clientId);
    }
    return many.length;
  });
}
