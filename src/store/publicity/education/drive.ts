import { sql, type RawBuilder } from 'kysely';
import { scopes, type Actor } from '../../../domain/base/actor.ts';
import type { Drive, StationDone } from '../../../domain/publicity/education/drive.ts';
import type { DriveReport } from '../../../domain/publicity/education/drive-report.ts';
import type { Db, Tx } from '../../base/db.ts';
import { listEntries } from '../../matter/docket.ts';

function scopeOf({ role, organisationId }: Actor): RawBuilder<unknown> {
  return scopes[role] === 'office' ? sql`(office_id is null or office_id = ${organisationId})` : sql`true`;
}

export function listDrives(db: Db | Tx, actor: Actor, state: 'open' | 'all', limit = 500): Promise<Drive[]> {
  return listEntries<Drive>(db, 'drive', actor.countyId, {
    states: state === 'open' ? ['running'] : [],
    where: scopeOf(actor),
    order: state === 'open' ? sql`due_on, number` : sql`number desc`,
    limit,
  });
}

/** What is asked of one station and still runs. */
export async function listDrivesOf(
  db: Db,
  countyId: number,
  station: { id: string; officeId: string },
  limit = 20,
): Promise<Drive[]> {
  return listEntries<Drive>(db, 'drive', countyId, {
    states: ['running'],
    where: sql`(case when jsonb_array_length(station_ids) > 0 then station_ids ? ${station.id}
      else office_id is null or office_id = ${station.officeId} end)`,
    order: sql`due_on, number`,
    limit,
  });
}

/** What each station did for these drives, all its reports together; who is silent is in no row. */
export async function listDone(
  db: Db | Tx,
  countyId: number,
  driveIds: readonly string[],
  stationId?: string,
): Promise<(StationDone & { driveId: string; short: number; lastOn: string; photoIds: readonly string[] })[]> {
  if (driveIds.length === 0) return [];
  const found = await sql<
    StationDone & { driveId: string; short: number; lastOn: string; photoIds: readonly string[] }
  >`
    select drive_id, station_id, bool_or(hung) as hung, bool_or(jsonb_array_length(ways) > 0) as told,
      sum(handed)::integer as handed, sum(short)::integer as short, max(acted_on) as last_on,
      coalesce((array_agg(cannot order by acted_on desc) filter (where cannot <> ''))[1], '') as cannot,
      coalesce(jsonb_path_query_array(jsonb_agg(attachment_ids), '$[*][*]'), '[]') as photo_ids
    from drive_report
    where county_id = ${countyId} and drive_id = any(${[...driveIds]}::uuid[])
      and ${stationId === undefined ? sql`true` : sql`station_id = ${stationId}`}
    group by 1, 2`.execute(db as Db);
  return found.rows;
}

export async function listDriveReports(
  db: Db,
  actor: Actor,
  driveId: string | undefined,
  limit = 500,
): Promise<DriveReport[]> {
  const { role, organisationId, stationId } = actor;
  const own =
    role === 'station'
      ? sql`station_id = ${stationId}`
      : scopes[role] === 'office'
        ? sql`office_id = ${organisationId}`
        : sql`true`;
  const found = await listEntries<DriveReport>(db, 'drive_report', actor.countyId, {
    states: [],
    where: sql`${own} and ${driveId === undefined ? sql`true` : sql`drive_id = ${driveId}`}`,
    order: sql`acted_on desc, id desc`,
    limit,
  });
  return found.map((one) => ({ ...one, number: null }));
}
