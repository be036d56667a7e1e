import { sql } from 'kysely';
import type { Day } from '../../domain/base/calendar.ts';
import { takesMatters } from '../../domain/station/charter.ts';
import type { CoverageNode } from '../../domain/station/coverage.ts';
import type { Station } from '../../domain/county/station.ts';
import type { Db, Tx } from '../base/db.ts';
import { findIdleStations } from '../county/station.ts';

/**
 * Every station and facility of the county that has been approved and is not closed, and whether it is idle; at the place that the county's
 * facts know, which is its village's where it has none of its own.
 */
export async function listNodes(
  db: Db | Tx,
  countyId: number,
  { stations, ...days }: { today: Day; idleAfterDays: number; stations: readonly Pick<Station, 'id' | 'x' | 'y'>[] },
): Promise<CoverageNode[]> {
  const places = new Map(stations.map(({ id, x, y }) => [id, { x, y }]));
  const [idle, found] = await Promise.all([
    findIdleStations(db, countyId, days),
    sql<Omit<CoverageNode, 'idle' | 'x' | 'y'>>`
      select c.number, c.station_id, c.name, c.kind_code, c.facility, c.state, c.serves, c.serves_region_ids, c.office_id,
        c.region_id, c.education_since, s.association_id
      from charter as c join station as s on s.county_id = c.county_id and s.id = c.station_id
      where c.county_id = ${countyId} and c.state in ('active', 'rectifying', 'suspended') order by c.number`.execute(
      db as Db,
    ),
  ]);
  return found.rows.map((node) => ({
    ...node,
    ...(places.get(node.stationId) ?? { x: null, y: null }),
    idle: takesMatters(node) && idle.has(node.stationId),
  }));
}
