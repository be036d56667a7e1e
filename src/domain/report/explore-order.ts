/**
 * 排序和前几名 (order of lines): the lines of a table by any of its columns, and the first of them with all others in one line 其余, so that
 * every sum stays what it was. In a tree each level is put in order by itself, below the line under which it folds.
 */
import { growth, rate } from '../figures/figure.ts';
import type { Comparison } from '../figures/comparison.ts';
import type { Compared, ExploreLine, ExploreTable } from './explore.ts';

export const lineMarks = ['total', 'year', 'yearGrowth', 'yearRise', 'before', 'beforeGrowth', 'beforeRise'] as const;
type LineMark = (typeof lineMarks)[number];

/** By what lines are put in order: a total or a comparison, or a column by its key. */
export type OrderBy = { mark: LineMark } | { column: string };
export interface LineOrder {
  by: OrderBy;
  isDown: boolean;
}

const columnMark = 'column-';

/** 「-total」, 「column-SO-LH」: as the address has it; a stroke before it puts the most first. */
export function orderText({ by, isDown }: LineOrder): string {
  return `${isDown ? '-' : ''}${'mark' in by ? by.mark : `${columnMark}${by.column}`}`;
}

/** Null where it says nothing that is known: then the lines stand as the county lists them. */
export function orderIn(text: string | null | undefined): LineOrder | null {
  if (text === null || text === undefined) return null;
  const isDown = text.startsWith('-');
  const name = isDown ? text.slice(1) : text;
  const mark = lineMarks.find((one) => one === name);
  if (mark !== undefined) return { by: { mark }, isDown };
  return name.startsWith(columnMark) ? { by: { column: name.slice(columnMark.length) }, isDown } : null;
}

/** What a press on the head of a column leads to: the most first, then the least first, then as the county lists them. */
export function nextOrder(now: LineOrder | null, by: OrderBy): LineOrder | null {
  const isSame = now !== null && orderText({ by: now.by, isDown: false }) === orderText({ by, isDown: false });
  if (!isSame) return { by, isDown: true };
  return now.isDown ? { by, isDown: false } : null;
}

/** 增减: how many more there are than in what it is compared with; a share of one matter tells less than ten more. */
export function riseOf(total: number, compared: Compared | null): number | null {
  return compared === null ? null : total - compared.base;
}

/** By the rise against which of the two the lines stand; null where by something else. */
export function risesBy(order: LineOrder | null): Comparison | null {
  if (order === null || !('mark' in order.by)) return null;
  const { mark } = order.by;
  return mark === 'yearRise' ? 'year' : mark === 'beforeRise' ? 'before' : null;
}

/** So many lines of a level are shown at most; the smallest choice is of three. */
export const topChoices = [3, 5, 10, 20] as const;
export const mostTop = 100;

/** A line that stands for others: how many they are. */
export interface ArrangedLine extends ExploreLine {
  others: number;
}

export interface Arrangement {
  order: LineOrder | null;
  /** How many lines of each level; null for all. */
  top: number | null;
}

/** The lines in their order, and of each level no more than `top` beside one line of all others. */
export function arrange(
  table: Pick<ExploreTable, 'lines' | 'columns' | 'total'>,
  { order, top }: Arrangement,
): ArrangedLine[] {
  // The first of anything are the most, unless it was said by what else.
  const asked = order ?? (top === null ? null : { by: { mark: 'total' as const }, isDown: true });
  const valueOf = asked === null ? null : valueIn(asked.by, table.columns);
  const below = new Map<string | null, ExploreLine[]>();
  for (const line of table.lines) below.set(line.parent, [...(below.get(line.parent) ?? []), line]);
  const level = (parent: string | null): ArrangedLine[] => {
    const all = below.get(parent) ?? [];
    const sorted = asked === null || valueOf === null ? all : inOrder(all, valueOf, asked.isDown);
    const isCut = top !== null && sorted.length > top + 1;
    const shown = isCut ? sorted.slice(0, top) : sorted;
    const lines = shown.flatMap((line) => [{ ...line, others: 0 }, ...level(line.key)]);
    return isCut ? [...lines, othersOf(sorted.slice(top), table.total)] : lines;
  };
  return level(null);
}

/** Goods and services stand open, what is below them folded, as far as nobody turned them. */
export function isOpen({ key, depth }: Pick<ExploreLine, 'key' | 'depth'>, turned: ReadonlySet<string>): boolean {
  return (depth === 0) !== turned.has(key);
}

/** The lines under which stand open. */
export function visible<L extends ExploreLine>(lines: readonly L[], turned: ReadonlySet<string>): L[] {
  const open = new Map<string, boolean>();
  return lines.filter((line) => {
    const isShown = line.parent === null || open.get(line.parent) === true;
    open.set(line.key, isShown && isOpen(line, turned));
    return isShown;
  });
}

type ValueOf = (line: ExploreLine) => number | null;

function valueIn(by: OrderBy, columns: ExploreTable['columns']): ValueOf | null {
  if ('column' in by) {
    const i = columns.findIndex(({ key }) => key === by.column);
    return i < 0 ? null : ({ counts }) => counts[i] ?? 0;
  }
  switch (by.mark) {
    case 'total':
      return ({ total }) => total;
    case 'year':
    case 'before':
      return ({ compared }) => compared[by.mark as Comparison]?.base ?? null;
    case 'yearRise':
    case 'beforeRise': {
      const against = by.mark === 'yearRise' ? 'year' : 'before';
      return ({ total, compared }) => riseOf(total, compared[against]);
    }
    case 'yearGrowth':
      return ({ compared }) => compared.year?.growth ?? null;
    case 'beforeGrowth':
      return ({ compared }) => compared.before?.growth ?? null;
  }
}

/** What has no value stands last both ways; those alike stay in the order of the county. */
function inOrder(lines: readonly ExploreLine[], valueOf: ValueOf, isDown: boolean): ExploreLine[] {
  return lines.toSorted((a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return isDown ? y - x : x - y;
  });
}

/** 其余: all that the others have, in every column and in what they are compared with. */
function othersOf(others: readonly ExploreLine[], whole: number): ArrangedLine {
  const [first] = others;
  if (first === undefined) throw new Error('There is none to be put together.');
  const total = others.reduce((sum, line) => sum + line.total, 0);
  const base = (one: Comparison): Compared | null => {
    const bases = others.flatMap(({ compared }) => (compared[one] === null ? [] : [compared[one].base]));
    if (bases.length < others.length) return null;
    const sum = bases.reduce((n, m) => n + m, 0);
    return { base: sum, growth: growth(total, sum) };
  };
  return {
    key: `${first.parent ?? ''}${othersMark}`,
    parent: first.parent,
    depth: first.depth,
    folds: false,
    counts: first.counts.map((_, i) => others.reduce((sum, { counts }) => sum + (counts[i] ?? 0), 0)),
    total,
    share: rate(total, whole),
    compared: { year: base('year'), before: base('before') },
    others: others.length,
  };
}

/** Whether the key is that of 其余, which no list and no filter knows. */
export function isOthers(key: string): boolean {
  return key.endsWith(othersMark);
}

const othersMark = '…';

/** 其余 5 项 */
export function othersName(n: number): { zh: string; en: string } {
  return { zh: `其余 ${n} 项`, en: `${n} others` };
}

/** Whether rows, columns and the lines below a line add up, as the page says of its table. */
export function addsUp({ lines, columns, total }: Pick<ExploreTable, 'lines' | 'columns' | 'total'>): boolean {
  const sum = (all: readonly number[]) => all.reduce((n, m) => n + m, 0);
  const tops = lines.filter(({ parent }) => parent === null);
  if (sum(tops.map((line) => line.total)) !== total) return false;
  if (columns.length > 0 && sum(columns.map((one) => one.total)) !== total) return false;
  const acrossFits = lines.every((line) => columns.length === 0 || sum(line.counts) === line.total);
  const downFits = columns.every((one, i) => sum(tops.map(({ counts }) => counts[i] ?? 0)) === one.total);
  // A line has what is of itself too, so that those below it have no more than it.
  const belowFits = lines.every(
    (line) => sum(lines.filter(({ parent }) => parent === line.key).map((one) => one.total)) <= line.total,
  );
  return acrossFits && downFits && belowFits;
}

/** 「城关所」 of 城关市场监管所, for the head of a column. */
export function shortOffice(name: string): string {
  return name.replace(/市场监(?:督管理|管)(?=[所局分])/u, '');
}
