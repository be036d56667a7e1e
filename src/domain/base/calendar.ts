/**
 * 日历: the days of the county's clock. Working day (工作日) = Monday to Friday not declared off by the State Council's notice,
 * plus the Saturdays and Sundays declared work (调休). 《办法》第四十五条: the day of the start is not counted.
 * The tables are rows a county edits; years without a notice fall back on the statutory holidays.
 */
import { festivalsOf } from './festival.ts';

/** A day of the Chinese civil calendar, YYYY-MM-DD; such strings sort as the days do. */
export type Day = string;

/** One declared day: off (放假) or make-up work (调休上班); statutory tells 法定节假日 from rest moved there by 调休. */
export interface CalendarDay {
  day: Day;
  kind: 'off' | 'work';
  name: string;
  statutory: boolean;
}

/** The declared days of one year; not published means that the notice is still to come. */
export interface CalendarYear {
  year: number;
  published: boolean;
  days: readonly CalendarDay[];
}

/** The declared days of all years, and the counts over them, made ready once. */
export interface Calendar {
  years: readonly CalendarYear[];
  declared(day: Day): CalendarDay | null;
  published(year: number): boolean;
  table(year: number): YearTable;
}

/** Working days of one year: before[i] of them lie ahead of the year's day i (0 = 1 January); the last entry is the year's sum. */
interface YearTable {
  first: number;
  before: Uint16Array;
}

/** Makes the calendar of the given years; a year with no entry, or an empty one not yet published, has the statutory fallback. */
export function calendarOf(years: readonly CalendarYear[]): Calendar {
  const given = new Map(years.map((entry) => [entry.year, entry]));
  const declaredByYear = new Map<number, ReadonlyMap<Day, CalendarDay>>();
  const tables = new Map<number, YearTable>();

  function daysOfYear(year: number): ReadonlyMap<Day, CalendarDay> {
    let days = declaredByYear.get(year);
    if (days === undefined) {
      const entry = given.get(year);
      const list = entry?.published === true ? [] : statutoryFallback(year).days;
      // What was entered before the notice came stands beside the festivals of the law and takes none of them away.
      days = new Map([...(entry?.days ?? []), ...list].map((one) => [one.day, one]));
      declaredByYear.set(year, days);
    }
    return days;
  }

  function declared(day: Day): CalendarDay | null {
    return daysOfYear(yearOf(day)).get(day) ?? null;
  }

  return {
    years,
    declared,
    published: (year) => given.get(year)?.published ?? false,
    table(year) {
      let table = tables.get(year);
      if (table === undefined) {
        table = tableOf(year, daysOfYear(year));
        tables.set(year, table);
      }
      return table;
    },
  };
}

/** Whether the State Council's notice of the year is loaded; dates that rest on other years must be counted again when it comes. */
export function isPublished(calendar: Calendar, year: number): boolean {
  return calendar.published(year);
}

/**
 * The year as it stands before its notice: the statutory days, a working day off for each that falls on a Saturday or Sunday (补假, 《全国年节及
 * 纪念日放假办法》 第六条), and no make-up work, which the notice alone orders.
 */
export function statutoryFallback(year: number): CalendarYear {
  const days = new Map<Day, CalendarDay>();
  for (const { name, days: monthDays } of festivalsOf(year)) {
    for (const monthDay of monthDays) {
      const day = `${yearText(year)}-${monthDay}`;
      const met = days.get(day);
      // 中秋 may meet 国庆; the day is one day with both names.
      days.set(day, { day, kind: 'off', name: met ? `${met.name}、${name}` : name, statutory: true });
    }
  }
  for (const { name, days: monthDays } of festivalsOf(year))
    restInstead(
      days,
      name,
      monthDays.map((one) => `${yearText(year)}-${one}`),
    );
  return { year, published: false, days: [...days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1)) };
}

/** For each day of the festival that lies on a weekend the next working day behind it is off. */
function restInstead(days: Map<Day, CalendarDay>, festival: string, on: readonly Day[]): void {
  let day = on.toSorted().at(-1);
  if (day === undefined) return;
  for (let owed = on.filter(isWeekend).length; owed > 0;) {
    day = addDays(day, 1);
    if (isWeekend(day) || days.has(day)) continue;
    days.set(day, { day, kind: 'off', name: `${festival}补假`, statutory: false });
    owed -= 1;
  }
}

function isWeekend(day: Day): boolean {
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 6;
}

export function isWorkingDay(calendar: Calendar, day: Day): boolean {
  return worksOn(calendar, serialOf(day));
}

/** The n-th working day after the day; the day itself is day 0 and is not counted. */
export function addWorkingDays(calendar: Calendar, from: Day, n: number): Day {
  if (n < 0 || !Number.isInteger(n)) throw new Error('working days to add are a whole number, not below zero');
  let serial = serialOf(from);
  for (let left = n; left > 0;) {
    serial += 1;
    if (worksOn(calendar, serial)) left -= 1;
  }
  return dayAt(serial);
}

/** Working days from one day to another, the first not counted and the last counted; below zero when the second lies behind. */
export function workingDaysBetween(calendar: Calendar, from: Day, to: Day): number {
  // Taken from nought, because a minus before nought would make minus nought.
  if (from > to) return 0 - workingDaysBetween(calendar, to, from);
  let sum = workedBefore(calendar, serialOf(to) + 1) - workedBefore(calendar, serialOf(from) + 1);
  const lastYear = yearAt(serialOf(to) + 1);
  for (let year = yearAt(serialOf(from) + 1); year < lastYear; year += 1) {
    const { before } = calendar.table(year);
    sum += before[before.length - 1] ?? 0;
  }
  return sum;
}

export function lastWorkingDayOnOrBefore(calendar: Calendar, day: Day): Day {
  let serial = serialOf(day);
  while (!worksOn(calendar, serial)) serial -= 1;
  return dayAt(serial);
}

/**
 * 《办法》第四十五条: a period that ends on a holiday ends on the first day after it.
 * The holiday is the whole run of declared days off; a plain Saturday or Sunday is no holiday and does not move the end.
 */
export function afterHoliday(calendar: Calendar, day: Day): Day {
  let serial = serialOf(day);
  while (calendar.declared(dayAt(serial))?.kind === 'off') serial += 1;
  return dayAt(serial);
}

// China kept summer time until 15 September 1991; since then the offset is +8 h all year and arithmetic is enough.
const fixedOffsetSince = Date.UTC(1991, 8, 16);
const shanghai = new Intl.DateTimeFormat('en-US', {
  timeZone: 'Asia/Shanghai',
  era: 'short',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
});

/** The day it is in China at the instant. */
export function dayOf(at: Date): Day {
  const time = at.getTime();
  if (time >= fixedOffsetSince) return dayAt(Math.floor((time + 8 * 3_600_000) / 86_400_000));
  const part = new Map(shanghai.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${yearText(Number(part.get('year')))}-${two(Number(part.get('month')))}-${two(Number(part.get('day')))}`;
}

/** The first instant of the day in China. */
export function startOf(day: Day): Date {
  return new Date(`${day}T00:00:00+08:00`);
}

export function addDays(day: Day, n: number): Day {
  return dayAt(serialOf(day) + n);
}

/**
 * The day of the same date so many months later; where that month is shorter, its last day (民法典 第二百零二条: 没有对应日的，月末日为期间的
 * 最后一日).
 */
export function addMonths(day: Day, n: number): Day {
  const months = yearOf(day) * 12 + Number(day.slice(5, 7)) - 1 + n;
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  const last = dayAt(serialOfDate(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - 1);
  const sought = `${yearText(year)}-${two(month)}-${day.slice(8, 10)}`;
  return sought < last ? sought : last;
}

/** Days from one day to another; below zero when the second lies behind. */
export function daysBetween(from: Day, to: Day): number {
  return serialOf(to) - serialOf(from);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(day: Day): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  return weekdayAt(serialOf(day));
}

/** The first day of its week. */
export function mondayOf(day: Day): Day {
  return addDays(day, -((weekdayOf(day) + 6) % 7));
}

/** Whether the text is a day that exists. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayAt(serialOf(text)) === text;
}

/** Whether the text is an instant that there is, as `toISOString` writes it. */
export function isInstant(text: string): boolean {
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && at.toISOString() === text;
}

/** 「2026年4月29日」 */
export function dayZh(day: Day): string {
  return `${yearOf(day)}年${monthDayZh(day)}`;
}

/** 「星期三」 */
export function weekdayZh(day: Day): string {
  return `星期${'日一二三四五六'[weekdayOf(day)]}`;
}

/** 「4月29日（星期三）」 */
export function dayShortZh(day: Day): string {
  return `${monthDayZh(day)}（${weekdayZh(day)}）`;
}

const months = 'January February March April May June July August September October November December'.split(' ');
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** “Wednesday 29 April” */
export function dayShortEn(day: Day): string {
  return `${weekdays[weekdayOf(day)]} ${Number(day.slice(8, 10))} ${months[Number(day.slice(5, 7)) - 1]}`;
}

export function monthDayZh(day: Day): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

function worksOn(calendar: Calendar, serial: number): boolean {
  const { first, before } = calendar.table(yearAt(serial));
  const i = serial - first;
  return (before[i + 1] ?? 0) > (before[i] ?? 0);
}

function workedBefore(calendar: Calendar, serial: number): number {
  const { first, before } = calendar.table(yearAt(serial));
  return before[serial - first] ?? 0;
}

function tableOf(year: number, declared: ReadonlyMap<Day, CalendarDay>): YearTable {
  const first = serialOfDate(year, 1, 1);
  const length = serialOfDate(year + 1, 1, 1) - first;
  const before = new Uint16Array(length + 1);
  for (let i = 0; i < length; i += 1) {
    const weekday = weekdayAt(first + i);
    const kind = declared.get(dayAt(first + i))?.kind;
    const works = kind === undefined ? weekday !== 0 && weekday !== 6 : kind === 'work';
    before[i + 1] = (before[i] ?? 0) + (works ? 1 : 0);
  }
  return { first, before };
}

// A serial is the number of days since 1970-01-01, a Thursday. The two conversions are the usual ones for the Gregorian
// calendar with the year begun in March, which puts the leap day last.
function serialOf(day: Day): number {
  return serialOfDate(yearOf(day), Number(day.slice(5, 7)), Number(day.slice(8, 10)));
}

function serialOfDate(year: number, month: number, date: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

function dayAt(serial: number): Day {
  const shifted = serial + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const march = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * march + 2) / 5) + 1;
  const month = march < 10 ? march + 3 : march - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${yearText(year)}-${two(month)}-${two(date)}`;
}

function yearAt(serial: number): number {
  return yearOf(dayAt(serial));
}

function weekdayAt(serial: number): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  return ((((serial + 4) % 7) + 7) % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6;
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

function yearText(year: number): string {
  return String(year).padStart(4, '0');
}

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}

/** The day in China of a time that was typed with or without its offset: without one it is China's own. */
export function chinaDayOf(typed: string): Day {
  return /(?:Z|[+-]\d{2}:?\d{2})$/u.test(typed) ? dayOf(new Date(typed)) : typed.slice(0, 10);
}

/** 「2026-04-29T09:30」 in China of a time that was typed with or without its offset. */
export function chinaTimeOf(typed: string): string {
  if (!/(?:Z|[+-]\d{2}:?\d{2})$/u.test(typed)) return typed.slice(0, 16);
  return new Date(Date.parse(typed) + 8 * 3_600_000).toISOString().slice(0, 16);
}
