import { sql } from 'kysely';
import {
  standardContractDocket,
  standardContractStateWords,
  type StandardContract,
} from '../../../domain/supervision/clause/standard-contract.ts';
import type { ClauseTrade } from '../../../domain/supervision/clause/trade.ts';
import type { Db } from '../../base/db.ts';
import type { DocketTable } from '../../matter/docket-list.ts';

/** The list of kept texts; the texts themselves are read one at a time. */
export const standardContractTable: DocketTable<StandardContract> = {
  name: 'standard_contract',
  states: Object.keys(standardContractStateWords),
  over: standardContractDocket.over,
  scope: () => sql`true`,
  words: sql`number || ' ' || title || ' ' || operator_name || ' ' || edition || ' ' || remark`,
  newest: sql`filed_on`,
  due: sql`(case when state = 'kept' then recheck_by end)`,
  day: sql`filed_on`,
  bare: (one) => ({ ...one, text: '' }),
};

/** The reviews that were made of texts, by the number of the text. */
export async function listReviewsOf(
  db: Db,
  countyId: number,
  numbers: readonly string[],
): Promise<{ of: string; number: string; state: string }[]> {
  if (numbers.length === 0) return [];
  const { rows } = await sql<{ of: string; number: string; state: string }>`
    select s.of, r.number, r.state from contract_review as r
    cross join lateral jsonb_array_elements_text(r.source_numbers) as s(of)
    where r.county_id = ${countyId} and r.source = 'filing' and s.of in (${sql.join([...numbers])})
    order by r.number`.execute(db);
  return rows;
}

/** 各行业: how far the reviews of an industry are, of one round or of all; each number opens its list. */
export interface TradeCount {
  trade: ClauseTrade;
  round: string;
  texts: number;
  suspected: number;
  advised: number;
  mended: number;
  enforced: number;
}

/** By industry and round, counted from the reviews themselves; dropped ones are no part of it. */
export async function countTrades(db: Db, countyId: number): Promise<TradeCount[]> {
  const { rows } = await sql<TradeCount>`
    select trade, round, count(*)::integer as texts,
      coalesce(sum((select count(*) from jsonb_array_elements(clauses) as c where c ->> 'decision' = 'suspected')), 0)::integer as suspected,
      count(*) filter (where advised_on is not null)::integer as advised,
      count(*) filter (where state = 'closed' and advised_on is not null)::integer as mended,
      count(*) filter (where state = 'enforced')::integer as enforced
    from contract_review where county_id = ${countyId} and state <> 'dropped'
    group by trade, round order by trade, round`.execute(db);
  return rows;
}

/** How many sample texts an industry has. */
export async function countSamples(db: Db, countyId: number): Promise<{ trade: ClauseTrade; n: number }[]> {
  const { rows } = await sql<{ trade: ClauseTrade; n: number }>`
    select trade, count(*)::integer as n from standard_contract
    where county_id = ${countyId} and kind = 'sample' and state = 'kept' group by trade`.execute(db);
  return rows;
}
