import { sql, type RawBuilder } from 'kysely';
import type { DayRange } from '../../domain/figures/figure-cell.ts';
import type { CountedOf, FigurePeriod } from '../../domain/figures/figure.ts';
import type { tipoffFigureWords } from '../../domain/tipoff/tipoff-figures.ts';
import type { Db } from '../base/db.ts';
import { sumEvents } from '../figures/cells.ts';
import { reachedOffice, receivedOf, scopeOf } from '../figures/scope.ts';
import { happenedWithin } from '../matter/lists.ts';

type Counted = CountedOf<typeof tipoffFigureWords>;
const counted = ['tipoffs', 'casesOpened', 'casesNotOpened'] as const satisfies readonly (keyof Counted)[];
type Celled = Pick<Counted, (typeof counted)[number]>;

/** Tip-offs by the day they were received, and by that of the first decision to open a case or none. */
export async function countTipoffFigures(db: Db, countyId: number, period: FigurePeriod): Promise<Counted> {
  const recount = (days: FigurePeriod) => recountTipoffFigures(db, countyId, days);
  const { values } = await sumEvents(db, countyId, period, { events: counted, recount });
  const both = await countBoth(db, countyId, period);
  return { ...values, tipoffsDecided: values.casesOpened + values.casesNotOpened - both };
}

/** A tip-off of which no case was made, and then one after that was revoked: one decided, if both fall into the period. */
async function countBoth(db: Db, countyId: number, period: FigurePeriod): Promise<number> {
  const found = await sql<{ n: number }>`select count(*)::integer as n from tipoff as c
    where c.county_id = ${countyId} and c.annulments <> '[]' and ${scopeOf('c', period)}
      and ${firstWithin('enforcement-opened', period)} and ${firstWithin('enforcement-not-opened', period)}`.execute(
    db,
  );
  return found.rows[0]?.n ?? 0;
}

/** Whether the first line of the kind of the tip-off `c` is of one of the days: it counts by that one, however often it was decided so. */
export function firstWithin(verb: string, { from, to }: DayRange): RawBuilder<unknown> {
  return sql`(${happenedWithin(verb, from, to)} and (c.annulments = '[]' or not exists (select 1 from ledger as l
    where l.county_id = c.county_id and l.matter_id = c.id and l.verb = ${verb} and l.on_day < ${from})))`;
}

/** The same anew, row by row. */
export async function recountTipoffFigures(db: Db, countyId: number, period: FigurePeriod): Promise<Celled> {
  const office = scopeOf('c', period);
  const first = (verb: string) => sql`(select count(*) from tipoff as c
    where c.county_id = ${countyId} and ${office} and c.id in (select l.matter_id from ledger as l where l.county_id = ${countyId}
      and l.verb = ${verb} group by 1 having min(l.on_day) between ${period.from} and ${period.to}))`;
  const found = await sql<Celled>`
    select
      (select count(*) from tipoff as c where c.county_id = ${countyId} and ${office} and ${reachedOffice('c', period)}
        and ${receivedOf('c', period)}) as tipoffs,
      ${first('enforcement-opened')} as cases_opened, ${first('enforcement-not-opened')} as cases_not_opened`.execute(
    db,
  );
  const [values] = found.rows;
  if (values === undefined) throw new Error('Counting always gives one row.');
  return values;
}
