import { sql, type RawBuilder } from 'kysely';
import { mayDo, type Actor, type Placed } from '../../domain/base/actor.ts';
import type { Permission } from '../../domain/base/permissions.ts';
import { openIncidentStates, type Incident, type IncidentMember } from '../../domain/incident/incident.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { MatterKind } from '../../domain/matter/matter.ts';
import { insertMany, type Db, type Tx } from '../base/db.ts';
import type { SoughtTable } from '../matter/docket-list.ts';
import { listEntries } from '../matter/docket.ts';

/** What is looked for in group incidents, all of which everybody sees who sees any; its words are those of `incident_search`. */
export const soughtIncidents: SoughtTable = {
  name: 'incident',
  scope: () => sql`true`,
  words: sql`number || ' ' || title || ' ' || product || ' ' || brand || ' ' || variety || ' ' || batch || ' ' || defect || ' ' || operators::text`,
  newest: sql`raised_at`,
  title: sql`title`,
};

/** The open ones, those that nobody has judged first; of all the newest first. */
export function listIncidents(
  db: Db,
  actor: Actor,
  { state }: { state: 'open' | 'all' },
  limit = 500,
): Promise<Incident[]> {
  return listEntries<Incident>(db, 'incident', actor.countyId, {
    states: state === 'open' ? openIncidentStates : [],
    where: sql`true`,
    order: state === 'open' ? sql`state = 'suspected' desc, grade, raised_at desc, number` : sql`number desc`,
    limit,
  });
}

/**
 * The open incidents that wait for the actor: suspicions for whoever confirms them, confirmed ones for whoever files them, those that he
 * answers for, and of these or of the county's those to which something was offered. Only open ones are looked at, by their index.
 */
export function listIncidentsWaiting(db: Db, actor: Actor, limit: number): Promise<Incident[]> {
  const may = (permission: Permission) => sql.lit(mayDo(actor, permission));
  const own = sql`responsible_id::text = ${actor.id}`;
  return listEntries<Incident>(db, 'incident', actor.countyId, {
    states: openIncidentStates,
    where: sql`((state = 'suspected' and ${may('incident.confirm')}) or (state = 'confirmed' and ${may('incident.file')}) or ${own}
      or (${may('incident.file')} and exists (select from incident_member as m
        where m.county_id = incident.county_id and m.incident_id = incident.id and m.state = 'offered')))`,
    order: sql`state = 'suspected' desc, grade, raised_at, number`,
    limit,
  });
}

/** The incident whose short form stands under the code, while it is open. */
export async function findByFormCode(db: Db, countyId: number, code: string): Promise<Incident | null> {
  const { rows } =
    await sql<Incident>`select * from incident where county_id = ${countyId} and form_code = ${code}`.execute(db);
  return rows[0] ?? null;
}

/** The members of each incident, in the order of their coming. */
export async function listMembers(
  db: Db | Tx,
  countyId: number,
  incidentIds: readonly string[],
): Promise<Map<string, IncidentMember[]>> {
  if (incidentIds.length === 0) return new Map();
  const { rows } = await sql<IncidentMember>`
    select * from incident_member where county_id = ${countyId} and incident_id in (${sql.join([...incidentIds])})
    order by at, number`.execute(db as Db);
  return Map.groupBy(rows, ({ incidentId }) => incidentId);
}

/** How many matters belong to an incident, and from where they came. */
export interface Belonging {
  incidentId: string;
  matters: number;
  tipoffs: number;
  households: number;
  /** Where the complainants live, or else the shop is, each place once. */
  regionIds: string[];
}

/** Counted of what belongs, for a row of the list: nothing of the matters themselves is read but their place. */
export async function countBelonging(
  db: Db,
  countyId: number,
  incidentIds: readonly string[],
): Promise<Map<string, Belonging>> {
  if (incidentIds.length === 0) return new Map();
  const { rows } = await sql<Belonging>`
    select m.incident_id, count(*)::integer as matters, count(*) filter (where m.kind = 'tipoff')::integer as tipoffs,
      sum(m.households)::integer as households,
      coalesce(array_agg(distinct coalesce(c.consumer_region_id, c.operator_region_id))
        filter (where coalesce(c.consumer_region_id, c.operator_region_id) is not null), '{}') as region_ids
    from incident_member as m
    left join complaint as c on m.kind = 'complaint' and c.county_id = m.county_id and c.id = m.matter_id
    where m.county_id = ${countyId} and m.incident_id = any(${[...incidentIds]}::uuid[]) and m.state = 'in'
    group by 1`.execute(db);
  return new Map(rows.map((row) => [row.incidentId, row]));
}

/** Has detectors follow each other until the transaction ends, so that two that find the same raise one card. */
export async function lockSuspicions(tx: Tx, countyId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`suspicions ${countyId}`}, 0))`.execute(tx);
}

/** Every membership of these matters, in whichever incident. */
export async function listMemberships(
  db: Db | Tx,
  countyId: number,
  matterIds: readonly string[],
): Promise<IncidentMember[]> {
  if (matterIds.length === 0) return [];
  const { rows } = await sql<IncidentMember>`
    select * from incident_member where county_id = ${countyId} and matter_id in (${sql.join([...matterIds])})
    order by at, number`.execute(db as Db);
  return rows;
}

/** The open incidents that a detector has raised for a reason that begins like this. */
export async function listIncidentsOn(tx: Tx, countyId: number, reason: string): Promise<Incident[]> {
  const { rows } = await sql<Incident>`
    select * from incident as i where i.county_id = ${countyId} and i.detector = 'sampling'
      and i.state in (${sql.join([...openIncidentStates])}) and exists (
        select from incident_member as m where m.county_id = i.county_id and m.incident_id = i.id and starts_with(m.why, ${reason}))
    order by i.number`.execute(tx);
  return rows;
}

/** Writes memberships; one that is there already is left as somebody judged it. */
export async function addMembers(tx: Tx, members: readonly IncidentMember[]): Promise<void> {
  if (members.length === 0) return;
  await insertMany(tx, 'incident_member', members, sql`on conflict (county_id, incident_id, matter_id) do nothing`);
}

/** Its complainant says, when it belongs already, that he acts together with the others. */
export async function noteWilling(tx: Tx, { countyId, id }: { countyId: number; id: string }): Promise<void> {
  await sql`update incident_member set willing = true
    where county_id = ${countyId} and matter_id = ${id} and not willing`.execute(tx);
}

/** Says of a member whether it belongs, and why. */
export async function saveMember(
  tx: Tx,
  { countyId, incidentId, matterId }: Pick<IncidentMember, 'countyId' | 'incidentId' | 'matterId'>,
  { state, how, why, whyEn, byId, at }: Pick<IncidentMember, 'state' | 'how' | 'why' | 'whyEn' | 'byId' | 'at'>,
): Promise<void> {
  await sql`update incident_member set state = ${state}, how = ${how}, why = ${why}, why_en = ${whyEn}, by_id = ${byId},
      at = ${at}
    where county_id = ${countyId} and incident_id = ${incidentId} and matter_id = ${matterId}`.execute(tx);
}

/**
 * Complaints that belonged to an incident when everybody was answered and have not been told; of one incident, in the order in which
 * they are locked. Whoever joined later is told by the next answer. Of a tip-off nobody is told (《办法》第三十七条).
 */
export async function listUnanswered(
  db: Db | Tx,
  countyId: number,
  limit: number,
): Promise<{ incidentId: string; complaintIds: string[] } | null> {
  const { rows } = await sql<{ incidentId: string; matterId: string }>`
    select m.incident_id, m.matter_id from incident as i
    join incident_member as m on m.county_id = i.county_id and m.incident_id = i.id and ${isUnanswered}
    join complaint as c on c.county_id = m.county_id and c.id = m.matter_id and c.erased_on is null
    where i.county_id = ${countyId} and i.answered_at is not null
    order by i.answered_at, m.incident_id, m.matter_id limit ${limit}`.execute(db as Db);
  const [first] = rows;
  if (first === undefined) return null;
  const own = rows.filter(({ incidentId }) => incidentId === first.incidentId);
  return { incidentId: first.incidentId, complaintIds: own.map(({ matterId }) => matterId) };
}

const isUnanswered = sql`m.kind = 'complaint' and m.state = 'in' and m.at <= i.answered_at
  and (m.answered_at is null or m.answered_at < i.answered_at)`;

/** Notes that these are told now, and gives those that were not told before by another worker. */
export async function claimAnswered(
  tx: Tx,
  { countyId, id }: Pick<Incident, 'countyId' | 'id'>,
  matterIds: readonly string[],
  at: Date,
): Promise<string[]> {
  if (matterIds.length === 0) return [];
  const { rows } = await sql<{
    matterId: string;
  }>`update incident_member as m set answered_at = greatest(${at}, i.answered_at)
    from incident as i where i.county_id = m.county_id and i.id = m.incident_id and ${isUnanswered}
      and m.county_id = ${countyId} and m.incident_id = ${id} and m.matter_id in (${sql.join([...matterIds])})
    returning m.matter_id`.execute(tx);
  return rows.map(({ matterId }) => matterId).toSorted();
}

/** The incident as it stands, kept from changing until the transaction ends. */
export async function holdIncident(tx: Tx, countyId: number, id: string): Promise<Incident> {
  const { rows } =
    await sql<Incident>`select * from incident where county_id = ${countyId} and id = ${id} for share`.execute(tx);
  const [found] = rows;
  if (found === undefined) throw new Refusal('not-found');
  return found;
}

/** The incident with which matters belong together now, by matter; those that are only offered are left out. */
export async function openIncidentsOf(
  db: Db | Tx,
  countyId: number,
  matterIds: readonly string[],
): Promise<Map<string, Pick<Incident, 'id' | 'number' | 'title' | 'state'>>> {
  if (matterIds.length === 0) return new Map();
  const { rows } = await sql<Pick<Incident, 'id' | 'number' | 'title' | 'state'> & { matterId: string }>`
    select m.matter_id, i.id, i.number, i.title, i.state from incident_member as m
    join incident as i on i.county_id = m.county_id and i.id = m.incident_id
    where m.county_id = ${countyId} and m.state = 'in' and m.matter_id in (${sql.join([...matterIds])})
      and i.state not in ('dropped', 'merged') order by i.raised_at`.execute(db as Db);
  return new Map(rows.map(({ matterId, ...incident }) => [matterId, incident]));
}

/** A matter of any kind as far as membership asks: what it is, and who may see it. */
export interface NamedRow extends Placed {
  kind: MatterKind;
  id: string;
  number: string;
  /** 联名: how many complain together by the record. */
  households: number;
}

/** Matters by their numbers, of whichever kind. */
export async function findNamed(db: Db | Tx, countyId: number, numbers: readonly string[]): Promise<NamedRow[]> {
  if (numbers.length === 0) return [];
  const joint = sql`case when jsonb_typeof(joint->'members') = 'array' then jsonb_array_length(joint->'members') else 1 end`;
  const of = (kind: MatterKind, entrusted: RawBuilder<unknown>, households: RawBuilder<unknown> = sql`1`) => sql`
    select ${kind}::text as kind, county_id, id, number, office_id, station_id, ${entrusted} as entrusted_to, state,
      ${households} as households from ${sql.table(kind)} where county_id = ${countyId} and number in (${sql.join([...numbers])})`;
  const { rows } = await sql<NamedRow>`
    ${of('complaint', sql`entrusted_to`, joint)} union all ${of('tipoff', sql`null::text`)}
    union all ${of('inquiry', sql`null::text`)} order by number`.execute(db as Db);
  return rows;
}

/** Open incidents on which an appraisal of the field is to be asked for by a day, and has not been. */
export async function listAppraisalsDue(db: Db | Tx, countyId: number, by: string): Promise<Incident[]> {
  const { rows } = await sql<Incident>`
    select * from incident where county_id = ${countyId} and state in ('confirmed', 'filed', 'handling')
      and appraise_by <= ${by}::date and appraisal_asked_on is null order by appraise_by, number`.execute(db as Db);
  return rows;
}
