/**
 * 一号到底 (trace): 「纳入整个12315行政执法体系中」 (seed S173): from the note of a village station to the decision on a penalty and how it
 * ended, one chain under the number that the complainant holds. What the reader may not know of is not in it.
 */
import type { Day } from '../base/calendar.ts';
import { formatYuan } from '../base/money.ts';
import type { Words } from '../base/words.ts';
import { type Redispatch, redispatchStateWords } from '../command/redispatch.ts';
import type { Complaint } from '../complaint/complaint.ts';
import { outcomeWords, stateWords } from '../complaint/state-words.ts';
import { enforcementOutcomeWords, type Enforcement } from '../supervision/enforcement/enforcement.ts';
import { moneyDecidedFen, paidUpOn } from '../supervision/enforcement/money.ts';
import { revocationEn, revocationZh } from '../supervision/enforcement/words/decision-words.ts';
import {
  reportStandingOf,
  reportStandingWords,
  stationReportKindWords,
  type StationReport,
} from '../supervision/enforcement/station-report.ts';
import { tipoffStateWords } from '../tipoff/state-words.ts';
import type { Tipoff } from '../tipoff/tipoff.ts';
import { talkResultWords } from '../complaint/steps/station-talk.ts';

export const linkKinds = ['talk', 'complaint', 'redispatch', 'stationReport', 'tipoff', 'enforcement'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** A case that came of the complaint, of a tip-off that was split off it, or of what a station saw over it. */
export type TracedCase = Pick<
  Enforcement,
  | 'id'
  | 'number'
  | 'state'
  | 'outcome'
  | 'officeId'
  | 'foundOn'
  | 'filedOn'
  | 'decision'
  | 'payments'
  | 'fineDecidedFen'
  | 'confiscatedDecidedFen'
  | 'executionEnded'
  | 'closedOn'
  | 'tipoffId'
>;

export interface TraceLink extends Words {
  kind: LinkKind;
  /** Its own number; a talk has that of the complaint. */
  number: string;
  /** Its numbers tell who told something, so that they are kept from who has not said why he asks. */
  telling?: true;
  on: Day;
  /** At which station or office. */
  placeId: string | null;
  /** 决定书文号 of a case. */
  decisionNumber?: string;
  /** What was decided, whether it was paid, and when it was closed. */
  ended?: Words;
}

export interface Trace {
  /** What the complainant holds, from the first note to the last decision. */
  ticketNo: string;
  links: TraceLink[];
}

export interface Beside {
  redispatches: readonly Redispatch[];
  tipoffs: readonly Tipoff[];
  stationReports: readonly StationReport[];
  cases: readonly TracedCase[];
  dayOf: (at: Date) => Day;
}

/** The chain in the order of its days. Whoever asks has left out what the reader may not see. */
export function traceOf(complaint: Complaint, beside: Beside): Trace {
  const { number, state, outcome, officeId, talks, filedAt } = complaint;
  const { dayOf, cases } = beside;
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
    ...beside.stationReports.flatMap((one) => linkOfStation(one, cases)),
    ...beside.tipoffs.map((one): TraceLink => ({
      kind: 'tipoff',
      number: one.number,
      on: dayOf(one.filedAt),
      telling: true,
      placeId: one.officeId,
      zh: tipoffStateWords[one.state].zh,
      en: tipoffStateWords[one.state].en,
    })),
    ...cases.map(linkOfCase),
  ];
  const order = (link: TraceLink) => linkKinds.indexOf(link.kind);
  return {
    ticketNo: number,
    links: links.toSorted((a, b) => (a.on === b.on ? order(a) - order(b) : a.on < b.on ? -1 : 1)),
  };
}

/** What the station saw, in three words; what it took back is no part of the thread. */
function linkOfStation(one: StationReport, cases: readonly TracedCase[]): TraceLink[] {
  const made = cases.find(({ id }) => id === one.enforcementId);
  const standing = reportStandingOf(one, made !== undefined && isOver(made));
  if (standing === null) return [];
  const kind = stationReportKindWords[one.kind];
  const { zh, en } = reportStandingWords[standing];
  const words = { zh: `${kind.zh}：${zh}`, en: `${kind.en}: ${en.toLowerCase()}` };
  return [{ kind: 'stationReport', number: one.number, on: one.sentOn, placeId: one.stationId, ...words }];
}

function linkOfCase(one: TracedCase): TraceLink {
  const decisionNumber = one.decision?.number ?? null;
  const ended = endOf(one);
  const words =
    one.outcome === null
      ? openWords[one.filedOn === null ? 'verified' : 'filed']
      : enforcementOutcomeWords[one.outcome];
  return {
    kind: 'enforcement',
    number: one.number,
    // A number of a case names nobody, unless it came of what somebody told.
    ...(one.tipoffId === null ? {} : { telling: true }),
    on: one.filedOn ?? one.foundOn,
    placeId: one.officeId,
    ...(decisionNumber === null ? {} : { decisionNumber }),
    ...(ended === null ? {} : { ended }),
    zh: words.zh,
    en: words.en,
  };
}

/** Of a case that is open no more than this: what it has found is told by its end. */
const openWords = {
  verified: { zh: '核查中', en: 'Being verified' },
  filed: { zh: '立案，在办', en: 'Filed' },
} as const;

function isOver({ state, outcome }: Pick<TracedCase, 'state' | 'outcome'>): boolean {
  return (state === 'closed' || state === 'archived' || state === 'notFiled') && outcome !== null;
}

/** 「2026-06-20 决定，罚没 3000.00 元，已缴清，2026-07-30 结案」; null before anything was decided. */
function endOf(one: TracedCase): Words | null {
  const { decision, executionEnded, closedOn } = one;
  const owed = moneyDecidedFen(one);
  const paidOn = paidUpOn(one);
  const parts: Words[] = [];
  if (decision !== null) parts.push({ zh: `${decision.decidedOn} 决定`, en: `decided ${decision.decidedOn}` });
  if (decision !== null && decision.revokedOn !== null)
    parts.push({
      zh: `${decision.revokedOn} ${revocationZh(decision.revokedHow)}`,
      en: `${revocationEn(decision.revokedHow)} ${decision.revokedOn}`,
    });
  else if (decision !== null && owed > 0) {
    parts.push({ zh: `罚没 ${formatYuan(owed)} 元`, en: `${formatYuan(owed)} yuan` });
    if (paidOn !== null) parts.push({ zh: '已缴清', en: 'paid in full' });
    else if (executionEnded !== null) parts.push({ zh: '终结执行', en: 'execution ended' });
    else parts.push({ zh: '还没缴清', en: 'not paid in full' });
  }
  if (closedOn !== null) parts.push({ zh: `${closedOn} 结案`, en: `closed ${closedOn}` });
  if (parts.length === 0) return null;
  return { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join(', ') };
}
