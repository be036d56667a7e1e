/**
 * 在手 (hand): everything that is not done, by how near its day is and in whose hands it lies. A leader's first screen counts it by
 * office, a head's by officer, and the lists open what each cell counts: both ask by these words.
 */
import { addDays, type Day } from '../../base/calendar.ts';
import type { Words } from '../../base/words.ts';
import type { Matter } from '../matter.ts';

/** Each matter in hand stands in exactly one of these, so that they add up to what is in hand. */
export const handSpans = ['pastLegal', 'pastTarget', 'today', 'soon', 'later'] as const;
export type HandSpan = (typeof handSpans)[number];

/** What the list can be asked for: all in hand, one span of it, or what nobody has decided to accept yet, which is counted beside them. */
export const handCells = ['all', ...handSpans, 'untaken'] as const;
export type HandCell = (typeof handCells)[number];

/** What a list can be asked for besides: everything past its day, late by law or by the county's own limit. */
export const handAsks = [...handCells, 'past'] as const;
export type HandAsk = (typeof handAsks)[number];

/** 三日内: so many days from tomorrow on, as in 要办的 of the rooms. */
export const soonDays = 3;

export const handWords = {
  all: {
    zh: '在手',
    en: 'In hand',
    definitionZh: '还没办完的投诉、举报、咨询、案件，各件只算一次；等于后面五栏之和。',
    definitionEn: 'Complaints, tip-offs, inquiries and cases that are not done, each once: the sum of the next five.',
  },
  pastLegal: {
    zh: '超期',
    en: 'Late',
    definitionZh: '今天已经过了法定日的；只有法律定了日子的时限才会超期。',
    definitionEn: 'Past the legal day by today; only a limit of law can be late.',
  },
  pastTarget: {
    zh: '过本地时限',
    en: 'Past local limit',
    definitionZh: '过了本县自己定的日子，或者过了应办日、还没到法定日的。',
    definitionEn: 'Past a day that the county set itself, or past the target day and not yet past the legal one.',
  },
  today: { zh: '今天', en: 'Today', definitionZh: '应办日就是今天的。', definitionEn: 'To be done today.' },
  soon: {
    zh: '三日内',
    en: 'Within 3 days',
    definitionZh: '应办日在明天、后天、大后天的。',
    definitionEn: 'To be done on one of the next three days.',
  },
  later: {
    zh: '以后',
    en: 'Later',
    definitionZh: '应办日更晚的，和没有时限在走的。',
    definitionEn: 'To be done later, or with no clock running.',
  },
  untaken: {
    zh: '没受理',
    en: 'Not accepted',
    definitionZh: '已分到所里、还没决定受不受理的投诉；已经算在前面各栏里，不再相加。',
    definitionEn: 'Complaints with an office that has not decided on acceptance; counted before, and not to be added.',
  },
} as const satisfies Record<HandCell, Words & { definitionZh: string; definitionEn: string }>;

/** 已过期限: late and past a local limit together. */
export const pastWords = {
  zh: '已过期限',
  en: 'Past its day',
  definitionZh:
    '应办日、本地时限或者法定日已经过了的件，和日子已经过了的任务、批示、来文：超期、过本地时限、逾期之和。',
  definitionEn:
    'Matters past their target, local limit or legal day, and tasks, remarks and directives past their day.',
} as const satisfies Words & { definitionZh: string; definitionEn: string };

/** What each of them is called. */
export function handAskWords(ask: HandAsk): Words & { definitionZh: string; definitionEn: string } {
  return ask === 'past' ? pastWords : handWords[ask];
}

/** The last day of 三日内. */
export function soonUntil(today: Day): Day {
  return addDays(today, soonDays);
}

/** How near the day of a matter is. */
export function spanOf({ dueOn, legalOn }: Pick<Matter, 'dueOn' | 'legalOn'>, today: Day): HandSpan {
  if (legalOn !== null && legalOn < today) return 'pastLegal';
  if (dueOn === null) return 'later';
  if (dueOn < today) return 'pastTarget';
  if (dueOn === today) return 'today';
  return dueOn <= soonUntil(today) ? 'soon' : 'later';
}

/**
 * In whose hands a matter is: at a station, at the centre (which dispatches, and has what no office has), or in an office; there with
 * one officer, or with nobody yet.
 */
export type Holder =
  | { at: 'station' }
  | { at: 'centre' }
  | { at: 'office'; officeId: string }
  | { at: 'officer'; officeId: string; handlerId: string | null };

const ofOfficer = /^(.{1,40}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|none)$/u;

/** The holder that an address names: `station`, `centre`, an office, `<office>:<account>` or `<office>:none`. */
export function holderOf(named: string): Holder {
  if (named === 'station' || named === 'centre') return { at: named };
  const [, officeId, whose] = ofOfficer.exec(named) ?? [];
  if (officeId === undefined) return { at: 'office', officeId: named };
  return { at: 'officer', officeId, handlerId: whose === 'none' ? null : (whose as string) };
}

export function holderName(officeId: string, handlerId: string | null): string {
  return `${officeId}:${handlerId ?? 'none'}`;
}
