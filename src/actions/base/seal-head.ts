import type { LedgerHead } from '../../domain/base/ledger-head.ts';
import { findHead, foldChains, type Folded } from '../../store/base/ledger-head.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from './context.ts';

const atOnce = 1000;

export interface SealedHead {
  /** The newest head of the county; null before its first line stands under a key. */
  head: LedgerHead | null;
  isNew: boolean;
  broken: number;
}

/** Adds what was written since to the head of the county, chain by chain; cut off anywhere, the next run goes on. */
export async function sealHead(
  { db, county: { county } }: Context,
  now: () => Date,
  signal: AbortSignal,
): Promise<SealedHead> {
  const { countyId } = county;
  let [isNew, broken, after]: [boolean, number, string | null] = [false, 0, null];
  do {
    if (signal.aborted) break;
    const from: string | null = after;
    const folded: Folded = await transact(db, (tx) => foldChains(tx, countyId, now(), { after: from, limit: atOnce }));
    isNew ||= folded.head !== null;
    broken += folded.broken;
    after = folded.after;
  } while (after !== null);
  return { head: await findHead(db, countyId), isNew, broken };
}
