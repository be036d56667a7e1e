import { sql } from 'kysely';
import { boardPeriods, boardSpans, type BoardCount, type BoardSpan } from '../../domain/publicity/board.ts';
import { appointmentPosts, inPostStates, type AppointmentPost } from '../../domain/people/appointment.ts';
import { addDays, type Day } from '../../domain/base/calendar.ts';
import type { Db } from '../base/db.ts';

const none: BoardCount = { received: 0, settled: 0, recoveredFen: 0 };

/**
 * What each of the stations received, settled and recovered in the periods of its board. Received counts by the day on which
 * the station heard of it; settled and recovered by the day of the agreement, at the station or later at the office, from the ledger.
 */
export async function countBoards(
  db: Db,
  countyId: number,
  stationIds: readonly string[],
  today: Day,
): Promise<Map<string, Record<BoardSpan, BoardCount>>> {
  const periods = boardPeriods(today);
  const counts = new Map(
    stationIds.map((id) => [id, { lastMonth: none, thisMonth: none, thisYear: none } as Record<BoardSpan, BoardCount>]),
  );
  if (stationIds.length === 0) return counts;
  const spans = sql.join(
    boardSpans.map((span) => sql`(${span}, ${periods[span].from}::date, ${periods[span].to}::date)`),
  );
  const from = periods.lastMonth.from < periods.thisYear.from ? periods.lastMonth.from : periods.thisYear.from;
  const stations = sql.join([...stationIds]);
  const found = await sql<{ stationId: string; span: BoardSpan } & BoardCount>`
    with span(name, from_on, to_on) as (values ${spans}),
    received as (
      select c.station_id, (c.station_received_at at time zone 'Asia/Shanghai')::date as on_day from complaint as c
      where c.county_id = ${countyId} and c.station_id in (${stations}) and c.merged is null
        and c.station_received_at >= ${from}::date::timestamp at time zone 'Asia/Shanghai'
    ), settled as (
      select c.station_id, l.matter_id, l.on_day, coalesce((l.detail->>'recoveredFen')::bigint, 0) as fen
      from ledger as l join complaint as c on c.county_id = l.county_id and c.id = l.matter_id
      where l.county_id = ${countyId} and l.verb in ('settled', 'settled-at-station') and l.on_day >= ${from}
        and c.station_id in (${stations}) and c.station_received_at is not null
    )
    select s.station_id, s.name as span,
      (select count(*)::integer from received as r where r.station_id = s.station_id and r.on_day between s.from_on and s.to_on) as received,
      (select count(distinct matter_id)::integer from settled as r where r.station_id = s.station_id and r.on_day between s.from_on and s.to_on) as settled,
      (select coalesce(sum(fen), 0)::double precision from settled as r where r.station_id = s.station_id and r.on_day between s.from_on and s.to_on) as recovered_fen
    from (select id as station_id, span.* from station, span where county_id = ${countyId} and id in (${stations})) as s`.execute(
    db,
  );
  for (const { stationId, span, received, settled, recoveredFen } of found.rows) {
    const own = counts.get(stationId);
    if (own !== undefined) counts.set(stationId, { ...own, [span]: { received, settled, recoveredFen } });
  }
  return counts;
}

/** The classes of what was complained of at each station in the year that ends today, the most frequent first. */
export async function listBoardCategories(
  db: Db,
  countyId: number,
  stationIds: readonly string[],
  today: Day,
): Promise<Map<string, string[]>> {
  const categories = new Map<string, string[]>();
  if (stationIds.length === 0) return categories;
  const found = await sql<{ stationId: string; code: string }>`
    select station_id, category_code as code from complaint
    where county_id = ${countyId} and station_id in (${sql.join([...stationIds])}) and category_code is not null and merged is null
      and station_received_at >= ${addDays(today, -365)}::date::timestamp at time zone 'Asia/Shanghai'
    group by 1, 2 order by count(*) desc, 2`.execute(db);
  for (const { stationId, code } of found.rows) categories.set(stationId, [...(categories.get(stationId) ?? []), code]);
  return categories;
}

/** Who is appointed to each of the stations, the head first: their names stand on its wall. */
export async function listBoardPeople(
  db: Db,
  countyId: number,
  stationIds: readonly string[],
): Promise<Map<string, { name: string; postZh: string }[]>> {
  const people = new Map<string, { name: string; postZh: string }[]>();
  if (stationIds.length === 0) return people;
  const found = await sql<{ stationId: string; name: string; post: AppointmentPost }>`
    select a.station_id, p.name, a.post from appointment as a
    join person as p on p.county_id = a.county_id and p.id = a.person_id
    where a.county_id = ${countyId} and a.station_id in (${sql.join([...stationIds])}) and a.state in (${sql.join([...inPostStates])})
    order by array_position(array['head', 'deputy', 'supervisor', 'clerk'], a.post), p.name`.execute(db);
  for (const { stationId, name, post } of found.rows) {
    const own = people.get(stationId) ?? [];
    if (!own.some((one) => one.name === name))
      people.set(stationId, [...own, { name, postZh: appointmentPosts[post].zh }]);
  }
  return people;
}
