import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { findNamed, type Named } from '../../../actions/desk/palette.ts';
import { apiRoutes, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

export type { Named };

const Query = z.object({ q: z.string().trim().min(1).max(40) });
const find = createRoute({
  method: 'get',
  path: '/palette',
  summary: '按名字、全拼或首字母找站点、人员、参与企业，各五个，只找看得到的',
  middleware: staffOnly,
  request: { query: Query },
  responses: { 200: { description: '找到的', ...json(shape<Named>()) }, ...problems },
});

/** The palette of the desk: each kind only to whom its list is open, and no more of it than that list shows. */
export const paletteApi = apiRoutes().openapi(
  find,
  async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'charter.read');
    return c.json(await findNamed(ctx, c.req.valid('query').q), 200);
  },
  checked(Query),
);
