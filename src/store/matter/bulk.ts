import { sql } from 'kysely';
import type { Bulk, BulkItem, BulkItemState, BulkWhy, UndoBulk } from '../../domain/matter/bulk/bulk.ts';
import { passingVerbs } from '../../domain/matter/bulk/undo.ts';
import { insertMany, type Db, type Tx } from '../base/db.ts';

/** Writes a batch with its items; false where its id is there already, and then nothing is written. */
export async function insertBulk(tx: Tx, bulk: Bulk, items: readonly BulkItem[]): Promise<boolean> {
  const saved = await insertMany<{ id: string }>(tx, 'bulk', [bulk], sql`on conflict do nothing returning id`);
  if (saved.rows.length === 0) return false;
  await insertMany(tx, 'bulk_item', items);
  return true;
}

export async function findBulk(db: Db | Tx, countyId: number, id: string): Promise<Bulk | null> {
  const found = await sql<Bulk>`select * from bulk where county_id = ${countyId} and id = ${id}`.execute(db as Db);
  return found.rows[0] ?? null;
}

/** The batch locked, so that two who are at it end it once. */
export async function lockBulk(tx: Tx, countyId: number, id: string): Promise<Bulk | null> {
  const found = await sql<Bulk>`select * from bulk where county_id = ${countyId} and id = ${id} for update`.execute(tx);
  return found.rows[0] ?? null;
}

export async function listBulkItems(db: Db | Tx, countyId: number, bulkId: string): Promise<BulkItem[]> {
  const found = await sql<BulkItem>`
    select * from bulk_item where county_id = ${countyId} and bulk_id = ${bulkId} order by n`.execute(db as Db);
  return found.rows;
}

/** The next item of the batch to be acted on, locked, and those at which the program has failed last; who else is at the batch takes another one. */
export async function lockNextItem(tx: Tx, countyId: number, bulkId: string): Promise<BulkItem | null> {
  const found = await sql<BulkItem>`
    select * from bulk_item where county_id = ${countyId} and bulk_id = ${bulkId} and state in ('waiting', 'undoing')
    order by tries, n limit 1 for update skip locked`.execute(tx);
  return found.rows[0] ?? null;
}

export async function saveBulkItem(
  tx: Tx,
  { countyId, bulkId, n }: Pick<BulkItem, 'countyId' | 'bulkId' | 'n'>,
  { why, ...change }: Partial<Pick<BulkItem, 'state' | 'matterId' | 'officeId' | 'why' | 'tries'>>,
): Promise<void> {
  const said = why === undefined ? {} : { why: why === null ? null : sql<null>`${JSON.stringify(why)}::jsonb` };
  await tx
    .updateTable('bulkItem')
    .set({ ...change, ...said })
    .where('countyId', '=', countyId)
    .where('bulkId', '=', bulkId)
    .where('n', '=', n)
    .execute();
}

export async function saveBulk(
  tx: Tx,
  { countyId, id }: Pick<Bulk, 'countyId' | 'id'>,
  change: Partial<Pick<Bulk, 'endedAt' | 'undoneAt' | 'undoId'>>,
): Promise<void> {
  await tx.updateTable('bulk').set(change).where('countyId', '=', countyId).where('id', '=', id).execute();
}

/** Has those that were done taken back one after the other, all, or these; how many the press has turned so, none where it is a retry. */
export async function markUndoing(
  tx: Tx,
  { countyId, id }: Pick<Bulk, 'countyId' | 'id'>,
  { clientId, numbers }: UndoBulk,
): Promise<number> {
  const known =
    await sql`select from bulk_item where county_id = ${countyId} and bulk_id = ${id} and undo_id = ${clientId} limit 1`.execute(
      tx,
    );
  if (known.rows.length > 0) return 0;
  const { numUpdatedRows } = await tx
    .updateTable('bulkItem')
    .set({ state: 'undoing', why: null, undoId: clientId, tries: 0 })
    .where('countyId', '=', countyId)
    .where('bulkId', '=', id)
    .where('state', '=', 'done')
    .$if(numbers !== null, (query) => query.where('number', 'in', [...(numbers ?? [])]))
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Nothing of what waits is done any more, for this reason; what was to be taken back stays done. */
export async function stopWaiting(
  tx: Tx,
  { countyId, id }: Pick<Bulk, 'countyId' | 'id'>,
  why: BulkWhy,
): Promise<void> {
  await sql`update bulk_item set state = case state when 'undoing' then 'done' else 'refused' end, why = ${JSON.stringify(why)}::jsonb
    where county_id = ${countyId} and bulk_id = ${id} and state in ('waiting', 'undoing')`.execute(tx);
}

/** Batches of which something waits, the oldest first: what a stop or a kill has cut off. */
export async function listRunningBulks(db: Db, countyId: number, before: Date): Promise<Bulk[]> {
  const found = await sql<Bulk>`
    select * from bulk where county_id = ${countyId} and ended_at is null and made_at <= ${before} order by made_at limit 20`.execute(
    db,
  );
  return found.rows;
}

/** What somebody has made since the instant, the newest first, with how many of each are in which state. */
export async function listOwnBulks(
  db: Db,
  countyId: number,
  byId: string,
  since: Date,
): Promise<{ bulk: Bulk; counts: Partial<Record<BulkItemState, number>> }[]> {
  const found = await sql<Bulk & { counts: Partial<Record<BulkItemState, number>> }>`
    select b.*, (select coalesce(json_object_agg(s.state, s.n), '{}') from (
      select state, count(*)::integer as n from bulk_item as i where i.county_id = b.county_id and i.bulk_id = b.id group by 1) as s) as counts
    from bulk as b where b.county_id = ${countyId} and b.by_id = ${byId} and b.made_at >= ${since}
    order by b.made_at desc limit 20`.execute(db);
  return found.rows.map(({ counts, ...bulk }) => ({ bulk, counts }));
}

/** How many of those that were done can no longer be taken back: the batch's step is not the last one any more. */
export async function countTakenOver(db: Db, { countyId, id, byId }: Bulk): Promise<number> {
  const found = await sql<{ n: number }>`
    select count(*)::integer as n from bulk_item as i
    left join last_step as s on s.county_id = i.county_id and s.matter_id = i.matter_id
    where i.county_id = ${countyId} and i.bulk_id = ${id} and i.state = 'done'
      and (s.by_id is distinct from ${byId} or not exists (select from ledger as l where l.county_id = s.county_id
        and l.matter_id = s.matter_id and l.seq = s.line and l.detail ->> 'requestId' = i.request_id::text) or exists (select from ledger as l where l.county_id = s.county_id
        and l.matter_id = s.matter_id and l.seq > s.upto and l.verb not in (${sql.join([...passingVerbs])})))`.execute(
    db,
  );
  return found.rows[0]?.n ?? 0;
}

/** Removes batches of before the instant, with what became of each of theirs. */
export async function deleteBulks(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('bulk').where('madeAt', '<', before).execute();
}
