import type { View } from '../domain/view.ts';
import type { Db, Tx } from './db.ts';

export function listViews(db: Db, countyId: number, accountId: string): Promise<View[]> {
  return db.selectFrom('view').selectAll().where('countyId', '=', countyId).where('accountId', '=', accountId).orderBy('name').execute();
}

/** A view of the same name takes the new state: people correct a view by saving it again. */
export async function saveView(tx: Tx, view: View): Promise<void> {
  await tx.insertInto('view').values(view).onConflict((on) => on.columns(['countyId', 'accountId', 'name']).doUpdateSet({ query: view.query })).execute();
}

export async function deleteView(tx: Tx, countyId: number, accountId: string, id: string): Promise<boolean> {
  const result = await tx.deleteFrom('view').where('countyId', '=', countyId).where('accountId', '=', accountId).where('id', '=', id).executeTakeFirst();
  return result.numDeletedRows > 0n;
}
