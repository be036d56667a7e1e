import { sql } from 'kysely';
import type { FigurePeriod } from '../../domain/figures/figure.ts';
import { tipoffFigures, type TipoffFigure } from '../../domain/tipoff/tipoff-figures.ts';
import type { Db } from '../base/db.ts';
import { sumCells } from '../figures/cells.ts';
import { reachedOffice, receivedOf, scopeOf } from '../figures/scope.ts';

/** Tip-offs by the day they were received, and by that of the decision to open a case. */
export async function countTipoffFigures(
  db: Db,
  countyId: number,
  period: FigurePeriod,
): Promise<Record<TipoffFigure, number>> {
  const { values, odd } = await sumCells(db, countyId, period, { events: tipoffFigures });
  for (const range of odd) {
    const more = await recountTipoffFigures(db, countyId, { ...period, ...range });
    for (const name of tipoffFigures) values[name] += more[name];
  }
  return values;
}

/** The same anew, row by row. */
export async function recountTipoffFigures(
  db: Db,
  countyId: number,
  period: FigurePeriod,
): Promise<Record<TipoffFigure, number>> {
  const office = scopeOf('c', period);
  const found = await sql<Record<TipoffFigure, number>>`
    select
      (select count(*) from tipoff as c where c.county_id = ${countyId} and ${office} and ${reachedOffice('c', period)}
        and ${receivedOf('c', period)}) as tipoffs,
      (select count(distinct c.id) from ledger as l join tipoff as c on c.county_id = l.county_id and c.id = l.matter_id
        where l.county_id = ${countyId} and l.verb = 'enforcement-opened' and l.on_day between ${period.from} and ${period.to}
          and ${office}) as cases_opened`.execute(db);
  const [values] = found.rows;
  if (values === undefined) throw new Error('Counting always gives one row.');
  return values;
}
