/**
 * The row that the keys stand on and the rows that are picked, outside of the page that shows them: a press draws the rows anew that it
 * touches, and nothing of the list around them. What is picked outlives the pages of the list, its filters, and a matter that was opened.
 */
import { useCallback, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';

type Listen = () => void;

export interface RowStore {
  /** The id of the row that the keys stand on; null until one is pressed. */
  current: () => string | null;
  /** The numbers of what is picked, by the ids of their rows, in the order in which they were picked. */
  picked: () => ReadonlyMap<string, string>;
  stand: (id: string | null) => void;
  /** So many rows on, of those that are shown; without a current row from the first. */
  step: (by: number, ids: readonly string[]) => void;
  /** The rows as they are now: where the current one has left, that which took its place is current. */
  settle: (ids: readonly string[]) => void;
  toggle: (row: PickedRow) => void;
  /** Picks all of them, so far as there is room; or where all are picked, none of them. */
  toggleAll: (rows: readonly PickedRow[]) => void;
  /** Picks all of them besides, so far as there is room. */
  pickAll: (rows: readonly PickedRow[]) => void;
  drop: (ids: readonly string[]) => void;
  clear: () => void;
  /** Is told when the row becomes the current one or is it no more, or when it is picked or dropped. */
  onRow: (id: string, listen: Listen) => () => void;
  /** Is told of everything. */
  onAny: (listen: Listen) => () => void;
}

export interface PickedRow {
  id: string;
  number: string;
}

/** So many at once: the server takes no more in one batch. */
export const mostPicked = 200;

export function makeRowStore(): RowStore {
  let current: string | null = null;
  let place = -1;
  let picked: ReadonlyMap<string, string> = new Map();
  const { tell, ...listening } = makeListeners();
  const stand = (id: string | null) => {
    if (id === current) return;
    const touched = [current, id].filter((one) => one !== null);
    current = id;
    if (id === null) place = -1;
    tell(touched);
  };
  const pick = (next: ReadonlyMap<string, string>) => {
    const touched = [...new Set([...picked.keys(), ...next.keys()])].filter((id) => picked.has(id) !== next.has(id));
    picked = next;
    if (touched.length > 0) tell(touched);
  };
  const pickAll = (rows: readonly PickedRow[]) => {
    const more = rows.filter(({ id }) => !picked.has(id)).map(({ id, number }) => [id, number] as const);
    pick(new Map([...picked, ...more].slice(0, mostPicked)));
  };
  const without = (ids: readonly string[]) => new Map([...picked].filter(([id]) => !ids.includes(id)));
  return {
    current: () => current,
    picked: () => picked,
    stand,
    step(by, ids) {
      const at = current === null ? -1 : ids.indexOf(current);
      place = Math.max(0, Math.min(ids.length - 1, at + by));
      stand(ids[place] ?? null);
    },
    settle(ids) {
      if (current === null || ids.length === 0) return;
      const at = ids.indexOf(current);
      if (at >= 0) place = at;
      else stand(ids[Math.max(0, Math.min(place, ids.length - 1))] ?? null);
    },
    toggle({ id, number }) {
      if (picked.has(id)) pick(without([id]));
      else if (picked.size < mostPicked) pick(new Map([...picked, [id, number]]));
    },
    toggleAll(rows) {
      if (rows.every(({ id }) => picked.has(id))) pick(without(rows.map(({ id }) => id)));
      else pickAll(rows);
    },
    pickAll,
    drop: (ids) => pick(without(ids)),
    clear: () => pick(new Map()),
    ...listening,
  };
}

/** Who is told of some rows alone, and who of all. */
function makeListeners() {
  const ofRows = new Map<string, Set<Listen>>();
  const ofAny = new Set<Listen>();
  return {
    tell(ids: Iterable<string>) {
      for (const id of ids) for (const listen of ofRows.get(id) ?? []) listen();
      for (const listen of ofAny) listen();
    },
    onRow(id: string, listen: Listen) {
      const listeners = ofRows.get(id) ?? new Set();
      ofRows.set(id, listeners.add(listen));
      return () => {
        listeners.delete(listen);
        if (listeners.size === 0) ofRows.delete(id);
      };
    },
    onAny(listen: Listen) {
      ofAny.add(listen);
      return () => void ofAny.delete(listen);
    },
  };
}

const kept = new Map<string, RowStore>();

/** The rows of a list as the person left them while this window is open: whoever comes back from a matter goes on where he was. */
export function useKeptRows(personId: string, list: string): RowStore {
  const [rows] = useState(() => {
    const key = `${personId} ${list}`;
    const known = kept.get(key) ?? makeRowStore();
    kept.set(key, known);
    return known;
  });
  return rows;
}

/** The keys of the rows that are shown: a step, which brings the row into sight, and none of them the current one. */
export function useSteps(rows: RowStore, ids: readonly string[]) {
  const shown = useRef<readonly string[]>([]);
  useLayoutEffect(() => {
    const isFirst = shown.current.length === 0;
    shown.current = ids;
    // Who comes back finds the row that he left in sight; of a row that is not here nothing took the place.
    if (isFirst && ids.length > 0 && !ids.includes(rows.current() ?? '')) rows.stand(null);
    rows.settle(ids);
    if (isFirst) showRow(rows.current());
  }, [rows, ids]);
  const step = useCallback(
    (by: number) => {
      rows.step(by, shown.current);
      showRow(rows.current());
    },
    [rows],
  );
  return step;
}

export function showRow(id: string | null): void {
  if (id !== null) document.querySelector(`[data-row="${id}"]`)?.scrollIntoView({ block: 'nearest' });
}

/** The current one of the items; whoever asks is drawn anew at each step, so that it should be small. */
export function useCurrent<Item>(
  rows: RowStore,
  items: readonly Item[],
  idOf: (item: Item) => string,
): Item | undefined {
  const current = useSyncExternalStore(rows.onAny, rows.current, rows.current);
  return current === null ? undefined : items.find((item) => idOf(item) === current);
}

export function useIsCurrent(rows: RowStore, id: string): boolean {
  const on = useCallback((listen: Listen) => rows.onRow(id, listen), [rows, id]);
  const is = () => rows.current() === id;
  return useSyncExternalStore(on, is, is);
}

export function useIsPicked(rows: RowStore, id: string): boolean {
  const on = useCallback((listen: Listen) => rows.onRow(id, listen), [rows, id]);
  const is = () => rows.picked().has(id);
  return useSyncExternalStore(on, is, is);
}

export function usePicked(rows: RowStore): ReadonlyMap<string, string> {
  return useSyncExternalStore(rows.onAny, rows.picked, rows.picked);
}
