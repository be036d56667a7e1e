/** The matters before and after this one in the list that the person came from. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { MatterKind } from '../../domain/matter/matter.ts';

export interface Neighbours {
  at: number;
  of: number;
  before: string | null;
  after: string | null;
}

/** The page that the person looked at last: a shelf of matters, or my work. */
let lookedAt: string | null = null;

/** A page of rows says that it is looked at, so that a matter opened from it knows its neighbours there. */
export function useLookedAt(key: string): void {
  useEffect(() => {
    lookedAt = key;
  }, [key]);
}

/** Finds the list that the person came from and that holds the matter, else the newest one on this machine that does. */
export function useNeighbours(kind: MatterKind, number: string): Neighbours | null {
  const queries = useQueryClient();
  return useMemo(() => {
    const lists = [
      ...queries.getQueryCache().findAll({ queryKey: [`${kind}s`] }),
      ...queries.getQueryCache().findAll({ queryKey: ['work'] }),
    ]
      .filter((query) => query.state.data !== undefined)
      // A list that was read anew in the background is not the one the person came from.
      .toSorted(
        (a, b) =>
          Number(b.queryKey[0] === lookedAt) - Number(a.queryKey[0] === lookedAt) ||
          b.state.dataUpdatedAt - a.state.dataUpdatedAt,
      )
      .map((query) => numbersOf(kind, query.state.data))
      .filter((numbers) => numbers.includes(number) && numbers.length > 1);
    const [numbers] = lists;
    if (numbers === undefined) return null;
    const at = numbers.indexOf(number);
    return { at: at + 1, of: numbers.length, before: numbers[at - 1] ?? null, after: numbers[at + 1] ?? null };
  }, [queries, kind, number]);
}

interface Lists {
  items?: Item[];
  pages?: Lists[];
  lines?: { kind: string; number: string }[];
}
type Item = Partial<Record<MatterKind, { number: string }>>;

/** The numbers of a page, of the pages of an endless list, or of the one list of my work, each once. */
export function numbersOf(kind: MatterKind, data: unknown): string[] {
  return [...new Set(numbersIn(kind, data as Lists))];
}

function numbersIn(kind: MatterKind, { pages, items, lines }: Lists): string[] {
  if (pages !== undefined) return pages.flatMap((page) => numbersIn(kind, page));
  const ranked = (lines ?? []).filter((line) => line.kind === kind).map(({ number }) => number);
  return [...ranked, ...(items ?? []).flatMap((item) => item[kind]?.number ?? [])];
}
