import { fundDocket, type Fund, type FundFacts, type RecordFund } from '../domain/fund.ts';
import { leftOf } from '../store/fund.ts';
import type { DocketFrame } from './docket.ts';

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
};
