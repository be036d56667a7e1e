/** 同比、环比 (comparison): with which days a period is compared. Every figure, page and report asks here, so that all have one base. */
import { addDays, addMonths, daysBetween, type Day } from '../base/calendar.ts';
import type { DayRange } from './figure-cell.ts';

export const comparisons = ['year', 'before'] as const;
export type Comparison = (typeof comparisons)[number];

export function isWholeMonths({ from, to }: DayRange): boolean {
  return from.endsWith('-01') && addDays(to, 1).endsWith('-01');
}

export function monthsOf({ from, to }: DayRange): number {
  const at = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return at(to) - at(from) + 1;
}

/**
 * The same days of the year before, and as many months, or days where they are not whole months, right before. Whole months are compared
 * with whole ones: the year before that of February 2025 is all of February 2024, with its twenty-ninth.
 */
export function baseOf(period: DayRange, comparison: Comparison): DayRange {
  const { from, to } = period;
  const isWhole = isWholeMonths(period);
  if (comparison === 'year')
    return { from: yearBefore(from), to: isWhole ? addDays(yearBefore(addDays(to, 1)), -1) : yearBefore(to) };
  const before = addDays(from, -1);
  if (isWhole) return { from: addMonths(from, -monthsOf(period)), to: before };
  return { from: addDays(from, -1 - daysBetween(from, to)), to: before };
}

/** The same day of the year before; of a leap day the last of its month. */
function yearBefore(day: Day): Day {
  const rest = day.slice(4);
  return `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${rest === '-02-29' ? '-02-28' : rest}`;
}
