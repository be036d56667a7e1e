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
