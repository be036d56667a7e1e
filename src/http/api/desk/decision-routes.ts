import { createRoute } from '@hono/zod-openapi';
import { demand, mayDo } from '../../../domain/base/actor.ts';
import { ComplaintQuery } from '../../../domain/complaint/complaint-list.ts';
import { decidedStages } from '../../../domain/desk/decision.ts';
import type { WaitingLine } from '../../../domain/desk/work/waiting-line.ts';
import type { Context } from '../../../actions/base/context.ts';
import { countComplaints, listComplaints } from '../../../store/complaint/complaint-list.ts';
import { apiRoutes, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { namesOf } from '../county/account-names.ts';
import { casesForWord } from '../supervision/enforcement/enforcement-view.ts';
import { caseLine, complaintLine, stepsOf, type StepWords } from './work/matter-lines.ts';

/** 等我定的 of the matters, past their day or not: the first of them, and how many there are. */
export interface HomeDecisions {
  complaints: { total: number; items: WaitingLine[] };
  /** Null for who reads no cases; `isCut` where there may be more than were looked at. */
  cases: { total: number; isCut: boolean; items: WaitingLine[] } | null;
  steps: StepWords;
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
  const [{ items }, total, cases, names] = await Promise.all([
    listComplaints(ctx.db, ctx.actor, query, ctx.today),
    countComplaints(ctx.db, ctx.actor, query, ctx.today, most),
    mayDo(ctx.actor, 'enforcement.read') ? casesForWord(ctx) : null,
    namesOf(ctx),
  ]);
  const complaints = items.map((one) => complaintLine(ctx, one));
  const lines = (cases?.items ?? []).slice(0, shown).map((one) => caseLine(ctx, one, names));
  return {
    complaints: { total, items: complaints },
    cases: cases === null ? null : { total: cases.items.length, isCut: cases.isCut, items: lines },
    steps: stepsOf([...complaints, ...lines]),
  };
}
