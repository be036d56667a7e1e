/**
 * 办结计数 (closed tally): what was closed, by the day of its close, kept by migrations/0273-closed-tally.sql: how it was graded, and how
 * much waits for its time to be over. What is not folded yet is among it.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../domain/base/calendar.ts';
import { spanOf, type DayRange, type TallyFault } from '../../domain/figures/figure-cell.ts';
import type { Db, Tx } from '../base/db.ts';
import { startsIn } from './cells.ts';

export interface GradedCount {
  officeId: string | null;
  /** The top of the category. */
  category: string | null;
  /** Null of what nobody graded. */
  grade: number | null;
  n: number;
}

/** The closes of a complaint `c` that counts among the graded: those that were revoked, and the one that stands. */
export const closesOf: RawBuilder<unknown> = sql`(
  select a.n, false as stands, (a.one ->> 'closedOn')::date as closed_on, coalesce((a.one ->> 'satisfaction')::integer, 0) as grade,
    (a.one ->> 'followedUpOn')::date as followed_up_on
  from jsonb_array_elements(c.annulments) with ordinality as a (one, n)
  where c.annulments <> '[]' and c.merged is null and a.one ->> 'closedOn' is not null
  union all
  select null, true, c.closed_on, coalesce(c.satisfaction, 0), c.followed_up_on
  where c.closed_on is not null and c.state = 'closed' and (c.outcome is distinct from 'withdrawn' or c.firm_settled_on is not null)
    and c.merged is null
)`;
/** From the first of these closes `k` to the last: the one that stands is after all that were revoked. */
export const closesInOrder: RawBuilder<unknown> = sql`k.stands, k.n`;

/**
 * Closed complaints by grade: of each office of the county (`O`), of each category of the county (`K`), or of each category of one
 * office (`X`).
 */
export async function countGraded(
  db: Db,
  countyId: number,
  { from, to, officeId }: DayRange & { officeId: string | null },
  level: 'O' | 'K' | 'X',
): Promise<GradedCount[]> {
  const { months, head, tail } = spanOf({ from, to });
  const days = [head, tail].filter((range) => range !== null);
  const parts = [
    ...(months === null ? [] : [sql`unit = 'm' and ${startsIn([months], 'month')}`]),
    ...(days.length === 0 ? [] : [sql`unit = 'd' and ${startsIn(days, 'day')}`]),
  ];
  const own = sql`county_id = ${countyId} and level = ${level} and ${officeId === null ? sql`true` : sql`office_id = ${officeId}`}`;
  const folded = parts.map(
    (part) => sql`select office_id, category, grade, n from opinion_tally where ${own} and ${part}`,
  );
  const noted = sql`select ${level === 'K' ? sql`''` : sql`office_id`}, ${level === 'O' ? sql`''` : sql`category`}, grade, opinions
    from closed_note where county_id = ${countyId} and kind = 'complaint' and closed_on between ${from} and ${to}
      and ${officeId === null ? sql`true` : sql`office_id = ${officeId}`}`;
  // A complaint that was closed twice in the days, for what it had ended with was revoked, is one: as it was closed last.
  const again = sql`select ${level === 'K' ? sql`''` : sql`coalesce(c.office_id, '')`},
      ${level === 'O' ? sql`''` : sql`split_part(coalesce(c.category_code, ''), '.', 1)`}, k.grade, -1
    from complaint as c cross join lateral (
      select k.grade, lead(true) over (order by ${closesInOrder}) as is_again from ${closesOf} as k where k.closed_on between ${from} and ${to}
    ) as k
    where c.county_id = ${countyId} and c.annulments <> '[]' and c.merged is null and k.is_again
      and ${officeId === null ? sql`true` : sql`c.office_id = ${officeId}`}`;
  const { rows } = await sql<GradedCount>`
    select nullif(office_id, '') as office_id, nullif(category, '') as category, nullif(grade, 0) as grade, sum(n)::integer as n
    from (${sql.join([...folded, noted, again], sql` union all `)}) as c (office_id, category, grade, n)
    group by 1, 2, 3 having sum(n) <> 0`.execute(db);
  return rows;
}

/** The kinds of matters of which is counted how much is kept. */
export const keptTallied = ['complaint', 'tipoff', 'inquiry'] as const;
export type KeptTallied = (typeof keptTallied)[number];

/** How many matters of a kind were closed by a day and are kept, by the year of the close: a query of `year` and `n`. */
export function keptByYear(countyId: number, kind: KeptTallied, until: Day): RawBuilder<unknown> {
  const own = sql`county_id = ${countyId} and kind = ${kind} and closed_on <= ${until}`;
  return sql`select extract(year from closed_on)::integer as year, sum(n)::integer as n from (
    select closed_on, n from kept_tally where ${own} union all select closed_on, kept from closed_note where ${own}
  ) as k group by 1 having sum(n) > 0`;
}

/** Folds so many of the notes, of one county where it is named, and says how many there were; nought too while another does it. */
export async function foldClosed(tx: Tx, most: number, countyId: number | null = null): Promise<number> {
  const { rows } = await sql<{ folded: number }>`select closed_fold(${most}, ${countyId}) as folded`.execute(tx);
  return rows[0]?.folded ?? 0;
}

/** Whether there is anything to fold. */
export async function isClosedNoted(db: Db): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`select exists (select from closed_note) as any`.execute(db);
  return rows[0]?.any ?? false;
}

/** The counties of which something is not folded yet. */
export async function listClosedCounties(db: Db): Promise<number[]> {
  const { rows } = await sql<{ countyId: number }>`select distinct county_id from closed_note order by 1`.execute(db);
  return rows.map(({ countyId }) => countyId);
}

/** The tallies of a county that are not what its matters say, in one statement: people may go on working. */
export async function listClosedFaults(db: Db, countyId: number, limit: number): Promise<TallyFault[]> {
  const own = sql`county_id = ${countyId}`;
  const spread = sql`cross join lateral opinion_spread(c.closed_on, c.office_id, c.category) as s`;
  const { rows } = await sql<TallyFault>`
    with held as (
      select 'opinion' as tally, concat_ws(' ', level, unit, start_on, office_id, category, grade) as cell, n from opinion_tally where ${own}
      union all
      select 'opinion', concat_ws(' ', s.level, s.unit, s.start_on, s.office_id, s.category, c.grade), c.opinions
      from closed_note as c ${spread} where c.${own}
      union all
      select 'kept', concat_ws(' ', kind, closed_on), n from kept_tally where ${own}
      union all
      select 'kept', concat_ws(' ', kind, closed_on), kept from closed_note where ${own}
    ), counted as (
      select 'opinion' as tally, concat_ws(' ', s.level, s.unit, s.start_on, s.office_id, s.category, c.grade) as cell, 1 as n from (
        select k.closed_on, coalesce(c.office_id, '') as office_id, split_part(coalesce(c.category_code, ''), '.', 1) as category, k.grade
        from complaint as c cross join lateral ${closesOf} as k where c.${own} and (c.closed_on is not null or c.annulments <> '[]')
      ) as c ${spread}
      union all
      select 'kept', concat_ws(' ', kind, closed_on), 1 from (
        ${sql.join(
          keptTallied.map(
            (kind) => sql`select ${kind}::text as kind, closed_on from ${sql.table(kind)}
              where ${own} and closed_on is not null and state in ('closed', 'archived') and erased_on is null`,
          ),
          sql` union all `,
        )}
      ) as k
    )
    select tally, cell, coalesce(h.n, 0)::integer as held, coalesce(c.n, 0)::integer as counted
    from (select tally, cell, sum(n) as n from held group by 1, 2) as h
      full join (select tally, cell, sum(n) as n from counted group by 1, 2) as c using (tally, cell)
    where coalesce(h.n, 0) <> coalesce(c.n, 0) order by 1, 2 limit ${limit}`.execute(db);
  return rows.map((one) => ({ ...one, countyId }));
}
