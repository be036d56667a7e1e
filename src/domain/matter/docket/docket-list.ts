/**
 * 簿册的列表 (docket list): what the list of one docket can be filtered by and which columns it has; one declaration for the screen, the
 * file that is taken out and the printed sheet. The whole state of a list is its address, as of the lists of matters (lists.ts).
 */
import { z } from 'zod';
import type { Words } from '../../base/words.ts';
import type { DocketList } from '../words/export-lists.ts';
import type { Docket } from '../docket.ts';
import { sorts, type Sort } from '../lists.ts';

/** What a list reads of an entry, which is the same on the server and on a page: all but its instants. */
export type Plain<Entry> = { [Name in keyof Entry as Date extends Entry[Name] ? never : Name]: Entry[Name] };

/** A filter that only this docket has. */
export interface DocketFilter extends Words {
  /** What can be chosen. */
  options?: Readonly<Record<string, Words>>;
  /** Or chosen from the county's directory. */
  from?: 'offices' | 'stations';
  /** Set by a link from elsewhere alone, such as of one campaign: what its chip says instead of an id. */
  linked?: Words;
}

export interface DocketListColumn<Item> extends Words {
  width: number;
  /** Figures stand at the right. */
  right?: boolean;
  /** It takes the width that is left. */
  wide?: boolean;
  /** The order that a press on its head brings. */
  sorts?: 'day' | 'due';
  /** Shown on the screen only to who chooses it. */
  spare?: boolean;
  /** The fields of an entry that it reads and that a row has only where it was chosen, such as long words. */
  reads?: readonly string[];
  /** Said by the name of the entry already: a column of the file and the sheet alone. */
  inName?: boolean;
  text: (item: Item) => Words | string | number | null;
}

export interface DocketListing<Item> {
  /** Under which name it is taken out, and its views are kept. */
  list: DocketList;
  /** Which day `from` and `to` mean, and the newest first is about. */
  day: Words;
  /** Whether entries have a day by which something is to be done. */
  hasDue: boolean;
  filters: Readonly<Record<string, DocketFilter>>;
  /** The figures whose records it opens. */
  figures: Readonly<Partial<Record<string, Words>>>;
  columns: Readonly<Record<string, DocketListColumn<Item>>>;
  /** What is typed to find an entry, where it is not number, shop and words. */
  finds?: Words;
}

/** What a list is asked for, once it was read. */
export interface DocketAsked {
  q: string | undefined;
  /** `open`, `all`, or states by name. */
  state: readonly string[];
  due: 'today' | 'overdue' | 'soon' | undefined;
  figure: string | undefined;
  from: string | undefined;
  to: string | undefined;
  sort: Sort | undefined;
  after: string | undefined;
  limit: number | undefined;
  /** The columns that are shown: what is long is read for them alone. */
  columns: readonly string[];
  /** The docket's own filters by name. */
  own: Readonly<Record<string, string>>;
}

/** The most rows of one page. */
export const mostOfPage = 2_000;

const day = z.iso.date().optional();

/** The question of a list as its address and the API carry it. */
export function docketQuery(
  { states }: Pick<Docket<never>, 'states'>,
  { filters, figures }: Pick<DocketListing<never>, 'filters' | 'figures'>,
): z.ZodObject {
  const own = Object.entries(filters).map(([name, { options }]): [string, z.ZodType] => {
    const values = Object.keys(options ?? {});
    return [name, (values.length > 0 ? z.enum(values as [string]) : z.string().max(60)).optional()];
  });
  const named = Object.keys(figures);
  return z.object({
    state: z.preprocess(
      (typed) => (typeof typed === 'string' ? typed.split(',').filter((one) => one !== '') : typed),
      z.array(z.enum(['open', 'all', ...Object.keys(states)])).default(['open']),
    ),
    q: z.string().trim().max(100).optional(),
    due: z.enum(['today', 'overdue', 'soon']).optional(),
    from: day,
    to: day,
    sort: z.enum(sorts).optional(),
    /** Where the page before ended; made by the server. */
    after: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(mostOfPage).optional(),
    columns: z.string().max(600).optional(),
    ...(named.length === 0 ? {} : { figure: z.enum(named as [string]).optional() }),
    ...Object.fromEntries(own),
  });
}

/** The question with the docket's own filters apart. */
export function askedOf(query: Readonly<Record<string, unknown>>): DocketAsked {
  const { state, q, due, figure, from, to, sort, after, limit, columns, ...own } = query as unknown as Omit<
    DocketAsked,
    'own' | 'columns'
  > & { columns: string | undefined };
  const given = Object.entries(own).filter(([, value]) => typeof value === 'string' && value !== '');
  return {
    state,
    q,
    due,
    figure,
    from,
    to,
    sort,
    after,
    limit,
    columns: (columns ?? '').split(','),
    own: Object.fromEntries(given) as Record<string, string>,
  };
}

/** Those with something to do: what is due first; of all, the newest. */
export function sortOf({ sort, state }: Pick<DocketAsked, 'sort' | 'state'>, hasDue: boolean): Sort {
  return sort ?? (hasDue && state.length === 1 && state[0] === 'open' ? 'due' : 'newest');
}

/** A cell as the file and the sheet have it, in Chinese. */
export function cellZh<Item>(column: DocketListColumn<Item>, item: Item): string | number {
  const cell = column.text(item);
  if (cell === null) return '';
  return typeof cell === 'object' ? cell.zh : cell;
}
