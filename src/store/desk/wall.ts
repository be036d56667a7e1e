import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import type { Day } from '../../domain/base/calendar.ts';
import type { Callout } from '../../domain/command/callout.ts';
import type { Instruction } from '../../domain/command/instruction.ts';
import type { Task } from '../../domain/steering/task.ts';
import { inHandStages, recentVerbNames, type RecentVerb, type TownCount } from '../../domain/desk/wall.ts';
import { openIncidentStates } from '../../domain/incident/incident.ts';
import type { Db } from '../base/db.ts';
import { isCalloutOpen, openCalloutsFirst, soughtCallouts } from '../command/callout.ts';
import { isInstructionOpen, openInstructionsFirst, soughtInstructions } from '../command/instruction.ts';
import { townOf } from '../complaint/complaint-list.ts';
import { isTaskLate, taskTable } from '../steering/task.ts';
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

/** The first of a list, and how many it has. */
export interface First<T> {
  total: number;
  items: T[];
}

/** What the wall shows of a list is a few lines and their number: no more of it is read. */
async function firstOf<T extends object>(
  db: Db,
  {
    columns,
    from,
    order,
    shown,
  }: { columns: RawBuilder<unknown>; from: RawBuilder<unknown>; order: RawBuilder<unknown>; shown: number },
): Promise<First<T>> {
  const { rows } = await sql<T & { total: number }>`
    select ${columns}, count(*) over ()::integer as total from ${from} order by ${order} limit ${shown}`.execute(db);
  return { total: rows[0]?.total ?? 0, items: rows };
}

/** The call-outs that are at work, in the order of their list. */
export function listWallCallouts(
  db: Db,
  actor: Actor,
  shown: number,
): Promise<First<Pick<Callout, 'number' | 'state' | 'officeId' | 'regionId' | 'openedAt'>>> {
  return firstOf(db, {
    columns: sql`number, state, office_id, region_id, opened_at`,
    from: sql`callout where county_id = ${actor.countyId} and ${soughtCallouts.scope(actor)} and ${isCalloutOpen}`,
    order: sql`${openCalloutsFirst}, id`,
    shown,
  });
}

/** The instructions on which nobody has reported by their time, in the order of their list. */
export function listWallInstructions(
  db: Db,
  actor: Actor,
  at: Date,
  shown: number,
): Promise<First<Pick<Instruction, 'number' | 'toStationId' | 'toOfficeId' | 'dueAt'>>> {
  return firstOf(db, {
    columns: sql`number, to_station_id, to_office_id, due_at`,
    from: sql`instruction where ${soughtInstructions.scope(actor)} and ${isInstructionOpen} and reported_at is null and due_at < ${at}`,
    order: openInstructionsFirst,
    shown,
  });
}

/** The tasks on which nobody has reported by their day, the one that is late longest first. */
export function listWallTasks(
  db: Db,
  actor: Actor,
  today: Day,
  shown: number,
): Promise<First<Pick<Task, 'number' | 'kind' | 'stationId' | 'leadId'> & { dueOn: Day }>> {
  return firstOf(db, {
    columns: sql`number, kind, station_id, lead_id, due_on`,
    from: sql`task where county_id = ${actor.countyId} and ${taskTable.scope(actor)} and ${isTaskLate(today)}`,
    order: sql`due_on, number`,
    shown,
  });
}

/** The open incidents, those that nobody has judged first: what the list of incidents shows, in its order. */
export async function listWallIncidents(db: Db, countyId: number, shown: number): Promise<First<WallIncident>> {
  const order = sql`i.state = 'suspected' desc, i.grade, i.raised_at desc, i.number`;
  const { total, items } = await firstOf<
    Pick<WallIncident, 'number' | 'title' | 'state'> & { id: string; raisedAt: Date }
  >(db, {
    columns: sql`i.id, i.number, i.title, i.state, i.raised_at`,
    from: sql`incident as i where i.county_id = ${countyId} and i.state in (${sql.join([...openIncidentStates])})`,
    order,
    shown,
  });
  const told = await Promise.all(
    items.map(async ({ id, raisedAt, number, title, state }): Promise<WallIncident> => {
      const { rows } = await sql<Pick<WallIncident, 'matters' | 'townIds'> & { newestAt: Date | null }>`
        select count(m.matter_id)::integer as matters, coalesce(array_agg(distinct ${townOf}) filter (where c.id is not null), '{}') as town_ids,
          max(c.filed_at) as newest_at
        from incident_member as m
        left join complaint as c on m.kind = 'complaint' and c.county_id = m.county_id and c.id = m.matter_id
        where m.county_id = ${countyId} and m.incident_id = ${id} and m.state = 'in'`.execute(db);
      const [row] = rows;
      return {
        number,
        title,
        state,
        matters: row?.matters ?? 0,
        townIds: row?.townIds ?? [],
        newestAt: row?.newestAt ?? raisedAt,
      };
    }),
  );
  return { total, items: told };
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
export function listUrgentWaiting(
  db: Db,
  countyId: number,
  shown: number,
): Promise<First<{ number: string; urgentAt: Date; officeId: string | null; townId: string }>> {
  return firstOf(db, {
    columns: sql`c.number, c.urgent_at, c.office_id, ${townOf} as town_id`,
    from: sql`complaint as c where c.county_id = ${countyId} and c.urgent_at is not null and c.responded_at is null`,
    order: sql`c.urgent_at`,
    shown,
  });
}
