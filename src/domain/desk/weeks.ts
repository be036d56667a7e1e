/** 每周来件: ISO weeks, and each beside the same week of the year before. */
import { addDays, addMonths, daysBetween, mondayOf, type Day } from '../base/calendar.ts';

export interface Week {
  /** Monday to Sunday, of the present week to today. */
  from: Day;
  to: Day;
  /** The week of the same number a year before, cut at the same weekday; null where that year had no week 53. */
  before: { from: Day; to: Day } | null;
}

/** The number of the week, and the year that it belongs to: that of its Thursday. */
export function isoWeekOf(day: Day): { year: number; week: number } {
  const thursday = addDays(mondayOf(day), 3);
  const year = Number(thursday.slice(0, 4));
  return { year, week: Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1 };
}

/** The Monday of a week of a year; null where the year has no week of that number. The fourth of January is always in the first. */
export function mondayOfWeek(year: number, week: number): Day | null {
  const monday = addDays(mondayOf(`${year}-01-04`), (week - 1) * 7);
  return isoWeekOf(monday).year === year ? monday : null;
}

/** So many weeks up to today, the oldest first. */
export function weeksUntil(today: Day, n: number): Week[] {
  const last = mondayOf(today);
  return Array.from({ length: n }, (_, i): Week => {
    const from = addDays(last, (i - n + 1) * 7);
    const days = from === last ? daysBetween(from, today) : 6;
    const { year, week } = isoWeekOf(from);
    const monday = mondayOfWeek(year - 1, week);
    return {
      from,
      to: addDays(from, days),
      before: monday === null ? null : { from: monday, to: addDays(monday, days) },
    };
  });
}

export interface CountOfDay {
  day: Day;
  n: number;
}

/** What fell on the days of a span. */
export function countWithin(counts: readonly CountOfDay[], span: { from: Day; to: Day } | null): number | null {
  if (span === null) return null;
  return counts.filter(({ day }) => day >= span.from && day <= span.to).reduce((sum, { n }) => sum + n, 0);
}

/** The last whole month, and the same of the year before. */
export function monthsCompared(today: Day): { now: { from: Day; to: Day }; before: { from: Day; to: Day } } {
  const of = (last: Day) => ({ from: `${last.slice(0, 8)}01`, to: last });
  const now = of(addDays(`${today.slice(0, 8)}01`, -1));
  return { now, before: of(addDays(addMonths(now.from, -11), -1)) };
}

export interface Rise {
  code: string;
  now: number;
  before: number;
}

/** 升得最多: the categories whose count rose most; none that did not rise. */
export function mostRisen(counts: readonly Rise[], most: number): Rise[] {
  return counts
    .filter(({ now, before }) => now > before)
    .toSorted((a, b) => b.now - b.before - (a.now - a.before) || b.now - a.now || a.code.localeCompare(b.code))
    .slice(0, most);
}
