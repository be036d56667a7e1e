import { sql } from 'kysely';
import type { Details } from '../../domain/base/event.ts';
import type { Db, Tx } from '../base/db.ts';

/** One import of a county as its line in the ledger tells it; lines of before 0.28 have no run. */
export type StoredImport = Details['county-onboarded'] & { runId: string };

/** What the press has written; null where it has written nothing. */
export async function findImport(db: Db | Tx, countyId: number, runId: string): Promise<StoredImport | null> {
  const { rows } = await sql<{ detail: StoredImport }>`select l.detail from ledger as l
    join county as c on c.county_id = l.county_id and c.ledger_id = l.matter_id
    where l.county_id = ${countyId} and l.verb = 'county-onboarded' and l.detail->>'runId' = ${runId} limit 1`.execute(
    db as Db,
  );
  return rows[0]?.detail ?? null;
}

/** The newest import, with when it was and who pressed; null where there was none. */
export async function findLastImport(
  db: Db | Tx,
  countyId: number,
): Promise<{ at: Date; by: string; detail: Details['county-onboarded'] } | null> {
  const { rows } = await sql<{
    at: Date;
    by: string;
    detail: StoredImport;
  }>`select l.at, l.by, l.detail from ledger as l
    join county as c on c.county_id = l.county_id and c.ledger_id = l.matter_id
    where l.county_id = ${countyId} and l.verb = 'county-onboarded' order by l.seq desc limit 1`.execute(db as Db);
  return rows[0] ?? null;
}
