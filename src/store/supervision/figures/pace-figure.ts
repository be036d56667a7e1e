import { sql, type RawBuilder } from 'kysely';
import type { CountedOf, FigurePeriod } from '../../../domain/figures/figure.ts';
import type { CasePaceFigure, casePaceFigureWords } from '../../../domain/supervision/figures/pace-figures.ts';
import type { Db } from '../../base/db.ts';
import { hasLink, middleOf, type Link } from '../../figures/pace.ts';
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
  const middle = (figure: CasePaceFigure) =>
    middleOf(countyId, 'enforcement', links[figure], period, scopeOf('c', period));
  const found = await sql<CountedOf<typeof casePaceFigureWords>>`
    select ${middle('paceActed')} as pace_acted, ${middle('paceEnded')} as pace_ended`.execute(db);
  const [values] = found.rows;
  if (values === undefined) throw new Error('Counting always gives one row.');
  return values;
}
