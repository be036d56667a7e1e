import { createRoute } from '@hono/zod-openapi';
import { demand, maySee } from '../../../domain/base/actor.ts';
import { addDays, type Day } from '../../../domain/base/calendar.ts';
import { citedZh } from '../../../domain/law/citation.ts';
import { isFarmInput } from '../../../domain/county/category.ts';
import { livingNeedFactors, procedureRules, type LivingNeedFactor } from '../../../domain/law/ground.ts';
import {
  comparedDays,
  indicatorKinds,
  indicatorsOf,
  type IndicatorKind,
} from '../../../domain/complaint/consumer-indicators.ts';
import { getSeenComplaint } from '../../../actions/complaint/complaint.ts';
import { listAlikeComplaints } from '../../../store/complaint/consumer-indicators.ts';
import { apiRoutes, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { numberParam } from '../matter/matter-routes.ts';

/** A complaint behind an indicator, for its link. */
export interface IndicatorMatter {
  number: string;
  operatorName: string;
  filedAt: string;
}

export interface SeenIndicator {
  kind: IndicatorKind;
  zh: string;
  en: string;
  unitZh: string;
  unitEn: string;
  factor: LivingNeedFactor;
  article: string;
  n: number;
  limit: number;
  /** Those that the reader may see, the newest first; the rest are only counted. */
  matters: IndicatorMatter[];
  hidden: number;
}

/** The card of 第十七条: what is met, and by how many days before and after it was looked. */
export interface IndicatorCard {
  /** 农资 is left out (消法 第六十二条). */
  exempt: boolean;
  days: number;
  indicators: SeenIndicator[];
}

const mostLinks = 20;

function midnight(day: Day): Date {
  return new Date(`${day}T00:00:00+08:00`);
}

const indicators = createRoute({
  method: 'get',
  path: '/complaints/{number}/indicators',
  summary: '第十七条的情形：只提示，由人判断',
  request: { params: numberParam('投2026-0412') },
  responses: { 200: { description: '达到的情形和背后的件', ...json(shape<IndicatorCard>()) }, ...problems },
});

export const indicatorApi = apiRoutes().openapi({ ...indicators, middleware: staffOnly }, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'complaint.weigh');
  const own = await getSeenComplaint(ctx, c.req.valid('param').number);
  const limits = ctx.county.county.limits.indicators;
  const { from, to } = comparedDays(own.filedAt, limits);
  const exempt = isFarmInput(own.categoryCode);
  const alike = exempt
    ? []
    : await listAlikeComplaints(ctx.db, own, { from: midnight(from), until: midnight(addDays(to, 1)) });
  const byId = new Map(alike.map((one) => [one.id, one]));
  const seen = indicatorsOf(own, alike, limits).map(({ kind, factor, n, limit, ids }): SeenIndicator => {
    const behind = ids.flatMap((id) => byId.get(id) ?? []);
    const open = behind.filter((one) => maySee(ctx.actor, one));
    const { zh, en, unitZh, unitEn } = indicatorKinds[kind];
    return {
      kind,
      zh,
      en,
      unitZh,
      unitEn,
      factor,
      article: citedZh(livingNeedFactors[factor].article, procedureRules(own, ctx.today, ctx.county.county.limits)),
      n,
      limit,
      matters: open.slice(0, mostLinks).map(({ number, operatorName, filedAt }) => ({
        number,
        operatorName,
        filedAt: filedAt.toISOString(),
      })),
      hidden: behind.length - Math.min(open.length, mostLinks),
    };
  });
  return c.json({ exempt, days: limits.days, indicators: seen } satisfies IndicatorCard, 200);
});
