import { describe, expect, it } from 'vitest';
import {
  reasonOf,
  signalsIn,
  weeksNeeded,
  type WeekCount,
} from '../../../../src/domain/publicity/warning/trend-rule.ts';
import { tipFor } from '../../../../src/domain/publicity/warning/trend.ts';
import { defaultTrendLimits as limits } from '../../../../src/domain/law/local-limits.ts';

const weekly = (categoryCode: string, from: number, to: number, n: number): WeekCount[] =>
  Array.from({ length: to - from }, (_, i) => ({ categoryCode, week: from + i, n }));
/** One a week for more than a year, of a class that nobody looks at. */
const quiet = weekly('V05.1', 0, 56, 1);
const rules = (counts: readonly WeekCount[]) =>
  signalsIn([...quiet, ...counts], limits).map(({ rule, categoryCode }) => `${rule} ${categoryCode}`);

describe('a class of goods', () => {
  it('S156 stands out when half as many again come as before, and as many as in the same weeks of last year', () => {
    const past = weekly('G10.1', 4, 16, 1);
    expect(rules([...past, ...weekly('G10.1', 0, 4, 2)])).toEqual(['rise G10.1']);
    // Five in four weeks, where four came before: not half as many again.
    expect(rules([...past, ...weekly('G10.1', 0, 4, 1), { categoryCode: 'G10.1', week: 0, n: 1 }])).toEqual([]);
    // As many came a year ago: it is the season, not a rise.
    expect(rules([...past, ...weekly('G10.1', 0, 4, 2), ...weekly('G10.1', 52, 56, 2)])).not.toContain('rise G10.1');
  });

  it('is no signal where few complained, however many times as many that are', () => {
    expect(rules([{ categoryCode: 'G07.1', week: 0, n: 4 }])).toEqual([]);
    expect(rules([{ categoryCode: 'G07.1', week: 0, n: 5 }])).toEqual(['rise G07.1']);
  });

  it('S156 stands out before its season: last year it came in the weeks from now more than all year round', () => {
    expect(rules(weekly('G02.1', 46, 52, 2))).toEqual(['season G02.1']);
    // A county without a last year knows no season.
    expect(signalsIn(weekly('G02.1', 0, 20, 1), limits)).toEqual([]);
    expect(weeksNeeded(limits)).toBe(56);
  });

  it('stands for its group, which is told only where none of its own stands out', () => {
    const spread = ['G03.1', 'G03.2', 'G03.3'].map((categoryCode) => ({ categoryCode, week: 1, n: 3 }));
    expect(rules(spread)).toEqual(['rise G03']);
    expect(rules([...spread, { categoryCode: 'G03.1', week: 0, n: 4 }])).toEqual(['rise G03.1']);
  });

  it('says why in one sentence with its counts, and begins the tip with what is known of such goods', () => {
    const [signal] = signalsIn([...quiet, ...weekly('G02.1', 46, 52, 2)], limits);
    const reason = reasonOf(signal as NonNullable<typeof signal>, { zh: '服装', en: 'clothes' }, limits);
    expect(reason.zh).toBe('去年从现在起的 6 周里，服装来了 12 件，全年平均 6 周 1.4 件，到了 1.5 倍；季节前先提醒。');
    const tip = tipFor({ rule: 'season', reasonZh: reason.zh }, '服装', '看吊牌。闻味道。留小票。');
    expect(tip).toEqual({
      title: '快到买服装的时候：买前看清，票据留好',
      text: reason.zh,
      advice: '看吊牌。\n闻味道。\n留小票。',
    });
    expect(tipFor({ rule: 'rise', reasonZh: 'x' }, '食品类', null).title).toBe('买食品的多留意：买前看清，票据留好');
  });
});
