/** The counts of tries that all servers of a county share. Neither a name nor an address nor a telephone stands in them. */
import { sql } from 'kysely';
import type { Db, Tx } from './db.ts';
import type { TryCountRow } from './schema.ts';

/** What is counted, and where. */
export type TryKey = Pick<TryCountRow, 'subject' | 'origin'>;
export type TryCount = Omit<TryCountRow, 'countyId'>;

/** Counts one more try of each; gives how many they are now. */
export async function addTries(tx: Tx, countyId: number, keys: readonly TryKey[], at: Date): Promise<TryCount[]> {
  if (keys.length === 0) return [];
  const rows = sql.join(
    keys.map(({ subject, origin }) => sql`(${countyId}::integer, ${subject}::bytea, ${origin}::bytea)`),
  );
  const counted = await sql<TryCount>`insert into try_count as t (county_id, subject, origin, n, last_at)
    select k.county_id, k.subject, k.origin, 1, ${at} from (values ${rows}) as k (county_id, subject, origin)
    order by k.subject, k.origin
    on conflict (county_id, subject, origin) do update set n = t.n + 1, last_at = ${at}
    returning subject, origin, n, last_at`.execute(tx);
  return counted.rows;
}

/**
 * Counts one try before it is made, unless it must wait for those that were wrong before it: null then. `waits` are the seconds
 * after the first wrong one, the second, and so on; what was counted before `since` is forgotten.
 */
export async function takeTry(
  tx: Tx,
  countyId: number,
  { subject, origin }: TryKey,
  { waits, since, at }: { waits: readonly number[]; since: Date; at: Date },
): Promise<number | null> {
  const taken = await sql<{ n: number }>`insert into try_count as t (county_id, subject, origin, n, last_at)
    values (${countyId}, ${subject}, ${origin}, 1, ${at})
    on conflict (county_id, subject, origin) do update
      set n = case when t.last_at <= ${since} then 1 else t.n + 1 end, last_at = ${at}
      where t.last_at <= ${since}
        or t.last_at + make_interval(secs => (${waits}::integer[])[least(t.n, ${waits.length}::integer)]) <= ${at}
    returning n`.execute(tx);
  return taken.rows[0]?.n ?? null;
}

/** Takes back one try that was counted before it was made, because it was right. */
export async function forgetTry(tx: Tx, countyId: number, { subject, origin }: TryKey): Promise<void> {
  await tx
    .deleteFrom('tryCount')
    .where('countyId', '=', countyId)
    .where('subject', '=', subject)
    .where('origin', '=', origin)
    .execute();
}

/** Forgets all that was counted of these, from everywhere; gives of how many places there was something. */
export async function forgetSubject(tx: Tx, countyId: number, subject: Buffer): Promise<number> {
  const gone = await tx
    .deleteFrom('tryCount')
    .where('countyId', '=', countyId)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}

/** What was counted of one place or of all. */
export async function findTries(db: Db | Tx, countyId: number, keys: readonly TryKey[]): Promise<TryCount[]> {
  if (keys.length === 0) return [];
  const rows = sql.join(keys.map(({ subject, origin }) => sql`(${subject}::bytea, ${origin}::bytea)`));
  const found = await sql<TryCount>`select subject, origin, n, last_at from try_count
    where county_id = ${countyId} and (subject, origin) in (${rows})`.execute(db);
  return found.rows;
}

/** What was counted of these subjects at every place, since then. */
export async function listTriesOf(
  db: Db,
  countyId: number,
  subjects: readonly Buffer[],
  since: Date,
): Promise<TryCount[]> {
  if (subjects.length === 0) return [];
  return db
    .selectFrom('tryCount')
    .select(['subject', 'origin', 'n', 'lastAt'])
    .where('countyId', '=', countyId)
    .where('subject', 'in', [...subjects])
    .where('lastAt', '>', since)
    .execute();
}

export async function deleteOldTries(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('tryCount').where('lastAt', '<', before).execute();
}

/** Takes one try back that was counted before it was made, because it could not be made. */
export async function giveBackTry(tx: Tx, countyId: number, { subject, origin }: TryKey): Promise<void> {
  await sql`with spent as (delete from try_count where county_id = ${countyId} and subject = ${subject}
      and origin = ${origin} and n = 1 returning 1)
    update try_count set n = n - 1 where county_id = ${countyId} and subject = ${subject} and origin = ${origin}
      and n > 1`.execute(tx);
}
