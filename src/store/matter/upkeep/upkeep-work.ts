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

/** What has not ended yet, one a kind at most. */
export async function listOpen(db: Db | Tx, countyId: number): Promise<UpkeepWork[]> {
  return db
    .selectFrom('upkeepWork')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('endedAt', 'is', null)
    .execute();
}

type Which = Pick<UpkeepWork, 'countyId' | 'id'>;

/** What it says while it is done. */
export async function tellWork(db: Db | Tx, work: Which, words: string): Promise<void> {
  await changeOpen(db, work, { words });
}

/** Its end, which the first to say it says. */
export async function endWork(
  db: Db | Tx,
  work: Which,
  end: { endedAt: Date; isGood: boolean; words: string },
): Promise<void> {
  await changeOpen(db, work, end);
}

async function changeOpen(db: Db | Tx, { countyId, id }: Which, change: Partial<UpkeepWork>): Promise<void> {
  await (db as Db)
    .updateTable('upkeepWork')
    .set(change)
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .execute();
}

/** Ends what nobody can be doing any more. */
export async function endBegunBefore(
  db: Db | Tx,
  countyId: number,
  { before, at, words }: { before: Date; at: Date; words: string },
): Promise<void> {
  await sql`update upkeep_work set ended_at = ${at}, is_good = false, words = ${words}
    where county_id = ${countyId} and ended_at is null and begun_at < ${before}`.execute(db);
}
