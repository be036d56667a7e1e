import type { Outline } from '../../domain/station/map-outline.ts';
import { asJson, type Db, type Tx } from '../base/db.ts';

export async function findOutline(db: Db, countyId: number): Promise<Outline | null> {
  const found = await db.selectFrom('outline').selectAll().where('countyId', '=', countyId).executeTakeFirst();
  return found ?? null;
}

export async function saveOutline(tx: Tx, outline: Outline): Promise<void> {
  const row = { ...outline, shapes: asJson(outline.shapes) };
  await tx
    .insertInto('outline')
    .values(row)
    .onConflict((on) => on.column('countyId').doUpdateSet(row))
    .execute();
}

export async function deleteOutline(tx: Tx, countyId: number): Promise<void> {
  await tx.deleteFrom('outline').where('countyId', '=', countyId).execute();
}
