import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import { fundStateWords, type Fund, type FundSum } from '../../domain/station/fund.ts';
import type { Db, Tx } from '../base/db.ts';
import type { DocketTable } from '../matter/docket-list.ts';

/** What `maySeeFund` says of one, as a condition on the table; a test holds the two together. */
function scopeOf({ role, organisationId, stationId }: Actor): RawBuilder<unknown> {
  if (role === 'station') return sql`station_id = ${stationId}`;
  if (role === 'officer' || role === 'officeHead') return sql`office_id = ${organisationId}`;
  return sql`true`;
}

/** The list of what stations are given and spend; open is what waits for approval. */
export const fundTable: DocketTable<Fund> = {
  name: 'fund',
  states: Object.keys(fundStateWords),
  over: ['approved', 'voided'],
  scope: scopeOf,
  words: sql`number || ' ' || voucher || ' ' || remark || ' ' || over_reason`,
  newest: sql`on_day`,
  due: null,
  day: sql`on_day`,
  filters: {
    year: (year) =>
      /^20\d\d$/u.test(year) ? sql`on_day between ${`${year}-01-01`} and ${`${year}-12-31`}` : sql`false`,
  },
};

/** Given and approved in the year, less what was spent, void items left out; in fen. The station is locked against others who spend. */
export async function leftOf(tx: Tx, countyId: number, stationId: string, year: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`fund:${countyId}:${stationId}`}, 0))`.execute(tx);
  const found = await sql<{ left: string }>`
    select coalesce(sum(case when kind = 'spending' then -amount_fen when state = 'approved' then amount_fen else 0 end), 0) as left
    from fund where county_id = ${countyId} and station_id = ${stationId} and state <> 'voided'
      and on_day between ${`${year}-01-01`} and ${`${year}-12-31`}`.execute(tx);
  return Number(found.rows[0]?.left ?? 0);
}

/** Of each station that was given or has spent something in the year: both, and what it settled itself. Only what is approved counts. */
export async function sumFunds(db: Db, actor: Actor, year: number): Promise<FundSum[]> {
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  const found = await sql<{ stationId: string; givenFen: string; spentFen: string; settled: number }>`
    select f.station_id, sum(case when kind = 'budget' then amount_fen else 0 end) as given_fen,
      sum(case when kind = 'spending' then amount_fen else 0 end) as spent_fen,
      (select count(*)::int from complaint as c where c.county_id = ${actor.countyId} and c.station_id = f.station_id
        and c.outcome = 'settledAtStation' and c.ended_on between ${from} and ${to}) as settled
    from fund as f where county_id = ${actor.countyId} and state = 'approved' and on_day between ${from} and ${to} and ${scopeOf(actor)}
    group by f.station_id order by spent_fen desc, f.station_id`.execute(db);
  return found.rows.map((row) => ({ ...row, givenFen: Number(row.givenFen), spentFen: Number(row.spentFen) }));
}
