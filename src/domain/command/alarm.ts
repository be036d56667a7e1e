/**
 * 警示 (alarm): beside the clocks, what else climbs from level to level: a matter that comes back again and again (回头), and one that
 * nobody who has it has moved for long (没动静). From how many times and days on is the county's own number.
 */
import type { Account } from '../county/account.ts';
import { addDays, dayShortZh, workingDaysBetween, type Calendar, type Day } from '../base/calendar.ts';
import { escalationLevels, type EscalationLevel, type Told } from './escalation.ts';
import type { LedgerEvent } from '../base/event.ts';
import type { LedgerVerb } from '../base/ledger-verbs.ts';
import { eventOf, matterWords, type Facts, type Matter, type MatterKind } from '../matter/matter.ts';
import { clockNames } from '../law/rulebook.ts';
import { day, iso, text, type Telling } from '../base/sentence.ts';
import type { AlarmLimits } from '../law/local-limits.ts';
import { awaitedUntil, isOverdue, isRest, type Awaited } from './awaited.ts';

/** As they stand in the ledger in the place of a clock's rule. */
export const alarmKinds = { reopened: 'A-01', silent: 'A-02' } as const;
export type AlarmKind = keyof typeof alarmKinds;

/**
 * Lines by which a matter comes back: an office gives it back, another body returns it, a merge is undone, new facts begin it again.
 * A complainant who is not satisfied reopens its review; that line is a follow-up, and its grade says so.
 */
export const returningVerbs = [
  'given-back',
  'transfer-returned',
  'restored',
  'repeated',
] as const satisfies readonly LedgerVerb[];

/** One thing that a matter waits for from outside, as far as an alarm names it. */
export type OpenWait = Pick<Awaited, 'number' | 'kind' | 'toName' | 'dueOn' | 'state' | 'sentOn'>;

/** What the watch knows of one matter from its ledger. */
export interface Moved {
  /**
   * The day on which who has it moved it last, or on which it came to him; where something is waited for from outside, no day before the one on
   * which the answer is due: until then nobody need move it.
   */
  movedOn: Day;
  /** How often it came back, and the day of the last time. */
  returns: number;
  returnedOn: Day | null;
}

/** One level that hears now, and of what. */
export interface Alarm {
  kind: AlarmKind;
  level: EscalationLevel;
  /** The day from which it counts: of the last move, or of the last return. */
  since: Day;
  /** Working days, or times. */
  n: number;
}

/** How far each alarm must have been told today; 0 while there is none. A number of nought leaves the alarm out. */
export function alarmReached(kind: AlarmKind, n: number, limits: AlarmLimits): 0 | EscalationLevel {
  const { reopenedTimes, silentWorkingDays } = limits;
  // Who has it knows that it came back; the second time his superior hears, then the centre, then the deputy director.
  const level =
    kind === 'reopened'
      ? reopenedTimes > 0 && n >= reopenedTimes
        ? 2 + n - reopenedTimes
        : 0
      : silentWorkingDays > 0
        ? Math.floor(n / silentWorkingDays)
        : 0;
  return Math.min(level, 4) as 0 | EscalationLevel;
}

/** The levels that are reached today and have not heard of this alarm since that day, from the lowest. */
export function alarmsDue(
  { movedOn, returns, returnedOn }: Moved,
  told: readonly Told[],
  today: Day,
  calendar: Calendar,
  limits: AlarmLimits,
): Alarm[] {
  const silent = workingDaysBetween(calendar, movedOn, today);
  const all = [
    { kind: 'reopened' as const, n: returns, since: returnedOn ?? movedOn },
    { kind: 'silent' as const, n: silent, since: movedOn },
  ];
  return all.flatMap(({ kind, n, since }) => {
    const reached = alarmReached(kind, n, limits);
    const has = (level: EscalationLevel) =>
      told.some((one) => one.rule === alarmKinds[kind] && one.level === level && one.dueOn === since);
    const least = kind === 'reopened' ? 2 : 1;
    return escalationLevels
      .filter((level) => level >= least && level <= reached && !has(level))
      .map((level) => ({ kind, level, since, n }));
  });
}

/** No matter that was moved after this day can be silent: working days are fewer than days. */
export function silentSince(today: Day, { silentWorkingDays }: AlarmLimits): Day {
  return addDays(today, -Math.max(1, silentWorkingDays));
}

/** The line that tells who was told of it; accounts stand in it by their ids. */
export function alarmed(matter: Matter, alarm: Alarm, told: readonly Account[], facts: Facts): LedgerEvent {
  const { level, since, n, kind } = alarm;
  const detail = { level, rule: alarmKinds[kind], dueOn: since, legalOn: null, n, told: told.map(({ id }) => id) };
  return eventOf(matter, 'escalated', facts, detail);
}

/** What the message says, by who hears it, and what is waited for; nothing of the people in the matter. */
export function alarmZh(
  kind: MatterKind,
  { number }: Pick<Matter, 'number'>,
  { kind: of, level, since, n }: Alarm,
  waits: readonly OpenWait[],
  today: Day,
): string {
  const what = `${matterWords[kind].zh}${number}`;
  // The stop keeps the number of the matter apart from the day or the count behind it.
  const fact =
    of === 'reopened' ? `已经第 ${n} 次回头（${dayShortZh(since)}）` : `${dayShortZh(since)}以后 ${n} 个工作日没有动静`;
  const named = of === 'silent' ? waits : [];
  const waited = named.map((one) => `；${awaitedUntil(one, today).zh}（${one.number}）`).join('');
  const own = named.length === 0 ? '请办一步或者写明在等什么' : handlersNext(named, today);
  const asked = { 1: own, 2: '请过问', 3: '请督办', 4: '请过问督办情况' }[level];
  return `${what}：${fact}${waited}，${asked}。`;
}

/** Whom the handler is to press, and which answer to write down: why the matter stands still is known. */
function handlersNext(waits: readonly OpenWait[], today: Day): string {
  const overdue = waits.filter((one) => one.state === 'waiting' && isOverdue(one, today));
  // Nobody outside answers for a clock at rest.
  const late = overdue.filter((one) => !isRest(one)).map(({ toName }) => toName);
  const steps = [
    ...(overdue.some(isRest) ? ['停完了的请在案件里记下来'] : []),
    ...(late.length === 0 ? [] : [`请催${[...new Set(late)].join('、')}`]),
    ...(waits.some(({ state }) => state === 'replied') ? ['请把答复记下来'] : []),
  ];
  return steps.length === 0 ? '请办一步' : `${steps.join('，')}，或者办一步`;
}

/** What the ledger keeps of a level that heard, of a clock or of an alarm; `n` is the alarm's alone. */
export interface AlarmDetails {
  escalated: {
    level: number;
    rule: string;
    dueOn: Day | null;
    legalOn: Day | null;
    n?: number;
    told: readonly string[];
  };
}

declare module '../base/event.ts' {
  interface Details extends AlarmDetails {}
}

export const escalatedTelling: Telling<AlarmDetails['escalated']> = (d) => {
  const level = levels[Number(d.level)] ?? { zh: '承办的人', en: 'those in charge' };
  if (d.rule === alarmKinds.reopened)
    return [
      `第 ${text(d.n)} 次回头，已提醒${level.zh}。`,
      `It came back for the ${text(d.n)}. time; ${level.en} reminded.`,
    ];
  if (d.rule === alarmKinds.silent)
    return [
      `${day(d.dueOn, '')}以后 ${text(d.n)} 个工作日没有动静，已提醒${level.zh}。`,
      `Nothing was done for ${text(d.n)} working days; ${level.en} reminded.`,
    ];
  const clock = Object.values(clockNames).find((name) => name.id === d.rule) ?? { zh: '期限', en: 'clock' };
  return [
    `“${clock.zh}”应办日是 ${day(d.dueOn, '')}，已提醒${level.zh}。`,
    `“${clock.en}” is due on ${iso(d.dueOn, '')}; ${level.en} reminded.`,
  ];
};

const levels: Record<number, { zh: string; en: string }> = {
  1: { zh: '承办人', en: 'the handler' },
  2: { zh: '所长', en: 'the head of the office' },
  3: { zh: '12315 中心', en: 'the centre' },
  4: { zh: '分管局长', en: 'the deputy director' },
};
