import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { ReachForm } from '../../../domain/county/reach-by.ts';
import { saveOwnReach } from '../../../actions/county/reach-by.ts';
import { findReach } from '../../../store/county/reach-by.ts';
import { apiRoutes, body, checked, json, problems } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

const done = { 200: { description: '好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems };
const reach = createRoute({
  method: 'get',
  path: '/reach',
  summary: '怎么通知我',
  middleware: staffOnly,
  responses: { 200: { description: '方式', ...json(ReachForm) }, ...problems },
});
const saveReach = createRoute({
  method: 'put',
  path: '/reach',
  summary: '改怎么通知我',
  middleware: staffOnly,
  request: { body: body(ReachForm) },
  responses: done,
});

export const reachApi = apiRoutes()
  .openapi(reach, async (c) => {
    const { db, actor } = c.get('ctx');
    demand(actor, 'reach.save');
    const {
      bySms = false,
      byEmail = false,
      email = '',
      line = '',
    } = (await findReach(db, actor.countyId, actor.id)) ?? {};
    return c.json({ bySms, byEmail, email, line }, 200);
  })
  .openapi(
    saveReach,
    async (c) => {
      await saveOwnReach(c.get('ctx'), c.req.valid('json'));
      return c.json({ ok: true as const }, 200);
    },
    checked(ReachForm),
  );
