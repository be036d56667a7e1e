/**
 * 逐级提醒 (escalation): who must hear that a clock is running out, one level after the other: 承办人 on the last day,
 * 所长 past the target, 12315 中心 past it by a whole working day or past the legal day, 分管局长 a whole working day
 * past the legal day (domain law 10.2). Each level hears once of each clock.
 */
import type { Account } from '../county/account.ts';
import { beforeDispatch } from '../base/actor.ts';
import { dayShortZh, workingDaysBetween, type Calendar, type Day } from '../base/calendar.ts';
import { clockMark, type Clock } from '../law/clock.ts';
import { eventOf, matterWords, type Facts, type Matter, type MatterKind } from '../matter/matter.ts';
import type { LateLabel } from '../matter/words/late-told.ts';
import type { LedgerEvent } from '../base/event.ts';

/** 1 handler, 2 head of the office, 3 receiving centre, 4 deputy director. */
export const escalationLevels = [1, 2, 3, 4] as const;
export type EscalationLevel = (typeof escalationLevels)[number];

/** How far the clock must have been told today; 0 while more than one working day is left, while it is paused or stopped. */
export function levelReached(clock: Clock, today: Day, calendar: Calendar): 0 | EscalationLevel {
  switch (clockMark(clock, today, calendar)) {
    case 'ample':
    case 'soon':
    case 'paused':
    case 'stopped':
      return 0;
    case 'last':
      // A limit of one working day is in its last day when it is born; nobody is told of what came in an hour ago.
      return today > clock.startedOn ? 1 : 0;
    case 'pastTarget':
      return wholeDayPast(clock.targetOn, today, calendar) ? 3 : 2;
    case 'pastLegal':
      return clock.legalOn !== null && wholeDayPast(clock.legalOn, today, calendar) ? 4 : 3;
  }
}

/** One level that hears now of one clock. */
export interface Escalation {
  level: EscalationLevel;
  clock: Clock;
}

/** What was told before, as the ledger has it. */
export interface Told {
  level: number;
  rule: string;
  dueOn: Day;
}

/**
 * The levels that are reached today and have not heard of this clock, from the lowest. A level that was leapt over,
 * because the watch stood still, hears too: nobody learns from his superior what he was never told.
 */
export function escalationsDue(clock: Clock, told: readonly Told[], today: Day, calendar: Calendar): Escalation[] {
  const reached = levelReached(clock, today, calendar);
  const has = (level: EscalationLevel) =>
    told.some((one) => one.level === level && one.rule === clock.rule && one.dueOn === clock.targetOn);
  return escalationLevels.filter((level) => level <= reached && !has(level)).map((level) => ({ level, clock }));
}

/** Whether the account is one of those that the level means for this matter. */
export function hears(account: Account, level: EscalationLevel, matter: Matter): boolean {
  if (!account.active || account.countyId !== matter.countyId) return false;
  const waitsOutside = beforeDispatch.has(matter.state);
  switch (level) {
    case 1:
      if (matter.state === 'atStation') return account.role === 'station' && account.stationId === matter.stationId;
      // Only the centre dispatches (《办法》第四十一条), so until then it is the one that handles.
      if (waitsOutside) return account.role === 'centre';
      if (matter.handlerId !== null) return account.id === matter.handlerId;
      return isHead(account, matter);
    case 2:
      // An office does not see what was not dispatched to it; the centre stands in.
      return waitsOutside ? account.role === 'centre' : isHead(account, matter);
    case 3:
      return account.role === 'centre';
    case 4:
      return account.role === 'leader';
  }
}

/** What the clock is called in the line that gathers: near its day, past it, or past the day of the law. */
export function labelOf({ clock: { targetOn, legalOn } }: Escalation, today: Day): LateLabel {
  if (legalOn !== null && today > legalOn) return 'legal';
  return today > targetOn ? 'past' : 'last';
}

/** The line that tells who was told of which clock; accounts stand in it by their ids. */
export function escalated(
  matter: Matter,
  { level, clock }: Escalation,
  told: readonly Account[],
  facts: Facts,
): LedgerEvent {
  const detail = {
    level,
    rule: clock.rule,
    dueOn: clock.targetOn,
    legalOn: clock.legalOn,
    told: told.map((account) => account.id),
  };
  return eventOf(matter, 'escalated', facts, detail);
}

/** What the message says: which matter, which clock, how late, and what to do; nothing of the people in it. */
export function escalationZh(
  kind: MatterKind,
  { number }: Pick<Matter, 'number'>,
  { level, clock }: Escalation,
  today: Day,
): string {
  const what = `${matterWords[kind].zh}${number}的“${clock.zh}”`;
  const target = dayShortZh(clock.targetOn);
  switch (level) {
    case 1:
      return today > clock.targetOn
        ? `${what}应在${target}办好，已经过了，请马上办理。`
        : `${what}最晚${target}办好，请及时办理。`;
    case 2:
      return `${what}应在${target}办好，还没有办，请督促承办人。`;
    case 3:
      return `${what}应在${target}办好，${lateZh(clock, today)}，请催办。`;
    case 4:
      return `${what}法定期限${dayShortZh(clock.legalOn ?? clock.targetOn)}已过，仍未办好，请过问。`;
  }
}

/** A whole working day lies behind the day, and today is a further one or its rest days: the first late day does not count. */
function wholeDayPast(day: Day, today: Day, calendar: Calendar): boolean {
  return workingDaysBetween(calendar, day, today) > 1;
}

/** 「超期」 is said only after a legal day. */
function lateZh(clock: Clock, today: Day): string {
  return clock.legalOn !== null && today > clock.legalOn ? '已超过法定期限' : '已过应办日';
}

function isHead(account: Account, matter: Matter): boolean {
  return account.role === 'officeHead' && account.organisationId === matter.officeId;
}
