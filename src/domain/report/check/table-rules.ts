/** 表 (table): rows of a pasted table against its total, and against what the text says of the same column (庆阳 2025: 4991 beside 5044). */
import { findingOf, type Finding } from './finding.ts';
import { fits, placesOf, printPercent, quantitiesIn } from './quantity.ts';
import type { Paragraph, WorkReportText } from './work-report-text.ts';

interface Table {
  rows: { cells: string[]; paragraph: Paragraph }[];
}

const isTotal = /^(?:合\s?计|总\s?计|小\s?计|全县|全市)$/u;

export function wrongTables({ paragraphs }: WorkReportText): Finding[] {
  return tablesIn(paragraphs).flatMap((table) => [
    ...wrongTotals(table),
    ...wrongPercents(table),
    ...wrongHeads(table, paragraphs),
  ]);
}

function tablesIn(paragraphs: readonly Paragraph[]): Table[] {
  const tables: Table[] = [];
  let isOpen = false;
  for (const paragraph of paragraphs) {
    const cells = cellsOf(paragraph.plain);
    const isRow =
      cells.length >= 2 &&
      cells.slice(1).some((cell) => numberOf(cell) !== null || percentOf(cell) !== null || cells.every(isShort));
    if (isRow && isOpen) tables.at(-1)?.rows.push({ cells, paragraph });
    else if (isRow) tables.push({ rows: [{ cells, paragraph }] });
    isOpen = isRow;
  }
  return tables.filter(({ rows }) => rows.length >= 3);
}

function isShort(cell: string): boolean {
  return cell.length <= 14;
}

function cellsOf(plain: string): string[] {
  const trimmed = plain.trim().replace(/^\||\|$/gu, '');
  return /[\t|]/u.test(trimmed) ? trimmed.split(/\t|\|/u).map((cell) => cell.trim()) : [];
}

function numberOf(cell: string | undefined): number | null {
  const match = /^(\d[\d,]{0,12}(?:\.\d{1,6})?)\s?(?:件|起|家|户|人次|次|批次|万元|元)?$/u.exec(cell ?? '');
  return match === null ? null : Number((match[1] ?? '').replaceAll(',', ''));
}

/** The numbers of a column above its total; null where one of them is none. */
function columnOf({ rows }: Table, column: number): number[] | null {
  const values = rows
    .slice(1)
    .filter(({ cells }) => !isTotal.test(cells[0] ?? ''))
    .map(({ cells }) => numberOf(cells[column]));
  return values.length < 2 || values.includes(null) ? null : values.filter((one) => one !== null);
}

/** The names of the columns; null where the first row counts already. */
function headOf({ rows }: Table): string[] | null {
  const head = rows[0]?.cells ?? [];
  return head.slice(1).some((cell) => numberOf(cell) !== null) ? null : head;
}

function sumOf(values: readonly number[]): number {
  return Number(values.reduce((sum, one) => sum + one, 0).toFixed(6));
}

function wrongTotals(table: Table): Finding[] {
  const total = table.rows.find(({ cells }) => isTotal.test(cells[0] ?? ''));
  const head = headOf(table);
  if (total === undefined || head === null) return [];
  return total.cells.flatMap((cell, column): Finding[] => {
    const [printed, values] = [numberOf(cell), columnOf(table, column)];
    if (column === 0 || printed === null || values === null || /率|比|均|%/u.test(head[column] ?? '')) return [];
    const sum = sumOf(values);
    if (sum === printed) return [];
    return [findingOf('sum', total.paragraph, `${head[column] ?? ''}${cell}`, `各行之和是${sum}`)];
  });
}

/** A column of shares against the counts to its left; without counts, against a hundred. */
function wrongPercents(table: Table): Finding[] {
  const head = table.rows[0]?.cells ?? [];
  return head.flatMap((name, column): Finding[] => {
    const rows = table.rows
      .slice(1)
      .filter(({ cells }) => !isTotal.test(cells[0] ?? '') && percentOf(cells[column]) !== null);
    const isShare = /占比|比[例重]|占/u.test(name) || (head.length === 2 && percentOf(name) !== null);
    const all =
      head.length === 2 && percentOf(name) !== null
        ? table.rows.filter(({ cells }) => !isTotal.test(cells[0] ?? ''))
        : rows;
    if (column === 0 || !isShare || all.length < 2) return [];
    const counts = columnOf(table, column - 1);
    return counts === null || column === 1 ? overHundred(all, column) : sharesOfCounts(rows, column, sumOf(counts));
  });
}

function percentOf(cell: string | undefined): { percent: number; places: number } | null {
  const figures = /^(\d{1,3}(?:\.\d{1,4})?)\s?%$/u.exec(cell ?? '')?.[1];
  return figures === undefined ? null : { percent: Number(figures), places: placesOf(figures) };
}

function sharesOfCounts(rows: Table['rows'], column: number, whole: number): Finding[] {
  return rows.flatMap(({ cells, paragraph }): Finding[] => {
    const [count, share] = [numberOf(cells[column - 1]), percentOf(cells[column])];
    if (count === null || share === null || whole === 0) return [];
    const exact = (count / whole) * 100;
    if (fits(exact, share.percent, share.places) || Math.abs(exact - share.percent) < 2 * 10 ** -share.places)
      return [];
    return [findingOf('share', paragraph, cells[column] ?? '', printPercent(exact, share.places))];
  });
}

/** Rounding moves the sum of shares by some tenths, no more. */
function overHundred(rows: Table['rows'], column: number): Finding[] {
  const sum = rows.reduce((all, { cells }) => all + (percentOf(cells[column])?.percent ?? 0), 0);
  const last = rows.at(-1);
  if (last === undefined || Math.abs(sum - 100) <= 0.6 || Math.abs(sum - 100) > 15) return [];
  return [findingOf('share', last.paragraph, last.cells[column] ?? '', `各项占比之和是${Number(sum.toFixed(2))}%`)];
}

/** What is farther off is of another period or another thing. */
const slip = 0.2;

/** 「办结4991件」 over a column 办结 that adds up to another number. */
function wrongHeads(table: Table, paragraphs: readonly Paragraph[]): Finding[] {
  return (headOf(table) ?? []).flatMap((name, column): Finding[] => {
    const values = columnOf(table, column);
    const bare = name.replace(/\(.*\)|数量?$|件数$/gu, '');
    if (column === 0 || values === null || bare.length < 2 || /率|比|均|%/u.test(name)) return [];
    const sum = sumOf(values);
    const said = paragraphs
      .filter(({ plain }) => cellsOf(plain).length < 2)
      .flatMap(({ sentences }) => sentences)
      .flatMap((sentence) => quantitiesIn(sentence.plain).map((one) => ({ sentence, one })))
      .filter(({ one }) => one.label.endsWith(bare) && !one.about && one.unit !== '元');
    const [first] = said;
    if (
      first === undefined ||
      Math.abs(first.one.value - sum) / sum > slip ||
      said.some(({ one }) => one.value === sum || values.includes(one.value))
    )
      return [];
    const { sentence, one } = first;
    return [findingOf('sum', sentence, `${one.label}${one.printed}`, `表中各行之和是${sum}`)];
  });
}
