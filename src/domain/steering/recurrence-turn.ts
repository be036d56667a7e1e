/**
 * 轮次 (turn): when a recurring task comes round. Festivals are those of the county's calendar, with the holiday that the notice
 * of the year declares; before the notice is out, those of the regulation.
 */
import { addDays, type Calendar, type Day } from '../base/calendar.ts';
import { festivalsOf } from '../base/festival.ts';

export const rhythmWords = {
  festival: { zh: '节前', en: 'Before festivals' },
  yearly: { zh: '每年', en: 'Yearly' },
  quarterly: { zh: '每季度', en: 'Quarterly' },
  monthly: { zh: '每月', en: 'Monthly' },
} as const;
export type Rhythm = keyof typeof rhythmWords;

export const festivalNames = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'] as const;
export type FestivalName = (typeof festivalNames)[number];
export const festivalEn: Record<FestivalName, string> = {
  元旦: 'New Year',
  春节: 'Spring Festival',
  清明节: 'Tomb Sweeping Day',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
};

/** One turn: what it is called, from which day its tasks are set, and until when they are to be done. */
export interface Turn {
  period: string;
  setOn: Day;
  dueOn: Day;
}

/** What of a recurring task says when it comes. */
export interface Timed {
  rhythm: Rhythm;
  festivals: readonly FestivalName[];
  monthDay: string | null;
  aheadDays: number;
}

/** The turns whose tasks stand on the day: set by then and not past. */
export function turnsOn(one: Timed, today: Day, calendar: Calendar): Turn[] {
  return turnsAround(one, today, calendar).filter(({ setOn, dueOn }) => setOn <= today && today <= dueOn);
}

/** The next turn that is not set yet, for who looks at the order. */
export function nextTurn(one: Timed, today: Day, calendar: Calendar): Turn | null {
  const coming = turnsAround(one, today, calendar).filter(({ setOn }) => setOn > today);
  return coming.toSorted((a, b) => (a.setOn < b.setOn ? -1 : 1))[0] ?? null;
}

function turnsAround({ rhythm, festivals, monthDay, aheadDays }: Timed, today: Day, calendar: Calendar): Turn[] {
  const year = Number(today.slice(0, 4));
  const years = [year, year + 1];
  switch (rhythm) {
    case 'festival':
      return years.flatMap((of) =>
        festivals.flatMap((name) => {
          const first = firstDayOff(calendar, of, name);
          if (first === null) return [];
          // The check is over when the holiday begins.
          const dueOn = addDays(first, -1);
          return [{ period: `${of}年${name}`, setOn: addDays(first, -aheadDays), dueOn }];
        }),
      );
    case 'yearly':
      return years.flatMap((of) => {
        const dueOn = monthDay === null ? null : dayIn(of, monthDay);
        return dueOn === null ? [] : [{ period: `${of}年`, setOn: addDays(dueOn, -aheadDays), dueOn }];
      });
    case 'quarterly':
      return years.flatMap((of) =>
        [1, 2, 3, 4].map((n) => ({
          period: `${of}年第${n}季度`,
          setOn: firstOf(of, 3 * n - 2),
          dueOn: addDays(firstOf(of, 3 * n + 1), -1),
        })),
      );
    case 'monthly':
      return years.flatMap((of) =>
        Array.from({ length: 12 }, (_, i) => ({
          period: `${of}年${i + 1}月`,
          setOn: firstOf(of, i + 1),
          dueOn: addDays(firstOf(of, i + 2), -1),
        })),
      );
  }
}

/** The first day off of the festival by the county's calendar, or by the regulation while the notice is not out. */
export function firstDayOff(calendar: Calendar, year: number, name: FestivalName): Day | null {
  // The notices write 清明 where the regulation writes 清明节.
  const stem = name.replace(/节$/u, '');
  const declared = calendar.years
    .find((one) => one.year === year)
    ?.days.filter(({ kind, name: called, day }) => kind === 'off' && called.includes(stem) && isNear(day, year))
    .map(({ day }) => day)
    .toSorted()[0];
  if (declared !== undefined) return declared;
  const festival = festivalsOf(year).find((one) => one.name === name);
  return festival === undefined ? null : `${year}-${festival.days.toSorted()[0]}`;
}

/** 元旦 of a year may stand in the table of the year before; it belongs to its own. */
function isNear(day: Day, year: number): boolean {
  return day.startsWith(`${year}-`);
}

function firstOf(year: number, month: number): Day {
  return month > 12 ? firstOf(year + 1, month - 12) : `${year}-${String(month).padStart(2, '0')}-01`;
}

/** Whether some year has that month and day. */
export function isMonthDay(monthDay: string): boolean {
  return dayIn(2028, monthDay) !== null;
}

/** 29 February is kept on its own day, or on the 28th where the year has none. */
function dayIn(year: number, monthDay: string): Day | null {
  const wanted = `${year}-${monthDay}`;
  if (new Date(`${wanted}T00:00:00Z`).toISOString().slice(0, 10) === wanted) return wanted;
  return monthDay === '02-29' ? `${year}-02-28` : null;
}
