import { createRoute, z } from '@hono/zod-openapi';
import { labelled, written } from '../../../domain/base/field.ts';
import { parseMatterNumber } from '../../../domain/matter/numbering.ts';
import { openClocks, type OpenedClocks } from '../../../actions/desk/open-clocks.ts';
import { clockViewsOf, type ClockView } from '../matter/matter-view.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

/** The clocks of one matter, each with its sentence; nothing of people, firms or what was told. */
export interface SeenClocks extends Omit<OpenedClocks, 'clocks'> {
  clocks: ClockView[];
}

const OpenForm = z.object({
  number: labelled(
    written()
      .max(30)
      .refine((typed) => parseMatterNumber(typed) !== null),
    { zh: '编号', en: 'Number', wrongZh: '写投诉、举报或咨询的编号，如 投2026-0412' },
  ),
});

const open = createRoute({
  method: 'post',
  path: '/clocks/open',
  summary: '核对一件的时钟：每个时钟为什么是这一天，留痕',
  middleware: staffOnly,
  request: { body: body(OpenForm) },
  responses: { 200: { description: '时钟', ...json(shape<SeenClocks>()) }, ...problems },
});

export const clockApi = apiRoutes().openapi(
  open,
  async (c) => {
    const ctx = c.get('ctx');
    const { kind, number, clocks } = await openClocks(ctx, c.req.valid('json').number);
    const seen: SeenClocks = { kind, number, clocks: clockViewsOf(ctx, clocks) };
    return c.json(seen, 200);
  },
  checked(OpenForm),
);
