import { createRoute } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { AwardForm, type Award } from '../../../domain/assessment/award.ts';
import { SchemeForm, type Scheme } from '../../../domain/assessment/scheme.ts';
import { saveAward } from '../../../actions/assessment/award.ts';
import { saveScheme } from '../../../actions/assessment/scheme.ts';
import { listAwards } from '../../../store/assessment/award.ts';
import { listSchemes } from '../../../store/assessment/scheme.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

export interface SchemeList {
  schemes: Scheme[];
  awards: Award[];
}

const list = createRoute({
  method: 'get',
  path: '/schemes',
  summary: '考核方案和荣誉的各个版本',
  middleware: staffOnly,
  responses: { 200: { description: '方案', ...json(shape<SchemeList>()) }, ...problems },
});
const save = createRoute({
  method: 'put',
  path: '/schemes',
  summary: '保存考核方案的下一个版本',
  middleware: staffOnly,
  request: { body: body(SchemeForm) },
  responses: { 200: { description: '新的版本', ...json(shape<Scheme>()) }, ...problems },
});
const give = createRoute({
  method: 'put',
  path: '/awards',
  summary: '保存荣誉的下一个版本',
  middleware: staffOnly,
  request: { body: body(AwardForm) },
  responses: { 200: { description: '新的版本', ...json(shape<Award>()) }, ...problems },
});

export const schemeApi = apiRoutes()
  .openapi(list, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'scheme.read');
    const { countyId } = ctx.actor;
    const [schemes, awards] = await Promise.all([listSchemes(ctx.db, countyId), listAwards(ctx.db, countyId)]);
    return c.json({ schemes, awards }, 200);
  })
  .openapi(save, async (c) => c.json(await saveScheme(c.get('ctx'), c.req.valid('json')), 200), checked(SchemeForm))
  .openapi(give, async (c) => c.json(await saveAward(c.get('ctx'), c.req.valid('json')), 200), checked(AwardForm));
