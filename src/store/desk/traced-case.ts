import { sql } from 'kysely';
import type { TracedCase } from '../../domain/desk/matter-trace.ts';
import type { Db } from '../base/db.ts';

/** Where the cases of a complaint came from: from itself, from tip-offs that were split off it, from what stations saw over it. */
export interface CaseOrigins {
  complaintId: string;
  tipoffIds: readonly string[];
  enforcementIds: readonly string[];
}

/** The cases of the thread of a complaint, the first first. */
export async function listTracedCases(
  db: Db,
  countyId: number,
  { complaintId, tipoffIds, enforcementIds }: CaseOrigins,
): Promise<TracedCase[]> {
  const found = await sql<TracedCase>`
    select c.* from enforcement as c where c.county_id = ${countyId}
      and (c.complaint_id = ${complaintId} or c.tipoff_id = any(${[...tipoffIds]}::uuid[])
        or c.id = any(${[...enforcementIds]}::uuid[])) order by c.filed_at, c.id`.execute(db);
  return found.rows;
}
