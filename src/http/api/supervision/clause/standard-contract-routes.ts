import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../../domain/base/actor.ts';
import {
  standardContractKindWords,
  type StandardContractKind,
} from '../../../../domain/supervision/clause/standard-contract.ts';
import { clauseTrades, type ClauseTrade } from '../../../../domain/supervision/clause/trade.ts';
import { standardContractFrame } from '../../../../actions/supervision/clause/standard-contract.ts';
import {
  countSamples,
  countTrades,
  listReviewsOf,
  listStandardContracts,
  type TradeCount,
} from '../../../../store/supervision/clause/standard-contract.ts';
import { apiRoutes, json, problems, shape } from '../../../base/schema.ts';
import { staffOnly } from '../../../base/session.ts';
import { addDocketRoutes, DocketState } from '../../matter/docket-routes.ts';

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

const kinds = Object.keys(standardContractKindWords) as [StandardContractKind, ...StandardContractKind[]];

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
addDocketRoutes(standardContractApi, {
  frame: standardContractFrame,
  example: '范2026-0001',
  Query: DocketState.extend({ kind: z.enum(kinds).optional(), trade: z.enum(clauseTrades).optional() }),
  list: (ctx, { state, kind, trade }, most) =>
    listStandardContracts(
      ctx.db,
      ctx.actor.countyId,
      { state, ...(kind === undefined ? {} : { kind }), ...(trade === undefined ? {} : { trade }) },
      most,
    ),
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
