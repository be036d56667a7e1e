import type { Db, Tx } from '../../store/base/db.ts';
import { countInTheOpen, resealRows, sealOpenRows, sealOpenWords } from '../../store/base/person-sealing.ts';
import { personTables, type Batch, type PersonTable, type Turn } from '../../store/base/seal.ts';
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
    of: 'open',
    why: null,
    batch: (tx, _keyring, countyId, turn) => sealOpenWords(tx, table, countyId, turn),
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
  for (const [table, seal] of [...each(sealOpenRows), ...each(sealOpenWords)]) {
    let after: string | null = null;
    do {
      if (signal.aborted || now().getTime() >= until) return;
      const turn: Turn = { after, limit: atOnce };
      after = (await transact(db, (tx) => seal(tx, table, county.county.countyId, turn))).last;
    } while (after !== null);
  }
}

type Sealer = (tx: Tx, table: PersonTable, countyId: number, turn: Turn) => Promise<Batch>;

function each(seal: Sealer): [PersonTable, Sealer][] {
  return personTables.map((table) => [table, seal]);
}

/** How many rows are left for it: until there are none, a backup of the database has numbers of persons in the open. */
export function countOpenPersons({ db }: { db: Db }): Promise<number> {
  return countInTheOpen(db);
}
