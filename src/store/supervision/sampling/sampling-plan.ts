import { sql, type RawBuilder } from 'kysely';
import { scopes, type Actor } from '../../../domain/base/actor.ts';
import type { SamplingPlan } from '../../../domain/supervision/sampling/sampling-plan.ts';
import type { Db, Tx } from '../../base/db.ts';
import { listEntries } from '../../matter/docket.ts';

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
