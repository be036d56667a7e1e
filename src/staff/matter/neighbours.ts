/** The matters before and after this one in the list that the person came from. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { MatterKind } from '../../domain/matter/matter.ts';
import { useMe } from '../base/me.tsx';

export interface Neighbours {
  at: number;
  of: number;
  /** There are more than those. */
  isCut: boolean;
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

/** The list that the person came from, as far as it was read. */
export interface CameFrom {
  numbers: readonly string[];
  /** More of it stands at the bureau. */
  isCut: boolean;
}

/** A list that was read on this machine. */
export interface ReadList {
  key: unknown;
  data: unknown;
  readAt: number;
}

/** What the list that the person came from says of the matter; nothing where he came from none, as by its address or a message. */
export function useNeighbours(kind: MatterKind, number: string): Neighbours | null {
  const queries = useQueryClient();
  const { id: whose } = useMe();
  const list = useMemo(() => {
    const read = [`${kind}s`, 'work']
      .flatMap((key) => queries.getQueryCache().findAll({ queryKey: [key] }))
      .map(({ queryKey: [key], state }) => ({ key, data: state.data, readAt: state.dataUpdatedAt }));
    return cameFrom({ lookedAt, read, kept: kept(whose, kind) }, kind, number);
  }, [queries, whose, kind, number]);
  useEffect(() => {
    if (list !== null) keep(whose, kind, list);
  }, [list, whose, kind]);
  return useMemo(() => (list === null ? null : neighboursIn(list, number)), [list, number]);
}

/**
 * Which list it is: the newest one of the page that was looked at last, where the matter stands in it; else the one from which the matter
 * before was opened. What the desk has read beside, as my work for its number in the margin, is not where anybody came from.
 */
export function cameFrom(
  { lookedAt: page, read, kept: before }: { lookedAt: string | null; read: readonly ReadList[]; kept: CameFrom | null },
  kind: MatterKind,
  number: string,
): CameFrom | null {
  const lists = read
    .filter(({ key, data }) => key === page && data !== undefined)
    .toSorted((a, b) => b.readAt - a.readAt)
    .map(({ data }) => ({ numbers: numbersOf(kind, data), isCut: isCut(data as Lists) }));
  const found = [...lists, ...(before === null ? [] : [before])].find(
    ({ numbers }) => numbers.length > 1 && numbers.includes(number),
  );
  return found ?? null;
}

export function neighboursIn({ numbers, isCut: more }: CameFrom, number: string): Neighbours {
  const at = numbers.indexOf(number);
  return {
    at: at + 1,
    of: numbers.length,
    isCut: more,
    before: numbers[at - 1] ?? null,
    after: numbers[at + 1] ?? null,
  };
}

/** Where the matter stands among them; a + says that there are more. */
export function placeWords({ at, of, isCut: more }: Neighbours): { zh: string; en: string } {
  const count = more ? `${of}+` : `${of}`;
  return { zh: `第 ${at} / ${count} 件`, en: `${at} of ${count}` };
}

/** Kept by the window, so that a page that is loaded anew, or a list that was forgotten meanwhile, leaves the walk as it was. */
const storeKey = 'hongdun-came-from';

function keep(whose: string, kind: MatterKind, list: CameFrom): void {
  try {
    sessionStorage.setItem(storeKey, JSON.stringify({ whose, kind, list }));
  } catch {
    // A browser that keeps nothing: the walk ends with the page.
  }
}

function kept(whose: string, kind: MatterKind): CameFrom | null {
  try {
    const held = JSON.parse(sessionStorage.getItem(storeKey) ?? 'null') as {
      whose: string;
      kind: string;
      list: CameFrom;
    } | null;
    return held?.whose === whose && held.kind === kind ? held.list : null;
  } catch {
    return null;
  }
}

interface Lists {
  next?: string | null;
  items?: Item[];
  pages?: Lists[];
  lines?: { kind: string; number: string }[];
}
type Item = Partial<Record<MatterKind, { number: string }>>;

function isCut({ pages, next }: Lists): boolean {
  return ((pages === undefined ? next : pages.at(-1)?.next) ?? null) !== null;
}

/** The numbers of a page, of the pages of an endless list, or of the one list of my work, each once. */
export function numbersOf(kind: MatterKind, data: unknown): string[] {
  return [...new Set(numbersIn(kind, data as Lists))];
}

function numbersIn(kind: MatterKind, { pages, items, lines }: Lists): string[] {
  if (pages !== undefined) return pages.flatMap((page) => numbersIn(kind, page));
  const ranked = (lines ?? []).filter((line) => line.kind === kind).map(({ number }) => number);
  return [...ranked, ...(items ?? []).flatMap((item) => item[kind]?.number ?? [])];
}
