/**
 * 一格 (cell): what one cell of an imported table says in the words of its own column, or the sentence that names the column and
 * the way out.
 */
import { dayOf, type Day } from '../../base/calendar.ts';
import type { Category } from '../../county/category.ts';
import { importFields, type ImportFieldName, type TranslatedField } from './column.ts';
import type { Mapping } from './mapping.ts';
import { readDay, readInstant, readSum } from './cell-reading.ts';
import { ruleSets } from '../../law/rulebook.ts';
import { codeOf } from './word-mapping.ts';

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
  categories: readonly Category[],
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
