import { sql, type RawBuilder } from 'kysely';
import { scopes, type Actor } from '../../../domain/base/actor.ts';
import type { SamplingBatch } from '../../../domain/supervision/sampling/batch.ts';
import type { Commissioner, ProductClass } from '../../../domain/supervision/sampling/goods.ts';
import type { Db, Tx } from '../../base/db.ts';
import { listEntries } from '../../matter/docket.ts';

/** What `maySeeBatch` says of one, as a condition on the table; a test holds the two together. */
function batchScope({ role, organisationId }: Actor): RawBuilder<unknown> {
  return scopes[role] === 'office' ? sql`(office_id is null or office_id = ${organisationId})` : sql`true`;
}

export interface BatchQuery {
  state: 'open' | 'all';
  productClass?: ProductClass | undefined;
  commissioner?: Commissioner | undefined;
  planId?: string | undefined;
  /** Sampled from and to these days: what a figure counts. */
  from?: string | undefined;
  to?: string | undefined;
  /** Those that have food in kilograms off the shelf within the days. */
  offShelf?: 'foodKg' | undefined;
}

const over = ['closed', 'cancelled'];

/** The newest first. */
export function listBatches(db: Db | Tx, actor: Actor, query: BatchQuery, limit = 500): Promise<SamplingBatch[]> {
  const { state, productClass, commissioner, planId, from, to, offShelf } = query;
  const within = (day: RawBuilder<unknown>) => sql`${from === undefined ? sql`true` : sql`${day} >= ${from}`}
    and ${to === undefined ? sql`true` : sql`${day} <= ${to}`}`;
  return listEntries<SamplingBatch>(db, 'sampling_batch', actor.countyId, {
    states: [],
    where: sql`${batchScope(actor)}
      and ${state === 'open' ? sql`state not in (${sql.join(over)})` : sql`true`}
      and ${productClass === undefined ? sql`true` : sql`product_class = ${productClass}`}
      and ${commissioner === undefined ? sql`true` : sql`commissioner = ${commissioner}`}
      and ${planId === undefined ? sql`true` : sql`plan_id = ${planId}`}
      and ${
        offShelf === undefined
          ? isCounted(from, to, within)
          : sql`${isFood} and exists (select from ${standingLines} where ${isOffShelfKg} and ${within(sql`l.value ->> 'onDay'`)})`
      }`,
    order: sql`coalesce(sampled_on, 'infinity') desc, number desc`,
    limit,
  });
}

/** With days the list is that of the figure: what was sampled in them and came to something. */
function isCounted(
  from: string | undefined,
  to: string | undefined,
  within: (day: RawBuilder<unknown>) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  return from === undefined && to === undefined ? sql`true` : sql`state <> 'cancelled' and ${within(sql`sampled_on`)}`;
}

/** F06: food alone, kilograms alone, and no line that was struck. */
export const isFood = sql`product_class in ('food', 'farmProduce')`;
export const standingLines = sql`jsonb_array_elements(lines) as l(value)`;
export const isOffShelfKg = sql`l.value ->> 'kind' = 'offShelf' and l.value ->> 'unit' = 'kg' and l.value ->> 'struckWhy' is null`;

/** The page of the register that bears the name, if one alone does. */
export async function findShopNamed(db: Db | Tx, countyId: number, name: string): Promise<string | null> {
  if (name === '') return null;
  const found = await sql<{ rootId: string }>`
    select distinct o.root_id from operator as o where o.county_id = ${countyId} and (o.name = ${name} or exists (
      select from operator_name as n where n.county_id = o.county_id and n.operator_id = o.id and n.name = ${name}))
    limit 2`.execute(db as Db);
  return found.rows.length === 1 ? (found.rows[0]?.rootId ?? null) : null;
}

/** Of these seals, those that another batch bears on its sample or on its spare. */
export async function listSealsUsed(
  tx: Tx,
  countyId: number,
  seals: readonly string[],
  exceptId: string,
): Promise<string[]> {
  const found = await sql<{ seal: string }>`
    select s.seal from unnest(${[...seals]}::text[]) as s (seal) where exists (
      select from sampling_batch as b where b.county_id = ${countyId} and b.id <> ${exceptId} and b.state <> 'cancelled'
        and (b.sample_seal = s.seal or b.spare_seal = s.seal))`.execute(tx);
  return found.rows.map(({ seal }) => seal);
}

/** All that are not over, for the morning round. */
export function listOpenBatches(db: Db | Tx, countyId: number): Promise<SamplingBatch[]> {
  return listEntries<SamplingBatch>(db, 'sampling_batch', countyId, {
    states: [],
    where: sql`state not in (${sql.join(over)})`,
    order: sql`number`,
    limit: 20_000,
  });
}

/** Those of a seller or maker whose unqualified result stands for good: after the window, or after another institution found the same. */
export async function listUnfitOf(
  db: Db | Tx,
  countyId: number,
  name: string,
): Promise<Pick<SamplingBatch, 'number' | 'product' | 'confirmedOn'>[]> {
  const found = await sql<Pick<SamplingBatch, 'number' | 'product' | 'confirmedOn'>>`
    select number, product, confirmed_on from sampling_batch as b
    where b.county_id = ${countyId} and b.confirmed_on is not null and b.state <> 'cancelled' and (b.seller_name = ${name} or b.maker = ${name}
      or b.seller_id in (select o.root_id from operator as o where o.county_id = b.county_id and (o.name = ${name} or exists (
        select from operator_name as n where n.county_id = o.county_id and n.operator_id = o.id and n.name = ${name}))))
    order by b.confirmed_on desc, b.number desc limit 50`.execute(db as Db);
  return found.rows;
}
