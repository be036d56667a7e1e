import { createRoute, z } from '@hono/zod-openapi';
import { Registration } from '../../../../domain/supervision/enforcement/filing.ts';
import {
  defaultEnforcementColumns,
  enforcementColumns,
  EnforcementQuery,
} from '../../../../domain/supervision/enforcement/enforcement-list.ts';
import { revealMatter } from '../../../../actions/matter/matter.ts';
import { enforcementFrame, registerEnforcement } from '../../../../actions/supervision/enforcement/enforcement.ts';
import { enforcementListing } from '../../../../store/supervision/enforcement/enforcement-list.ts';
import { apiRoutes, body, checked, json, problems } from '../../../base/schema.ts';
import { staffOnly } from '../../../base/session.ts';
import { addListRoutes, addMatterRoutes } from '../../matter/matter-routes.ts';
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
});

export const enforcementApi = routes;
