import { sql, type RawBuilder } from 'kysely';
import {
  responseLinks,
  responseWords,
  type LinkMinutes,
  type LinkWords,
  type ResponseLink,
} from '../../domain/command/response-times.ts';
import type { Rota } from '../../domain/command/rota.ts';
import type { Db } from '../base/db.ts';

/** The minutes of each link, counted from the lines of the ledger by the day on which the link ended. */
export async function countResponses(
  db: Db,
  countyId: number,
  { from, to }: { from: string; to: string },
  rota: Pick<Rota, 'pageMinutes' | 'arriveMinutes'>,
): Promise<LinkMinutes[]> {
  const counted: LinkMinutes[] = [];
  for (const link of responseLinks) {
    const words: LinkWords = responseWords[link];
    const limit = words.limit(rota);
    const found = await sql<Omit<LinkMinutes, 'link' | 'limit'>>`
      with links as (${linksOf(countyId, words, { from, to })})
      select count(*)::integer as n,
        round(percentile_cont(0.5) within group (order by minutes))::integer as middle,
        round(percentile_cont(0.9) within group (order by minutes))::integer as most,
        count(*) filter (where minutes <= ${limit}::numeric)::integer as in_time
      from links`.execute(db);
    const [row] = found.rows;
    if (row !== undefined) counted.push({ link, limit, ...row });
  }
  return counted;
}

interface Period {
  from: string;
  to: string;
}

/** Each chain in which the link ended in the period, with its minutes: what is counted, and what a count opens. */
function linksOf(countyId: number, words: LinkWords, { from, to }: Period): RawBuilder<unknown> {
  return sql`select e.matter_id, floor(extract(epoch from e.at - s.at) / 60) as minutes from (
      select distinct on (matter_id) matter_id, seq, at, on_day from ledger
      where county_id = ${countyId} and verb = ${words.to} order by matter_id, seq
    ) as e
    join lateral (select at from ledger where county_id = ${countyId} and matter_id = e.matter_id and seq < e.seq
      and verb in (${sql.join([...words.from])}) order by seq desc limit 1) as s on true
    where e.on_day between ${from} and ${to}`;
}

/** The records behind the count of a link, as a condition on the table that keeps them. */
export function isOfLink(countyId: number, link: ResponseLink, period: Period): RawBuilder<unknown> {
  return sql`id in (select matter_id from (${linksOf(countyId, responseWords[link], period)}) as links)`;
}
