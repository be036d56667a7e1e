import { createRoute } from '@hono/zod-openapi';
import { demand } from '../../../../domain/base/actor.ts';
import { standardContractListing, standardContractRow } from '../../../../domain/supervision/clause/clause-lists.ts';
import type { ClauseTrade } from '../../../../domain/supervision/clause/trade.ts';
import { standardContractFrame } from '../../../../actions/supervision/clause/standard-contract.ts';
import {
  countSamples,
  countTrades,
  listReviewsOf,
  standardContractTable,
  type TradeCount,
} from '../../../../store/supervision/clause/standard-contract.ts';
import { apiRoutes, json, problems, shape } from '../../../base/schema.ts';
import { staffOnly } from '../../../base/session.ts';
import { addListedRoutes, listed } from '../../matter/docket-list-routes.ts';

export interface StandardContractMore {
  byName: string;
  /** Its day has come, and nobody has looked at it again. */
  isDue: boolean;
  reviews: { number: string; state: string }[];
}

/** 各行业: the rounds, and how many sample texts each industry has. */
export interface TradeRounds {
  rounds: TradeCount[];
  samples: { trade: ClauseTrade; n: number }[];
}

export const standardContractApi = apiRoutes();
standardContractApi.openapi(
  createRoute({
    method: 'get',
    path: '/clause-trades',
    summary: '各行业审了几份、涉嫌几处、改好几份，按轮次',
    middleware: staffOnly,
    responses: { 200: { description: '各行业', ...json(shape<TradeRounds>()) }, ...problems },
  }),
  async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'standardContract.keep');
    const { countyId } = ctx.actor;
    const [rounds, samples] = await Promise.all([countTrades(ctx.db, countyId), countSamples(ctx.db, countyId)]);
    return c.json({ rounds, samples }, 200);
  },
);
export const listedStandardContracts = listed({
  frame: standardContractFrame,
  example: '范2026-0001',
  table: standardContractTable,
  listing: standardContractListing,
  row: { entry: standardContractRow },
  moreOf: async (ctx, texts, names) => {
    const reviews = await listReviewsOf(
      ctx.db,
      ctx.actor.countyId,
      texts.map(({ number }) => number),
    );
    return (one): StandardContractMore => ({
      byName: names.get(one.byId) ?? '',
      isDue: one.state === 'kept' && one.recheckBy !== null && one.recheckBy <= ctx.today,
      reviews: reviews.filter(({ of }) => of === one.number).map(({ number, state }) => ({ number, state })),
    });
  },
});
addListedRoutes(standardContractApi, listedStandardContracts);
