/** 各率 on the leaders' first screen: which, and what the country as a whole had, so that a number has something to be held against. */
import type { FigureName } from '../figures.ts';
import type { RateTargets } from '../law/local-limits.ts';

export const rateNames = [
  'initialOnTimeRate',
  'onTimeClosureRate',
  'mediationSuccessRate',
  'verifyOnTimeRate',
  'publicationRate',
] as const satisfies readonly (FigureName & keyof RateTargets)[];
export type RateName = (typeof rateNames)[number];

/** 全国均值, as they were told for one month; a later month is another row here, with its source. */
export const nation = {
  month: '2024-05',
  sourceZh: '2024 年 5 月全国均值，见乌兰察布市市场监管局公布的当月投诉举报数据',
  sourceEn: 'National means of May 2024, as published by the market regulator of Ulanqab with its own figures',
  rates: {
    initialOnTimeRate: 99.83,
    onTimeClosureRate: 99.92,
    mediationSuccessRate: 51.63,
    verifyOnTimeRate: 99.66,
    publicationRate: 97.21,
  },
} as const satisfies { month: string; sourceZh: string; sourceEn: string; rates: Record<RateName, number> };

/** How a rate stands to what it is held against: not told where there is none, or nothing was counted. */
export function standingOf(value: number | null, against: number | null): 'above' | 'met' | 'below' | null {
  if (value === null || against === null) return null;
  if (value === against) return 'met';
  return value > against ? 'above' : 'below';
}
