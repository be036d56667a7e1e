/** Which matters are about which shop. */
import { sql, type RawBuilder } from 'kysely';
import type { MatterOperator } from '../../domain/operator/operator.ts';
import { insertMany, type Db, type Tx } from '../base/db.ts';
import { actorIdOf } from '../base/ledger.ts';

/** The page of the shop that a matter is about for sure. */
export interface OperatorOfMatter {
  matterId: string;
  /** The one to which the merges lead. */
  operatorId: string;
  name: string;
  firmId: string | null;
}

/** By the id of the matter; one that is about no shop, or only perhaps, is not in it. */
export async function operatorsOfMatters(
  db: Db | Tx,
  countyId: number,
  matterIds: readonly string[],
): Promise<ReadonlyMap<string, OperatorOfMatter>> {
  if (matterIds.length === 0) return new Map();
  const found = await sql<OperatorOfMatter>`
    select m.matter_id, r.id as operator_id, r.name,
      (select f.firm_id from operator as f where f.county_id = r.county_id and f.root_id = r.id and f.firm_id is not null
        order by f.id limit 1) as firm_id
    from matter_operator as m
    join operator as o on o.county_id = m.county_id and o.id = m.operator_id
    join operator as r on r.county_id = o.county_id and r.id = o.root_id
    where m.county_id = ${countyId} and m.matter_id = any(${[...matterIds]}::uuid[]) and m.state = 'sure'`.execute(
    db as Db,
  );
  return new Map(found.rows.map((row) => [row.matterId, row]));
}

/** Everything that is said of a matter, what was offered and what was refused too. */
export async function listOfMatter(db: Db | Tx, countyId: number, matterId: string): Promise<MatterOperator[]> {
  const found = await sql<MatterOperator>`
    select * from matter_operator where county_id = ${countyId} and matter_id = ${matterId} order by at, operator_id`.execute(
    db as Db,
  );
  return found.rows;
}

/** Of these matters, the ones about which something is said already. */
export async function listMatched(db: Db | Tx, countyId: number, matterIds: readonly string[]): Promise<Set<string>> {
  const found = await sql<{ matterId: string }>`
    select distinct matter_id from matter_operator
    where county_id = ${countyId} and matter_id = any(${[...matterIds]}::uuid[])`.execute(db as Db);
  return new Set(found.rows.map(({ matterId }) => matterId));
}

/** The shops that the matter was about for sure and that no matter tells of any more which still has its words. */
export async function listOnlyErased(tx: Tx, countyId: number, matterId: string): Promise<string[]> {
  const hasWords = (kind: 'complaint' | 'tipoff' | 'inquiry') => sql`exists (select 1 from ${sql.table(kind)} as c
    where c.county_id = t.county_id and c.id = t.matter_id and c.erased_on is null)`;
  const found = await sql<{ id: string }>`
    select o.id from matter_operator as m join operator as o on o.county_id = m.county_id and o.id = m.operator_id
    where m.county_id = ${countyId} and m.matter_id = ${matterId} and m.state = 'sure'
      and (o.source = 'matter' or o.source = 'register' and exists (select 1 from ledger as l
        where l.county_id = o.county_id and l.matter_id = o.id and l.verb = 'operator-opened' and l.detail->>'source' = 'matter'))
      and not exists (select 1 from matter_operator as t where t.county_id = o.county_id and t.operator_id = o.id and t.state = 'sure'
        and (${hasWords('complaint')} or ${hasWords('tipoff')} or ${hasWords('inquiry')}))
    order by o.id`.execute(tx);
  return found.rows.map(({ id }) => id);
}

/** What of a shop a person or a register has said, as it stands; the reader of matters is neither. */
export async function listEnteredFields(tx: Tx, countyId: number, operatorId: string): Promise<Set<string>> {
  const saidAs = (words: string) => sql`left(encode(sha256(convert_to(${sql.ref(words)}, 'UTF8')), 'hex'), 16)`;
  const found = await sql<{ field: string }>`
    select f.key as field from import_mark as i join operator as o on o.county_id = i.county_id and o.id = i.matter_id,
      jsonb_each_text(i.fields) as f
    where i.county_id = ${countyId} and i.matter_id = ${operatorId}
      and f.value = case f.key when 'phone' then ${saidAs('o.phone')} when 'address' then ${saidAs('o.address')} end
    union select distinct f.value as field from ledger as l, json_array_elements_text(l.detail -> 'fields') as f(value)
    where l.county_id = ${countyId} and l.matter_id = ${operatorId} and l.verb = 'operator-corrected' and l.by <> ${actorIdOf('system')}`.execute(
    tx,
  );
  return new Set(found.rows.map(({ field }) => field));
}

export async function insertMatches(tx: Tx, matches: readonly MatterOperator[]): Promise<void> {
  if (matches.length === 0) return;
  await insertMany(tx, 'matter_operator', [...matches], sql`on conflict do nothing`);
}

/** What the rule has said of a matter is forgotten; what a person has said stays. */
export async function forgetMatches(tx: Tx, countyId: number, matterId: string): Promise<void> {
  await sql`delete from matter_operator
    where county_id = ${countyId} and matter_id = ${matterId} and by_id is null`.execute(tx);
}

/** A person says which one it is; all others are not. */
export async function saveAssigned(tx: Tx, match: MatterOperator): Promise<void> {
  const { countyId, matterId, operatorId, byId, at } = match;
  await sql`update matter_operator set state = 'apart', by_id = ${byId}, at = ${at}
    where county_id = ${countyId} and matter_id = ${matterId} and operator_id <> ${operatorId}`.execute(tx);
  await insertMany(
    tx,
    'matter_operator',
    [match],
    sql`on conflict (county_id, matter_id, operator_id) do update
      set state = 'sure', by_id = excluded.by_id, at = excluded.at, why = excluded.why`,
  );
}

export async function setApart(tx: Tx, { countyId, matterId, operatorId, byId, at }: MatterOperator): Promise<void> {
  await sql`update matter_operator set state = 'apart', by_id = ${byId}, at = ${at}
    where county_id = ${countyId} and matter_id = ${matterId} and operator_id = ${operatorId}`.execute(tx);
}

/** All matters of a page, sure and offered, the newest first. */
export async function listMattersOf(
  db: Db | Tx,
  countyId: number,
  operatorIds: readonly string[],
  most = 300,
): Promise<MatterOperator[]> {
  const found = await sql<MatterOperator>`
    select * from matter_operator
    where county_id = ${countyId} and operator_id = any(${[...operatorIds]}::uuid[]) and state <> 'apart'
    order by number desc limit ${most}`.execute(db as Db);
  return found.rows;
}

/** How often each name was told of the shops of a page, the most told first. */
export async function countNames(
  db: Db | Tx,
  countyId: number,
  operatorIds: readonly string[],
): Promise<{ name: string; n: number; why: MatterOperator['why']; isPersons: boolean }[]> {
  const found = await sql<{ name: string; n: number; why: MatterOperator['why']; isPersons: boolean }>`
    select name, count(*)::integer as n, (array_agg(why order by at))[1] as why, bool_or(by_id is not null) as is_persons
    from matter_operator
    where county_id = ${countyId} and operator_id = any(${[...operatorIds]}::uuid[]) and state = 'sure'
    group by name order by n desc, name`.execute(db as Db);
  return found.rows;
}

/** That a matter `c` is about the shop on whose page the one with this id stands. */
export function isAbout(operatorId: string): RawBuilder<unknown> {
  return sql`c.id in (select m.matter_id from matter_operator as m
    join operator as o on o.county_id = m.county_id and o.id = m.operator_id
    where m.county_id = c.county_id and m.state = 'sure'
      and o.root_id = (select root_id from operator as r where r.county_id = c.county_id and r.id = ${operatorId}))`;
}

/** So many of the newest matters of a shop are looked at where something recent is sought among them. */
const mostOfShop = 1_000;

/**
 * The newest matters of one kind about that shop, with ids `matter_id` and their `place`, which is the order of the numbers, of which the
 * ten thousandth of a year has a figure more: a shop of twenty thousand is read no further than one of a thousand.
 */
export function newestAbout(countyId: number, operatorId: string, kind: MatterOperator['kind']): RawBuilder<unknown> {
  const place = sql`split_part(l.number, '-', 1) || lpad(split_part(l.number, '-', 2), 9, '0')`;
  return sql`(select m.matter_id, m.place from operator as r
    join operator as o on o.county_id = r.county_id and o.root_id = r.root_id
    cross join lateral (select matter_id, ${place} as place from matter_operator as l
      where l.county_id = o.county_id and l.operator_id = o.id and l.kind = ${kind} and l.state = 'sure'
      order by ${place} desc limit ${mostOfShop}) as m
    where r.county_id = ${countyId} and r.id = ${operatorId} order by m.place desc limit ${mostOfShop})`;
}

/** What people have put right of these shops, whoever it was; the reader of matters is none. */
export async function listCorrectedFields(
  tx: Tx,
  countyId: number,
  operatorIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  if (operatorIds.length === 0) return new Map();
  const found = await sql<{ id: string; fields: string[] }>`
    select l.matter_id as id, array_agg(distinct f.value) as fields
    from ledger as l, json_array_elements_text(l.detail -> 'fields') as f(value)
    where l.county_id = ${countyId} and l.matter_id = any(${[...operatorIds]}::uuid[]) and l.verb = 'operator-corrected'
      and l.by <> ${actorIdOf('system')} group by 1`.execute(tx);
  return new Map(found.rows.map(({ id, fields }) => [id, new Set(fields)]));
}
