import { defaultStaffing, type Staffing } from '../../domain/people/staffing.ts';
import { asJson, type Db, type Tx } from '../base/db.ts';

/** What the county asks of its people; the usual where it has said nothing. */
export async function findStaffing(db: Db | Tx, countyId: number): Promise<Staffing> {
  const found = await (db as Db).selectFrom('staffing').selectAll().where('countyId', '=', countyId).executeTakeFirst();
  if (found === undefined) return defaultStaffing;
  const { countyId: _, ...staffing } = found;
  return staffing;
}

export async function saveStaffing(tx: Tx, countyId: number, staffing: Staffing): Promise<void> {
  const row = {
    ...staffing,
    countyId,
    rules: asJson(staffing.rules),
    titles: asJson(staffing.titles),
  };
  await tx
    .insertInto('staffing')
    .values(row)
    .onConflict((on) => on.columns(['countyId']).doUpdateSet(row))
    .execute();
}
