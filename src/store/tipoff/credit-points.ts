import { sql } from 'kysely';
import type { CreditCount } from '../../domain/law/credit-points.ts';
import type { Db } from '../base/db.ts';

/** The tip-offs that accounts of stations filed from one day to another, by account and by how they were decided. */
export async function countCredits(
  db: Db,
  countyId: number,
  { from, to, stationId }: { from: string; to: string; stationId: string | null },
): Promise<CreditCount[]> {
  const own = stationId === null ? sql`true` : sql`l.by_organisation_id = ${stationId}`;
  const found = await sql<CreditCount>`
    select l.by_organisation_id as station_id, l.by::text as account_id, c.outcome, count(*)::integer as n
    from ledger as l join tipoff as c on c.county_id = l.county_id and c.id = l.matter_id
    join station as s on s.county_id = l.county_id and s.id = l.by_organisation_id
    where l.county_id = ${countyId} and l.verb = 'tipoff-filed' and l.on_day between ${from} and ${to} and ${own}
    group by 1, 2, 3`.execute(db);
  return found.rows;
}
