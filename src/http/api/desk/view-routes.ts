import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { labelled } from '../../../domain/base/field.ts';
import { mostNoticed, viewKinds } from '../../../domain/matter/view.ts';
import { keepNotifyingView } from '../../../actions/desk/view-news.ts';
import { dropView } from '../../../actions/matter/view.ts';
import { listViews } from '../../../store/matter/view.ts';
import { apiRoutes, body, checked, json, problems } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

const ViewForm = z.object({
  id: z.uuid(),
  name: labelled(z.string().trim().min(1).max(30), { zh: '视图名称', en: 'Name' }),
  kind: z.enum(viewKinds).default('complaint'),
  query: labelled(z.string().max(1000), { zh: '筛选条件', en: 'Filters' }),
  shared: labelled(z.boolean().default(false), { zh: '同事也能打开', en: 'Shared' }),
  /** Null tells nothing; 1 of each, more from so many on. */
  notifyFrom: labelled(z.number().int().min(1).max(mostNoticed).nullable().default(null), {
    zh: '到几件提醒',
    en: 'Tells from how many on',
  }),
});
/** With whose it is: nobody renames or deletes another’s. */
const ListedView = ViewForm.extend({ isMine: z.boolean(), byName: z.string() });
const done = { 200: { description: '好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems };

const list = createRoute({
  method: 'get',
  path: '/views',
  summary: '存下的视图：自己的，和同事分享的',
  middleware: staffOnly,
  responses: { 200: { description: '视图', ...json(z.object({ views: z.array(ListedView) })) }, ...problems },
});
const save = createRoute({
  method: 'put',
  path: '/views',
  summary: '存视图',
  middleware: staffOnly,
  request: { body: body(ViewForm) },
  responses: done,
});
const remove = createRoute({
  method: 'delete',
  path: '/views/{id}',
  summary: '删视图',
  middleware: staffOnly,
  request: { params: z.object({ id: z.uuid() }) },
  responses: done,
});

export const viewApi = apiRoutes()
  .openapi(list, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'view.save');
    return c.json({ views: await listViews(ctx.db, ctx.actor) }, 200);
  })
  .openapi(
    save,
    async (c) => {
      const { notifyFrom, ...view } = c.req.valid('json');
      await keepNotifyingView(c.get('ctx'), view, notifyFrom);
      return c.json({ ok: true as const }, 200);
    },
    checked(ViewForm),
  )
  .openapi(remove, async (c) => {
    await dropView(c.get('ctx'), c.req.valid('param').id);
    return c.json({ ok: true as const }, 200);
  });
