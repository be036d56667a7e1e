import {
  tableConditions,
  type Measure,
  type TableConditions,
  type TableSide,
} from '../../../domain/figures/figure-cell.ts';
import { figures } from '../../../domain/figures.ts';
import { figureDimensions } from '../../../domain/figures/figure.ts';
import type { Words } from '../../../domain/base/words.ts';
import { figureAsked, sidesOf, wholeMonths, type CellPart } from '../../../domain/report/explore.ts';
import { chartKinds, type ChartKind } from '../../../domain/report/explore-chart.ts';
import {
  arrange,
  isOthers,
  mostTop,
  orderIn,
  orderText,
  othersName,
  type ArrangedLine,
  type Arrangement,
  type LineOrder,
} from '../../../domain/report/explore-order.ts';
import type { Exploration, SeenTable } from '../../../http/api/report/explore-routes.ts';
import { chosen, useAddress, type Choices } from '../../base/address.ts';
import { send, withoutEmpty } from '../../base/client.ts';
import { useMe } from '../../base/me.tsx';
import { useAskedIn, wholeCounty, type Asked } from '../report-choice.tsx';

/** What the page of the table asks for, read off the address. */
export interface Wish {
  figure: Measure;
  /** Why another figure is shown than the address asks for; null where it is the one. */
  instead: Words | null;
  rows: TableSide;
  columns: TableSide | null;
  asked: Asked;
  /** What else it is narrowed to. */
  conditions: TableConditions;
  /** Which comparisons are shown. */
  year: boolean;
  before: boolean;
  /** By which column the lines stand, and how many of each level; null for the county's order, and for all. */
  order: LineOrder | null;
  top: number | null;
  chart: ChartKind;
  /** Lines that were folded or unfolded by hand. */
  turned: ReadonlySet<string>;
  /** The row and the column of the chosen cell; a total of its row has no column, one of a column the row `totalRow`. */
  cell: { row: string; column: string | null } | null;
}

export function useWish(): Wish {
  const me = useMe();
  const { search } = useAddress();
  const asked = useAskedIn(wholeMonths(me.today));
  const { figure, instead } = figureAsked(search.get('figure'));
  const offered = sidesOf(figures[figure]);
  const sides = sidesIn(search, offered, asked.ownOffice ? 'month' : 'office');
  return {
    figure,
    instead: instead ?? sidesInstead(search, offered, sides),
    ...sides,
    asked,
    conditions: conditionsInLink(search),
    order: orderIn(search.get('order')),
    top: topIn(search.get('top')),
    chart: chartKinds.find((one) => one === search.get('chart')) ?? 'months',
    year: search.get('year') !== 'no',
    before: search.get('before') !== 'no',
    turned: new Set((search.get('turned') ?? '').split(',').filter((one) => one !== '')),
    cell: cellIn(search),
  };
}

function conditionsInLink(search: URLSearchParams): TableConditions {
  const set = tableConditions.flatMap((side) => {
    const key = search.get(side);
    return key === null || key === '' || key.length > 40 ? [] : [[side, key] as const];
  });
  return Object.fromEntries(set);
}

function topIn(text: string | null): number | null {
  const n = Number(text);
  return text !== null && Number.isInteger(n) && n >= 1 && n <= mostTop ? n : null;
}

/** What is said where the address asks for rows or columns that the figure does not have, or for one side twice. */
function sidesInstead(
  search: URLSearchParams,
  offered: readonly TableSide[],
  { rows, columns }: Pick<Wish, 'rows' | 'columns'>,
): Words | null {
  const asked = ['rows', 'columns'].flatMap((name) => search.get(name) ?? []).filter((one) => one !== 'none');
  const wrong = asked.find((one, i) => !(offered as readonly string[]).includes(one) || asked.indexOf(one) !== i);
  if (wrong === undefined) return null;
  const said = (figureDimensions as Readonly<Record<string, Words>>)[wrong]?.zh ?? [...wrong].slice(0, 20).join('');
  const [zh, en] = (['zh', 'en'] as const).map((language) =>
    [rows, ...(columns === null ? [] : [columns])].map((side) => figureDimensions[side][language]).join(' × '),
  );
  return {
    zh: `链接里的行、列“${said}”不能这样排，先按“${zh}”排。`,
    en: `The link asks for “${said}” in rows or columns, which cannot be; it is by ${en} instead.`,
  };
}

/** What is not of the figure, or is chosen twice, falls back to what is usual. */
function sidesIn(
  search: URLSearchParams,
  sides: readonly TableSide[],
  usual: TableSide,
): Pick<Wish, 'rows' | 'columns'> {
  const side = (name: string) => sides.find((one) => one === search.get(name));
  const rows = side('rows') ?? sides[0] ?? 'month';
  if (search.get('columns') === 'none') return { rows, columns: null };
  const columns = side('columns') ?? sides.find((one) => one === usual) ?? null;
  return { rows, columns: columns === rows ? null : columns };
}

/** The row of 合计 in the address: no category, office, place, nature, channel or month has this key. */
export const totalRow = 'total';
export const totalWords: Words = { zh: '合计', en: 'Total' };

function cellIn(search: URLSearchParams): Wish['cell'] {
  const [row = '', column] = (search.get('cell') ?? '').split('~');
  return row === '' ? null : { row, column: column ?? null };
}

/** A line as it is shown: with its name, and the lists behind its cells. */
export interface ShownLine extends ArrangedLine {
  name: string;
  to: readonly (string | null)[];
}

/** The lines of a table in the order that is asked for; what is put together in 其余 opens no list. */
export function shownLines(
  table: SeenTable,
  arrangement: Arrangement,
  label: (words: { zh: string; en: string }) => string,
): ShownLine[] {
  const to = new Map(table.lines.map(({ key }, i) => [key, table.to[i] ?? []]));
  return arrange(table, arrangement).map((line) => ({
    ...line,
    name:
      line.others > 0 ? label(othersName(line.others)) : label(table.names[line.key] ?? { zh: line.key, en: line.key }),
    to: to.get(line.key) ?? [],
  }));
}

/** The question of a table as the wire has it. */
export function queryOf({ figure, rows, columns, asked: { period, officeId, category }, conditions }: Wish): string {
  const query = { figure, rows, columns: columns ?? undefined, ...period, officeId, category, ...conditions };
  return new URLSearchParams(withoutEmpty(query)).toString();
}

type Table = Pick<Wish, 'figure' | 'rows' | 'columns' | 'asked' | 'chart'>;

/** All that the page chooses for its reader where the address is silent, but the days. A view that is kept names it, and moves with the calendar. */
export function tableOf({ figure, rows, columns, asked: { officeId }, chart }: Table): Choices {
  return { figure, rows, columns: columns ?? 'none', officeId: officeId ?? wholeCounty, chart };
}

/** The same with its days: a link that shows the table to whoever opens it, and on any day. */
export function linkQueryOf(table: Table, search: URLSearchParams): string {
  return chosen(search, { ...tableOf(table), ...table.asked.period }).toString();
}

/** The same as a file is asked for: with the order of its lines. */
export function fileQueryOf(wish: Wish): string {
  const { order, top } = wish;
  const more = { order: order === null ? undefined : orderText(order), top: top === null ? undefined : String(top) };
  return `${queryOf(wish)}&${new URLSearchParams(withoutEmpty(more)).toString()}`;
}

/** What of the chosen cell a table by month can be narrowed to: its category and its office. */
export function narrowedTo({ rows, columns, cell }: Wish): CellPart[] {
  if (cell === null) return [];
  const parts: CellPart[] = cell.row === totalRow ? [] : [[rows, cell.row]];
  if (columns !== null && cell.column !== null) parts.push([columns, cell.column]);
  return parts.filter(([side, key]) => (side === 'category' || side === 'office') && key !== 'none' && !isOthers(key));
}

/** The wish of a chart: of the chosen cell by other sides, or of the rows by month. */
export function wishOfChart(wish: Wish, kind: ChartKind): Wish {
  if (kind === 'rows') return wish;
  if (kind === 'lines' || kind === 'heat') return { ...wish, columns: 'month' };
  const { officeId, category } = wish.asked;
  const parts = new Map(narrowedTo(wish));
  return {
    ...wish,
    rows: kind === 'map' ? 'village' : 'month',
    columns: null,
    asked: { ...wish.asked, officeId: parts.get('office') ?? officeId, category: parts.get('category') ?? category },
  };
}

/** As much of a matter as a line beside the table shows, of whatever kind it is. */
export interface ListedMatter {
  number: string;
  consumerName?: string;
  operatorName?: string;
  stage?: string;
}

export const exploreCalls = {
  table: (query: string, signal?: AbortSignal) => send<Exploration>(`/figures/table?${query}`, { signal }),
  /** The first of a list that a cell opens. */
  first: (path: string, signal?: AbortSignal) =>
    send<{ items: Record<string, unknown>[]; next: string | null }>(`${path}&limit=10`, { signal }),
};
