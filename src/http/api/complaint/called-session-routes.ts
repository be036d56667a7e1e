import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import type { CalledSession } from '../../../domain/complaint/mediation/session-clash.ts';
import { getSeenComplaint } from '../../../actions/complaint/complaint.ts';
import { listCalledOn } from '../../../store/complaint/summons.ts';
import { apiRoutes, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { numberParam } from '../matter/matter-routes.ts';

const called = createRoute({
  method: 'get',
  path: '/complaints/{number}/called-sessions',
  summary: '那一天全县约好的别的调解会：约会前看地点、调解人员撞不撞',
  request: {
    params: numberParam('投2026-0412'),
    query: z.object({ on: z.iso.date().openapi({ description: '哪一天', example: '2026-04-30' }) }),
  },
  responses: { 200: { description: '约好的会', ...json(shape<{ items: CalledSession[] }>()) }, ...problems },
});

/** What else is called for a day, for whoever calls a session: no more of the other matters than their sessions. */
export const calledSessionApi = apiRoutes().openapi({ ...called, middleware: staffOnly }, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'complaint.callSession');
  const own = await getSeenComplaint(ctx, c.req.valid('param').number);
  return c.json({ items: await listCalledOn(ctx.db, ctx.actor, own, c.req.valid('query').on) }, 200);
});
