import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../../domain/base/actor.ts';
import { Registration } from '../../../../domain/supervision/enforcement/filing.ts';
import { EnforcementQuery } from '../../../../domain/supervision/enforcement/enforcement-list.ts';
import {
  defaultEnforcementColumns,
  enforcementColumns,
} from '../../../../domain/supervision/enforcement/words/enforcement-columns.ts';
import { withoutParty } from '../../../../domain/supervision/enforcement/masked-case.ts';
import { enforcementFigureWords } from '../../../../domain/supervision/figures/enforcement-figures.ts';
import { getSeenMatter, revealMatter } from '../../../../actions/matter/matter.ts';
import { enforcementFrame, registerEnforcement } from '../../../../actions/supervision/enforcement/enforcement.ts';
import { enforcementListing } from '../../../../store/supervision/enforcement/enforcement-list.ts';
import { countEnforcements } from '../../../../store/supervision/figures/enforcement-figure.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../../base/schema.ts';
import { staffOnly } from '../../../base/session.ts';
import { sumOfFigure } from '../../complaint/figure-sum.ts';
import { opinionsOn, type MatterOpinion } from '../../people/allowance-routes.ts';
import { addListRoutes, addMatterRoutes, numberParam } from '../../matter/matter-routes.ts';
import { enforcementCell, enforcementItemOf, enforcementViewOf, shownEnforcementOf } from './enforcement-view.ts';

const filed = z.object({ number: z.string(), state: z.string() });

const register = createRoute({
  method: 'post',
  path: '/enforcements',
  summary: '登记案件来源；同一个 clientId 再交一次，得到同一件',
  middleware: staffOnly,
  request: { body: body(Registration) },
  responses: { 201: { description: '已登记', ...json(filed) }, ...problems },
});

const routes = apiRoutes().openapi(
  register,
  async (c) => {
    const { number, state } = await registerEnforcement(c.get('ctx'), c.req.valid('json'));
    return c.json({ number, state }, 201);
  },
  checked(Registration),
);

const opinions = createRoute({
  method: 'get',
  path: '/enforcements/{number}/opinions',
  summary: '一个案件上的专家意见',
  middleware: staffOnly,
  request: { params: numberParam('案2026-0023') },
  responses: { 200: { description: '专家意见', ...json(shape<{ opinions: MatterOpinion[] }>()) }, ...problems },
});
routes.openapi(opinions, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'engagement.read');
  const { number } = c.req.valid('param');
  const hide = withoutParty(await getSeenMatter(ctx, enforcementFrame, { number }));
  return c.json({ opinions: await opinionsOn(ctx, number, hide) }, 200);
});

addMatterRoutes(routes, {
  path: 'enforcements',
  zh: '案件',
  example: '案2026-0023',
  frame: enforcementFrame,
  viewOf: (ctx, enforcement) => enforcementViewOf(ctx, enforcement),
  reveal: async (ctx, number, reason) =>
    enforcementViewOf(ctx, await revealMatter(ctx, enforcementFrame, number, reason), true),
});

addListRoutes(routes, {
  path: 'enforcements',
  zh: '案件',
  Query: EnforcementQuery,
  read: 'enforcement.read',
  mayExport: 'enforcement.export',
  listing: enforcementListing,
  itemOf: enforcementItemOf,
  shownOf: shownEnforcementOf,
  columns: enforcementColumns,
  defaultColumns: defaultEnforcementColumns,
  cell: enforcementCell,
  sumOf: sumOfFigure(enforcementFigureWords, countEnforcements),
});

export const enforcementApi = routes;
