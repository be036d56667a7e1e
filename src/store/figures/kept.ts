/**
 * 撤销前的数 (kept): what a matter had counted for by a decision that was revoked since, as migrations/0355-decided-anew.sql keeps it. Its
 * month is over, and counts it all the same.
 */
import { sql, type RawBuilder } from 'kysely';
import type { FigurePeriod } from '../../domain/figures/figure.ts';
import type { DayRange } from '../../domain/figures/figure-cell.ts';
import { scopeOf } from './scope.ts';

/** How many of it fell on days of the period by decisions that were revoked, of matters `c` of the kind. */
export function keptIn(
  table: 'complaint' | 'tipoff',
  countyId: number,
  period: FigurePeriod,
  column: string,
): RawBuilder<unknown> {
  const ofOffice = period.officeId === null ? sql`true` : sql`k.reached`;
  return sql`(select coalesce(sum((k.counts ->> ${column})::bigint), 0)::bigint from figure_kept as k
    join ${sql.table(table)} as c on c.county_id = k.county_id and c.id = k.matter_id
    where k.county_id = ${countyId} and k.on_day between ${period.from} and ${period.to} and ${ofOffice} and ${scopeOf('c', period)})`;
}

/** Whether the matter `c` counts so by a decision that was revoked. */
export function isKept(column: string, { from, to }: DayRange): RawBuilder<unknown> {
  return sql`(c.annulments <> '[]' and exists (select from figure_kept as k where k.county_id = c.county_id and k.matter_id = c.id
    and k.on_day between ${from} and ${to} and (k.counts ->> ${column})::bigint > 0))`;
}

/** Whether a line of the complaint \`c\` tells of what stands on the day: of most no decision was ever revoked. */
export function stoodOn(verb: 'terminated' | 'closed', to: string): RawBuilder<unknown> {
  return sql`(c.annulments = '[]' or stands(c.county_id, c.id, ${verb}, ${to}))`;
}
