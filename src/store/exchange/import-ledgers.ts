import { sql } from 'kysely';
import type { DocketEntry } from '../../domain/matter/docket.ts';
import type { Enforcement } from '../../domain/supervision/enforcement/enforcement.ts';
import { insertMany, type Tx } from '../base/db.ts';
import { noteRow } from '../base/ledger.ts';

/** The entries there are of these ids, locked where they are to be changed. */
export async function findCarried<T extends DocketEntry>(
  tx: Tx,
  table: string,
  countyId: number,
  ids: readonly string[],
  locked: boolean,
): Promise<Map<string, T>> {
  const found =
    await sql<T>`select * from ${sql.table(table)} where county_id = ${countyId} and id = any(${[...ids]}::uuid[])
    order by id ${locked ? sql`for update` : sql``}`.execute(tx);
  return new Map(found.rows.map((one) => [one.id, one]));
}

/** Writes new entries in one statement. */
export async function insertCarried<T extends DocketEntry>(
  tx: Tx,
  table: string,
  entries: readonly T[],
): Promise<void> {
  if (entries.length === 0) return;
  await insertMany(tx, table, entries);
  for (const one of entries) noteRow(tx, table, one);
}

/** The cases of these ids, or that bear one of the numbers under which they were filed. */
export async function findCarriedCases(
  tx: Tx,
  countyId: number,
  { ids, fileNumbers }: { ids: readonly string[]; fileNumbers: readonly string[] },
): Promise<Enforcement[]> {
  const found = await sql<Enforcement>`select * from enforcement as c where c.county_id = ${countyId}
    and (c.id = any(${[...ids]}::uuid[]) or (c.file_number is not null and c.file_number = any(${[...fileNumbers]}::text[])))`.execute(
    tx,
  );
  return found.rows;
}
