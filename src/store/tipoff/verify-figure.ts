import { sql, type RawBuilder } from 'kysely';
import type { CountedOf, FigurePeriod } from '../../domain/figures/figure.ts';
import type { verifyFigureWords } from '../../domain/tipoff/figures/verify-figures.ts';
import type { Db } from '../base/db.ts';
import { sumEvents } from '../figures/cells.ts';
import { askedOf, eachInTime, isKept, keptIn, keptTimes, onceEach, type Again, type Asked } from '../figures/kept.ts';
import { reachedOffice, scopeOf } from '../figures/scope.ts';

/** The tip-offs `c` behind each figure: a repeated or merged one has no verification of its own. */
function verifyOf(
  figure: 'verifyDue' | 'verifyOnTime',
  { from, to }: { from: string; to: string },
): RawBuilder<unknown> {
  const inTime = figure === 'verifyDue' ? sql`true` : sql`k.stopped_on <= k.due_on`;
  return sql`c.outcome is distinct from 'repeated' and c.outcome is distinct from 'merged' and exists (
    select 1 from matter_clock as k where k.county_id = c.county_id and k.matter_id = c.id and k.clock = 'verify'
      and k.due_on between ${from} and ${to} and ${inTime})`;
}

/** The same, and those that counted so by a decision that was revoked since; in time is what was so each time. */
export function verifiedOf(figure: 'verifyDue' | 'verifyOnTime', days: Asked): RawBuilder<unknown> {
  const due = sql`(${verifyOf('verifyDue', days)})`;
  if (figure === 'verifyDue') return sql`(${due} or ${isKept(keptColumns.verifyDue, days)})`;
  return eachInTime(
    days,
    { is: due, column: keptColumns.verifyDue },
    { is: sql`(${verifyOf('verifyOnTime', days)})`, column: keptColumns.verifyOnTime },
  );
}

const keptColumns = { verifyDue: 'verify_due', verifyOnTime: 'verify_on_time' } as const;

/** What begins with the receipt: of it an office has only what was dispatched to it. */
export const reachingTipoffFigures: ReadonlySet<string> = new Set(['tipoffs', 'verifyDue', 'verifyOnTime']);

const verifyFigures = ['verifyDue', 'verifyOnTime'] as const;

/** How many decisions on a case fell due, and how many were made in time. */
export async function countVerifications(
  db: Db,
  countyId: number,
  period: FigurePeriod,
): Promise<CountedOf<typeof verifyFigureWords>> {
  const recount = (days: FigurePeriod) => countEach(db, countyId, days);
  const { values, mayRepeat } = await sumEvents(db, countyId, period, { events: verifyFigures, recount });
  if (!mayRepeat) return values;
  const again = await onceEach(db, 'tipoff', countyId, period, {
    verifyDue: againOf('verifyDue', period),
    verifyOnTime: { ...againOf('verifyOnTime', period), ofAll: 'verifyDue' },
  });
  for (const name of verifyFigures) values[name] -= again[name];
  return values;
}

type Verifications = Record<(typeof verifyFigures)[number], number>;

/** A tip-off that was due twice in the period is one tip-off. */
function againOf(figure: (typeof verifyFigures)[number], period: FigurePeriod): Again {
  return {
    is: sql`(${reachedOffice('c', period)} and ${verifyOf(figure, period)})`,
    kept: keptTimes(keptColumns[figure], askedOf(period)),
  };
}

const countOf = (countyId: number, period: FigurePeriod, condition: RawBuilder<unknown>) =>
  sql`(select count(*)::integer from tipoff as c
    where c.county_id = ${countyId} and ${scopeOf('c', period)} and ${reachedOffice('c', period)} and ${condition})`;

/** How often each happened on days that no cell says. */
function countEach(db: Db, countyId: number, period: FigurePeriod): Promise<Verifications> {
  return countBoth(
    db,
    (figure) =>
      sql`${countOf(countyId, period, verifyOf(figure, period))} + ${keptIn('tipoff', countyId, period, keptColumns[figure])}`,
  );
}

/** The figures anew, tip-off by tip-off: those that their lists open. */
export function recountVerifications(db: Db, countyId: number, period: FigurePeriod): Promise<Verifications> {
  return countBoth(db, (figure) => countOf(countyId, period, verifiedOf(figure, askedOf(period))));
}

async function countBoth(
  db: Db,
  count: (figure: (typeof verifyFigures)[number]) => RawBuilder<unknown>,
): Promise<Verifications> {
  const found = await sql<Verifications>`
    select ${count('verifyDue')} as verify_due, ${count('verifyOnTime')} as verify_on_time`.execute(db);
  const [values] = found.rows;
  if (values === undefined) throw new Error('Counting always gives one row.');
  return values;
}
