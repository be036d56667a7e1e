import type { RawBuilder } from 'kysely';
import { paces } from '../../../domain/figures/figure-cell.ts';
import type { CountedOf, FigurePeriod } from '../../../domain/figures/figure.ts';
import type { CasePaceFigure, casePaceFigureWords } from '../../../domain/supervision/figures/pace-figures.ts';
import type { Db } from '../../base/db.ts';
import { hasLink, secondsOf as linkSeconds, type Link } from '../../figures/pace.ts';
import { countPace, type SecondsOf } from '../../figures/pace-cells.ts';
import { scopeOf } from '../../figures/scope.ts';

const links = {
  paceActed: { ends: ['transcript-recorded', 'measure-taken'], begins: 'enforcement-filed' },
  paceEnded: { ends: ['enforcement-closed'], begins: 'enforcement-filed' },
} as const satisfies Record<CasePaceFigure, Link>;

/** The cases `c` behind a link. */
export function casePaceOf(figure: CasePaceFigure, days: { from: string; to: string }): RawBuilder<unknown> {
  return hasLink(links[figure], days);
}

export async function countCasePaces(
  db: Db,
  countyId: number,
  period: FigurePeriod,
): Promise<CountedOf<typeof casePaceFigureWords>> {
  const own = scopeOf('c', period);
  const middle = async (figure: CasePaceFigure) => {
    const secondsOf: SecondsOf = ({ by }) => linkSeconds(countyId, 'enforcement', links[figure], by, own);
    return (await countPace(db, countyId, period, { pace: paces[figure], isCohort: false, secondsOf })).middle;
  };
  const [paceActed, paceEnded] = await Promise.all([middle('paceActed'), middle('paceEnded')]);
  return { paceActed, paceEnded };
}
