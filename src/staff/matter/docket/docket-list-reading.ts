import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useAddress, type Choices } from '../../base/address.ts';
import type { Paging } from '../list/list-frame.tsx';
import { makeRowStore, useSteps } from '../list/row-store.ts';
import type { ColumnShelf } from '../list/shelf.ts';
import type { DocketPageProps } from './docket-beside.tsx';
import { keyOf, type DocketCalls, type SeenItem } from './docket-calls.ts';
import type { DocketChip } from './docket-filters.tsx';
import { anew, askedQuery, pageAfter, pageBeforeOf, readListState } from './docket-list-state.ts';

export type Page<Item extends Row, Row extends SeenItem> = DocketPageProps<Item, Row> &
  Required<Pick<DocketPageProps<Item, Row>, 'listing'>>;

export interface PageProps<Item extends Row, Row extends SeenItem> {
  page: Page<Item, Row>;
}

/** So many rows are a page. */
export const limit = 50;

interface Asking<Row extends SeenItem> extends Pick<Page<Row, Row>, 'listing' | 'query'> {
  calls: Pick<DocketCalls<Row, Row>, 'path' | 'list'>;
}

/** What the address asks for, what came of it, and the row that the keys stand on; what is long is asked for the columns that are shown. */
export function useListed<Row extends SeenItem>({ calls, listing, query = {} }: Asking<Row>, shown: readonly string[]) {
  const { search, change } = useAddress();
  const state = readListState(search, listing);
  const columns = shown.filter((name) => listing.columns[name]?.reads !== undefined).join(',');
  const asked = { ...query, ...askedQuery(state, limit), ...(columns === '' ? {} : { columns }) };
  const found = useQuery({
    queryKey: [calls.path, 'list', asked],
    queryFn: ({ signal }) => calls.list(asked, signal),
    placeholderData: (before) => before,
  });
  const read = found.data;
  const items = read?.items ?? none;
  const [rows] = useState(makeRowStore);
  const step = useSteps(
    rows,
    useMemo(() => items.map(rowIdOf), [items]),
  );
  const go = (choices: Choices) => {
    rows.stand(null);
    change(choices);
  };
  const next = read?.next ?? null;
  const paging: Paging = {
    before: state.cursors.length * limit,
    shown: items.length,
    toNext: next === null ? null : () => go(pageAfter(state, next)),
    toBefore: state.cursors.length === 0 ? null : () => go(pageBeforeOf(state)),
  };
  return {
    state,
    found,
    read,
    items,
    rows,
    paging,
    /** Other filters or another order, from the first page. */
    list: (choices: Choices) => go(anew(choices)),
    step,
    open: (item: Row) => change({ open: keyOf(item.entry) }, 'step'),
  };
}

const none: never[] = [];

export const rowIdOf = ({ entry }: SeenItem) => entry.id;

export type Listed<Row extends SeenItem> = ReturnType<typeof useListed<Row>>;

/** Which columns the listing has, for whoever chooses among them. */
export function useColumnShelf<Row extends SeenItem>({
  docket,
  listing,
}: Pick<Page<Row, Row>, 'docket' | 'listing'>): ColumnShelf {
  return useMemo(() => {
    const shown = Object.entries(listing.columns).filter(([, { inName }]) => inName !== true);
    return {
      kind: docket.name,
      keptAs: listing.list,
      columns: Object.fromEntries(shown.map(([name, { zh, en }]) => [name, { zh, en, always: name === 'number' }])),
      defaultColumns: shown.filter(([, { spare }]) => spare !== true).map(([name]) => name),
    };
  }, [docket.name, listing.list, listing.columns]);
}

/** The filters without those of the chip. */
export function dropped({ names }: DocketChip): Choices {
  return Object.fromEntries(names.map((name) => [name, null]));
}
