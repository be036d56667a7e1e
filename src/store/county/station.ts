import { sql } from 'kysely';
import { addDays, type Day } from '../../domain/base/calendar.ts';
import type { Db, Tx } from '../base/db.ts';

/** What kind each station is, by its file. */
export async function findKindCodes(db: Db | Tx, countyId: number): Promise<Map<string, string>> {
  const found = await sql<{ stationId: string; kindCode: string }>`
    select station_id, kind_code from charter where county_id = ${countyId} and station_id is not null`.execute(
    db as Db,
  );
  return new Map(found.rows.map(({ stationId, kindCode }) => [stationId, kindCode]));
}

/**
 * The stations that take matters and at which nobody has acted within the days: what `idleDays` says of the health of each, asked
 * no further than its first act; a test holds the two together.
 */
export async function findIdleStations(
  db: Db | Tx,
  countyId: number,
  { today, idleAfterDays }: { today: Day; idleAfterDays: number },
): Promise<Set<string>> {
  const since = addDays(today, 1 - idleAfterDays);
  const found = await sql<{ id: string }>`
    select s.id from station as s join charter as c on c.county_id = s.county_id and c.station_id = s.id
    where s.county_id = ${countyId} and s.active and c.state in ('active', 'rectifying')
      and coalesce(c.activated_on < ${since}::date, true)
      and not exists (select 1 from ledger as l where l.county_id = ${countyId} and l.by_organisation_id = s.id
        and l.on_day >= ${since}::date)`.execute(db as Db);
  return new Set(found.rows.map(({ id }) => id));
}
