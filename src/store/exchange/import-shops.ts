/** What the import of a register finds: the shops of its lines, with what an import wrote into each last. */
import { sql } from 'kysely';
import type { KnownShop, ShopMark } from '../../domain/exchange/import/shop-row.ts';
import { insertMany, type Db, type Tx } from '../base/db.ts';
import { listCorrectedFields } from '../operator/matter-operator.ts';
import type { NamedOperator } from '../operator/operator.ts';

/** The shops that these lines made or changed before, and those of these codes. */
export async function listKnownShops(
  tx: Tx,
  countyId: number,
  { rowIds, codes }: { rowIds: readonly string[]; codes: readonly string[] },
): Promise<KnownShop[]> {
  const keys = codes.filter((code) => code !== '').map((code) => `c:${code}`);
  const found = await sql<NamedOperator>`
    with marked as (
      select matter_id as id from import_mark where county_id = ${countyId} and row_id = any(${[...rowIds]}::uuid[])
    ), keyed as materialized (select * from operator where search_keys && ${keys}::text[]
    ), coded as (select id from keyed where county_id = ${countyId} and merged_into is null
    )
    select o.*, array(select n.name from operator_name as n
      where n.county_id = o.county_id and n.operator_id = o.id order by n.name) as names
    from operator as o where o.county_id = ${countyId} and o.id in (select id from marked union select id from coded)
    order by o.opened_at desc, o.id desc`.execute(tx);
  return withMarks(tx, countyId, found.rows);
}

/** Shops with what an import wrote into each last, and where none did, with what people put right. */
export async function withMarks(tx: Tx, countyId: number, shops: readonly NamedOperator[]): Promise<KnownShop[]> {
  const ids = shops.map(({ id }) => id);
  const marks = await marksOf(tx, countyId, ids);
  const unmarked = ids.filter((id) => !marks.has(id));
  const corrected = await listCorrectedFields(tx, countyId, unmarked);
  return shops.map(({ names, ...operator }) => {
    const entered = corrected.get(operator.id);
    return { operator, names, mark: marks.get(operator.id) ?? null, ...(entered === undefined ? {} : { entered }) };
  });
}

async function marksOf(db: Db | Tx, countyId: number, ids: readonly string[]): Promise<Map<string, ShopMark>> {
  if (ids.length === 0) return new Map();
  const found = await sql<ShopMark>`
    select * from import_mark where county_id = ${countyId} and matter_id = any(${[...ids]}::uuid[])`.execute(db as Db);
  return new Map(found.rows.map((mark) => [mark.matterId, mark]));
}

export async function saveShopMarks(tx: Tx, marks: readonly ShopMark[]): Promise<void> {
  if (marks.length === 0) return;
  const claimed = marks.filter(({ rowId }) => rowId !== null);
  const rowIds = claimed.map(({ rowId }) => rowId);
  const ids = claimed.map(({ matterId }) => matterId);
  // A line may mean another shop than last month: its code was put right.
  await sql`update import_mark as i set row_id = null from unnest(${rowIds}::uuid[], ${ids}::uuid[]) as p (row_id, matter_id)
    where i.county_id = ${marks[0]?.countyId} and i.row_id = p.row_id and i.matter_id <> p.matter_id`.execute(tx);
  await insertMany(
    tx,
    'import_mark',
    [...marks],
    sql`on conflict (county_id, matter_id) do update
      set fields = excluded.fields, row_id = excluded.row_id, run_id = excluded.run_id`,
  );
}
