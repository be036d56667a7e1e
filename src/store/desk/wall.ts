import { sql } from 'kysely';
import type { Day } from '../../domain/base/calendar.ts';
import { inHandStages, recentVerbNames, type RecentVerb, type TownCount } from '../../domain/desk/wall.ts';
import { openIncidentStates } from '../../domain/incident/incident.ts';
import type { Db } from '../base/db.ts';
import { townOf } from '../complaint/complaint-list.ts';
import { receivedOf } from '../figures/scope.ts';

/** What each town has, by the town of the shop; the same definitions as the lists that the numbers open. */
export async function countTowns(db: Db, countyId: number, today: Day): Promise<TownCount[]> {
  const isInHand = sql`c.stage in (${sql.join([...inHandStages])})`;
  const own = sql`c.county_id = ${countyId}`;
  // Each part by its own index; a place is looked up once, and not for each of its matters.
  const found = await sql<TownCount>`
    select coalesce(case r.kind when 'village' then r.parent_id when 'town' then r.id end, 'none') as town_id,
      sum(k.received)::integer as received, sum(k.in_hand)::integer as in_hand, sum(k.due_today)::integer as due_today,
      sum(k.overdue)::integer as overdue
    from (
      select c.operator_region_id, 0 as received, count(*) filter (where ${isInHand}) as in_hand,
        count(*) filter (where c.due_on = ${today}) as due_today, count(*) filter (where c.due_on < ${today}) as overdue
      from complaint as c where ${own} and c.stage <> 'done' group by 1
      union all
      select c.operator_region_id, 0, 0, count(*) filter (where c.due_on = ${today}), count(*) filter (where c.due_on < ${today})
      from complaint as c where ${own} and c.due_on <= ${today} and c.stage = 'done' group by 1
      union all
      select c.operator_region_id, count(*), 0, 0, 0 from complaint as c where ${own} and c.merged is null and ${receivedOf('c', { from: today, to: today })} group by 1
    ) as k left join region as r on r.county_id = ${countyId} and r.id = k.operator_region_id
    group by 1 having sum(k.received + k.in_hand + k.due_today + k.overdue) > 0`.execute(db);
  return found.rows;
}

/** 群体: an open incident as the wall shows it. */
export interface WallIncident {
  number: string;
  title: string;
  state: 'suspected' | 'confirmed' | 'filed' | 'handling';
  /** How many matters belong to it. */
  matters: number;
  /** The towns that its complaints are about. */
  townIds: string[];
  /** When the newest of them was filed. */
  newestAt: Date;
}

/** The open incidents, those that nobody has judged first: what the list of incidents shows, in its order. */
export async function listWallIncidents(db: Db, countyId: number): Promise<WallIncident[]> {
  const found = await sql<WallIncident>`
    select i.number, i.title, i.state, count(m.matter_id)::integer as matters,
      coalesce(array_agg(distinct ${townOf}) filter (where c.id is not null), '{}') as town_ids,
      coalesce(max(c.filed_at), i.raised_at) as newest_at
    from incident as i
    left join incident_member as m on m.county_id = i.county_id and m.incident_id = i.id and m.state = 'in'
    left join complaint as c on m.kind = 'complaint' and c.county_id = m.county_id and c.id = m.matter_id
    where i.county_id = ${countyId} and i.state in (${sql.join([...openIncidentStates])})
    group by i.number, i.title, i.state, i.grade, i.raised_at
    order by i.state = 'suspected' desc, i.grade, i.raised_at desc, i.number`.execute(db);
  return found.rows;
}

export interface RecentLine {
  verb: RecentVerb;
  at: Date;
  number: string;
  officeId: string | null;
  stationId: string | null;
}

/** The newest acts of the day, without what was written and without who did it. */
export async function listRecent(db: Db, countyId: number, today: Day, limit: number): Promise<RecentLine[]> {
  // The newest lines first, and then only their matters.
  const found = await sql<RecentLine>`
    select l.verb, l.at, c.number, c.office_id, c.station_id
    from (select l.verb, l.at, l.county_id, l.matter_id from unnest(${[...recentVerbNames]}::text[]) as v (verb)
      -- Of each verb the day alone, which their index has in this order; that it is one of them tells that the index has it.
      join ledger as l on l.verb = v.verb and l.verb in (${sql.join([...recentVerbNames])})
      where l.county_id = ${countyId} and l.on_day = ${today}
      order by l.at desc offset 0) as l
      join complaint as c on c.county_id = l.county_id and c.id = l.matter_id
    order by l.at desc limit ${limit}`.execute(db);
  return found.rows;
}

/** 加急的: complaints that wait for a call back, the longest first; where, and since when. */
export async function listUrgentWaiting(
  db: Db,
  countyId: number,
  limit: number,
): Promise<{ number: string; urgentAt: Date; officeId: string | null; townId: string }[]> {
  const found = await sql<{ number: string; urgentAt: Date; officeId: string | null; townId: string }>`
    select c.number, c.urgent_at, c.office_id, ${townOf} as town_id from complaint as c
    where c.county_id = ${countyId} and c.urgent_at is not null and c.responded_at is null
    order by c.urgent_at limit ${limit}`.execute(db);
  return found.rows;
}
