import { sql } from 'kysely';
import { institutionStateWords, type Institution } from '../../../domain/supervision/sampling/institution.ts';
import type { Db, Tx } from '../../base/db.ts';
import { listEntries, listEntriesByIds } from '../../matter/docket.ts';
import type { DocketTable } from '../../matter/docket-list.ts';

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

/** The ones with these ids, whatever became of them. */
export function listInstitutionsByIds(
  db: Db | Tx,
  countyId: number,
  ids: readonly (string | null)[],
): Promise<Institution[]> {
  return listEntriesByIds<Institution>(db, 'institution', countyId, ids);
}

export const institutionTable: DocketTable<Institution> = {
  name: 'institution',
  states: Object.keys(institutionStateWords),
  // One that was retired can be restored, and waits for nobody.
  over: ['retired'],
  scope: () => sql`true`,
  words: sql`number || ' ' || name || ' ' || cma_number || ' ' || remark`,
  newest: sql`valid_to`,
  due: sql`(case when state = 'active' then valid_to end)`,
  day: sql`valid_to`,
  filters: { productClass: (name) => sql`scope @> ${JSON.stringify([name])}::jsonb` },
};

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
