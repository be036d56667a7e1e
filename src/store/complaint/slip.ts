import type { Slip } from '../../domain/complaint/slip.ts';
import type { Db, Tx } from '../base/db.ts';

/** The matter to which the slip number belongs, or null. */
export async function findSlip(db: Db | Tx, countyId: number, code: string): Promise<Slip | null> {
  const found = await (db as Db)
    .selectFrom('slip')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('code', '=', code)
    .executeTakeFirst();
  return found ?? null;
}

export async function findSlipOf(db: Db | Tx, countyId: number, matterId: string): Promise<Slip | null> {
  const found = await (db as Db)
    .selectFrom('slip')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('matterId', '=', matterId)
    .executeTakeFirst();
  return found ?? null;
}

/** A slip number that is another matter's already is left to it: what was told is worth more than the number on the paper. */
export async function saveSlip(tx: Tx, slip: Slip): Promise<void> {
  await tx
    .insertInto('slip')
    .values(slip)
    .onConflict((on) => on.columns(['countyId', 'code']).doNothing())
    .execute();
}
