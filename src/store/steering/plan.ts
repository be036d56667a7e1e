import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import type { Day } from '../../domain/base/calendar.ts';
import type { Plan } from '../../domain/steering/plan.ts';
import { isCounty } from '../../domain/steering/origin.ts';
import type { Db, Tx } from '../base/db.ts';
import type { SoughtTable } from '../matter/docket-list.ts';
import { listEntries } from '../matter/docket.ts';
import { scopeOfSteered } from './origin.ts';

/** What `maySeePlan` says of one, as a condition on the table: also what the county has decided for itself. */
function scopeOf(actor: Actor): RawBuilder<unknown> {
  const readsCounty = ['officer', 'officeHead', 'mediator'].includes(actor.role) || isCounty(actor);
  const decided = readsCounty ? sql`(office_id is null and state <> 'drafted')` : sql`false`;
  return sql`(${scopeOfSteered(actor, true)} or ${decided})`;
}

/** What is looked for in plans; its words are those of `plan_search`. */
export const soughtPlans: SoughtTable = {
  name: 'plan',
  scope: scopeOf,
  words: sql`number || ' ' || title || ' ' || slogan || ' ' || summary`,
  newest: sql`year`,
  title: sql`title`,
};

export interface PlanQuery {
  state: 'open' | 'all';
  year?: number | undefined;
}

export function listPlans(db: Db | Tx, actor: Actor, { state, year }: PlanQuery, limit = 500): Promise<Plan[]> {
  const of = year === undefined ? sql`true` : sql`year = ${year}`;
  return listEntries<Plan>(db, 'plan', actor.countyId, {
    states: state === 'open' ? ['drafted', 'approved', 'concluded'] : [],
    where: sql`${scopeOf(actor)} and ${of}`,
    order: sql`year desc, office_id nulls first, number desc`,
    limit,
  });
}

/** The plan of the same kind and place for the year before, whose leftovers are to be carried into this one. */
export async function findPlanBefore(db: Db, { countyId, kind, officeId, year }: Plan): Promise<Plan | null> {
  const found = await listEntries<Plan>(db, 'plan', countyId, {
    states: ['approved', 'concluded', 'closed'],
    where: sql`kind = ${kind} and year = ${year - 1} and office_id is not distinct from ${officeId}`,
    order: sql`number desc`,
    limit: 1,
  });
  return found[0] ?? null;
}

/** Plans with a milestone that is past and not reached, locked, so that two watches warn of none twice. */
export async function lockLatePlans(tx: Tx, countyId: number, today: Day): Promise<Plan[]> {
  const found = await sql<Plan>`select * from plan
    where county_id = ${countyId} and state = 'approved' and exists (
      select from jsonb_array_elements(milestones) as m
      where m->>'reachedOn' is null and m->>'plannedOn' < ${today})
    order by number for update skip locked`.execute(tx);
  return found.rows;
}
