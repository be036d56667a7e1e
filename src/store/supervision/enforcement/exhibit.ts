/** The exhibits of cases, their files with their hashes, and who has opened them. */
import { sql } from 'kysely';
import type { Exhibit } from '../../../domain/supervision/enforcement/exhibit.ts';
import type { Db, Tx } from '../../base/db.ts';

/** The exhibits of a case by their numbers. */
export async function listExhibits(
  db: Db | Tx,
  countyId: number,
  enforcementId: string,
  limit = 500,
): Promise<Exhibit[]> {
  const found = await sql<Exhibit>`
    select * from exhibit where county_id = ${countyId} and enforcement_id = ${enforcementId} order by n limit ${limit}`.execute(
    db as Db,
  );
  return found.rows;
}

/** How many exhibits of the case were ever registered. */
export async function countExhibits(tx: Tx, countyId: number, enforcementId: string): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::integer as n from exhibit where county_id = ${countyId} and enforcement_id = ${enforcementId}`.execute(
    tx,
  );
  return found.rows[0]?.n ?? 0;
}

/**
 * How many exhibits of the case are in somebody's custody still. What a measure took is over with it; what the law alone released lies
 * where it lay, until somebody says what became of it.
 */
export async function countKept(tx: Tx, countyId: number, enforcementId: string): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::integer as n from exhibit
    where county_id = ${countyId} and enforcement_id = ${enforcementId} and state <> 'released'
      and not exists (
        select 1 from enforcement as e, jsonb_array_elements(e.measures) as m (one)
        where e.county_id = exhibit.county_id and e.id = exhibit.enforcement_id and m.one ->> 'id' = exhibit.measure_id
          and m.one ->> 'ending' in ('released', 'returned', 'confiscated', 'transferred'))`.execute(tx);
  return found.rows[0]?.n ?? 0;
}

/** The number that the next exhibit of the case gets; asked under the lock of the case, so that none is left out or given twice. */
export async function nextExhibitNumber(tx: Tx, countyId: number, enforcementId: string): Promise<number> {
  const found = await sql<{ n: number }>`
    select coalesce(max(n), 0) + 1 as n from exhibit where county_id = ${countyId} and enforcement_id = ${enforcementId}`.execute(
    tx,
  );
  return found.rows[0]?.n ?? 1;
}

/** A file of an exhibit, as the list of evidence names it. */
export interface ExhibitFile {
  exhibitId: string;
  id: string;
  fileName: string;
  type: string;
  bytes: number;
  sha256: string;
}

export async function listExhibitFiles(
  db: Db | Tx,
  countyId: number,
  exhibitIds: readonly string[],
): Promise<ExhibitFile[]> {
  if (exhibitIds.length === 0) return [];
  const found = await sql<ExhibitFile>`
    select matter_id as exhibit_id, id, file_name, type, bytes, sha256 from attachment
    where county_id = ${countyId} and matter_id in (${sql.join(exhibitIds)}) order by added_at, id`.execute(db as Db);
  return found.rows;
}

/** Who opened a file of an exhibit. */
export interface ExhibitReading {
  exhibitId: string;
  fileId: string;
  accountId: string;
  firstAt: Date;
  lastAt: Date;
  times: number;
}

export async function listExhibitReadings(
  db: Db | Tx,
  countyId: number,
  exhibitIds: readonly string[],
): Promise<ExhibitReading[]> {
  if (exhibitIds.length === 0) return [];
  const found = await sql<ExhibitReading>`
    select * from exhibit_reading where county_id = ${countyId} and exhibit_id in (${sql.join(exhibitIds)})
    order by first_at, account_id`.execute(db as Db);
  return found.rows;
}

/** Writes down that somebody opened a file: one line a person and file, with the first time, the last and how often. */
export async function saveExhibitReading(
  tx: Tx,
  reading: { countyId: number; exhibitId: string; fileId: string; accountId: string; at: Date },
): Promise<void> {
  const { countyId, exhibitId, fileId, accountId, at } = reading;
  await sql`
    insert into exhibit_reading as r (county_id, exhibit_id, file_id, account_id, first_at, last_at, times)
    values (${countyId}, ${exhibitId}, ${fileId}, ${accountId}, ${at}, ${at}, 1)
    on conflict (county_id, exhibit_id, file_id, account_id)
    do update set last_at = greatest(r.last_at, excluded.last_at), times = r.times + 1`.execute(tx);
}
