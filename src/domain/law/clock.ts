/**
 * 时钟: one limit running on one matter, with the three days that a limit has.
 * Nominal (名义日) is the day the count gives; target (应办日) is the last working day not after it, and alarms go by it;
 * legal (法定日) moves behind a holiday, and only after it is the authority late (《办法》第四十五条).
 */
import {
  addDays,
  addMonths,
  addWorkingDays,
  afterHoliday,
  dayOf,
  daysBetween,
  isPublished,
  lastWorkingDayOnOrBefore,
  workingDaysBetween,
  type Calendar,
  type Day,
} from '../base/calendar.ts';
import {
  clockNames,
  type ClockName,
  type ClockRule,
  type ClockRuleId,
  type ClockStart,
  type Period,
} from './rulebook.ts';

/** 鉴定、检测 time that is not counted (《办法》第二十二条): half-open, from its first day up to but without the day of the result. */
export interface Pause {
  from: Day;
  to: Day | null;
  why: string;
  paper: string;
}

/** A clock as the screens show it and the jobs watch it. */
export interface Clock {
  rule: ClockRuleId;
  identifier: ClockName;
  zh: string;
  en: string;
  article: string;
  articleShort: string;
  unit: Period['unit'];
  /** How many of the unit were counted, the extension in it; null when an officer chose the day. */
  count: number | null;
  /** How many of them the head of the authority allowed besides. */
  extendedBy: number;
  startedOn: Day;
  /** What set it going, where that is something else than the rules of today count from. */
  start?: ClockStart;
  /** The day that somebody has set before the one of the count: who revoked a decision, or another clock that it may not outlast. */
  cutOn?: Day;
  pauses: readonly Pause[];
  nominalOn: Day;
  targetOn: Day;
  /** Null for a local limit. */
  legalOn: Day | null;
  stoppedOn: Day | null;
  /** The instant at which a limit in hours is over; a limit in days has none. */
  dueAt?: string;
  /** Past the legal day, or stopped after it. */
  late: boolean;
  /** Some day of the count lies in a year whose holiday notice is not loaded: to be counted again when it is. */
  provisional: boolean;
}

/** What a mark and its words are made from, whatever law the clock is of. */
export type RunningClock = Pick<Clock, 'unit' | 'pauses' | 'targetOn' | 'legalOn' | 'stoppedOn'>;

export type ClockMark = 'ample' | 'soon' | 'last' | 'pastTarget' | 'pastLegal' | 'paused' | 'stopped';

export interface ClockFacts {
  rule: ClockRule;
  startedOn: Day;
  /** The instants from and at which a limit in hours runs and is stopped. */
  startedAt?: Date | null;
  stoppedAt?: Date | null;
  pauses?: readonly Pause[];
  stoppedOn?: Day | null;
  calendar: Calendar;
  today: Day;
  /** The day an officer chose instead of the counted one, as for identity papers. */
  chosenOn?: Day | null;
  /** The head of the authority allowed the longer limit of the rule, once. */
  extended?: boolean;
  /** It began once more because a decision was revoked, whatever its rule counts from. */
  isAnew?: boolean;
  /** No day of the clock may lie after this one: identity papers are due before the decision is. */
  notAfter?: Day | null;
}

/** Counts a clock. Pauses of a rule that knows none are left out; an open pause is counted as if it ended today. */
export function runClock(facts: ClockFacts): Clock {
  const { rule, startedOn, calendar, today, stoppedOn = null, chosenOn = null, notAfter = null } = facts;
  const extendedBy = extensionOf(facts);
  let period = { ...rule.period, n: rule.period.n + extendedBy };
  const pauses = countedPauses(facts);
  const spans = mergedSpans(pauses, stoppedOn ?? today);
  const dueAt = hourOf(facts, period);
  let dates = startingDates(facts, period, spans, dueAt);
  let { article, articleShort } = rule;
  if (rule.cap !== null && startedOn >= rule.cap.from) {
    const capped = datesOf(rule.cap.period, startedOn, spans, calendar);
    if (capped.nominalOn < dates.nominalOn) period = rule.cap.period;
    dates = earlierOf(dates, capped);
    article = `${article}、${rule.cap.article}`;
    articleShort = `${articleShort}、${rule.cap.articleShort}`;
  }
  const cutOn = notAfter !== null && notAfter < dates.nominalOn ? notAfter : null;
  if (notAfter !== null) dates = earlierOf(dates, endOn(notAfter, startedOn, calendar));
  const legalOn = rule.legal ? dates.legalOn : null;
  return {
    rule: rule.id,
    identifier: rule.identifier,
    zh: rule.zh,
    en: rule.en,
    article,
    articleShort,
    unit: period.unit,
    count: chosenOn === null ? period.n : null,
    extendedBy,
    startedOn,
    ...otherStart(facts),
    ...(cutOn === null ? {} : { cutOn }),
    pauses,
    nominalOn: dates.nominalOn,
    targetOn: dates.targetOn,
    legalOn,
    stoppedOn,
    ...(dueAt === null ? {} : { dueAt: dueAt.toISOString() }),
    late: isLate(facts, legalOn, dueAt),
    provisional: reachesUnpublished(startedOn, dates.legalOn, calendar),
  };
}

function otherStart({ rule, isAnew = false }: ClockFacts): Pick<Clock, 'start'> {
  if (isAnew) return { start: 'anew' };
  return rule.start === clockNames[rule.identifier].start ? {} : { start: rule.start };
}

/**
 * 程序规定 第八十条: the hour in which a period of hours begins is not counted, and a period of hours knows no holiday. Null for a limit in
 * days, or where only the day of the start is known.
 */
function hourOf({ startedAt = null }: ClockFacts, { n, unit }: Period): Date | null {
  if (unit !== 'h' || startedAt === null) return null;
  const hour = 3_600_000;
  return new Date((Math.floor(startedAt.getTime() / hour) + 1 + n) * hour);
}

function startingDates(
  { startedOn, calendar, chosenOn = null }: ClockFacts,
  period: Period,
  spans: readonly Span[],
  dueAt: Date | null,
): ClockDates {
  if (dueAt !== null) return oneDate(dayOf(dueAt));
  return chosenOn === null ? datesOf(period, startedOn, spans, calendar) : oneDate(chosenOn);
}

/** Past the legal day, or for a limit in hours stopped after its hour on that day. */
function isLate({ today, stoppedOn, stoppedAt }: ClockFacts, legalOn: Day | null, dueAt: Date | null): boolean {
  if (legalOn === null) return false;
  const isPastHour = dueAt !== null && stoppedAt !== null && stoppedAt !== undefined && stoppedAt > dueAt;
  return (stoppedOn ?? today) > legalOn || isPastHour;
}

/** How many days the head of the authority allowed besides. */
function extensionOf({ rule, extended }: ClockFacts): number {
  return extended === true ? (rule.extension?.n ?? 0) : 0;
}

function countedPauses({ rule, pauses = [] }: ClockFacts): readonly Pause[] {
  return rule.pausable ? pauses : [];
}

/** Where the clock stands today: more than three (working) days left, three, one, past the target, past the legal day. */
export function clockMark(clock: RunningClock, today: Day, calendar: Calendar): ClockMark {
  if (clock.stoppedOn !== null) return 'stopped';
  if (openPause(clock, today) !== null) return 'paused';
  if (clock.legalOn !== null && today > clock.legalOn) return 'pastLegal';
  if (today > clock.targetOn) return 'pastTarget';
  const left = unitsBetween(clock, today, clock.targetOn, calendar);
  if (left > 3) return 'ample';
  return left > 1 ? 'soon' : 'last';
}

/**
 * What is left, in words: 「余 4 工作日」「今天」「过应办日 1 工作日」「超期 2 工作日」「过本地时限」「暂停 第 6 天」「已停」.
 * 「超期」 is said only after a legal day; a local limit has none. Local limits in calendar days say 天, all others working days.
 */
export function remainingZh(clock: RunningClock, today: Day, calendar: Calendar): string {
  const unit = saysDays(clock) ? '天' : '工作日';
  const between = (from: Day, to: Day) => unitsBetween(clock, from, to, calendar);
  const counted = (words: string, n: number) => (n === 0 ? words : `${words} ${n} ${unit}`);
  switch (clockMark(clock, today, calendar)) {
    case 'stopped':
      return '已停';
    case 'paused':
      return `暂停 第 ${daysBetween(openPause(clock, today)?.from ?? today, today) + 1} 天`;
    case 'pastLegal':
      return counted('超期', between(clock.legalOn ?? clock.targetOn, today));
    case 'pastTarget':
      return counted(clock.legalOn === null ? '过本地时限' : '过应办日', between(clock.targetOn, today));
    case 'ample':
    case 'soon':
    case 'last':
      return clock.targetOn === today ? '今天' : `余 ${between(today, clock.targetOn)} ${unit}`;
  }
}

function saysDays({ unit, legalOn }: RunningClock): boolean {
  return unit === 'd' && legalOn === null;
}

function unitsBetween(clock: RunningClock, from: Day, to: Day, calendar: Calendar): number {
  return saysDays(clock) ? daysBetween(from, to) : workingDaysBetween(calendar, from, to);
}

export interface ClockDates {
  nominalOn: Day;
  targetOn: Day;
  legalOn: Day;
}

interface Span {
  from: Day;
  to: Day;
}

/** The dates of a period that nothing pauses, by its start: all that is filed on one day asks for the same few. */
const unpaused = new WeakMap<Calendar, Map<string, ClockDates>>();
const mostUnpaused = 2000;

/** The three days of a limit that stands in the table of another subject. */
export function limitDates(period: Period, startedOn: Day, calendar: Calendar): ClockDates {
  return datesOf(period, startedOn, none, calendar);
}

function datesOf(period: Period, startedOn: Day, spans: readonly Span[], calendar: Calendar): ClockDates {
  if (spans.length > 0) return countDates(period, startedOn, spans, calendar);
  let known = unpaused.get(calendar);
  if (known === undefined || known.size >= mostUnpaused) unpaused.set(calendar, (known = new Map()));
  const name = `${period.n}${period.unit}${startedOn}`;
  let dates = known.get(name);
  if (dates === undefined) known.set(name, (dates = countDates(period, startedOn, spans, calendar)));
  return dates;
}

/** 《办法》第四十五条 for one period: for working days the three dates are one. */
function countDates(period: Period, startedOn: Day, spans: readonly Span[], calendar: Calendar): ClockDates {
  if (period.unit === 'wd') return oneDate(workingEnd(period.n, startedOn, spans, calendar));
  const nominalOn = calendarEnd(period, startedOn, spans);
  const worked = lastWorkingDayOnOrBefore(calendar, nominalOn);
  return {
    nominalOn,
    // A short local limit inside a long holiday has no working day after its start; then the nominal day is all there is.
    targetOn: worked > startedOn ? worked : nominalOn,
    legalOn: afterHoliday(calendar, nominalOn),
  };
}

// The day of the start is never counted, so a pause takes away days from the next one on; a pause that begins after the
// period has run out takes away nothing.
function calendarEnd(period: Period, startedOn: Day, spans: readonly Span[]): Day {
  const firstDay = addDays(startedOn, 1);
  let end = unpausedEnd(period, startedOn);
  for (const span of spans) {
    const from = laterDay(span.from, firstDay);
    if (from <= end && from < span.to) end = addDays(end, daysBetween(from, span.to));
  }
  return end;
}

/** The day on which a period of calendar days, months or years ends; hours whose instant is not known end within their days. */
function unpausedEnd({ n, unit }: Period, startedOn: Day): Day {
  switch (unit) {
    case 'month':
      return addMonths(startedOn, n);
    case 'year':
      return addMonths(startedOn, 12 * n);
    case 'h':
      return addDays(startedOn, Math.ceil(n / 24));
    case 'd':
    case 'wd':
      return addDays(startedOn, n);
  }
}

function workingEnd(n: number, startedOn: Day, spans: readonly Span[], calendar: Calendar): Day {
  const firstDay = addDays(startedOn, 1);
  let end = addWorkingDays(calendar, startedOn, n);
  for (const span of spans) {
    const from = laterDay(span.from, firstDay);
    if (from > end || from >= span.to) continue;
    const paused = workingDaysBetween(calendar, addDays(from, -1), addDays(span.to, -1));
    end = addWorkingDays(calendar, end, paused);
  }
  return end;
}

const none: readonly Span[] = [];

/** Overlapping and touching pauses as one, in order; an open one ends on the day given. */
function mergedSpans(pauses: readonly Pause[], openUntil: Day): readonly Span[] {
  if (pauses.length === 0) return none;
  const spans = pauses
    .map(({ from, to }) => ({ from, to: to ?? openUntil }))
    .filter(({ from, to }) => from < to)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last !== undefined && span.from <= last.to) last.to = laterDay(last.to, span.to);
    else merged.push({ ...span });
  }
  return merged;
}

function openPause(clock: RunningClock, today: Day): Pause | null {
  return clock.pauses.find(({ from, to }) => from <= today && to === null) ?? null;
}

function reachesUnpublished(from: Day, to: Day, calendar: Calendar): boolean {
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    if (!isPublished(calendar, year)) return true;
  }
  return false;
}

/** A day that somebody else has set: on a day off it is to be done before it, and late only after it. */
function endOn(day: Day, startedOn: Day, calendar: Calendar): ClockDates {
  const worked = lastWorkingDayOnOrBefore(calendar, day);
  return { nominalOn: day, targetOn: worked > startedOn ? worked : day, legalOn: day };
}

function oneDate(day: Day): ClockDates {
  return { nominalOn: day, targetOn: day, legalOn: day };
}

function earlierOf(a: ClockDates, b: ClockDates): ClockDates {
  return {
    nominalOn: earlierDay(a.nominalOn, b.nominalOn),
    targetOn: earlierDay(a.targetOn, b.targetOn),
    legalOn: earlierDay(a.legalOn, b.legalOn),
  };
}

function earlierDay(a: Day, b: Day): Day {
  return a < b ? a : b;
}

function laterDay(a: Day, b: Day): Day {
  return a > b ? a : b;
}
