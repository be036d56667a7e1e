import { sql } from 'kysely';
import { askOnTheWay, type Tx } from './db.ts';

/**
 * Takes the next n numbers of a series of a year and returns the first of them. The row stays locked until the
 * transaction ends, so that numbers are gapless: who rolls back gives them back. Asked on the way of the next statement.
 */
export async function takeNumbers(tx: Tx, countyId: number, series: string, year: number, n: number): Promise<number> {
  const [taken] = await askOnTheWay(
    tx,
    'take numbers',
    sql<{ last: number }>`
      insert into counter (county_id, series, year, last) values (${countyId}, ${series}, ${year}, ${n})
      on conflict (county_id, series, year) do update set last = counter.last + ${n}
      returning last`,
  );
  return (taken as { last: number }).last - n + 1;
}
