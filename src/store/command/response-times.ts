import { sql, type RawBuilder } from 'kysely';
import {
  responseLinks,
  responseWords,
  type LinkMinutes,
  type ResponseLink,
} from '../../domain/command/response-times.ts';
import type { Rota } from '../../domain/command/rota.ts';
import { spanOf, type TallyFault } from '../../domain/figures/figure-cell.ts';
import type { Db } from '../base/db.ts';
import { startsIn } from '../figures/cells.ts';
import { secondsOfCode, signOfCode } from '../figures/pace-cells.ts';

/**
 * The minutes of each link, counted by the day on which the link ended, out of the cells that hold each of them: of whole months split by
 * how long it took, so that no more is put in order than the steps in which the two shares and the limit lie; of days whole.
 */
export async function countResponses(
  db: Db,
  countyId: number,
  period: Period,
  rota: Pick<Rota, 'pageMinutes' | 'arriveMinutes'>,
): Promise<LinkMinutes[]> {
  const links = responseLinks.map(
    (link) => sql`(${link}, response_pace(${link}), ${responseWords[link].limit(rota)}::integer)`,
  );
  const found = await sql<Omit<LinkMinutes, 'limit'>>`
    with asked as (
      select link, pace, most, case when most is not null then pace_step(null, most * 60) end as step
      from (values ${sql.join(links)}) as v (link, pace, most)
    ),
    held as materialized (${heldMinutes(countyId, period)}),
    few as materialized (
      select pace, pace_step(null, seconds) as bucket, seconds, sum(n)::integer as n from (
        select h.pace, ${secondsOfCode(sql`code`)} as seconds, ${signOfCode(sql`code`)} as n from held as h, unnest(h.seconds) as code
        where not h.is_split
      ) as f group by 1, 2, 3
    ),
    steps as (
      select pace, bucket, n, sum(n) over (partition by pace order by bucket) - n as before, sum(n) over (partition by pace) as total from (
        select pace, bucket, sum(n)::integer as n from (
          select pace, bucket, n from held where is_split union all select pace, bucket, n from few
        ) as b group by 1, 2
      ) as b
    ),
    wanted as (
      select s.pace, s.bucket, s.before, s.total from steps as s join asked as a using (pace)
      where s.bucket = a.step or exists (
        select from unnest(array[0.5, 0.9]) as share, lateral (values (floor(share * (s.total - 1))), (ceil(share * (s.total - 1)))) as p (place)
        where p.place >= s.before and p.place < s.before + s.n)
    ),
    placed as (
      select pace, bucket, total, seconds / 60 as minutes, n, before + sum(n) over (partition by pace, bucket order by seconds) as upto from (
        select w.pace, w.bucket, w.before, w.total, v.seconds, sum(v.n) as n from wanted as w join (
          select h.pace, h.bucket, ${secondsOfCode(sql`code`)} as seconds, ${signOfCode(sql`code`)} as n
          from held as h join wanted as w using (pace, bucket), unnest(h.seconds) as code where h.is_split
          union all
          select pace, bucket, seconds, n from few
        ) as v using (pace, bucket) group by 1, 2, 3, 4, 5 having sum(v.n) > 0
      ) as v
    )
    select a.link, coalesce((select max(s.total) from steps as s where s.pace = a.pace), 0)::integer as n,
      ${minutesAt(0.5)} as middle, ${minutesAt(0.9)} as most,
      (coalesce((select sum(s.n) from steps as s where s.pace = a.pace and s.bucket < a.step), 0)
        + coalesce((select sum(p.n) from placed as p where p.pace = a.pace and p.bucket = a.step and p.minutes <= a.most), 0)
      )::integer as in_time
    from asked as a`.execute(db);
  const counted = new Map(found.rows.map((row) => [row.link, row]));
  return responseLinks.flatMap((link) => {
    const row = counted.get(link);
    return row === undefined ? [] : [{ ...row, limit: responseWords[link].limit(rota) }];
  });
}

/** The cells of the county: whether they are split into steps of time, in which step they are, how many there are and each by itself. */
function heldMinutes(countyId: number, period: Period): RawBuilder<unknown> {
  const { months, head, tail } = spanOf(period);
  const days = [head, tail].filter((range) => range !== null);
  const own = sql`county_id = ${countyId} and pace = any(array(select pace from asked)) and area = '' and key = ''`;
  const parts = [
    ...(months === null
      ? []
      : [
          sql`select pace, true as is_split, bucket, n, seconds from pace_count
          where ${own} and level = 'C' and ${startsIn([months], 'month')}`,
        ]),
    ...(days.length === 0
      ? []
      : [
          sql`select pace, false as is_split, bucket, n, seconds from pace_count
          where ${own} and level = 'd' and ${startsIn(days, 'day')}`,
        ]),
  ];
  return sql.join(parts, sql` union all `);
}

/** The minutes that a share of all keep, between the two nearest, as percentile_cont has it. */
function minutesAt(share: number): RawBuilder<unknown> {
  const place = sql`${share}::numeric * (p.total - 1)`;
  const [below, above] = [
    sql`min(p.minutes) filter (where p.upto > floor(${place}))`,
    sql`min(p.minutes) filter (where p.upto > ceil(${place}))`,
  ];
  return sql`(select round(${below} + (${above} - ${below}) * max(${place} - floor(${place})))::integer from placed as p where p.pace = a.pace)`;
}

/** The links that are not kept as the ledger tells them: they open the records, and the cells are filled with them. */
export async function listResponseFaults(db: Db, countyId: number, limit: number): Promise<TallyFault[]> {
  const { rows } = await sql<Omit<TallyFault, 'countyId' | 'tally'>>`
    with held as (
      select concat_ws(' ', link, on_day, minutes, matter_id) as cell from response_time where county_id = ${countyId}
    ), counted as (
      select concat_ws(' ', link, on_day, minutes, matter_id) as cell from response_recount where county_id = ${countyId}
    )
    select cell, (h.cell is not null)::integer as held, (c.cell is not null)::integer as counted
    from held as h full join counted as c using (cell) where h.cell is null or c.cell is null order by 1 limit ${limit}`.execute(
    db,
  );
  return rows.map((one) => ({ ...one, countyId, tally: 'response' }));
}

interface Period {
  from: string;
  to: string;
}

/** The records behind the count of a link, as a condition on the table that keeps them. */
export function isOfLink(countyId: number, link: ResponseLink, { from, to }: Period): RawBuilder<unknown> {
  return sql`id in (select t.matter_id from response_time as t
    where t.county_id = ${countyId} and t.link = ${link} and t.on_day between ${from} and ${to})`;
}
