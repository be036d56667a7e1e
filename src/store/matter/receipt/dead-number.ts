/** Telephones of which the gateway has said that they are nobody's, by their marks. */
import { sql } from 'kysely';
import type { Db, Tx } from '../../base/db.ts';

export async function saveDeadNumber(
  tx: Tx,
  { countyId, mark, since, why }: { countyId: number; mark: Buffer; since: Date; why: string },
): Promise<void> {
  await sql`insert into dead_number (county_id, mark, since, why) values (${countyId}, ${mark}, ${since}, ${why})
    on conflict (county_id, mark) do update set since = excluded.since, why = excluded.why`.execute(tx);
}

export async function isDeadNumber(db: Db | Tx, countyId: number, mark: Buffer, since: Date): Promise<boolean> {
  const found =
    await sql`select from dead_number where county_id = ${countyId} and mark = ${mark} and since > ${since}`.execute(
      db,
    );
  return found.rows.length > 0;
}

/** Those that were said so long ago that they are tried again. */
export async function forgetOldDead(db: Db, before: Date): Promise<void> {
  await sql`delete from dead_number where since <= ${before}`.execute(db);
}

export async function forgetDeadNumber(tx: Tx, countyId: number, mark: Buffer): Promise<void> {
  await sql`delete from dead_number where county_id = ${countyId} and mark = ${mark}`.execute(tx);
}
