import { sql, type RawBuilder } from 'kysely';
import type { FigurePeriod } from '../../../domain/figures/figure.ts';
import type { InspectionFigure } from '../../../domain/supervision/figures/inspection-figures.ts';
import type { Db, Tx } from '../../base/db.ts';
import type { CarriedLines } from '../../figures/carried-lines.ts';

/** The lines of an old book of inspections. */
export const inspectionLines: CarriedLines = { table: 'inspection', days: ['visited_on'] };

/**
 * Which shop a visit was to: the page of the register to which merges lead, or the name at its place where there is none; what stands in
 * place of a name that was erased, for all visits to it.
 */
export function shopKeyOf(visit: string): RawBuilder<string> {
  const of = (column: string) => sql.ref(`${visit}.${column}`);
  return sql`coalesce(
  (select p.root_id::text from operator as p where p.county_id = ${of('county_id')} and p.id = ${of('operator_id')}),
  ${of('shop_alias')}::text,
  lower(regexp_replace(${of('operator_name')}, '\\s', '', 'g')) || '@' || ${of('region_id')})`;
}
export const shopKey = shopKeyOf('i');

/** Visits that count as own: made, and not in another body's inspection. */
export const isVisit = sql`(i.role = 'own' and i.visited_on is not null and i.state not in ('planned', 'cancelled'))`;

/** What is counted: of one campaign, or of all campaigns of one kind, or of everything. */
export interface InspectionScope extends FigurePeriod {
  kind?: string | null;
  campaignId?: string | null;
}

function scopeOf(
  table: 'i' | 's' | 'g',
  { officeId, kind = null, campaignId = null }: InspectionScope,
): RawBuilder<unknown> {
  const campaign = sql.ref(`${table}.campaign_id`);
  const office = officeId === null ? sql`true` : sql`${sql.ref(`${table}.office_id`)} = ${officeId}`;
  const ofKind =
    kind === null
      ? sql`true`
      : sql`exists (select from campaign as k where k.county_id = ${sql.ref(`${table}.county_id`)} and k.id = ${campaign} and k.kind = ${kind})`;
  const ofOne = campaignId === null ? sql`true` : sql`${campaign} = ${campaignId}`;
  return sql`${office} and ${ofKind} and ${ofOne}`;
}

/** Of a campaign of the kind. */
export const ofKind = (kind: string) =>
  sql`exists (select from campaign as k where k.county_id = i.county_id and k.id = i.campaign_id and k.kind = ${kind})`;

/** Whose sorties are of the bureau: not those in another body's campaign. */
export const isOwnSortie = sql`(s.state = 'done' and not exists (
  select from campaign as k where k.county_id = s.county_id and k.id = s.campaign_id and k.role = 'participant'))`;

export const isFestivalSortie = sql`exists (
  select from campaign as k where k.county_id = s.county_id and k.id = s.campaign_id and k.kind = 'festival')`;

/**
 * Inspections, sorties and seized goods by their own days: 户次 by the visit, 家 and 户 by distinct shops, 人次 and 辆次 as the sum of
 * each sortie. Another body's inspections count as taking part alone.
 */
export async function countInspections(
  db: Db | Tx,
  countyId: number,
  scope: InspectionScope,
): Promise<Record<InspectionFigure, number>> {
  const { from, to } = scope;
  const { rows } = await sql<Record<InspectionFigure, number>>`
    with visit as (
      select ${shopKey} as shop, i.state <> 'doorClosed' as met, i.area_kind, i.findings, ${ofKind('schoolZone')} as is_school,
        ${ofKind('festival')} as is_festival
      from inspection as i where i.county_id = ${countyId} and ${isVisit} and i.visited_on between ${from} and ${to} and ${scopeOf('i', scope)}
    ), went as (
      select s.heads, s.cars, ${isFestivalSortie} as is_festival
      from sortie as s where s.county_id = ${countyId} and ${isOwnSortie} and s.on_day between ${from} and ${to} and ${scopeOf('s', scope)}
    ), goods as (
      select g.unit, round(sum(g.qty)::numeric, 3)::double precision as qty from seizure as g
      where g.county_id = ${countyId} and g.is_fake and g.seized_on between ${from} and ${to} and ${scopeOf('g', scope)} group by 1
    )
    select
      (select count(distinct shop) filter (where met) from visit) as inspected_shops,
      (select count(*) from visit) as shop_visits,
      (select count(distinct shop) filter (where met and is_school) from visit) as school_zone_shops,
      (select count(*) from visit, lateral jsonb_array_elements(visit.findings) as f where f ->> 'isViolation' = 'true') as violations_found,
      (select count(*) from inspection as i where i.county_id = ${countyId} and i.role = 'own' and i.banned_on between ${from} and ${to}
        and ${scopeOf('i', scope)}) as bans,
      (select coalesce(sum(heads), 0)::bigint from went) as person_times,
      (select coalesce(sum(cars), 0)::bigint from went) as vehicle_times,
      (select count(*) from inspection as i where i.county_id = ${countyId} and i.state = 'joined' and i.visited_on between ${from} and ${to}
        and ${scopeOf('i', scope)}) as joined_inspections,
      (select count(*) from went where is_festival) as festival_checks,
      (select count(*) from visit where is_festival) as festival_visits,
      (select coalesce(sum(qty) filter (where unit = 'bottle'), 0) from goods) as fake_bottles,
      (select coalesce(sum(qty) filter (where unit = 'bag'), 0) from goods) as fake_bags`.execute(db as Db);
  const [counted] = rows;
  if (counted === undefined) throw new Error('Counting always gives one row.');
  return counted;
}
