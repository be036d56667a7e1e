import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../domain/base/calendar.ts';
import type { EndedAtStation, OwnedEvidence, Yardstick } from '../../domain/assessment/yardstick.ts';
import type { Db, Tx } from '../base/db.ts';
import { closesInOrder, closesOf } from '../figures/closed-tally.ts';

interface Asked {
  countyId: number;
  from: Day;
  to: Day;
}

/** The records behind the yardsticks of stations that lie in the ledger, the matters, the trainings and the tasks. */
export async function listStationEvidence(
  db: Db | Tx,
  yardstick: Yardstick,
  { countyId, from, to }: Asked,
): Promise<OwnedEvidence[]> {
  const within = sql`l.county_id = ${countyId} and l.on_day between ${from} and ${to}`;
  switch (yardstick) {
    case 'filed':
      return rows(
        db,
        sql`select l.by_organisation_id as owner, 'complaint' as kind, c.id, c.number, l.on_day as on, c.operator_name as words,
        true as met, 1 as amount
        from (
          -- What the stations wrote down themselves, before anything is asked of a complaint: citizens file most. By the index of who acted:
          -- that of the verb holds every filing of the days, and a verb that is put together is not looked for there.
          select l.* from ledger as l where ${within} and l.verb || '' = 'filed' and l.by_organisation_id is not null
            and l.by_organisation_id = any(array(select s.id from station as s where s.county_id = ${countyId})) offset 0
        ) as l join complaint as c on c.county_id = l.county_id and c.id = l.matter_id
        order by l.on_day, c.number`,
      );
    case 'settledAtStation':
      return rows(
        db,
        sql`select c.station_id as owner, 'complaint' as kind, c.id, c.number, l.on_day as on, c.operator_name as words,
        true as met, 1 as amount
        from ledger as l join complaint as c on c.county_id = l.county_id and c.id = l.matter_id
        where ${within} and l.verb = 'settled-at-station' and c.station_id is not null order by l.on_day, c.number`,
      );
    case 'satisfied':
      return rows(db, satisfiedAt(countyId, { from, to }));
    case 'trainingHours':
      return rows(
        db,
        sql`select p.station_id as owner, 'training' as kind, t.id, t.number, t.starts_on as on,
        p.name || ' ' || t.title as words, true as met, round(a.hours * 60)::integer as amount
        from attendance as a join training as t on t.county_id = a.county_id and t.id = a.training_id
          join person as p on p.county_id = a.county_id and p.id = a.person_id
        where a.county_id = ${countyId} and t.starts_on between ${from} and ${to} and t.state in ('held', 'recorded') and a.hours > 0
          and p.station_id is not null and p.state = 'active' order by t.starts_on, t.number, p.name`,
      );
    case 'tasksInTime':
      return rows(
        db,
        sql`select station_id as owner, 'task' as kind, id, number, due_on as on, title as words,
        state in ('reported', 'closed') and (reported_at at time zone 'Asia/Shanghai')::date <= due_on as met, 1 as amount
        from task where county_id = ${countyId} and station_id is not null and state <> 'withdrawn' and due_on between ${from} and ${to}
        order by due_on, number`,
      );
    default:
      return [];
  }
}

/** How content people were with what a station had: by the day on which they were asked. */
function satisfiedAt(countyId: number, { from, to }: Pick<Asked, 'from' | 'to'>): RawBuilder<OwnedEvidence> {
  return sql<OwnedEvidence>`select station_id as owner, 'complaint' as kind, id, number, followed_up_on as on, operator_name as words,
        satisfaction <= 2 as met, 1 as amount
        from (
          select station_id, id, number, operator_name, followed_up_on, satisfaction from complaint
          where county_id = ${countyId} and followed_up_on between ${from} and ${to} and satisfaction is not null and station_id is not null
          union all
          -- What was said of a close that was revoked since, where nobody has asked again in the days.
          select c.station_id, c.id, c.number, c.operator_name, k.followed_up_on, k.grade from complaint as c cross join lateral (
            select k.*, lead(true) over (order by ${closesInOrder}) as is_again from ${closesOf} as k
            where k.followed_up_on between ${from} and ${to} and k.grade > 0
          ) as k
          where c.county_id = ${countyId} and c.annulments <> '[]' and not k.stands and k.is_again is null and c.station_id is not null
        ) as graded order by followed_up_on, number`;
}

/** The records behind the yardsticks of people: by their own account, their own attendance and what they were commissioned with. */
export async function listPersonEvidence(
  db: Db | Tx,
  yardstick: Yardstick,
  { countyId, from, to }: Asked,
): Promise<OwnedEvidence[]> {
  switch (yardstick) {
    case 'filed':
    case 'settledAtStation': {
      const verb = yardstick === 'filed' ? 'filed' : 'settled-at-station';
      return rows(
        db,
        sql`select l.person_id::text as owner, 'complaint' as kind, c.id, c.number, l.on_day as on, c.operator_name as words,
        true as met, 1 as amount
        from (
          select l.*, p.id as person_id from ledger as l
            join person as p on p.county_id = l.county_id and p.account_id = l.by and p.state = 'active'
          where l.county_id = ${countyId} and l.on_day between ${from} and ${to} and l.verb = ${verb} offset 0
        ) as l join complaint as c on c.county_id = l.county_id and c.id = l.matter_id
        order by l.on_day, c.number`,
      );
    }
    case 'trainingHours':
      return rows(
        db,
        sql`select a.person_id::text as owner, 'training' as kind, t.id, t.number, t.starts_on as on, t.title as words,
        true as met, round(a.hours * 60)::integer as amount
        from attendance as a join training as t on t.county_id = a.county_id and t.id = a.training_id
        where a.county_id = ${countyId} and t.starts_on between ${from} and ${to} and t.state in ('held', 'recorded') and a.hours > 0
        order by t.starts_on, t.number`,
      );
    case 'lectures':
      return rows(
        db,
        sql`select person_id::text as owner, 'engagement' as kind, id, number, done_on as on, topic as words,
        true as met, 1 as amount
        from engagement where county_id = ${countyId} and kind = 'lecture' and state = 'done' and done_on between ${from} and ${to}
        order by done_on, number`,
      );
    default:
      return [];
  }
}

/** What was settled at a station or went up from it in the period, with the day on which the station got it. */
export async function listEndedAtStation(db: Db | Tx, { countyId, from, to }: Asked): Promise<EndedAtStation[]> {
  const found = await sql<EndedAtStation>`select c.station_id as owner, c.id, c.number, l.on_day as on,
      (coalesce(c.station_received_at, c.filed_at) at time zone 'Asia/Shanghai')::date as since_on,
      l.verb = 'settled-at-station' as settled
    from ledger as l join complaint as c on c.county_id = l.county_id and c.id = l.matter_id
    where l.county_id = ${countyId} and l.on_day between ${from} and ${to} and l.verb in ('settled-at-station', 'sent-up')
      and c.station_id is not null order by l.on_day, c.number`.execute(db as Db);
  return found.rows;
}

/** Supervisors in post with what a ranking needs of them. */
export interface Supervisor {
  id: string;
  name: string;
  stationId: string | null;
  officeId: string | null;
  regionId: string | null;
  departmentIds: readonly string[];
}

export async function listSupervisors(db: Db | Tx, countyId: number): Promise<Supervisor[]> {
  const found = await sql<Supervisor>`select id, name, station_id, office_id, region_id, department_ids from person as p
    where county_id = ${countyId} and state = 'active' and exists (select 1 from appointment as a
      where a.county_id = p.county_id and a.person_id = p.id and a.post = 'supervisor'
        and a.state in ('appointed', 'trained', 'active', 'renewed')) order by id`.execute(db as Db);
  return found.rows;
}

async function rows(db: Db | Tx, query: ReturnType<typeof sql<OwnedEvidence>>): Promise<OwnedEvidence[]> {
  return (await query.execute(db as Db)).rows;
}
