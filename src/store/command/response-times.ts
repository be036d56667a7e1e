import { sql, type RawBuilder } from 'kysely';
import {
  responseLinks,
  responseWords,
  type LinkMinutes,
  type ResponseLink,
} from '../../domain/command/response-times.ts';
import type { Rota } from '../../domain/command/rota.ts';
import type { Db } from '../base/db.ts';

/** The minutes of each link, counted by the day on which the link ended, as they were written with the line that ended it. */
export async function countResponses(
  db: Db,
  countyId: number,
  { from, to }: Period,
  rota: Pick<Rota, 'pageMinutes' | 'arriveMinutes'>,
): Promise<LinkMinutes[]> {
  const limits = responseLinks.map((link) => sql`(${link}, ${responseWords[link].limit(rota)}::integer)`);
  // How often each minute occurs, because to sort every one of them takes three times as long, and each link by itself, because to group
  // by its name besides takes as long again. Between the two nearest, as percentile_cont has it.
  const percentile = (share: number) => {
    const place = sql`${share}::numeric * (s.n - 1)`;
    const [below, above] = [
      sql`min(s.minutes) filter (where s.upto > floor(${place}))`,
      sql`min(s.minutes) filter (where s.upto > ceil(${place}))`,
    ];
    return sql`round(${below} + (${above} - ${below}) * max(${place} - floor(${place})))::integer`;
  };
  const found = await sql<Omit<LinkMinutes, 'limit'>>`
    with often as (
      select w.link, t.minutes, t.times from unnest(${[...responseLinks]}::text[]) as w (link)
      cross join lateral (select r.minutes, count(*) as times from response_time as r
        where r.county_id = ${countyId} and r.link = w.link and r.on_day between ${from} and ${to} group by 1) as t
    ), summed as (
      select o.link, o.minutes, o.times, sum(o.times) over (partition by o.link order by o.minutes) as upto,
        sum(o.times) over (partition by o.link) as n
      from often as o
    )
    select w.link, coalesce(max(s.n), 0)::integer as n, ${percentile(0.5)} as middle, ${percentile(0.9)} as most,
      coalesce(sum(s.times) filter (where s.minutes <= w.most), 0)::integer as in_time
    from (values ${sql.join(limits)}) as w (link, most) left join summed as s on s.link = w.link group by w.link`.execute(
    db,
  );
  const counted = new Map(found.rows.map((row) => [row.link, row]));
  return responseLinks.flatMap((link) => {
    const row = counted.get(link);
    return row === undefined ? [] : [{ ...row, limit: responseWords[link].limit(rota) }];
  });
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
