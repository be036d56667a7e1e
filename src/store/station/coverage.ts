import { sql } from 'kysely';
import { addDays, type Day } from '../../domain/base/calendar.ts';
import { takesMatters } from '../../domain/station/charter.ts';
import type { CoverageNode } from '../../domain/station/coverage.ts';
import { healthWindow } from '../../domain/station/charter-procedure.ts';
import type { Db, Tx } from '../base/db.ts';

/**
 * Every station and facility of the county that has been approved and is not closed, at its place. Whether it is idle is what
 * `idleDays` says of its health, asked of each station no further than its first act within the days; a test holds the two together.
 */
export async function listNodes(
  db: Db | Tx,
  countyId: number,
  { today, idleAfterDays }: { today: Day; idleAfterDays: number },
): Promise<CoverageNode[]> {
  const since = addDays(today, 1 - idleAfterDays);
  // As far back as its health is read.
  const oldest = addDays(today, -healthWindow - 60);
  const found = await sql<CoverageNode & { lives: boolean }>`
    select c.number, c.station_id, c.name, c.kind_code, c.facility, c.state, c.serves, c.serves_region_ids, c.office_id,
      c.region_id, c.education_since, s.x, s.y, s.association_id,
      coalesce(c.activated_on >= ${since}::date, false)
        or exists (select 1 from ledger as l where l.county_id = c.county_id and l.matter_id = c.id
          and l.by_organisation_id = c.station_id and l.on_day >= ${since}::date)
        or exists (select 1 from complaint as m join ledger as l on l.county_id = m.county_id and l.matter_id = m.id
          where m.county_id = c.county_id and m.station_id = c.station_id and m.filed_at >= ${oldest}::date
          and l.by_organisation_id = c.station_id and l.on_day >= ${since}::date)
        or exists (select 1 from inquiry as m join ledger as l on l.county_id = m.county_id and l.matter_id = m.id
          where m.county_id = c.county_id and m.station_id = c.station_id and m.filed_at >= ${oldest}::date
          and l.by_organisation_id = c.station_id and l.on_day >= ${since}::date) as lives
    from charter as c join station as s on s.county_id = c.county_id and s.id = c.station_id
    where c.county_id = ${countyId} and c.state in ('active', 'rectifying', 'suspended') order by c.number`.execute(
    db as Db,
  );
  return found.rows.map(({ lives, ...node }) => ({ ...node, idle: takesMatters(node) && !lives }));
}
