/**
 * 第十七条的情形 (indicator): what speaks for a complaint not being for daily life: one person, telephone, address, shop, kind of goods
 * or text again and again within some days. The law names the factors and no numbers; a city may refine them, so the numbers are the
 * county's. It flags and never refuses: a person weighs it (《办法》第十六条第（三）项、第十七条). Farm inputs are left out (消法 第六十二条).
 */
import { addDays, dayOf, type Day } from '../base/calendar.ts';
import { isFarmInput } from '../county/category.ts';
import type { Complaint } from './complaint.ts';
import { likeness } from '../base/likeness.ts';
import { known } from '../base/masking.ts';
import type { LivingNeedFactor } from '../law/ground.ts';
import type { IndicatorLimits } from '../law/local-limits.ts';

/** What each of them is, and the factor of 第十七条 that it belongs to. */
export const indicatorKinds = {
  samePerson: { zh: '同一人投诉多', en: 'One person complains much', factor: 'LN2', unitZh: '件', unitEn: 'matters' },
  sameOperator: { zh: '同一人盯着同一家', en: 'One person, one shop', factor: 'LN2', unitZh: '件', unitEn: 'matters' },
  sameGoods: {
    zh: '同一人说同类商品的同类问题',
    en: 'One person, one kind of goods and problem',
    factor: 'LN2',
    unitZh: '件',
    unitEn: 'matters',
  },
  manyShops: { zh: '同一人投诉多家店', en: 'One person, many shops', factor: 'LN2', unitZh: '家', unitEn: 'shops' },
  alikeTexts: { zh: '说的话大半相同', en: 'Nearly the same words', factor: 'LN2', unitZh: '件', unitEn: 'matters' },
  sharedPhone: {
    zh: '多人用同一个电话',
    en: 'One telephone, many people',
    factor: 'LN4',
    unitZh: '人',
    unitEn: 'people',
  },
  sharedAddress: {
    zh: '多人用同一个地址',
    en: 'One address, many people',
    factor: 'LN4',
    unitZh: '人',
    unitEn: 'people',
  },
} as const satisfies Record<
  Exclude<keyof IndicatorLimits, 'days' | 'alikePercent'>,
  { zh: string; en: string; factor: LivingNeedFactor; unitZh: string; unitEn: string }
>;

export type IndicatorKind = keyof typeof indicatorKinds;

/** As much of a complaint as is compared. */
export type ComparedComplaint = Pick<
  Complaint,
  | 'id'
  | 'number'
  | 'filedAt'
  | 'consumerName'
  | 'consumerPhone'
  | 'consumerAddress'
  | 'consumerIdNumber'
  | 'operatorName'
  | 'categoryCode'
  | 'natureCode'
  | 'story'
>;

export interface Indicator {
  kind: IndicatorKind;
  factor: LivingNeedFactor;
  /** How many there are, and from how many on it is shown. */
  n: number;
  limit: number;
  /** The complaints behind it without the one that is looked at, the newest first. */
  ids: readonly string[];
}

/** The first and the last day of what is compared with a complaint. */
export function comparedDays(filedAt: Date, { days }: IndicatorLimits): { from: Day; to: Day } {
  const on = dayOf(filedAt);
  return { from: addDays(on, -days), to: addDays(on, days) };
}

/** The indicators that the complaint meets among the others of its days; none ever for farm inputs. */
export function indicatorsOf(
  own: ComparedComplaint,
  others: readonly ComparedComplaint[],
  limits: IndicatorLimits,
): Indicator[] {
  if (isFarmInput(own.categoryCode)) return [];
  const { from, to } = comparedDays(own.filedAt, limits);
  const near = others
    .filter((one) => one.id !== own.id && dayOf(one.filedAt) >= from && dayOf(one.filedAt) <= to)
    // What a farmer says of his seed and his fertiliser says nothing about how he buys milk.
    .filter((one) => !isFarmInput(one.categoryCode))
    .toSorted((a, b) => b.filedAt.getTime() - a.filedAt.getTime());
  const byPerson = near.filter((one) => samePerson(own, one));
  const sameShop = byPerson.filter(({ operatorName }) => plain(operatorName) === plain(own.operatorName));
  const sameGoods = byPerson.filter(
    (one) => own.categoryCode !== null && one.categoryCode === own.categoryCode && one.natureCode === own.natureCode,
  );
  const onPhone = near.filter(({ consumerPhone }) => isSame(consumerPhone, own.consumerPhone));
  const atAddress = near.filter(
    ({ consumerAddress }) => isExact(own.consumerAddress) && plain(consumerAddress) === plain(own.consumerAddress),
  );
  const alike = near.filter((one) => likeness(own.story, one.story) * 100 >= limits.alikePercent);
  const counted: Record<IndicatorKind, { n: number; behind: readonly ComparedComplaint[] }> = {
    samePerson: { n: byPerson.length + 1, behind: byPerson },
    sameOperator: { n: sameShop.length + 1, behind: sameShop },
    sameGoods: { n: sameGoods.length + 1, behind: sameGoods },
    manyShops: { n: distinct([own, ...byPerson].map(({ operatorName }) => plain(operatorName))), behind: byPerson },
    alikeTexts: { n: alike.length + 1, behind: alike },
    sharedPhone: { n: distinct([own, ...onPhone].map(({ consumerName }) => plain(consumerName))), behind: onPhone },
    sharedAddress: {
      n: distinct([own, ...atAddress].map(({ consumerName }) => plain(consumerName))),
      behind: atAddress,
    },
  };
  return (Object.keys(indicatorKinds) as IndicatorKind[]).flatMap((kind) => {
    const { n, behind } = counted[kind];
    const limit = limits[kind];
    return n < limit ? [] : [{ kind, factor: indicatorKinds[kind].factor, n, limit, ids: behind.map(({ id }) => id) }];
  });
}

/** One identity number is one person; else one telephone with one name. 「王先生」 is nobody's full name. */
function samePerson(a: ComparedComplaint, b: ComparedComplaint): boolean {
  if (isSame(a.consumerIdNumber, b.consumerIdNumber)) return true;
  return isSame(a.consumerPhone, b.consumerPhone) && plain(a.consumerName) === plain(b.consumerName);
}

function isSame(one: string | null, other: string | null): boolean {
  return known(one) !== '' && one === other;
}

/** 「前柳村」 is where a whole village lives; an address says a street and a number, or a group and a house. */
function isExact(address: string): boolean {
  return (
    plain(address).length >= 6 && /\d|[一二三四五六七八九十](?:号|组|栋|单元|室|巷)/u.test(address.normalize('NFKC'))
  );
}

function plain(words: string): string {
  return words.normalize('NFKC').replace(/[\s,，。、()（）-]/gu, '');
}

function distinct(words: readonly string[]): number {
  return new Set(words).size;
}
