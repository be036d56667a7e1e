import { z } from '@hono/zod-openapi';
import { createRoute } from '@hono/zod-openapi';
import { demand } from '../../../../domain/base/actor.ts';
import {
  mayRelease,
  mostReleased,
  recallRow,
  recallsIn,
  ReleaseRecalls,
  termsSought,
  type Recall,
} from '../../../../domain/publicity/warning/recall.ts';
import { recallFrame, releaseRecalls } from '../../../../actions/publicity/warning/recall.ts';
import { listRecalls, listRecallsToRelease } from '../../../../store/publicity/warning/recall.ts';
import { apiRoutes, body, checked, json, problems, shape, validOf } from '../../../base/schema.ts';
import { staffOnly } from '../../../base/session.ts';
import { addDocketRoutes, DocketState } from '../../matter/docket-routes.ts';

export interface RecallMore {
  byName: string;
}

export interface OfferedRecalls {
  recalls: Pick<Recall, 'number' | 'kind' | 'product' | 'brand' | 'model' | 'batch' | 'danger' | 'advice'>[];
}

/** What waits for the reader, in all its words: each is read before it is let out. */
export interface WaitingRecalls {
  recalls: (Pick<Recall, 'id' | 'source'> & OfferedRecalls['recalls'][number])[];
}

const Told = z.object({ words: z.string().max(5000) });

export const recallApi = apiRoutes();
recallApi.openapi(
  createRoute({
    method: 'post',
    path: '/recalls-in',
    summary: '话里说到的、名单上有的产品；只读，登记时提示',
    middleware: staffOnly,
    request: { body: body(Told) },
    responses: { 200: { description: '名单上的产品', ...json(shape<OfferedRecalls>()) }, ...problems },
  }),
  async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'recall.read');
    const listed = await listRecalls(ctx.db, ctx.actor.countyId, { state: 'listed' }, 5_000);
    return c.json({ recalls: recallsIn(validOf(c, 'json', Told).words, listed).map(offered) }, 200);
  },
  checked(Told),
);
recallApi.openapi(
  createRoute({
    method: 'get',
    path: '/recalls-waiting',
    summary: '等我放行的产品，每样读得到全部的话',
    middleware: staffOnly,
    responses: { 200: { description: '等放行的', ...json(shape<WaitingRecalls>()) }, ...problems },
  }),
  async (c) => {
    const { db, actor } = c.get('ctx');
    demand(actor, 'recall.release');
    const waiting = await listRecallsToRelease(db, actor.countyId, actor.id, mostReleased);
    const recalls = waiting
      .filter((one) => mayRelease(actor, one))
      .map((one) => ({ ...offered(one), id: one.id, source: one.source }));
    return c.json({ recalls }, 200);
  },
);
recallApi.openapi(
  createRoute({
    method: 'post',
    path: '/recalls-release',
    summary: '看过的几样一起放行；自己写的、放行过的不动，再交一次不重做',
    middleware: staffOnly,
    request: { body: body(ReleaseRecalls) },
    responses: { 200: { description: '放行了几样', ...json(shape<{ released: number }>()) }, ...problems },
  }),
  async (c) => c.json(await releaseRecalls(c.get('ctx'), validOf(c, 'json', ReleaseRecalls).ids), 200),
  checked(ReleaseRecalls),
);
addDocketRoutes(recallApi, {
  frame: recallFrame,
  example: '召2026-0001',
  Query: DocketState.extend({ q: z.string().max(80).optional() }),
  list: (ctx, { state, q }, most) =>
    listRecalls(ctx.db, ctx.actor.countyId, { state, terms: termsSought(q ?? '') }, most),
  row: { entry: recallRow, moreOf: async () => () => ({}) },
  moreOf:
    async (_ctx, _recalls, names) =>
    ({ byId }): RecallMore => ({ byName: names.get(byId) ?? '' }),
});

export function offered({
  number,
  kind,
  product,
  brand,
  model,
  batch,
  danger,
  advice,
}: Recall): OfferedRecalls['recalls'][number] {
  return { number, kind, product, brand, model, batch, danger, advice };
}
