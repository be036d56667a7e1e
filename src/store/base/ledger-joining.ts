import { sql } from 'kysely';
import type { Db } from './db.ts';

/** Whether every chain of the county is under this key: its own chain says so, or has been under it from its first line on. */
export async function isJoined(db: Db, countyId: number, ledgerId: string, keyId: string): Promise<boolean> {
  const { rows } = await sql<{ verb: string }>`
    select l.verb from ledger as l join ledger_tail as t on t.county_id = l.county_id and t.matter_id = l.matter_id
    where l.county_id = ${countyId} and l.matter_id = ${ledgerId} and t.key_id = ${keyId}
      and (l.verb = 're-keyed' or (l.verb = 'ledger-keyed' and l.detail ->> 'keyId' = ${keyId}) or l.seq = 1)`.execute(
    db,
  );
  const verbs = rows.map(({ verb }) => verb);
  return verbs.includes('ledger-keyed') || (verbs.length > 0 && !verbs.includes('re-keyed'));
}

/** Chains whose newest line is not under this key, in the order of their ids. */
export async function listUnjoined(
  db: Db,
  countyId: number,
  { keyId, after, limit }: { keyId: string; after: string | null; limit: number },
): Promise<string[]> {
  const behind = after === null ? sql`true` : sql`l.matter_id > ${after}`;
  const { rows } = await sql<{ matterId: string }>`
    select l.matter_id from ledger as l
    left join ledger_tail as t on t.county_id = l.county_id and t.matter_id = l.matter_id
    where l.county_id = ${countyId} and l.seq = 1 and ${behind} and t.key_id is distinct from ${keyId}
    order by l.matter_id limit ${limit}`.execute(db);
  return rows.map(({ matterId }) => matterId);
}
