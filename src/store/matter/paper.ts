import type { IssuedPaper } from '../../domain/matter/paper-form.ts';
import type { Db, Tx } from '../base/db.ts';

export function listIssuedPapers(db: Db | Tx, countyId: number, matterId: string): Promise<IssuedPaper[]> {
  return (db as Db)
    .selectFrom('issuedPaper')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('matterId', '=', matterId)
    .orderBy('issuedAt')
    .execute();
}

export async function saveIssuedPaper(tx: Tx, paper: IssuedPaper): Promise<void> {
  await tx.insertInto('issuedPaper').values(paper).execute();
}

export async function saveIssuedPapers(tx: Tx, papers: readonly IssuedPaper[]): Promise<void> {
  if (papers.length > 0)
    await tx
      .insertInto('issuedPaper')
      .values([...papers])
      .execute();
}

/** The papers of several matters, the newest first. */
export function listPapersOf(
  db: Db | Tx,
  countyId: number,
  matterIds: readonly string[],
  most: number,
): Promise<IssuedPaper[]> {
  if (matterIds.length === 0) return Promise.resolve([]);
  return (db as Db)
    .selectFrom('issuedPaper')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('matterId', 'in', [...matterIds])
    .orderBy('issuedAt', 'desc')
    .limit(most)
    .execute();
}
