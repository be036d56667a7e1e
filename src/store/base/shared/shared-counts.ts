/** What several programs count together, in the windows of each counter: one row a key and window, which all of them add to. */
import { sql } from 'kysely';
import type { Db, Tx } from '../db.ts';

export interface SharedCount {
  counter: string;
  key: Buffer;
  slot: number;
  n: number;
}

type CountKey = Omit<SharedCount, 'n'>;

/** Adds to each, and gives how much there is of it now. */
export async function addCounts(
  tx: Tx,
  counts: readonly (SharedCount & { endsAt: Date })[],
): Promise<readonly SharedCount[]> {
  if (counts.length === 0) return [];
  // In one order everywhere, so that two programs never wait for each other.
  const ordered = counts.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const rows = sql.join(
    ordered.map(
      ({ counter, key, slot, n, endsAt }) =>
        sql`(${counter}::text, ${key}::bytea, ${slot}::bigint, ${n}::bigint, ${endsAt}::timestamptz)`,
    ),
  );
  const added = await sql<SharedCount>`insert into shared_count as c (counter, key, slot, n, ends_at)
    values ${rows} on conflict (counter, key, slot) do update set n = c.n + excluded.n
    returning counter, key, slot, n`.execute(tx);
  return added.rows;
}

export async function findCounts(db: Db | Tx, keys: readonly CountKey[]): Promise<readonly SharedCount[]> {
  if (keys.length === 0) return [];
  const rows = sql.join(keys.map(({ counter, key, slot }) => sql`(${counter}::text, ${key}::bytea, ${slot}::bigint)`));
  const found = await sql<SharedCount>`select counter, key, slot, n from shared_count
    where (counter, key, slot) in (${rows})`.execute(db);
  return found.rows;
}

export async function deleteOldCounts(tx: Tx, now: Date): Promise<void> {
  await sql`delete from shared_count where ends_at < ${now}`.execute(tx);
}

function nameOf({ counter, key, slot }: CountKey): string {
  return `${counter} ${key.toString('hex')} ${slot}`;
}
