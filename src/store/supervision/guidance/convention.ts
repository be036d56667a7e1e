import { sql } from 'kysely';
import type { Convention } from '../../../domain/supervision/guidance/convention.ts';
import type { Db } from '../../base/db.ts';
import { listEntries } from '../../matter/docket.ts';

/** By trade and name. */
export function listConventions(db: Db, countyId: number, state: 'open' | 'all', limit: number): Promise<Convention[]> {
  return listEntries<Convention>(db, 'convention', countyId, {
    states: state === 'open' ? ['inForce'] : [],
    where: sql`true`,
    order: sql`industry, title, number`,
    limit,
  });
}
