import { tipFor, trendRow, type Trend } from '../../../../domain/publicity/warning/trend.ts';
import { entriesOn } from '../../../../domain/inquiry/knowledge.ts';
import type { KnowledgeEntry } from '../../../../domain/inquiry/knowledge.ts';
import { isForPublic, seasonFirst } from '../../../../domain/inquiry/knowledge-article.ts';
import type { Context } from '../../../../actions/base/context.ts';
import { trendFrame } from '../../../../actions/publicity/warning/trend.ts';
import { listTrends } from '../../../../store/publicity/warning/trend.ts';
import { entriesInForce } from '../../../../store/inquiry/knowledge.ts';
import { apiRoutes } from '../../../base/schema.ts';
import { addDocketRoutes, DocketState, ordered } from '../../matter/docket-routes.ts';
import { isWithinCategory } from '../../../../domain/county/category.ts';

/** What is shown beside a row of the list. */
export interface TrendRowMore {
  categoryZh: string;
  categoryEn: string;
}

export interface TrendMore extends TrendRowMore {
  /** Null where the counts put it there. */
  byName: string | null;
  /** What the form of the tip begins with. */
  tip: { title: string; text: string; advice: string };
}

export const trendApi = apiRoutes();
export const orderedTrends = ordered({
  frame: trendFrame,
  example: '00000000-0000-7000-8000-000000000001',
  Query: DocketState,
  list: (ctx, { state }, most) => listTrends(ctx.db, ctx.actor.countyId, state, most),
  row: { entry: trendRow, moreOf: async (ctx) => (trend) => categoryOf(ctx, trend) },
  moreOf: async (ctx, trends, names) => {
    const knowledge = trends.length === 0 ? [] : await entriesInForce(ctx.db, ctx.actor.countyId, ctx.today);
    return (trend): TrendMore => moreOf(ctx, trend, names, knowledge);
  },
});
addDocketRoutes(trendApi, orderedTrends);

function categoryOf({ county }: Context, { categoryCode }: Trend): TrendRowMore {
  const known = county.categories.find(({ code }) => code === categoryCode);
  return { categoryZh: known?.zh ?? categoryCode, categoryEn: known?.en ?? categoryCode };
}

function moreOf(
  ctx: Context,
  trend: Trend,
  names: ReadonlyMap<string, string>,
  knowledge: readonly KnowledgeEntry[],
): TrendMore {
  const { categoryCode, byId, rule } = trend;
  const { today } = ctx;
  const category = categoryOf(ctx, trend);
  return {
    ...category,
    byName: rule === 'person' ? (names.get(byId) ?? '') : null,
    tip: tipFor(trend, category.categoryZh, answerFor(entriesOn(knowledge, today), categoryCode, today)),
  };
}

/** What the county says of choosing and keeping such things; the guide of the season first. */
function answerFor(knowledge: readonly KnowledgeEntry[], categoryCode: string, today: string): string | null {
  const own = knowledge.filter(
    (one) => isForPublic(one) && one.categoryCodes.some((code) => isWithinCategory(code, categoryCode)),
  );
  const guides = own.filter(({ kind }) => kind === 'guide' || kind === 'fake');
  return (seasonFirst(guides, today)[0] ?? own[0])?.answer ?? null;
}
