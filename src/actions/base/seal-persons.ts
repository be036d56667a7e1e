import { resealRows, sealOpenRows } from '../../store/base/person-sealing.ts';
import { personTables } from '../../store/base/seal.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from './context.ts';
import type { Sealing } from './sealing.ts';

/** Telephones and identity numbers of persons, table by table; nothing of a record changes, so no line tells of it. */
export const personSealings: readonly Sealing[] = personTables.flatMap((table): Sealing[] => [
  {
    table,
    of: 'open',
    why: null,
    batch: (tx, _keyring, countyId, turn) => sealOpenRows(tx, table, countyId, turn),
  },
  {
    table,
    of: 'older',
    why: null,
    batch: (tx, keyring, countyId, turn) => resealRows(tx, table, keyring, countyId, turn),
  },
]);

/** Few, for each row is written anew with all its indexes, and whoever saves one of them waits that long. */
const atOnce = 100;
/** Shorter than a job may take and than the time to its next run, so that no two runs seal side by side. */
const mostMilliseconds = 10 * 60_000;

/**
 * Seals what an earlier version left in the open, while everybody works: a row reads the same before and after. Each batch commits by
 * itself; cut off anywhere, the next run goes on with what is left.
 */
export async function sealPersons({ db, county }: Context, now: () => Date, signal: AbortSignal): Promise<void> {
  const until = now().getTime() + mostMilliseconds;
  for (const table of personTables) {
    let isLeft = true;
    while (isLeft) {
      if (signal.aborted || now().getTime() >= until) return;
      const { last } = await transact(db, (tx) => sealOpenRows(tx, table, county.county.countyId, { limit: atOnce }));
      isLeft = last !== null;
    }
  }
}
