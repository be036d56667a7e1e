/**
 * 版面 (sheet): what stands on a printed paper, as plain data. The words of the form and the words that come from the
 * matter are kept apart, so that the desk can tint what it fills in; how it looks is the business of the page.
 */

import type { Day } from '../base/calendar.ts';

/** A piece of a line; a slot holds what comes from the matter, the rest is the wording of the form. */
export interface Run {
  text: string;
  slot: boolean;
}

export type Runs = readonly Run[];

/** One line of a closed list in law, printed whether it applies or not. */
export interface TickRow {
  ticked: boolean;
  /** 「（一）」 */
  nth: string;
  text: string;
}

export interface Cell {
  /** A cell of the form's own words, such as 「联系电话」. */
  label: boolean;
  runs: readonly Runs[];
  columns: number;
  rows: number;
  /** Room for the long stories of the form. */
  tall: boolean;
}

/** Who signs by hand, below the text or in a cell. */
export interface Signature {
  who: string;
  name: Runs;
  dateLine: string;
  /** The strokes of a signature that was given on a screen, in the field of signature.ts. */
  strokes?: string;
}

export type Block =
  | { type: 'paragraph'; runs: Runs }
  | { type: 'heading'; text: string }
  | { type: 'ticks'; rows: readonly TickRow[] }
  | { type: 'table'; name: string; columns: number; rows: readonly (readonly Cell[])[] }
  | { type: 'signatures'; rows: readonly Signature[] };

/** The bureau's name, the day and the place of the seal at the end of a letter. */
export interface SignOff {
  name: string;
  date: Run;
  seal: boolean;
}

export interface Sheet {
  addressee: Runs | null;
  /** Words and numbers that stand in one line above a form, left and right. */
  head: { left: Runs; right: Runs } | null;
  blocks: readonly Block[];
  signOff: SignOff | null;
  /** Small print below the line: copies, how a form is filled in. */
  notes: readonly string[];
}

/** The days that stand in places of their own, such as 「于2027年1月5日前」; those in somebody's words and below the text are none of them. */
export function daysOn({ addressee, head, blocks }: Sheet): Day[] {
  const runs = [
    ...(addressee ?? []),
    ...(head === null ? [] : [...head.left, ...head.right]),
    ...blocks.flatMap((block) => {
      if (block.type === 'paragraph') return block.runs;
      return block.type === 'table' ? block.rows.flat().flatMap((one) => one.runs.flat()) : [];
    }),
  ];
  return runs.flatMap(({ text, slot }) => {
    const [, year, month = '', day = ''] = (slot && /^(\d{4})年(\d{1,2})月(\d{1,2})日.{0,12}$/u.exec(text)) || [];
    return year === undefined ? [] : [`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`];
  });
}

/** The gap that a person fills in by hand when the matter does not say it. */
export const gap = '\u3000\u3000\u3000\u3000';

/** A line with its slots: runsOf`本局于${day}收到你的投诉`; what is empty leaves a gap for the pen. */
export function runsOf(fixed: TemplateStringsArray, ...slots: readonly (string | null)[]): Runs {
  const runs: Run[] = [];
  fixed.forEach((text, i) => {
    if (text !== '') runs.push({ text, slot: false });
    if (i < slots.length) runs.push({ text: filled(slots[i] ?? null), slot: true });
  });
  return runs;
}

/** Words of the form alone, without a slot. */
export function wordsOf(text: string): Runs {
  return [{ text, slot: false }];
}

export function paragraph(runs: Runs): Block {
  return { type: 'paragraph', runs };
}

export function label(text: string, columns = 1, rows = 1): Cell {
  return { label: true, runs: [[{ text, slot: false }]], columns, rows, tall: false };
}

/** A cell that the matter fills; empty stays empty. */
export function value(text: string | null, columns = 1): Cell {
  return cell([[{ text: text ?? '', slot: true }]], columns);
}

export function cell(runs: readonly Runs[], columns = 1, tall = false): Cell {
  return { label: false, runs, columns, rows: 1, tall };
}

/** A label and what stands beside it, together as wide as asked. */
export function field(name: string, text: string | null, columns = 1): Cell[] {
  return [label(name), value(text, columns)];
}

/** Somebody's own lines, each a line of the cell. */
export function linesIn(text: string): Runs[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => [{ text: line, slot: true }]);
}

/** 「（一）」 to 「（八）」, as the law counts its items. */
export function itemNumber(n: number): string {
  const figure = '一二三四五六七八九十'[n - 1];
  if (figure === undefined) throw new Error('the lists of the law that a paper prints have ten items at most');
  return `（${figure}）`;
}

/** 「三」, 「十二」: how many there are, as papers write it out; up to ninety-nine, and in figures beyond. */
export function countZh(n: number): string {
  if (n < 1 || n > 99) return String(n);
  const figures = '零一二三四五六七八九';
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : (figures[tens] ?? '')}十`;
  return `${ten}${ones === 0 ? '' : (figures[ones] ?? '')}`;
}

/** A whole closed list with the grounds that apply ticked. */
export function ticks<K extends string>(list: Record<K, { zh: string }>, chosen: readonly K[]): Block {
  const rows = (Object.keys(list) as K[]).map((key, i) => ({
    ticked: chosen.includes(key),
    nth: itemNumber(i + 1),
    text: list[key].zh,
  }));
  return { type: 'ticks', rows };
}

export function textOf(runs: Runs): string {
  return runs.map((run) => run.text).join('');
}

/** Every word on the sheet, for searching it and for measuring it. */
export function linesOf(sheet: Sheet): string[] {
  const lines = sheet.blocks.flatMap((block): string[] => {
    switch (block.type) {
      case 'paragraph':
        return [textOf(block.runs)];
      case 'heading':
        return [block.text];
      case 'ticks':
        return block.rows.map((row) => `${row.ticked ? '☑' : '□'}${row.nth}${row.text}`);
      case 'table':
        return block.rows.flatMap((row) => row.flatMap((one) => one.runs.map(textOf)));
      case 'signatures':
        return block.rows.map((row) => `${row.who}${textOf(row.name)}${row.dateLine}`);
    }
  });
  return [
    ...(sheet.addressee === null ? [] : [textOf(sheet.addressee)]),
    ...(sheet.head === null ? [] : [textOf(sheet.head.left), textOf(sheet.head.right)]),
    ...lines,
    ...(sheet.signOff === null ? [] : [sheet.signOff.name, sheet.signOff.date.text]),
    ...sheet.notes,
  ];
}

function filled(text: string | null): string {
  return text === null || text === '' ? gap : text;
}
