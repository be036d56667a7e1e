/**
 * 办案期限 (limit): the clocks of a case, K-01 to K-18, counted from its own dates by the rulebook, and the queue in which it stands. What
 * was tested, suspended, heard or announced is left out as half-open intervals, laid over each other first (程序规定 第六十四条).
 */
import { deemedServed } from '../../law/service.ts';
import { addDays, addMonths, dayOf, type Day } from '../../base/calendar.ts';
import { runClock, type Clock, type ClockFacts } from '../../law/clock.ts';
import { clockRulesOn, type ClockName, type ClockRules } from '../../law/rulebook.ts';
import { dueOf, type ClockTime } from '../../matter/due.ts';
import {
  currentNotice,
  servedNotices,
  type Enforcement,
  type EnforcementStage,
  type EnforcementState,
} from './enforcement.ts';
import { isPublic, moneyDecidedFen, paidUpOn } from './money.ts';
import { decisionsOf } from './measure-decision.ts';
import type { Exclusion, ExclusionKind, Measure, ServedNotice } from './records.ts';

/** 检测、检验、检疫、鉴定和权利人辨认、鉴别: all that 第十八条 leaves out, and but for the last what 第三十八条 does. */
export const testKinds: readonly ExclusionKind[] = [
  'detection',
  'inspection',
  'quarantine',
  'appraisal',
  'recognition',
];
const measureTests = testKinds.filter((kind) => kind !== 'recognition');

/** All clocks that the case has met, stopped ones too, in the order in which it meets them. */
export function enforcementClocks(enforcement: Enforcement, time: ClockTime): Clock[] {
  // What was closed in an earlier ledger had its limits kept there.
  if (enforcement.carriedFrom !== null) return [];
  const count = counterOf(enforcement, time);
  return [
    ...openingClocks(enforcement, count),
    ...decisionsOf(enforcement.measures).flatMap(({ whole }) => measureClocks(whole, enforcement, count)),
    ...enforcement.helpLetters.map((letter) =>
      count('helpOther', { startedOn: letter.receivedOn, stoppedOn: letter.answeredOn }),
    ),
    ...enforcement.reviews.map((review) =>
      count('review', { startedOn: review.receivedOn, stoppedOn: review.endedOn, chosenOn: review.extendedTo }),
    ),
    ...announcedClocks(enforcement, count),
    ...servedNotices(enforcement).map((notice) => partyClock(enforcement, notice, count)),
    ...crimeClocks(enforcement, count),
    ...decisionClocks(enforcement, count),
    ...executionClocks(enforcement, count),
    ...closingClocks(enforcement, count),
  ];
}

type Counted = Omit<ClockFacts, 'rule' | 'calendar' | 'today'> & {
  years?: number;
  /** The clock runs out by itself: what it waits for is another's to do, and not done is done with. */
  lapses?: boolean;
};
type Counter = (name: ClockName, counted: Counted) => Clock;

function counterOf({ foundOn }: Enforcement, { calendar, today, limits }: ClockTime): Counter {
  return (name, { years, lapses = false, ...counted }) => {
    const rules = rulesOn(counted.startedOn > foundOn ? counted.startedOn : foundOn);
    const rule = years === undefined ? rules[name] : { ...rules[name], period: { n: years, unit: 'year' as const } };
    const clock = runClock({ rule, calendar, today, ...counted });
    const lastOn = clock.legalOn ?? clock.targetOn;
    if (!lapses || clock.stoppedOn !== null || today <= lastOn) return clock;
    return { ...clock, stoppedOn: lastOn, late: false };
  };
  function rulesOn(day: Day): ClockRules {
    return clockRulesOn(day, limits);
  }
}

/** R-01, K-17 and K-01. */
function openingClocks(enforcement: Enforcement, count: Counter): Clock[] {
  const { foundOn, filedOn, endedOn, decision, actUntil, pauses } = enforcement;
  const stopped = filedOn ?? decision?.decidedOn ?? endedOn;
  const clocks: Clock[] = [];
  // A tip-off was verified in its own ledger, where its clock stands.
  if (enforcement.tipoffId === null)
    clocks.push(
      count('verify', {
        startedOn: foundOn,
        stoppedOn: stopped,
        pauses: only(pauses, testKinds),
        extended: enforcement.verifyExtendedOn !== null,
      }),
    );
  if (actUntil !== null)
    clocks.push(count('punishable', { startedOn: actUntil, stoppedOn: stopped, years: enforcement.limitYears }));
  if (filedOn !== null)
    clocks.push(
      count('decideCase', {
        startedOn: filedOn,
        stoppedOn: decision?.decidedOn ?? endedOn,
        pauses: [...pauses, ...announcedPauses(enforcement)],
        extended: enforcement.termExtendedOn !== null,
        chosenOn: enforcement.termUntil,
      }),
    );
  return clocks;
}

/**
 * 第六十四条: while a notice is announced the ninety days stand, until it is served, deemed served or withdrawn, whichever comes first; whether
 * anybody wrote that down or not.
 */
function announcedPauses({ notices }: Pick<Enforcement, 'notices'>): Exclusion[] {
  return notices.flatMap(({ announced, servedOn, withdrawnOn = null }) =>
    announced === undefined
      ? []
      : [
          {
            kind: 'announcement' as const,
            from: announced.on,
            to: [deemedServed(announced.on), servedOn, withdrawnOn].filter((day) => day !== null).toSorted()[0] ?? null,
            why: '公告送达告知书',
            paper: '送达公告',
          },
        ],
  );
}

/** K-02 or K-03, and K-04 where it could not wait for the approval. */
function measureClocks(measure: Measure, { pauses }: Enforcement, count: Counter): Clock[] {
  const takenAt = new Date(measure.takenAt);
  const startedOn = dayOf(takenAt);
  const clocks = [
    measure.kind === 'keep'
      ? // 第三十五条: what nothing is done with in time is released by the law itself.
        count('keepEvidence', { startedOn, stoppedOn: measure.endedOn, lapses: true })
      : count('seize', {
          startedOn,
          stoppedOn: measure.endedOn,
          pauses: only(pauses, measureTests),
          extended: measure.extendedOn !== null,
        }),
  ];
  if (!measure.urgent) return clocks;
  const approvedAt = measure.approvedAt === null ? null : new Date(measure.approvedAt);
  const stoppedOn = approvedAt === null ? null : dayOf(approvedAt);
  return [...clocks, count('reportMeasure', { startedOn, startedAt: takenAt, stoppedAt: approvedAt, stoppedOn })];
}

/** K-02 or K-03 of one measure. */
export function measureClock(measure: Measure, enforcement: Enforcement, time: ClockTime): Clock {
  const [clock] = measureClocks(measure, enforcement, counterOf(enforcement, time));
  if (clock === undefined) throw new Error('Every measure has a limit.');
  return clock;
}

/** K-09 of notices that were announced. */
function announcedClocks({ notices }: Enforcement, count: Counter): Clock[] {
  return notices.flatMap(({ announced, servedOn, withdrawnOn = null }) =>
    announced === undefined
      ? []
      : [count('announce', { startedOn: announced.on, stoppedOn: servedOn ?? withdrawnOn, lapses: true })],
  );
}

/** K-07: the party's time, which a written waiver or a request for a hearing ends before its day. */
function partyClock({ decision }: Enforcement, notice: ServedNotice, count: Counter): Clock {
  const { servedOn, waivedOn, hearing } = notice;
  const stoppedOn = waivedOn ?? hearing?.askedOn ?? null;
  const clock = count('hearParty', { startedOn: servedOn, stoppedOn, lapses: true });
  return clock.stoppedOn === null && decision !== null ? { ...clock, stoppedOn: decision.decidedOn } : clock;
}

/** K-07 of the notice that holds now, or null while there is none. */
export function hearingClock(enforcement: Enforcement, time: ClockTime): Clock | null {
  const notice = currentNotice(enforcement);
  return notice === null ? null : partyClock(enforcement, notice, counterOf(enforcement, time));
}

/** R-01 of the case. */
export function verificationClock(enforcement: Enforcement, time: ClockTime): Clock {
  const [clock] = openingClocks(enforcement, counterOf(enforcement, time));
  if (clock === undefined) throw new Error('Every case has been a clue.');
  return clock;
}

/** K-01 of the case, or null before it is filed. */
export function termClock(enforcement: Enforcement, time: ClockTime): Clock | null {
  return openingClocks(enforcement, counterOf(enforcement, time)).find(({ rule }) => rule === 'K-01') ?? null;
}

/** K-17, or null where the end of the act is not known. */
export function punishableClock(enforcement: Enforcement, time: ClockTime): Clock | null {
  return openingClocks(enforcement, counterOf(enforcement, time)).find(({ rule }) => rule === 'K-17') ?? null;
}

/** K-11 of a decision that was served. */
export function paymentClock(enforcement: Enforcement, time: ClockTime): Clock | null {
  return executionClocks(enforcement, counterOf(enforcement, time)).find(({ rule }) => rule === 'K-11') ?? null;
}

/** K-16: three days to decide, then twenty-four hours to hand over. */
function crimeClocks({ crime }: Enforcement, count: Counter): Clock[] {
  if (crime === null) return [];
  const decidedAt = crime.decidedAt === null ? null : new Date(crime.decidedAt);
  const decidedOn = decidedAt === null ? null : dayOf(decidedAt);
  const deciding = count('decideCrime', { startedOn: crime.reportedOn, stoppedOn: decidedOn });
  if (crime.approved !== true || decidedAt === null || decidedOn === null) return [deciding];
  const handedAt = crime.handedAt === null ? null : new Date(crime.handedAt);
  const stoppedOn = handedAt === null ? null : dayOf(handedAt);
  return [deciding, count('handOver', { startedOn: decidedOn, startedAt: decidedAt, stoppedAt: handedAt, stoppedOn })];
}

/** K-08, K-09, K-10 and K-18; a decision on the spot is handed over on the spot. */
function decisionClocks(enforcement: Enforcement, count: Counter): Clock[] {
  const { decision, service, announcedOn, publication } = enforcement;
  if (decision === null) return [];
  const clocks: Clock[] = [];
  const servedOn = service?.servedOn ?? null;
  if (!decision.summary)
    clocks.push(count('serve', { startedOn: decision.decidedOn, stoppedOn: announcedOn ?? servedOn }));
  if (announcedOn !== null)
    clocks.push(count('announce', { startedOn: announcedOn, stoppedOn: servedOn, lapses: true }));
  if (isPublic(decision, enforcement))
    clocks.push(
      count('publish', {
        startedOn: decision.decidedOn,
        stoppedOn: publication?.publishedOn ?? decision.revokedOn,
      }),
    );
  if (decision.revokedOn !== null && publication !== null)
    clocks.push(count('withdrawNotice', { startedOn: decision.revokedOn, stoppedOn: publication.withdrawnOn }));
  return clocks;
}

/**
 * When a party can no longer contest a decision: six months to go to court (行政诉讼法 第四十六条); against one that was made on the spot sixty
 * days to ask for reconsideration, which comes first (行政复议法 第二十条、第二十三条). The time of 第七十六条 begins then.
 */
export function contestableUntil({ decision }: Pick<Enforcement, 'decision'>, servedOn: Day): Day {
  return decision?.summary === true ? addDays(servedOn, 60) : addMonths(servedOn, 6);
}

/** K-11, K-12 and K-13. */
function executionClocks(enforcement: Enforcement, count: Counter): Clock[] {
  const { service, court, deferral } = enforcement;
  if (service === null || moneyDecidedFen(enforcement) === 0) return [];
  const overOn = paidUpOn(enforcement) ?? enforcement.executionEnded?.on ?? null;
  const askedOn = court?.askedOn ?? null;
  const chosenOn = deferral?.until ?? null;
  const paying = count('pay', { startedOn: service.servedOn, stoppedOn: overOn ?? askedOn, chosenOn });
  return [paying, ...enforcingClocks(enforcement, service.servedOn, { overOn, askedOn }, count)];
}

function enforcingClocks(
  enforcement: Enforcement,
  servedOn: Day,
  { overOn, askedOn }: { overOn: Day | null; askedOn: Day | null },
  count: Counter,
): Clock[] {
  const { urging, court } = enforcement;
  const clocks: Clock[] = [];
  if (urging !== null) clocks.push(count('urge', { startedOn: urging.receivedOn, stoppedOn: overOn, lapses: true }));
  if (urging !== null || court !== null)
    clocks.push(
      count('askCourt', { startedOn: contestableUntil(enforcement, servedOn), stoppedOn: askedOn ?? overOn }),
    );
  return clocks;
}

/** K-14, or K-15 after a decision on the spot. */
function closingClocks({ decision, endedOn, closedOn, archivedOn, outcome }: Enforcement, count: Counter): Clock[] {
  if (decision?.summary === true) return [count('fileAway', { startedOn: decision.decidedOn, stoppedOn: archivedOn })];
  if (endedOn === null || outcome === 'notFiled') return [];
  return [count('closeCase', { startedOn: endedOn, stoppedOn: closedOn })];
}

function only(pauses: readonly Exclusion[], kinds: readonly ExclusionKind[]): Exclusion[] {
  return pauses.filter(({ kind }) => kinds.includes(kind));
}

/** The case with its most urgent open clock and its queue written into the columns that lists and the watch read. */
export function enforcementWithDue(enforcement: Enforcement, time: ClockTime): Enforcement {
  return {
    ...enforcement,
    ...dueOf(enforcement, enforcementClocks(enforcement, time), time.today),
    stage: enforcementStageOf(enforcement),
  };
}

/** What the case waits for now. */
export function enforcementStageOf({ state, endedOn }: Pick<Enforcement, 'state' | 'endedOn'>): EnforcementStage {
  return state === 'served' && endedOn !== null ? 'toClose' : queueOf[state];
}

const queueOf = {
  clue: 'toVerify',
  verifying: 'verifying',
  notFiled: 'toArchive',
  investigating: 'investigating',
  suspended: 'suspended',
  reported: 'toReview',
  reviewing: 'reviewing',
  reviewed: 'toNotify',
  notified: 'hearing',
  decided: 'toServe',
  served: 'executing',
  terminated: 'toClose',
  transferred: 'toClose',
  closed: 'toArchive',
  archived: 'done',
} as const satisfies Record<EnforcementState, EnforcementStage>;
