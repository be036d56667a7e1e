/** 等我定的 (decision): what waits for the word of the reader, of whatever kind, and what of it is not shown. */
import type { Words } from '../base/words.ts';
import type { Stage } from '../complaint/complaint.ts';

/** The queues of complaints that wait for a word and for no work. */
export const decidedStages = ['toApprove', 'toReview'] as const satisfies readonly Stage[];

/** How much of a kind or a ledger waits, and how much of that is shown. */
export interface Awaiting {
  of: Words;
  shown: number;
  total: number;
  /** Whether not all of it was looked at: there may be more than the total. */
  isCut: boolean;
  /** The list that has all of it. */
  to: string;
}

/** What of a kind is behind its list: how many at least. */
export interface Behind extends Pick<Awaiting, 'of' | 'to' | 'isCut'> {
  n: number;
}

/** Something to decide, as far as it may be bundled with others of its kind. */
export interface Bundled {
  id: string;
  /** What one press or one list has in common: the ledger and the step; null for what is decided by itself. */
  bundle: string | null;
  /** What is paid or spent by it, in fen. */
  sumFen: number | null;
  dueOn: string | null;
}

/** Several of a kind, none with a day of its own, as one row. */
export interface Bundle<T> {
  of: string;
  items: T[];
  /** Of all of them; null where one tells no amount. */
  sumFen: number | null;
}

/** So many of a kind are told one by one. */
const mostSingle = 3;

/** Small papers of one kind and step become one row where the first of them stood; what has a day stands alone, and so do few. */
export function bundled<T extends Bundled>(items: readonly T[]): (T | Bundle<T>)[] {
  const kinds = new Map<string, T[]>();
  for (const one of items)
    if (one.bundle !== null && one.dueOn === null) kinds.set(one.bundle, [...(kinds.get(one.bundle) ?? []), one]);
  return items.flatMap((one): (T | Bundle<T>)[] => {
    const all = one.dueOn === null ? (kinds.get(one.bundle ?? '') ?? []) : [];
    if (one.bundle === null || all.length <= mostSingle) return [one];
    return all[0] === one ? [{ of: one.bundle, items: all, sumFen: sumOf(all) }] : [];
  });
}

function sumOf(all: readonly Bundled[]): number | null {
  return all.reduce<number | null>((sum, { sumFen }) => (sum === null || sumFen === null ? null : sum + sumFen), 0);
}

/** How many wait in all, shown or not; `isCut` where there may be more; and where those are that are not shown. */
export function awaited(all: readonly Awaiting[]): { total: number; isCut: boolean; behind: Behind[] } {
  return {
    total: all.reduce((sum, { total }) => sum + total, 0),
    isCut: all.some(({ isCut }) => isCut),
    behind: all
      .filter(({ shown, total, isCut }) => isCut || shown < total)
      .map(({ of, to, isCut, shown, total }) => ({ of, to, isCut, n: Math.max(0, total - shown) })),
  };
}
