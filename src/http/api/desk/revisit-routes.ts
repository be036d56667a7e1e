import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { KeepRevisit } from '../../../domain/matter/revisit.ts';
import { dropRevisit, keepRevisit } from '../../../actions/desk/revisit.ts';
import { numberParam } from '../matter/matter-routes.ts';
import type { SeenRevisit } from '../matter/revisit-view.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { seenRevisits } from './work/revisit-waiting.ts';

const done = { 200: { description: '好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems };
const params = numberParam('投2026-0412');
const list = createRoute({
  method: 'get',
  path: '/revisits',
  summary: '我要过几天再看的件，近的在前；看不到了的不列',
  middleware: staffOnly,
  responses: { 200: { description: '件', ...json(shape<{ revisits: SeenRevisit[] }>()) }, ...problems },
});
const keep = createRoute({
  method: 'put',
  path: '/revisits/{number}',
  summary: '过几天再看：定一天、写一句，到那天回到我的工作；再定一次就是改',
  middleware: staffOnly,
  request: { params, body: body(KeepRevisit) },
  responses: done,
});
const drop = createRoute({
  method: 'delete',
  path: '/revisits/{number}',
  summary: '不用再看了',
  middleware: staffOnly,
  request: { params },
  responses: done,
});

export const revisitApi = apiRoutes()
  .openapi(list, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'revisit.keep');
    return c.json({ revisits: await seenRevisits(ctx, null) }, 200);
  })
  .openapi(
    keep,
    async (c) => {
      await keepRevisit(c.get('ctx'), c.req.valid('param').number, c.req.valid('json'));
      return c.json({ ok: true as const }, 200);
    },
    checked(KeepRevisit),
  )
  .openapi(drop, async (c) => {
    await dropRevisit(c.get('ctx'), c.req.valid('param').number);
    return c.json({ ok: true as const }, 200);
  });
