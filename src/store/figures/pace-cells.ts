/** 时长格 (pace cell): how long it took, each time by itself, by day and month, kept by migrations/0295-handled-cells.sql. */
import { sql, type RawBuilder } from 'kysely';
import type { DayRange, Pace, TallyFault } from '../../domain/figures/figure-cell.ts';
import type { FigurePeriod } from '../../domain/figures/figure.ts';
import type { Db } from '../base/db.ts';
import { cellParts } from './cells.ts';

/** How many there are, and the minutes of the one in the middle. */
export interface PaceCount {
  n: number;
  middle: number | null;
}

/** What is counted from the rows: what came in, or happened, in the one range, and ended in the other. Gives a query of `seconds`. */
export type SecondsOf = (end: { within: DayRange; by: DayRange }) => RawBuilder<unknown>;

/**
 * The times of a period, those that ended in it; of a cohort those that began in it and ended by its last day. A class below the top of the
 * categories has no cells: it is counted from the rows.
 */
export async function countPace(
  db: Db,
  countyId: number,
  period: FigurePeriod,
  { pace, isCohort, secondsOf }: { pace: Pace; isCohort: boolean; secondsOf: SecondsOf },
): Promise<PaceCount> {
  const { from, to } = period;
  if (!isKept(period)) return middleOf(db, { held: [], few: [secondsOf({ within: { from, to }, by: { from, to } })] });
  const { parts, own, span, odd } = await cellParts(db, countyId, period, { pace });
  const since = isCohort ? sql`since_on >= ${span.sinceOn}` : sql`true`;
  const held = parts.map(
    (part) => sql`select bucket, n, seconds from pace_count where ${own} and pace = ${pace} and ${part} and ${since}`,
  );
  const { head, sinceOn } = span;
  const ends = isCohort
    ? [
        ...(head === null ? [] : [{ within: head, by: { from: head.from, to } }]),
        ...odd.filter((range) => range !== head).map((by) => ({ within: { from: sinceOn, to: by.to }, by })),
      ]
    : odd.map((by) => ({ within: by, by }));
  return middleOf(db, { held, few: ends.map(secondsOf) });
}

function isKept({ category = null }: Pick<FigurePeriod, 'category'>): boolean {
  return category?.includes('.') !== true;
}

/** The seconds that a code in a cell stands for: one that was taken away before it came stands below nought. */
export function secondsOfCode(code: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`case when ${code} < 0 then -1 - ${code} else ${code} end`;
}

/** One of it, or one less. */
export function signOfCode(code: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`case when ${code} < 0 then -1 else 1 end`;
}

/**
 * The mean of the two in the middle, or the one. Where it lies is read off how many there are in each step of time, so that of a year no
 * more than that step is put in order; days are not split into steps.
 */
async function middleOf(
  db: Db,
  { held, few }: { held: readonly RawBuilder<unknown>[]; few: readonly RawBuilder<unknown>[] },
): Promise<PaceCount> {
  const all = (queries: readonly RawBuilder<unknown>[], none: RawBuilder<unknown>) =>
    queries.length === 0 ? none : sql.join([...queries], sql` union all `);
  const [value, sign] = [secondsOfCode(sql`code`), signOfCode(sql`code`)];
  const { rows } = await sql<PaceCount>`
    with held as materialized (${all(held, sql`select 0::smallint as bucket, 0 as n, '{}'::integer[] as seconds where false`)}),
    few as materialized (
      select pace_bucket(value) as bucket, value, n from (
        select ${value} as value, ${sign} as n from held, unnest(seconds) as code where bucket = 0
        union all
        select seconds, 1 from (${all(few, sql`select 0 as seconds where false`)}) as f
      ) as f
    ),
    ranked as (
      select bucket, n, sum(n) over (order by bucket) - n as before, sum(n) over () as total from (
        select bucket, sum(n)::integer as n from (
          select bucket, n from held where bucket <> 0 union all select bucket, n from few
        ) as b group by 1
      ) as b
    ),
    wanted as (
      select bucket, before from ranked
      where (total + 1) / 2 > before and (total + 1) / 2 <= before + n or total / 2 + 1 > before and total / 2 + 1 <= before + n
    ),
    placed as (
      select value, before + sum(n) over (partition by bucket order by value) as upto from (
        select w.bucket, w.before, v.value, sum(v.n) as n from wanted as w join (
          select bucket, ${value} as value, ${sign} as n from held, unnest(seconds) as code
            where bucket <> 0 and bucket in (select bucket from wanted)
          union all
          select bucket, value, n from few
        ) as v on v.bucket = w.bucket group by 1, 2, 3 having sum(v.n) > 0
      ) as v
    ),
    whole as (select coalesce(max(total), 0) as total from ranked)
    select total::integer as n, round(((
        (select min(value) from placed where upto >= (total + 1) / 2) + (select min(value) from placed where upto >= total / 2 + 1)
      )::double precision / 2) / 60)::integer as middle
    from whole`.execute(db);
  const [counted] = rows;
  if (counted === undefined) throw new Error('Counting always gives one row.');
  return counted;
}

/**
 * The times of a county that are not what its matters and the ledger say, and cells that say another number of times than they hold. One
 * statement sees one moment: people may go on working.
 */
export async function listPaceFaults(db: Db, countyId: number, limit: number): Promise<TallyFault[]> {
  const cell = sql`concat_ws(' ', pace, level, area, key, start_on, bucket, since_on)`;
  const { rows } = await sql<Omit<TallyFault, 'countyId' | 'tally'>>`
    with held as (
      select ${cell} || ' ' || value as cell, sum(n)::integer as n from (
        select *, case when code < 0 then -1 - code else code end as value, case when code < 0 then -1 else 1 end as n
        from (select pace, level, area, key, start_on, bucket, since_on, unnest(seconds) as code from pace_count where county_id = ${countyId}) as c
      ) as c group by 1 having sum(n) <> 0
    ), counted as (
      select ${cell} || ' ' || seconds as cell, count(*)::integer as n from pace_recount where county_id = ${countyId} group by 1
    )
    select cell, coalesce(h.n, 0) as held, coalesce(c.n, 0) as counted
    from held as h full join counted as c using (cell) where h.n is distinct from c.n
    union all
    select ${cell}, n, (select sum(case when code < 0 then -1 else 1 end)::integer from unnest(seconds) as code)
    from pace_cell where county_id = ${countyId}
      and n is distinct from (select coalesce(sum(case when code < 0 then -1 else 1 end), 0)::integer from unnest(seconds) as code)
    order by 1 limit ${limit}`.execute(db);
  return rows.map((one) => ({ ...one, countyId, tally: 'pace' }));
}
