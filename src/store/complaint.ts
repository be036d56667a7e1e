import { sql, type RawBuilder } from 'kysely';
import { beforeDispatch, scopes, type Actor } from '../domain/actor.ts';
import type { Complaint, Stage } from '../domain/complaint.ts';
import { Refusal } from '../domain/refusal.ts';
import { insertMany, type Db, type Tx } from './db.ts';

/** Columns that hold documents; everything else is a plain value. */
const documents = [
  'declineGrounds',
  'pauses',
  'sessions',
  'agreement',
  'notices',
  'talks',
] as const satisfies readonly (keyof Complaint)[];

/** The pairs of all searchable fields of a matter, word for word the expression of the index `complaint_search`. */
export const searchedPairs = sql`search_pairs(c.number || ' ' || c.consumer_name || ' ' || c.consumer_phone || ' ' || c.operator_name || ' ' || c.operator_address || ' ' || c.story || ' ' || c.claim)`;

/** Registers many new matters in one statement. A matter whose id is already there is left alone and not returned. */
export async function insertComplaints(tx: Tx, complaints: readonly Complaint[]): Promise<Set<string>> {
  const ending = sql`on conflict (county_id, id) do nothing returning id`;
  const inserted = await insertMany<{ id: string }>(tx, 'complaint', complaints, ending);
  return new Set(inserted.rows.map((row) => row.id));
}

/** Saves a matter that was read at the version before; refuses when somebody else saved it meanwhile. */
export async function saveComplaint(tx: Tx, before: Complaint, next: Complaint): Promise<Complaint> {
  const saved = { ...next, version: before.version + 1 };
  const changed: Record<string, unknown> = { version: saved.version };
  for (const name of Object.keys(next) as (keyof Complaint)[]) {
    if (next[name] === before[name]) continue;
    changed[name] = (documents as readonly string[]).includes(name) ? JSON.stringify(next[name]) : next[name];
  }
  const result = await tx
    .updateTable('complaint')
    .set(changed as never)
    .where('countyId', '=', before.countyId)
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new Refusal('changed-meanwhile');
  return saved;
}

const columns = sql`c.*`;

export async function findComplaint(
  db: Db | Tx,
  countyId: number,
  by: { id: string } | { number: string },
): Promise<Complaint | null> {
  const where = 'id' in by ? sql`c.id = ${by.id}` : sql`c.number = ${by.number}`;
  const found =
    await sql<Complaint>`select ${columns} from complaint as c where c.county_id = ${countyId} and ${where}`.execute(
      db as Db,
    );
  return found.rows[0] ?? null;
}

/** The matter locked until the transaction ends, so that two people's acts on it follow each other. */
export async function lockComplaint(
  tx: Tx,
  countyId: number,
  by: { id: string } | { number: string },
): Promise<Complaint> {
  const where = 'id' in by ? sql`c.id = ${by.id}` : sql`c.number = ${by.number}`;
  const found =
    await sql<Complaint>`select ${columns} from complaint as c where c.county_id = ${countyId} and ${where} for update`.execute(
      tx,
    );
  if (found.rows[0] === undefined) throw new Refusal('not-found');
  return found.rows[0];
}

export async function findComplaintsByIds(db: Db | Tx, countyId: number, ids: readonly string[]): Promise<Complaint[]> {
  if (ids.length === 0) return [];
  return (db as Db)
    .selectFrom('complaint')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('id', 'in', [...ids])
    .execute();
}

/** Open matters of the same telephone, and open ones whose text shares the operator's name: what a likely duplicate can be. */
export async function listLikelyDuplicates(
  db: Db,
  countyId: number,
  telling: { phone: string; operatorName: string },
): Promise<Complaint[]> {
  const pairs = sql`search_pairs(${telling.operatorName})`;
  const found = await sql<Complaint>`
    (select ${columns} from complaint as c where c.county_id = ${countyId} and c.consumer_phone = ${telling.phone} and ${telling.phone} <> '' and c.state <> 'closed' order by c.filed_at desc limit 20)
    union
    (select ${columns} from complaint as c where c.county_id = ${countyId} and cardinality(${pairs}) > 0 and ${searchedPairs} @> ${pairs} and c.state <> 'closed' order by c.filed_at desc limit 20)`.execute(
    db,
  );
  return found.rows;
}

export interface StageCount {
  stage: Stage;
  /** Null for a matter on which no clock runs. */
  dueOn: string | null;
  n: number;
}

/**
 * How many matters stand in each queue and on which day they fall due, for what the actor may see: from the tally where
 * a whole office or county is counted, and from the few matters of a station or of the association themselves.
 */
export async function countStages(db: Db, actor: Actor, mine: boolean): Promise<StageCount[]> {
  const scope = scopes[actor.role];
  const fromTally = scope === 'county' || scope === 'office';
  const office =
    scope === 'office'
      ? sql`office_id = ${actor.organisationId} and stage not in ('toDispatch', 'atStation')`
      : sql`true`;
  const handler = mine ? sql`handler_id in (${actor.id}, '')` : sql`true`;
  const counted = fromTally
    ? await sql<StageCount>`
        select stage, nullif(due_on, 'infinity') as due_on, sum(n)::integer as n from complaint_tally
        where county_id = ${actor.countyId} and ${office} and ${handler} and stage <> 'done' group by 1, 2 having sum(n) <> 0`.execute(
        db,
      )
    : await sql<StageCount>`
        select c.stage, c.due_on, count(*)::integer as n from complaint as c where ${scopeOf(actor)} and c.stage <> 'done' group by 1, 2`.execute(
        db,
      );
  return counted.rows;
}

/** What `maySee` says of one matter, as a condition on the table; a test holds the two together. */
export function scopeOf(actor: Actor): RawBuilder<unknown> {
  const county = sql`c.county_id = ${actor.countyId}`;
  switch (scopes[actor.role]) {
    case 'county':
      return county;
    case 'office':
      return sql`${county} and c.office_id = ${actor.organisationId} and c.state not in (${sql.join([...beforeDispatch])})`;
    case 'station':
      return sql`${county} and c.station_id = ${actor.stationId}`;
    case 'association':
      return sql`${county} and c.entrusted_to = ${actor.organisationId}`;
    case 'none':
      return sql`false`;
  }
}
