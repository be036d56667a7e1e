import { sql } from 'kysely';
import type { Db } from '../base/db.ts';

/** What a station did in a year, for its own first screen. */
export interface StationYear {
  filed: number;
  settled: number;
  recoveredFen: number;
}

export async function countStationYear(
  db: Db,
  countyId: number,
  stationId: string,
  year: string,
): Promise<StationYear> {
  const counted = await sql<StationYear>`
    select count(*)::integer as filed,
      count(*) filter (where c.outcome in ('settledAtStation', 'settled'))::integer as settled,
      coalesce(sum(c.recovered_fen), 0)::double precision as recovered_fen
    from complaint as c
    where c.county_id = ${countyId} and c.station_id = ${stationId} and c.station_received_at is not null
      and c.station_received_at >= ${`${year}-01-01T00:00:00+08:00`}::timestamptz`.execute(db);
  return counted.rows[0] ?? { filed: 0, settled: 0, recoveredFen: 0 };
}
