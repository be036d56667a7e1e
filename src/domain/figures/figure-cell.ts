/** 计数格 (figure cell): how many there are of each figure in a day or a month, of a place, by kind. */
import { addDays, addMonths, type Day } from '../base/calendar.ts';
import type { FigureWords } from './figure.ts';

/** The columns of a cell: each counts what the figure of its name does. */
export const measures = [
  'received',
  'people',
  'accepted',
  'declined',
  'mediated',
  'settled',
  'terminated',
  'closed',
  'settledAtStation',
  'tipoffs',
  'casesOpened',
  'askedPeople',
  'recoveredFen',
  'compensationFen',
] as const;
export type Measure = (typeof measures)[number];

/** What a cell counts besides, for figures that no table is made of: what they say of a day or a month, and the parts of means. */
export const handledMeasures = [
  'closedInPeriod',
  'closedOnTime',
  'closedSettled',
  'transferred',
  'initialDue',
  'initialOnTime',
  'verifyDue',
  'verifyOnTime',
  'costTold',
  'tripsTold',
  'kmTold',
  'minutesTold',
  'trips',
  'km',
  'minutes',
  'disputedFen',
  'publishable',
  'published',
  'firmSettled',
  'firmRecoveredFen',
  'refundFen',
  'inKindFen',
  'damagesFen',
  'extraDamagesFen',
  'waiverFen',
  'sentUp',
  'feeTold',
  'feeFen',
  'casesNotOpened',
] as const;
export type KeptMeasure = Measure | (typeof handledMeasures)[number];
export const keptMeasures = [...measures, ...handledMeasures] as const;

/** What its column is called, in the cells and in what is kept of decisions that were revoked. */
export function columnNameOf(measure: KeptMeasure): string {
  return measure.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
}

/** How long it takes, by what the cells call it: a complaint until its first answer, and the five links of a clue. */
export const paces = {
  firstResponseMinutes: 'f',
  paceReceived: 'g',
  paceAnalysed: 'a',
  paceDecided: 'd',
  paceActed: 'x',
  paceEnded: 'e',
} as const;
export type Pace = (typeof paces)[keyof typeof paces];

/** The parts of means, which are no figures by themselves. */
const partWords = {
  tripsTold: { zh: '记了趟数的' },
  kmTold: { zh: '记了路程的' },
  minutesTold: { zh: '记了时间的' },
  trips: { zh: '趟数' },
  km: { zh: '公里' },
  minutes: { zh: '分钟' },
  feeTold: { zh: '记了花费的' },
  feeFen: { zh: '花费' },
} as const satisfies Partial<Record<KeptMeasure, Pick<FigureWords, 'zh'>>>;

/** Days from the one to the other, both among them. */
export interface DayRange {
  from: Day;
  to: Day;
}

/** How a period is read out of cells of months and days. */
export interface CellSpan {
  /** The first of the first and of the last whole month; null where there is none. */
  months: DayRange | null;
  /** The days before the first whole month, and those behind the last one. */
  head: DayRange | null;
  tail: DayRange | null;
  /** The first of the first month from which on all that was accepted is in the period. */
  sinceOn: Day;
}

export function spanOf({ from, to }: DayRange): CellSpan {
  const sinceOn = from.endsWith('-01') ? from : addMonths(monthOf(from), 1);
  const last = monthOf(to);
  const isLastWhole = addDays(to, 1) === addMonths(last, 1);
  const lastWhole = isLastWhole ? last : addMonths(last, -1);
  const beforeSince = addDays(sinceOn, -1);
  return {
    months: sinceOn <= lastWhole ? { from: sinceOn, to: lastWhole } : null,
    head: sinceOn === from ? null : { from, to: to < beforeSince ? to : beforeSince },
    tail: isLastWhole || last < sinceOn ? null : { from: last, to },
    sinceOn,
  };
}

/**
 * The days of its month before a period that goes on past that month, where these are fewer than those that are in it: then they are what is
 * counted one by one, and taken away from the whole month. Null where the month's own days are the fewer, or the period begins with it.
 */
export function fewerBefore({ from, to }: DayRange): DayRange | null {
  const first = monthOf(from);
  const last = addDays(addMonths(first, 1), -1);
  const days = Number(from.slice(-2)) - 1;
  return days > 0 && to >= last && 2 * days < Number(last.slice(-2)) ? { from: first, to: addDays(from, -1) } : null;
}

function monthOf(day: Day): Day {
  return `${day.slice(0, -2)}01`;
}

/** What became of those that were accepted in the period. */
export const reachedMeasures = ['mediated', 'settled', 'terminated', 'closed'] as const satisfies readonly Measure[];

export function isReached(measure: KeptMeasure): boolean {
  return (reachedMeasures as readonly KeptMeasure[]).includes(measure);
}

export type TableSide = 'office' | 'town' | 'village' | 'category' | 'nature' | 'channel' | 'month';

/** 条件 (condition): by what a table may be narrowed besides its days, its office and its category. */
export const tableConditions = ['town', 'village', 'nature', 'channel'] as const satisfies readonly TableSide[];
export type TableCondition = (typeof tableConditions)[number];
/** What each must be: an id or a code, or 'none'. */
export type TableConditions = Partial<Record<TableCondition, string | undefined>>;

/** The conditions that are set, in their order. */
export function conditionsIn(conditions: TableConditions): (readonly [side: TableCondition, key: string])[] {
  return tableConditions.flatMap((side) => {
    const key = conditions[side];
    return key === undefined ? [] : [[side, key] as const];
  });
}

/** A table of one figure: by what its rows and its columns are, of which days, of which office and category alone. */
export interface TableWish extends DayRange {
  measure: Measure;
  rows: TableSide;
  columns: TableSide | null;
  officeId?: string | null;
  category?: string | null;
  conditions?: TableConditions;
  /** Rows by category: each by the code itself, and not by the class at the top. */
  isDeep?: boolean;
}

export interface TableCount {
  row: string;
  column: string;
  n: number;
}

/** A table with its totals. Rows and columns are ids and codes; 'none' is what has none, a month is its first day. */
export interface FigureTable {
  rows: { key: string; total: number; counts: number[] }[];
  columns: { key: string; total: number }[];
  total: number;
}

export function tableOf({ columns: side }: Pick<TableWish, 'columns'>, counts: readonly TableCount[]): FigureTable {
  const byRow = new Map<string, Map<string, number>>();
  const byColumn = new Map<string, number>();
  let total = 0;
  for (const { row, column, n } of counts) {
    const own = byRow.get(row) ?? new Map<string, number>();
    byRow.set(row, own.set(column, (own.get(column) ?? 0) + n));
    byColumn.set(column, (byColumn.get(column) ?? 0) + n);
    total += n;
  }
  const inOrder = <T>([a]: [string, T], [b]: [string, T]) => (a < b ? -1 : 1);
  const columns = side === null ? [] : [...byColumn].toSorted(inOrder).map(([key, n]) => ({ key, total: n }));
  const rows = [...byRow].toSorted(inOrder).map(([key, own]) => ({
    key,
    total: [...own.values()].reduce((sum, n) => sum + n, 0),
    counts: columns.map((column) => own.get(column.key) ?? 0),
  }));
  return { rows, columns, total };
}

/** A cell that is not what its matters say. */
export interface FigureFault {
  countyId: number;
  level: string;
  startOn: string;
  sinceOn: string;
  area: string;
  key: string;
  /** What the cell holds and what there is, by measure; what is nought is left out. */
  held: Partial<Record<KeptMeasure, number>>;
  counted: Partial<Record<KeptMeasure, number>>;
}

const levelWords: Readonly<Record<string, string>> = {
  d: '县的一天',
  o: '所的一天',
  C: '县的一月',
  O: '所的一月',
  T: '乡镇的一月',
  V: '村社区的一月',
  u: '村社区的一月按问题性质',
  v: '村社区的一月按渠道',
  N: '县的一月按问题性质',
  n: '所的一月按问题性质',
  H: '县的一月按渠道',
  h: '所的一月按渠道',
  x: '县的一月按类别和问题性质',
  y: '县的一月按类别和渠道',
  z: '县的一月按问题性质和渠道',
  X: '所的一月按类别和问题性质',
  Y: '所的一月按类别和渠道',
  R: '县以上的一月',
};

/** What the terminal is told of it, by what the figures are called. */
export function figureFaultWords(
  { countyId, level, startOn, sinceOn, area, key, held, counted }: FigureFault,
  words: Readonly<Record<Exclude<KeptMeasure, keyof typeof partWords>, Pick<FigureWords, 'zh'>>>,
): string {
  const named: Readonly<Record<KeptMeasure, Pick<FigureWords, 'zh'>>> = { ...words, ...partWords };
  const differing = keptMeasures.filter((one) => (held[one] ?? 0) !== (counted[one] ?? 0));
  const what = differing.map((one) => `${named[one].zh}记着 ${held[one] ?? 0}，应是 ${counted[one] ?? 0}`).join('，');
  const where = [levelWords[level], startOn, area, key].filter((one) => one !== undefined && one !== '').join(' ');
  const english = differing.map((one) => `${one} ${held[one] ?? 0} instead of ${counted[one] ?? 0}`).join(', ');
  return `${countyId} ${where}（受理于 ${sinceOn.slice(0, 7)}）：${what}。(Cell ${level} ${startOn} ${area} ${key} of ${countyId}: ${english}.)`;
}

/** A tally beside the cells that is not what its matters say: the times, what was graded, what is kept, what ended within how long. */
export interface TallyFault {
  countyId: number;
  tally: 'pace' | 'opinion' | 'kept' | 'response';
  /** Its level, day, place and kind. */
  cell: string;
  held: number;
  counted: number;
}

const tallyWords: Readonly<Record<TallyFault['tally'], string>> = {
  pace: '时长格',
  opinion: '民意计数',
  kept: '留存计数',
  response: '响应时效',
};

export function tallyFaultWords({ countyId, tally, cell, held, counted }: TallyFault): string {
  return `${countyId} ${tallyWords[tally]} ${cell}：记着 ${held}，应是 ${counted}。(Tally ${tally} ${cell} of ${countyId}: ${held} instead of ${counted}.)`;
}
