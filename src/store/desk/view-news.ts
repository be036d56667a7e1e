import type { View, ViewNotice } from '../../domain/matter/view.ts';
import type { Db, Tx } from '../base/db.ts';

/** A notice with the view that it is of. */
export type NoticedView = ViewNotice & Pick<View, 'kind' | 'name' | 'query'>;

/** Every view of the county of whose news somebody is told; of a view that is gone or was replaced there is none. */
export function listViewNotices(db: Db, countyId: number): Promise<NoticedView[]> {
  return db
    .selectFrom('viewNotice')
    .innerJoin('view', (join) =>
      join.onRef('view.countyId', '=', 'viewNotice.countyId').onRef('view.id', '=', 'viewNotice.viewId'),
    )
    .selectAll('viewNotice')
    .select(['view.kind', 'view.name', 'view.query'])
    .where('viewNotice.countyId', '=', countyId)
    .orderBy('viewNotice.viewId')
    .execute();
}

/** How many other views of the account tell of their news. */
export async function countViewNotices(
  db: Db | Tx,
  { countyId, accountId, viewId }: Pick<ViewNotice, 'countyId' | 'accountId' | 'viewId'>,
): Promise<number> {
  const { n } = await (db as Db)
    .selectFrom('viewNotice')
    .innerJoin('view', (join) =>
      join.onRef('view.countyId', '=', 'viewNotice.countyId').onRef('view.id', '=', 'viewNotice.viewId'),
    )
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('viewNotice.countyId', '=', countyId)
    .where('viewNotice.accountId', '=', accountId)
    .where('viewNotice.viewId', '<>', viewId)
    .executeTakeFirstOrThrow();
  return Number(n);
}

export async function saveViewNotice(tx: Tx, notice: ViewNotice): Promise<void> {
  const { accountId, atLeast, seenIds, lookedAt } = notice;
  await tx
    .insertInto('viewNotice')
    .values({ ...notice, seenIds: [...seenIds] })
    .onConflict((on) =>
      on.columns(['countyId', 'viewId']).doUpdateSet({ accountId, atLeast, seenIds: [...seenIds], lookedAt }),
    )
    .execute();
}

/** What the view holds now; false where somebody else has looked meanwhile, or it tells of nothing any more. */
export async function lookAgain(
  tx: Tx,
  { countyId, viewId, lookedAt }: Pick<ViewNotice, 'countyId' | 'viewId' | 'lookedAt'>,
  now: Pick<ViewNotice, 'seenIds' | 'lookedAt'>,
): Promise<boolean> {
  const looked = await tx
    .updateTable('viewNotice')
    .set({ seenIds: [...now.seenIds], lookedAt: now.lookedAt })
    .where('countyId', '=', countyId)
    .where('viewId', '=', viewId)
    .where('lookedAt', '=', lookedAt)
    .executeTakeFirst();
  return looked.numUpdatedRows === 1n;
}
