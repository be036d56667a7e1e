import { sql } from 'kysely';
import type { UpkeepWork } from '../../../domain/matter/upkeep/upkeep-work.ts';
import type { Db, Tx } from '../../base/db.ts';

/** Those that were begun last, one a kind. */
export async function listWorks(db: Db | Tx, countyId: number): Promise<UpkeepWork[]> {
  const found = await sql<UpkeepWork>`select distinct on (kind) * from upkeep_work where county_id = ${countyId}
    order by kind, begun_at desc`.execute(db);
  return found.rows;
}

export async function findWork(tx: Tx, countyId: number, id: string): Promise<UpkeepWork | null> {
  const found = tx.selectFrom('upkeepWork').selectAll().where('countyId', '=', countyId).where('id', '=', id);
  return (await found.executeTakeFirst()) ?? null;
}

export async function insertWork(tx: Tx, work: UpkeepWork): Promise<void> {
  await tx.insertInto('upkeepWork').values(work).execute();
}

export async function updateWork(
  db: Db | Tx,
  { countyId, id }: Pick<UpkeepWork, 'countyId' | 'id'>,
  change: Partial<UpkeepWork>,
): Promise<void> {
  await (db as Db)
    .updateTable('upkeepWork')
    .set(change)
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .execute();
}

/** Ends what nobody does any more, on the machine where it was begun, or anywhere since long. */
export async function endCutOff(
  db: Db | Tx,
  countyId: number,
  { host, at, before, words }: { host: string | null; at: Date; before: Date; words: string },
): Promise<void> {
  await sql`update upkeep_work set ended_at = ${at}, is_good = false, words = ${words}
    where county_id = ${countyId} and ended_at is null and (host = ${host} or begun_at < ${before})`.execute(db);
}
