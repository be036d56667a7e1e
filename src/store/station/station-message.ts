import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import type { StationMessage } from '../../domain/station/station-message.ts';
import type { Db, Tx } from '../base/db.ts';
import { listEntries } from '../matter/docket.ts';

/** What `maySeeStationMessage` says of one, as a condition on the table; a test holds the two together. */
function scopeOf({ role, organisationId, stationId }: Actor): RawBuilder<unknown> {
  if (role === 'station') return sql`(from_station_id = ${stationId} or to_station_ids ? ${stationId ?? ''})`;
  if (role === 'officer' || role === 'officeHead') return sql`office_ids ? ${organisationId ?? ''}`;
  return sql`true`;
}

/** The newest first; open is what was not withdrawn. */
export function listStationMessages(
  db: Db,
  actor: Actor,
  state: 'open' | 'all',
  limit = 500,
): Promise<StationMessage[]> {
  return listEntries<StationMessage>(db, 'station_message', actor.countyId, {
    states: state === 'open' ? ['sent'] : [],
    where: scopeOf(actor),
    order: sql`sent_at desc, id desc`,
    limit,
  });
}

export interface StationRead {
  messageId: string;
  stationId: string;
  readAt: Date;
}

/** Which stations have read which of the messages. */
export async function listStationReads(
  db: Db,
  countyId: number,
  messageIds: readonly string[],
): Promise<StationRead[]> {
  if (messageIds.length === 0) return [];
  const found = await sql<StationRead>`select message_id, station_id, read_at from station_message_read
    where county_id = ${countyId} and message_id in (${sql.join([...messageIds])}) order by read_at`.execute(db);
  return found.rows;
}

/** Marks those of the messages that were sent to the station as read by it; the first time counts. */
export async function saveStationReads(
  tx: Tx,
  { countyId, stationId, byId, readAt }: { countyId: number; stationId: string; byId: string; readAt: Date },
  messageIds: readonly string[],
): Promise<void> {
  if (messageIds.length === 0) return;
  await sql`insert into station_message_read (county_id, message_id, station_id, by_id, read_at)
    select county_id, id, ${stationId}, ${byId}, ${readAt} from station_message
    where county_id = ${countyId} and id in (${sql.join([...messageIds])}) and to_station_ids ? ${stationId}
    on conflict do nothing`.execute(tx);
}

/** Who complained through the station, or jointly with such a complaint, and whose name stands in the text. */
export async function listNamedOf(db: Db | Tx, countyId: number, stationId: string, text: string): Promise<string[]> {
  if (text.trim() === '') return [];
  const { rows } = await sql<{ name: string }>`
    with own as (select consumer_name, joint from complaint where county_id = ${countyId} and station_id = ${stationId})
    select name from (select consumer_name as name from own union
      select m->>'name' from own, jsonb_array_elements(coalesce(joint->'members', '[]')) as m) as n
    where char_length(name) >= 2 and position(name in ${text}) > 0 order by name limit 50`.execute(db as Db);
  return rows.map(({ name }) => name);
}
