/** The register of shops: its rows, their other names, and what a person has said of two of them. */
import { sql } from 'kysely';
import type {
  Operator,
  OperatorFlag,
  OperatorMerge,
  OperatorName,
  OperatorTwin,
} from '../../domain/operator/operator.ts';
import type { Actor } from '../../domain/base/actor.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { insertMany, type Db, type Tx } from '../base/db.ts';
import { noteRow } from '../base/ledger.ts';
import { isHeardBy } from './heard.ts';

/** One shop at a time is opened or matched, so that two are never opened for one; held until the transaction ends. */
export async function lockRegister(tx: Tx, countyId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('operator register', ${countyId}))`.execute(tx);
}

export async function findOperator(db: Db | Tx, countyId: number, id: string): Promise<Operator | null> {
  const found = await sql<Operator>`select * from operator where county_id = ${countyId} and id = ${id}`.execute(
    db as Db,
  );
  return found.rows[0] ?? null;
}

export async function getOperator(db: Db | Tx, countyId: number, id: string): Promise<Operator> {
  const found = await findOperator(db, countyId, id);
  if (found === null) throw new Refusal('not-found');
  return found;
}

/** A shop of which who asks may be told, by the page on which it stands; null for one that he may not hear of. */
export async function findHeardOperator(db: Db | Tx, asker: Actor, id: string): Promise<Operator | null> {
  const found = await sql<Operator>`
    select one.* from operator as one join operator as o on o.county_id = one.county_id and o.id = one.root_id
    where one.county_id = ${asker.countyId} and one.id = ${id} and ${isHeardBy(asker)}`.execute(db as Db);
  return found.rows[0] ?? null;
}

/** What he may not hear of is not there: that it is would tell of a tip-off. */
export async function getHeardOperator(db: Db | Tx, asker: Actor, id: string): Promise<Operator> {
  const found = await findHeardOperator(db, asker, id);
  if (found === null) throw new Refusal('not-found');
  return found;
}

export async function lockOperator(tx: Tx, countyId: number, id: string): Promise<Operator> {
  const found = await sql<Operator>`
    select * from operator where county_id = ${countyId} and id = ${id} for update`.execute(tx);
  if (found.rows[0] === undefined) throw new Refusal('not-found');
  return found.rows[0];
}

export async function insertOperators(tx: Tx, operators: readonly Operator[]): Promise<void> {
  if (operators.length === 0) return;
  await insertMany(tx, 'operator', [...operators]);
  for (const one of operators) noteRow(tx, 'operator', one);
}

/** What a person may put right, or what a later telling adds; never where its merges lead. */
export type Registered = Pick<
  Operator,
  'name' | 'code' | 'phone' | 'address' | 'regionId' | 'state' | 'source' | 'firmId' | 'searchKeys' | 'version'
>;

/** A line in the shop's own chain follows in the same transaction: it states the row. */
export async function saveRegistered(tx: Tx, before: Operator, next: Registered): Promise<void> {
  const { countyId, id, rootId, mergedInto, openedAt, matters } = before;
  const { name, code, phone, address, regionId, state, source, firmId, searchKeys, version } = next;
  await sql`update operator set name = ${name}, code = ${code}, phone = ${phone}, address = ${address}, region_id = ${regionId},
    state = ${state}, source = ${source}, firm_id = ${firmId}, search_keys = ${[...searchKeys]}, version = ${version}
    where county_id = ${countyId} and id = ${id}`.execute(tx);
  const kept = { countyId, id, rootId, mergedInto, openedAt, matters };
  const registered = { name, code, phone, address, regionId, state, source, firmId, searchKeys, version };
  noteRow(tx, 'operator', { ...kept, ...registered });
}

/** A shop with all the names that it was given. */
export interface NamedOperator extends Operator {
  names: readonly string[];
}

/**
 * Those that have a key in common with what is sought: a few, whatever the size of the county. They are found by their keys before
 * anything else is asked: of a table that has just grown the planner knows nothing, and would read the whole county.
 */
export async function listLikely(
  db: Db | Tx,
  countyId: number,
  keys: readonly string[],
  { most = 80, asker }: { most?: number; asker?: Actor } = {},
): Promise<NamedOperator[]> {
  if (keys.length === 0) return [];
  const found = await sql<NamedOperator>`
    with keyed as materialized (select o.* from operator as o where o.search_keys && ${[...keys]}::text[]
    ), likely as (
      select o.*, cardinality(array(select unnest(o.search_keys) intersect select unnest(${[...keys]}::text[]))) as shared
      from keyed as o where o.county_id = ${countyId} and ${asker === undefined ? sql`true` : isHeardBy(asker)}
      order by shared desc, o.opened_at, o.id limit ${most}
    )
    select l.*, array(select n.name from operator_name as n
      where n.county_id = l.county_id and n.operator_id = l.id order by n.name) as names
    from likely as l order by l.shared desc, l.opened_at, l.id`.execute(db as Db);
  return found.rows;
}

/** All that stand on one page: the one to which the merges lead, and those that were merged into it. */
export async function listMembers(db: Db | Tx, countyId: number, rootId: string): Promise<NamedOperator[]> {
  const found = await sql<NamedOperator>`
    select o.*, array(select n.name from operator_name as n
      where n.county_id = o.county_id and n.operator_id = o.id order by n.name) as names
    from operator as o where o.county_id = ${countyId} and o.root_id = ${rootId}
    order by o.id <> o.root_id, o.opened_at, o.id`.execute(db as Db);
  return found.rows;
}

export async function findByCode(db: Db | Tx, countyId: number, code: string): Promise<Operator | null> {
  const found = await sql<Operator>`
    with keyed as materialized (select * from operator where search_keys && ${[`c:${code}`]}::text[])
    select * from keyed where county_id = ${countyId} and merged_into is null order by opened_at limit 1`.execute(
    db as Db,
  );
  return found.rows[0] ?? null;
}

export async function findOfFirm(db: Db | Tx, countyId: number, firmId: string): Promise<Operator | null> {
  const found = await sql<Operator>`
    select * from operator where county_id = ${countyId} and firm_id = ${firmId}`.execute(db as Db);
  return found.rows[0] ?? null;
}

export async function saveNames(tx: Tx, names: readonly OperatorName[]): Promise<void> {
  if (names.length > 0) await insertMany(tx, 'operator_name', [...names], sql`on conflict do nothing`);
}

/** The names that a register, a firm's agreement or the desk gave a shop. */
export async function listNamesOf(tx: Tx, { countyId, id }: Pick<Operator, 'countyId' | 'id'>): Promise<string[]> {
  const found = await sql<{ name: string }>`
    select distinct name from operator_name where county_id = ${countyId} and operator_id = ${id} order by name`.execute(
    tx,
  );
  return found.rows.map(({ name }) => name);
}

/** The names of one shop from one source are these from now on. */
export async function replaceNames(
  tx: Tx,
  { countyId, id }: Operator,
  source: OperatorName['source'],
  names: readonly string[],
): Promise<void> {
  await sql`delete from operator_name
    where county_id = ${countyId} and operator_id = ${id} and source = ${source}`.execute(tx);
  await saveNames(
    tx,
    names.map((name) => ({ countyId, operatorId: id, name, source })),
  );
}

/** Points one at another, and has all that led to it lead to where that one leads. */
export async function insertMerge(tx: Tx, merge: OperatorMerge): Promise<void> {
  await insertMany(tx, 'operator_merge', [merge]);
  const { countyId, keptId, goneId } = merge;
  await sql`update operator set merged_into = ${keptId} where county_id = ${countyId} and id = ${goneId}`.execute(tx);
  await sql`update operator set root_id = (select k.root_id from operator as k where k.county_id = ${countyId} and k.id = ${keptId})
    where county_id = ${countyId} and root_id = ${goneId}`.execute(tx);
}

/** Takes the pointer back: what led through the one that goes leads to it again, and nothing else changes. */
export async function savePart(
  tx: Tx,
  { countyId, id, goneId, partedById, partedAt, partReason }: OperatorMerge,
): Promise<void> {
  await sql`update operator_merge set parted_by_id = ${partedById}, parted_at = ${partedAt}, part_reason = ${partReason}
    where county_id = ${countyId} and id = ${id}`.execute(tx);
  await sql`update operator set merged_into = null where county_id = ${countyId} and id = ${goneId}`.execute(tx);
  await sql`
    with recursive below as (
      select id from operator where county_id = ${countyId} and id = ${goneId}
      union all
      select o.id from operator as o join below as b on o.merged_into = b.id where o.county_id = ${countyId}
    )
    update operator set root_id = ${goneId} where county_id = ${countyId} and id in (select id from below)`.execute(tx);
}

export async function findMerge(db: Db | Tx, countyId: number, id: string): Promise<OperatorMerge | null> {
  const found = await sql<OperatorMerge>`
    select * from operator_merge where county_id = ${countyId} and id = ${id}`.execute(db as Db);
  return found.rows[0] ?? null;
}

/** The merges by which a page came to be as it is, and those that were taken back, the newest first. */
export async function listMerges(db: Db | Tx, countyId: number, ids: readonly string[]): Promise<OperatorMerge[]> {
  const found = await sql<OperatorMerge>`
    select * from operator_merge where county_id = ${countyId} and (kept_id = any(${[...ids]}::uuid[]) or gone_id = any(${[...ids]}::uuid[]))
    order by at desc, id`.execute(db as Db);
  return found.rows;
}

export async function insertTwins(tx: Tx, twins: readonly OperatorTwin[]): Promise<void> {
  if (twins.length === 0) return;
  await insertMany(tx, 'operator_twin', [...twins], sql`on conflict do nothing`);
}

export async function keepApart(tx: Tx, twin: OperatorTwin): Promise<void> {
  await insertMany(
    tx,
    'operator_twin',
    [twin],
    sql`on conflict (county_id, a_id, b_id) do update set state = 'apart', by_id = excluded.by_id, at = excluded.at`,
  );
}

/** What may be the same shop as one of these and is none of them, with the page that it stands on. */
export async function listTwins(
  db: Db | Tx,
  countyId: number,
  ids: readonly string[],
): Promise<(OperatorTwin & { otherId: string; otherRootId: string })[]> {
  const mine = sql`${[...ids]}::uuid[]`;
  const found = await sql<OperatorTwin & { otherId: string; otherRootId: string }>`
    select t.*, o.id as other_id, o.root_id as other_root_id from operator_twin as t
    join operator as o on o.county_id = t.county_id and o.id = case when t.a_id = any(${mine}) then t.b_id else t.a_id end
    where t.county_id = ${countyId} and (t.a_id = any(${mine}) or t.b_id = any(${mine})) and t.state = 'offered'
      and not (o.id = any(${mine}))
    order by t.at, o.id`.execute(db as Db);
  return found.rows;
}

/** Whether a person has said that two are not one. */
export async function areApart(db: Db | Tx, countyId: number, a: string, b: string): Promise<boolean> {
  const [first, second] = [a, b].toSorted();
  const found = await sql`select 1 from operator_twin
    where county_id = ${countyId} and a_id = ${first} and b_id = ${second} and state = 'apart'`.execute(db as Db);
  return found.rows.length > 0;
}

/** False when it is there already. */
export async function insertFlag(tx: Tx, flag: OperatorFlag): Promise<boolean> {
  return (await insertMany(tx, 'operator_flag', [flag], sql`on conflict do nothing returning id`)).rows.length > 0;
}

export async function findFlag(db: Db | Tx, countyId: number, id: string): Promise<OperatorFlag | null> {
  const found = await sql<OperatorFlag>`
    select * from operator_flag where county_id = ${countyId} and id = ${id}`.execute(db as Db);
  return found.rows[0] ?? null;
}

export async function saveLift(
  tx: Tx,
  { countyId, id, liftedById, liftedAt, liftReason }: OperatorFlag,
): Promise<void> {
  await sql`update operator_flag set lifted_by_id = ${liftedById}, lifted_at = ${liftedAt}, lift_reason = ${liftReason}
    where county_id = ${countyId} and id = ${id}`.execute(tx);
}

export async function listFlags(db: Db | Tx, countyId: number, ids: readonly string[]): Promise<OperatorFlag[]> {
  const found = await sql<OperatorFlag>`
    select * from operator_flag where county_id = ${countyId} and operator_id = any(${[...ids]}::uuid[])
    order by at desc, id`.execute(db as Db);
  return found.rows;
}

/** The one open shop that bears this very name and of which the asker may hear; null where there is none, or more than one. */
export async function findOperatorNamed(db: Db | Tx, asker: Actor, name: string): Promise<string | null> {
  const found = await sql<{ id: string }>`
    select distinct r.id from (
      select o.root_id from operator as o where o.county_id = ${asker.countyId} and o.name = ${name} and ${isHeardBy(asker)}
      union
      select o.root_id from operator_name as n join operator as o on o.county_id = n.county_id and o.id = n.operator_id
      where n.county_id = ${asker.countyId} and n.name = ${name} and n.source in ('register', 'firm') and ${isHeardBy(asker)}
    ) as f join operator as r on r.county_id = ${asker.countyId} and r.id = f.root_id and r.state = 'open' limit 2`.execute(
    db as Db,
  );
  return found.rows.length === 1 ? (found.rows[0]?.id ?? null) : null;
}
