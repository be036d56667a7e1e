import { sql, type RawBuilder } from 'kysely';
import { paces } from '../../domain/figures/figure-cell.ts';
import type { CountedOf, FigurePeriod } from '../../domain/figures/figure.ts';
import type { TipoffPaceFigure, tipoffPaceFigureWords } from '../../domain/tipoff/figures/pace-figures.ts';
import type { Db } from '../base/db.ts';
import { hasLink, secondsOf as linkSeconds, type Link } from '../figures/pace.ts';
import { countPace, type SecondsOf } from '../figures/pace-cells.ts';
import { scopeOf } from '../figures/scope.ts';

const links = {
  paceAnalysed: { ends: ['verification-started'], begins: 'dispatched' },
  paceDecided: { ends: ['enforcement-opened', 'enforcement-not-opened'], begins: 'verification-started' },
} as const satisfies Partial<Record<TipoffPaceFigure, Link>>;

/** The first dispatch of a tip-off `c` on one of the days; the receipt before it is no line but its own time. */
function firstDispatch({ from, to }: { from: string; to: string }): RawBuilder<unknown> {
  return sql`(select f.at from (select l.at, l.on_day from ledger as l where l.county_id = c.county_id and l.matter_id = c.id
    and l.verb = 'dispatched' and not is_undone(l.county_id, l.matter_id, l.seq) order by l.seq limit 1) as f where f.on_day between ${from} and ${to})`;
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
  const middle = async (figure: TipoffPaceFigure) => {
    const secondsOf: SecondsOf = ({ by }) =>
      figure === 'paceReceived'
        ? receivedSeconds(countyId, by, own)
        : linkSeconds(countyId, 'tipoff', links[figure], by, own);
    return (await countPace(db, countyId, period, { pace: paces[figure], isCohort: false, secondsOf })).middle;
  };
  const [paceReceived, paceAnalysed, paceDecided] = await Promise.all([
    middle('paceReceived'),
    middle('paceAnalysed'),
    middle('paceDecided'),
  ]);
  return { paceReceived, paceAnalysed, paceDecided };
}

function receivedSeconds(
  countyId: number,
  days: { from: string; to: string },
  own: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`select pace_seconds(c.received_at, f.at) as seconds from tipoff as c cross join lateral ${firstDispatch(days)} as f
    where c.county_id = ${countyId} and c.dispatched_on >= ${days.from} and ${own}`;
}
