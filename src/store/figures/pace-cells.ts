/** 时长格 (pace cell): how long it took, each time by itself, by day and month, kept by migrations/0295-handled-cells.sql. */
import { sql, type RawBuilder } from 'kysely';
import type { DayRange, Pace, TallyFault } from '../../domain/figures/figure-cell.ts';
import type { FigurePeriod } from '../../domain/figures/figure.ts';
import type { Db } from '../base/db.ts';
import { cellParts, wholeOf, type CellParts, type OddEnd } from './cells.ts';
import { gathering } from './gathered.ts';

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
  const { from, to, officeId, category = null } = period;
  const { whole, endsOf } = wholeOf(period, isCohort);
  const cells = isKept(period) ? await cellParts(db, countyId, whole, { pace }) : null;
  const few: OddEnd[] = cells === null ? [{ within: { from, to }, by: { from, to }, sign: 1 }] : endsOf(cells);
  const key = JSON.stringify([countyId, officeId, category, from, to, cells?.span]);
  return askMiddle(db, key, {
    pace,
    isCohort,
    cells,
    few: few.map(({ sign, ...end }) => sql`select seconds, ${sql.lit(sign)} as n from (${secondsOf(end)}) as e`),
  });
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

interface AskedMiddle {
  pace: Pace;
  isCohort: boolean;
  /** Null where none are kept: all of it is counted from the rows. */
  cells: CellParts | null;
  /** Each `seconds`, and whether it is one more or one less. */
  few: RawBuilder<unknown>[];
}

/**
 * Of each time the mean of the two in the middle, or the one. Where it lies is read off how many there are in each step of time, so that of
 * a year no more than that step is put in order; days are not split into steps.
 */
const askMiddle = gathering<AskedMiddle, PaceCount>(async (db, all) => {
  // Two people may ask for the same period in one turn: its times are put together once.
  const apart = [...new Map(all.map((one) => [one.pace, one])).values()];
  const held = heldOf(apart);
  const few = apart.flatMap(({ pace, few: queries }) =>
    queries.map((query) => sql`select ${pace}::"char" as pace, seconds, n from (${query}) as q`),
  );
  const together = (queries: readonly RawBuilder<unknown>[], none: RawBuilder<unknown>) =>
    queries.length === 0 ? none : sql.join([...queries], sql` union all `);
  const [value, sign] = [secondsOfCode(sql`code`), signOfCode(sql`code`)];
  const { rows } = await sql<PaceCount & { pace: Pace }>`
    with held as materialized (${together(held, sql`select ''::"char" as pace, 0::smallint as bucket, 0 as n, '{}'::integer[] as seconds where false`)}),
    few as materialized (
      select pace, pace_bucket(value) as bucket, value, n from (
        select pace, ${value} as value, ${sign} as n from held, unnest(seconds) as code where bucket = 0
        union all
        select pace, seconds, n from (${together(few, sql`select ''::"char" as pace, 0 as seconds, 1 as n where false`)}) as f
      ) as f
    ),
    ranked as (
      select pace, bucket, n, sum(n) over (partition by pace order by bucket) - n as before, sum(n) over (partition by pace) as total from (
        select pace, bucket, sum(n)::integer as n from (
          select pace, bucket, n from held where bucket <> 0 union all select pace, bucket, n from few
        ) as b group by 1, 2
      ) as b
    ),
    wanted as (
      select pace, bucket, before from ranked
      where (total + 1) / 2 > before and (total + 1) / 2 <= before + n or total / 2 + 1 > before and total / 2 + 1 <= before + n
    ),
    placed as (
      select pace, value, before + sum(n) over (partition by pace, bucket order by value) as upto from (
        select w.pace, w.bucket, w.before, v.value, sum(v.n) as n from wanted as w join (
          select pace, bucket, ${value} as value, ${sign} as n from held, unnest(seconds) as code
            where bucket <> 0 and (pace, bucket) in (select pace, bucket from wanted)
          union all
          select pace, bucket, value, n from few
        ) as v on v.pace = w.pace and v.bucket = w.bucket group by 1, 2, 3, 4 having sum(v.n) > 0
      ) as v
    )
    select w.pace, total::integer as n, round(((
        (select min(value) from placed as p where p.pace = w.pace and upto >= (total + 1) / 2)
        + (select min(value) from placed as p where p.pace = w.pace and upto >= total / 2 + 1)
      )::double precision / 2) / 60)::integer as middle
    from (select pace, max(total) as total from ranked group by 1) as w`.execute(db);
  const counted = new Map(rows.map(({ pace, n, middle }) => [pace, { n, middle }]));
  return all.map(({ pace }) => counted.get(pace) ?? { n: 0, middle: null });
});

/** The cells of all that are asked; of a cohort those of what began in the period. */
function heldOf(all: readonly AskedMiddle[]): RawBuilder<unknown>[] {
  const cells = all[0]?.cells ?? null;
  if (cells === null) return [];
  const { parts, own, span } = cells;
  const since = all.flatMap(({ pace, isCohort }) =>
    isCohort ? [sql`and (pace <> ${pace} or since_on >= ${span.sinceOn})`] : [],
  );
  const asked = all.map(({ pace }) => sql`${pace}::"char"`);
  return parts.map(
    (part) =>
      sql`select pace, bucket, n, seconds from pace_count where ${own} and pace in (${sql.join(asked)}) and ${part} ${sql.join(since, sql` `)}`,
  );
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
