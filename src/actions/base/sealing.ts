/**
 * 密封 (sealing): rows whose contents lie under a key that is not in the database. Each wing declares its own; `actions/desk/sealings.ts`
 * lists them. What an earlier version wrote otherwise is sealed by the next start, and what lies under an older key by `reseal`, both
 * in batches that commit by themselves: cut off anywhere, the next run goes on where it stood.
 */
import { dayOf } from '../../domain/base/calendar.ts';
import { lineSaying, type Details } from '../../domain/base/event.ts';
import type { Keyring } from '../../domain/base/keyring.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { record } from '../../store/base/ledger.ts';
import type { Batch, SealedTable, Turn } from '../../store/base/seal.ts';
import { countRowsByKey } from '../../store/base/sealing-keys.ts';
import { transact } from '../../store/base/transact.ts';
import { lockCounty, type CountyFacts } from '../../store/county/county.ts';

/** A turn, and when it is made. */
export type SealingTurn = Turn & { at: Date };

/** One way in which rows of a table are sealed anew. */
export interface Sealing {
  /** Where the rows lie that one key of the ring seals; null for what lies under the key that never changes. */
  table: SealedTable | null;
  /**
   * Rows as an earlier version wrote them, which the next start seals before anybody asks for them; rows that read the same sealed or in
   * the open, which the running program seals; or rows under an older key.
   */
  of: 'former' | 'open' | 'older';
  batch(tx: Tx, keyring: Keyring, countyId: number, turn: SealingTurn): Promise<Batch>;
  /** What the line of each batch in the county's chain says of it; null where no record is touched. */
  why: Details['reporters-resealed']['why'] | null;
}

/** Small enough that a filing never waits for one, and that a kill loses little. */
const atOnce = 200;

/** Where the rows lie, their keys, and the clock that dates the lines; `goOn` is called before each batch with how many are done. */
export interface SealedCounty {
  db: Db;
  keyring: Keyring;
  county: CountyFacts;
  now: () => Date;
  goOn?: (done: number) => void;
  /** Whether it is to stop before the next batch; the next run goes on with what is left. */
  isOver?: () => boolean;
}

/** Seals all rows of the kind that the list declares; gives how many there were. */
export async function sealAnew(where: SealedCounty, sealings: readonly Sealing[], of: Sealing['of']): Promise<number> {
  let done = 0;
  for (const sealing of sealings.filter((one) => one.of === of)) {
    let after: string | null = null;
    do {
      if (where.isOver?.() === true) return done;
      where.goOn?.(done);
      const batch: Batch = await sealBatch(where, sealing, after);
      done += batch.done;
      after = batch.last;
    } while (after !== null);
  }
  return done;
}

/** How many rows lie under which older key: one that was being saved was skipped, and one may have come under it meanwhile. */
export async function countOlder(
  { db, keyring, county }: Pick<SealedCounty, 'db' | 'keyring' | 'county'>,
  sealings: readonly Sealing[],
): Promise<Map<string, number>> {
  const tables = [...new Set(sealings.flatMap(({ table }) => table ?? []))];
  const counts = await countRowsByKey(db, county.county.countyId, tables);
  return new Map([...counts].filter(([id]) => id !== keyring.current));
}

function sealBatch(
  { db, keyring, county, now }: SealedCounty,
  { batch, why }: Sealing,
  after: string | null,
): Promise<Batch> {
  const { countyId, ledgerId } = county.county;
  return transact(db, async (tx) => {
    if (why !== null) await lockCounty(tx, countyId);
    const at = now();
    const made = await batch(tx, keyring, countyId, { after, limit: atOnce, at });
    if (why === null || made.done === 0) return made;
    const detail = { keyId: keyring.current, n: made.done, why };
    const of = { countyId, matterId: ledgerId, at, onDay: dayOf(at), by: 'system', byOrganisationId: null };
    await record(tx, lineSaying({ ...of, verb: 'reporters-resealed', detail }));
    return made;
  });
}
