import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../base/db.ts';

/**
 * Since when the program has kept the ledger of the county or of an office: since the first complaint that it holds, which
 * an import can have brought from before or a station have settled on the spot, or since the place was entered. Null for a place that the program does not know.
 */
export async function findKeptSince(db: Db | Tx, countyId: number, officeId: string | null): Promise<string | null> {
  const found = await sql<{
    since: string | null;
  }>`select ${keptSinceOf(sql`${countyId}::integer`, officeId)} as since`.execute(db as Db);
  return found.rows[0]?.since ?? null;
}

/** The same of a county that a statement names by a column: never `f`, `n`, `c`, `l`, `o` or `kept`, which it names itself. */
export function keptSinceOf(countyId: RawBuilder<unknown>, officeId: string | null): RawBuilder<string | null> {
  const own = officeId === null ? sql`true` : sql`c.office_id = ${officeId} and c.dispatched_on is not null`;
  return sql<string | null>`least(
      (select f.start_on from figure_cell as f where f.county_id = ${countyId} and f.level = ${officeId === null ? 'd' : 'o'}
        and f.area = ${officeId ?? ''} and f.key = '' and (f.received > 0 or f.settled_at_station > 0) order by f.start_on limit 1),
      (select min(n.on_day) from figure_change as n where n.county_id = ${countyId} and (n.received > 0 or n.settled_at_station > 0)
        and ${officeId === null ? sql`true` : sql`n.office_id = ${officeId}`}),
      (select min(c.received_at at time zone 'Asia/Shanghai')::date from complaint as c
        where c.county_id = ${countyId} and c.merged is not null and ${own}),
      (select coalesce(
          (select min(l.on_day) from ledger as l where l.county_id = kept.county_id and l.matter_id = kept.ledger_id
            and l.verb = 'organisation-saved' and l.detail->>'organisationId' = ${officeId} and l.detail->>'isNew' = 'true'),
          (select min(l.on_day) from ledger as l where l.county_id = kept.county_id and l.matter_id = kept.ledger_id and l.verb = 'set-up'))
        from county as kept where kept.county_id = ${countyId} and (${officeId}::text is null
          or exists (select from organisation as o where o.county_id = kept.county_id and o.id = ${officeId})))
    )`;
}
