/** The state of a docket's list is its address: filters, order and the pages gone through, beside what is open over it. */
import { isDay } from '../../../domain/base/calendar.ts';
import type { DocketAsked, DocketListing } from '../../../domain/matter/docket/docket-list.ts';
import { sortOf } from '../../../domain/matter/docket/docket-list.ts';
import { sorts, type Sort } from '../../../domain/matter/lists.ts';
import type { Choices } from '../../base/address.ts';

type Listed = Pick<DocketListing<never>, 'filters' | 'figures' | 'hasDue'>;

export interface DocketListState {
  filters: Readonly<Partial<Record<string, string>>>;
  /** As the address has it; undefined for the order that goes by itself. */
  sort: Sort | undefined;
  cursors: readonly string[];
}

// A link longer than this is refused by some servers in between.
const mostCursors = 40;

/** The names of all filters that the address can hold, in the order of their chips. */
export function filterNamesOf({ filters, figures }: Listed): string[] {
  const figure = Object.keys(figures).length === 0 ? [] : ['figure'];
  return ['state', 'q', 'due', ...Object.keys(filters), ...figure, 'from', 'to'];
}

export function readListState(search: URLSearchParams, listing: Listed): DocketListState {
  const given = filterNamesOf(listing).flatMap((name) => {
    const value = search.get(name)?.trim() ?? '';
    const isNone = value === '' || ((name === 'from' || name === 'to') && !isDay(value));
    return isNone ? [] : [[name, value] as const];
  });
  const sort = search.get('sort') ?? '';
  return {
    filters: Object.fromEntries(given),
    sort: sorts.find((one) => one === sort),
    cursors: cursorsOf(search),
  };
}

/** Where each page gone through ended; empty on the first. */
export function cursorsOf(search: URLSearchParams): string[] {
  return (search.get('pages') ?? '').split(',').filter((one) => one !== '');
}

/** What is asked of the server for the page. */
export function askedQuery(state: DocketListState, limit: number): Record<string, string> {
  const after = state.cursors.at(-1);
  return {
    ...chosenOf(state),
    ...(after === undefined ? {} : { after }),
    limit: String(limit),
  };
}

/** The same for a file and a sheet: no pages. */
export function takenQuery(state: DocketListState, columns: readonly string[]): Record<string, string> {
  return { columns: columns.join(','), ...chosenOf(state) };
}

/** The state as a view keeps it: no pages, and nothing that is open over the list. */
export function viewQueryOf(state: DocketListState): string {
  return new URLSearchParams(chosenOf(state)).toString();
}

function chosenOf({ filters, sort }: DocketListState): Record<string, string> {
  const chosen = Object.entries(filters).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  return { ...Object.fromEntries(chosen), ...(sort === undefined ? {} : { sort }) };
}

/** The order in which the rows stand. */
export function standingSort({ filters, sort }: DocketListState, { hasDue }: Listed): Sort {
  const state = (filters['state'] ?? 'open').split(',');
  return sortOf({ sort, state } satisfies Pick<DocketAsked, 'sort' | 'state'>, hasDue);
}

/** Another filter or order begins at the first page again. */
export function anew(choices: Choices): Choices {
  return { ...choices, pages: null };
}

export function pageAfter({ cursors }: Pick<DocketListState, 'cursors'>, next: string): Choices {
  return { pages: [...cursors, next].slice(-mostCursors).join(',') };
}

export function pageBeforeOf({ cursors }: Pick<DocketListState, 'cursors'>): Choices {
  return { pages: cursors.slice(0, -1).join(',') };
}

/** A page of a docket that has an order of its own, and how many the find box of its page looks through. */
export const firstEntries = 50;
const soughtEntries = 500;

/** What such a page asks for: the page of its address; for who looks for one, many from the first on. */
export function entriesAsked(cursors: readonly string[], typed: string, most: number): Record<string, string> {
  if (typed.trim() !== '') return { limit: String(Math.min(most, soughtEntries)) };
  const after = cursors.at(-1);
  return { limit: String(Math.min(most, firstEntries)), ...(after === undefined ? {} : { after }) };
}
