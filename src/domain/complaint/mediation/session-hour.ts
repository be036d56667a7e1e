/**
 * 约的时间 (session hour): what of the time of a session that is being called can hardly be meant: an hour that is past, at night, on a day off, after the
 * last day of the mediation, or so far ahead that the year is a slip. It is said before both parties are told; the law bars none of it.
 */
import {
  chinaDayOf,
  chinaTimeOf,
  dayShortZh,
  dayZh,
  daysBetween,
  isWorkingDay,
  monthDayZh,
  type Calendar,
  type Day,
} from '../../base/calendar.ts';
import type { Words } from '../../base/words.ts';

interface Known {
  calendar: Calendar;
  today: Day;
  /** This moment, as an instant. */
  now: string;
  /** The last day of the mediation; null while none runs. */
  lastOn: Day | null;
}

/** Beyond it a slip of the month or the year is likelier than a session. */
const farOffDays = 60;
/** A session begins in the hours of an office, and a little around them. */
const [firstHour, lastHour] = [8, 18];

export function oddHours(heldAt: string, { calendar, today, now, lastOn }: Known): Words[] {
  const [day, at] = [chinaDayOf(heldAt), chinaTimeOf(heldAt)];
  const time = at.slice(11, 16);
  const hour = Number(time.slice(0, 2));
  const ahead = daysBetween(today, day);
  const said: (Words | null)[] = [
    // A day that is past is refused.
    day === today && at < chinaTimeOf(now) ? { zh: `今天 ${time} 已经过了`, en: `${time} today is past` } : null,
    lastOn !== null && day > lastOn
      ? {
          zh: `${dayZh(day)}已经过了调解期限的最后一天（${monthDayZh(lastOn)}）`,
          en: `${day} lies after the last day of the mediation, ${lastOn}`,
        }
      : null,
    ahead > farOffDays
      ? {
          zh: `是 ${ahead} 天以后，请看看年份、月份对不对`,
          en: `it is ${ahead} days ahead: see that year and month are meant`,
        }
      : null,
    isWorkingDay(calendar, day) ? null : { zh: `${dayShortZh(day)}不是工作日`, en: `${day} is no working day` },
    hour < firstHour || hour >= lastHour
      ? { zh: `${time} 不是上班的时间`, en: `${time} is outside of office hours` }
      : null,
  ];
  return said.filter((one) => one !== null);
}
