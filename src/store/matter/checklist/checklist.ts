import { sql } from 'kysely';
import type { MatterCheck, MatterChecklist } from '../../../domain/matter/checklist/checklist.ts';
import { insertMany, type Db, type Tx } from '../../base/db.ts';
import { noteSettings } from '../../base/ledger.ts';

/** Every version of every list, the oldest first. */
export function listChecklists(db: Db | Tx, countyId: number): Promise<MatterChecklist[]> {
  return db
    .selectFrom('matterChecklist')
    .selectAll()
    .where('countyId', '=', countyId)
    .orderBy('code')
    .orderBy('version')
    .execute();
}

/** False when this version is there already: somebody else saved it meanwhile. */
export async function insertChecklist(tx: Tx, list: MatterChecklist): Promise<boolean> {
  await noteSettings(tx, list.countyId, 'matter_checklist');
  const ending = sql`on conflict (county_id, code, version) do nothing returning version`;
  return (await insertMany(tx, 'matter_checklist', [list], ending)).rows.length > 0;
}

export function listChecks(db: Db | Tx, countyId: number, matterId: string): Promise<MatterCheck[]> {
  return db
    .selectFrom('matterCheck')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('matterId', '=', matterId)
    .orderBy('at')
    .execute();
}

export async function saveCheck(tx: Tx, check: MatterCheck): Promise<void> {
  await tx
    .insertInto('matterCheck')
    .values(check)
    .onConflict((on) => on.doNothing())
    .execute();
}

export async function deleteCheck(tx: Tx, { countyId, matterId, list, line }: MatterCheck): Promise<void> {
  await tx
    .deleteFrom('matterCheck')
    .where('countyId', '=', countyId)
    .where('matterId', '=', matterId)
    .where('list', '=', list)
    .where('line', '=', line)
    .execute();
}
