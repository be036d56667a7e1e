/** The state of a list is its link: filters, order and the place in it, as in domain/matter/lists.ts. */
import { isDay } from '../../../domain/base/calendar.ts';
import { handAsks } from '../../../domain/matter/list/hand.ts';
import { sorts, type Sort } from '../../../domain/matter/lists.ts';

export const filterNames = [
  'q',
  'numbers',
  'stage',
  'state',
  'outcome',
  'officeId',
  'stationId',
  'town',
  'village',
  'nature',
  'handlerId',
  'category',
  'channel',
  'due',
  'hand',
  'holder',
  'urged',
  'urgent',
  'check',
  'compensated',
  'conduct',
  'law',
  'anonymous',
  'rewarded',
  'proposed',
  'knowledgeId',
  'receivedFrom',
  'receivedTo',
  'operator',
  'figure',
  'from',
  'to',
] as const;
export type FilterName = (typeof filterNames)[number];
export type Filters = Partial<Record<FilterName, string>>;

export interface ListState {
  filters: Filters;
  sort: Sort;
  /** The place: where each page before it ended; empty at the beginning. */
  cursors: readonly string[];
}

/** What a bare address opens: what is not done yet by the day on which it is due, or all that was filed, the newest first. */
export type Opening = 'open' | 'all';
/** How an address says that the list holds what is done as well: one that says nothing opens on what is not. */
const anyHand = 'any';

// A link longer than this is refused by some servers in between.
const mostCursors = 40;

export function readState(query: URLSearchParams, opening: Opening): ListState {
  const filters: Filters = {};
  for (const name of filterNames) {
    const value = query.get(name)?.trim();
    if (value !== undefined && value !== '') filters[name] = value;
  }
  const isBare = Object.keys(filters).length === 0 && !query.has('sort') && !query.has('pages');
  if (isBare && opening === 'open') return openState;
  if (filters.hand === anyHand) delete filters.hand;
  const sort = query.get('sort') ?? '';
  return {
    filters,
    sort: (sorts as readonly string[]).includes(sort) ? (sort as Sort) : 'newest',
    cursors: (query.get('pages') ?? '').split(',').filter((cursor) => cursor !== ''),
  };
}

/** 没办完的，先到期的在前: what is to be done, and in which order. */
export const openState: ListState = { filters: { hand: 'all' }, sort: 'due', cursors: [] };

/** What the filters of a list may be set to, where that is a choice of its own. */
export type Choosable = Readonly<
  Record<'stages' | 'states' | 'outcomes' | 'figures', Readonly<Record<string, unknown>>>
>;

/** Of what an address says, which anybody may have typed, that which the list knows: the rest is as good as nothing said. */
export function knownOf(state: ListState, shelf: Choosable): ListState {
  const filters: Filters = {};
  for (const name of filterNames) {
    const value = knownValue(name, state.filters[name] ?? '', shelf);
    if (value !== '') filters[name] = value;
  }
  return { ...state, filters };
}

/** What of the values of an address the list does not know: it is left out, and whoever came by that address is told. */
export function unknownOf(state: ListState, shelf: Choosable): string[] {
  const { filters } = knownOf(state, shelf);
  return filterNames.flatMap((name) => {
    const known = new Set((filters[name] ?? '').split(','));
    const value = state.filters[name] ?? '';
    return value === (filters[name] ?? '') ? [] : value.split(',').filter((one) => one !== '' && !known.has(one));
  });
}

function knownValue(name: FilterName, value: string, { stages, states, outcomes, figures }: Choosable): string {
  const within = (words: Readonly<Record<string, unknown>>) =>
    value
      .split(',')
      .filter((one) => Object.hasOwn(words, one))
      .join(',');
  switch (name) {
    case 'stage':
      return within(stages);
    case 'state':
      return within(states);
    case 'outcome':
      return within(outcomes);
    case 'figure':
      return within(figures);
    case 'due':
      return ['today', 'overdue', 'soon'].includes(value) ? value : '';
    case 'hand':
      return (handAsks as readonly string[]).includes(value) ? value : '';
    case 'receivedFrom':
    case 'receivedTo':
    case 'from':
    case 'to':
      return isDay(value) ? value : '';
    default:
      return value;
  }
}

/** The link of a state: the same state always gives the same link. */
export function linkOf(state: ListState): string {
  const query = addressQuery(state);
  if (state.cursors.length > 0) query.set('pages', state.cursors.slice(-mostCursors).join(','));
  return readable(query);
}

/** What a saved view keeps: no place. */
export function viewQuery(state: ListState): string {
  return readable(addressQuery(state));
}

/** What the API is asked with, for a file as for a page. */
export function askedQuery(state: ListState): string {
  return readable(filterQuery(state));
}

export function pageQuery(
  state: Pick<ListState, 'filters' | 'sort'>,
  cursors: readonly string[],
  limit: number,
): string {
  const query = filterQuery(state);
  const after = cursors.at(-1);
  if (after !== undefined) query.set('after', after);
  query.set('limit', String(limit));
  return query.toString();
}

/** Another filter or order begins at the first page again. */
export function withFilters(state: ListState, change: Partial<Record<FilterName, string | undefined>>): ListState {
  const filters: Filters = {};
  for (const name of filterNames) {
    const value = name in change ? change[name] : state.filters[name];
    if (value !== undefined && value !== '') filters[name] = value;
  }
  return { ...state, filters, cursors: [] };
}

export function withSort(state: ListState, sort: Sort): ListState {
  return { ...state, sort, cursors: [] };
}

/** The columns a person kept, without those that no longer exist; the default ones when nothing sensible was kept. */
export function readColumns(
  kept: string | null,
  { columns, defaultColumns }: { columns: Readonly<Record<string, unknown>>; defaultColumns: readonly string[] },
): readonly string[] {
  const names = (kept ?? '').split(',').filter((name) => name in columns);
  const once = [...new Set(names)];
  return once.includes('number') ? once : defaultColumns;
}

/** The column moved by so many places, within the row. */
export function movedColumn(columns: readonly string[], column: string, by: number): readonly string[] {
  const from = columns.indexOf(column);
  const to = Math.max(0, Math.min(columns.length - 1, from + by));
  return from < 0 ? columns : columns.toSpliced(from, 1).toSpliced(to, 0, column);
}

/** As the address has it: all there is says so, for an address that says nothing opens on what is not done. */
function addressQuery(state: ListState): URLSearchParams {
  const query = filterQuery(state);
  if (query.size === 0) query.set('hand', anyHand);
  return query;
}

function filterQuery({ filters, sort }: Pick<ListState, 'filters' | 'sort'>): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of filterNames) {
    const value = filters[name];
    if (value !== undefined) query.set(name, value);
  }
  if (sort !== 'newest') query.set('sort', sort);
  return query;
}

// Commas and colons may stand in a query as they are, and a person can read the link.
function readable(query: URLSearchParams): string {
  return query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
}
