import type { Succession } from '../../domain/people/department-succession.ts';
import type { Db, Tx } from '../base/db.ts';

export function listSuccessions(db: Db | Tx, countyId: number): Promise<Succession[]> {
  return (db as Db)
    .selectFrom('succession')
    .selectAll()
    .where('countyId', '=', countyId)
    .orderBy('successorId')
    .orderBy('name')
    .execute();
}

export async function findSuccession(
  tx: Tx,
  { countyId, id }: Pick<Succession, 'countyId' | 'id'>,
): Promise<Succession | null> {
  const found = await tx
    .selectFrom('succession')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .executeTakeFirst();
  return found ?? null;
}

export async function saveSuccessions(tx: Tx, successions: readonly Succession[]): Promise<void> {
  for (const one of successions)
    await tx
      .insertInto('succession')
      .values(one)
      .onConflict((on) => on.columns(['countyId', 'id']).doUpdateSet(one))
      .execute();
}
