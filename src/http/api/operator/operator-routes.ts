import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { countedFrom, noCounts, type OperatorCounts } from '../../../domain/operator/operator-figures.ts';
import {
  ApartForm,
  CorrectOperator,
  FlagForm,
  LiftForm,
  MergeForm,
  NewOperator,
  PartForm,
} from '../../../domain/operator/operator.ts';
import { regionPath } from '../../../domain/county/region.ts';
import type { Context } from '../../../actions/base/context.ts';
import {
  correctOperator,
  flagOperator,
  keepOperatorsApart,
  liftFlag,
  mergeOperators,
  openOperator,
  partOperators,
} from '../../../actions/operator/operator.ts';
import { watchOperator } from '../../../actions/operator/operator-watch.ts';
import { suggestShops, type Suggested } from '../../../actions/operator/suggest.ts';
import { countOperators, listOperators, type ListedOperator } from '../../../store/operator/operator-list.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

export type { Suggested };

/** A shop in the list, with its figures. */
export interface OperatorRow extends ListedOperator {
  place: string;
  counts: OperatorCounts;
}

const Query = z.object({
  q: z.string().trim().max(60).optional(),
  town: z.string().max(40).optional(),
  only: z.enum(['offered', 'flagged', 'firm', 'watched']).optional(),
  after: z
    .string()
    .regex(/^\d{1,7} [0-9a-f-]{36}$/u)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
const params = z.object({ id: z.uuid() });
const done = { 200: { description: '好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems };

const list = createRoute({
  method: 'get',
  path: '/operators',
  summary: '经营者档案：筛选、翻页，件多的在前',
  middleware: staffOnly,
  request: { query: Query },
  responses: {
    200: { description: '一页', ...json(shape<{ items: OperatorRow[]; next: string | null }>()) },
    ...problems,
  },
});
/** Not `q`: what is offered at each letter is no search that the trail tells of. */
const Typed = z.object({ typed: z.string().trim().min(2).max(40) });
const suggest = createRoute({
  method: 'get',
  path: '/operators/suggested',
  summary: '打字时给出的店、商场、市场和街道：只有名字和在哪里',
  middleware: staffOnly,
  request: { query: Typed },
  responses: { 200: { description: '店', ...json(shape<Suggested>()) }, ...problems },
});
const open = createRoute({
  method: 'post',
  path: '/operators',
  summary: '建一份档；同一个 id 再交一次还是那一份',
  middleware: staffOnly,
  request: { body: body(NewOperator) },
  responses: { 201: { description: '建了', ...json(z.object({ id: z.string() })) }, ...problems },
});
const correct = createRoute({
  method: 'put',
  path: '/operators/{id}',
  summary: '改登记的内容',
  middleware: staffOnly,
  request: { params, body: body(CorrectOperator) },
  responses: { 200: { description: '改了', ...json(z.object({ version: z.number().int() })) }, ...problems },
});
const merge = createRoute({
  method: 'post',
  path: '/operators/{id}/merges',
  summary: '把另一家并进来；拆开以后各自原样',
  middleware: staffOnly,
  request: { params, body: body(MergeForm) },
  responses: done,
});
const part = createRoute({
  method: 'post',
  path: '/operator-merges/{id}/part',
  summary: '拆开：撤回一次合并',
  middleware: staffOnly,
  request: { params, body: body(PartForm) },
  responses: done,
});
const apart = createRoute({
  method: 'post',
  path: '/operators/{id}/apart',
  summary: '不是一家，别再问',
  middleware: staffOnly,
  request: { params, body: body(ApartForm) },
  responses: done,
});
const flag = createRoute({
  method: 'post',
  path: '/operators/{id}/flags',
  summary: '加标记：有理由、有期限',
  middleware: staffOnly,
  request: { params, body: body(FlagForm) },
  responses: done,
});
const lift = createRoute({
  method: 'post',
  path: '/operator-flags/{id}/lift',
  summary: '去掉标记',
  middleware: staffOnly,
  request: { params, body: body(LiftForm) },
  responses: done,
});
const watched = { 200: { description: '好了', ...json(z.object({ watched: z.boolean() })) }, ...problems };
const watch = createRoute({
  method: 'put',
  path: '/operators/{id}/watch',
  summary: '关注一家店：有了看得到的新件，消息里告诉一声',
  middleware: staffOnly,
  request: { params },
  responses: watched,
});
const unwatch = createRoute({
  method: 'delete',
  path: '/operators/{id}/watch',
  summary: '不再关注一家店',
  middleware: staffOnly,
  request: { params },
  responses: watched,
});
export const operatorApi = apiRoutes()
  .openapi(
    list,
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'operator.read');
      const { items, next } = await listOperators(ctx.db, ctx.actor, c.req.valid('query'), ctx.today);
      const counts = await countOperators(
        ctx.db,
        ctx.actor.countyId,
        items.map(({ id }) => id),
        { from: countedFrom(ctx.today), today: ctx.today },
      );
      const rows = items.map((one) => ({
        ...one,
        place: placeOf(ctx, one.regionId),
        counts: counts.get(one.id) ?? noCounts,
      }));
      return c.json({ items: rows, next }, 200);
    },
    checked(Query),
  )
  .openapi(
    suggest,
    async (c) => {
      const ctx = c.get('ctx');
      return c.json(await suggestShops(ctx, c.req.valid('query').typed, mostHints), 200);
    },
    checked(Typed),
  )
  .openapi(
    open,
    async (c) => c.json({ id: (await openOperator(c.get('ctx'), c.req.valid('json'))).id }, 201),
    checked(NewOperator),
  )
  .openapi(
    correct,
    async (c) => {
      const { version } = await correctOperator(c.get('ctx'), c.req.valid('param').id, c.req.valid('json'));
      return c.json({ version }, 200);
    },
    checked(CorrectOperator),
  )
  .openapi(
    merge,
    async (c) => {
      await mergeOperators(c.get('ctx'), c.req.valid('param').id, c.req.valid('json'));
      return c.json({ ok: true as const }, 200);
    },
    checked(MergeForm),
  )
  .openapi(
    part,
    async (c) => {
      await partOperators(c.get('ctx'), c.req.valid('param').id, c.req.valid('json').reason);
      return c.json({ ok: true as const }, 200);
    },
    checked(PartForm),
  )
  .openapi(
    apart,
    async (c) => {
      await keepOperatorsApart(c.get('ctx'), c.req.valid('param').id, c.req.valid('json').otherId);
      return c.json({ ok: true as const }, 200);
    },
    checked(ApartForm),
  )
  .openapi(
    flag,
    async (c) => {
      await flagOperator(c.get('ctx'), c.req.valid('param').id, c.req.valid('json'));
      return c.json({ ok: true as const }, 200);
    },
    checked(FlagForm),
  )
  .openapi(
    lift,
    async (c) => {
      await liftFlag(c.get('ctx'), c.req.valid('param').id, c.req.valid('json').reason);
      return c.json({ ok: true as const }, 200);
    },
    checked(LiftForm),
  )
  .openapi(watch, async (c) => {
    await watchOperator(c.get('ctx'), c.req.valid('param').id, true);
    return c.json({ watched: true }, 200);
  })
  .openapi(unwatch, async (c) => {
    await watchOperator(c.get('ctx'), c.req.valid('param').id, false);
    return c.json({ watched: false }, 200);
  });

const mostHints = 8;

export function placeOf({ county }: Context, regionId: string | null): string {
  const region = county.regions.find(({ id }) => id === regionId);
  return region === undefined ? '' : regionPath(region, county.regions);
}
