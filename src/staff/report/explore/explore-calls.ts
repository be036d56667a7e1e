import type { TableSide } from '../../../domain/figures/figure-cell.ts';
import { measures, type Measure } from '../../../domain/figures/figure-cell.ts';
import { figures } from '../../../domain/figures.ts';
import { scopes } from '../../../domain/base/actor.ts';
import { sidesOf, wholeMonths, type CellPart } from '../../../domain/report/explore.ts';
import type { Exploration } from '../../../http/api/report/explore-routes.ts';
import { useAddress } from '../../base/address.ts';
import { send, withoutEmpty } from '../../base/client.ts';
import { useMe } from '../../base/me.tsx';
import type { Asked } from '../report-choice.tsx';

/** What the page of the table asks for, read off the address. */
export interface Wish {
  figure: Measure;
  rows: TableSide;
  columns: TableSide | null;
  asked: Asked;
  /** Which comparisons are shown. */
  year: boolean;
  before: boolean;
  /** Lines that were folded or unfolded by hand. */
  turned: ReadonlySet<string>;
  /** The row and the column of the chosen cell; a total has no column. */
  cell: { row: string; column: string | null } | null;
}

export function useWish(): Wish {
  const me = useMe();
  const { search } = useAddress();
  const typed = search.get('figure') as Measure | null;
  const figure = typed !== null && measures.includes(typed) ? typed : 'accepted';
  const own = scopes[me.role] === 'office';
  const fallback = wholeMonths(me.today);
  return {
    figure,
    ...sidesIn(search, sidesOf(figures[figure]), own ? 'month' : 'office'),
    asked: {
      period: { from: search.get('from') ?? fallback.from, to: search.get('to') ?? fallback.to },
      officeId: own ? (me.organisationId ?? undefined) : (search.get('officeId') ?? undefined),
      category: search.get('category') ?? undefined,
      ownOffice: own,
    },
    year: search.get('year') !== 'no',
    before: search.get('before') !== 'no',
    turned: new Set((search.get('turned') ?? '').split(',').filter((one) => one !== '')),
    cell: cellIn(search),
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

function cellIn(search: URLSearchParams): Wish['cell'] {
  const [row = '', column] = (search.get('cell') ?? '').split('~');
  return row === '' ? null : { row, column: column ?? null };
}

/** The question of a table as the wire has it. */
export function queryOf({ figure, rows, columns, asked: { period, officeId, category } }: Wish): string {
  const query = { figure, rows, columns: columns ?? undefined, ...period, officeId, category };
  return new URLSearchParams(withoutEmpty(query)).toString();
}

/** What of the chosen cell a table by month can be narrowed to: its category and its office. */
export function narrowedTo({ rows, columns, cell }: Wish): CellPart[] {
  if (cell === null) return [];
  const parts: CellPart[] = [[rows, cell.row]];
  if (columns !== null && cell.column !== null) parts.push([columns, cell.column]);
  return parts.filter(([side, key]) => (side === 'category' || side === 'office') && key !== 'none');
}

export function byMonth(wish: Wish): Wish {
  const { officeId, category } = wish.asked;
  const parts = new Map(narrowedTo(wish));
  return {
    ...wish,
    rows: 'month',
    columns: null,
    asked: { ...wish.asked, officeId: parts.get('office') ?? officeId, category: parts.get('category') ?? category },
  };
}

/** As much of a matter as a line beside the table shows, of whatever kind it is. */
export interface ListedMatter {
  number: string;
  consumerName?: string;
  operatorName?: string;
}

export const exploreCalls = {
  table: (query: string, signal?: AbortSignal) => send<Exploration>(`/figures/table?${query}`, { signal }),
  /** The first of a list that a cell opens. */
  first: (path: string, signal?: AbortSignal) =>
    send<{ items: Record<string, unknown>[] }>(`${path}&limit=10`, { signal }),
};
