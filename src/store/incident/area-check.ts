import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import type { AreaAnswer, Tally, TownTally } from '../../domain/incident/area-answer.ts';
import type { AreaCheck } from '../../domain/incident/area-check.ts';
import type { Db, Tx } from '../base/db.ts';
import { listEntries } from '../matter/docket.ts';

export interface AreaCheckQuery {
  state: 'open' | 'all';
  incidentId?: string | undefined;
}

/** The open ones by their hour; a station reads those that ask it. */
export function listAreaChecks(
  db: Db,
  actor: Actor,
  { state, incidentId }: AreaCheckQuery,
  limit = 500,
): Promise<AreaCheck[]> {
  return listEntries<AreaCheck>(db, 'area_check', actor.countyId, {
    states: state === 'open' ? ['asked'] : [],
    where: sql`${asksOf(actor)} and ${incidentId === undefined ? sql`true` : sql`incident_id = ${incidentId}`}`,
    order: state === 'open' ? sql`due_at, number` : sql`number desc`,
    limit,
  });
}

function asksOf(actor: Actor): RawBuilder<unknown> {
  if (actor.role !== 'station') return sql`true`;
  return sql`exists (select from area_asked as a where a.county_id = area_check.county_id and a.check_id = area_check.id
    and ${actor.stationId ?? ''} = any(a.station_ids))`;
}

/** Whether the station was asked by the check. */
export async function wasAsked(db: Db | Tx, countyId: number, checkId: string, stationId: string): Promise<boolean> {
  const { rows } = await sql`select from area_asked where county_id = ${countyId} and check_id = ${checkId}
    and ${stationId} = any(station_ids)`.execute(db as Db);
  return rows.length > 0;
}

/** How many stations stand in the towns now; in the whole county where none is named. */
export async function countStationsIn(db: Db | Tx, countyId: number, townIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::integer as n from (${stationsIn(countyId, townIds)}) as s`.execute(db as Db);
  return rows[0]?.n ?? 0;
}

/** Writes down who is asked: one statement and one row, whether they are twenty-eight or a hundred thousand. */
export async function saveAsked(
  tx: Tx,
  { countyId, id, townIds }: Pick<AreaCheck, 'countyId' | 'id' | 'townIds'>,
): Promise<void> {
  await sql`insert into area_asked (county_id, check_id, station_ids)
    select ${countyId}, ${id}, coalesce(array_agg(s.id order by s.id), '{}') from (${stationsIn(countyId, townIds)}) as s`.execute(
    tx,
  );
}

/** Stations that are at work, in the towns or in a village of them. */
function stationsIn(countyId: number, townIds: readonly string[]): RawBuilder<unknown> {
  const inTowns =
    townIds.length === 0
      ? sql`true`
      : sql`exists (select from region as r where r.county_id = s.county_id and r.id = s.region_id
          and (r.id in (${sql.join([...townIds])}) or r.parent_id in (${sql.join([...townIds])})))`;
  return sql`select s.id from station as s where s.county_id = ${countyId} and s.active and ${inTowns}`;
}

export async function findAnswer(
  db: Db | Tx,
  countyId: number,
  checkId: string,
  stationId: string,
): Promise<AreaAnswer | null> {
  const { rows } = await sql<AreaAnswer>`select * from area_answer
    where county_id = ${countyId} and check_id = ${checkId} and station_id = ${stationId}`.execute(db as Db);
  return rows[0] ?? null;
}

/** Has two answers of one station to one check wait for each other until the transaction ends. */
export async function lockAnswering(tx: Tx, countyId: number, checkId: string, stationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`area answer ${countyId} ${checkId} ${stationId}`}, 0))`.execute(
    tx,
  );
}

/** The stations of a check that have not answered. */
export async function listSilent(db: Db | Tx, countyId: number, checkId: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select q.id from (select unnest(station_ids) as id from area_asked where county_id = ${countyId} and check_id = ${checkId}) as q
    where not exists (select from area_answer as a where a.county_id = ${countyId} and a.check_id = ${checkId} and a.station_id = q.id)`.execute(
    db as Db,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Whether an answer to the check was corrected by the act with this id. */
export async function isCorrectedBy(
  db: Db | Tx,
  countyId: number,
  checkId: string,
  requestId: string,
): Promise<boolean> {
  const { rows } =
    await sql`select from area_answer as a join ledger as l on l.county_id = a.county_id and l.matter_id = a.id
    where a.county_id = ${countyId} and a.check_id = ${checkId} and l.detail ->> 'requestId' = ${requestId} limit 1`.execute(
      db as Db,
    );
  return rows.length > 0;
}

export type GivenAnswer = Pick<AreaAnswer, 'answer' | 'households' | 'mu' | 'words' | 'answeredAt'>;

/** What the station has answered to each check. */
export async function listAnswersOf(
  db: Db | Tx,
  countyId: number,
  stationId: string,
  checkIds: readonly string[],
): Promise<Map<string, GivenAnswer>> {
  if (checkIds.length === 0) return new Map();
  const { rows } = await sql<AreaAnswer>`select * from area_answer where county_id = ${countyId}
    and station_id = ${stationId} and check_id in (${sql.join([...checkIds])})`.execute(db as Db);
  return new Map(
    rows.map(({ checkId, answer, households, mu, words, answeredAt }) => [
      checkId,
      { answer, households, mu, words, answeredAt },
    ]),
  );
}

/** The first time that a station has it before its eyes; later ones change nothing. */
export async function noteRead(
  db: Db | Tx,
  { countyId, checkId, stationId, readAt }: { countyId: number; checkId: string; stationId: string; readAt: Date },
): Promise<void> {
  await sql`insert into area_read (county_id, check_id, station_id, read_at)
    values (${countyId}, ${checkId}, ${stationId}, ${readAt}) on conflict do nothing`.execute(db as Db);
}

/** How each check stands, in one statement for all of them. */
export async function tallyChecks(
  db: Db | Tx,
  countyId: number,
  checkIds: readonly string[],
): Promise<Map<string, Tally>> {
  if (checkIds.length === 0) return new Map();
  const ids = sql.join([...checkIds]);
  // Reads of stations that have answered count with their answers; those of the others are what is counted here.
  const { rows } = await sql<Tally & { checkId: string }>`
    select c.id as check_id, c.asked,
      coalesce(a.yes, 0) as yes, coalesce(a.no, 0) as no, coalesce(a.unknown, 0) as unknown, coalesce(r.n, 0) as read,
      c.asked - coalesce(a.n, 0) - coalesce(r.n, 0) as silent,
      coalesce(a.late, 0) as late, coalesce(a.households, 0) as households, coalesce(a.mu, 0) as mu
    from area_check as c
    left join (select a.check_id, count(*)::integer as n,
        count(*) filter (where answer = 'yes')::integer as yes, count(*) filter (where answer = 'no')::integer as no,
        count(*) filter (where answer = 'unknown')::integer as unknown, sum(households)::integer as households, sum(mu) as mu,
        count(*) filter (where answered_at > k.due_at)::integer as late
      from area_answer as a join area_check as k on k.county_id = a.county_id and k.id = a.check_id
      where a.county_id = ${countyId} and a.check_id in (${ids}) group by a.check_id) as a on a.check_id = c.id
    left join (select r.check_id, count(*)::integer as n from area_read as r
      where r.county_id = ${countyId} and r.check_id in (${ids}) and not exists (select from area_answer as a
        where a.county_id = r.county_id and a.check_id = r.check_id and a.station_id = r.station_id)
      group by r.check_id) as r on r.check_id = c.id
    where c.county_id = ${countyId} and c.id in (${ids})`.execute(db as Db);
  return new Map(rows.map(({ checkId, ...tally }) => [checkId, tally]));
}

/** One station of a check, and what came of it. */
export interface StationAnswer {
  stationId: string;
  name: string;
  townId: string | null;
  officeId: string | null;
  phone: string;
  contactName: string;
  /** It has been closed since it was asked. */
  isClosed: boolean;
  readAt: Date | null;
  answer: AreaAnswer['answer'] | null;
  households: number | null;
  mu: number | null;
  words: string | null;
  entered: AreaAnswer['entered'] | null;
  answeredAt: Date | null;
  arrivedAt: Date | null;
  photoId: string | null;
}

/**
 * The stations of a check with what each has said: the silent first, then by town and name. A station that was taken off the list
 * meanwhile stays in it with its name as its id.
 */
export async function listStationAnswers(
  db: Db | Tx,
  countyId: number,
  checkId: string,
  { stationId, officeId, limit }: { stationId?: string | null; officeId?: string | null; limit: number },
): Promise<StationAnswer[]> {
  const one = stationId === undefined || stationId === null ? sql`true` : sql`q.id = ${stationId}`;
  const office = officeId === undefined || officeId === null ? sql`true` : sql`s.office_id = ${officeId}`;
  const { rows } = await sql<StationAnswer>`
    select q.id as station_id, coalesce(s.name, q.id) as name, coalesce(t.parent_id, s.region_id) as town_id, s.office_id,
      coalesce(s.phone, '') as phone, coalesce(s.contact_name, '') as contact_name,
      not coalesce(s.active, false) as is_closed, r.read_at, a.answer, a.households, a.mu, a.words, a.entered,
      a.answered_at, a.arrived_at, a.photo_id
    from (select unnest(station_ids) as id from area_asked where county_id = ${countyId} and check_id = ${checkId}) as q
    left join station as s on s.county_id = ${countyId} and s.id = q.id
    left join region as t on t.county_id = s.county_id and t.id = s.region_id and t.kind = 'village'
    left join area_answer as a on a.county_id = ${countyId} and a.check_id = ${checkId} and a.station_id = q.id
    left join area_read as r on r.county_id = ${countyId} and r.check_id = ${checkId} and r.station_id = q.id
    where ${one} and ${office}
    order by a.answer is not null, town_id, name limit ${limit}`.execute(db as Db);
  return rows;
}

/** How each town of a check stands; together they are the whole of it, which is why they are counted once. */
export async function tallyTowns(db: Db | Tx, countyId: number, checkId: string): Promise<TownTally[]> {
  const { rows } = await sql<TownTally>`
    select coalesce(t.parent_id, s.region_id) as town_id, count(*)::integer as asked,
      count(*) filter (where a.answer = 'yes')::integer as yes, count(*) filter (where a.answer = 'no')::integer as no,
      count(*) filter (where a.answer = 'unknown')::integer as unknown,
      count(*) filter (where a.answer is null and r.station_id is not null)::integer as read,
      count(*) filter (where a.answer is null and r.station_id is null)::integer as silent,
      count(*) filter (where a.answered_at > k.due_at)::integer as late,
      coalesce(sum(a.households), 0)::integer as households, coalesce(sum(a.mu), 0) as mu
    from area_check as k
    cross join lateral (select unnest(station_ids) as id from area_asked where county_id = k.county_id and check_id = k.id) as q
    left join station as s on s.county_id = ${countyId} and s.id = q.id
    left join region as t on t.county_id = s.county_id and t.id = s.region_id and t.kind = 'village'
    left join area_answer as a on a.county_id = ${countyId} and a.check_id = ${checkId} and a.station_id = q.id
    left join area_read as r on r.county_id = ${countyId} and r.check_id = ${checkId} and r.station_id = q.id
    where k.county_id = ${countyId} and k.id = ${checkId}
    group by 1 order by 1 nulls last`.execute(db as Db);
  return rows;
}
