/** Days and instants as people type them, read into 2026-11-27 and 2026-11-27T09:30; the screen always shows them in that order. */
import { addDays, isDay, type Day } from '../../../domain/base/calendar.ts';

const near: Readonly<Record<string, number>> = {
  今天: 0,
  昨天: -1,
  前天: -2,
  明天: 1,
  后天: 2,
  today: 0,
  yesterday: -1,
  tomorrow: 1,
  // One stroke is enough for today; the full stops are those of a Chinese keyboard too.
  t: 0,
  '.': 0,
  '。': 0,
};

/** The day that is meant, or null: with the year or without, with any mark between or none, or by its name. */
export function readDay(typed: string, today: Day): Day | null {
  const text = plain(typed);
  const away = near[text];
  if (away !== undefined) return addDays(today, away);
  const parts =
    /^(\d{4})(\d\d)(\d\d)$/u.exec(text) ??
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?$/u.exec(text) ??
    /^()(\d{1,2})[-/.月](\d{1,2})[日号]?$/u.exec(text);
  if (parts === null) return null;
  const [, year = '', month = '', date = ''] = parts;
  const day = `${year === '' ? today.slice(0, 4) : year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}

const atOnce: ReadonlySet<string> = new Set(['现在', '此刻', 'now', 't', '.', '。']);

/** The instant that is meant, or null: a day and an hour, an hour of today, or now. */
export function readInstant(typed: string, today: Day, now: Date = new Date()): string | null {
  const text = plain(typed).replace(/t(?=\d)/u, ' ');
  if (atOnce.has(text)) return `${today}T${hourOf(now)}`;
  const [, before = '', hour = '', minute = ''] = /^(.*?)\s*(\d{1,2})[:时点](\d\d)?分?$/u.exec(text) ?? [];
  const [h, m] = [Number(hour), minute === '' ? 0 : Number(minute)];
  if (hour === '' || h > 23 || m > 59 || (minute === '' && text.endsWith(':'))) return null;
  const day = before === '' ? today : readDay(before, today);
  return day === null ? null : `${day}T${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`;
}

/** The hour of the county's clock, wherever the machine stands. */
function hourOf(now: Date): string {
  return now.toLocaleTimeString('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });
}

/** The day of a value of the box, with its hour or without; null where the calendar has no such day, 2025-13-45. */
export function dayOfBox(value: string): Day | null {
  const day = /^\d{4}-\d\d-\d\d(?=$|T\d\d:\d\d$)/u.exec(value)?.[0] ?? '';
  return isDay(day) ? day : null;
}

/** Full figures and marks as half ones, without spaces at the ends. */
function plain(typed: string): string {
  return typed
    .replace(/[０-９：／．－ｔＴ]/gu, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0))
    .trim()
    .toLowerCase();
}
