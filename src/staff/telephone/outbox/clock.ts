/** The clock of this telephone against the county's, as it was measured last; what is done here counts by the county's. */
import { aheadOf, countedNow } from '../../../domain/matter/acted-at.ts';

/** How far it is ahead, in milliseconds, and when the county was heard of last. */
export interface Clock {
  aheadMs: number;
  heardAt: number;
}

const unmeasured: Clock = { aheadMs: 0, heardAt: 0 };
let known = unmeasured;

export const phoneClock = {
  known: () => known,
  /** What was measured on this telephone before it was opened. */
  hold: (clock: Clock | undefined) => {
    known = clock ?? unmeasured;
  },
  /** Now, as it counts. */
  now: () => countedNow(Date.now(), known.aheadMs, known.heardAt),
  /** What is taken off the clock to count so; zero where it is believed. */
  takenOff: () => {
    const now = Date.now();
    return now - countedNow(now, known.aheadMs, known.heardAt);
  },
};

/**
 * Asks the county what time it is, by what every answer of it says; null where it cannot be reached. Nobody waits long for it: what is to be
 * sent is sent all the same.
 */
export async function measure(): Promise<Clock | null> {
  const askedAt = Date.now();
  try {
    const answer = await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(8_000) });
    const said = Date.parse(answer.headers.get('date') ?? '');
    if (Number.isNaN(said)) return null;
    const ahead = aheadOf(said, askedAt, Date.now());
    known = { aheadMs: ahead, heardAt: said };
    return known;
  } catch {
    return null;
  }
}
