import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { labelled } from '../../../domain/base/field.ts';
import { lookedLists } from '../../../domain/matter/view.ts';
import { keepLook } from '../../../actions/matter/view.ts';
import { listLooks } from '../../../store/matter/view.ts';
import { apiRoutes, body, checked, json, problems } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

const Columns = z.array(z.string().regex(/^[A-Za-z]{1,40}$/u)).max(40);
const Look = z.object({
  list: z.enum(lookedLists),
  columns: labelled(Columns, { zh: '列', en: 'Columns' }),
});

const list = createRoute({
  method: 'get',
  path: '/looks',
  summary: '自己给各列表选的列',
  middleware: staffOnly,
  responses: {
    200: { description: '选过列的列表', ...json(z.object({ looks: z.array(Look) })) },
    ...problems,
  },
});
const save = createRoute({
  method: 'put',
  path: '/looks',
  summary: '记下给一个列表选的列；空的就是恢复默认',
  middleware: staffOnly,
  request: { body: body(Look) },
  responses: { 200: { description: '记下了', ...json(z.object({ ok: z.literal(true) })) }, ...problems },
});

export const lookApi = apiRoutes()
  .openapi(list, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'look.keep');
    const looks = await listLooks(ctx.db, ctx.actor);
    return c.json({ looks: looks.map((one) => ({ ...one, columns: one.columns.split(',') })) }, 200);
  })
  .openapi(
    save,
    async (c) => {
      const { list: of, columns } = c.req.valid('json');
      await keepLook(c.get('ctx'), of, columns);
      return c.json({ ok: true as const }, 200);
    },
    checked(Look),
  );
