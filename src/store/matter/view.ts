import type { Actor } from '../../domain/base/actor.ts';
import type { AccountLook, ListedView, LookedList, View, ViewNotice } from '../../domain/matter/view.ts';
import type { Db, Tx } from '../base/db.ts';

/** One's own, and those that colleagues share who are in the same office now. */
export async function listViews(
  db: Db,
  { countyId, id, organisationId }: Pick<Actor, 'countyId' | 'id' | 'organisationId'>,
): Promise<ListedView[]> {
  const rows = await db
    .selectFrom('view')
    .innerJoin('account', (join) =>
      join.onRef('account.countyId', '=', 'view.countyId').onRef('account.id', '=', 'view.accountId'),
    )
    .leftJoin('viewNotice', (join) =>
      join.onRef('viewNotice.countyId', '=', 'view.countyId').onRef('viewNotice.viewId', '=', 'view.id'),
    )
    .select('viewNotice.atLeast as notifyFrom')
    .select(['view.id', 'view.kind', 'view.name', 'view.query', 'view.shared', 'view.accountId'])
    .select('account.name as byName')
    .where('view.countyId', '=', countyId)
    .where((eb) =>
      eb.or([
        eb('view.accountId', '=', id),
        eb.and([
          eb('view.shared', '=', true),
          eb('account.active', '=', true),
          // Who is in no office shares with nobody, for nothing equals none.
          eb('account.organisationId', '=', organisationId),
        ]),
      ]),
    )
    .orderBy('view.name')
    .orderBy('view.id')
    .execute();
  return rows.map(({ accountId, notifyFrom, ...view }) => {
    const isMine = accountId === id;
    return { ...view, isMine, notifyFrom: isMine ? notifyFrom : null };
  });
}

/** A view of the same list and name, or of the same id, takes the new state; false when the id is somebody else's. */
export async function saveView(tx: Tx, view: View): Promise<boolean> {
  const replaced = await tx
    .deleteFrom('view')
    .where('countyId', '=', view.countyId)
    .where('accountId', '=', view.accountId)
    .where((eb) => eb.or([eb.and([eb('kind', '=', view.kind), eb('name', '=', view.name)]), eb('id', '=', view.id)]))
    .returning('id')
    .execute();
  // What was told of another view that had the name goes with that view.
  for (const { id } of replaced)
    if (id !== view.id) await deleteViewNotice(tx, { countyId: view.countyId, viewId: id });
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
  if (result.numDeletedRows > 0n) await deleteViewNotice(tx, { countyId, viewId: id });
  return result.numDeletedRows > 0n;
}

export async function deleteViewNotice(
  tx: Tx,
  { countyId, viewId }: Pick<ViewNotice, 'countyId' | 'viewId'>,
): Promise<void> {
  await tx.deleteFrom('viewNotice').where('countyId', '=', countyId).where('viewId', '=', viewId).execute();
}

/** The columns that the person has chosen, by list; of the others nothing. */
export async function listLooks(
  db: Db,
  { countyId, id }: Pick<Actor, 'countyId' | 'id'>,
): Promise<Pick<AccountLook, 'list' | 'columns'>[]> {
  return db
    .selectFrom('accountLook')
    .select(['list', 'columns'])
    .where('countyId', '=', countyId)
    .where('accountId', '=', id)
    .orderBy('list')
    .execute();
}

export async function saveLook(tx: Tx, look: AccountLook): Promise<void> {
  await tx
    .insertInto('accountLook')
    .values(look)
    .onConflict((on) => on.columns(['countyId', 'accountId', 'list']).doUpdateSet({ columns: look.columns }))
    .execute();
}

/** The list as it was at first. */
export async function deleteLook(
  tx: Tx,
  { countyId, id }: Pick<Actor, 'countyId' | 'id'>,
  list: LookedList,
): Promise<void> {
  await tx
    .deleteFrom('accountLook')
    .where('countyId', '=', countyId)
    .where('accountId', '=', id)
    .where('list', '=', list)
    .execute();
}
