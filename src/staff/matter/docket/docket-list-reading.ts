import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useAddress, type Choices } from '../../base/address.ts';
import { useMe } from '../../base/me.tsx';
import { useDensity } from '../../base/theme.ts';
import { useColumns } from '../list/column-choice.tsx';
import type { DocketPageProps } from './docket-beside.tsx';
import { keyOf, type SeenItem } from './docket-calls.ts';
import type { DocketChip } from './docket-filters.tsx';
import { anew, askedQuery, readListState } from './docket-list-state.ts';

export type Page<Item extends SeenItem> = DocketPageProps<Item> & Required<Pick<DocketPageProps<Item>, 'listing'>>;

export interface PageProps<Item extends SeenItem> {
  page: Page<Item>;
}

/** So many rows are a page. */
export const limit = 50;
/** What the address asks for, what came of it, and the row that the keys stand on. */
export function useListed<Item extends SeenItem>({ calls, listing, query = {} }: Page<Item>) {
  const { search, change } = useAddress();
  const state = readListState(search, listing);
  const [at, setAt] = useState(-1);
  const asked = { ...query, ...askedQuery(state, limit) };
  const found = useQuery({
    queryKey: [calls.path, 'list', asked],
    queryFn: ({ signal }) => calls.list(asked, signal),
    placeholderData: (before) => before,
  });
  const read = found.data;
  const items = read?.items ?? [];
  const current = items[Math.min(at, items.length - 1)];
  const go = (choices: Choices) => {
    setAt(-1);
    change(choices);
  };
  const step = (by: number) => {
    const next = Math.max(0, Math.min(items.length - 1, at + by));
    setAt(next);
    const row = items[next];
    const id = row === undefined ? '' : row.entry.id;
    document.querySelector(`[data-row="${id}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  return {
    state,
    found,
    read,
    items,
    current,
    next: read?.next ?? null,
    hasBefore: state.cursors.length > 0,
    go,
    /** Other filters or another order, from the first page. */
    list: (choices: Choices) => go(anew(choices)),
    step,
    stand: (item: Item) => setAt(items.indexOf(item)),
    open: (item: Item) => change({ open: keyOf(item.entry) }, 'step'),
  };
}

export type Listed<Item extends SeenItem> = ReturnType<typeof useListed<Item>>;

export type Panel = 'filters' | 'columns' | 'sort';

export interface Panels {
  open: Panel | null;
  show: (panel: Panel | null) => void;
  toggle: (panel: Panel) => void;
}

export function usePanels(): Panels {
  const [open, show] = useState<Panel | null>(null);
  return { open, show, toggle: (which) => show((shown) => (shown === which ? null : which)) };
}

/** Which columns, and how high the rows are, as the person chose it on this machine. */
export function useLook<Item extends SeenItem>({ docket, listing }: Page<Item>) {
  const shelf = useMemo(() => {
    const shown = Object.entries(listing.columns).filter(([, { inName }]) => inName !== true);
    return {
      kind: docket.name,
      columns: Object.fromEntries(shown.map(([name, { zh, en }]) => [name, { zh, en, always: name === 'number' }])),
      defaultColumns: shown.filter(([, { spare }]) => spare !== true).map(([name]) => name),
    };
  }, [docket.name, listing.columns]);
  const [columns, setColumns] = useColumns(shelf);
  const [density, setDensity] = useDensity(useMe().id);
  return { shelf, columns, setColumns, density, setDensity };
}

export type Look = ReturnType<typeof useLook<SeenItem>>;

/** The filters without those of the chip. */
export function dropped({ names }: DocketChip): Choices {
  return Object.fromEntries(names.map((name) => [name, null]));
}
