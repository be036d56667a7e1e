/** 表 (table): the rows of a pasted table. Cells are held apart by tabs, by strokes, or by the blanks that a document leaves between them. */
import { placesOf } from './quantity.ts';
import type { Paragraph, WorkReportText } from './work-report-text.ts';

export interface Row {
  /** The first names the row. */
  cells: string[];
  /** It tells a part of the row above: 「其中：私营企业」. */
  isPart: boolean;
  isTotal: boolean;
  paragraph: Paragraph;
}

export interface Table {
  /** The names of the columns; empty where the first row counts already. */
  head: string[];
  rows: Row[];
}

const totalName = /^(?:合\s?计|总\s?计|小\s?计|共\s?计|总数|全县|全市|全区|全局)$/u;
export const isSubtotal = ({ cells }: Row): boolean => /^小\s?计$/u.test(cells[0] ?? '');

export function tablesIn({ paragraphs }: WorkReportText): Table[] {
  const tables: { cells: string[]; paragraph: Paragraph }[][] = [];
  let isOpen = false;
  for (const paragraph of paragraphs) {
    const cells = cellsOf(paragraph.plain);
    const isRow = cells.length >= 2 && (cells.slice(1).some(isCounted) || cells.every(isShort));
    if (isRow && isOpen) tables.at(-1)?.push({ cells, paragraph });
    else if (isRow) tables.push([{ cells, paragraph }]);
    isOpen = isRow;
  }
  return tables.flatMap((rows) => tableOf(rows));
}

function tableOf(rows: readonly { cells: string[]; paragraph: Paragraph }[]): Table[] {
  if (rows.length < 3) return [];
  const [first] = rows;
  const head = first?.cells.slice(1).some(isCounted) === false ? first.cells : [];
  const body = rows.slice(head.length === 0 ? 0 : 1);
  const hasChapters = body.some(({ cells }) => /^[一二三四五六七八九十]{1,2}、/u.test(cells[0] ?? ''));
  return [
    {
      head,
      rows: body.map(({ cells, paragraph }) => ({
        cells,
        paragraph,
        isTotal: totalName.test(cells[0] ?? ''),
        isPart: isPartRow(paragraph.plain, cells[0] ?? '', hasChapters),
      })),
    },
  ];
}

function isPartRow(plain: string, name: string, hasChapters: boolean): boolean {
  return /^[ \u3000]/u.test(plain) || /^(?:其中|#|-)/u.test(name) || (hasChapters && /^\(?\d{1,2}[.、)]/u.test(name));
}

/** The cells of a line; of one that is no row, none or one. */
export function cellsOf(plain: string): string[] {
  const trimmed = plain.trim().replace(/^\||\|$/gu, '');
  if (/[\t|]/u.test(trimmed)) return trimmed.split(/[\t|]/u).map((cell) => cell.trim());
  if (trimmed.length > 120 || /[，。；;]/u.test(trimmed)) return [];
  const wide = trimmed.split(/[ \u3000]{2,40}|\u3000/u);
  if (wide.length >= 2) return wide.map((cell) => cell.trim());
  const narrow = trimmed.split(' ');
  return narrow.length >= 3 && narrow.slice(1).every(isCounted) ? narrow : [];
}

function isShort(cell: string): boolean {
  return cell.length <= 14;
}

function isCounted(cell: string): boolean {
  return numberOf(cell) !== null || percentOf(cell) !== null;
}

/** A stroke in a cell says that there was none. */
export function numberOf(cell: string | undefined): number | null {
  if (/^(?:[-—/]{1,2}|)$/u.test(cell ?? '\n')) return 0;
  const match = /^(\d[\d,]{0,12}(?:\.\d{1,6})?)\s?(?:件|起|家|户|人次|户次|次|批次|批|份|条|个|人|名|万元|元)?$/u.exec(
    cell ?? '',
  );
  return match === null ? null : Number((match[1] ?? '').replaceAll(',', ''));
}

export interface Percent {
  percent: number;
  places: number;
}

export function percentOf(cell: string | undefined): Percent | null {
  const figures = /^[+-]?(\d{1,4}(?:\.\d{1,4})?)\s?%$/u.exec(cell ?? '')?.[1];
  return figures === undefined ? null : { percent: Number(figures), places: placesOf(figures) };
}

/** What a column of rates says, with a sign of per cent or with one in its name alone. */
export function rateOf(name: string, cell: string | undefined): Percent | null {
  const signed = percentOf(cell);
  if (signed !== null) return signed;
  if (!/%|率|占比|比重|比例/u.test(name) || !/^\d{1,4}(?:\.\d{1,4})?$/u.test(cell ?? '')) return null;
  return { percent: Number(cell), places: placesOf(cell ?? '') };
}

/** The numbers of a column in the given rows; null where one of them is none. */
export function columnOf(rows: readonly Row[], column: number): number[] | null {
  const values = rows.map(({ cells }) => (percentOf(cells[column]) === null ? numberOf(cells[column]) : null));
  return values.length < 2 || values.includes(null) ? null : values.filter((one) => one !== null);
}

export function sumOf(values: readonly number[]): number {
  return Number(values.reduce((sum, one) => sum + one, 0).toFixed(6));
}
