import type { Actor } from '../../domain/base/actor.ts';
import type { AccountTour } from '../../domain/county/account.ts';
import type { Db, Tx } from '../base/db.ts';

/** Whether the person has been shown around in the role that he has. */
export async function hasSeenTour(
  db: Db,
  { countyId, id, role }: Pick<Actor, 'countyId' | 'id' | 'role'>,
): Promise<boolean> {
  const found = await db
    .selectFrom('accountTour')
    .select('role')
    .where('countyId', '=', countyId)
    .where('accountId', '=', id)
    .where('role', '=', role)
    .executeTakeFirst();
  return found !== undefined;
}

/** The first time counts. */
export async function saveTour(tx: Tx, tour: AccountTour): Promise<void> {
  await tx
    .insertInto('accountTour')
    .values(tour)
    .onConflict((on) => on.doNothing())
    .execute();
}
