/**
 * 结果名单导入: a table of results as a testing institution sends it, a line for each item. Its columns are known by what they are called;
 * each line is read by itself, and what is wrong with one is told by its number without stopping the others.
 */
import { isDay, type Day } from '../../base/calendar.ts';
import { Refusal } from '../../base/refusal.ts';

/** So many lines at a time. */
export const mostResultLines = 5_000;

type Column = 'batch' | 'reportNumber' | 'concludedOn' | 'receivedOn' | 'item' | 'standard' | 'measured' | 'fit';

/** What each column may be called, the surest first; a header that holds one of the words is it. */
const headers: Readonly<Record<Column, readonly string[]>> = {
  batch: ['抽样单编号', '批次编号', '抽样编号', '样品编号', '封条'],
  reportNumber: ['报告编号', '报告号'],
  concludedOn: ['结论日期', '签发日期', '报告日期'],
  receivedOn: ['收到日期', '收报告日期'],
  item: ['检验项目', '项目'],
  standard: ['标准值', '标准', '限量'],
  measured: ['实测值', '实测', '检验值', '检测值'],
  fit: ['判定', '结论', '结果'],
};

export function resultColumns(titles: readonly string[]): ReadonlyMap<Column, number> {
  const plain = titles.map((title) => title.normalize('NFKC').replace(/\s/gu, ''));
  const found = new Map<Column, number>();
  for (const column of Object.keys(headers) as Column[]) {
    const at = headers[column]
      .map((word) => plain.findIndex((title, i) => title.includes(word) && ![...found.values()].includes(i)))
      .find((i) => i >= 0);
    if (at !== undefined) found.set(column, at);
  }
  for (const needed of ['batch', 'reportNumber', 'concludedOn', 'fit'] as const)
    if (!found.has(needed)) throw new Refusal('sampling-table-columns');
  return found;
}

/** One line that was read. */
export interface ResultLine {
  line: number;
  /** The number of the batch, or the seal of its sample. */
  batch: string;
  reportNumber: string;
  concludedOn: Day;
  receivedOn: Day | null;
  item: string;
  standard: string;
  measured: string;
  fit: 'yes' | 'no';
}

/** What is wrong with one line, and the way out. */
export interface LineProblem {
  line: number;
  zh: string;
  en: string;
}

/** A line of the table, or what is wrong with it; null for one that says nothing. */
export function resultLine(
  { line, cells }: { line: number; cells: readonly string[] },
  columns: ReadonlyMap<Column, number>,
): ResultLine | LineProblem | null {
  const cell = (column: Column, most: number) =>
    (cells[columns.get(column) ?? -1] ?? '').normalize('NFKC').trim().slice(0, most);
  if (cells.every((one) => one.trim() === '')) return null;
  const wrong = (zh: string, en: string): LineProblem => ({ line, zh, en });
  const [batch, reportNumber] = [cell('batch', 40), cell('reportNumber', 40)];
  if (batch === '')
    return wrong('没写是哪一批；请填抽样单编号或者封条号。', 'Say which batch by its number or its seal.');
  if (reportNumber.length < 2) return wrong('没写报告编号；请填上。', 'The number of the report is missing.');
  const concludedOn = dayIn(cell('concludedOn', 40));
  if (concludedOn === null)
    return wrong(
      '结论日期看不懂；写成 2026-06-12 这样。',
      'The day of the conclusion cannot be read; write 2026-06-12.',
    );
  const fit = fitIn(cell('fit', 20));
  if (fit === null) return wrong('判定看不懂；写“合格”或者“不合格”。', 'Write 合格 or 不合格 as the judgement.');
  return {
    line,
    batch,
    reportNumber,
    concludedOn,
    receivedOn: dayIn(cell('receivedOn', 40)),
    item: cell('item', 60) || '检验结论',
    standard: cell('standard', 120),
    measured: cell('measured', 60),
    fit,
  };
}

function fitIn(written: string): 'yes' | 'no' | null {
  if (/不合格|不符合/u.test(written)) return 'no';
  return /合格|符合/u.test(written) ? 'yes' : null;
}

/** 「2025-9-3」, 「2025年9月3日」, 「2025/09/03」 */
function dayIn(written: string): Day | null {
  const found = /(\d{4})\s?[年/.-]\s?(\d{1,2})\s?[月/.-]\s?(\d{1,2})/u.exec(written);
  if (found === null) return null;
  const day = `${found[1] ?? ''}-${(found[2] ?? '').padStart(2, '0')}-${(found[3] ?? '').padStart(2, '0')}`;
  return isDay(day) ? day : null;
}

/** The lines of one batch, of which each is an item of the same report. */
export function byBatch(lines: readonly ResultLine[]): ResultLine[][] {
  const found = new Map<string, ResultLine[]>();
  for (const one of lines) found.set(one.batch, [...(found.get(one.batch) ?? []), one]);
  return [...found.values()];
}

/** What came of a table: what was entered, or in a trial would be, what was known, and what is wrong by line. */
export interface ImportedResults {
  trial: boolean;
  entered: number;
  unfit: number;
  known: number;
  wrong: LineProblem[];
}
