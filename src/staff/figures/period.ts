import { addDays, dayZh, isDay, mondayOf } from '../../domain/base/calendar.ts';
import type { Words } from '../../domain/base/words.ts';

/** Periods people ask for in a work report, as whole days up to today. */
export interface Period {
  from: string;
  to: string;
}

export type PeriodName = 'fourWeeks' | 'month' | 'lastMonth' | 'quarter' | 'halfYear' | 'year' | 'lastYear';

export const periodWords = {
  fourWeeks: { zh: '近四周', en: 'Four weeks' },
  month: { zh: '本月', en: 'This month' },
  lastMonth: { zh: '上月', en: 'Last month' },
  quarter: { zh: '本季度', en: 'This quarter' },
  halfYear: { zh: '上半年', en: 'First half' },
  year: { zh: '今年以来', en: 'This year' },
  lastYear: { zh: '去年', en: 'Last year' },
} as const satisfies Record<PeriodName, { zh: string; en: string }>;

export const periodNames = Object.keys(periodWords) as PeriodName[];

/** The named period as seen on the day; a period that is not over ends on that day. */
export function periodOf(name: PeriodName, today: string): Period {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  const ended = (to: string) => (to < today ? to : today);
  switch (name) {
    case 'fourWeeks': {
      // Whole weeks, so that four stand against four of the same days.
      const monday = mondayOf(today);
      return { from: addDays(monday, -28), to: addDays(monday, -1) };
    }
    case 'month':
      return { from: `${today.slice(0, 7)}-01`, to: today };
    case 'lastMonth': {
      const [y, m] = month === 1 ? [year - 1, 12] : [year, month - 1];
      return { from: `${y}-${two(m)}-01`, to: lastDay(y, m) };
    }
    case 'quarter':
      return { from: `${year}-${two(month - ((month - 1) % 3))}-01`, to: today };
    case 'halfYear':
      return { from: `${year}-01-01`, to: ended(`${year}-06-30`) };
    case 'year':
      return { from: `${year}-01-01`, to: today };
    case 'lastYear':
      return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` };
  }
}

/** The days that an address asks for; what is no day there, or ends before it begins, is as good as nothing said. */
export function periodIn(search: URLSearchParams, fallback: Period): Period {
  const said = (name: 'from' | 'to') => {
    const day = search.get(name) ?? '';
    return isDay(day) ? day : fallback[name];
  };
  const period = { from: said('from'), to: said('to') };
  return period.from <= period.to ? period : fallback;
}

/** What is said where the address asks for days that are none, or that end before they begin; null where nothing is instead of them. */
export function periodInstead(search: URLSearchParams, { from, to }: Period): Words | null {
  const asked = [search.get('from') ?? '', search.get('to') ?? ''].filter((one) => one !== '');
  const [wrong] = asked.filter((one) => !isDay(one));
  const [first = '', last = ''] = asked;
  if (wrong === undefined && !(first > last && last !== '')) return null;
  const said = [...(wrong ?? `${first}至${last}`)].slice(0, 21).join('');
  return {
    zh: `链接里的日期“${said}”不对，先看${dayZh(from)}至${dayZh(to)}。`,
    en: `The link asks for the days “${said}”, which are none; ${from} — ${to} is shown instead.`,
  };
}

/** 「2026年1月1日至2026年11月25日」 */
export function periodText({ from, to }: Period, language: 'zh' | 'en'): string {
  return language === 'zh' ? `${dayZh(from)}至${dayZh(to)}` : `${from} — ${to}`;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

function lastDay(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
