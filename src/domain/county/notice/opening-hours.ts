/**
 * Hours as a county writes them (「每天 8:00–20:00」, 「工作日 8:30–12:00 和 14:30–17:30」): whether somebody answers at an instant, so that nobody
 * is sent to a telephone that rings in an empty room. What cannot be read with certainty is not judged.
 */
import { addDays, dayOf, isWorkingDay, weekdayOf, type Calendar, type Day } from '../../base/calendar.ts';

export interface Span {
  startsAt: Date;
  endsAt: Date;
}

type DayRule = (calendar: Calendar, day: Day) => boolean;

/** Whether the telephone is answered at the instant; null where the hours are in words that are not understood. */
export function isOpenAt(hours: string, calendar: Calendar, at: Date): boolean | null {
  const today = dayOf(at);
  const spans = spansOf(hours, calendar, addDays(today, -1), today);
  return spans === null ? null : spans.some(({ startsAt, endsAt }) => startsAt <= at && at < endsAt);
}

/** Every stretch that begins on a day of the period, in the order of time; null where the hours are not understood. */
export function spansOf(hours: string, calendar: Calendar, from: Day, to: Day): Span[] | null {
  const read = readHours(hours);
  if (read === null) return null;
  const spans: Span[] = [];
  for (let day = from; day <= to; day = addDays(day, 1))
    if (read.on(calendar, day)) for (const one of read.times) spans.push(spanOn(day, one));
  return spans;
}

const clock = String.raw`([01]?\d|2[0-4])[:：]([0-5]\d)`;
const stretch = new RegExp(String.raw`${clock}\s{0,2}[-–—~～至到]\s{0,2}${clock}`, 'gu');
/** What may stand between the days and the times, and between two times. */
const filling = /[\s,，、;；和及。]|上午|下午|晚上/gu;

const weekdays = '日一二三四五六';
const dayRules: readonly [RegExp, (found: RegExpMatchArray) => DayRule][] = [
  [/^(?:每天|每日|全年|全天)/u, () => () => true],
  [/^工作日/u, () => isWorkingDay],
  [
    /^(?:周|星期)([一二三四五六])(?:至|到|[-–—~～])(?:周|星期)?([二三四五六日])/u,
    ([, first = '', last = '']) => {
      const [from, to] = [weekdays.indexOf(first), weekdays.indexOf(last) || 7];
      return (_, day) => {
        const on = weekdayOf(day) || 7;
        return from <= on && on <= to;
      };
    },
  ],
];

function readHours(hours: string): { on: DayRule; times: [string, string][] } | null {
  const words = hours.trim().replace(/24\s?小时/u, '0:00–24:00');
  const times = [...words.matchAll(stretch)].map(([, h1 = '', m1 = '', h2 = '', m2 = '']): [string, string] => [
    `${h1.padStart(2, '0')}:${m1}`,
    `${h2.padStart(2, '0')}:${m2}`,
  ]);
  const days = words.replace(stretch, '').replace(filling, '');
  if (times.length === 0) return null;
  // Bare times are meant for every day.
  if (days === '') return { on: () => true, times };
  for (const [pattern, rule] of dayRules) {
    const found = pattern.exec(days);
    if (found !== null && found[0] === days) return { on: rule(found), times };
  }
  return null;
}

/** A stretch that ends at or before its start ends on the next day. */
function spanOn(day: Day, [from, to]: [string, string]): Span {
  const at = (on: Day, time: string) =>
    new Date(time === '24:00' ? `${addDays(on, 1)}T00:00:00+08:00` : `${on}T${time}:00+08:00`);
  return { startsAt: at(day, from), endsAt: at(to <= from ? addDays(day, 1) : day, to) };
}
