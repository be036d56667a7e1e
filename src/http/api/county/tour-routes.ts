import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { keepTour } from '../../../actions/county/account.ts';
import { hasSeenTour } from '../../../store/county/tour.ts';
import { apiRoutes, json, problems } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

const read = createRoute({
  method: 'get',
  path: '/tour',
  summary: '自己这个角色的第一页带看过没有',
  middleware: staffOnly,
  responses: { 200: { description: '看过没有', ...json(z.object({ seen: z.boolean() })) }, ...problems },
});
const save = createRoute({
  method: 'put',
  path: '/tour',
  summary: '记下带看过了，或者不用带看',
  middleware: staffOnly,
  responses: { 200: { description: '记下了', ...json(z.object({ ok: z.literal(true) })) }, ...problems },
});

export const tourApi = apiRoutes()
  .openapi(read, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'look.keep');
    return c.json({ seen: await hasSeenTour(ctx.db, ctx.actor) }, 200);
  })
  .openapi(save, async (c) => {
    await keepTour(c.get('ctx'));
    return c.json({ ok: true as const }, 200);
  });
