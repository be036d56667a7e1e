/** The list of shops, the figures of each, and what is offered to whoever types a name. */
import { sql, type RawBuilder } from 'kysely';
import { mayDo, type Actor } from '../../domain/base/actor.ts';
import { noCounts, type OperatorCounts } from '../../domain/operator/operator-figures.ts';
import type { Operator } from '../../domain/operator/operator.ts';
import type { Db, Tx } from '../base/db.ts';
import { isHeardBy } from './heard.ts';

/** 收到: the day from which a complaint `c` counts, also one at a station that still talks. */
export const receivedDay = sql`(coalesce(c.received_at, c.filed_at) at time zone 'Asia/Shanghai')::date`;
/** 协议: that a complaint `c` ended in one. */
export const isAgreed = sql`c.agreement is not null`;
/** 办结天数: from the day of receipt to that of the closing of a complaint `c`. */
export function closedDays(received: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(c.closed_on - ${received})`;
}

/**
 * The figures of these pages, by the definitions of `operatorFigures`: the one place where they are counted. Whose matters they are
 * is no question here; the list of the records behind them shows what its reader may see.
 */
export async function countOperators(
  db: Db | Tx,
  countyId: number,
  rootIds: readonly string[],
  { from, today }: { from: string; today: string },
): Promise<ReadonlyMap<string, OperatorCounts>> {
  if (rootIds.length === 0) return new Map();
  const counted = await sql<OperatorCounts & { rootId: string }>`
    with mine as (
      select o.root_id, m.matter_id, m.kind from operator as o
      join matter_operator as m on m.county_id = o.county_id and m.operator_id = o.id and m.state = 'sure'
      where o.county_id = ${countyId} and o.root_id = any(${[...rootIds]}::uuid[])
    ), since as (select ${from}::date::timestamp at time zone 'Asia/Shanghai' as at
    ), told as (
      select m.root_id, c.id, c.agreement, ${isAgreed} as agreed, ${closedDays(receivedDay)} as days
      from mine as m join complaint as c on c.county_id = ${countyId} and c.id = m.matter_id, since
      where m.kind = 'complaint' and c.merged is null and coalesce(c.received_at, c.filed_at) >= since.at
    ), recovered as (
      select t.root_id, sum((l.detail->>'recoveredFen')::bigint) as fen from told as t
      join ledger as l on l.county_id = ${countyId} and l.matter_id = t.id and l.verb in ('settled', 'settled-at-station')
      group by 1
    ), tips as (
      select m.root_id, count(*)::integer as n from mine as m join tipoff as c on c.county_id = ${countyId} and c.id = m.matter_id, since
      where m.kind = 'tipoff' and c.received_at >= since.at group by 1
    ), sums as (
      select root_id, count(*)::integer as complaints,
        count(*) filter (where agreed)::integer as agreements,
        count(*) filter (where agreement->>'performedOn' is not null
          and not coalesce(agreement->>'performedOn' > agreement->>'performBy', false))::integer as kept,
        count(*) filter (where agreement->>'performedOn' > agreement->>'performBy')::integer as late,
        count(*) filter (where agreement->>'performedOn' is null and agreement->>'performBy' < ${today})::integer as unkept,
        percentile_cont(0.5) within group (order by days) filter (where days is not null) as median_days
      from told group by 1
    )
    select r.id as root_id, coalesce(s.complaints, 0) as complaints, coalesce(t.n, 0) as tipoffs, coalesce(s.agreements, 0) as agreements,
      coalesce(s.kept, 0) as kept, coalesce(s.late, 0) as late, coalesce(s.unkept, 0) as unkept,
      coalesce(f.fen, 0)::bigint as recovered_fen, s.median_days
    from unnest(${[...rootIds]}::uuid[]) as r (id) left join sums as s on s.root_id = r.id
    left join tips as t on t.root_id = r.id left join recovered as f on f.root_id = r.id`.execute(db as Db);
  return new Map(counted.rows.map(({ rootId, ...counts }) => [rootId, { ...noCounts, ...counts }]));
}

export interface OperatorQuery {
  q?: string | undefined;
  town?: string | undefined;
  /** `offered`: something waits for a person; `flagged`: somebody wrote a flag; `firm`: it takes part in the settlement scheme; `watched`: the reader follows it. */
  only?: 'offered' | 'flagged' | 'firm' | 'watched' | undefined;
  after?: string | undefined;
  limit: number;
}

export type ListedOperator = Pick<
  Operator,
  'id' | 'name' | 'code' | 'address' | 'regionId' | 'state' | 'source' | 'openedAt'
> & { matters: number; names: number; flags: number; offered: number; isFirm: boolean };

/**
 * A page of shops, those of which most is told first. Its key is the number of matters and the id, so that page two hundred costs
 * what page one costs.
 */
export async function listOperators(
  db: Db,
  reader: Actor,
  { q, town, only, after, limit }: OperatorQuery,
  today: string,
): Promise<{ items: ListedOperator[]; next: string | null }> {
  const { countyId } = reader;
  const named = q === undefined || q === '' ? sql`true` : sql`o.id = any(array(${rootsNamed(countyId, q)}))`;
  const placed =
    town === undefined
      ? sql`true`
      : sql`exists (select 1 from region as r where r.county_id = o.county_id and r.id = o.region_id and ${town} in (r.id, r.parent_id))`;
  const [n = null, id = null] = after?.split(' ') ?? [];
  const behind = n === null ? sql`true` : sql`(o.matters, o.id) < (${Number(n)}::integer, ${id}::uuid)`;
  const found = await sql<ListedOperator>`
    with listed as (
      select o.id, o.name, o.code, o.address, o.region_id, o.state, o.source, o.opened_at, o.matters
      from operator as o
      where o.county_id = ${countyId} and o.root_id = o.id and ${isHeardBy(reader)} and ${named} and ${placed} and ${onlyOf(only, reader, today)} and ${behind}
      order by o.matters desc, o.id desc limit ${limit + 1}
    ), members as materialized (
      select x.id, x.root_id, x.firm_id, l.name from listed as l
      join operator as x on x.county_id = ${countyId} and x.root_id = l.id
    ), named as (
      select b.root_id, count(distinct m.name) filter (where m.state = 'sure' and m.name <> b.name)::integer as names,
        count(*) filter (where m.state = 'offered')::integer as offered
      from members as b join matter_operator as m on m.county_id = ${countyId} and m.operator_id = b.id group by 1
    ), flagged as (
      select b.root_id, count(*)::integer as n from members as b join operator_flag as f on f.county_id = ${countyId} and f.operator_id = b.id
      where f.lifted_at is null and (f.until is null or f.until >= ${today}) group by 1
    ), twins as (
      select t.root_id, count(*)::integer as n from (
        select b.root_id, t.b_id as other_id from members as b
        join operator_twin as t on t.county_id = ${countyId} and t.a_id = b.id where t.state = 'offered'
        union all
        select b.root_id, t.a_id from members as b
        join operator_twin as t on t.county_id = ${countyId} and t.b_id = b.id where t.state = 'offered'
      ) as t join operator as y on y.county_id = ${countyId} and y.id = t.other_id where y.root_id <> t.root_id group by 1
    )
    select l.*, coalesce(n.names, 0) as names, coalesce(f.n, 0) as flags,
      coalesce(n.offered, 0) + coalesce(t.n, 0) as offered,
      exists (select 1 from members as b where b.root_id = l.id and b.firm_id is not null) as is_firm
    from listed as l left join named as n on n.root_id = l.id left join flagged as f on f.root_id = l.id
    left join twins as t on t.root_id = l.id order by l.matters desc, l.id desc`.execute(db);
  const items = found.rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.rows.length > limit && last !== undefined ? `${last.matters} ${last.id}` : null };
}

/**
 * The pages on which a shop bears the words, in its own row, in a name that it was given or in one that was told: found by their pairs
 * of characters, and looked at again as they stand.
 */
function rootsNamed(countyId: number, typed: string) {
  const words = likeOf(typed);
  const pairs = sql`search_pairs(${typed})`;
  return sql`
    select x.root_id from operator as x
    where x.county_id = ${countyId} and search_pairs(x.name || ' ' || x.code || ' ' || x.address) @> ${pairs}
      and (x.name ilike ${words} or x.code ilike ${words} or x.address ilike ${words})
    union select x.root_id from operator_name as n join operator as x on x.county_id = n.county_id and x.id = n.operator_id
    where n.county_id = ${countyId} and search_pairs(n.name) @> ${pairs} and n.name ilike ${words}
    union select x.root_id from matter_operator as m join operator as x on x.county_id = m.county_id and x.id = m.operator_id
    where m.county_id = ${countyId} and m.state = 'sure' and search_pairs(m.name) @> ${pairs} and m.name ilike ${words}`;
}

function likeOf(typed: string): string {
  return `%${typed.replace(/[\\%_]/gu, '\\$&')}%`;
}

/** The pages about which a person is asked something. */
function rootsOffered(countyId: number) {
  return sql`
    select x.root_id from matter_operator as m join operator as x on x.county_id = m.county_id and x.id = m.operator_id
    where m.county_id = ${countyId} and m.state = 'offered'
    union select unnest(array[x.root_id, y.root_id]) from operator_twin as t
    join operator as x on x.county_id = t.county_id and x.id = t.a_id
    join operator as y on y.county_id = t.county_id and y.id = t.b_id
    where t.county_id = ${countyId} and t.state = 'offered' and x.root_id <> y.root_id`;
}

function onlyOf(only: OperatorQuery['only'], { countyId, id }: Pick<Actor, 'countyId' | 'id'>, today: string) {
  switch (only) {
    case undefined:
      return sql`true`;
    case 'firm':
      return sql`o.id in (select x.root_id from operator as x where x.county_id = ${countyId} and x.firm_id is not null)`;
    case 'flagged':
      return sql`o.id in (select x.root_id from operator_flag as f join operator as x on x.county_id = f.county_id and x.id = f.operator_id
        where f.county_id = ${countyId} and f.lifted_at is null and (f.until is null or f.until >= ${today}))`;
    case 'watched':
      return sql`o.id in (select x.root_id from operator_watch as w join operator as x on x.county_id = w.county_id and x.id = w.operator_id
        where w.county_id = ${countyId} and w.account_id = ${id})`;
    case 'offered':
      return sql`o.id in (${rootsOffered(countyId)})`;
  }
}

/** A shop as it is offered to whoever types its name: where it is, and nothing of a matter, a telephone or a person. */
export type SuggestedOperator = Pick<Operator, 'id' | 'name' | 'address' | 'regionId'>;

/**
 * Those that bear the words in a name and of which the asker may hear, the ones that begin with them first; closed ones are not. To who
 * does not read the register, only under the names that it or the settlement scheme gave.
 */
export async function suggestOperators(
  db: Db,
  asker: Actor,
  typed: string,
  most: number,
): Promise<SuggestedOperator[]> {
  const words = likeOf(typed);
  const pairs = sql`search_pairs(${typed})`;
  const { countyId } = asker;
  const made = isHeardBy(asker);
  const given = !mayDo(asker, 'operator.read') ? sql`n.source in ('register', 'firm')` : sql`true`;
  // Letters that thousands of shops bear choose none of them: of those a few hundred are looked at, and all that begin with them first.
  const found = await sql<SuggestedOperator>`
    with found as (
      (select o.root_id from operator as o where o.county_id = ${countyId} and o.name like ${words.slice(1)} and ${made} limit ${mostLooked})
      union
      (select o.root_id from operator as o where o.county_id = ${countyId} and search_pairs(o.name) @> ${pairs}
        and o.name ilike ${words} and ${made} limit ${mostLooked})
      union
      (select o.root_id from operator_name as n join operator as o on o.county_id = n.county_id and o.id = n.operator_id
        where n.county_id = ${countyId} and search_pairs(n.name) @> ${pairs} and n.name ilike ${words} and ${made} and ${given}
        limit ${mostLooked})
    )
    select o.id, o.name, o.address, o.region_id from found as f
    join operator as o on o.county_id = ${countyId} and o.id = f.root_id and o.state = 'open' and ${made}
    order by position(${typed} in o.name) = 0, position(${typed} in o.name), length(o.name), o.id limit ${most}`.execute(
    db,
  );
  return found.rows;
}

const mostLooked = 300;

/** Addresses that a register tells and that hold the words, a few hundred of them; what somebody who complained wrote is none. */
export async function listAddressesWith(
  db: Db,
  countyId: number,
  typed: string,
): Promise<Pick<Operator, 'address' | 'regionId'>[]> {
  const found = await sql<Pick<Operator, 'address' | 'regionId'>>`
    select o.address, o.region_id from operator as o
    where o.county_id = ${countyId} and search_pairs(o.name || ' ' || o.code || ' ' || o.address) @> search_pairs(${typed})
      and o.address ilike ${likeOf(typed)} and o.state = 'open' and o.source in ('register', 'firm') and o.region_id is not null
    limit ${mostLooked}`.execute(db);
  return found.rows;
}

/** Shops of these places that a register has made known, for a telephone that may have no network. */
export async function listShopsIn(
  db: Db,
  countyId: number,
  regionIds: readonly string[],
  most: number,
): Promise<SuggestedOperator[]> {
  const found = await sql<SuggestedOperator>`
    select o.id, o.name, o.address, o.region_id from operator as o
    where o.county_id = ${countyId} and o.root_id = o.id and o.state = 'open' and o.source in ('register', 'firm', 'desk')
      and o.region_id = any(${[...regionIds]}) order by length(o.name), o.name, o.id limit ${most}`.execute(db);
  return found.rows;
}

/** Names for what is typed by sound, the newest: a register of a hundred thousand is looked through by characters alone. */
export async function listOperatorNames(db: Db, asker: Actor): Promise<SuggestedOperator[]> {
  const found = await sql<SuggestedOperator>`
    select o.id, o.name, o.address, o.region_id from operator as o
    where o.county_id = ${asker.countyId} and o.root_id = o.id and o.state = 'open' and ${isHeardBy(asker)}
    order by o.opened_at desc, o.id limit 5000`.execute(db);
  return found.rows;
}
