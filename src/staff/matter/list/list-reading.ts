/** What the address of a list of matters asks for, read on as it is scrolled; the address follows, so that a link and a reload lead to the same place. */
import { useInfiniteQuery, type InfiniteData } from '@tanstack/react-query';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useMe } from '../../base/me.tsx';
import { useLookedAt } from '../neighbours.ts';
import { knownOf, linkOf, pageQuery, readState, unknownOf, type ListState } from './list-state.ts';
import { mostPicked, useKeptRows, useSteps } from './row-store.ts';
import type { Shelf } from './shelf.ts';

/** So many rows are read at once. */
export const limit = 50;
/** So many pages are held; who scrolls on lets go of the first, and finds them again on the way back. */
const mostPages = 8;
/** After so long without a scroll the address says where it ended. */
const restMs = 300;

type Cursors = readonly string[];
type ShelfPage<Item> = Awaited<ReturnType<Shelf<Item>['list']>>;

/** What the link asks for, what came of it so far, and the rows under the keys. */
export function useListing<Item>(shelf: Shelf<Item>, columns: readonly string[]) {
  const go = useNavigate();
  const [params] = useSearchParams();
  const typed = readState(params, shelf.opening ?? 'open');
  const state = knownOf(typed, shelf);
  // A row carries the columns that all have; others are asked for, and what is read beside the rows.
  const isAsked = (column: string) => column === 'lastStep' || !shelf.defaultColumns.includes(column);
  const chosen = columns.filter(isAsked).toSorted();
  const more = chosen.length === 0 ? '' : `&columns=${chosen.join(',')}`;
  const asked = pageQuery(state, [], limit) + more;
  const begun = useBegun(asked, state.cursors);
  const read = useInfiniteQuery<
    ShelfPage<Item>,
    Error,
    InfiniteData<ShelfPage<Item>, Cursors>,
    readonly string[],
    Cursors
  >({
    queryKey: [`${shelf.kind}s`, asked, begun.at(-1) ?? ''],
    queryFn: ({ pageParam, signal }) => shelf.list(pageQuery(state, pageParam, limit) + more, signal),
    initialPageParam: begun,
    getNextPageParam: ({ next }, _, cursors) => (next === null ? undefined : [...cursors, next]),
    getPreviousPageParam: (_, __, cursors) => (cursors.length === 0 ? undefined : cursors.slice(0, -1)),
    maxPages: mostPages,
    placeholderData: (before) => before,
  });
  useLookedAt(`${shelf.kind}s`);
  const items = useMemo(() => read.data?.pages.flatMap((page) => page.items) ?? none, [read.data]);
  const rows = useKeptRows(useMe().id, shelf.kind);
  const ids = useMemo(() => items.map((item) => shelf.rowOf(item).id), [shelf, items]);
  const stepShown = useSteps(rows, ids);
  const step = (by: number) => {
    // Before the first row that was read there may be others.
    if (by < 0 && read.hasPreviousPage && rows.current() === ids[0]) void read.fetchPreviousPage();
    stepShown(by);
  };
  const show = (next: ListState) => {
    rows.stand(null);
    void go(`${shelf.path}?${linkOf(next)}`);
  };
  const { hasNextPage } = read;
  // As many as a batch takes, in the order of the list.
  const fill = hasNextPage
    ? () =>
        void shelf
          .list(pageQuery(state, begun, mostPicked), new AbortController().signal)
          .then((page) => rows.pickAll(page.items.map(shelf.rowOf)))
    : null;
  return {
    fill,
    state,
    unknown: unknownOf(typed, shelf),
    asked,
    read,
    page: read.data?.pages.at(-1),
    items,
    ids,
    rows,
    show,
    step,
  };
}

const none: never[] = [];

export type Listing<Item> = ReturnType<typeof useListing<Item>>;

/** Where the reading of a list began; another list begins where the address says. */
function useBegun(asked: string, cursors: Cursors): Cursors {
  const [begun, setBegun] = useState({ asked, cursors });
  if (begun.asked === asked) return begun.cursors;
  setBegun({ asked, cursors });
  return cursors;
}

/** How many rows stand before the first that is read. */
export function beforeOf<Item>({ read }: Pick<Listing<Item>, 'read'>): number {
  return (read.data?.pageParams[0]?.length ?? 0) * limit;
}

/**
 * Holds the place while rows come before and behind: at the end of what is read the next rows are, without a press; what comes above or is let
 * go there moves nothing that is in sight; and the address says which page stands at the top.
 */
export function usePlace<Item>(shelf: Shelf<Item>, listing: Listing<Item>) {
  const { state, asked, read, ids } = listing;
  const place = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetching, fetchNextPage } = read;
  const isWanted = hasNextPage && !isFetching;
  useEffect(() => {
    const [root, last] = [place.current, end.current];
    if (!isWanted || root === null || last === null) return undefined;
    const seen = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) void fetchNextPage();
      },
      { root, rootMargin: '0px 0px 600px' },
    );
    seen.observe(last);
    return () => seen.disconnect();
  }, [isWanted, fetchNextPage, ids]);
  useTop(place, { ids, list: read.isPlaceholderData ? null : asked, before: beforeOf(listing) });
  useAddressOf(place, shelf, { state, data: read.data });
  return { place, end };
}

interface Shown {
  state: ListState;
  data: InfiniteData<ShelfPage<unknown>, Cursors> | undefined;
}

/** The address follows the place, once a scroll has ended: the way back stays what it was. */
function useAddressOf<Item>(place: RefObject<HTMLElement | null>, shelf: Shelf<Item>, shown: Shown): void {
  const go = useNavigate();
  const latest = useRef({ ...shown, go });
  useLayoutEffect(() => {
    latest.current = { ...shown, go };
  });
  const { path } = shelf;
  const follow = useCallback(() => {
    const { state, data, go: goTo } = latest.current;
    const top = topRow(place.current);
    if (data === undefined || top === null) return;
    const at = rowsIn(place.current).indexOf(top);
    let behind = 0;
    const n = data.pages.findIndex(({ items }) => (behind += items.length) > at);
    const cursors = data.pageParams[n] ?? [];
    if (cursors.join() === state.cursors.join()) return;
    void goTo(`${path}?${linkOf({ ...state, cursors })}`, { replace: true, preventScrollReset: true });
  }, [path, place]);
  useEffect(() => {
    const within = place.current;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(follow, restMs);
    };
    within?.addEventListener('scroll', wait, { passive: true });
    return () => {
      clearTimeout(timer);
      within?.removeEventListener('scroll', wait);
    };
  }, [follow, place]);
}

interface Rows {
  ids: readonly string[];
  /** Which list the rows are of; null while those of another stand in for them. */
  list: string | null;
  /** How many are before the first. */
  before: number;
}

/**
 * The row at the top stays where it is when rows come above it, or go; at the very top what is new is shown, and another list begins at its
 * beginning.
 */
function useTop(place: RefObject<HTMLElement | null>, { ids, list, before }: Rows): void {
  const top = useRef<{ id: string; at: number; isVeryTop: boolean } | null>(null);
  const last = useRef<{ list: string | null; before: number }>({ list, before });
  useLayoutEffect(() => {
    const within = place.current;
    if (within === null) return undefined;
    const isOther = list !== null && last.current.list !== null && list !== last.current.list;
    const isHeld = top.current?.isVeryTop === false || before !== last.current.before;
    const row = rowsIn(within).find(({ dataset }) => dataset['row'] === top.current?.id);
    if (isOther) within.scrollTo({ top: 0 });
    else if (isHeld && row !== undefined && top.current !== null)
      within.scrollBy({ top: row.getBoundingClientRect().top - top.current.at });
    last.current = { list: list ?? last.current.list, before };
    const note = () => {
      const first = topRow(within);
      const id = first?.dataset['row'];
      if (first !== null && id !== undefined)
        top.current = { id, at: first.getBoundingClientRect().top, isVeryTop: within.scrollTop === 0 };
    };
    note();
    within.addEventListener('scroll', note, { passive: true });
    return () => within.removeEventListener('scroll', note);
  }, [place, ids, list, before]);
}

function rowsIn(within: HTMLElement | null): HTMLElement[] {
  return [...(within?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
}

/** The first row that is in sight below the head of the table. */
function topRow(within: HTMLElement | null): HTMLElement | null {
  const edge = (within?.querySelector('thead') ?? within)?.getBoundingClientRect();
  if (edge === undefined) return null;
  const from = within?.querySelector('thead') === null ? edge.top : edge.bottom;
  return rowsIn(within).find((row) => row.getBoundingClientRect().bottom > from + 1) ?? null;
}
