import { sql } from 'kysely';
import type { Db, Tx } from '../../base/db.ts';

export interface Facility {
  id: string;
  number: string;
  name: string;
  kindCode: string;
  facility: boolean;
  stationId: string | null;
  officeId: string;
  educationSince: string | null;
}

/** 消费教育中心、学校、基地 and 联络点 as of a day: facilities that work, and stations that are a point of education since then. */
export async function findFacilities(db: Db | Tx, countyId: number, on: string): Promise<Facility[]> {
  const found = await sql<Facility>`
    select id, number, name, kind_code, facility, station_id, office_id, education_since from charter
    where county_id = ${countyId} and (${educationPoint(on)} or (facility and state in ('active', 'rectifying')))
    order by facility desc, name limit 2000`.execute(db as Db);
  return found.rows;
}

/** 消费教育联络点 on a day: it was one since then or before, and had not been closed. */
export function educationPoint(on: string) {
  return sql`(education_since <= ${on} and (closed_on is null or closed_on > ${on}))`;
}

/** At which facilities something was held in the period. */
export async function listFacilitiesUsed(
  db: Db,
  countyId: number,
  { from, to }: { from: string; to: string },
): Promise<string[]> {
  const found = await sql<{ facilityId: string }>`select distinct facility_id from outreach
    where county_id = ${countyId} and state in ('held', 'recorded') and facility_id is not null
      and on_day between ${from} and ${to}`.execute(db);
  return found.rows.map(({ facilityId }) => facilityId);
}
