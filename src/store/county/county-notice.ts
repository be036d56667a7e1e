import type { CountyNotice } from '../../domain/county/notice/county-notice.ts';
import { noteSettings } from '../base/ledger.ts';
import type { Db, Tx } from '../base/db.ts';

/** All that the county has told and is going to tell, the newest first. */
export function listNotices(db: Db | Tx, countyId: number): Promise<CountyNotice[]> {
  return (db as Db)
    .selectFrom('countyNotice')
    .selectAll()
    .where('countyId', '=', countyId)
    .orderBy('fromAt', 'desc')
    .orderBy('id')
    .execute();
}

export async function saveNoticeRow(tx: Tx, notice: CountyNotice): Promise<void> {
  await noteSettings(tx, notice.countyId, 'county_notice');
  await tx
    .insertInto('countyNotice')
    .values(notice)
    .onConflict((on) => on.columns(['countyId', 'id']).doUpdateSet(notice))
    .execute();
}
