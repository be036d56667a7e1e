/** What of a visit came before its record, and what of a day is still to be done. */
import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../../domain/base/actor.ts';
import type { Campaign } from '../../../domain/supervision/inspection/campaign.ts';
import { unfinishedStates, type Inspection } from '../../../domain/supervision/inspection/inspection.ts';
import type { Sortie } from '../../../domain/supervision/inspection/sortie.ts';
import type { Db, Tx } from '../../base/db.ts';
import type { EarlyConfirmation, EarlyPhoto } from '../../base/schema.ts';
import { listEntries } from '../../matter/docket.ts';
import { scope } from './inspection.ts';

/** Once for each person, however often it is sent; of several words of one person the latest, as the earlier may lie before the visit. */
export async function saveEarlyConfirmation(tx: Tx, one: EarlyConfirmation): Promise<void> {
  const { requestId, deviceId, actedAt, arrivedAt } = one;
  await tx
    .insertInto('earlyConfirmation')
    .values(one)
    .onConflict((on) =>
      on
        .columns(['countyId', 'inspectionId', 'byId'])
        .doUpdateSet({ requestId, deviceId, actedAt, arrivedAt })
        .where('earlyConfirmation.actedAt', '<', actedAt),
    )
    .execute();
}

/** Gives those of the visit, the earliest first, and forgets them. */
export async function takeEarlyConfirmations(
  tx: Tx,
  countyId: number,
  inspectionId: string,
): Promise<EarlyConfirmation[]> {
  const taken = await tx
    .deleteFrom('earlyConfirmation')
    .where('countyId', '=', countyId)
    .where('inspectionId', '=', inspectionId)
    .returningAll()
    .execute();
  return taken.toSorted((a, b) => a.actedAt.getTime() - b.actedAt.getTime());
}

export async function saveEarlyPhotos(tx: Tx, photos: readonly EarlyPhoto[]): Promise<void> {
  if (photos.length === 0) return;
  await tx
    .insertInto('earlyPhoto')
    .values([...photos])
    .onConflict((on) => on.columns(['countyId', 'id']).doNothing())
    .execute();
}

/** Gives the ids of those of the entry, in the order in which they were taken, and forgets that they came before it. */
export async function takeEarlyPhotos(tx: Tx, countyId: number, entryId: string): Promise<string[]> {
  const taken = await tx
    .deleteFrom('earlyPhoto')
    .where('countyId', '=', countyId)
    .where('entryId', '=', entryId)
    .returning(['id', 'actedAt'])
    .execute();
  return taken.toSorted((a, b) => a.actedAt.getTime() - b.actedAt.getTime()).map(({ id }) => id);
}

/** They wait for no record any more. */
export async function forgetEarlyPhotos(tx: Tx, countyId: number, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .deleteFrom('earlyPhoto')
    .where('countyId', '=', countyId)
    .where('id', 'in', [...ids])
    .execute();
}

/** Of these uploads those that are here, are the person's, and belong to nothing yet. */
export async function findOwnUploads(
  db: Db | Tx,
  countyId: number,
  { by, ids }: { by: string; ids: readonly string[] },
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await (db as Db)
    .selectFrom('attachment')
    .select('id')
    .where('countyId', '=', countyId)
    .where('id', 'in', [...ids])
    .where('by', '=', by)
    .where('matterId', 'is', null)
    .execute();
  const here = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => here.has(id));
}

/** Whether these files have arrived, whatever they belong to by now. */
export async function areUploaded(db: Db | Tx, countyId: number, ids: readonly string[]): Promise<boolean> {
  const rows = await (db as Db)
    .selectFrom('attachment')
    .select('id')
    .where('countyId', '=', countyId)
    .where('id', 'in', [...ids])
    .execute();
  return rows.length === new Set(ids).size;
}

/** Premises of which photos came and no record did. */
export interface Unrecorded {
  id: string;
  number: string;
  operatorName: string;
  state: Inspection['state'];
  byId: string;
  photos: number;
  lastAt: Date;
}

function officeScope({ role, organisationId }: Actor): RawBuilder<unknown> {
  return role === 'officer' || role === 'officeHead' ? sql`i.office_id = ${organisationId}` : sql`true`;
}

/** The newest first. */
export async function listUnrecorded(db: Db, actor: Actor, most: number): Promise<Unrecorded[]> {
  const { rows } = await sql<Unrecorded>`
    select i.id, i.number, i.operator_name, i.state, p.by_id, count(*)::integer as photos, max(p.acted_at) as last_at
    from early_photo as p join inspection as i on i.county_id = p.county_id and i.id = p.entry_id
    where p.county_id = ${actor.countyId} and ${officeScope(actor)}
    group by i.id, i.number, i.operator_name, i.state, p.by_id order by last_at desc, i.number limit ${most}`.execute(
    db,
  );
  return rows;
}

/** The photos that wait for the record of the visit. */
export async function listEarlyPhotoIds(db: Db, countyId: number, entryId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('earlyPhoto')
    .select('id')
    .where('countyId', '=', countyId)
    .where('entryId', '=', entryId)
    .orderBy('actedAt')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** 还没有检查记录的户: what somebody was sent to and has no visit, the earliest planned first. */
export function listUnvisited(db: Db, countyId: number, accountId: string, limit: number): Promise<Inspection[]> {
  return listEntries<Inspection>(db, 'inspection', countyId, {
    states: ['planned'],
    where: sql`assigned_ids @> ${JSON.stringify([accountId])}::jsonb`,
    order: sql`planned_on nulls last, number`,
    limit,
  });
}

/** Nils that wait for the reader, who was there; never those that he recorded himself. */
export function listNilsFor(db: Db, { id, countyId }: Actor, limit: number): Promise<Inspection[]> {
  const isNamed = sql`officers @> ${JSON.stringify([{ accountId: id }])}::jsonb`;
  const wasOut = sql`exists (select from sortie as s where s.county_id = inspection.county_id and s.id = inspection.sortie_id
    and s.people_ids @> ${JSON.stringify([id])}::jsonb)`;
  return listEntries<Inspection>(db, 'inspection', countyId, {
    states: ['nilWaiting'],
    where: sql`recorded_by_id <> ${id} and (${isNamed} or ${wasOut})`,
    order: sql`visited_at, number`,
    limit,
  });
}

/**
 * The sortie on which one of these people is out at that instant: who is out on one cannot set out on another. A sortie lasts until they
 * are back, by the time at which that was told.
 */
export async function findSortieOut(
  tx: Tx,
  countyId: number,
  {
    onDay,
    campaignId,
    peopleIds,
    at,
  }: { onDay: string; campaignId: string | null; peopleIds: readonly string[]; at: Date },
): Promise<Sortie | null> {
  const { rows } = await sql<Sortie>`
    select s.* from sortie as s where s.county_id = ${countyId} and s.on_day = ${onDay}
      and s.campaign_id is not distinct from ${campaignId} and jsonb_exists_any(s.people_ids, ${[...peopleIds]}::text[])
      and (s.state = 'planned' or (s.state = 'done' and exists (select from ledger as e
        where e.county_id = s.county_id and e.matter_id = s.id and e.verb = 'sortie-done'
          and coalesce((e.detail ->> 'actedAt')::timestamptz, e.at) > ${at})))
    order by s.number limit 1`.execute(tx);
  return rows[0] ?? null;
}

/** The sortie of that id, or the one that the sortie of that id joined. */
export async function findSortieOf(db: Db | Tx, countyId: number, id: string): Promise<Sortie | null> {
  const { rows } = await sql<Sortie>`select * from sortie
    where county_id = ${countyId} and (id = ${id} or joined @> ${JSON.stringify([{ id }])}::jsonb)
    order by id = ${id} desc limit 1`.execute(db as Db);
  return rows[0] ?? null;
}

/** Who was out on the sortie; nobody where the visit has none. */
export async function listOutOn(db: Db | Tx, countyId: number, sortieId: string | null): Promise<readonly string[]> {
  return sortieId === null ? [] : ((await mapOutOn(db, countyId, [sortieId])).get(sortieId) ?? []);
}

/** Who was out, by the sortie. */
export async function mapOutOn(
  db: Db | Tx,
  countyId: number,
  sortieIds: readonly string[],
): Promise<Map<string, readonly string[]>> {
  if (sortieIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; peopleIds: string[] }>`select id, people_ids from sortie
    where county_id = ${countyId} and id in (${sql.join([...sortieIds])})`.execute(db as Db);
  return new Map(rows.map(({ id, peopleIds }) => [id, peopleIds]));
}

/** What somebody has to do in the field, and what was done today of it, the planned ones first. */
export function listFieldDay(db: Db, actor: Actor, today: string, limit: number): Promise<Inspection[]> {
  const { id, countyId } = actor;
  const mine = sql`(assigned_ids @> ${JSON.stringify([id])}::jsonb or officers @> ${JSON.stringify([{ accountId: id }])}::jsonb)`;
  const wasToday = sql`(visited_on = ${today} or banned_on = ${today} or rechecks @> ${JSON.stringify([{ onDay: today }])}::jsonb)`;
  return listEntries<Inspection>(db, 'inspection', countyId, {
    states: [],
    where: sql`${mine} and (state in (${sql.join(['planned', ...unfinishedStates])}) or ${wasToday}) and state <> 'cancelled'`,
    order: sql`state = 'planned' desc, coalesce(due_on, planned_on) nulls last, number`,
    limit,
  });
}

/** The sorties of the day that the reader may see, those that are out first. */
export function listSortiesOn(db: Db, actor: Actor, onDay: string, limit: number): Promise<Sortie[]> {
  return listEntries<Sortie>(db, 'sortie', actor.countyId, {
    states: ['planned', 'done'],
    where: sql`on_day = ${onDay} and ${scope(actor, ['people_ids'])}`,
    order: sql`state = 'planned' desc, number`,
    limit,
  });
}

export function listRunningCampaigns(db: Db, countyId: number, limit: number): Promise<Campaign[]> {
  return listEntries<Campaign>(db, 'campaign', countyId, {
    states: ['running'],
    where: sql`true`,
    order: sql`ends_on, number`,
    limit,
  });
}
