import { sql } from 'kysely';
import type { TracedCase } from '../../domain/command/matter-trace.ts';
import type { Db } from '../base/db.ts';

/** What the trace of a complaint says of its cases: those that came from it, and from the tip-offs that were split off it. */
export async function listTracedCases(
  db: Db,
  countyId: number,
  { complaintId, tipoffIds }: { complaintId: string; tipoffIds: readonly string[] },
): Promise<TracedCase[]> {
  const found = await sql<TracedCase>`
    select number, coalesce(filed_on, found_on) as on_day, office_id, filed_on is not null as filed, complaint_id is not null as of_complaint,
      case outcome when 'penalised' then 'penalised' when 'exempted' then 'notPenalised' when 'unfounded' then 'notPenalised'
        when 'terminated' then 'withdrawn' when 'transferred' then 'transferred' when 'crime' then 'transferred'
        when 'notFiled' then 'notFiled' end as result
    from enforcement where county_id = ${countyId}
      and (complaint_id = ${complaintId} or tipoff_id = any(${[...tipoffIds]}::uuid[])) order by filed_at, id`.execute(
    db,
  );
  return found.rows;
}
