import { sql } from 'kysely';
import type { Institution } from '../../../domain/supervision/sampling/institution.ts';
import type { Db, Tx } from '../../base/db.ts';
import { listEntries } from '../../matter/docket.ts';

export function listInstitutions(
  db: Db | Tx,
  countyId: number,
  state: 'open' | 'all',
  limit = 500,
): Promise<Institution[]> {
  return listEntries<Institution>(db, 'institution', countyId, {
    states: state === 'open' ? ['active'] : [],
    where: sql`true`,
    order: sql`name, number`,
    limit,
  });
}

/** The number of another one with the same qualification. */
export async function findSameInstitution(
  tx: Tx,
  countyId: number,
  cmaNumber: string,
  exceptId: string,
): Promise<string | null> {
  const found = await sql<{ number: string }>`select number from institution
    where county_id = ${countyId} and cma_number = ${cmaNumber} and id <> ${exceptId}`.execute(tx);
  return found.rows[0]?.number ?? null;
}
