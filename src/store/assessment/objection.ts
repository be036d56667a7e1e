import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import type { Objection } from '../../domain/assessment/objection.ts';
import type { Db, Tx } from '../base/db.ts';
import { listEntries } from '../matter/docket.ts';

/** What `maySeeObjection` says of one, as a condition on the table; a test holds the two together. */
function scopeOf(actor: Actor): RawBuilder<unknown> {
  switch (actor.role) {
    case 'centre':
    case 'leader':
    case 'mediator':
      return sql`true`;
    case 'officer':
    case 'officeHead':
      return sql`(office_id = ${actor.organisationId} or subject_id = ${actor.organisationId})`;
    case 'station':
      return sql`station_id = ${actor.stationId}`;
    default:
      return sql`false`;
  }
}

/** The newest first; of one round when it is named. */
export function listObjections(
  db: Db,
  actor: Actor,
  { state, assessment }: { state: 'open' | 'all'; assessment?: string | undefined },
  limit = 500,
): Promise<Objection[]> {
  const of = assessment === undefined ? sql`true` : sql`assessment_number = ${assessment}`;
  return listEntries<Objection>(db, 'objection', actor.countyId, {
    states: state === 'open' ? ['raised'] : [],
    where: sql`${scopeOf(actor)} and ${of}`,
    order: sql`raised_on desc, number desc`,
    limit,
  });
}

export async function countOpenObjections(tx: Db | Tx, countyId: number, assessmentId: string): Promise<number> {
  const found = await sql<{ n: number }>`select count(*)::integer as n from objection
    where county_id = ${countyId} and assessment_id = ${assessmentId} and state = 'raised'`.execute(tx as Db);
  return found.rows[0]?.n ?? 0;
}

/** The same of many rounds. */
export async function countOpenByRound(
  db: Db,
  countyId: number,
  assessmentIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (assessmentIds.length === 0) return new Map();
  const { rows } = await sql<{ assessmentId: string; n: number }>`
    select assessment_id, count(*)::integer as n from objection
    where county_id = ${countyId} and assessment_id = any(${[...assessmentIds]}::uuid[]) and state = 'raised'
    group by 1`.execute(db);
  return new Map(rows.map(({ assessmentId, n }) => [assessmentId, n]));
}
