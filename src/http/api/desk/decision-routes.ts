import { createRoute } from '@hono/zod-openapi';
import { demand, mayDo } from '../../../domain/base/actor.ts';
import { ComplaintQuery } from '../../../domain/complaint/complaint-list.ts';
import { decidedStages } from '../../../domain/desk/decision.ts';
import type { Context } from '../../../actions/base/context.ts';
import { countComplaints, listComplaints } from '../../../store/complaint/complaint-list.ts';
import { apiRoutes, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { enforcementDecisionsOf, type EnforcementDecisions } from '../supervision/enforcement/enforcement-view.ts';
import { workLineOf, type WorkLine } from './work-view.ts';

/** 等我定的 of the matters, past their day or not: the first of them, and how many there are. */
export interface HomeDecisions {
  complaints: { total: number; items: WorkLine[] };
  /** Null for who reads no cases. */
  cases: EnforcementDecisions | null;
}

/** So many of each are shown; behind them stands the list. */
const shown = 50;
/** Nobody has more to decide. */
const most = 100_000;

const get = createRoute({
  method: 'get',
  path: '/home/decisions',
  summary: '县情：等我定的投诉和案件，先到期在前，写明一共几件',
  middleware: staffOnly,
  responses: { 200: { description: '等我定的', ...json(shape<HomeDecisions>()) }, ...problems },
});

export const decisionApi = apiRoutes().openapi(get, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'home.read');
  return c.json(await decisionsOf(ctx), 200);
});

async function decisionsOf(ctx: Context): Promise<HomeDecisions> {
  const query = ComplaintQuery.parse({ stage: [...decidedStages], sort: 'due', limit: shown });
  const [{ items }, total, cases] = await Promise.all([
    listComplaints(ctx.db, ctx.actor, query, ctx.today),
    countComplaints(ctx.db, ctx.actor, query, ctx.today, most),
    mayDo(ctx.actor, 'enforcement.read') ? enforcementDecisionsOf(ctx, shown) : null,
  ]);
  return { complaints: { total, items: items.map((one) => workLineOf(ctx, one)) }, cases };
}
