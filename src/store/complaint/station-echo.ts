import { sql } from 'kysely';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { Db } from '../base/db.ts';

/** Complaints that the station sent up and that ended since the day, the newest first. */
export async function listEnded(db: Db, countyId: number, stationId: string, since: string): Promise<Complaint[]> {
  const found = await sql<Complaint>`
    select c.* from complaint as c where c.county_id = ${countyId} and c.station_id = ${stationId}
      and c.station_received_at is not null and c.received_at is not null and c.outcome is not null
      and coalesce(c.ended_on, c.decided_on, c.closed_on) >= ${since}
    order by coalesce(c.ended_on, c.decided_on, c.closed_on) desc, c.id limit 20`.execute(db);
  return found.rows;
}
