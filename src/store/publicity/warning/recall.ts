import { sql } from 'kysely';
import type { Recall } from '../../../domain/publicity/warning/recall.ts';
import type { Db, Tx } from '../../base/db.ts';
import { listEntries } from '../../matter/docket.ts';

/** The newest first, what waits to be let out before all; those in which each of the terms is found. Everybody reads what is listed. */
export function listRecalls(
  db: Db,
  countyId: number,
  { state, terms = [] }: { state: 'listed' | 'open' | 'all'; terms?: readonly string[] },
  limit = 500,
): Promise<Recall[]> {
  const found = terms.map((term) => sql`position(${term} in sought) > 0`);
  return listEntries<Recall>(db, 'recall', countyId, {
    states: state === 'listed' ? ['listed'] : state === 'open' ? ['waiting', 'listed'] : [],
    where: found.length === 0 ? sql`true` : sql.join(found, sql` and `),
    order: sql`state = 'waiting' desc, announced_on desc, number desc`,
    limit,
  });
}

/** What others wrote and waits to be let out, in the order of the list. */
export function listRecallsToRelease(db: Db, countyId: number, exceptById: string, limit: number): Promise<Recall[]> {
  return listEntries<Recall>(db, 'recall', countyId, {
    states: ['waiting'],
    where: sql`by_id <> ${exceptById}`,
    order: sql`announced_on desc, number desc`,
    limit,
  });
}

/** The number of the same product that is listed, but for the one of this id. */
export async function findSameRecall(
  tx: Tx,
  countyId: number,
  { product, brand, model, batch }: Pick<Recall, 'product' | 'brand' | 'model' | 'batch'>,
  id: string,
): Promise<string | null> {
  const found = await sql<{ number: string }>`select number from recall
    where county_id = ${countyId} and state in ('waiting', 'listed') and id <> ${id}
      and product = ${product} and brand = ${brand} and model = ${model} and batch = ${batch}`.execute(tx);
  return found.rows[0]?.number ?? null;
}
