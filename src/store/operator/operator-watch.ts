/** Who follows which shop. A watch stays with the shop that was followed, so that a merge carries it along and its parting takes it back. */
import { sql } from 'kysely';
import type { OperatorWatch } from '../../domain/operator/operator.ts';
import { insertMany, type Db, type Tx } from '../base/db.ts';

/** Gives whether it is new. */
export async function saveOperatorWatch(tx: Tx, watch: OperatorWatch): Promise<boolean> {
  const saved = await insertMany(tx, 'operator_watch', [watch], sql`on conflict do nothing returning operator_id`);
  return saved.rows.length > 0;
}

/** Whichever shop of the page was followed; gives whether there was one. */
export async function deleteOperatorWatches(
  tx: Tx,
  { countyId, accountId, rootId }: { countyId: number; accountId: string; rootId: string },
): Promise<boolean> {
  const gone = await sql`
    delete from operator_watch as w using operator as o
    where w.county_id = ${countyId} and w.account_id = ${accountId} and o.county_id = w.county_id and o.id = w.operator_id
      and o.root_id = ${rootId} returning w.operator_id`.execute(tx);
  return gone.rows.length > 0;
}

/** Whether the account follows any shop of the page. */
export async function isOperatorWatched(
  db: Db | Tx,
  { countyId, accountId, rootId }: { countyId: number; accountId: string; rootId: string },
): Promise<boolean> {
  const found = await sql`
    select 1 from operator_watch as w join operator as o on o.county_id = w.county_id and o.id = w.operator_id
    where w.county_id = ${countyId} and w.account_id = ${accountId} and o.root_id = ${rootId} limit 1`.execute(
    db as Db,
  );
  return found.rows.length > 0;
}

/** Of each matter that is about a followed page for sure, who follows it and since when: one row an account. */
export async function listShopWatchers(
  tx: Tx,
  countyId: number,
  matterIds: readonly string[],
): Promise<{ matterId: string; accountId: string; since: Date; shop: string }[]> {
  if (matterIds.length === 0) return [];
  const found = await sql<{ matterId: string; accountId: string; since: Date; shop: string }>`
    select m.matter_id, w.account_id, min(w.since) as since, r.name as shop from matter_operator as m
    join operator as o on o.county_id = m.county_id and o.id = m.operator_id
    join operator as r on r.county_id = o.county_id and r.id = o.root_id
    join operator as x on x.county_id = o.county_id and x.root_id = o.root_id
    join operator_watch as w on w.county_id = x.county_id and w.operator_id = x.id
    where m.county_id = ${countyId} and m.matter_id = any(${[...matterIds]}::uuid[]) and m.state = 'sure'
    group by m.matter_id, w.account_id, r.name order by m.matter_id, w.account_id`.execute(tx);
  return found.rows;
}
