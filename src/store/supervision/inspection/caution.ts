/** The cautions that somebody may know of, and those that concern a shop, a case, a visit or a sortie. */
import { sql, type RawBuilder } from 'kysely';
import { mayDo, type Actor } from '../../../domain/base/actor.ts';
import type { Day } from '../../../domain/base/calendar.ts';
import type { Enforcement } from '../../../domain/supervision/enforcement/enforcement.ts';
import type { Caution } from '../../../domain/supervision/inspection/caution.ts';
import type { Db, Tx } from '../../base/db.ts';
import { listEntries } from '../../matter/docket.ts';

/** What `maySeeCaution` says of one, as a condition on the table. */
function scope(actor: Actor): RawBuilder<unknown> {
  return sql`((confirmed_by_id is not null and ${isOfReader(actor)}) or ${isUnconfirmedFor(actor)})`;
}

function isOfReader({ role, organisationId }: Actor): RawBuilder<unknown> {
  return role === 'officer' || role === 'officeHead' ? sql`office_id = ${organisationId}` : sql`true`;
}

/** What one alone has said, for himself and for who may confirm it. */
function isUnconfirmedFor(actor: Actor): RawBuilder<unknown> {
  const isConfirmer = mayDo(actor, 'caution.confirm') ? isOfReader(actor) : sql`false`;
  return sql`(confirmed_by_id is null and (by_id = ${actor.id} or ${isConfirmer}))`;
}

/** Open ones first wait for their confirmation, then those that end soonest; what is over by the day is open no more. */
export function listCautions(
  db: Db | Tx,
  actor: Actor,
  { state, today, limit }: { state: 'open' | 'all'; today: Day; limit: number },
): Promise<Caution[]> {
  const isNotOver = sql`until_on >= ${today}`;
  return listEntries<Caution>(db, 'caution', actor.countyId, {
    states: state === 'open' ? ['asked', 'on'] : [],
    where: state === 'open' ? sql`${scope(actor)} and ${isNotOver}` : scope(actor),
    order: sql`(state = 'asked' and ${isNotOver}) desc, (state in ('asked', 'on') and ${isNotOver}) desc, until_on, set_on desc, id`,
    limit,
  });
}

/** Whom a visit goes to: one shop, party or place. */
export interface CautionTarget {
  /** By which the asker finds again whom it is about; several rows may be about one. */
  key: string;
  operatorId: string | null;
  enforcementId: string | null;
  name: string;
  regionId: string | null;
}

/**
 * In force, or an old flag that was shown before a visit until it became a caution: it is shown on until somebody has confirmed or refused
 * it, so that nobody walks into what the county knew. It bears the id of its flag.
 */
function isShown(c: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(${c}.state = 'on' or (${c}.state = 'asked' and exists (
    select from operator_flag as f where f.county_id = ${c}.county_id and f.id = ${c}.id)))`;
}

/** Those in force on the day for any of the targets, and those that wait to be confirmed for who set or may confirm them. */
export async function listCautionsOf(
  db: Db | Tx,
  actor: Actor,
  targets: readonly CautionTarget[],
  { today, limit }: { today: Day; limit: number },
): Promise<Caution[]> {
  if (targets.length === 0) return [];
  const { countyId } = actor;
  const found = await sql<Caution>`
    select * from caution where county_id = ${countyId} and until_on >= ${today}
      and (${isShown(sql`caution`)} or (state = 'asked' and ${isUnconfirmedFor(actor)}))
      and id in (select h.id from (${hitsOf(countyId, targets)}) as h)
    order by state = 'on' desc, until_on, id limit ${limit}`.execute(db as Db);
  return found.rows;
}

/** What whoever goes out reads of a caution. */
export type CautionTold = Pick<Caution, 'id' | 'kind' | 'words'>;

/** What two have said and is in force on the day, and what an old flag says, by the key of each target. */
export async function listCautionsByTarget(
  db: Db | Tx,
  countyId: number,
  targets: readonly CautionTarget[],
  today: Day,
): Promise<Map<string, CautionTold[]>> {
  if (targets.length === 0) return new Map();
  const found = await sql<CautionTold & { key: string }>`
    select h.key, c.id, c.kind, c.words from (${hitsOf(countyId, targets)}) as h
    join caution as c on c.county_id = ${countyId} and c.id = h.id
    where ${isShown(sql`c`)} and c.until_on >= ${today} order by c.until_on, c.id`.execute(db as Db);
  return Map.groupBy(found.rows, ({ key }) => key);
}

/**
 * Which caution is about which target: on the page of the shop and of those merged with it, on the case, on a shop or an unlicensed trade
 * of that name in that village, or on the village or its town as a place. Name and village are those of one target: a shop of the same name in the
 * village of the next one is another shop.
 */
function hitsOf(countyId: number, targets: readonly CautionTarget[]): RawBuilder<unknown> {
  const rows = targets.map(({ key, operatorId, enforcementId, name, regionId }) => ({
    key,
    operator_id: operatorId,
    enforcement_id: enforcementId,
    name,
    region_id: regionId,
  }));
  return sql`with asked as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json)
        as a (key text, operator_id uuid, enforcement_id uuid, name text, region_id text)
    )
    select a.key, c.id from asked as a join operator as r on r.county_id = ${countyId} and r.id = a.operator_id
      join operator as o on o.county_id = ${countyId} and o.root_id = r.root_id
      join caution as c on c.county_id = ${countyId} and c.operator_id = o.id
    union select a.key, c.id from asked as a join caution as c on c.county_id = ${countyId} and c.enforcement_id = a.enforcement_id
    union select a.key, c.id from asked as a join caution as c on c.county_id = ${countyId} and c.operator_id is null
      and c.region_id = a.region_id and c.operator_name in ('', a.name)
    union select a.key, c.id from asked as a join region as v on v.county_id = ${countyId} and v.id = a.region_id
      join caution as c on c.county_id = ${countyId} and c.region_id = v.parent_id and c.operator_id is null
      and c.enforcement_id is null and c.inspection_id is null and c.operator_name = ''
    union select a.key, c.id from asked as a ${joinVisits(countyId)}`;
}

/** Whoever trades without a licence is known to the caution by the visit alone: the same name in the same village is the same trade. */
function joinVisits(countyId: number): RawBuilder<unknown> {
  return sql`join inspection as i on i.county_id = ${countyId} and i.unregistered and i.operator_name = a.name and i.region_id = a.region_id
      join caution as c on c.county_id = ${countyId} and c.inspection_id = i.id`;
}

/**
 * The pages of the register on which the party of a case stands: those that were said for sure, and that of a shop of exactly this name,
 * in the same village where both are known. A natural person stands on none by his name.
 */
export async function listShopsOf(
  db: Db | Tx,
  { countyId, id, operatorName, partyKind, operatorRegionId }: Enforcement,
): Promise<string[]> {
  const byName = partyKind === 'person' ? sql`false` : isNamed(countyId, operatorName, operatorRegionId);
  const found = await sql<{ id: string }>`
    select distinct o.root_id as id from operator as o where o.county_id = ${countyId} and (${byName} or exists (
      select 1 from matter_operator as m
      where m.county_id = o.county_id and m.operator_id = o.id and m.matter_id = ${id} and m.state = 'sure'))`.execute(
    db as Db,
  );
  return found.rows.map((one) => one.id);
}

function isNamed(countyId: number, name: string, regionId: string | null): RawBuilder<unknown> {
  const inPlace = regionId === null ? sql`true` : sql`(o.region_id is null or o.region_id = ${regionId})`;
  return sql`(${inPlace} and (o.name = ${name} or exists (
    select 1 from operator_name as n where n.county_id = ${countyId} and n.operator_id = o.id and n.name = ${name})))`;
}
