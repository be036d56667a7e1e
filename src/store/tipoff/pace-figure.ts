import { sql, type RawBuilder } from 'kysely';
import type { CountedOf, FigurePeriod } from '../../domain/figures/figure.ts';
import type { TipoffPaceFigure, tipoffPaceFigureWords } from '../../domain/tipoff/figures/pace-figures.ts';
import type { Db } from '../base/db.ts';
import { hasLink, middleOf, type Link } from '../figures/pace.ts';
import { scopeOf } from '../figures/scope.ts';

const links = {
  paceAnalysed: { ends: ['verification-started'], begins: 'dispatched' },
  paceDecided: { ends: ['enforcement-opened', 'enforcement-not-opened'], begins: 'verification-started' },
} as const satisfies Partial<Record<TipoffPaceFigure, Link>>;

/** The first dispatch of a tip-off `c` on one of the days; the receipt before it is no line but its own time. */
function firstDispatch({ from, to }: { from: string; to: string }): RawBuilder<unknown> {
  return sql`(select f.at from (select l.at, l.on_day from ledger as l where l.county_id = c.county_id and l.matter_id = c.id
    and l.verb = 'dispatched' order by l.seq limit 1) as f where f.on_day between ${from} and ${to})`;
}

/** The tip-offs `c` behind a link. */
export function tipoffPaceOf(figure: TipoffPaceFigure, days: { from: string; to: string }): RawBuilder<unknown> {
  return figure === 'paceReceived'
    ? sql`c.dispatched_on >= ${days.from} and exists ${firstDispatch(days)}`
    : hasLink(links[figure], days);
}

export async function countTipoffPaces(
  db: Db,
  countyId: number,
  period: FigurePeriod,
): Promise<CountedOf<typeof tipoffPaceFigureWords>> {
  const own = scopeOf('c', period);
  const middle = (figure: keyof typeof links) => middleOf(countyId, 'tipoff', links[figure], period, own);
  const found = await sql<CountedOf<typeof tipoffPaceFigureWords>>`
    select (select round(percentile_cont(0.5) within group (order by greatest(extract(epoch from f.at - c.received_at) / 60, 0)))::integer
        from tipoff as c cross join lateral ${firstDispatch(period)} as f
        where c.county_id = ${countyId} and c.dispatched_on >= ${period.from} and ${own}) as pace_received,
      ${middle('paceAnalysed')} as pace_analysed, ${middle('paceDecided')} as pace_decided`.execute(db);
  const [values] = found.rows;
  if (values === undefined) throw new Error('Counting always gives one row.');
  return values;
}
