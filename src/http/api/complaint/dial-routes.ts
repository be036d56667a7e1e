/** 打电话: one number for one press, about a complaint that the caller handles or mediates. */
import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { Dial, EndCall } from '../../../domain/complaint/facts/dial.ts';
import { dialComplaint, endComplaintCall } from '../../../actions/complaint/dial.ts';
import { apiRoutes, body, checked, json, problems } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { numberParam } from '../matter/matter-routes.ts';

/** The number that a press was given. */
export const Given = z.object({ phone: z.string() });

const press = createRoute({
  method: 'post',
  path: '/complaints/{number}/dial',
  summary: '打电话：按一下给一个号码，谁打给谁记进经过，号码不记',
  middleware: staffOnly,
  request: { params: numberParam('投2026-0412'), body: body(Dial) },
  responses: { 200: { description: '这一次要打的号码', ...json(Given) }, ...problems },
});

const ending = createRoute({
  method: 'post',
  path: '/complaints/{number}/dial/end',
  summary: '电话打完了：打通、没打通、号不对，记进经过；不算告知',
  middleware: staffOnly,
  request: { params: numberParam('投2026-0412'), body: body(EndCall) },
  responses: { 200: { description: '记下了', ...json(z.object({ ok: z.literal(true) })) }, ...problems },
});

export const dialApi = apiRoutes()
  .openapi(
    press,
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'complaint.dial');
      const { phone } = await dialComplaint(ctx, c.req.valid('param').number, c.req.valid('json'));
      return c.json({ phone }, 200);
    },
    checked(Dial),
  )
  .openapi(
    ending,
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'complaint.dial');
      await endComplaintCall(ctx, c.req.valid('param').number, c.req.valid('json'));
      return c.json({ ok: true as const }, 200);
    },
    checked(EndCall),
  );
