/** 经线路来的月份: which county's locked months came over the line, what was last told of each, and what is still to be told of our own. */
import { sql } from 'kysely';
import type { Day } from '../../domain/base/calendar.ts';
import type { ComparedFigure, CountyRead, LineFigure } from '../../domain/report/county-table.ts';
import { insertMany, type Db, type Tx } from '../base/db.ts';
import type { LineMonthRow, LineMonthValueRow, MonthCorrectionRow } from '../base/schema.ts';

/** How a month stands here that a county has locked. */
export async function findLineMonth(
  tx: Tx,
  countyId: number,
  peerCountyId: number,
  month: Day,
): Promise<Pick<LineMonthRow, 'sha256'> | null> {
  const found = await tx
    .selectFrom('lineMonth')
    .select('sha256')
    .where('countyId', '=', countyId)
    .where('peerCountyId', '=', peerCountyId)
    .where('month', '=', month)
    .where('toldIn', '=', month)
    .executeTakeFirst();
  return found ?? null;
}

export async function insertLineMonths(
  tx: Tx,
  months: readonly LineMonthRow[],
  values: readonly LineMonthValueRow[],
): Promise<void> {
  await insertMany(tx, 'line_month', months);
  await insertMany(tx, 'line_month_value', values);
}

/** The counties whose months came over the line, with the figures that are compared, as they were last told. */
export async function readLineCounties(
  db: Db,
  countyId: number,
  { compared, from, to, within }: { compared: readonly ComparedFigure[]; from: Day; to: Day; within: number },
): Promise<CountyRead[]> {
  const last = within % 10_000 === 0 ? within + 9999 : within + 99;
  // What lies in this database itself is read out of its own ledger.
  const counties = sql<Omit<CountyRead, 'counts' | 'locked'> & { since: Day; last: Day; receivedAt: Date }>`
    select c.peer_county_id as county_id, c.name, c.inhabitants, m.since as kept_since, m.since, m.last, c.last_at as received_at
    from line_county as c, lateral (select min(month) as since, max(month) as last from line_month as m
      where m.county_id = c.county_id and m.peer_county_id = c.peer_county_id and m.told_in = m.month) as m
    where c.county_id = ${countyId} and c.peer_county_id between ${within} and ${last} and m.since is not null
      and not exists (select from county as k where k.county_id = c.peer_county_id)
    order by 1`.execute(db);
  const told = sql<LineFigure & { countyId: number; figure: string }>`
    select peer_county_id as county_id, figure, sum(value) as value, sum(part) as part, sum(whole) as whole,
      count(*)::integer as months, min(definition) as oldest, max(definition) as newest
    from (select distinct on (peer_county_id, figure, month) * from line_month_value
      where county_id = ${countyId} and peer_county_id between ${within} and ${last} and figure in (${sql.join([...compared])})
        and month between ${from} and ${to}
      order by peer_county_id, figure, month, told_in desc) as v
    where value is not null or whole is not null
    group by 1, 2`.execute(db);
  const [{ rows }, { rows: figures }] = await Promise.all([counties, told]);
  return rows.map(({ since, last: newest, receivedAt, ...one }) => ({
    ...one,
    counts: {},
    locked: {},
    line: {
      since,
      last: newest,
      receivedAt: receivedAt.toISOString(),
      told: Object.fromEntries(
        figures.flatMap(({ countyId: of, figure, ...found }) => (of === one.countyId ? [[figure, found]] : [])),
      ),
    },
  }));
}

/** A locked month that was not told over the line yet. */
export interface UntoldMonth {
  month: Day;
  closingId: string;
  number: string;
  sha256: string;
  lockedAt: Date;
}

/**
 * The oldest first, and no more than a few at once: what was never told, and what was refused before that instant. What waits and what was
 * taken is told.
 */
export async function listUntoldMonths(
  tx: Tx,
  countyId: number,
  { refusedBefore, closingId = null, most }: { refusedBefore: Date; closingId?: string | null; most: number },
): Promise<UntoldMonth[]> {
  const { rows } = await sql<UntoldMonth>`
    select m.month, m.closing_id, c.number, m.sha256, m.locked_at from month_lock as m
    join month_closing as c on c.county_id = m.county_id and c.id = m.closing_id
    where m.county_id = ${countyId} and (${closingId}::uuid is null or m.closing_id = ${closingId})
      and not exists (select from exchange_letter as e where e.county_id = m.county_id
        and e.matter_id = m.closing_id and e.direction = 'out' and e.kind = 'month'
        and (e.verdict is distinct from 'refused' or e.acked_at > ${refusedBefore}))
    order by m.month limit ${most}`.execute(tx);
  return rows;
}

/** What was told of earlier months with the lock of these, of the county itself. */
export async function listCorrectionsToldIn(
  tx: Tx,
  countyId: number,
  months: readonly Day[],
): Promise<MonthCorrectionRow[]> {
  if (months.length === 0) return [];
  const { rows } = await sql<MonthCorrectionRow>`select * from month_correction
    where county_id = ${countyId} and told_in in (${sql.join([...months])}) and office_id = '' order by month, figure`.execute(
    tx,
  );
  return rows;
}

/** Those of its villages, where each village tells its own; null otherwise. */
export async function findInhabitants(tx: Tx, countyId: number): Promise<number | null> {
  const { rows } = await sql<{ inhabitants: number | null }>`
    select case when bool_and(population is not null) then sum(population)::integer end as inhabitants
    from region where county_id = ${countyId} and kind = 'village'`.execute(tx);
  return rows[0]?.inhabitants ?? null;
}
