/**
 * 到期 (deadline): the clocks of a complaint, counted from its own dates by the rulebook in force on the day of receipt.
 * Nothing of a clock is stored but the most urgent due day, so a calendar that is published later corrects every open one.
 */
import { dayOf, type Day } from '../base/calendar.ts';
import { runClock, type Clock, type Pause } from '../law/clock.ts';
import type { Complaint, ComplaintAnnulment } from './complaint.ts';
import { dueOf, type ClockTime } from '../matter/due.ts';
import { openAppeal, stageOf } from './stage.ts';
import { procedureRules } from '../law/ground.ts';
import {
  clockRules,
  clockRulesOn,
  ruleSetOn,
  ruleSets,
  type ClockName,
  type ClockRule,
  type RuleSet,
} from '../law/rulebook.ts';
import { doneOn } from '../matter/decided/owed.ts';
import { lastRevoked } from './steps/round.ts';
import { toldOn } from './steps/notice.ts';

/** All clocks that the matter has met, stopped ones too, in the order in which a complaint meets them. */
export function clocksOf(complaint: Complaint, time: ClockTime): Clock[] {
  const clocks: Clock[] = [];
  const turns = turnsOf(complaint);
  const run = runnerOf(complaint, turns, time, clocks);
  runAtStation(complaint, turns, run);
  runToDispatch(complaint, turns, run);
  runToAcceptance(complaint, turns, run);
  runToEnd(complaint, run);
  runAppeal(complaint, run);
  if (hasFollowUp(complaint)) runFollowUp(complaint, run);
  return clocks;
}

/** The days on which clocks of a complaint turn that are made from several of its marks. */
interface Turns {
  receivedOn: Day | null;
  /** When it went another way than ours, which stops what was running. */
  goneOn: Day | null;
  /** When it was sent to the authority that has power. */
  sentAwayOn: Day | null;
}

function turnsOf({ receivedAt, outcome, closedOn, endedOn }: Complaint): Turns {
  // A withdrawal stops them on the day on which it was said, and not when somebody wrote it down.
  const overOn = outcome === 'withdrawn' ? (endedOn ?? closedOn) : closedOn;
  return {
    receivedOn: receivedAt === null ? null : dayOf(receivedAt),
    goneOn: outcome !== null && goneBy.has(outcome) ? overOn : null,
    sentAwayOn: outcome === 'transferred' ? endedOn : null,
  };
}

/** What a consumer withdrew, a station settled or another matter took in runs under no clock of its own any more. */
const goneBy: ReadonlySet<string> = new Set(['withdrawn', 'settledAtStation', 'merged']);

/** What of a clock is the matter's own; the rest is the rule's. */
interface Span {
  pauses?: readonly Pause[];
  chosenOn?: Day;
  notAfter?: Day | null;
  extended?: boolean;
  /** It runs anew from this very day, whatever its rule counts from. */
  isAnew?: boolean;
}

/** Counts the clock and puts it with the others; null where it has not begun. */
type Run = (name: ClockName, startedOn: Day | null, stoppedOn: Day | null, span?: Span) => Clock | null;

function runnerOf(complaint: Complaint, { receivedOn }: Turns, time: ClockTime, clocks: Clock[]): Run {
  const { calendar, today, limits } = time;
  const cameOn = dayOf(complaint.receivedAt ?? complaint.stationReceivedAt ?? complaint.filedAt);
  const later = ruleSetOn(cameOn) === 'SAMR121' ? null : clockRules('SAMR121', limits);

  const count = (rule: ClockRule, startedOn: Day, stoppedOn: Day | null, { isAnew = false, ...span }: Span): Clock => {
    const ofReceipt = rule.identifier === 'mediate' && rule.start === 'received' && !isAnew;
    const from = ofReceipt ? (receivedOn ?? startedOn) : startedOn;
    return runClock({ rule, startedOn: from, stoppedOn, calendar, today, isAnew, ...span });
  };
  const binding = (name: ClockName, startedOn: Day, stoppedOn: Day | null, span: Span): Clock => {
    const own = count(clockRulesOn(cameOn, limits, startedOn)[name], startedOn, stoppedOn, span);
    const open = (stoppedOn ?? today) >= ruleSets.SAMR121.from;
    if (later === null || !open || today < ruleSets.SAMR121.from) return own;
    // 令121 has no transition clause: the new rule goes forward, the earlier deadline is kept if the county says so.
    const now = count(later[name], startedOn, stoppedOn, span);
    const keeps = limits.keepEarlierDeadline && own.targetOn <= now.targetOn;
    return keeps && (own.legalOn !== null || now.legalOn === null) ? own : now;
  };
  return (name, startedOn, stoppedOn, span = {}) => {
    if (startedOn === null) return null;
    const clock = binding(name, startedOn, stoppedOn, span);
    clocks.push(clock);
    return clock;
  };
}

function runAtStation(
  { stationReceivedAt, ownVenue, talks }: Complaint,
  { receivedOn, goneOn }: Turns,
  run: Run,
): void {
  if (stationReceivedAt === null) return;
  const stationOn = dayOf(stationReceivedAt);
  if (ownVenue === true) run('ownVenue', stationOn, receivedOn ?? goneOn);
  run('stationAnswer', stationOn, talks[0]?.on ?? receivedOn ?? goneOn);
}

function runToDispatch(complaint: Complaint, { receivedOn, goneOn, sentAwayOn }: Turns, run: Run): void {
  const { givenBackOn, dispatchedOn, decidedOn, acceptedOn, endedOn, dispute, noPowerOn } = complaint;
  // What was given back after its acceptance waits for another office, and not for a decision.
  const settledOn = acceptedOn === null ? decidedOn : endedOn;
  const anewOn = anewDispatchFrom(complaint);
  run(
    'dispatch',
    givenBackOn ?? anewOn ?? receivedOn,
    (waitsAnew(complaint) ? null : dispatchedOn) ?? settledOn ?? sentAwayOn ?? goneOn,
    { isAnew: givenBackOn === null && anewOn !== null },
  );
  run('giveBack', noPowerOn, givenBackOn ?? decidedOn ?? goneOn);
  if (dispute !== null) run('jurisdiction', dispute.on, dispute.endedOn ?? dispatchedOn ?? sentAwayOn ?? goneOn);
}

/** What is decided anew is dispatched from that day on; what goes on where it was has no other dispatch. */
function anewDispatchFrom(complaint: Complaint): Day | null {
  const { annulments, dispatchedOn } = complaint;
  const last = annulments.at(-1)?.on ?? null;
  if (last === null || waitsAnew(complaint)) return last;
  return dispatchedOn === null || dispatchedOn >= last ? last : null;
}

function waitsAnew({ state, annulments }: Complaint): boolean {
  return state === 'registered' && annulments.length > 0;
}

/** The day on which it was told whether it is accepted, or where it went. */
function acceptanceToldOn(complaint: Complaint): Day | null {
  return toldOn(complaint, 'acceptance') ?? toldOn(complaint, 'decline') ?? toldOn(complaint, 'transfer');
}

function runToAcceptance(complaint: Complaint, { receivedOn, goneOn, sentAwayOn }: Turns, run: Run): void {
  const { identity, decidedOn } = complaint;
  const anew = lastRevoked(complaint, 'acceptance');
  const acceptance = run('accept', anew?.receivedOn ?? receivedOn, acceptanceToldOn(complaint) ?? goneOn, {
    isAnew: anew !== null,
    notAfter: anew?.orderedBy ?? null,
  });
  for (const { since, told } of lateJoiners(complaint)) run('accept', since, told ?? goneOn);
  if (identity !== null)
    run('identity', identity.servedOn, identity.answeredOn ?? decidedOn ?? sentAwayOn ?? goneOn, {
      chosenOn: identity.dueOn,
      notAfter: acceptance?.targetOn ?? null,
    });
}

function runToEnd(complaint: Complaint, run: Run): void {
  const { acceptedOn, endedOn, pauses, clues, outcome } = complaint;
  const anew = acceptedOn === null ? null : lastRevoked(complaint, 'end');
  run('mediate', anew?.receivedOn ?? acceptedOn, endedOn, {
    pauses: pausesOf(complaint, anew),
    isAnew: anew !== null,
    notAfter: anew?.orderedBy ?? null,
  });
  for (const clue of clues) run('clue', clue.foundOn, clue.endedOn, { pauses, extended: clue.extendedOn !== null });
  if (outcome === 'terminated') run('tellEnd', endedOn, toldOn(complaint, 'termination'));
}

/** The pauses of the mediation that runs: those of one that was revoked are over with it. */
function pausesOf({ pauses }: Complaint, anew: ComplaintAnnulment | null): readonly Pause[] {
  return anew === null ? pauses : pauses.filter(({ from }) => from >= anew.receivedOn);
}

function runAppeal({ appeal }: Complaint, run: Run): void {
  if (appeal !== null) run('appeal', appeal.openedOn, appeal.answeredOn);
}

function runFollowUp(complaint: Complaint, run: Run): void {
  const { review, appeal, closedOn, followedUpOn, followUpWaived } = complaint;
  // Who waits for the answer to his appeal is called once he has it.
  if (openAppeal(complaint) !== null && followedUpOn === null) return;
  const startedOn = appeal?.answeredOn ?? review?.answeredOn ?? closedOn;
  const stoppedOn = followedUpOn ?? followUpWaived?.on ?? null;
  // He may have been called before it was closed once more (更正送不到): that call is the one.
  const isBefore = startedOn !== null && stoppedOn !== null && stoppedOn < startedOn;
  run('followUp', isBefore ? stoppedOn : startedOn, stoppedOn);
}

/**
 * Who joined after the decision on acceptance is told within seven working days of his own receipt: of several the one who
 * waits longest, and when nobody waits the last who was told.
 */
function lateJoiners({ notices }: Complaint): { since: Day; told: Day | null }[] {
  const late = notices.flatMap((notice) => {
    const { since, proof } = notice;
    const told = doneOn(notice);
    return since === undefined || since === told ? [] : [{ since, told, proof }];
  });
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

/** Closed matters that the bureau handled are followed up; what a consumer withdrew or a station settled is not. */
export function hasFollowUp(complaint: Complaint): boolean {
  return complaint.closedOn !== null && (complaint.outcome === 'settled' || complaint.outcome === 'terminated');
}

/** The matter with its most urgent open clock written into the columns that lists and the watch read. */
export function withDue(complaint: Complaint, time: ClockTime): Complaint {
  return { ...complaint, ...dueOf(complaint, clocksOf(complaint, time), time.today), stage: stageOf(complaint) };
}

/** When the days of mediation have run under the rule of a decision (TM5). */
export interface RanOut {
  /** The first day on which the ground may be used: the legal day of the clock. */
  on: Day;
  /** The same by the rule's own days, where the sixty of the 条例 end earlier. */
  ownOn: Day;
}

/**
 * The days that ground TM5 speaks of. A matter that is ended by 令121 waits for the sixty days that its letter names, also where the county
 * keeps an earlier deadline of the older rule; one that is ended by 令20 waits for its clock, which the 条例 may end before forty-five working days.
 */
export function mediationRanOut(complaint: Complaint, time: ClockTime, rules: RuleSet): RanOut {
  const { acceptedOn, endedOn: stoppedOn } = complaint;
  if (acceptedOn === null) throw new Error('A mediation that was never accepted has no sixty days.');
  const receivedOn = dayOf(complaint.receivedAt ?? complaint.filedAt);
  const anew = lastRevoked(complaint, 'end');
  const legal = (rule: ClockRule) => {
    const startedOn = anew?.receivedOn ?? (rule.start === 'received' ? receivedOn : acceptedOn);
    const pauses = pausesOf(complaint, anew);
    const clock = runClock({ rule, startedOn, stoppedOn, pauses, calendar: time.calendar, today: time.today });
    return clock.legalOn ?? clock.nominalOn;
  };
  const own = clockRules(rules, time.limits).mediate;
  const ownOn = legal({ ...own, cap: null });
  // Mediated anew, it may be ordered to end earlier; the ground speaks of the whole of its days all the same.
  if (anew !== null || rules !== ruleSetOn(receivedOn)) return { on: ownOn, ownOn };
  const mediate = clocksOf(complaint, time).find((clock) => clock.identifier === 'mediate');
  return { on: mediate?.legalOn ?? mediate?.nominalOn ?? ownOn, ownOn };
}

/** The first day on which ground TM5 may be used, decided on the day or today. */
export function mediationRanOutOn(complaint: Complaint, time: ClockTime, decidedOn: Day = time.today): Day {
  return mediationRanOut(complaint, time, procedureRules(complaint, decidedOn, time.limits)).on;
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
