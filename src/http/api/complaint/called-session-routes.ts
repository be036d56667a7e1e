import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { clashesWith, type SessionClash } from '../../../domain/complaint/mediation/session-clash.ts';
import type { PlannedSession } from '../../../domain/complaint/steps/records.ts';
import { chinaDayOf } from '../../../domain/base/calendar.ts';
import { getSeenComplaint } from '../../../actions/complaint/complaint.ts';
import { listCalledOn } from '../../../store/complaint/summons.ts';
import { apiRoutes, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { numberParam } from '../matter/matter-routes.ts';

const called = createRoute({
  method: 'get',
  path: '/complaints/{number}/called-sessions',
  summary: '约会前看地点、调解人员和别的调解会撞不撞',
  request: {
    params: numberParam('投2026-0412'),
    query: z.object({
      heldAt: z
        .string()
        .max(40)
        .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d/u)
        .openapi({ description: '要约的时间', example: '2026-04-30T09:30' }),
      place: z.string().max(100).default('').openapi({ description: '要约的地点' }),
      way: z.string().max(20).default('').openapi({ description: '怎么调解' }),
      mediators: z.string().max(200).default('').openapi({ description: '调解人员' }),
    }),
  },
  responses: { 200: { description: '撞上的会', ...json(shape<{ items: SessionClash[] }>()) }, ...problems },
});

/**
 * Which sessions take the room or a mediator of the one that is to be called. Only what clashes is told: where and with whom the others of
 * the day are, of which offices, is nothing to whoever calls his own.
 */
export const calledSessionApi = apiRoutes().openapi({ ...called, middleware: staffOnly }, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'complaint.callSession');
  const own = await getSeenComplaint(ctx, c.req.valid('param').number);
  const planned = c.req.valid('query') as Pick<PlannedSession, 'heldAt' | 'place' | 'way' | 'mediators'>;
  const called = await listCalledOn(ctx.db, ctx.actor, own, chinaDayOf(planned.heldAt));
  return c.json({ items: clashesWith(planned, called) }, 200);
});
