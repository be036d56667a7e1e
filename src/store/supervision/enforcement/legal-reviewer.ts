import { sql } from 'kysely';
import type { LegalReviewer } from '../../../domain/supervision/enforcement/reviewer.ts';
import type { Db, Tx } from '../../base/db.ts';

/** Whom the county has named to review for its legal body. */
export async function listLegalReviewers(db: Db | Tx, countyId: number): Promise<LegalReviewer[]> {
  const found = await sql<LegalReviewer>`
    select * from legal_reviewer where county_id = ${countyId} order by account_id`.execute(db as Db);
  return found.rows;
}

/** The same account again keeps the day since when. */
export async function saveLegalReviewer(
  tx: Tx,
  { countyId, accountId, qualification, sinceOn }: LegalReviewer,
): Promise<void> {
  await sql`insert into legal_reviewer (county_id, account_id, qualification, since_on)
    values (${countyId}, ${accountId}, ${qualification}, ${sinceOn})
    on conflict (county_id, account_id) do update set qualification = excluded.qualification`.execute(tx);
}

export async function removeLegalReviewer(
  tx: Tx,
  { countyId, accountId }: Pick<LegalReviewer, 'countyId' | 'accountId'>,
): Promise<boolean> {
  const gone =
    await sql`delete from legal_reviewer where county_id = ${countyId} and account_id = ${accountId}`.execute(tx);
  return (gone.numAffectedRows ?? 0n) > 0n;
}
