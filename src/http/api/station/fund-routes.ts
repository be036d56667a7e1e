import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import type { FundSum } from '../../../domain/station/fund.ts';
import { fundListing, fundRow } from '../../../domain/station/fund-list.ts';
import { approveFunds, fundFrame } from '../../../actions/station/fund.ts';
import { fundTable, sumFunds } from '../../../store/station/fund.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';
import { addListedRoutes, listed } from '../matter/docket-list-routes.ts';

/** Names beside the ids of an item. */
export interface FundMore {
  stationName: string;
  byName: string;
  approvedByName: string | null;
}

/** A year's money by station, and what stations cost on average. */
export interface FundYear {
  year: number;
  stations: (FundSum & { stationName: string })[];
  givenFen: number;
  spentFen: number;
}

const year = z.coerce.number().int().min(2000).max(2100);

const sums = createRoute({
  method: 'get',
  path: '/fund-years/{year}',
  summary: '一年的站点经费：各站安排、支出、办成几件',
  middleware: staffOnly,
  request: { params: z.object({ year: year.openapi({ param: { name: 'year', in: 'path' }, example: 2026 }) }) },
  responses: { 200: { description: '一年', ...json(shape<FundYear>()) }, ...problems },
});

export const fundApi = apiRoutes();
fundApi.openapi(sums, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'fund.read');
  const { year: asked } = c.req.valid('param');
  const found = await sumFunds(ctx.db, ctx.actor, asked);
  const total = (key: 'givenFen' | 'spentFen') => found.reduce((sum, one) => sum + one[key], 0);
  const stations = found.map((one) => ({ ...one, stationName: placeNameOf(ctx, one.stationId) ?? one.stationId }));
  const view: FundYear = { year: asked, stations, givenFen: total('givenFen'), spentFen: total('spentFen') };
  return c.json(view, 200);
});

const Batch = z.object({
  clientId: z.uuid(),
  move: z.literal('approve'),
  many: z
    .array(z.object({ id: z.uuid(), version: z.number().int().min(1) }))
    .min(1)
    .max(500),
});

fundApi.openapi(
  createRoute({
    method: 'post',
    path: '/fund-batches',
    summary: '一次核准多笔站点经费；有一笔不行就都不办',
    middleware: staffOnly,
    request: { body: body(Batch) },
    responses: { 200: { description: '站点经费', ...json(z.object({ moved: z.number() })) }, ...problems },
  }),
  async (c) => {
    const { many, clientId } = c.req.valid('json');
    return c.json({ moved: await approveFunds(c.get('ctx'), many, clientId) }, 200);
  },
  checked(Batch),
);

/** The list of it, for its file and its sheet. */
export const listedFunds = listed({
  frame: fundFrame,
  example: '费2026-0007',
  table: fundTable,
  listing: fundListing,
  row: { entry: fundRow },
  moreOf:
    async (ctx, _funds, names) =>
    (fund): FundMore => ({
      stationName: placeNameOf(ctx, fund.stationId) ?? fund.stationId,
      byName: names.get(fund.byId) ?? '',
      approvedByName: fund.approvedById === null ? null : (names.get(fund.approvedById) ?? ''),
    }),
});
addListedRoutes(fundApi, listedFunds);
