/** What telephones of stations counted at events, and which events a station may count at. */
import { sql } from 'kysely';
import type { OutreachCount } from '../../../domain/publicity/education/attendance.ts';
import type { Outreach } from '../../../domain/publicity/education/outreach.ts';
import { insertMany, type Db, type Tx } from '../../base/db.ts';
import { hasRequest } from '../../base/ledger.ts';
import { listEntries } from '../../matter/docket.ts';

/** The newest count of a telephone stands: one that was made before it and comes later adds its photos alone. Says whether it stands. */
export async function saveCount(tx: Tx, count: OutreachCount): Promise<boolean> {
  const saved = await insertMany(
    tx,
    'outreach_count',
    [count],
    sql`on conflict (county_id, outreach_id, device_id) do update set id = excluded.id, station_id = excluded.station_id,
      by_id = excluded.by_id, counts = excluded.counts, photo_ids = outreach_count.photo_ids || excluded.photo_ids,
      counted_at = excluded.counted_at, told_at = excluded.told_at
      where outreach_count.counted_at <= excluded.counted_at
      returning id`,
  );
  if (saved.rows.length > 0) return true;
  const { countyId, outreachId, deviceId, photoIds } = count;
  await sql`update outreach_count set photo_ids = photo_ids || ${JSON.stringify(photoIds)}::jsonb
    where county_id = ${countyId} and outreach_id = ${outreachId} and device_id = ${deviceId}`.execute(tx);
  return false;
}

/** Whether the act of a telephone was counted already: its line says so, and of one from before there were lines its row. */
export async function isCounted(tx: Tx, outreach: Pick<Outreach, 'countyId' | 'id'>, actId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from outreach_count
    where county_id = ${outreach.countyId} and outreach_id = ${outreach.id} and id = ${actId}`.execute(tx);
  return rows.length > 0 || hasRequest(tx, outreach, actId);
}

/** Of each event what was counted, by telephone. */
export async function listCounts(
  db: Db | Tx,
  countyId: number,
  outreachIds: readonly string[],
): Promise<Map<string, OutreachCount[]>> {
  const counts = new Map<string, OutreachCount[]>();
  if (outreachIds.length === 0) return counts;
  const found = await sql<OutreachCount>`select * from outreach_count
    where county_id = ${countyId} and outreach_id = any(${[...outreachIds]}::uuid[]) order by counted_at, device_id`.execute(
    db as Db,
  );
  for (const one of found.rows) counts.set(one.outreachId, [...(counts.get(one.outreachId) ?? []), one]);
  return counts;
}

/** Approved events of these days in the station's village, or to which it is invited; those that were held stay until their days are over. */
export function listOutreachesAt(
  db: Db,
  countyId: number,
  station: { id: string; regionId: string },
  { from, to }: { from: string; to: string },
): Promise<Outreach[]> {
  return listEntries<Outreach>(db, 'outreach', countyId, {
    states: ['approved', 'held'],
    where: sql`on_day between ${from} and ${to} and (region_id = ${station.regionId} or invited_ids ? ${station.id})`,
    order: sql`on_day, from_time, number`,
    limit: 10,
  });
}
