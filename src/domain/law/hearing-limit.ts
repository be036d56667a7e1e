/**
 * 三年 (《办法》第十六条第（四）项): how long after the harm was known a complaint is heard. The last day moves behind a holiday as any
 * period's does (第四十五条, which names years; 《民法典》第二百零三条).
 */
import { addMonths, afterHoliday, type Calendar, type Day } from '../base/calendar.ts';
import type { RuleSet } from './rulebook.ts';

/** One year until the end of 2019, three since (令20 第十五条). */
export const limitYears: Readonly<Record<RuleSet, 1 | 3>> = { GS51: 1, GS62: 1, SAMR20: 3, SAMR121: 3 };

/** The last day on which a complaint about harm that was known on the day is heard; the day itself is not counted. */
export function limitAfter(knownOn: Day, rules: RuleSet, calendar: Calendar): Day {
  return afterHoliday(calendar, addMonths(knownOn, 12 * limitYears[rules]));
}
