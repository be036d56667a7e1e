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

/** Open ones first wait for their confirmation, then those that end soonest. */
export function listCautions(db: Db | Tx, actor: Actor, state: 'open' | 'all', limit = 500): Promise<Caution[]> {
  return listEntries<Caution>(db, 'caution', actor.countyId, {
    states: state === 'open' ? ['asked', 'on'] : [],
    where: scope(actor),
    order: sql`state = 'asked' desc, until_on, set_on desc, id`,
    limit,
  });
}

/** Whom a visit goes to. */
export interface CautionTarget {
  operatorIds: readonly string[];
  enforcementIds: readonly string[];
  names: readonly string[];
  regionIds: readonly string[];
}

/**
 * Those in force on the day for any of the targets, and those that wait to be confirmed for who set or may confirm them: on the page of the shop and of those merged with
 * it, on the case, on a shop or an unlicensed trade of that name in that village, or on the village as a place.
 */
export async function listCautionsOf(
  db: Db | Tx,
  actor: Actor,
  { operatorIds, enforcementIds, names, regionIds }: CautionTarget,
  today: Day,
): Promise<Caution[]> {
  const { countyId } = actor;
  const among = (column: string, values: readonly string[]) =>
    values.length === 0 ? sql`false` : sql`${sql.ref(column)} in (${sql.join(values)})`;
  const isOfShop =
    operatorIds.length === 0
      ? sql`false`
      : sql`operator_id in (select o.id from operator as o where o.county_id = ${countyId} and o.root_id in
          (select r.root_id from operator as r where r.county_id = ${countyId} and r.id in (${sql.join(operatorIds)})))`;
  const found = await sql<Caution>`
    select * from caution where county_id = ${countyId} and until_on >= ${today}
      and (state = 'on' or (state = 'asked' and ${isUnconfirmedFor(actor)}))
      and (${isOfShop} or ${among('enforcement_id', enforcementIds)}
        or (operator_id is null and operator_name <> '' and ${among('operator_name', names)} and ${among('region_id', regionIds)})
        or ${isOfVisits(countyId, names, regionIds)}
        or (operator_id is null and operator_name = '' and ${among('region_id', regionIds)}))
    order by state = 'on' desc, until_on, id limit 50`.execute(db as Db);
  return found.rows;
}

/** Whoever trades without a licence is known to the caution by the visit alone: the same name in the same village is the same trade. */
function isOfVisits(countyId: number, names: readonly string[], regionIds: readonly string[]): RawBuilder<unknown> {
  if (names.length === 0 || regionIds.length === 0) return sql`false`;
  return sql`inspection_id in (select i.id from inspection as i where i.county_id = ${countyId} and i.unregistered
    and i.operator_name in (${sql.join(names)}) and i.region_id in (${sql.join(regionIds)}))`;
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
