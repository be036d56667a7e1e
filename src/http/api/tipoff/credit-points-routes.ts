import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { creditLines, type CreditLine } from '../../../domain/law/credit-points.ts';
import { labelled } from '../../../domain/base/field.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { countCredits } from '../../../store/tipoff/credit-points.ts';
import { namesOf } from '../county/account-names.ts';
import { apiRoutes, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

export interface SeenCredit extends CreditLine {
  stationName: string;
  name: string;
}

const Period = z.object({
  from: labelled(z.iso.date(), { zh: '开始日', en: 'From', wrongZh: '写成 2026-04-29 这样的日期' }),
  to: labelled(z.iso.date(), { zh: '截止日', en: 'To', wrongZh: '写成 2026-04-29 这样的日期' }),
});
const get = createRoute({
  method: 'get',
  path: '/credits',
  summary: '社会监督线索积分，每个监督员一行',
  middleware: staffOnly,
  request: { query: Period },
  responses: { 200: { description: '积分', ...json(shape<{ credits: SeenCredit[] }>()) }, ...problems },
});

/** A station reads its own people’s line; the centre and the leaders all of them. No line says which tip-off it counts. */
export const creditApi = apiRoutes().openapi(
  get,
  async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'credit.read');
    const { from, to } = c.req.valid('query');
    if (from > to) throw new Refusal('period-invalid');
    const stationId = ctx.actor.role === 'station' ? ctx.actor.stationId : null;
    const [counts, names] = await Promise.all([
      countCredits(ctx.db, ctx.actor.countyId, { from, to, stationId }),
      namesOf(ctx),
    ]);
    const { stations, county } = ctx.county;
    const credits = creditLines(counts, county.limits.tipoffCredits).map((line) => ({
      ...line,
      stationName: stations.find(({ id }) => id === line.stationId)?.name ?? '',
      name: names.get(line.accountId) ?? '',
    }));
    return c.json({ credits }, 200);
  },
  checked(Period),
);
