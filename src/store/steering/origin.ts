/** What directives, plans, meetings and recurring tasks share in the store: how far the tasks are that were cut from them. */
import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import type { Day } from '../../domain/base/calendar.ts';
import { isCounty } from '../../domain/steering/origin.ts';
import type { Db, Tx } from '../base/db.ts';

const tables = ['directive', 'plan', 'meeting', 'recurrence'] as const;
export type SteeredTable = (typeof tables)[number];

/** What `maySeeSteered` says of one, as a condition on the table; a test holds the two together. */
export function scopeOfSteered(actor: Actor, owned = false): RawBuilder<unknown> {
  if (isCounty(actor)) return sql`true`;
  if (!['officer', 'officeHead', 'mediator'].includes(actor.role) || actor.organisationId === null) return sql`false`;
  const own = owned ? sql`office_id = ${actor.organisationId}` : sql`false`;
  return sql`(${own} or involved_ids ? ${actor.organisationId})`;
}

export interface TaskParent {
  table: SteeredTable;
  id: string;
  number: string;
  title: string;
  byId: string;
  openTasks: number;
  doneTasks: number;
}

export type ParentWords = Pick<TaskParent, 'table' | 'id' | 'number' | 'title'>;

/** Counts the tasks of whatever the id names, writes the count into its row, and gives the row; null where nothing is named so. */
export async function recountTasks(tx: Tx, countyId: number, parentId: string): Promise<TaskParent | null> {
  for (const table of tables) {
    const counted = await sql<TaskParent>`
      update ${sql.table(table)} as p set open_tasks = c.open, done_tasks = c.done
      from (select count(*) filter (where state in ('assigned', 'reported'))::integer as open,
          count(*) filter (where state = 'closed')::integer as done
        from task where county_id = ${countyId} and parent_id = ${parentId}) as c
      where p.county_id = ${countyId} and p.id = ${parentId}
      returning p.id, p.number, p.title, p.by_id, p.open_tasks, p.done_tasks`.execute(tx);
    if (counted.rows[0] !== undefined) return { ...counted.rows[0], table };
  }
  return null;
}

/** From what the tasks were cut: table, number and title by id. */
export async function findParents(db: Db, countyId: number, ids: readonly string[]): Promise<Map<string, ParentWords>> {
  if (ids.length === 0) return new Map();
  const parts = tables.map(
    (table) => sql`select ${sql.lit(table)} as "table", id, number, title from ${sql.table(table)}
      where county_id = ${countyId} and id in (${sql.join([...ids])})`,
  );
  const found = await sql<ParentWords>`${sql.join(parts, sql` union all `)}`.execute(db);
  return new Map(found.rows.map((row) => [row.id, row]));
}

/** Late tasks of each entry of a page. */
export async function countLateTasks(
  db: Db,
  countyId: number,
  ids: readonly string[],
  today: Day,
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const found = await sql<{ parentId: string; late: number }>`
    select parent_id, count(*)::integer as late from task
    where county_id = ${countyId} and parent_id in (${sql.join([...ids])}) and state = 'assigned' and due_on < ${today}
    group by 1`.execute(db);
  return new Map(found.rows.map(({ parentId, late }) => [parentId, late]));
}
