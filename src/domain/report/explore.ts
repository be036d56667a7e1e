/**
 * 探查 (explore): a figure by rows and columns, beside the same days of the year before and the days before. What may be asked, how the
 * categories fold into a tree, and what the comparison is with; the counting is `readTable`.
 */
import { addDays, addMonths, type Day } from '../base/calendar.ts';
import {
  conditionsIn,
  measures,
  reachedMeasures,
  type DayRange,
  type FigureTable,
  type Measure,
  type TableConditions,
  type TableSide,
} from '../figures/figure-cell.ts';
import { Refusal } from '../base/refusal.ts';
import type { Words } from '../base/words.ts';
import { figures, isFigureName } from '../figures.ts';
import { baseOf, isWholeMonths, monthsOf, type Comparison } from '../figures/comparison.ts';
import { figureDimensions, growth, keptIn, rate, type FigureWords } from '../figures/figure.ts';

/** In the order in which they are offered. */
export const tableSides = [
  'category',
  'office',
  'town',
  'village',
  'nature',
  'channel',
  'month',
] as const satisfies readonly TableSide[];

/** By what a figure may be split in rows and columns. */
export function sidesOf({ dimensions }: Pick<FigureWords, 'dimensions'>): TableSide[] {
  return tableSides.filter((side) => (dimensions as readonly string[]).includes(side));
}

/** Refuses a table by what the figure cannot be split by, or by the same twice. */
export function demandSides(
  words: Pick<FigureWords, 'zh' | 'dimensions'>,
  rows: TableSide,
  columns: TableSide | null,
): void {
  const sides = sidesOf(words);
  for (const one of [rows, columns])
    if (one !== null && !sides.includes(one))
      throw new Refusal('explore-side', { figure: words.zh, side: figureDimensions[one].zh });
  if (rows === columns) throw new Refusal('explore-same-sides');
}

/** What an address asks to be counted, and what is said where it names nothing that can stand in rows and columns. */
export function figureAsked(name: string | null): { figure: Measure; instead: Words | null } {
  const usual = 'accepted';
  if (name === null || name === '') return { figure: usual, instead: null };
  const listed = measures.find((one) => one === name || figures[one].id === name.toUpperCase());
  if (listed !== undefined) return { figure: listed, instead: null };
  const known = (Object.values(figures) as readonly FigureWords[]).find(({ id }) => id === name.toUpperCase());
  const meant: FigureWords | undefined = isFigureName(name) ? figures[name] : known;
  const said = [...name].slice(0, 20).join('');
  const { id, zh, en } = figures[usual];
  const kept = {
    zh: `先看“${id} ${zh}”，期间、范围照链接的。`,
    en: `${id} ${en} is shown instead, of the same days and place.`,
  };
  return {
    figure: usual,
    instead:
      meant === undefined
        ? {
            zh: `链接里的“${said}”不是本系统的数，${kept.zh}`,
            en: `The link asks for “${said}”, which is no figure; ${kept.en}`,
          }
        : {
            zh: `链接里的“${meant.id} ${meant.zh}”排不成行列的表，${kept.zh}`,
            en: `${meant.id} ${meant.en} makes no table of rows and columns; ${kept.en}`,
          },
  };
}

/** From the first of the year to the last whole month; in January the whole year before. */
export function wholeMonths(today: Day): DayRange {
  const first = `${today.slice(0, 7)}-01`;
  const to = addDays(first, -1);
  return { from: `${to.slice(0, 4)}-01-01`, to };
}

/** 整月: whether the days are months from their first to their last. */
export function areWholeMonths({ from, to }: DayRange): boolean {
  return from.endsWith('-01') && addDays(to, 1).endsWith('-01');
}

/** With what it is compared; null where the ledger was not kept in all of those days, so that nothing has grown from nought. */
export function comparedWith(
  period: DayRange,
  comparison: Comparison,
  keptSince: string | null,
  today: Day,
): DayRange | null {
  const base = baseOf(period, comparison);
  return keptIn(base, keptSince, today) === 'yes' ? base : null;
}

/** How many months lie between a period and what it is compared with; null where they are no whole months. */
function shiftOf(period: DayRange, comparison: Comparison): number | null {
  if (comparison === 'year') return 12;
  return isWholeMonths(period) ? monthsOf(period) : null;
}

/** Since when the ledger was kept, where that was within the period; null where it was kept in all of it. */
export function sinceWords({ from, keptSince }: { from: Day; keptSince: string | null }): Words | null {
  if (keptSince === null || keptSince <= from) return null;
  return {
    zh: `投诉台账从 ${keptSince} 记起，之前的没有数。`,
    en: `The ledger of complaints was kept from ${keptSince} on; nothing was counted before.`,
  };
}

export interface ExploreLine {
  /** A code or an id, a month by its first day, 'none' for what has none. */
  key: string;
  /** The line under which it folds; null for one that always stands. */
  parent: string | null;
  depth: number;
  /** Whether lines fold under it. */
  folds: boolean;
  counts: number[];
  total: number;
  /** Per cent of the whole; null where that is nought. */
  share: number | null;
  compared: Record<Comparison, Compared | null>;
}

/** How many there were, and by how many per cent there are more; null where there was none. */
export interface Compared {
  base: number;
  growth: number | null;
}

export interface ExploreTable {
  columns: FigureTable['columns'];
  lines: ExploreLine[];
  total: number;
  compared: Record<Comparison, Compared | null>;
}

type Row = FigureTable['rows'][number];

/** What stands above a category: G and G10 above G10.1, and that above G10.1.2; what has none stands alone. */
export function aboveCategory(code: string): string[] {
  if (!/^[A-Z]\d/u.test(code)) return [];
  const parts = code.split('.');
  return [code.slice(0, 1), ...parts.slice(1).map((_, i) => parts.slice(0, i + 1).join('.'))];
}

/** The lines of a table by category as a tree: each line has what is of itself and of all below it. */
export function foldCategories(rows: readonly Row[], width: number): Row[] {
  const folded = new Map<string, Row>();
  for (const { key, total, counts } of rows)
    for (const node of [...aboveCategory(key), key]) {
      const one = folded.get(node) ?? { key: node, total: 0, counts: Array.from({ length: width }, () => 0) };
      folded.set(node, {
        key: node,
        total: one.total + total,
        counts: one.counts.map((n, i) => n + (counts[i] ?? 0)),
      });
    }
  return [...folded.values()];
}

export interface Explored {
  rows: TableSide;
  period: DayRange;
  now: FigureTable;
  bases: Record<Comparison, FigureTable | null>;
}

/** The table as it is shown, in the order of `order`; a line that there was only in the base has noughts. */
export function exploreTable({ rows: side, period, now, bases }: Explored, order: (key: string) => number) {
  const isTree = side === 'category';
  const width = now.columns.length;
  const fold = (rows: readonly Row[], n: number) => (isTree ? foldCategories(rows, n) : rows);
  const own = new Map(fold(now.rows, width).map((row) => [row.key, row]));
  const before = {
    year: totalsOf(bases.year, 'year', { side, period }),
    before: totalsOf(bases.before, 'before', { side, period }),
  };
  const keys = new Set([...own.keys(), ...(before.year?.keys() ?? []), ...(before.before?.keys() ?? [])]);
  const parents = new Set(isTree ? [...keys].map((key) => aboveCategory(key).at(-1)) : []);
  const none = { total: 0, counts: Array.from({ length: width }, () => 0) };
  const compare = (comparison: Comparison, key: string, total: number) => {
    const totals = before[comparison];
    return totals === null ? null : comparedOf(total, totals.get(key) ?? 0);
  };
  const lines = inTree([...keys], isTree, order).map((key): ExploreLine => {
    const { total, counts } = own.get(key) ?? none;
    const above = isTree ? aboveCategory(key) : [];
    return {
      key,
      parent: above.at(-1) ?? null,
      depth: above.length,
      folds: parents.has(key),
      counts: [...counts],
      total,
      share: rate(total, now.total),
      compared: { year: compare('year', key, total), before: compare('before', key, total) },
    };
  });
  const whole = (base: FigureTable | null) => (base === null ? null : comparedOf(now.total, base.total));
  const compared = { year: whole(bases.year), before: whole(bases.before) };
  return { columns: now.columns, lines, total: now.total, compared } satisfies ExploreTable;
}

/** The table with lines and columns of those too that had none: an office without a matter stands as nought, and is not left out. */
export function withStanding(
  table: FigureTable,
  { rows, columns }: { rows: TableSide; columns: TableSide | null },
  standing: Partial<Record<TableSide, readonly string[]>>,
): FigureTable {
  const lacking = (side: TableSide | null, own: readonly { key: string }[]) =>
    ((side === null ? undefined : standing[side]) ?? []).filter((key) => !own.some((one) => one.key === key));
  const more = lacking(columns, table.columns);
  const all = [...table.columns, ...more.map((key) => ({ key, total: 0 }))];
  const none = more.map(() => 0);
  return {
    columns: all,
    rows: [
      ...table.rows.map((row) => ({ ...row, counts: [...row.counts, ...none] })),
      ...lacking(rows, table.rows).map((key) => ({ key, total: 0, counts: all.map(() => 0) })),
    ],
    total: table.total,
  };
}

/** The columns of a table in an order. */
export function columnsInOrder(table: FigureTable, order: (key: string) => number): FigureTable {
  const places = table.columns
    .map(({ key }, i) => ({ key, i }))
    .toSorted((a, b) => order(a.key) - order(b.key) || (a.key < b.key ? -1 : 1))
    .map(({ i }) => i);
  const pick = <T>(all: readonly T[]) => places.flatMap((i) => all.slice(i, i + 1));
  return {
    ...table,
    columns: pick(table.columns),
    rows: table.rows.map((row) => ({ ...row, counts: pick(row.counts) })),
  };
}

function comparedOf(now: number, base: number): Compared {
  return { base, growth: growth(now, base) };
}

/** The totals of the base by the keys of the table; null where the one has no line for the other. */
function totalsOf(
  base: FigureTable | null,
  comparison: Comparison,
  { side, period }: { side: TableSide; period: DayRange },
): Map<string, number> | null {
  if (base === null) return null;
  const shift = side === 'month' ? shiftOf(period, comparison) : 0;
  if (shift === null) return null;
  const rows = side === 'category' ? foldCategories(base.rows, 0) : base.rows;
  return new Map(rows.map(({ key, total }) => [shift === 0 ? key : addMonths(key, shift), total]));
}

/** Each line right below the one under which it folds. */
function inTree(keys: readonly string[], isTree: boolean, order: (key: string) => number): string[] {
  const path = (key: string) => [...(isTree ? aboveCategory(key) : []), key];
  return keys.toSorted((a, b) => {
    const [one, other] = [path(a), path(b)];
    const at = one.findIndex((key, i) => key !== other[i]);
    const [x, y] = [one[at], other[at]];
    if (x === undefined) return at === -1 && one.length < other.length ? -1 : 1;
    if (y === undefined) return 1;
    return order(x) - order(y) || (x < y ? -1 : 1);
  });
}

/** What a cell is of: its row and its column, as far as it has them. */
export type CellPart = readonly [side: TableSide, key: string];

/** What a whole table is of. */
export interface CellScope extends DayRange {
  officeId: string | null;
  category: string | null;
  conditions?: TableConditions;
}

const listOf = { complaint: '/complaints', tipoff: '/tipoffs', inquiry: '/inquiries' } as const;

/**
 * The list that opens the records of a cell; null where no list can: of what has no office or category, and of the month in which those
 * were accepted of whom the figure tells what became by the end of the period.
 */
export function recordsOfCell(
  measure: Measure,
  kind: keyof typeof listOf,
  parts: readonly CellPart[],
  { from, to, officeId, category, conditions = {} }: CellScope,
): string | null {
  const asked = new Map([
    ['figure', measure],
    ['from', from],
    ['to', to],
  ]);
  if (officeId !== null) asked.set('officeId', officeId);
  if (category !== null) asked.set('category', category);
  for (const [side, key] of [...conditionsIn(conditions), ...parts]) {
    if (!isListed(measure, kind, side, key)) return null;
    if (side === 'month') {
      const last = addDays(addMonths(key, 1), -1);
      if (key > from) asked.set('from', key);
      if (last < to) asked.set('to', last);
    } else if (side === 'office') asked.set('officeId', key);
    // The line of a category above the one that is asked for holds no more than what is asked for.
    else if (side !== 'category' || !aboveCategory(category ?? '').includes(key)) asked.set(side, key);
  }
  return `${listOf[kind]}?${new URLSearchParams([...asked]).toString()}`;
}

function isListed(measure: Measure, kind: keyof typeof listOf, side: TableSide, key: string): boolean {
  switch (side) {
    case 'month':
      return !(reachedMeasures as readonly Measure[]).includes(measure);
    case 'village':
    case 'town':
    case 'nature':
      return kind === 'complaint';
    default:
      return key !== 'none';
  }
}
