import { sql } from 'kysely';
import type { CountedOf, FigurePeriod } from '../../domain/figures/figure.ts';
import type { tipoffFigureWords } from '../../domain/tipoff/tipoff-figures.ts';
import type { Db } from '../base/db.ts';
import { sumCells } from '../figures/cells.ts';
import { reachedOffice, receivedOf, scopeOf } from '../figures/scope.ts';

type Counted = CountedOf<typeof tipoffFigureWords>;
const counted = ['tipoffs', 'casesOpened', 'casesNotOpened'] as const satisfies readonly (keyof Counted)[];

/** Tip-offs by the day they were received, and by that of the decision to open a case. */
export async function countTipoffFigures(db: Db, countyId: number, period: FigurePeriod): Promise<Counted> {
  const { values, odd } = await sumCells(db, countyId, period, { events: counted });
  for (const range of odd) {
    const more = await recountTipoffFigures(db, countyId, { ...period, ...range });
    for (const name of counted) values[name] += more[name];
  }
  return values;
}

/** The same anew, row by row. */
export async function recountTipoffFigures(db: Db, countyId: number, period: FigurePeriod): Promise<Counted> {
  const office = scopeOf('c', period);
  const found = await sql<Counted>`
    select
      (select count(*) from tipoff as c where c.county_id = ${countyId} and ${office} and ${reachedOffice('c', period)}
        and ${receivedOf('c', period)}) as tipoffs,
      (select count(distinct c.id) from ledger as l join tipoff as c on c.county_id = l.county_id and c.id = l.matter_id
        where l.county_id = ${countyId} and l.verb = 'enforcement-opened' and l.on_day between ${period.from} and ${period.to}
          and ${office}) as cases_opened,
      (select count(*) from ledger as l join tipoff as c on c.county_id = l.county_id and c.id = l.matter_id
        where l.county_id = ${countyId} and l.verb = 'enforcement-not-opened' and l.on_day between ${period.from} and ${period.to}
          and ${office}) as cases_not_opened`.execute(db);
  const [values] = found.rows;
  if (values === undefined) throw new Error('Counting always gives one row.');
  return values;
}
