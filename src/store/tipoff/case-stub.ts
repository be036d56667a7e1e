import type { Enforcement } from '../../domain/tipoff/case-stub.ts';
import type { Db, Tx } from '../base/db.ts';

/** Writes the stub of a case down, or how it ended. */
export async function saveEnforcement(tx: Tx, enforcement: Enforcement): Promise<void> {
  const { endedOn, result, penaltyFen } = enforcement;
  await tx
    .insertInto('enforcement')
    .values(enforcement)
    .onConflict((on) => on.columns(['countyId', 'tipoffId']).doUpdateSet({ endedOn, result, penaltyFen }))
    .execute();
}

export async function findEnforcementOf(db: Db | Tx, countyId: number, tipoffId: string): Promise<Enforcement | null> {
  const row = await (db as Db)
    .selectFrom('enforcement')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('tipoffId', '=', tipoffId)
    .executeTakeFirst();
  return row ?? null;
}
