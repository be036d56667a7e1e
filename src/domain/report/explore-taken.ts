/**
 * 放进汇报 (into a report): a table of 探查 becomes a table of the report that is bound to its figure, and a cell becomes a chip. Neither is
 * typed text: what they print is counted whenever the report is read, and frozen when it is signed.
 */
import type { Day } from '../base/calendar.ts';
import { addDays, addMonths } from '../base/calendar.ts';
import { figures } from '../figures.ts';
import {
  conditionsIn,
  reachedMeasures,
  type DayRange,
  type Measure,
  type TableConditions,
} from '../figures/figure-cell.ts';
import { blank, figureDimensions, type FigureWords } from '../figures/figure.ts';
import { figureText } from '../figures/figure-text.ts';
import {
  ChipStyle,
  mostChipName,
  tokenOf,
  type BoundTable,
  type ChipPeriod,
  type FigureChip,
  type ReportBlock,
  type ReportBody,
  type ReportChip,
  type WrittenReport,
} from './body.ts';
import { findingOf, type PlacedFinding } from './check/finding.ts';
import { readWorkReports } from './check/work-report-text.ts';
import type { CellPart, ExploreTable } from './explore.ts';
import { arrange, orderIn, othersName, shortOffice, visible } from './explore-order.ts';
import { periodZh } from './style/day-style.ts';
import { placedIn, type ReportTable } from './writing.ts';

/** So many columns of numbers stand beside each other on A4, and so many lines on two pages of it. */
export const [mostColumns, mostRows] = [9, 100];

/** What keeps a table from the paper; null where nothing does. */
export function tooLarge(columns: number, lines: number): { zh: string; en: string } | null {
  if (columns > mostColumns)
    return {
      zh: `列有 ${columns} 个，一张 A4 放得下 ${mostColumns} 个；换一个分列，或者不分列。`,
      en: `${columns} columns; ${mostColumns} fit on A4. Choose other columns, or none.`,
    };
  if (lines > mostRows)
    return {
      zh: `有 ${lines} 行，最多放 ${mostRows} 行；先选“前几名”。`,
      en: `${lines} lines; ${mostRows} at most. Choose the first of them.`,
    };
  return null;
}

/** The days as the report says them: its own, so that they move with it, or days that stay. */
export function periodIn(days: DayRange, report: DayRange): ChipPeriod {
  return days.from === report.from && days.to === report.to ? 'report' : { from: days.from, to: days.to };
}

/** A table that counts other days than the report in which it stands: whoever signs is told, and says why. */
export function otherPeriods(body: ReportBody, { blocks }: WrittenReport, report: DayRange): PlacedFinding[] {
  return body.blocks.flatMap((block): PlacedFinding[] => {
    const shown = blocks.find(({ id }) => id === block.id);
    if (block.kind !== 'table' || block.bound === undefined || shown?.kind !== 'table') return [];
    const { period } = block.bound;
    if (typeof period !== 'object' || periodIn(period, report) === 'report') return [];
    const said = periodZh(period.from, period.to);
    const [sentence] = readWorkReports(shown.caption).flatMap(({ paragraphs }) => paragraphs);
    if (sentence === undefined) return [];
    return [placedIn(shown, findingOf('period', sentence, said, `全文统计的是${periodZh(report.from, report.to)}`))];
  });
}

/** What is bound of a table: the question and not its answer. */
export interface TableAsked extends Omit<BoundTable, 'period'> {
  days: DayRange;
}

export function tableBlock(
  { days, ...asked }: TableAsked,
  { id, report, isCharted }: { id: string; report: DayRange; isCharted: boolean },
): ReportBlock {
  const words: FigureWords = figures[asked.figure];
  const sides = [asked.rows, asked.columns].flatMap((side) => (side === null ? [] : [figureDimensions[side].zh]));
  const period = periodIn(days, report);
  const when = period === 'report' ? '' : `，${periodZh(days.from, days.to)}`;
  return {
    id,
    kind: 'table',
    caption: `${words.zh}（${words.unitZh}），按${sides.join('和')}${when}`,
    head: [],
    rows: [],
    from: null,
    bound: { ...asked, period },
    chart: isCharted,
  };
}

/** The table as the report prints it; parts of a line are said to be, so that nobody adds them to it. */
export function boundRows(
  bound: BoundTable,
  counted: { table: ExploreTable | null; hasYear: boolean },
  nameOf: (key: string) => string,
): ReportTable {
  const words: FigureWords = figures[bound.figure];
  const { table } = counted;
  const first = figureDimensions[bound.rows].zh;
  const total = `合计（${words.unitZh}）`;
  if (table === null) return { head: [first, total], rows: [['合计', blank]], isBlank: true };
  const isCompared = bound.year && counted.hasYear;
  const said = (n: number) => figureText(words.unit, n);
  // 城关所, as in 探查: whole names of offices stand in no head of A4.
  const headOf = (key: string) => (bound.columns === 'office' ? shortOffice(nameOf(key)) : nameOf(key));
  const compared = (one: { base: number; growth: number | null } | null) =>
    isCompared ? [one === null ? blank : said(one.base), figureText('percent', one?.growth ?? null)] : [];
  const arranged = arrange(table, { order: orderIn(bound.order), top: bound.top });
  const lines = visible(arranged, new Set(bound.turned)).map((line) => {
    const name = line.others > 0 ? othersName(line.others).zh : nameOf(line.key);
    return [
      line.depth === 0 ? name : `${'　'.repeat(line.depth)}其中：${name}`,
      ...line.counts.map(said),
      said(line.total),
      ...compared(line.compared.year),
    ];
  });
  const sums = table.columns.map((one) => said(one.total));
  return {
    head: [first, ...table.columns.map(({ key }) => headOf(key)), total, ...(isCompared ? ['去年同期', '同比'] : [])],
    rows: [...lines, ['合计', ...sums, said(table.total), ...compared(table.compared.year)]],
    total: table.total,
  };
}

/** A cell as a chip; a string where a chip cannot count it, with the way out. */
export function cellChip(
  measure: Measure,
  parts: readonly CellPart[],
  asked: {
    days: DayRange;
    officeId: string | null;
    category: string | null;
    conditions?: TableConditions | undefined;
    report: DayRange;
  },
  nameOf: (key: string) => string,
): { chip: FigureChip; sentence: string } | { zh: string; en: string } {
  const words: FigureWords = figures[measure];
  let { officeId, category } = asked;
  let days = asked.days;
  if (conditionsIn(asked.conditions ?? {}).length > 0)
    return {
      zh: '数字块按所、类别和月份数，带不了别的条件；放整张表，或者先去掉条件。',
      en: 'A chip counts by office, category and month, and takes no other condition; put the whole table in.',
    };
  for (const [side, key] of parts) {
    const isCounted = side === 'office' || side === 'category' || (side === 'month' && !isReached(measure));
    if (key === 'none' || !isCounted)
      return {
        zh: '数字块按所、类别和月份数；这一格别的分项数不了，放整张表。',
        en: 'A chip counts by office, category and month; put the whole table in.',
      };
    if (side === 'office') officeId = key;
    else if (side === 'category') category = key;
    else days = monthWithin(key, days);
  }
  const period = periodIn(days, asked.report);
  const where = [officeId, category].flatMap((key) => (key === null ? [] : [nameOf(key)]));
  const when = period === 'report' ? '' : `${periodZh(days.from, days.to)}，`;
  const name = [words.zh, ...where, period === 'report' ? '' : days.from.slice(0, 7)]
    .filter((one) => one !== '')
    .join(' ');
  const chip: FigureChip = {
    name: name.replace(/[〔〕：]/gu, '').slice(0, mostChipName),
    kind: 'figure',
    figure: measure,
    unit: words.unit === 'count' ? words.unitZh : '',
    as: 'value',
    of: null,
    period,
    officeId,
    category,
    campaign: null,
    style: ChipStyle.parse({}),
  };
  return { chip, sentence: `${when}${where.join('')}${words.zh}` };
}

function isReached(measure: Measure): boolean {
  return (reachedMeasures as readonly Measure[]).includes(measure);
}

function monthWithin(month: Day, { from, to }: DayRange): DayRange {
  const last = addDays(addMonths(month, 1), -1);
  return { from: month > from ? month : from, to: last < to ? last : to };
}

/** The chip under a name that the report has not given to another number, and the sentence in which it stands. */
export function chipBlock(
  { chip, sentence }: { chip: FigureChip; sentence: string },
  { id, chips }: { id: string; chips: readonly ReportChip[] },
): { put: ReportBlock; chip: FigureChip } {
  const named = { ...chip, name: freeName(chip, chips) };
  return {
    put: { id, kind: 'paragraph', pieces: [{ text: `${sentence}${tokenOf(named.name)}。`, when: null }] },
    chip: named,
  };
}

function freeName(chip: FigureChip, chips: readonly ReportChip[]): string {
  const same = (name: string) => JSON.stringify({ ...chip, name });
  for (let n = 1; ; n += 1) {
    const tail = n === 1 ? '' : ` ${n}`;
    const name = `${chip.name.slice(0, mostChipName - tail.length)}${tail}`;
    const taken = chips.find((one) => one.name === name);
    if (taken === undefined || JSON.stringify(taken) === same(name)) return name;
  }
}
