import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import { addDays, chinaDayOf, type Day } from '../../domain/base/calendar.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { CalledSession } from '../../domain/complaint/mediation/session-clash.ts';
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

/**
 * The sessions of the county that are called for the day, whoever handles them, but for that of the matter itself: a room is taken by
 * whoever has it. The number of a matter that the actor may not see is left out.
 */
export async function listCalledOn(
  db: Db,
  actor: Actor,
  own: Pick<Complaint, 'id' | 'officeId'>,
  day: Day,
): Promise<CalledSession[]> {
  const found = await calledOn(actor, own, day).execute(db);
  return found.rows
    .filter(({ summons }) => chinaDayOf(summons.heldAt) === day)
    .map(({ number, isSeen, isOwnOffice, summons: { heldAt, place, way, mediators } }) => ({
      number: isSeen ? number : null,
      isOwnOffice,
      heldAt,
      place,
      way,
      mediators,
    }));
}

/** The statement itself, whose plan a test holds to the same index: of the whole county, where no office narrows it. */
export function calledOn(
  actor: Actor,
  { id, officeId }: Pick<Complaint, 'id' | 'officeId'>,
  day: Day,
): RawBuilder<{ number: string; isSeen: boolean; isOwnOffice: boolean; summons: PlannedSession }> {
  return sql`
    select c.number, c.summons, ${scopeOf(complaintBook, actor)} as "isSeen",
      c.office_id is not distinct from ${officeId} as "isOwnOffice"
    from complaint as c
    where c.county_id = ${actor.countyId} and c.id <> ${id} and c.stage <> 'done' and c.summons is not null
      and c.summons ->> 'heldAt' >= ${`${addDays(day, -1)}T16`} and c.summons ->> 'heldAt' < ${addDays(day, 1)}
    order by c.summons ->> 'heldAt', c.id limit 100`;
}
