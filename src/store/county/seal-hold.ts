import type { SealHold } from '../../domain/county/seal-hold.ts';
import type { Db, Tx } from '../base/db.ts';

/** Whether anybody's identity lies sealed in the county. */
export async function hasReporters(tx: Tx, countyId: number): Promise<boolean> {
  const found = await tx
    .selectFrom('reporter')
    .select('id')
    .where('countyId', '=', countyId)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

export async function saveSealHold(tx: Tx, hold: SealHold): Promise<void> {
  await tx.insertInto('sealHold').values(hold).execute();
}

/** What keeps accounts from opening seals, the oldest first. */
export function listOpenHolds(db: Db | Tx, countyId: number): Promise<SealHold[]> {
  return (db as Db)
    .selectFrom('sealHold')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('holds', '=', true)
    .where('confirmedAt', 'is', null)
    .orderBy('heldAt')
    .execute();
}

/** What keeps one account from them. */
export function listOpenHoldsOf(
  db: Db | Tx,
  { countyId, accountId }: Pick<SealHold, 'countyId' | 'accountId'>,
): Promise<SealHold[]> {
  return (db as Db)
    .selectFrom('sealHold')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .where('holds', '=', true)
    .where('confirmedAt', 'is', null)
    .orderBy('heldAt')
    .execute();
}

/** Whether anybody of the county has ever been confirmed, or needed nobody to confirm him. */
export async function isConfirmedOnce(db: Db | Tx, countyId: number): Promise<boolean> {
  const found = await (db as Db)
    .selectFrom('firstConfirmation')
    .select('countyId')
    .where('countyId', '=', countyId)
    .executeTakeFirst();
  return found !== undefined;
}

/** Notes the first one, whose `accountId` it is; null where nobody is needed. Later ones change nothing. */
export async function noteFirstConfirmation(
  tx: Tx,
  first: { countyId: number; accountId: string | null; confirmedAt: Date },
): Promise<void> {
  await tx
    .insertInto('firstConfirmation')
    .values(first)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function findSealHold(tx: Tx, countyId: number, id: string): Promise<SealHold | null> {
  const found = await tx
    .selectFrom('sealHold')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .executeTakeFirst();
  return found ?? null;
}

/** Confirms all that held the account up to then. */
export async function confirmHolds(
  tx: Tx,
  { countyId, accountId }: Pick<SealHold, 'countyId' | 'accountId'>,
  { by, at }: { by: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('sealHold')
    .set({ confirmedBy: by, confirmedAt: at })
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .where('confirmedAt', 'is', null)
    .execute();
}

/** What nobody has been told of yet, kept from others who would tell it too. */
export function takeUntoldHolds(tx: Tx, countyId: number): Promise<SealHold[]> {
  return tx
    .selectFrom('sealHold')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('toldAt', 'is', null)
    .orderBy('heldAt')
    .limit(500)
    .forUpdate()
    .skipLocked()
    .execute();
}

export async function noteTold(tx: Tx, countyId: number, ids: readonly string[], toldAt: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('sealHold')
    .set({ toldAt, formerPhone: null })
    .where('countyId', '=', countyId)
    .where('id', 'in', ids)
    .execute();
}
