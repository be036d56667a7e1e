/** 送达原文: kept under the key, beside the hash by which the notice knows it. */
import { sql } from 'kysely';
import { unopened } from '../../domain/base/masking.ts';
import { insertMany, type Db, type Tx } from '../base/db.ts';
import type { ServedPaperRow } from '../base/schema.ts';

/** What one matter has, the earliest first; a text whose seal does not open is not there. */
export async function listServedPapers(db: Db | Tx, countyId: number, matterId: string): Promise<ServedPaperRow[]> {
  const rows = await (db as Db)
    .selectFrom('servedPaper')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('matterId', '=', matterId)
    .orderBy('keptAt')
    .orderBy('id')
    .execute();
  return rows.filter(({ texts }) => texts !== unopened);
}

/** Keeps it; the same text of the same paper that was served on somebody else is there already, and is then the last that was. */
export async function saveServedPaper(tx: Tx, row: ServedPaperRow): Promise<void> {
  await insertMany(
    tx,
    'served_paper',
    [row],
    sql`on conflict (county_id, matter_id, kind, occasion, content_hash) do update set kept_at = excluded.kept_at`,
  );
}

/** Takes away what was served on somebody who must not be named any more; the hashes stay with the notices and in the ledger. */
export async function removeServedPapers(tx: Tx, countyId: number, matterId: string): Promise<void> {
  await sql`delete from served_paper where county_id = ${countyId} and matter_id = ${matterId}`.execute(tx);
}
