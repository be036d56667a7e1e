/** 空缺的原因: why a figure has no number here. A blank is told with its reason, so that nobody takes it for a nought. */
import type { FigurePeriod, FigureWords } from './figure.ts';

export interface Reason {
  zh: string;
  en: string;
}

/** Why the figure cannot be counted of this place and this category at all; null where it can. */
export function blankReason(
  { blankZh, blankEn, scope, dimensions }: FigureWords,
  { officeId, category = null }: Pick<FigurePeriod, 'officeId' | 'category'>,
): Reason | null {
  if (blankZh !== undefined) return { zh: blankZh, en: blankEn ?? blankZh };
  if (officeId !== null && scope === 'county')
    return { zh: '只数全县，不分到所。', en: 'Counted of the whole county alone.' };
  if (category !== null && !dimensions.includes('category'))
    return { zh: '不按商品和服务类别分。', en: 'Not split by goods and services.' };
  return null;
}

/** No ledger was kept in the period, and no old book of it was taken over that tells of this. */
export const notKept: Reason = {
  zh: '这个期间没有台账，导入的旧台账里也没有这一项。',
  en: 'No ledger of this period, and no old one that tells of it.',
};

/** The same days of the year before were not kept whole. */
export const noBase: Reason = {
  zh: '没有基期：去年同样这些日子没有整段台账。',
  en: 'No base: the ledger was not kept in all of the same days a year before.',
};

/** Why there is no value though it was counted: nothing to divide by, nothing in the middle. */
export function lackReason({ ratio, change, mayLack }: FigureWords): Reason {
  if (change !== undefined || mayLack === true) return noBase;
  return ratio === undefined
    ? { zh: '期内一件也没有，取不出来。', en: 'Nothing of it in the period.' }
    : { zh: '底数是零，没有比率。', en: 'Divided by nought: there is no rate.' };
}
