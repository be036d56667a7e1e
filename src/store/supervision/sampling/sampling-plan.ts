import { sql, type RawBuilder } from 'kysely';
import { scopes, type Actor } from '../../../domain/base/actor.ts';
import {
  samplingPlanDocket,
  samplingPlanStateWords,
  type SamplingPlan,
} from '../../../domain/supervision/sampling/sampling-plan.ts';
import type { Db, Tx } from '../../base/db.ts';
import { listEntries, listEntriesByIds } from '../../matter/docket.ts';
import type { DocketTable } from '../../matter/docket-list.ts';

/** The first day of its year or quarter. */
const firstDay = sql`make_date(year, case quarter when 'q2' then 4 when 'q3' then 7 when 'q4' then 10 else 1 end, 1)`;

/** What `maySeeSamplingPlan` says of one, as a condition on the table. */
function scopeOf({ role, organisationId }: Actor): RawBuilder<unknown> {
  return scopes[role] === 'office' ? sql`(office_id is null or office_id = ${organisationId})` : sql`true`;
}

export function listSamplingPlans(
  db: Db | Tx,
  actor: Actor,
  state: 'open' | 'all',
  limit = 500,
): Promise<SamplingPlan[]> {
  return listEntries<SamplingPlan>(db, 'sampling_plan', actor.countyId, {
    states: state === 'open' ? ['drafted', 'running'] : [],
    where: scopeOf(actor),
    order: sql`year desc, quarter desc nulls last, number desc`,
    limit,
  });
}

/** Of these, the ones that the reader may see. */
export function listSamplingPlansByIds(
  db: Db | Tx,
  actor: Actor,
  ids: readonly (string | null)[],
): Promise<SamplingPlan[]> {
  return listEntriesByIds<SamplingPlan>(db, 'sampling_plan', actor.countyId, ids, scopeOf(actor));
}

export const samplingPlanTable: DocketTable<SamplingPlan> = {
  name: 'sampling_plan',
  states: Object.keys(samplingPlanStateWords),
  over: samplingPlanDocket.over,
  scope: scopeOf,
  words: sql`number || ' ' || note || ' ' || remark`,
  newest: firstDay,
  due: null,
  day: firstDay,
};

/** How many batches of each plan have been sampled; one that came to nothing is none. */
export async function countSampled(
  db: Db | Tx,
  countyId: number,
  planIds: readonly string[],
): Promise<Map<string, number>> {
  const found = await sql<{ planId: string; n: number }>`select plan_id, count(*)::integer as n from sampling_batch
    where county_id = ${countyId} and plan_id = any(${[...planIds]}::uuid[]) and sampled_on is not null and state <> 'cancelled'
    group by 1`.execute(db as Db);
  return new Map(found.rows.map(({ planId, n }) => [planId, n]));
}
