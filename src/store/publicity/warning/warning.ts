import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../../domain/base/actor.ts';
import type { Day } from '../../../domain/base/calendar.ts';
import type { NoticeFigure } from '../../../domain/publicity/warning/notice-figures.ts';
import type { SeenWay, WarningSeen } from '../../../domain/publicity/warning/warning-here.ts';
import type { Warning } from '../../../domain/publicity/warning/warning.ts';
import type { Db, Tx } from '../../base/db.ts';
import type { SoughtTable } from '../../matter/docket-list.ts';
import { listEntries } from '../../matter/docket.ts';

/** What `maySeeWarning` says of one, as a condition on the table; a test holds the two together. */
function scopeOf({ role, id }: Actor): RawBuilder<unknown> {
  if (role === 'centre' || role === 'leader' || role === 'officeHead') return sql`true`;
  const own = role === 'station' ? sql`false` : sql`writer_ids ? ${id}`;
  return sql`(state in ('published', 'withdrawn') or ${own})`;
}

/** What is looked for in warnings; its words are those of `warning_search`. One that is not published yet has no number. */
export const soughtWarnings: SoughtTable = {
  name: 'warning',
  scope: scopeOf,
  words: sql`coalesce(number, '') || ' ' || title || ' ' || text || ' ' || advice`,
  newest: sql`drafted_at`,
  title: sql`title`,
};

export interface WarningQuery {
  state: 'open' | 'all';
  today: Day;
  /** The records behind a figure, published in its period. */
  behind?: { figure: NoticeFigure; from: Day; to: Day } | undefined;
}

/** What the figure counts, as a condition on one row. */
function isBehind({ figure, from, to }: NonNullable<WarningQuery['behind']>): RawBuilder<unknown> {
  const kinds = figure === 'warnings' ? sql`kind <> 'tip'` : sql`true`;
  return sql`${kinds} and (published_at at time zone 'Asia/Shanghai')::date between ${from} and ${to}`;
}

/** Those that wait first, then the newest; open is what is drafted or in force. */
export function listWarnings(
  db: Db,
  actor: Actor,
  { state, today, behind }: WarningQuery,
  limit = 500,
): Promise<Warning[]> {
  const open = sql`state in ('draft', 'checked', 'reviewed', 'approved') or (state = 'published' and (until_on is null or until_on >= ${today}))`;
  return listEntries<Warning>(db, 'warning', actor.countyId, {
    states: [],
    where: sql`${scopeOf(actor)} and ${behind !== undefined ? isBehind(behind) : state === 'open' ? sql`(${open})` : sql`true`}`,
    order: sql`case state when 'published' then 1 when 'withdrawn' then 2 when 'dropped' then 3 else 0 end, coalesce(published_at, drafted_at) desc`,
    limit,
  });
}

/** Everything that was published, the newest first: what holds, what is over, what was withdrawn. */
export function listPublic(db: Db | Tx, countyId: number, limit = 200): Promise<Warning[]> {
  return listEntries<Warning>(db, 'warning', countyId, {
    states: ['published', 'withdrawn'],
    where: sql`true`,
    order: sql`published_at desc, number desc`,
    limit,
  });
}

export function listInForce(db: Db | Tx, countyId: number, today: Day, limit = 200): Promise<Warning[]> {
  return listEntries<Warning>(db, 'warning', countyId, {
    states: ['published'],
    where: sql`(until_on is null or until_on >= ${today})`,
    order: sql`published_at desc, number desc`,
    limit,
  });
}

/** Everything that stood published on the day, also what was withdrawn since; what was withdrawn on the day may have hung in the morning. */
export function listPublicOn(tx: Tx, countyId: number, day: Day): Promise<Warning[]> {
  return listEntries<Warning>(tx, 'warning', countyId, {
    states: ['published', 'withdrawn'],
    where: sql`(published_at at time zone 'Asia/Shanghai')::date <= ${day}
      and (ended_at is null or (ended_at at time zone 'Asia/Shanghai')::date >= ${day})
      and (until_on is null or until_on >= ${day})`,
    order: sql`published_at desc, number desc`,
    limit: 500,
  });
}

/** Which of the ids are warnings of the county that were published once. */
export async function listKnownWarnings(tx: Tx, countyId: number, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const found = await sql<{ id: string }>`select id from warning where county_id = ${countyId}
    and published_at is not null and id in (${sql.join([...ids])}) order by id`.execute(tx);
  return found.rows.map(({ id }) => id);
}

/** Warnings that hung on boards and hold no longer: withdrawn, put right since they were hung, or past their last day. */
export async function listOver(db: Db, countyId: number, today: Day): Promise<Set<string>> {
  const found = await sql<{ id: string }>`select id from warning where county_id = ${countyId}
    and (state = 'withdrawn' or (state = 'published' and until_on < ${today}))`.execute(db);
  return new Set(found.rows.map(({ id }) => id));
}

/** What holds on the day, and what was withdrawn since the instant, the newest first. */
export function listCarried(
  db: Db | Tx,
  countyId: number,
  { today, since }: { today: Day; since: Date },
  limit = 200,
): Promise<Warning[]> {
  return listEntries<Warning>(db, 'warning', countyId, {
    states: ['published', 'withdrawn'],
    where: sql`case state when 'published' then until_on is null or until_on >= ${today} else ended_at >= ${since} end`,
    order: sql`published_at desc, number desc`,
    limit,
  });
}

/** A station has seen it; once is enough, and again only what was changed since. */
export async function saveSeen(tx: Tx, seen: WarningSeen): Promise<void> {
  const { countyId, warningId, stationId, byId, seenAt, way, revision } = seen;
  await sql`insert into warning_seen as s (county_id, warning_id, station_id, by_id, seen_at, way, revision)
    values (${countyId}, ${warningId}, ${stationId}, ${byId}, ${seenAt}, ${way}, ${revision})
    on conflict (county_id, warning_id, station_id) do update
      set by_id = excluded.by_id, seen_at = excluded.seen_at, way = excluded.way, revision = excluded.revision
      where s.revision < excluded.revision`.execute(tx);
}

export interface Receipt {
  stationId: string;
  seenAt: Date | null;
  seenById: string | null;
  seenWay: SeenWay | null;
  revision: number | null;
  hungOn: Day | null;
  photoId: string | null;
}

/** What each station has done about it, of those that have done anything; the others are silent, and nothing is written for them. */
export async function listReceipts(db: Db, countyId: number, warningId: string): Promise<Receipt[]> {
  const found = await sql<Receipt>`
    select coalesce(s.station_id, h.station_id) as station_id, s.seen_at, s.by_id as seen_by_id, s.way as seen_way, s.revision,
      h.put_up_on as hung_on, h.attachment_id as photo_id
    from (select station_id, seen_at, by_id, way, revision from warning_seen
      where county_id = ${countyId} and warning_id = ${warningId}) as s
    full join (
      select distinct on (station_id) station_id, put_up_on, attachment_id from posting
      where county_id = ${countyId} and state = 'up' and example_ids ? ${warningId}
      order by station_id, put_up_on, recorded_at
    ) as h on h.station_id = s.station_id
    order by 1`.execute(db);
  return found.rows;
}

/** Of the warnings that the station has done anything about: which revision was seen, and since when it hangs there. */
export async function listKnownHere(
  db: Db,
  countyId: number,
  stationId: string,
  warningIds: readonly string[],
): Promise<Map<string, { seen: number | null; hungOn: Day | null }>> {
  if (warningIds.length === 0) return new Map();
  const found = await sql<{ warningId: string; seen: number | null; hungOn: Day | null }>`
    select w.id::text as warning_id, s.revision as seen, (select max(p.put_up_on) from posting as p
      where p.county_id = ${countyId} and p.station_id = ${stationId} and p.state = 'up' and p.example_ids ? w.id::text) as hung_on
    from unnest(${[...warningIds]}::uuid[]) as w(id)
    left join warning_seen as s on s.county_id = ${countyId} and s.warning_id = w.id and s.station_id = ${stationId}`.execute(
    db,
  );
  return new Map(found.rows.map(({ warningId, seen, hungOn }) => [warningId, { seen, hungOn }]));
}
