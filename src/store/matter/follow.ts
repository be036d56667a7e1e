import type { Watch } from '../../domain/matter/follow.ts';
import type { Db, Tx } from '../base/db.ts';

/** What an account follows, the newest first. */
export function listWatches(db: Db, countyId: number, accountId: string, limit: number): Promise<Watch[]> {
  return db
    .selectFrom('watch')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .orderBy('since', 'desc')
    .limit(limit)
    .execute();
}

/** Who follows any of the matters. */
export function listWatchers(tx: Tx, countyId: number, matterIds: readonly string[]): Promise<Watch[]> {
  return tx
    .selectFrom('watch')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('matterId', 'in', [...matterIds])
    .execute();
}

/** Which of these matters the account follows, by their ids. */
export async function listWatchedBy(
  db: Db | Tx,
  { countyId, id: accountId }: { countyId: number; id: string },
  matters: readonly { id: string }[],
): Promise<Set<string>> {
  if (matters.length === 0) return new Set();
  const found = await (db as Db)
    .selectFrom('watch')
    .select('matterId')
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .where(
      'matterId',
      'in',
      matters.map(({ id }) => id),
    )
    .execute();
  return new Set(found.map(({ matterId }) => matterId));
}

/** Gives whether it is new. */
export async function saveWatch(tx: Tx, watch: Watch): Promise<boolean> {
  const saved = await tx
    .insertInto('watch')
    .values(watch)
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  return saved.numInsertedOrUpdatedRows === 1n;
}

/** Gives whether there was one. */
export async function deleteWatch(tx: Tx, countyId: number, accountId: string, matterId: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('watch')
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .where('matterId', '=', matterId)
    .executeTakeFirst();
  return gone.numDeletedRows === 1n;
}
