import { sql } from 'kysely';
import type { EnforcementFigure } from '../../../domain/supervision/figures/enforcement-figures.ts';
import type { FigurePeriod } from '../../../domain/figures/figure.ts';
import type { Db } from '../../base/db.ts';
import type { CarriedLines } from '../../figures/carried-lines.ts';
import { withinCategory } from '../../county/category.ts';

/** The lines of an old book of cases. */
export const caseLines: CarriedLines = { table: 'enforcement', days: ['filed_on', 'closed_on'] };

/** Which cases a period counts as filed and as closed. */
const countedFigures = sql`
  count(*) filter (where filed) as cases_filed,
  count(*) filter (where closed) as cases_closed,
  count(*) filter (where filed and channel = 'postSampling') as sampling_cases,
  count(*) filter (where closed and channel = 'postSampling') as sampling_cases_closed,
  coalesce(sum(value_fen) filter (where filed and channel = 'postSampling'), 0)::bigint as sampling_case_value,
  coalesce(sum(decided_fen) filter (where closed and channel = 'postSampling'), 0)::bigint as sampling_penalties,
  coalesce(sum(collected_fen) filter (where closed and channel = 'postSampling'), 0)::bigint as sampling_collected,
  count(*) filter (where filed and channel = 'contractTerm') as term_cases,
  coalesce(sum(decided_fen) filter (where filed and channel = 'contractTerm'), 0)::bigint as term_penalties,
  coalesce(sum(collected_fen) filter (where filed and channel = 'contractTerm'), 0)::bigint as term_collected`;

/**
 * Cases by the day on which they were filed and by that on which they were closed, in fen. A case has one source, so that what came of
 * contract terms is in no other subtotal (S39). What was decided and what was collected are read up to the cut-off, and never added; a
 * decision that was revoked by then asks for nothing. What was closed in an earlier ledger has its sums and no day of them.
 */
export async function countEnforcements(
  db: Db,
  countyId: number,
  { from, to, officeId, category = null }: FigurePeriod,
): Promise<Record<EnforcementFigure, number>> {
  const office = officeId === null ? sql`true` : sql`c.office_id = ${officeId}`;
  const kind = category === null ? sql`true` : withinCategory(sql`c.category_code`, category);
  const found = await sql<Record<EnforcementFigure, number>>`
    with counted as (
      select c.channel, coalesce(c.filed_on between ${from} and ${to}, false) as filed,
        coalesce(c.closed_on between ${from} and ${to}, false) as closed, coalesce(c.case_value_fen, 0) as value_fen,
        case when c.decision is null or ((c.decision ->> 'decidedOn')::date <= ${to}
            and coalesce((c.decision ->> 'revokedOn')::date > ${to}, true))
          then coalesce(c.fine_decided_fen, 0) + coalesce(c.confiscated_decided_fen, 0) else 0 end as decided_fen,
        case when c.carried_from is not null then c.fine_collected_fen + c.confiscated_collected_fen
          else (select coalesce(sum((p.value ->> 'fen')::bigint), 0) from jsonb_array_elements(c.payments) as p(value)
            where p.value ->> 'kind' in ('fine', 'confiscated') and (p.value ->> 'paidOn')::date <= ${to}) end as collected_fen
      from enforcement as c where c.county_id = ${countyId} and ${office} and ${kind}
        and (c.filed_on between ${from} and ${to} or c.closed_on between ${from} and ${to})
    ) select ${countedFigures} from counted`.execute(db);
  const [values] = found.rows;
  if (values === undefined) throw new Error('Counting always gives one row.');
  return values;
}
