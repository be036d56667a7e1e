import { sql } from 'kysely';
import type { ClauseJudgement, ClauseSeverity } from '../../../domain/supervision/clause/clause-library.ts';
import {
  contractReviewStateWords,
  type ContractReview,
  type EarlierJudgement,
} from '../../../domain/supervision/clause/contract-review.ts';
import { contractReviewDocket } from '../../../domain/supervision/clause/contract-review-steps.ts';
import type { ClauseTrade } from '../../../domain/supervision/clause/trade.ts';
import { insertMany, type Db, type Tx } from '../../base/db.ts';
import type { DocketTable } from '../../matter/docket-list.ts';

/** The list of reviews; their texts are read one at a time. */
export const contractReviewTable: DocketTable<ContractReview> = {
  name: 'contract_review',
  states: Object.keys(contractReviewStateWords),
  over: contractReviewDocket.over,
  scope: ({ role, organisationId }) =>
    role === 'officer' || role === 'officeHead' ? sql`office_id = ${organisationId}` : sql`true`,
  words: sql`number || ' ' || title || ' ' || operator_name || ' ' || edition || ' ' || round || ' ' || enforcement_number || ' '
    || source_numbers::text || ' ' || opinion`,
  newest: sql`collected_on`,
  due: sql`due_on`,
  day: sql`collected_on`,
  bare: (one) => ({ ...one, text: '', formerText: '' }),
};

/** Those whose opinion, or whose mending, is waited for; without their texts. */
export async function listWaitingReviews(db: Db | Tx, countyId: number): Promise<ContractReview[]> {
  const { rows } = await sql<ContractReview>`select *, '' as text, '' as former_text from contract_review
    where county_id = ${countyId} and state in ('collected', 'reviewed', 'advised') order by number limit 5000`.execute(
    db as Db,
  );
  return rows;
}

/** Writes what was decided of one mark; decided anew, it is the last word that stands. */
export async function saveJudgement(tx: Tx, judgement: ClauseJudgement): Promise<void> {
  await insertMany(
    tx,
    'clause_judgement',
    [judgement],
    sql`on conflict (county_id, review_id, n) do update set decision = excluded.decision, reason = excluded.reason,
      code = excluded.code, key = excluded.key, words = excluded.words, by_id = excluded.by_id, judged_on = excluded.judged_on,
      judged_at = excluded.judged_at`,
  );
}

/** A mark that waits for an expert, or whose text was put away, is decided no longer. */
export async function dropJudgements(
  tx: Tx,
  { countyId, id }: Pick<ContractReview, 'countyId' | 'id'>,
  n: number | null,
): Promise<void> {
  const of = n === null ? sql`true` : sql`n = ${n}`;
  await sql`delete from clause_judgement where county_id = ${countyId} and review_id = ${id} and ${of}`.execute(tx);
}

/** What was decided of these wordings in other reviews, newest first. */
export async function listEarlier(
  db: Db | Tx,
  countyId: number,
  keys: readonly string[],
  exceptReviewId: string | null,
): Promise<EarlierJudgement[]> {
  if (keys.length === 0) return [];
  const others = exceptReviewId === null ? sql`true` : sql`review_id <> ${exceptReviewId}`;
  const { rows } = await sql<EarlierJudgement>`
    select key, code, decision, reason, review_number as number, judged_on as "on" from clause_judgement
    where county_id = ${countyId} and key in (${sql.join([...keys])}) and ${others}
    order by judged_at desc limit 2000`.execute(db as Db);
  return rows;
}

export async function listSeverities(db: Db | Tx, countyId: number): Promise<ClauseSeverity[]> {
  const { rows } = await sql<ClauseSeverity>`select * from clause_severity where county_id = ${countyId}`.execute(
    db as Db,
  );
  return rows;
}

/** A wording of the library with the last decision on it, and how often each was made. */
export interface LibraryClause extends Pick<
  ClauseJudgement,
  'trade' | 'code' | 'key' | 'words' | 'decision' | 'reason' | 'reviewNumber' | 'judgedOn' | 'byId'
> {
  suspected: number;
  fair: number;
}

/** The library, the last judged first; of one industry, or with words in them. */
export async function listLibrary(
  db: Db,
  countyId: number,
  { trade, decision, limit }: { trade?: ClauseTrade | undefined; decision?: string | undefined; limit: number },
): Promise<LibraryClause[]> {
  const ofTrade = trade === undefined ? sql`true` : sql`trade = ${trade}`;
  const decided = decision === undefined ? sql`true` : sql`decision = ${decision}`;
  const { rows } = await sql<LibraryClause>`
    select * from (
      select distinct on (trade, key, code) trade, code, key, words, decision, reason, review_number, judged_on, judged_at, by_id,
        count(*) filter (where decision = 'suspected') over same as suspected,
        count(*) filter (where decision = 'fair') over same as fair
      from clause_judgement where county_id = ${countyId} and ${ofTrade}
      window same as (partition by trade, key, code)
      order by trade, key, code, judged_at desc
    ) as l where ${decided} order by judged_at desc, words limit ${limit}`.execute(db);
  return rows.map((one) => ({ ...one, suspected: Number(one.suspected), fair: Number(one.fair) }));
}
