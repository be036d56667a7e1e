/** What rests on each organisation of the county, counted where it stands: matters that are not done by the tallies. */
import { sql } from 'kysely';
import { noUses, type OrganisationUses } from '../../domain/county/organisation-tree.ts';
import type { Db, Tx } from '../base/db.ts';

export async function listOrganisationUses(
  db: Db | Tx,
  countyId: number,
): Promise<ReadonlyMap<string, OrganisationUses>> {
  const found = await sql<OrganisationUses & { id: string }>`
    select id,
      sum(below)::integer as below, sum(villages)::integer as villages, sum(stations)::integer as stations,
      sum(accounts)::integer as accounts, sum(matters)::integer as matters
    from (
      select parent_id as id, 1 as below, 0 as villages, 0 as stations, 0 as accounts, 0 as matters
        from organisation where county_id = ${countyId} and active
      union all select office_id, 0, 1, 0, 0, 0 from region where county_id = ${countyId}
      union all select office_id, 0, 0, 1, 0, 0 from station where county_id = ${countyId} and active
      union all select organisation_id, 0, 0, 0, 1, 0 from account where county_id = ${countyId} and active
      union all select office_id, 0, 0, 0, 0, n from complaint_tally where county_id = ${countyId} and stage <> 'done'
      union all select office_id, 0, 0, 0, 0, n from tipoff_tally where county_id = ${countyId} and stage <> 'done'
      union all select office_id, 0, 0, 0, 0, n from inquiry_tally where county_id = ${countyId} and stage <> 'done'
      union all select office_id, 0, 0, 0, 0, n from enforcement_tally where county_id = ${countyId} and stage <> 'done'
    ) as each
    where id is not null and id <> ''
    group by id`.execute(db);
  return new Map(found.rows.map(({ id, ...uses }) => [id, { ...noUses, ...uses }]));
}
