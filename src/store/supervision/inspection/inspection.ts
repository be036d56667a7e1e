/** The lists of inspections, campaigns and what belongs to them, and what a campaign has reached. */
import { sql, type RawBuilder } from 'kysely';
import { mayDo, type Actor } from '../../../domain/base/actor.ts';
import {
  enforceableStates,
  unfinishedStates,
  type Inspection,
} from '../../../domain/supervision/inspection/inspection.ts';
import type { Db, Tx } from '../../base/db.ts';
import { isVisit, shopKey } from '../figures/inspection-figure.ts';
import { listEntries } from '../../matter/docket.ts';

type Asked = 'open' | 'all';

/** What `maySeeOfOffice` says of one, as a condition on the table; `named` says on which lists somebody stands. */
export function scope({ role, organisationId, id }: Actor, named: readonly string[]): RawBuilder<unknown> {
  if (role !== 'officer' && role !== 'officeHead') return sql`true`;
  const own = JSON.stringify([id]);
  const stands = named.map((column) => sql` or ${sql.ref(column)} @> ${own}::jsonb`);
  return sql`(office_id = ${organisationId}${sql.join(stands, sql``)})`;
}

const isInspector = (id: string) => sql` or officers @> ${JSON.stringify([{ accountId: id }])}::jsonb`;

/** That somebody was chosen for a visit, or went. */
export function isGoing({ id }: Pick<Actor, 'id'>): RawBuilder<unknown> {
  return sql`(assigned_ids @> ${JSON.stringify([id])}::jsonb${isInspector(id)})`;
}

/** Of what is done together a department reads that in which it takes part. */
export function partnerScope({ organisationId }: Actor): RawBuilder<unknown> {
  return organisationId === null ? sql`false` : sql`partner_ids @> ${JSON.stringify([organisationId])}::jsonb`;
}

export function inspectionScope(actor: Actor): RawBuilder<unknown> {
  const { role, organisationId, id } = actor;
  // Who reads of a campaign does not by that read of each shop.
  if (!mayDo(actor, 'inspection.read')) return sql`false`;
  if (role !== 'officer' && role !== 'officeHead') return sql`true`;
  return sql`(office_id = ${organisationId} or assigned_ids @> ${JSON.stringify([id])}::jsonb${isInspector(id)})`;
}

export interface InspectionQuery {
  state: Asked;
  campaignId?: string | undefined;
  sortieId?: string | undefined;
  operatorId?: string | undefined;
  /** Those for whom the reader was chosen. */
  mine?: boolean | undefined;
}

/** Those with something to do, the most urgent first; of all the newest first. */
export function listInspections(db: Db | Tx, actor: Actor, query: InspectionQuery, limit = 500): Promise<Inspection[]> {
  const { state, campaignId, sortieId, operatorId, mine } = query;
  const { countyId } = actor;
  return listEntries<Inspection>(db, 'inspection', countyId, {
    states: state === 'open' ? ['planned', ...unfinishedStates] : [],
    where: sql`${inspectionScope(actor)}
      and ${campaignId === undefined ? sql`true` : sql`campaign_id = ${campaignId}`}
      and ${sortieId === undefined ? sql`true` : sql`sortie_id = ${sortieId}`}
      and ${mine === true ? isGoing(actor) : sql`true`}
      and ${operatorId === undefined ? sql`true` : isOfShop(countyId, operatorId)}`,
    order:
      state === 'open'
        ? sql`coalesce(due_on, planned_on) nulls last, number`
        : sql`visited_at desc nulls first, number desc`,
    limit,
  });
}

/** Whether the visit was to the shop of the page, under whichever of its merged names. */
export function isOfShop(countyId: number, operatorId: string): RawBuilder<unknown> {
  return sql`operator_id in (select o.id from operator as o
    where o.county_id = ${countyId} and o.root_id = (select r.root_id from operator as r where r.county_id = ${countyId} and r.id = ${operatorId}))`;
}

/** Whether a case has taken over what a visit found, and stands: the visit waits for nothing else, unless it is not filed. */
const isEnforced = sql`(state in (${sql.join([...enforceableStates])}) and exists (select from enforcement as e
  where e.county_id = inspection.county_id and e.source_id = inspection.id and e.outcome is distinct from 'notFiled'))`;
/** How many premises of a campaign wait: to be confirmed, dealt with, or checked again; what has become a case waits there. */
export async function countUnfinished(db: Db | Tx, countyId: number, campaignId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from inspection
    where county_id = ${countyId} and campaign_id = ${campaignId} and state in (${sql.join([...unfinishedStates])})
      and not ${isEnforced}`.execute(db as Db);
  return rows[0]?.n ?? 0;
}

/** A shop of the register from which premises are drawn. */
export interface PoolShop {
  id: string;
  name: string;
  address: string;
  regionId: string;
  /** Of which goods and services people complained there. */
  classes: readonly string[];
  /** Whether anybody complained of it or reported it, or something was found there, since the day. */
  isRisky: boolean;
}

/** Shops that stand in these towns, all of them when none is named, and are not listed in the campaign yet. */
export async function listPool(
  db: Db | Tx,
  countyId: number,
  { campaignId, townIds, since }: { campaignId: string; townIds: readonly string[]; since: string },
): Promise<PoolShop[]> {
  const inTowns =
    townIds.length === 0
      ? sql`true`
      : sql`(r.id in (${sql.join([...townIds])}) or r.parent_id in (${sql.join([...townIds])}))`;
  const { rows } = await sql<PoolShop>`
    with told as (
      select p.root_id, array_agg(distinct split_part(coalesce(c.category_code, t.category_code, ''), '.', 1)) as classes,
        bool_or(m.at >= ${since}) as is_late
      from matter_operator as m join operator as p on p.county_id = m.county_id and p.id = m.operator_id
        left join complaint as c on m.kind = 'complaint' and c.county_id = m.county_id and c.id = m.matter_id
        left join tipoff as t on m.kind = 'tipoff' and t.county_id = m.county_id and t.id = m.matter_id
      where m.county_id = ${countyId} and m.state = 'sure' and m.kind in ('complaint', 'tipoff', 'enforcement') group by 1
    ), found as (
      select distinct p.root_id from inspection as i join operator as p on p.county_id = i.county_id and p.id = i.operator_id
      where i.county_id = ${countyId} and i.visited_on >= ${since} and i.findings <> '[]'
    )
    select o.id, o.name, o.address, o.region_id, coalesce(told.classes, '{}') as classes,
      coalesce(told.is_late, false) or found.root_id is not null as is_risky
    from operator as o left join told on told.root_id = o.id left join found on found.root_id = o.id
    join region as r on r.county_id = o.county_id and r.id = o.region_id
    where o.county_id = ${countyId} and o.id = o.root_id and o.state = 'open' and ${inTowns} and not exists (
      select from inspection as i join operator as p on p.county_id = i.county_id and p.id = i.operator_id
      where i.county_id = o.county_id and i.campaign_id = ${campaignId} and i.state <> 'cancelled' and p.root_id = o.id)
    order by o.id`.execute(db as Db);
  return rows;
}

export interface OfficeReach {
  officeId: string | null;
  visits: number;
  shops: number;
  wrong: number;
  waiting: number;
  planned: number;
}

/** What a campaign has reached, office by office, in one statement; shops of two offices count at each, so they are no sum. */
export async function reachByOffice(db: Db | Tx, countyId: number, campaignId: string): Promise<OfficeReach[]> {
  const { rows } = await sql<OfficeReach>`
    select i.office_id, count(*) filter (where ${isVisit})::integer as visits,
      count(distinct ${shopKey}) filter (where ${isVisit} and i.state <> 'doorClosed')::integer as shops,
      count(*) filter (where jsonb_array_length(i.findings) > 0)::integer as wrong,
      count(*) filter (where i.state in ('ordered', 'unrectified'))::integer as waiting,
      count(*) filter (where i.state = 'planned')::integer as planned
    from inspection as i where i.county_id = ${countyId} and i.campaign_id = ${campaignId}
    group by 1 order by 1 nulls last`.execute(db as Db);
  return rows;
}

export interface SortieReach {
  officeId: string | null;
  sorties: number;
  heads: number;
  cars: number;
}

export async function sortiesByOffice(db: Db | Tx, countyId: number, campaignId: string): Promise<SortieReach[]> {
  const { rows } = await sql<SortieReach>`
    select office_id, count(*)::integer as sorties, sum(heads)::integer as heads, sum(cars)::integer as cars
    from sortie where county_id = ${countyId} and campaign_id = ${campaignId} and state = 'done' group by 1 order by 1 nulls last`.execute(
    db as Db,
  );
  return rows;
}

/** Where the premises of a campaign stand and what became of each, for the map and the list of what is still missing. */
export interface Placed {
  id: string;
  number: string;
  operatorName: string;
  regionId: string;
  state: Inspection['state'];
  /** Which shop it is, however often it was visited. */
  shop: string;
  hasFindings: boolean;
  /** Whether the reader may read of it: an office its own. */
  isSeen: boolean;
}

export async function listPlaced(db: Db | Tx, actor: Actor, campaignId: string, limit: number): Promise<Placed[]> {
  const { rows } = await sql<Placed>`
    select i.id, i.number, i.operator_name, i.region_id, i.state, ${shopKey} as shop, jsonb_array_length(i.findings) > 0 as has_findings,
      ${inspectionScope(actor)} as is_seen
    from inspection as i where i.county_id = ${actor.countyId} and i.campaign_id = ${campaignId} and i.state <> 'cancelled'
    order by i.number limit ${limit}`.execute(db as Db);
  return rows;
}

/** What the last visit before this one found at the same shop. */
export interface LastVisit {
  number: string;
  visitedOn: string;
  state: Inspection['state'];
  findings: Inspection['findings'];
}

/** By the visit that is still to be made. */
export async function listLastVisits(
  db: Db | Tx,
  countyId: number,
  ids: readonly string[],
): Promise<Map<string, LastVisit>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<LastVisit & { id: string }>`
    with mine as (select i.id, ${shopKey} as shop from inspection as i
      where i.county_id = ${countyId} and i.id = any(${[...ids]}::uuid[])
    ), made as (select i.id, i.number, i.visited_on, i.visited_at, i.state, i.findings, ${shopKey} as shop
      from inspection as i where i.county_id = ${countyId} and i.role = 'own' and i.visited_on is not null
        and (i.operator_id is not null or i.region_id in (select m.region_id from inspection as m
          where m.county_id = ${countyId} and m.id = any(${[...ids]}::uuid[])))
    )
    select distinct on (mine.id) mine.id, made.number, made.visited_on, made.state, made.findings
    from mine join made on made.shop = mine.shop and made.id <> mine.id
    order by mine.id, made.visited_at desc`.execute(db as Db);
  return new Map(rows.map(({ id, ...last }) => [id, last]));
}
