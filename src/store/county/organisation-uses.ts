/** What rests on each organisation of the county, counted where it stands: matters that are not done by the tallies, other work by its ledgers. */
import { sql } from 'kysely';
import { noUses, type OrganisationUses } from '../../domain/county/organisation-tree.ts';
import type { Db, Tx } from '../base/db.ts';

/** In which column each ledger beside the matters names who has to do it, and in which states it is still to be done. */
const works = {
  task: ['lead_id', ['assigned', 'reported']],
  instruction: ['to_office_id', ['sent', 'acknowledged', 'arrived', 'reported']],
  callout: ['office_id', ['paging', 'accepted', 'arrived', 'reported']],
  inspection: ['office_id', ['planned', 'nilWaiting', 'found', 'ordered', 'unrectified', 'banOrdered']],
  sampling_batch: [
    'office_id',
    [
      'planned',
      'sampled',
      'sent',
      'tested',
      'qualified',
      'unqualified',
      'told',
      'retesting',
      'confirmed',
      'disposed',
      'linked',
    ],
  ],
  guidance: ['office_id', ['drafted', 'issued', 'replied', 'verified']],
  sortie: ['office_id', ['planned']],
  covert_check: ['to_office_id', ['planned', 'visited', 'handedOver']],
  station_visit: ['office_id', ['planned', 'mending']],
} as const satisfies Readonly<Record<string, readonly [column: string, states: readonly string[]]>>;

/** Nobody gives it anything until this ends, and what is given to it at this moment is waited for: what rests on it is counted behind it. */
export async function holdOrganisation(tx: Tx, countyId: number, id: string): Promise<void> {
  await sql`select 1 from organisation where county_id = ${countyId} and id = ${id} for no key update`.execute(tx);
}

/** Whether it is in use; it stays so until this ends. */
export async function isInUse(tx: Tx, countyId: number, id: string): Promise<boolean> {
  const { rows } = await sql<{ active: boolean }>`select active from organisation
    where county_id = ${countyId} and id = ${id} for share`.execute(tx);
  return rows[0]?.active === true;
}

export async function listOrganisationUses(
  db: Db | Tx,
  countyId: number,
): Promise<ReadonlyMap<string, OrganisationUses>> {
  const open = Object.entries(works).map(
    ([table, [column, states]]) => sql`union all select ${sql.ref(column)}, 0, 0, 0, 0, 0, 1 from ${sql.table(table)}
        where county_id = ${countyId} and state = any(${[...states]}::text[])`,
  );
  const found = await sql<OrganisationUses & { id: string }>`
    select id,
      sum(below)::integer as below, sum(villages)::integer as villages, sum(stations)::integer as stations,
      sum(accounts)::integer as accounts, sum(matters)::integer as matters, sum(works)::integer as works
    from (
      select parent_id as id, 1 as below, 0 as villages, 0 as stations, 0 as accounts, 0 as matters, 0 as works
        from organisation where county_id = ${countyId} and active
      union all select office_id, 0, 1, 0, 0, 0, 0 from region where county_id = ${countyId}
      union all select office_id, 0, 0, 1, 0, 0, 0 from station where county_id = ${countyId} and active
      union all select organisation_id, 0, 0, 0, 1, 0, 0 from account where county_id = ${countyId} and active
      union all select office_id, 0, 0, 0, 0, n, 0 from complaint_tally where county_id = ${countyId} and stage <> 'done'
      union all select office_id, 0, 0, 0, 0, n, 0 from tipoff_tally where county_id = ${countyId} and stage <> 'done'
      union all select office_id, 0, 0, 0, 0, n, 0 from inquiry_tally where county_id = ${countyId} and stage <> 'done'
      union all select office_id, 0, 0, 0, 0, n, 0 from enforcement_tally where county_id = ${countyId} and stage <> 'done'
      ${sql.join(open, sql` `)}
    ) as each
    where id is not null and id <> ''
    group by id`.execute(db);
  return new Map(found.rows.map(({ id, ...uses }) => [id, { ...noUses, ...uses }]));
}
