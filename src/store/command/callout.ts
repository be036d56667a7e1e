import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import type { Callout } from '../../domain/command/callout.ts';
import type { ResponseLink } from '../../domain/command/response-times.ts';
import type { Db, Tx } from '../base/db.ts';
import type { SoughtTable } from '../matter/docket-list.ts';
import { listEntries } from '../matter/docket.ts';
import { isOfLink } from './response-times.ts';

/** What `maySeeCallout` says of one, as a condition on the table; a test holds the two together. */
function scopeOf(actor: Actor): RawBuilder<unknown> {
  if (actor.role === 'system') return sql`true`;
  // Held until it can be taken back no more: nobody's yet but the presser's.
  const isHeld = sql`state = 'paging' and pagings = '[]' and heard = '[]' and opener_id <> ${actor.id}`;
  return sql`(not (${isHeld}) and ${scopeOfRole(actor)})`;
}

function scopeOfRole(actor: Actor): RawBuilder<unknown> {
  switch (actor.role) {
    case 'centre':
    case 'leader':
    case 'system':
      return sql`true`;
    case 'officer':
    case 'officeHead':
      return sql`(office_id = ${actor.organisationId} or sent_office_ids ? ${actor.organisationId}
        or exists (select from jsonb_array_elements(pagings) as p where p->'to' ? ${actor.id}))`;
    case 'station':
      return sql`station_id = ${actor.stationId}`;
    default:
      return sql`false`;
  }
}

/** What is looked for in call-outs; its words are those of `callout_search`. */
export const soughtCallouts: SoughtTable = {
  name: 'callout',
  scope: scopeOf,
  words: sql`number || ' ' || title || ' ' || place || ' ' || result || ' ' || coalesce(matter_number, '')`,
  newest: sql`opened_at`,
  title: sql`title`,
};

const open = ['paging', 'accepted', 'arrived', 'reported'];
export const isCalloutOpen = sql`state in (${sql.join(open)})`;
/** What is most urgent comes first. */
export const openCalloutsFirst = sql`array_position(array['paging', 'accepted', 'arrived', 'reported'], state), opened_at`;

/** The call-outs behind the count of a link of a period. */
export interface OfLink {
  link: ResponseLink;
  from: string;
  to: string;
}

/** The open ones by what is most urgent; of all, or of those behind a count, the newest first. */
export function listCallouts(
  db: Db | Tx,
  actor: Actor,
  state: 'open' | 'all',
  counted: OfLink | null = null,
  limit = 200,
): Promise<Callout[]> {
  const { countyId } = actor;
  return listEntries<Callout>(db, 'callout', countyId, {
    states: state === 'open' ? open : [],
    where: counted === null ? scopeOf(actor) : sql`${scopeOf(actor)} and ${isOfLink(countyId, counted.link, counted)}`,
    order: state === 'open' ? openCalloutsFirst : sql`opened_at desc`,
    limit,
  });
}

/** Call-outs that nobody has answered in their time, locked, so that two watches ring nobody twice; those of one moment in the order of their numbers. */
export async function lockDueCallouts(tx: Tx, countyId: number, at: Date): Promise<Callout[]> {
  const found = await sql<Callout>`select * from callout
    where county_id = ${countyId} and state = 'paging' and next_page_at <= ${at}
    order by next_page_at, opened_at, length(number), number for update skip locked`.execute(tx);
  return found.rows;
}

/** Those whose first page is held, because whoever pressed can take it back. */
export async function listHeldCallouts(db: Db | Tx, countyId: number): Promise<Callout[]> {
  const found = await sql<Callout>`select * from callout
    where county_id = ${countyId} and state = 'paging' and pagings = '[]' order by opened_at`.execute(db);
  return found.rows;
}

/** Those of matters that are at work, locked: the one that nobody has answered yet first, then the newest. */
export async function lockCalloutsOf(tx: Tx, countyId: number, matterIds: readonly string[]): Promise<Callout[]> {
  if (matterIds.length === 0) return [];
  const found = await sql<Callout>`select * from callout
    where county_id = ${countyId} and matter_id = any(${matterIds}::uuid[]) and state not in ('closed', 'dismissed')
    order by (state = 'paging') desc, opened_at desc, id for update`.execute(tx);
  return found.rows;
}

/** All call-outs that a matter ever had, the first one first. */
export async function listCalloutsOf(db: Db | Tx, countyId: number, matterId: string): Promise<Callout[]> {
  const found = await sql<Callout>`select * from callout
    where county_id = ${countyId} and matter_id = ${matterId} order by opened_at, id limit 100`.execute(db as Db);
  return found.rows;
}

/** The last call-out of each of these matters that had any, by the id of the matter. */
export async function listLastCallouts(
  db: Db | Tx,
  countyId: number,
  matterIds: readonly string[],
): Promise<ReadonlyMap<string | null, Callout>> {
  if (matterIds.length === 0) return new Map();
  const found = await sql<Callout>`select distinct on (matter_id) * from callout
    where county_id = ${countyId} and matter_id = any(${matterIds}::uuid[])
    order by matter_id, opened_at desc, id desc`.execute(db as Db);
  return new Map(found.rows.map((one) => [one.matterId, one]));
}

/** Whether somebody is being rung for the matter, or will be when its first page is held no longer. */
export async function isBeingRung(db: Db | Tx, countyId: number, matterId: string): Promise<boolean> {
  const found = await sql`select 1 from callout
    where county_id = ${countyId} and matter_id = ${matterId} and state = 'paging' and next_page_at is not null
    limit 1`.execute(db);
  return found.rows.length > 0;
}

/** Whether those who were being rung for the matter heard of something at this moment, such as a press. */
export async function wasHeardAt(db: Db | Tx, countyId: number, matterId: string, at: Date | null): Promise<boolean> {
  if (at === null) return false;
  const found = await sql`select 1 from callout
    where county_id = ${countyId} and matter_id = ${matterId} and opened_at < ${at}
      and exists (select from jsonb_array_elements(heard) as h where h->>'at' = ${at.toISOString()})
    limit 1`.execute(db);
  return found.rows.length > 0;
}

/** The one of a complaint that is at work, locked; null where none is. */
export async function lockCalloutOf(tx: Tx, countyId: number, matterId: string): Promise<Callout | null> {
  const [first] = await lockCalloutsOf(tx, countyId, [matterId]);
  return first ?? null;
}

/** Those that words alone have opened since, whatever came of them. */
export async function listSounding(tx: Tx, countyId: number, since: Date): Promise<Callout[]> {
  const found = await sql<Callout>`select * from callout
    where county_id = ${countyId} and opened_at >= ${since} and heard <> '[]'`.execute(tx);
  return found.rows;
}

/** Which of these matters somebody was ever rung for. */
export async function listRungFor(
  tx: Tx,
  countyId: number,
  matterIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (matterIds.length === 0) return new Set();
  const found = await sql<{ matterId: string }>`select distinct matter_id from callout
    where county_id = ${countyId} and matter_id = any(${matterIds}::uuid[])`.execute(tx);
  return new Set(found.rows.map(({ matterId }) => matterId));
}

/** The call-outs by which incidents are or were commanded, the newest first. */
export async function listCommanding(
  db: Db | Tx,
  countyId: number,
  incidentIds: readonly string[],
): Promise<Callout[]> {
  if (incidentIds.length === 0) return [];
  return listEntries<Callout>(db, 'callout', countyId, {
    states: [],
    where: sql`incident_id in (${sql.join([...incidentIds])})`,
    order: sql`opened_at desc, number desc`,
    limit: 500,
  });
}

/** The matters that belong to a group incident, and the shops that its card names: nobody of them is named in what is published of it. */
export async function listIncidentMatters(
  db: Db | Tx,
  countyId: number,
  incidentId: string,
  limit: number,
): Promise<{ operators: string[]; members: { kind: string; matterId: string }[] }> {
  const incident = await sql<{ operators: string[] }>`select operators from incident
    where county_id = ${countyId} and id = ${incidentId}`.execute(db as Db);
  const members = await sql<{ kind: string; matterId: string }>`select kind, matter_id from incident_member
    where county_id = ${countyId} and incident_id = ${incidentId} and state = 'in' order by at limit ${limit}`.execute(
    db as Db,
  );
  return { operators: incident.rows[0]?.operators ?? [], members: members.rows };
}

/** Whom a case is against: nobody of them is named in what is published of its call-out. */
export async function listPartiesOf(db: Db | Tx, countyId: number, caseId: string): Promise<string[]> {
  const found = await sql<{ operatorName: string }>`select operator_name from enforcement
    where county_id = ${countyId} and id = ${caseId} and operator_name <> ''`.execute(db as Db);
  return found.rows.map(({ operatorName }) => operatorName);
}
