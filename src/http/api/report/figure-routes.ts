import { createRoute, z } from '@hono/zod-openapi';
import { demand, scopes } from '../../../domain/base/actor.ts';
import { labelled } from '../../../domain/base/field.ts';
import type { CarriedBook } from '../../../domain/figures.ts';
import type { CountedValues } from '../../../domain/figures.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { Context } from '../../../actions/base/context.ts';
import { costMonths, type CostMonth } from '../../../domain/complaint/cost-month.ts';
import { countCostMonths } from '../../../store/complaint/cost-month.ts';
import { countKnown, findKeptSince } from '../../../store/figures.ts';
import { apiRoutes, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { categoryNode } from '../../../domain/county/category.ts';

export interface Figures {
  from: string;
  to: string;
  /** The office counted, or null for the county. An officer counts his own office. */
  officeId: string | null;
  /** The category counted, with all below it, or null for all. */
  category: string | null;
  /**
   * Null where nothing was counted, because no ledger was kept in the period; where old ledgers of it were taken over, the figures that
   * they speak of. What is missing is a blank, never a nought.
   */
  values: CountedValues | null;
  /** The old ledgers of which lines are counted in the period. */
  carried: CarriedBook[];
  /** Since when the ledger of the place has been kept; null when the program does not know the place. */
  keptSince: string | null;
  countedAt: string;
}

const Period = z.object({
  from: labelled(z.iso.date(), { zh: '开始日', en: 'From', wrongZh: '写成 2026-04-29 这样的日期' }),
  to: labelled(z.iso.date(), { zh: '截止日', en: 'To', wrongZh: '写成 2026-04-29 这样的日期' }),
  officeId: z.string().max(40).optional(),
  category: labelled(z.string().regex(categoryNode).optional(), {
    zh: '类别',
    en: 'Category',
    wrongZh: '写类别代码，例如 V06',
  }),
});

const get = createRoute({
  method: 'get',
  path: '/figures',
  summary: '一个期间的数，从台账里数',
  middleware: staffOnly,
  request: { query: Period },
  responses: { 200: { description: '数', ...json(shape<Figures>()) }, ...problems },
});

/** The months, and since when there is a ledger: before that nothing was noted, which is not nought. */
export interface CostsAnswer {
  months: CostMonth[];
  keptSince: string | null;
}

const Costs = Period.omit({ from: true });
const costs = createRoute({
  method: 'get',
  path: '/figures/costs',
  summary: '维权成本走势：到那个月为止一年里，各月办结的件平均几趟、多少公里、多少分钟、多少钱',
  middleware: staffOnly,
  request: { query: Costs },
  responses: { 200: { description: '各月', ...json(shape<CostsAnswer>()) }, ...problems },
});

export const figureApi = apiRoutes()
  .openapi(
    get,
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'figure.read');
      const { from, to, officeId, category = null } = c.req.valid('query');
      if (from > to) throw new Refusal('period-invalid');
      const period = { from, to, officeId: officeOf(ctx, officeId), category };
      const known = await countKnown(ctx.db, ctx.actor.countyId, period, ctx.today);
      const countedAt = ctx.at.toISOString();
      return c.json({ ...period, ...known, countedAt }, 200);
    },
    checked(Period),
  )
  .openapi(
    costs,
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'figure.read');
      const { to, officeId, category = null } = c.req.valid('query');
      const asked = { to, officeId: officeOf(ctx, officeId), category };
      const [months, keptSince] = await Promise.all([
        countCostMonths(ctx.db, ctx.actor.countyId, asked, costMonths),
        findKeptSince(ctx.db, ctx.actor.countyId, asked.officeId),
      ]);
      return c.json({ months, keptSince }, 200);
    },
    checked(Costs),
  );

/** Whoever is of an office counts his own; null for the county. */
function officeOf({ actor }: Context, officeId: string | undefined): string | null {
  return scopes[actor.role] === 'office' ? actor.organisationId : (officeId ?? null);
}
