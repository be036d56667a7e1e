/**
 * 响应时效 (response): 「信息畅通、指挥有序、处置及时」 (S30) as minutes that are counted from the ledger, link by link: who told, who
 * sent, who answered, who arrived. Each link has one definition, a limit that the county sets itself, and a rate of those in time.
 */
import { rate } from '../figures/figure.ts';
import { nudgeMinutes } from './instruction-steps.ts';
import type { Rota } from './rota.ts';
import type { LedgerVerb } from '../base/ledger-verbs.ts';

export const responseLinks = [
  'dispatch',
  'callBack',
  'answer',
  'arrival',
  'firstUnit',
  'report',
  'acknowledge',
] as const;
export type ResponseLink = (typeof responseLinks)[number];

/** The links that are steps of a call-out; the others are of complaints and instructions. */
export const calloutLinks = ['answer', 'arrival', 'firstUnit', 'report'] as const satisfies readonly ResponseLink[];

export interface LinkWords {
  zh: string;
  en: string;
  /** From the last of these lines before the end… */
  from: readonly LedgerVerb[];
  /** …to the first of this verb in the chain. */
  to: LedgerVerb;
  definitionZh: string;
  definitionEn: string;
  /** Minutes within which it is in time; null where the county has set none. */
  limit: (rota: Pick<Rota, 'pageMinutes' | 'arriveMinutes'>) => number | null;
}

export const responseWords = {
  dispatch: {
    zh: '收到到分送',
    en: 'Received to dispatched',
    from: ['filed', 'sent-up'],
    to: 'dispatched',
    definitionZh: '期内第一次分送的投诉，从登记（站点交上来的从交上来）到分送的时间。',
    definitionEn: 'Complaints first dispatched in the period, from the filing or the sending up.',
    limit: () => null,
  },
  callBack: {
    zh: '加急到回电',
    en: 'Urgent to called back',
    from: ['filed', 'marked-urgent', 'injury-recorded'],
    to: 'called-back',
    definitionZh: '期内回了电的加急投诉，从标加急到回电的时间。',
    definitionEn: 'Urgent complaints called back in the period.',
    limit: ({ pageMinutes }) => pageMinutes,
  },
  answer: {
    zh: '呼叫到接警',
    en: 'Paged to answered',
    from: ['callout-opened'],
    to: 'callout-accepted',
    definitionZh: '期内接警的紧急处置，从呼叫到有人接的时间。',
    definitionEn: 'Call-outs answered in the period, from the first page.',
    limit: ({ pageMinutes }) => pageMinutes,
  },
  arrival: {
    zh: '接警到到场',
    en: 'Answered to on the spot',
    from: ['callout-accepted'],
    to: 'callout-arrived',
    definitionZh: '期内到场的紧急处置，从接警到到场的时间。',
    definitionEn: 'Call-outs at which somebody arrived in the period, from the answer.',
    limit: ({ arriveMinutes }) => arriveMinutes,
  },
  firstUnit: {
    zh: '呼叫到第一个单位到场',
    en: 'Paged to the first unit',
    from: ['callout-opened'],
    to: 'callout-arrived',
    definitionZh: '期内有单位到场的紧急处置，从呼叫到第一个单位到场的时间；接警和路上都算在里面，所以不另算及时。',
    definitionEn:
      'Call-outs at which a unit arrived in the period, from the first page; its parts are rated by themselves.',
    limit: () => null,
  },
  report: {
    zh: '到场到回报',
    en: 'On the spot to reported',
    from: ['callout-arrived'],
    to: 'callout-reported',
    definitionZh: '期内回报的紧急处置，从到场到回报结果的时间。',
    definitionEn: 'Call-outs reported on in the period, from the arrival.',
    limit: () => null,
  },
  acknowledge: {
    zh: '指令到签收',
    en: 'Instructed to acknowledged',
    from: ['instructed'],
    to: 'instruction-acknowledged',
    definitionZh: '期内签收的指令，从下达到签收的时间；紧急的 15 分钟、一般的 120 分钟内算及时，这里按一般的算。',
    definitionEn: 'Instructions acknowledged in the period, from the issue; in time within two hours.',
    limit: () => nudgeMinutes.usual,
  },
} as const satisfies Record<ResponseLink, LinkWords>;

export interface LinkMinutes {
  link: ResponseLink;
  n: number;
  /** Minutes in the middle of all, and those that nine of ten keep; null where there were none. */
  middle: number | null;
  most: number | null;
  limit: number | null;
  inTime: number;
}

/** 处置及时率: those in time ÷ all of the links that have a limit; null where nothing was to be counted. */
export function inTimeRate(minutes: readonly LinkMinutes[]): number | null {
  const limited = minutes.filter(({ limit }) => limit !== null);
  const sum = (of: (one: LinkMinutes) => number) => limited.reduce((n, one) => n + of(one), 0);
  return rate(
    sum(({ inTime }) => inTime),
    sum(({ n }) => n),
  );
}
