/**
 * 接着怎样 (what then): what became of the complaints of the same class that were closed in a year, so that who reads an article before
 * filing knows what most people did next. Told in tenths alone and only where there are enough, so that no small number is told.
 */
import type { Words } from '../base/words.ts';
import { isWithinCategory } from '../county/category.ts';

/** What became of one, as people say it. */
export const thenWords = {
  atStation: { zh: '在站里和店家谈成了', en: 'settled with the shop at their station' },
  settled: { zh: '交给所里，调解谈成了', en: 'settled in mediation by the office' },
  withdrawn: { zh: '自己撤回了', en: 'took the complaint back' },
  ended: { zh: '没有谈成，调解终止了', en: 'did not come to an agreement' },
  declined: { zh: '没有被受理，书面写明了为什么', en: 'were told in writing why it was not accepted' },
} as const satisfies Record<string, Words>;
export type Then = keyof typeof thenWords;

/** How many complaints of each class came to each end. */
export interface ThenCount {
  categoryCode: string;
  came: Then;
  n: number;
}

/** Fewer closed matters than this tell nothing, and no group smaller than the second is named. */
export const leastClosed = 20;
const leastOfOne = 5;

/** The sentence beside an article of these classes; null where there are too few. */
export function whatThen(counts: readonly ThenCount[], categoryCodes: readonly string[]): Words | null {
  const isOwn = (code: string) => categoryCodes.some((one) => isWithinCategory(code, one));
  const sums = new Map<Then, number>();
  for (const { categoryCode, came, n } of counts) if (isOwn(categoryCode)) sums.set(came, (sums.get(came) ?? 0) + n);
  const all = [...sums.values()].reduce((sum, n) => sum + n, 0);
  const [first] = [...sums].toSorted((a, b) => b[1] - a[1]);
  if (all < leastClosed || first === undefined || first[1] < leastOfOne) return null;
  const [came, n] = first;
  const tenths = Math.round((n / all) * 10);
  if (tenths < 3) return null;
  const { zh, en } = thenWords[came];
  // Ten of ten would say of each single one how it ended.
  const share =
    tenths > 9 ? ['10 个里有 9 个以上', 'more than 9 of 10'] : [`10 个里有 ${tenths} 个`, `${tenths} of 10`];
  const most = tenths > 5 ? ['多数人接着', 'Most people'] : ['最多的是', 'Most often they'];
  return { zh: `${most[0]}${zh}（近一年同类的，${share[0]}）`, en: `${most[1]} ${en} (${share[1]} of a year)` };
}
