/**
 * 读数 (reading): what a cell of somebody else's table says, in the forms in which Excel and other systems write an instant, a
 * day and a sum. The national platform and 12345 write Chinese wall time and never say so.
 */
import { addDays, dayOf, isDay, type Day } from '../../base/calendar.ts';
import { parseSum, type About } from '../../base/money.ts';

/** Excel counts days from here on; a date before 1954 or after 2119 in a list of complaints is a number, not a day. */
const dayNought = '1899-12-30';
const [firstSerial, lastSerial] = [20_000, 80_000];
const secondsADay = 86_400;

const serial = /^\d{5}(?:\.\d+)?$/u;
const digits = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/u;
const written =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]*(?:星期[一二三四五六日天]|周[一二三四五六日天]|\([^)]*\))?[T\s]*(凌晨|早上|上午|中午|下午|晚上)?(\d{1,2})[:时点](?:(\d{1,2})分?(?::?(\d{1,2})秒?(?:\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?)?$/u;

/** The instant that a cell names, of Chinese wall time unless it says otherwise; a day alone is its beginning. Null when it names none. */
export function readInstant(cell: string): Date | null {
  const text = plain(cell);
  if (serial.test(text)) return instantOfSerial(Number(text));
  const short = digits.exec(text);
  if (short !== null) {
    const [, year, month, date, hour = '0', minute = '0', second = '0'] = short;
    return instantOf(`${year}-${month}-${date}`, Number(hour), Number(minute), Number(second), '+08:00');
  }
  const match = written.exec(text);
  if (match === null) return null;
  const [, year, month = '', date = '', half, hour = '0', minute = '0', second = '0', zone = '+08:00'] = match;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return instantOf(day, hourOf(Number(hour), half), Number(minute), Number(second), zone);
}

/** The day that a cell names; its time of day, if it has one, is left out. */
export function readDay(cell: string): Day | null {
  const at = readInstant(cell);
  return at === null ? null : dayOf(at);
}

/** The sum that a cell names, in fen; a bare number is yuan. Null when it is no sum. */
export function readSum(cell: string): { fen: number; about: About | null } | null {
  const text = plain(cell).replace(/^(?:人民币|RMB|CNY)/iu, '');
  // Excel keeps 0.1 + 0.2 as 0.30000000000000004: what it counted is rounded to the fen.
  if (/^\d+\.\d{3,}$/u.test(text)) return { fen: Math.round(Number(text) * 100), about: null };
  return parseSum(text);
}

function instantOfSerial(days: number): Date | null {
  if (days < firstSerial || days >= lastSerial) return null;
  const whole = Math.floor(days);
  const seconds = Math.round((days - whole) * secondsADay);
  const at = instantOf(addDays(dayNought, whole), 0, 0, 0, '+08:00');
  return at === null ? null : new Date(at.getTime() + seconds * 1000);
}

function instantOf(day: Day, hour: number, minute: number, second: number, zone: string): Date | null {
  if (!isDay(day) || hour > 23 || minute > 59 || second > 59) return null;
  const two = (n: number) => String(n).padStart(2, '0');
  const at = new Date(`${day}T${two(hour)}:${two(minute)}:${two(second)}${zone.replace(/(\d{2})(\d{2})$/u, '$1:$2')}`);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** 「下午3点」 is 15; 「下午15点」 stays, and so does 「上午12点」, which people say of noon. */
function hourOf(hour: number, half: string | undefined): number {
  const isLate = half === '下午' || half === '晚上' || (half === '中午' && hour < 3);
  return isLate && hour < 12 ? hour + 12 : hour;
}

function plain(cell: string): string {
  return cell
    .normalize('NFKC')
    .replace(/\u00a0/gu, ' ')
    .trim();
}
