import { sql, type RawBuilder } from 'kysely';
import type { ConversionFigure } from '../../../domain/supervision/figures/conversion-figures.ts';
import type { FigurePeriod } from '../../../domain/figures/figure.ts';
import type { Db } from '../../base/db.ts';
import { withinCategory } from '../../county/category.ts';

/** The case `c` came of a complaint, and was filed. */
const isOfComplaint = sql`c.complaint_id is not null and c.channel = 'complaint' and c.filed_on is not null`;

/** Which cases `c` stand behind each figure; the list of cases asks the same. */
export function conversionOf(figure: ConversionFigure, from: string, to: string): RawBuilder<unknown> {
  switch (figure) {
    case 'complaintCases':
      return sql`${isOfComplaint} and c.filed_on between ${from} and ${to}`;
    case 'casesSettled':
      // The day of the agreement is that of its line in the ledger, as every figure of settlements counts it.
      return sql`${isOfComplaint} and exists (select 1 from ledger as l
        where l.county_id = c.county_id and l.matter_id = c.complaint_id and l.verb in ('settled', 'settled-at-station')
          and l.on_day between ${from} and ${to} and l.on_day >= c.filed_on)`;
  }
}

/** How complaints and cases turn into each other in a period. */
export async function countConversions(
  db: Db,
  countyId: number,
  { from, to, officeId, category = null }: FigurePeriod,
): Promise<Record<ConversionFigure, number>> {
  const office = officeId === null ? sql`true` : sql`c.office_id = ${officeId}`;
  const kind = category === null ? sql`true` : withinCategory(sql`c.category_code`, category);
  const found = await sql<Record<ConversionFigure, number>>`
    select count(*) filter (where ${conversionOf('complaintCases', from, to)}) as complaint_cases,
      count(*) filter (where ${conversionOf('casesSettled', from, to)}) as cases_settled
    from enforcement as c where c.county_id = ${countyId} and c.complaint_id is not null and ${office} and ${kind}`.execute(
    db,
  );
  const [values] = found.rows;
  if (values === undefined) throw new Error('Counting always gives one row.');
  return values;
}
