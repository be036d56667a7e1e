import type { ReviewedContract } from '../../domain/publicity/reviewed-contract.ts';
import type { Db, Tx } from '../base/db.ts';
import { sql } from 'kysely';

/** What is told of a review, by its number or id. */
export async function findReviewedContract(
  db: Db | Tx,
  countyId: number,
  key: { number: string } | { id: string },
): Promise<ReviewedContract | null> {
  const of = 'id' in key ? sql`id = ${key.id}` : sql`number = ${key.number}`;
  const { rows } = await sql<ReviewedContract>`
    select id, county_id, number, state, office_id, operator_name, title, form, advised_on, rechecked_on, clauses,
      contract_review_seal, key_id
    from contract_review where county_id = ${countyId} and ${of}`.execute(db as Db);
  return rows[0] ?? null;
}

/** Two who draft from one review come one after the other. */
export async function lockReviewedContract(tx: Tx, countyId: number, id: string): Promise<void> {
  await sql`select 1 from contract_review where county_id = ${countyId} and id = ${id} for update`.execute(tx);
}
