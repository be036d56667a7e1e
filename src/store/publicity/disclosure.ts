import { sql } from 'kysely';
import type { DisclosurePass, GatedDocket } from '../../domain/publicity/disclosure.ts';
import { insertMany, type Db, type Tx } from '../base/db.ts';

/** False when the words were let through already. */
export async function savePass(tx: Tx, pass: DisclosurePass): Promise<boolean> {
  const ending = sql`on conflict do nothing returning id`;
  return (await insertMany(tx, 'disclosure_pass', [pass], ending)).rows.length > 0;
}

/** What was let through of the entries, the earliest first. */
export async function listPasses(
  db: Db | Tx,
  countyId: number,
  docket: GatedDocket,
  entryIds: readonly string[],
): Promise<DisclosurePass[]> {
  if (entryIds.length === 0) return [];
  const found = await sql<DisclosurePass>`select * from disclosure_pass where county_id = ${countyId}
    and docket = ${docket} and entry_id in (${sql.join([...entryIds])}) order by at, words`.execute(db as Db);
  return found.rows;
}
