import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import type { Day } from '../../domain/base/calendar.ts';
import { taskStates, type Task } from '../../domain/steering/task.ts';
import type { Db, Tx } from '../base/db.ts';
import type { DocketTable } from '../matter/docket-list.ts';
import { listEntries } from '../matter/docket.ts';

/** What `maySeeTask` says of one, as a condition on the table; a test holds the two together. */
function scopeOf(actor: Actor): RawBuilder<unknown> {
  switch (actor.role) {
    case 'centre':
    case 'leader':
    case 'system':
      return sql`true`;
    case 'officer':
    case 'officeHead':
    case 'mediator':
    case 'department':
      return sql`(lead_id = ${actor.organisationId} or partner_ids ? ${actor.organisationId})`;
    case 'station':
      return sql`station_id = ${actor.stationId}`;
    default:
      return sql`false`;
  }
}

/** The list of tasks; only what is not reported yet has a day that can pass. */
export const taskTable: DocketTable<Task> = {
  name: 'task',
  states: taskStates,
  over: ['closed', 'withdrawn'],
  scope: scopeOf,
  words: sql`number || ' ' || title || ' ' || text || ' ' || coalesce(matter_number, '')`,
  newest: sql`assigned_at`,
  due: sql`case when state = 'assigned' then due_on end`,
  day: sql`(assigned_at at time zone 'Asia/Shanghai')::date`,
  filters: {
    by: (id) => sql`by_id::text = ${id}`,
    matter: (number) => sql`matter_number = ${number}`,
    parent: (id) => sql`parent_id::text = ${id}`,
  },
};

export interface TaskQuery {
  /** What is not closed yet, or everything. */
  state: 'open' | 'all';
  kind?: string | undefined;
  /** Those that are past their day. */
  lateOn?: Day | undefined;
  matterId?: string | undefined;
  parentId?: string | undefined;
}

/** That nobody has reported on it, and its day is past. */
export function isTaskLate(today: Day): RawBuilder<unknown> {
  return sql`state = 'assigned' and due_on < ${today}`;
}

/** The open ones by their day, of all the newest first. */
export function listTasks(db: Db | Tx, actor: Actor, query: TaskQuery, limit = 500): Promise<Task[]> {
  const { state, kind, lateOn, matterId, parentId } = query;
  const where = sql.join(
    [
      scopeOf(actor),
      kind === undefined ? sql`true` : sql`kind = ${kind}`,
      lateOn === undefined ? sql`true` : isTaskLate(lateOn),
      matterId === undefined ? sql`true` : sql`matter_id = ${matterId}`,
      parentId === undefined ? sql`true` : sql`parent_id = ${parentId}`,
    ],
    sql` and `,
  );
  return listEntries<Task>(db, 'task', actor.countyId, {
    states: state === 'open' ? ['assigned', 'reported'] : [],
    where,
    order: state === 'open' ? sql`due_on, number` : sql`assigned_at desc`,
    limit,
  });
}

/** Tasks that are to be done within three days or are late, locked, so that two watches remind of none twice. */
export async function lockDueTasks(tx: Tx, countyId: number, until: Day): Promise<Task[]> {
  const found = await sql<Task>`select * from task
    where county_id = ${countyId} and state = 'assigned' and due_on <= ${until}
    order by due_on for update skip locked`.execute(tx);
  return found.rows;
}

/** Tasks that a station has still to do, or may get back, locked. */
export async function lockTasksAt(tx: Tx, countyId: number, stationId: string): Promise<Task[]> {
  const found = await sql<Task>`select * from task
    where county_id = ${countyId} and station_id = ${stationId} and state in ('assigned', 'reported')
    order by id for update`.execute(tx);
  return found.rows;
}
