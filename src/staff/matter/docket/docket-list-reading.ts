import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { DocketEntry } from '../../../domain/matter/docket.ts';
import { useAddress, type Choices } from '../../base/address.ts';
import { useMe } from '../../base/me.tsx';
import { useDensity } from '../../base/theme.ts';
import { useColumns } from '../list/column-choice.tsx';
import type { DocketPageProps } from './docket-beside.tsx';
import { keyOf, type SeenEntry, type SeenListed } from './docket-calls.ts';
import type { DocketChip } from './docket-filters.tsx';
import { anew, askedQuery, readListState } from './docket-list-state.ts';

export type Page<T extends DocketEntry, More extends object> = DocketPageProps<T, More> &
  Required<Pick<DocketPageProps<T, More>, 'listing'>>;

export interface PageProps<T extends DocketEntry, More extends object> {
  page: Page<T, More>;
}

/** So many rows are a page. */
export const limit = 50;
/** What the address asks for, what came of it, and the row that the keys stand on. */
export function useListed<T extends DocketEntry, More extends object>({ calls, listing, query = {} }: Page<T, More>) {
  const { search, change } = useAddress();
  const state = readListState(search, listing);
  const [at, setAt] = useState(-1);
  const asked = { ...query, ...askedQuery(state, limit) };
  const found = useQuery({
    queryKey: [calls.path, 'list', asked],
    queryFn: ({ signal }) => calls.list(asked, signal),
    placeholderData: (before) => before,
  });
  const read = found.data as SeenListed<T, More> | undefined;
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
    const id = row === undefined ? '' : knownOf(row).entry.id;
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
    stand: (item: SeenEntry<T, More>) => setAt(items.indexOf(item)),
    open: (item: SeenEntry<T, More>) => change({ open: keyOf(knownOf(item).entry) }, 'step'),
  };
}

export type Listed<T extends DocketEntry, More extends object> = ReturnType<typeof useListed<T, More>>;

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
export function useLook<T extends DocketEntry, More extends object>({ docket, listing }: Page<T, More>) {
  const shelf = useMemo(() => {
    const shown = Object.entries(listing.columns).filter(([, { inName }]) => inName !== true);
    return {
      kind: docket.name,
      columns: Object.fromEntries(shown.map(([name, one]) => [name, { ...one, always: name === 'number' }])),
      defaultColumns: shown.filter(([, { spare }]) => spare !== true).map(([name]) => name),
    };
  }, [docket.name, listing.columns]);
  const [columns, setColumns] = useColumns(shelf);
  const [density, setDensity] = useDensity(useMe().id);
  return { shelf, columns, setColumns, density, setDensity };
}

export type Look = ReturnType<typeof useLook>;

/** The filters without those of the chip. */
export function dropped({ names }: DocketChip): Choices {
  return Object.fromEntries(names.map((name) => [name, null]));
}

// A generic entry as JSON carries it is opaque to the compiler; every docket has these parts.
export function knownOf(item: object): SeenEntry<DocketEntry> {
  return item as SeenEntry<DocketEntry>;
}
