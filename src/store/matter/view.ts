import type { View } from '../../domain/matter/view.ts';
import type { Db, Tx } from '../base/db.ts';

export function listViews(db: Db, countyId: number, accountId: string): Promise<View[]> {
  return db
    .selectFrom('view')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .orderBy('name')
    .execute();
}

/** A view of the same list and name, or of the same id, takes the new state; false when the id is somebody else's. */
export async function saveView(tx: Tx, view: View): Promise<boolean> {
  await tx
    .deleteFrom('view')
    .where('countyId', '=', view.countyId)
    .where('accountId', '=', view.accountId)
    .where((eb) => eb.or([eb.and([eb('kind', '=', view.kind), eb('name', '=', view.name)]), eb('id', '=', view.id)]))
    .execute();
  const result = await tx
    .insertInto('view')
    .values(view)
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function deleteView(tx: Tx, countyId: number, accountId: string, id: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('view')
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}
