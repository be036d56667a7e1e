import { sql } from 'kysely';
import type { Db } from '../base/db.ts';

/**
 * Since when the program has kept the ledger of the county or of an office: since the first complaint that it holds, which
 * an import can have brought from before, or since the place was entered. Null for a place that the program does not know.
 */
export async function findKeptSince(db: Db, countyId: number, officeId: string | null): Promise<string | null> {
  const own = officeId === null ? sql`true` : sql`c.office_id = ${officeId} and c.dispatched_on is not null`;
  const found = await sql<{ since: string | null }>`
    select least(
      (select min(c.received_at at time zone 'Asia/Shanghai')::date from complaint as c where c.county_id = ${countyId} and ${own}),
      (select coalesce(
          (select min(l.on_day) from ledger as l where l.county_id = k.county_id and l.matter_id = k.ledger_id
            and l.verb = 'organisation-saved' and l.detail->>'organisationId' = ${officeId} and l.detail->>'isNew' = 'true'),
          (select min(l.on_day) from ledger as l where l.county_id = k.county_id and l.matter_id = k.ledger_id and l.verb = 'set-up'))
        from county as k where k.county_id = ${countyId} and (${officeId}::text is null
          or exists (select from organisation as o where o.county_id = k.county_id and o.id = ${officeId})))
    ) as since`.execute(db);
  return found.rows[0]?.since ?? null;
}
