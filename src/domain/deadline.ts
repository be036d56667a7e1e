/**
 * 到期 (deadline): the clocks of a complaint, counted from its own dates by the rulebook in force on the day of receipt.
 * Nothing of a clock is stored but the most urgent due day, so a calendar that is published later corrects every open one.
 */
import { dayOf, type Calendar, type Day } from './calendar.ts';
import { runClock, type Clock, type Pause } from './clock.ts';
import type { Complaint } from './complaint.ts';
import type { Facts, Matter } from './matter.ts';
import { stageOf } from './stage.ts';
import { clockNames, clockRules, ruleSetOn, type ClockName, type LocalLimits } from './rulebook.ts';
import { toldOn } from './notice.ts';

export interface ClockTime {
  today: Day;
  calendar: Calendar;
  limits: LocalLimits;
}

/** All clocks that the matter has met, stopped ones too, in the order in which a complaint meets them. */
export function clocksOf(complaint: Complaint, time: ClockTime): Clock[] {
  const start = complaint.receivedAt ?? complaint.stationReceivedAt ?? complaint.filedAt;
  const rules = clockRules(ruleSetOn(dayOf(start)), time.limits);
  const run = (name: ClockName, startedOn: Day | null, stoppedOn: Day | null, pauses: readonly Pause[] = []): Clock[] =>
    startedOn === null
      ? []
      : [runClock({ rule: rules[name], startedOn, stoppedOn, pauses, calendar: time.calendar, today: time.today })];

  const receivedOn = complaint.receivedAt === null ? null : dayOf(complaint.receivedAt);
  const gone =
    complaint.outcome === 'withdrawn' || complaint.outcome === 'settledAtStation' ? complaint.closedOn : null;
  const stationOn = complaint.stationReceivedAt === null ? null : dayOf(complaint.stationReceivedAt);
  return [
    ...run('ownVenue', complaint.ownVenue === true ? stationOn : null, receivedOn ?? gone),
    ...run('stationAnswer', stationOn, complaint.talks[0]?.on ?? receivedOn ?? gone),
    ...run('dispatch', complaint.givenBackOn ?? receivedOn, complaint.dispatchedOn ?? complaint.decidedOn ?? gone),
    ...run('accept', receivedOn, toldOn(complaint, 'acceptance') ?? toldOn(complaint, 'decline') ?? gone),
    ...run(
      'mediate',
      rules.mediate.start === 'received' && complaint.acceptedOn !== null ? receivedOn : complaint.acceptedOn,
      complaint.endedOn,
      complaint.pauses,
    ),
    ...run('tellEnd', complaint.outcome === 'terminated' ? complaint.endedOn : null, toldOn(complaint, 'termination')),
    ...run('followUp', hasFollowUp(complaint) ? complaint.closedOn : null, complaint.followedUpOn),
  ];
}

/** Closed matters that the bureau handled are followed up; what a consumer withdrew or a station settled is not. */
export function hasFollowUp(complaint: Complaint): boolean {
  return complaint.closedOn !== null && (complaint.outcome === 'settled' || complaint.outcome === 'terminated');
}

/** The matter with its most urgent open clock written into the columns that lists and the watch read. */
export function withDue(complaint: Complaint, time: ClockTime): Complaint {
  return { ...complaint, ...dueOf(complaint, clocksOf(complaint, time)), stage: stageOf(complaint) };
}

type Due = Pick<Matter, 'dueRule' | 'dueOn' | 'legalOn' | 'escalatedTo'>;

/** The most urgent open clock as the columns of a matter; the watch begins anew when it is another clock or another day. */
export function dueOf(matter: Due, clocks: readonly Clock[]): Due {
  const first = clocks
    .filter((clock) => clock.stoppedOn === null)
    .reduce<Clock | null>(
      (soonest, clock) => (soonest === null || clock.targetOn < soonest.targetOn ? clock : soonest),
      null,
    );
  const dueRule = first?.rule ?? null;
  const dueOn = first?.targetOn ?? null;
  const changed = dueRule !== matter.dueRule || dueOn !== matter.dueOn;
  return { dueRule, dueOn, legalOn: first?.legalOn ?? null, escalatedTo: changed ? 0 : matter.escalatedTo };
}

/** The first day on which ground TM5 may be used: the legal day of the mediation clock (令121 第二十三条第一款第（五）项). */
export function mediationRanOutOn(complaint: Complaint, facts: Facts): Day {
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

/** Clocks that stand still while something is tested. */
const pausable: ReadonlySet<string> = new Set(['C-03', 'C-05', 'R-01']);

/** The most urgent open clock of a list's row, made from the stored columns without counting all clocks again. */
export function dueClock(matter: Due & { pauses?: readonly Pause[] }): Clock | null {
  const { dueRule, dueOn, legalOn, pauses = [] } = matter;
  if (dueRule === null || dueOn === null) return null;
  const [identifier, words] = Object.entries(clockNames).find(([, row]) => row.id === dueRule) as [
    ClockName,
    (typeof clockNames)[ClockName],
  ];
  return {
    rule: dueRule,
    identifier,
    zh: words.zh,
    en: words.en,
    article: '',
    articleShort: '',
    unit: dueRule === 'C-12' ? 'd' : 'wd',
    startedOn: dueOn,
    pauses: pausable.has(dueRule) ? pauses : [],
    nominalOn: dueOn,
    targetOn: dueOn,
    legalOn,
    stoppedOn: null,
    late: false,
    provisional: false,
  };
}
