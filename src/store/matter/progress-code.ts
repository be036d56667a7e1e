import type { ProgressCode } from '../../domain/matter/progress-code.ts';
import type { Tx } from '../base/db.ts';

/** The code that was sent last, locked until the transaction ends. */
export async function lockProgressCode(tx: Tx, countyId: number, subject: Buffer): Promise<ProgressCode | null> {
  const found = await tx
    .selectFrom('progressCode')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('subject', '=', subject)
    .forUpdate()
    .executeTakeFirst();
  return found ?? null;
}

export async function saveProgressCode(tx: Tx, code: ProgressCode): Promise<void> {
  const row = { ...code, subject: Buffer.from(code.subject), codeHash: Buffer.from(code.codeHash) };
  await tx
    .insertInto('progressCode')
    .values(row)
    .onConflict((on) => on.columns(['countyId', 'subject']).doUpdateSet(row))
    .execute();
}

export async function deleteProgressCode(tx: Tx, countyId: number, subject: Buffer): Promise<void> {
  await tx.deleteFrom('progressCode').where('countyId', '=', countyId).where('subject', '=', subject).execute();
}

export async function deleteOldProgressCodes(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('progressCode').where('madeAt', '<', before).execute();
}
