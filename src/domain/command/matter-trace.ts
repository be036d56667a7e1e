/**
 * 一号到底 (trace): 「纳入整个12315行政执法体系中」 (seed S173): from the note of a village station to the decision on a penalty, one
 * chain under the number that the complainant holds. What the reader may not know of is not in it.
 */
import type { Complaint } from '../complaint/complaint.ts';
import { enforcementResultWords } from '../tipoff/steps/case-ending.ts';
import { tipoffStateWords } from '../tipoff/state-words.ts';
import { redispatchStateWords, type Redispatch } from './redispatch.ts';
import { talkResultWords } from '../complaint/steps/station-talk.ts';
import type { EnforcementResult, Tipoff } from '../tipoff/tipoff.ts';
import { outcomeWords, stateWords } from '../complaint/state-words.ts';

export const linkKinds = ['talk', 'complaint', 'redispatch', 'tipoff', 'enforcement'] as const;
export type LinkKind = (typeof linkKinds)[number];

export const linkKindWords = {
  talk: { zh: '站点协商', en: 'Talk at the station' },
  complaint: { zh: '投诉', en: 'Complaint' },
  redispatch: { zh: '就近分转', en: 'Sent to a station' },
  tipoff: { zh: '线索（举报）', en: 'Clue (tip-off)' },
  enforcement: { zh: '案件', en: 'Case' },
} as const satisfies Record<LinkKind, { zh: string; en: string }>;

/** What the trace says of a case: where it is, and how it ended. */
export interface TracedCase {
  number: string;
  onDay: string;
  officeId: string | null;
  /** It came from the complaint itself, so that its number names nobody. */
  ofComplaint: boolean;
  filed: boolean;
  result: EnforcementResult | 'notFiled' | null;
}

export interface TraceLink {
  kind: LinkKind;
  /** Its own number; a talk has that of the complaint. */
  number: string;
  /** Its number tells who told something, so that it is kept from who may not know that. */
  telling?: true;
  on: string;
  /** At which station or office. */
  placeId: string | null;
  zh: string;
  en: string;
}

export interface Trace {
  /** What the complainant holds, from the first note to the last decision. */
  ticketNo: string;
  links: TraceLink[];
}

/** The chain in the order of its days. The action has left out what the reader may not see. */
export function traceOf(
  complaint: Complaint,
  beside: {
    redispatches: readonly Redispatch[];
    tipoffs: readonly Tipoff[];
    enforcements: readonly TracedCase[];
    dayOf: (at: Date) => string;
  },
): Trace {
  const { number, state, outcome, officeId, talks, filedAt } = complaint;
  const { dayOf } = beside;
  const now = outcome === null ? stateWords[state] : outcomeWords[outcome];
  const links: TraceLink[] = [
    ...talks.map((talk): TraceLink => ({
      kind: 'talk',
      number,
      on: talk.on,
      placeId: talk.stationId,
      ...talkResultWords[talk.result],
    })),
    { kind: 'complaint', number, on: dayOf(filedAt), placeId: officeId, zh: now.zh, en: now.en },
    ...beside.redispatches.map((one): TraceLink => ({
      kind: 'redispatch',
      number: one.number,
      on: dayOf(one.sentAt),
      placeId: one.stationId,
      ...redispatchStateWords[one.state],
    })),
    ...beside.tipoffs.map((one): TraceLink => ({
      kind: 'tipoff',
      number: one.number,
      on: dayOf(one.filedAt),
      telling: true,
      placeId: one.officeId,
      zh: tipoffStateWords[one.state].zh,
      en: tipoffStateWords[one.state].en,
    })),
    ...beside.enforcements.map((one): TraceLink => ({
      kind: 'enforcement',
      number: one.number,
      ...(one.ofComplaint ? {} : { telling: true }),
      on: one.onDay,
      placeId: one.officeId,
      ...caseWordsOf(one),
    })),
  ];
  const order = (link: TraceLink) => linkKinds.indexOf(link.kind);
  return {
    ticketNo: number,
    links: links.toSorted((a, b) => (a.on === b.on ? order(a) - order(b) : a.on < b.on ? -1 : 1)),
  };
}

function caseWordsOf({ filed, result }: TracedCase): { zh: string; en: string } {
  if (result === 'notFiled') return { zh: '不予立案', en: 'Not filed' };
  if (result !== null) return enforcementResultWords[result];
  return filed ? { zh: '立案，在办', en: 'Filed' } : { zh: '核查中', en: 'Being verified' };
}
