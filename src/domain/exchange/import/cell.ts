/**
 * 一格 (cell): what one cell of an imported table says in the words of its own column, or the sentence that names the column and
 * the way out.
 */
import { dayOf, type Day, addDays, isDay } from '../../base/calendar.ts';
import type { CategoryRow } from '../../county/category.ts';
import { importFields, type ImportFieldName, type TranslatedField } from './column.ts';
import type { Mapping } from './mapping.ts';
import { ruleSets } from '../../law/rulebook.ts';
import { codeOf } from './word-mapping.ts';
import { beyondFen, parseSum, type About } from '../../base/money.ts';

/** The cells of one line by the name of their column. */
export type Cells = Readonly<Record<string, string>>;

/** One sentence of both languages. */
export interface Sentence {
  zh: string;
  en: string;
}

/** What is wrong with a line; thrown from wherever it is read, caught where the line ends. */
export class Wrong extends Error {
  readonly sentence: Sentence;

  constructor(zh: string, en: string) {
    super(en);
    this.sentence = { zh, en };
  }
}

/** Reads on where one cell is wrong: whoever mends a line mends it once, so a fault of one cell hides none of another. */
export class Reading {
  readonly faults: Sentence[] = [];
  readonly #unread = new Set<string>();

  /** What `read` makes of a cell of the field; undefined, and the first fault of the field kept, where it is wrong. */
  tried<T>(read: () => T, field: string | null = null): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      if (field === null || !this.#unread.has(field)) this.faults.push(error.sentence);
      if (field !== null) this.#unread.add(field);
      return undefined;
    }
  }
}

/** All faults of a line in one text; null where there is none. */
export function faultsSaid(faults: readonly Sentence[]): Sentence | null {
  const [first, ...others] = faults;
  if (first === undefined || others.length === 0) return first ?? null;
  const listed = (language: keyof Sentence) => faults.map((one, i) => `${i + 1}. ${one[language]}`).join('\n');
  return { zh: `有 ${faults.length} 处要改：\n${listed('zh')}`, en: `${faults.length} faults:\n${listed('en')}` };
}

/** What the schema of a filing refuses, told of the column. */
export function wrongOf(field: ImportFieldName, mapping: Mapping, issue: object | undefined): Wrong {
  const name = nameOf(field, mapping);
  const { code, maximum, minimum } = (issue ?? {}) as { code?: string; maximum?: number; minimum?: number };
  if (field === 'consumerPhone' || field === 'operatorPhone')
    return new Wrong(
      `“${name}”不是一个电话号码；请写 11 位手机号，或者带区号的座机号，只写一个。`,
      `“${name}” is no telephone number: write one mobile number of 11 digits or a landline with its area code.`,
    );
  if (field === 'amount') return sumWrong(name);
  if (code === 'too_big')
    return new Wrong(
      `“${name}”太长，最多 ${maximum} 个字；请删短。`,
      `“${name}” is longer than ${maximum} characters.`,
    );
  if (code === 'too_small')
    return new Wrong(
      `“${name}”太短，至少写 ${minimum} 个字；请补上。`,
      `“${name}” needs at least ${minimum} characters.`,
    );
  return new Wrong(`“${name}”读不懂；请照原来的系统改好。`, `“${name}” cannot be read.`);
}

/** The code of ours that the cell means; null where it is empty, or unknown words are left empty. */
export function translated(
  word: string,
  field: TranslatedField,
  mapping: Mapping,
  categories: readonly CategoryRow[],
): string | null {
  if (word === '') return null;
  const code = codeOf(word, field, mapping, categories);
  if (code !== undefined) return code;
  if (mapping.unknown === 'blank') return null;
  const name = nameOf(field, mapping);
  const shown = word.length > 20 ? `${word.slice(0, 20)}…` : word;
  throw new Wrong(
    `“${name}”里的“${shown}”还没有对应；请在第二步给它选一个，或者选“对不上的留空”。`,
    `“${shown}” in “${name}” has no translation yet: choose one in step two, or leave such words empty.`,
  );
}

export function receivedOf(typed: string, mapping: Mapping, at: Date): Date | undefined {
  if (typed === '') return undefined;
  const name = nameOf('receivedAt', mapping);
  const received = readInstant(typed);
  if (received === null) throw dayWrong(name);
  demandPast(dayOf(received), name, at);
  if (dayOf(received) < ruleSets.GS51.from)
    throw new Wrong(
      `“${name}”早于 ${ruleSets.GS51.from}，那时还没有这个办法；请核对年份。`,
      `“${name}” lies before ${ruleSets.GS51.from}; check the year.`,
    );
  return received;
}

export function happenedOf(typed: string, mapping: Mapping, at: Date): Day | null {
  if (typed === '') return null;
  const name = nameOf('happenedOn', mapping);
  const day = readDay(typed);
  if (day === null) throw dayWrong(name);
  demandPast(day, name, at);
  return day;
}

export function sumOf(typed: string, mapping: Mapping): ReturnType<typeof readSum> {
  if (typed === '' || /^(?:无|不详|未知|-+|\/)$/u.test(typed)) return null;
  const sum = readSum(typed);
  if (sum === null) throw sumWrong(nameOf('amount', mapping));
  return sum;
}

function sumWrong(name: string): Wrong {
  return new Wrong(
    `“${name}”不是一个金额；请只写数字，例如 1750.50，不知道就空着。`,
    `“${name}” is no amount: write figures alone, such as 1750.50, or leave it empty.`,
  );
}

function dayWrong(name: string): Wrong {
  return new Wrong(
    `“${name}”不是一个日期；请写成 2026-05-06 10:00 的样子。`,
    `“${name}” is no date: write it as 2026-05-06 10:00.`,
  );
}

function demandPast(day: Day, name: string, at: Date): void {
  if (day > dayOf(at))
    throw new Wrong(`“${name}”是将来的日子；请核对年月日。`, `“${name}” lies in the future; check it.`);
}

/** The cell of a field that a line cannot do without. */
export function demandCell(cells: Cells, field: ImportFieldName, mapping: Mapping): string {
  const typed = cellOf(cells, field, mapping);
  if (typed !== '') return typed;
  const { zh, en } = importFields[field];
  if (mapping.columns[field] === undefined)
    throw new Wrong(
      `没有哪一列对应“${zh}”；请回到第二步给它选一列。`,
      `No column holds “${en}”: go back to step two and choose one.`,
    );
  const name = nameOf(field, mapping);
  throw new Wrong(`“${name}”是空的；请补上。`, `“${name}” is empty; fill it in.`);
}

/** What the line says of a field; empty where no column holds it. */
export function cellOf(cells: Cells, field: ImportFieldName, mapping: Mapping): string {
  const column = mapping.columns[field];
  return column === undefined ? '' : (cells[column] ?? '').trim();
}

/** The column as its table calls it. */
export function nameOf(field: ImportFieldName, mapping: Mapping): string {
  return mapping.columns[field] ?? importFields[field].zh;
}

/** Excel counts days from here on; a date before 1954 or after 2119 in a list of complaints is a number, not a day. */
const dayNought = '1899-12-30';
const [firstSerial, lastSerial] = [20_000, 80_000];
const secondsADay = 86_400;

const serial = /^\d{5}(?:\.\d+)?$/u;
const digits = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/u;
const written =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]{0,8}(?:星期[一二三四五六日天]|周[一二三四五六日天]|\([^)]{0,20}\))?[T\s]{0,8}(凌晨|早上|上午|中午|下午|晚上)?(\d{1,2})[:时点](?:(\d{1,2})分?(?::?(\d{1,2})秒?(?:\.\d{1,9})?)?)?(Z|[+-]\d{2}:?\d{2})?)?$/u;

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
  const sum = parseSum(text);
  return sum === null || sum.fen >= beyondFen ? null : sum;
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
