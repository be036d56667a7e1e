/** What is said beside a day that is typed and can hardly be meant: a slip of the year is seen before it is sent, and nothing is barred. */
import { dayZh, daysBetween, isDay, type Day } from '../../domain/base/calendar.ts';
import type { Words } from '../../domain/base/words.ts';

/** Beyond two months hardly anybody is given to mend something, or to keep an agreement. */
export const farOffDays = 60;

/** Null while it is near, behind, or no day at all; that one the form names when it is sent. */
export function dayToCheck(typed: string, today: Day): Words | null {
  const day = typed.trim();
  if (!isDay(day)) return null;
  const n = daysBetween(today, day);
  if (n <= farOffDays) return null;
  return {
    zh: `就是 ${dayZh(day)}，${n} 天以后；请看看年份、月份对不对`,
    en: `That is ${day}, ${n} days ahead: see that year and month are meant`,
  };
}
