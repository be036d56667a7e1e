import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import type { Posting } from '../../domain/publicity/board-posting.ts';
import type { Db, Tx } from '../base/db.ts';
import { listEntries } from '../matter/docket.ts';

/** What `maySeePosting` says of one, as a condition on the table; a test holds the two together. */
function scopeOf({ role, organisationId, stationId }: Actor): RawBuilder<unknown> {
  if (role === 'station') return sql`station_id = ${stationId}`;
  if (role === 'officer' || role === 'officeHead') return sql`office_id = ${organisationId}`;
  return sql`true`;
}

export interface PostingQuery {
  state: 'open' | 'all';
  stationId?: string | undefined;
}

const read = sql`put_up_on desc, recorded_at desc`;

/** The newest first; open are those that were not struck out. */
export async function listPostings(
  db: Db,
  actor: Actor,
  { state, stationId }: PostingQuery,
  limit = 500,
): Promise<Posting[]> {
  const found = await listEntries<Posting>(db, 'posting', actor.countyId, {
    states: state === 'open' ? ['up'] : [],
    where: sql`${scopeOf(actor)} and ${stationId === undefined ? sql`true` : sql`station_id = ${stationId}`}`,
    order: read,
    limit,
  });
  return found.map((one) => ({ ...one, number: null }));
}

/** Of each station and board the last that was put up: all that decides whether it is fresh. */
export async function listHanging(db: Db, actor: Actor, stationId?: string): Promise<Posting[]> {
  const found = await sql<Posting>`
    select distinct on (p.station_id, k.kind) p.*, null as number
    from posting as p, jsonb_array_elements_text(p.kinds) as k(kind)
    where county_id = ${actor.countyId} and state = 'up' and ${scopeOf(actor)}
      and ${stationId === undefined ? sql`true` : sql`station_id = ${stationId}`}
    order by p.station_id, k.kind, p.put_up_on desc, p.recorded_at desc`.execute(db);
  return found.rows;
}

/** The stations on whose boards the case may hang: it stood on what they put up last. */
export async function listStationsShowing(tx: Tx, countyId: number, exampleId: string): Promise<string[]> {
  const found = await sql<{ stationId: string }>`
    select distinct station_id from (
      select distinct on (p.station_id, k.kind) p.station_id, p.example_ids
      from posting as p, jsonb_array_elements_text(p.kinds) as k(kind)
      where p.county_id = ${countyId} and p.state = 'up' and k.kind <> 'law'
      order by p.station_id, k.kind, p.put_up_on desc, p.recorded_at desc
    ) as hanging where example_ids ? ${exampleId} order by station_id`.execute(tx);
  return found.rows.map(({ stationId }) => stationId);
}
