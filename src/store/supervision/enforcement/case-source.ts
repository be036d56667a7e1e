/** The cases that were opened out of samplings, visits, campaigns and reviews of terms, asked for by those. */
import { sql } from 'kysely';
import { type CaseSourceKind } from '../../../domain/supervision/enforcement/case-source.ts';
import { noCases, undecidedStates, type CaseStanding } from '../../../domain/supervision/enforcement/open-case.ts';
import type { Enforcement } from '../../../domain/supervision/enforcement/enforcement.ts';
import type { Db, Tx } from '../../base/db.ts';

export type CaseFrom = Pick<
  Enforcement,
  'countyId' | 'number' | 'state' | 'outcome' | 'officeId' | 'stationId' | 'entrustedTo' | 'cause'
> & {
  /** The entry that asks: the source itself, or for a campaign the campaign. */
  ofId: string;
};

/** The cases of these entries, the oldest first; those of the visits of a campaign are the campaign's too. */
export async function listCasesFrom(
  db: Db | Tx,
  countyId: number,
  kind: CaseSourceKind,
  ids: readonly string[],
): Promise<CaseFrom[]> {
  if (ids.length === 0) return [];
  const own = sql`select e.*, e.source_id as of_id from enforcement as e
    where e.county_id = ${countyId} and e.source_id = any(${[...ids]}::uuid[])`;
  const ofVisits = sql`union all select e.*, i.campaign_id from inspection as i
    join enforcement as e on e.county_id = i.county_id and e.source_id = i.id
    where i.county_id = ${countyId} and i.campaign_id = any(${[...ids]}::uuid[])`;
  const found = await sql<CaseFrom>`
    select c.county_id, c.number, c.state, c.outcome, c.office_id, c.station_id, c.entrusted_to, c.cause, c.of_id
    from (${own} ${kind === 'campaign' ? ofVisits : sql``}) as c order by c.filed_at, c.id`.execute(db as Db);
  return found.rows;
}

/** How the cases of each of these entries stand; an entry without any is not among them. */
export async function standingOf(
  db: Db | Tx,
  countyId: number,
  ids: readonly string[],
): Promise<Map<string, CaseStanding>> {
  if (ids.length === 0) return new Map();
  const found = await sql<CaseStanding & { sourceId: string }>`
    select source_id, count(*)::integer as opened,
      count(*) filter (where state in (${sql.join([...undecidedStates])}))::integer as undecided,
      count(*) filter (where outcome is distinct from 'notFiled')::integer as standing
    from enforcement where county_id = ${countyId} and source_id = any(${[...ids]}::uuid[]) group by 1`.execute(
    db as Db,
  );
  return new Map(found.rows.map(({ sourceId, ...standing }) => [sourceId, standing]));
}

export async function standingOfOne(db: Db | Tx, countyId: number, id: string): Promise<CaseStanding> {
  return (await standingOf(db, countyId, [id])).get(id) ?? noCases;
}
