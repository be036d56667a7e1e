/**
 * 到期 (deadline): the clocks of a complaint, counted from its own dates by the rulebook in force on the day of receipt.
 * Nothing of a clock is stored but the most urgent due day, so a calendar that is published later corrects every open one.
 */
import { dayOf, type Day } from '../base/calendar.ts';
import { runClock, type Clock, type Pause } from '../law/clock.ts';
import type { Complaint } from './complaint.ts';
import { dueOf, type ClockTime } from '../matter/due.ts';
import { stageOf } from './stage.ts';
import { clockRules, ruleSetOn, ruleSets, type ClockName, type ClockRule } from '../law/rulebook.ts';
import { toldOn } from './steps/notice.ts';

/** What of a clock is the matter's own; the rest is the rule's. */
interface Span {
  pauses?: readonly Pause[];
  chosenOn?: Day;
  notAfter?: Day | null;
  extended?: boolean;
}

/** All clocks that the matter has met, stopped ones too, in the order in which a complaint meets them. */
export function clocksOf(complaint: Complaint, time: ClockTime): Clock[] {
  const start = complaint.receivedAt ?? complaint.stationReceivedAt ?? complaint.filedAt;
  const ruleSet = ruleSetOn(dayOf(start));
  const rules = clockRules(ruleSet, time.limits);
  const later = ruleSet === 'SAMR121' ? null : clockRules('SAMR121', time.limits);
  const receivedOn = complaint.receivedAt === null ? null : dayOf(complaint.receivedAt);

  const count = (rule: ClockRule, startedOn: Day, stoppedOn: Day | null, span: Span): Clock => {
    const from = rule.identifier === 'mediate' && rule.start === 'received' ? (receivedOn ?? startedOn) : startedOn;
    const { calendar, today } = time;
    return runClock({ rule, startedOn: from, stoppedOn, calendar, today, ...span });
  };
  const run = (name: ClockName, startedOn: Day | null, stoppedOn: Day | null, span: Span = {}): Clock[] => {
    if (startedOn === null) return [];
    const own = count(rules[name], startedOn, stoppedOn, span);
    const open = (stoppedOn ?? time.today) >= ruleSets.SAMR121.from;
    if (later === null || !open || time.today < ruleSets.SAMR121.from) return [own];
    // 令121 has no transition clause: the new rule goes forward, the earlier deadline is kept if the county says so.
    const now = count(later[name], startedOn, stoppedOn, span);
    const keeps = time.limits.keepEarlierDeadline && own.targetOn <= now.targetOn;
    return [keeps && (own.legalOn !== null || now.legalOn === null) ? own : now];
  };

  const gone = complaint.outcome !== null && goneBy.has(complaint.outcome) ? complaint.closedOn : null;
  const sentAway = complaint.outcome === 'transferred' ? complaint.endedOn : null;
  const stationOn = complaint.stationReceivedAt === null ? null : dayOf(complaint.stationReceivedAt);
  const { identity, dispute, noPowerOn, review } = complaint;
  const acceptance = run(
    'accept',
    receivedOn,
    toldOn(complaint, 'acceptance') ?? toldOn(complaint, 'decline') ?? toldOn(complaint, 'transfer') ?? gone,
  );
  return [
    ...run('ownVenue', complaint.ownVenue === true ? stationOn : null, receivedOn ?? gone),
    ...run('stationAnswer', stationOn, complaint.talks[0]?.on ?? receivedOn ?? gone),
    ...run(
      'dispatch',
      complaint.givenBackOn ?? receivedOn,
      complaint.dispatchedOn ?? complaint.decidedOn ?? sentAway ?? gone,
    ),
    ...run('giveBack', noPowerOn, complaint.givenBackOn ?? complaint.decidedOn ?? gone),
    ...run('jurisdiction', dispute?.on ?? null, dispute?.endedOn ?? complaint.dispatchedOn ?? sentAway ?? gone),
    ...acceptance,
    ...lateJoiners(complaint).flatMap(({ since, told }) => run('accept', since, told ?? gone)),
    ...(identity === null
      ? []
      : run('identity', identity.servedOn, identity.answeredOn ?? complaint.decidedOn ?? sentAway ?? gone, {
          chosenOn: identity.dueOn,
          notAfter: acceptance[0]?.targetOn ?? null,
        })),
    ...run('mediate', complaint.acceptedOn, complaint.endedOn, { pauses: complaint.pauses }),
    ...complaint.clues.flatMap((clue) =>
      run('clue', clue.foundOn, clue.endedOn, { pauses: complaint.pauses, extended: clue.extendedOn !== null }),
    ),
    ...run('tellEnd', complaint.outcome === 'terminated' ? complaint.endedOn : null, toldOn(complaint, 'termination')),
    ...run(
      'followUp',
      hasFollowUp(complaint) ? (review?.answeredOn ?? complaint.closedOn) : null,
      complaint.followedUpOn ?? complaint.followUpWaived?.on ?? null,
    ),
  ];
}

/**
 * Who joined after the decision on acceptance is told within seven working days of his own receipt: of several the one who
 * waits longest, and when nobody waits the last who was told.
 */
function lateJoiners({ notices }: Complaint): { since: Day; told: Day | null }[] {
  const late = notices.flatMap(({ since, toldOn: told, proof }) =>
    since === undefined || since === told ? [] : [{ since, told, proof }],
  );
  const waiting = late.filter(({ told }) => told === null).toSorted((a, b) => (a.since < b.since ? -1 : 1));
  const one = waiting[0] ?? late.at(-1);
  return one === undefined ? [] : [one];
}

/** The last day for the decision on acceptance and its notice, after which no identity papers can be due. */
export function acceptDueOn(complaint: Complaint, time: ClockTime): Day | null {
  return clocksOf(complaint, time).find((clock) => clock.identifier === 'accept')?.targetOn ?? null;
}

/** By when the clue that is being verified must be decided upon. */
export function clueDueOn(complaint: Complaint, time: ClockTime): Day | null {
  return (
    clocksOf(complaint, time).find((clock) => clock.identifier === 'clue' && clock.stoppedOn === null)?.targetOn ?? null
  );
}

/** What a consumer withdrew, a station settled or another matter took in runs under no clock of its own any more. */
const goneBy: ReadonlySet<string> = new Set(['withdrawn', 'settledAtStation', 'merged']);

/** Closed matters that the bureau handled are followed up; what a consumer withdrew or a station settled is not. */
export function hasFollowUp(complaint: Complaint): boolean {
  return complaint.closedOn !== null && (complaint.outcome === 'settled' || complaint.outcome === 'terminated');
}

/** The matter with its most urgent open clock written into the columns that lists and the watch read. */
export function withDue(complaint: Complaint, time: ClockTime): Complaint {
  return { ...complaint, ...dueOf(complaint, clocksOf(complaint, time)), stage: stageOf(complaint) };
}

/** The first day on which ground TM5 may be used: the legal day of the mediation clock (令121 第二十三条第一款第（五）项). */
export function mediationRanOutOn(complaint: Complaint, facts: ClockTime): Day {
  const mediate = clocksOf(complaint, facts).find((clock) => clock.identifier === 'mediate');
  if (mediate === undefined) throw new Error('A mediation that was never accepted has no sixty days.');
  return mediate.legalOn ?? mediate.nominalOn;
}

/**
 * By when the complainant hears whether the complaint is accepted: the target day of the acceptance clock, or of the
 * station's answer while the matter is only at a station.
 */
export function hearBy(complaint: Complaint, time: ClockTime): Day | null {
  const clocks = clocksOf(complaint, time);
  const clock =
    clocks.find((one) => one.identifier === 'accept') ?? clocks.find((one) => one.identifier === 'stationAnswer');
  return clock?.targetOn ?? null;
}
