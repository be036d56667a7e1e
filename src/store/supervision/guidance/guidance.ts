import { sql } from 'kysely';
import type { Actor } from '../../../domain/base/actor.ts';
import type { Guidance } from '../../../domain/supervision/guidance/guidance.ts';
import { guidanceDocket } from '../../../domain/supervision/guidance/guidance-steps.ts';
import type { Db } from '../../base/db.ts';
import { listEntries } from '../../matter/docket.ts';

const openStates = Object.keys(guidanceDocket.states).filter((state) => !guidanceDocket.over.includes(state));

/** The open ones, those that wait for a signature first, or all, the newest first; of one shop, or of one source. */
export function listGuidances(
  db: Db,
  actor: Actor,
  {
    state,
    operatorId,
    source,
  }: { state: 'open' | 'all'; operatorId?: string | undefined; source?: string | undefined },
  limit = 500,
): Promise<Guidance[]> {
  const isOffice = actor.role === 'officer' || actor.role === 'officeHead';
  const own = isOffice ? sql`office_id = ${actor.organisationId}` : sql`true`;
  const ofShop = operatorId === undefined ? sql`true` : sql`operator_id = ${operatorId}`;
  const ofSource = source === undefined ? sql`true` : sql`source_number = ${source}`;
  return listEntries<Guidance>(db, 'guidance', actor.countyId, {
    states: state === 'open' ? openStates : [],
    where: sql`${own} and ${ofShop} and ${ofSource}`,
    order: state === 'open' ? sql`issued_on nulls first, drafted_at, number` : sql`number desc`,
    limit,
  });
}
