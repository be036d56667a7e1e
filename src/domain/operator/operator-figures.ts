/** 经营者的数 (figures of a shop): what counts as what on its page, each with one definition, counted by `countOperators` alone. */
import type { Day } from '../base/calendar.ts';
import type { Words } from '../base/words.ts';

export const operatorFigureNames = [
  'complaints',
  'tipoffs',
  'agreements',
  'kept',
  'late',
  'unkept',
  'recoveredFen',
  'medianDays',
] as const;
export type OperatorFigureName = (typeof operatorFigureNames)[number];

export interface OperatorFigureWords extends Words {
  unit: 'count' | 'fen' | 'days';
  definitionZh: string;
  definitionEn: string;
}

/** So many months back from today are counted; what is older stands in the list of its matters. */
export const countedMonths = 24;

export const operatorFigures = {
  complaints: {
    zh: '投诉',
    en: 'Complaints',
    unit: 'count',
    definitionZh:
      '近 24 个月收到、认定是这家的投诉件数，站点还在谈的按登记那天算；合到这家的各个叫法一起算，并入别的件的不算。',
    definitionEn:
      'Complaints received in 24 months, or filed at a station that still talks, about this shop under any of its names; merged ones are none.',
  },
  tipoffs: {
    zh: '举报',
    en: 'Tip-offs',
    unit: 'count',
    definitionZh: '近 24 个月收到、认定是这家的举报件数；不等于查实。',
    definitionEn: 'Tip-offs received in 24 months that are about this shop; nothing is found by being told.',
  },
  agreements: {
    zh: '协议',
    en: 'Agreements',
    unit: 'count',
    definitionZh: '上面的投诉里达成的调解协议份数；站点当场谈成、没有协议的不算。',
    definitionEn: 'Agreements reached in those complaints; what a station settled at once without one is none.',
  },
  kept: {
    zh: '按约',
    en: 'Kept',
    unit: 'count',
    definitionZh: '协议里记下了履行、没有晚于约定那天的；没有约定那天的，记下履行就算。',
    definitionEn: 'Of them those performed by the agreed day, or performed at all where none was agreed.',
  },
  late: {
    zh: '迟',
    en: 'Late',
    unit: 'count',
    definitionZh: '协议里记下了履行、晚于约定那天的。',
    definitionEn: 'Of them those performed after the agreed day.',
  },
  unkept: {
    zh: '没履行',
    en: 'Not kept',
    unit: 'count',
    definitionZh: '协议里约定那天已过、还没有记下履行的；部分履行按没履行。',
    definitionEn: 'Of them those whose day is over and whose performance is not recorded; a part of it is none.',
  },
  recoveredFen: {
    zh: '挽回',
    en: 'Recovered',
    unit: 'fen',
    definitionZh: '上面的投诉挽回的金额之和，含站点谈成的。',
    definitionEn: 'What those complaints recovered, at stations too.',
  },
  medianDays: {
    zh: '办结中位',
    en: 'Median to close',
    unit: 'days',
    definitionZh: '上面已办结的投诉，从收到到办结的天数的中位数。',
    definitionEn: 'Of those that are closed, the middle number of days from receipt to closing.',
  },
} as const satisfies Record<OperatorFigureName, OperatorFigureWords>;

/** Null where nothing is there to be counted. */
export type OperatorCounts = Record<Exclude<OperatorFigureName, 'medianDays'>, number> & { medianDays: number | null };

export const noCounts: OperatorCounts = {
  complaints: 0,
  tipoffs: 0,
  agreements: 0,
  kept: 0,
  late: 0,
  unkept: 0,
  recoveredFen: 0,
  medianDays: null,
};

export type Performance = 'kept' | 'late' | 'unkept' | 'running';
export const performanceWords = {
  kept: { zh: '按约', en: 'Kept' },
  late: { zh: '迟', en: 'Late' },
  unkept: { zh: '没履行', en: 'Not kept' },
  running: { zh: '还没到期', en: 'Not due yet' },
} as const satisfies Record<Performance, Words>;

/** How an agreement was kept by the day, as the figures count it. */
export function performanceOf(
  { performBy, performedOn }: { performBy: Day | null; performedOn: Day | null },
  today: Day,
): Performance {
  if (performedOn !== null) return performBy !== null && performedOn > performBy ? 'late' : 'kept';
  return performBy !== null && performBy < today ? 'unkept' : 'running';
}

/** The first of the counted days. */
export function countedFrom(today: Day): Day {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return `${year - countedMonths / 12}-${String(month).padStart(2, '0')}-01` as Day;
}
