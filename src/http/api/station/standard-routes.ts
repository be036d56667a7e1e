import { createRoute } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { StandardForm, type Standard } from '../../../domain/station/standard.ts';
import { saveStandard } from '../../../actions/station/standard.ts';
import { listStandards } from '../../../store/station/standard.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

export interface StandardList {
  standards: Standard[];
}

const list = createRoute({
  method: 'get',
  path: '/standards',
  summary: '站点标准的各个版本',
  middleware: staffOnly,
  responses: { 200: { description: '标准', ...json(shape<StandardList>()) }, ...problems },
});
const save = createRoute({
  method: 'put',
  path: '/standards',
  summary: '保存标准的下一个版本',
  middleware: staffOnly,
  request: { body: body(StandardForm) },
  responses: { 200: { description: '新的版本', ...json(shape<Standard>()) }, ...problems },
});

export const standardApi = apiRoutes()
  .openapi(list, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'standard.read');
    return c.json({ standards: await listStandards(ctx.db, ctx.actor.countyId) }, 200);
  })
  .openapi(
    save,
    async (c) => c.json(await saveStandard(c.get('ctx'), c.req.valid('json')), 200),
    checked(StandardForm),
  );
