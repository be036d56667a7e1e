import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import type { DueMatter, DueYear, ErasureItem, ErasureItemState } from '../../../domain/desk/erasure.ts';
import { keptKinds } from '../../../domain/desk/kept.ts';
import type { RetentionYears } from '../../../domain/law/local-limits.ts';
import { erasureFrame, keepingOf } from '../../../actions/desk/erasure.ts';
import { holdFrame } from '../../../actions/desk/hold.ts';
import { countDue, countItems, listDue, listErasures, listHolds, listItems } from '../../../store/desk/erasure.ts';
import { getSeenEntry } from '../../../actions/matter/docket.ts';
import { apiRoutes, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { addDocketRoutes, DocketState } from '../matter/docket-routes.ts';

/** 留存: for how many years what is kept, and what is due. */
export interface Retention {
  years: RetentionYears;
  due: DueYear[];
}

/** Names beside the ids of an erasure, and what became of its matters. */
export interface ErasureMore {
  proposedByName: string;
  confirmedByName: string | null;
  counts: Partial<Record<ErasureItemState, number>>;
}

export interface HoldMore {
  byName: string;
  liftedByName: string | null;
}

const mostNumbers = 5000;

const retention = createRoute({
  method: 'get',
  path: '/retention',
  summary: '留存：各类留几年，哪些到期了',
  middleware: staffOnly,
  responses: { 200: { description: '留存', ...json(shape<Retention>()) }, ...problems },
});
const dueMatters = createRoute({
  method: 'get',
  path: '/retention-due',
  summary: '某类某年办结、已到期可以提请清除的件',
  middleware: staffOnly,
  request: {
    query: z.object({ kind: z.enum(keptKinds), year: z.coerce.number().int().min(1990).max(2100) }),
  },
  responses: { 200: { description: '编号', ...json(shape<{ items: DueMatter[] }>()) }, ...problems },
});
const items = createRoute({
  method: 'get',
  path: '/erasures/{key}/items',
  summary: '一次到期清除的各件和结果',
  middleware: staffOnly,
  request: {
    params: z.object({
      key: z
        .string()
        .min(4)
        .max(40)
        .openapi({ param: { name: 'key', in: 'path' }, example: '清2026-0001' }),
    }),
  },
  responses: { 200: { description: '各件', ...json(shape<{ items: ErasureItem[] }>()) }, ...problems },
});

export const erasureApi = apiRoutes()
  .openapi(retention, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'retention.read');
    const keeping = keepingOf(ctx);
    return c.json({ years: keeping.years, due: await countDue(ctx.db, keeping) }, 200);
  })
  .openapi(dueMatters, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'retention.read');
    const { kind, year } = c.req.valid('query');
    return c.json({ items: await listDue(ctx.db, kind, year, keepingOf(ctx)) }, 200);
  })
  .openapi(items, async (c) => {
    const ctx = c.get('ctx');
    const entry = await getSeenEntry(ctx, erasureFrame, c.req.valid('param').key);
    return c.json({ items: await listItems(ctx.db, entry, { state: null, limit: mostNumbers }) }, 200);
  });

addDocketRoutes(erasureApi, {
  frame: erasureFrame,
  example: '清2026-0001',
  Query: DocketState,
  list: (ctx, { state }, most) => listErasures(ctx.db, ctx.actor.countyId, state, most),
  moreOf: async (ctx, entries, names) => {
    const counts = await countItems(
      ctx.db,
      ctx.actor.countyId,
      entries.map(({ id }) => id),
    );
    return ({ id, proposedById, confirmedById }): ErasureMore => ({
      proposedByName: names.get(proposedById) ?? '',
      confirmedByName: confirmedById === null ? null : (names.get(confirmedById) ?? ''),
      counts: counts.get(id) ?? {},
    });
  },
});
addDocketRoutes(erasureApi, {
  frame: holdFrame,
  example: '缓2026-0001',
  Query: DocketState,
  list: (ctx, { state }, limit) => listHolds(ctx.db, ctx.actor.countyId, { state, today: ctx.today, limit }),
  moreOf:
    async (_ctx, _holds, names) =>
    ({ byId, liftedById }): HoldMore => ({
      byName: names.get(byId) ?? '',
      liftedByName: liftedById === null ? null : (names.get(liftedById) ?? ''),
    }),
});
