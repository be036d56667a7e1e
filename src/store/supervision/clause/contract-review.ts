import { sql } from 'kysely';
import type { Actor } from '../../../domain/base/actor.ts';
import type { ClauseJudgement, ClauseSeverity } from '../../../domain/supervision/clause/clause-library.ts';
import type { ContractReview, EarlierJudgement } from '../../../domain/supervision/clause/contract-review.ts';
import { contractReviewDocket } from '../../../domain/supervision/clause/contract-review-steps.ts';
import type { ClauseTrade } from '../../../domain/supervision/clause/trade.ts';
import { insertMany, type Db, type Tx } from '../../base/db.ts';
import { listEntries } from '../../matter/docket.ts';

const openStates = Object.keys(contractReviewDocket.states).filter(
  (state) => !contractReviewDocket.over.includes(state),
);

/** The open ones, those whose day to mend comes first; of all the newest first. Their texts are read one at a time. */
export async function listContractReviews(
  db: Db,
  actor: Actor,
  { state, trade, operatorId }: { state: 'open' | 'all'; trade?: ClauseTrade; operatorId?: string },
  limit = 500,
): Promise<ContractReview[]> {
  const isOffice = actor.role === 'officer' || actor.role === 'officeHead';
  const own = isOffice ? sql`office_id = ${actor.organisationId}` : sql`true`;
  const ofTrade = trade === undefined ? sql`true` : sql`trade = ${trade}`;
  const ofShop = operatorId === undefined ? sql`true` : sql`operator_id = ${operatorId}`;
  const found = await listEntries<ContractReview>(db, 'contract_review', actor.countyId, {
    states: state === 'open' ? openStates : [],
    where: sql`${own} and ${ofTrade} and ${ofShop}`,
    order: state === 'open' ? sql`rectify_by nulls last, opened_at, number` : sql`number desc`,
    limit,
  });
  return found.map((one) => ({ ...one, text: '', formerText: '' }));
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
