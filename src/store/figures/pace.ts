/** 五快 (S179): how long it takes from one line of the ledger of a matter to another. */
import { sql, type RawBuilder } from 'kysely';
import type { FigurePeriod } from '../../domain/figures/figure.ts';

export interface Link {
  /** Ends with the first of these lines… */
  ends: readonly string[];
  /** …after the last of these. */
  begins: string;
}

type Days = Pick<FigurePeriod, 'from' | 'to'>;

/** The links that ended on one of the days, in a county or of one matter `c`: whose each is, and how many seconds it took. */
function linksOf({ ends, begins }: Link, whose: RawBuilder<unknown>, { from, to }: Days): RawBuilder<unknown> {
  const isEnd = (line: string) => sql`${sql.ref(`${line}.verb`)} in (${sql.join([...ends])})`;
  return sql`select e.matter_id, pace_seconds(s.at, e.at) as seconds from ledger as e
    join lateral (select l.at, l.seq from ledger as l where l.county_id = e.county_id and l.matter_id = e.matter_id and l.seq < e.seq
      and l.verb = ${begins} order by l.seq desc limit 1) as s on true
    where ${whose} and ${isEnd('e')} and e.on_day between ${from} and ${to}
      and not exists (select from ledger as m where m.county_id = e.county_id and m.matter_id = e.matter_id
        and m.seq > s.seq and m.seq < e.seq and ${isEnd('m')})`;
}

/** That a link of the matter `c` ended on one of the days. */
export function hasLink(link: Link, days: Days): RawBuilder<unknown> {
  return sql`exists (${linksOf(link, sql`e.county_id = c.county_id and e.matter_id = c.id`, days)})`;
}

/** The seconds of each link, over the matters `c` of a table that the condition leaves. */
export function secondsOf(
  countyId: number,
  table: string,
  link: Link,
  days: Days,
  where: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`select p.seconds from (${linksOf(link, sql`e.county_id = ${countyId}`, days)}) as p
    join ${sql.table(table)} as c on c.id = p.matter_id where c.county_id = ${countyId} and ${where}`;
}
