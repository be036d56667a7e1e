/**
 * 撤销前的数 (kept): what a matter had counted for by a decision that was revoked since, as migrations/0355-decided-anew.sql keeps it. Its
 * month is over, and counts it all the same.
 */
import { sql, type RawBuilder } from 'kysely';
import type { FigurePeriod } from '../../domain/figures/figure.ts';
import { columnNameOf, type DayRange, type KeptMeasure } from '../../domain/figures/figure-cell.ts';
import type { Db } from '../base/db.ts';
import { scopeOf } from './scope.ts';

/** How many of it fell on days of the period by decisions that were revoked, of matters `c` of the kind. */
export function keptIn(
  table: 'complaint' | 'tipoff',
  countyId: number,
  period: FigurePeriod,
  column: string,
): RawBuilder<unknown> {
  return sql`(select coalesce(sum((k.counts ->> ${column})::bigint), 0)::bigint from figure_kept as k
    join ${sql.table(table)} as c on c.county_id = k.county_id and c.id = k.matter_id
    where k.county_id = ${countyId} and k.on_day between ${period.from} and ${period.to} and ${reachedBy(askedOf(period))} and ${scopeOf('c', period)})`;
}

/** The same of several figures in one reading: a row of them by their names. */
export function keptSums(
  table: 'complaint' | 'tipoff',
  countyId: number,
  period: FigurePeriod,
  names: readonly KeptMeasure[],
): RawBuilder<unknown> {
  const each = names.map(
    (name) => sql`coalesce(sum((k.counts ->> ${columnNameOf(name)})::bigint), 0)::bigint as ${sql.ref(name)}`,
  );
  return sql`select ${sql.join(each)} from figure_kept as k
    join ${sql.table(table)} as c on c.county_id = k.county_id and c.id = k.matter_id
    where k.county_id = ${countyId} and k.on_day between ${period.from} and ${period.to} and ${reachedBy(askedOf(period))} and ${scopeOf('c', period)}`;
}

/** Days, and whether they are counted for offices, each of which has what had reached it, or for the county, which has all. */
export interface Asked extends DayRange {
  isOfOffice: boolean;
}

export function askedOf({ from, to, officeId }: Pick<FigurePeriod, 'from' | 'to' | 'officeId'>): Asked {
  return { from, to, isOfOffice: officeId !== null };
}

/** Of what is kept `k`, what counts for the asked: an office has nothing of what the centre decided before it had the matter. */
export function reachedBy({ isOfOffice }: Pick<Asked, 'isOfOffice'>): RawBuilder<unknown> {
  return isOfOffice ? sql`k.reached` : sql`true`;
}

/** Whether the matter `c` counts so by a decision that was revoked, or by a close that was taken back. */
export function isKept(column: string, asked: Asked): RawBuilder<unknown> {
  return sql`exists (select from figure_kept as k where k.county_id = c.county_id and k.matter_id = c.id
    and k.on_day between ${asked.from} and ${asked.to} and ${reachedBy(asked)} and (k.counts ->> ${column})::bigint > 0 offset 0)`;
}

/** The ids of those that count so by such a decision. */
export function keptIds(countyId: number, column: string, asked: Asked): RawBuilder<unknown> {
  return sql`select k.matter_id from figure_kept as k where k.county_id = ${countyId}
    and k.on_day between ${asked.from} and ${asked.to} and ${reachedBy(asked)} and (k.counts ->> ${column})::bigint > 0`;
}

/**
 * What fell due or was closed in the days, by a decision that was revoked or as it stands, and each time in time: a matter that was late
 * once is not in time.
 */
export function eachInTime(
  days: Asked,
  due: { is: RawBuilder<unknown>; column: string },
  inTime: { is: RawBuilder<unknown>; column: string },
): RawBuilder<unknown> {
  const { from, to } = days;
  const wasLate = sql`exists (select from figure_kept as k where k.county_id = c.county_id and k.matter_id = c.id
    and k.on_day between ${from} and ${to} and ${reachedBy(days)} and k.counts ? ${due.column} and not k.counts ? ${inTime.column} offset 0)`;
  return sql`(${due.is} and ${inTime.is} and not ${wasLate}
    or ${isKept(inTime.column, days)} and not ${wasLate} and (${due.is} and not ${inTime.is}) is not true)`;
}

/**
 * A matter that counts twice in a period, once by a decision that was revoked, is one matter: how it counts now, and by what column it is
 * kept. Of a part of the due or the closed it counts where it does each time (`ofAll`).
 */
export interface Again {
  is: RawBuilder<unknown>;
  kept: RawBuilder<unknown>;
  ofAll?: string;
}

/** How often the matter `c` counts in the days by decisions that were revoked. */
export function keptTimes(column: string, asked: Asked): RawBuilder<unknown> {
  return sql`(select coalesce(sum((k.counts ->> ${column})::integer), 0)::integer from figure_kept as k
    where k.county_id = c.county_id and k.matter_id = c.id and k.on_day between ${asked.from} and ${asked.to} and ${reachedBy(asked)})`;
}

/** How many times too often the matters of each office count in a period. */
export async function listAgain<Name extends string>(
  db: Db,
  table: 'complaint' | 'tipoff',
  countyId: number,
  period: FigurePeriod,
  counts: Readonly<Record<Name, Again>>,
): Promise<({ officeId: string | null } & Record<Name, number>)[]> {
  const names = Object.keys(counts) as Name[];
  const times = (name: Name) => sql`(${counts[name].kept} + coalesce(${counts[name].is}, false)::integer)`;
  const again = names.map((name) => {
    const { ofAll } = counts[name];
    const most = ofAll === undefined ? sql`1` : sql`(${sql.ref(`m.${ofAll}`)} = ${sql.ref(`m.${name}`)})::integer`;
    return sql`coalesce(sum(${sql.ref(`m.${name}`)} - least(${sql.ref(`m.${name}`)}, ${most})), 0)::integer as ${sql.ref(name)}`;
  });
  const { rows } = await sql<{ officeId: string | null } & Record<Name, number>>`
    select m.office_id, ${sql.join(again)} from (
      select c.office_id, ${sql.join(names.map((name) => sql`${times(name)} as ${sql.ref(name)}`))}
      from (select distinct k.matter_id from figure_kept as k
          where k.county_id = ${countyId} and k.on_day between ${period.from} and ${period.to}) as k
        join ${sql.table(table)} as c on c.county_id = ${countyId} and c.id = k.matter_id
      where ${scopeOf('c', period)}
    ) as m group by 1`.execute(db);
  return rows;
}

/** The same of all of them, taken off what was counted. */
export async function onceEach<Name extends string>(
  db: Db,
  table: 'complaint' | 'tipoff',
  countyId: number,
  period: FigurePeriod,
  counts: Readonly<Record<Name, Again>>,
): Promise<Record<Name, number>> {
  const rows = await listAgain(db, table, countyId, period, counts);
  const names = Object.keys(counts) as Name[];
  return Object.fromEntries(
    names.map((name) => [name, rows.reduce((sum, row) => sum + (row[name] as number), 0)]),
  ) as Record<Name, number>;
}

/** The lines `l` by which a close was taken back (更正送不到 of what was closed), by an index of them alone. */
export const isReopening = sql`l.verb = 'service-failure-corrected' and l.detail ->> 'closedOn' is not null`;

/** Whether of the complaint `c` a decision was revoked or the close was taken back: of most neither, and of them nothing more is asked. */
export const isUndone = sql`(c.annulments <> '[]' or exists (select from ledger as l
  where l.county_id = c.county_id and l.matter_id = c.id and ${isReopening} offset 0))`;

/** The ids of all of these in a county: few. */
export function undoneIds(countyId: number): RawBuilder<unknown> {
  return sql`select a.id from complaint as a where a.county_id = ${countyId} and a.annulments <> '[]'
    union select l.matter_id from ledger as l where l.county_id = ${countyId} and ${isReopening}`;
}

/** Whether a line of the complaint `c` tells of what stands on the day. */
export function stoodOn(verb: 'terminated' | 'closed', to: RawBuilder<unknown> | string): RawBuilder<unknown> {
  return sql`(not ${isUndone} or stands(c.county_id, c.id, ${verb}, ${to}))`;
}
