import type { Leftover } from '../domain/leftover.ts';
import type { Db, Tx } from './db.ts';

export function listLeftovers(db: Db | Tx, countyId: number): Promise<Leftover[]> {
  return (db as Db)
    .selectFrom('leftover')
    .selectAll()
    .where('countyId', '=', countyId)
    .orderBy('endedAt', (order) => order.desc().nullsFirst())
    .orderBy('arrivedAt')
    .orderBy('n')
    .limit(200)
    .execute();
}

export async function lockLeftover(tx: Tx, countyId: number, id: string): Promise<Leftover | null> {
  const found = await tx
    .selectFrom('leftover')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return found ?? null;
}

/** Keeps an act once, however often it is handed over. */
export async function saveLeftover(tx: Tx, leftover: Leftover): Promise<void> {
  const row = { ...leftover, item: JSON.stringify(leftover.item) as never };
  await tx
    .insertInto('leftover')
    .values(row)
    .onConflict((on) => on.columns(['countyId', 'id']).doNothing())
    .execute();
}

export async function endLeftover(
  tx: Tx,
  { countyId, id }: Pick<Leftover, 'countyId' | 'id'>,
  end: Pick<Leftover, 'endedAt' | 'endedById' | 'matterNumber' | 'reason'>,
): Promise<void> {
  await tx.updateTable('leftover').set(end).where('countyId', '=', countyId).where('id', '=', id).execute();
}
