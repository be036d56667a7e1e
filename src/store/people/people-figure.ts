import type { CountedOf, FigurePeriod } from '../../domain/figures/figure.ts';
import type { peopleFigureWords } from '../../domain/people/people-figures.ts';
import { ruleOf } from '../../domain/people/staffing.ts';
import type { Db } from '../base/db.ts';
import { findStaffing } from './staffing.ts';

/** What the county’s own rule asks of a point in a village, whatever the period. */
export async function countPeople(
  db: Db,
  countyId: number,
  _period: FigurePeriod,
): Promise<CountedOf<typeof peopleFigureWords>> {
  return { leastSupervisors: ruleOf(await findStaffing(db, countyId), 'village').least };
}
