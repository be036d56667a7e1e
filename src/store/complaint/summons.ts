import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import { addDays, type Day } from '../../domain/base/calendar.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { PlannedSession } from '../../domain/complaint/steps/records.ts';
import { complaintBook } from './complaint.ts';
import type { Db } from '../base/db.ts';
import { scopeOf } from '../matter/matter.ts';

export type Called = Pick<Complaint, 'id' | 'number' | 'consumerName' | 'operatorName'> & { summons: PlannedSession };

interface Asked {
  from: Day;
  /** A handler, whose sessions and those of nobody are read, as the queues of 我的 do; null for those of all. */
  whose: string | null;
  limit: number;
}

/** The sessions called for the day and later of the matters that the actor may see, in the order of their hours. */
export async function listCalled(db: Db, actor: Actor, asked: Asked): Promise<Called[]> {
  return (await calledOf(actor, asked).execute(db)).rows;
}

/** The statement itself, so that a test can hold its plan to the index of migration 0339, whose words it says. */
export function calledOf(actor: Actor, { from, whose, limit }: Asked): RawBuilder<Called> {
  // An hour that was typed in universal time lies eight hours back in its words.
  const first = `${addDays(from, -1)}T16`;
  const own = whose === null ? sql`true` : sql`(c.handler_id = ${whose} or c.handler_id is null)`;
  return sql<Called>`
    select c.id, c.number, c.consumer_name, c.operator_name, c.summons from complaint as c
    where ${scopeOf(complaintBook, actor)} and ${own} and c.stage <> 'done' and c.summons is not null
      and c.summons ->> 'heldAt' >= ${first}
    order by c.summons ->> 'heldAt', c.id limit ${limit}`;
}
