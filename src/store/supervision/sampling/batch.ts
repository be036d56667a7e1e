import { sql, type RawBuilder } from 'kysely';
import { scopes, type Actor } from '../../../domain/base/actor.ts';
import { batchStateWords, type SamplingBatch } from '../../../domain/supervision/sampling/batch.ts';
import { batchDocket } from '../../../domain/supervision/sampling/batch-steps.ts';
import type { Commissioner } from '../../../domain/supervision/sampling/goods.ts';
import type { SamplingFigure } from '../../../domain/supervision/figures/sampling-figures.ts';
import type { Db, Tx } from '../../base/db.ts';
import { isFood, isOffShelfKg, standingLines } from '../figures/sampling-figure.ts';
import { listEntries } from '../../matter/docket.ts';
import type { DocketTable } from '../../matter/docket-list.ts';

/** What `maySeeBatch` says of one, as a condition on the table; a test holds the two together. */
function batchScope({ role, organisationId }: Actor): RawBuilder<unknown> {
  return scopes[role] === 'office' ? sql`(office_id is null or office_id = ${organisationId})` : sql`true`;
}

/** The list of batches. */
export const batchTable: DocketTable<SamplingBatch> = {
  name: 'sampling_batch',
  states: Object.keys(batchStateWords),
  over: batchDocket.over,
  scope: batchScope,
  words: sql`number || ' ' || former_number || ' ' || product || ' ' || brand || ' ' || maker || ' ' || seller_name || ' ' || lot || ' ' || place
    || ' ' || sample_seal || ' ' || spare_seal || ' ' || coalesce(result ->> 'reportNumber', '')`,
  newest: sql`coalesce(sampled_on, 'infinity')`,
  due: sql`due_on`,
  day: sql`sampled_on`,
  filters: {
    operatorId: (id, { countyId }) => isOfShop(countyId, id),
    result: (value) => resultIs(value),
  },
  figure: isBehind,
};

/** What `isUnfit` says of one, as a condition on the table. */
function resultIs(value: string): RawBuilder<unknown> {
  const stands = sql`(result is not null and state <> 'tested')`;
  const unfit = sql`(result @? '$.items[*] ? (@.fit == false)' and retest -> 'passed' is distinct from 'true')`;
  if (value === 'unfit') return sql`${stands} and ${unfit}`;
  return value === 'fit' ? sql`${stands} and not ${unfit}` : sql`not ${stands}`;
}

/** The shops of one page: merges lead from one to the other. */
function isOfShop(countyId: number, operatorId: string): RawBuilder<unknown> {
  return sql`seller_id in (select o.id from operator as o where o.county_id = ${countyId}
    and o.root_id = (select r.root_id from operator as r where r.county_id = ${countyId} and r.id = ${operatorId}))`;
}

const commissionerOf: Readonly<Partial<Record<SamplingFigure, Commissioner>>> = {
  batchesByProvince: 'province',
  batchesByCity: 'city',
  batchesByCounty: 'county',
};

/** The records behind a figure, by the definitions of `sampling-figure.ts` once more; a test holds the two together. */
function isBehind(figure: string, { from, to }: { from: string; to: string }): RawBuilder<unknown> {
  const stands = sql`state <> 'cancelled'`;
  if (figure === 'foodOffShelfGrams')
    return sql`${stands} and ${isFood} and exists (select from ${standingLines}
      where ${isOffShelfKg} and (l.value ->> 'onDay')::date between ${from} and ${to})`;
  const commissioner = commissionerOf[figure as SamplingFigure];
  return sql`${stands} and sampled_on between ${from} and ${to}
    and ${commissioner === undefined ? sql`true` : sql`commissioner = ${commissioner}`}`;
}

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
    where: sql`state not in (${sql.join([...batchDocket.over])})`,
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

/** The batch of this number, or whose sample bears this seal. */
export async function findBatchBy(db: Db | Tx, countyId: number, words: string): Promise<SamplingBatch | null> {
  const found = await sql<SamplingBatch>`select * from sampling_batch
    where county_id = ${countyId} and state <> 'cancelled' and (number = ${words} or sample_seal = ${words})
    order by number = ${words} desc limit 1`.execute(db as Db);
  return found.rows[0] ?? null;
}
