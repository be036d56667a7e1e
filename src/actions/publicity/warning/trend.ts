import { addDays } from '../../../domain/base/calendar.ts';
import { reasonOf, signalsIn, weeksNeeded } from '../../../domain/publicity/warning/trend-rule.ts';
import {
  trendDocket,
  trendOf,
  type DraftTip,
  type RaiseTrend,
  type Trend,
  type TrendFacts,
} from '../../../domain/publicity/warning/trend.ts';
import { DraftWarning } from '../../../domain/publicity/warning/warning.ts';
import { lockCounty } from '../../../store/county/county.ts';
import { record } from '../../../store/base/ledger.ts';
import { transact } from '../../../store/base/transact.ts';
import { insertEntry } from '../../../store/matter/docket.ts';
import { countWeeks, listRaisedSince } from '../../../store/publicity/warning/trend.ts';
import { factsOf, type Context } from '../../base/context.ts';
import { writeOpening, type DocketFrame } from '../../matter/docket.ts';
import { warningFrame } from './warning.ts';

/** Trends: decided by a person; the tip that is drafted from one is written in the same step. */
export const trendFrame: DocketFrame<Trend, RaiseTrend, TrendFacts> = {
  docket: trendDocket,
  know: async (tx, ctx, { entry, input }) => {
    const categoryCodes = ctx.county.categories.filter(({ kind }) => kind !== 'channel').map(({ code }) => code);
    const fresh = { categoryCodes, freshId: ctx.newId(), isKnown: false };
    if (entry !== null) return fresh;
    await lockCounty(tx, ctx.actor.countyId);
    const { categoryCode } = input as RaiseTrend;
    const known = await listRaisedSince(tx, ctx.actor.countyId, addDays(ctx.today, 1));
    return { ...fresh, isKnown: known.some((one) => one.rule === 'person' && one.categoryCode === categoryCode) };
  },
  beside: async (tx, ctx, { entry, move, input }) => {
    if (move !== 'draft' || entry.warningId === null) return;
    await writeOpening(tx, ctx, warningFrame, tipOf(ctx, entry, input as DraftTip));
  },
};

function tipOf(ctx: Context, { warningId, categoryCode }: Trend, words: DraftTip): DraftWarning {
  // Warnings name the groups of goods, not what stands below them.
  const group = categoryCode.split('.')[0] ?? categoryCode;
  const isKnown = ctx.county.categories.some(({ code }) => code === group);
  return DraftWarning.parse({
    id: warningId,
    kind: 'tip',
    ...words,
    categoryCodes: isKnown ? [group] : [],
    sourceKind: 'analysis',
  });
}

/** Puts on the list what stands out by the counts of the day, once. */
export async function raiseTrends(ctx: Context): Promise<number> {
  const { trends: limits } = ctx.county.county.limits;
  const { countyId } = ctx.actor;
  const counts = await countWeeks(ctx.db, countyId, ctx.today, weeksNeeded(limits));
  const signals = signalsIn(counts, limits);
  if (signals.length === 0) return 0;
  return transact(ctx.db, async (tx) => {
    await lockCounty(tx, countyId);
    const known = await listRaisedSince(tx, countyId, addDays(ctx.today, -7 * limits.quietWeeks));
    const fresh = signals.filter(
      ({ rule, categoryCode }) => !known.some((one) => one.rule === rule && one.categoryCode === categoryCode),
    );
    for (const signal of fresh) {
      const name = ctx.county.categories.find(({ code }) => code === signal.categoryCode);
      if (name === undefined) continue;
      const { next, event } = trendOf(signal, reasonOf(signal, name, limits), { ...factsOf(ctx), id: ctx.newId() });
      if (await insertEntry(tx, 'trend', next)) await record(tx, event);
    }
    return fresh.length;
  });
}
