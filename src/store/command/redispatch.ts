import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import type { Said } from '../../domain/command/nearest-station.ts';
import {
  openRedispatchStates,
  redispatchCounts,
  type Redispatch,
  type RedispatchCount,
} from '../../domain/command/redispatch.ts';
import { insertMany, type Db, type Tx } from '../base/db.ts';
import { listEntries } from '../matter/docket.ts';

const table = 'redispatch';
const isOut = sql`state in (${sql.join([...openRedispatchStates])})`;

/** What `maySeeRedispatch` says of one, as a condition on the table; a test holds the two together. */
function scopeOf(actor: Actor): RawBuilder<unknown> {
  switch (actor.role) {
    case 'centre':
    case 'leader':
    case 'system':
      return sql`true`;
    case 'officer':
    case 'officeHead':
      return sql`office_id = ${actor.organisationId}`;
    case 'station':
      return sql`station_id = ${actor.stationId} and state <> 'undone'`;
    default:
      return sql`false`;
  }
}

export interface RedispatchQuery {
  state: 'open' | 'all';
  matterId?: string | undefined;
  /** Only those that count as this, as `countRedispatches` counts them. */
  as?: RedispatchCount | undefined;
  from?: string | undefined;
  to?: string | undefined;
  officeId?: string | undefined;
}

/** 分转的数: what each of them counts, as a condition on one redispatch that was not undone. */
const countedAs = {
  sent: sql`true`,
  accepted: sql`accepted_at is not null`,
  settled: sql`state = 'settled'`,
  joint: sql`state = 'settled' and joints @> '[{"side": "station"}, {"side": "office"}]'`,
  returned: sql`state in ('returned', 'declined', 'lapsed')`,
} as const satisfies Record<RedispatchCount, unknown>;

function sentWithin({ from, to }: Pick<RedispatchQuery, 'from' | 'to'>): RawBuilder<unknown> {
  const since = from === undefined ? sql`true` : sql`sent_at >= ${from}::date::timestamp at time zone 'Asia/Shanghai'`;
  const until = to === undefined ? sql`true` : sql`sent_at < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`;
  return sql`${since} and ${until}`;
}

/** The open ones by their day; of all the newest. */
export function listRedispatches(db: Db, actor: Actor, query: RedispatchQuery, limit = 300) {
  const { state, matterId, as, officeId } = query;
  const about = matterId === undefined ? sql`true` : sql`matter_id = ${matterId}`;
  const counted = as === undefined ? sql`true` : sql`state <> 'undone' and ${countedAs[as]}`;
  const office = officeId === undefined ? sql`true` : sql`office_id = ${officeId}`;
  return listEntries<Redispatch>(db, table, actor.countyId, {
    states: state === 'open' ? openRedispatchStates : [],
    where: sql`${scopeOf(actor)} and ${about} and ${counted} and ${office} and ${sentWithin(query)}`,
    order: state === 'open' ? sql`due_on, sent_at, number` : sql`sent_at desc, number desc`,
    limit,
  });
}

/** The open redispatch of each of the complaints, locked: what follows from the complaints' own moves. */
export async function lockOutOf(tx: Tx, countyId: number, matterIds: readonly string[]): Promise<Redispatch[]> {
  if (matterIds.length === 0) return [];
  const found = await sql<Redispatch>`
    select * from redispatch where county_id = ${countyId} and matter_id = any(${[...matterIds]}::uuid[]) and ${isOut}
    order by id for update`.execute(tx);
  return found.rows;
}

/** Complaints of these that are out with a station. */
export async function listOut(tx: Db | Tx, countyId: number, matterIds: readonly string[]): Promise<Set<string>> {
  if (matterIds.length === 0) return new Set();
  const found = await sql<{ matterId: string }>`
    select matter_id from redispatch where county_id = ${countyId} and matter_id = any(${[...matterIds]}::uuid[]) and ${isOut}`.execute(
    tx,
  );
  return new Set(found.rows.map(({ matterId }) => matterId));
}

/** What stations said of these complaints before, and of a tie to one of their parties in others. */
export async function listSaid(
  db: Db | Tx,
  countyId: number,
  matterIds: readonly string[],
): Promise<ReadonlyMap<string, Said[]>> {
  if (matterIds.length === 0) return new Map();
  const found = await sql<Said & { matterId: string }>`
    select r.matter_id, r.station_id, coalesce(r.relation in ('kin', 'interest'), false) as kin, false as elsewhere
    from redispatch as r where r.county_id = ${countyId} and r.matter_id = any(${[...matterIds]}::uuid[])
      and r.state in ('declined', 'lapsed', 'returned')
    union
    select c.id, r.station_id, true, true from redispatch as r
      join complaint as o on o.county_id = r.county_id and o.id = r.matter_id
      join complaint as c on c.county_id = r.county_id and c.id = any(${[...matterIds]}::uuid[]) and c.operator_name = o.operator_name and c.id <> o.id
    where r.county_id = ${countyId} and r.relation in ('kin', 'interest')`.execute(db as Db);
  const said = new Map<string, Said[]>();
  for (const { matterId, ...one } of found.rows) said.set(matterId, [...(said.get(matterId) ?? []), one]);
  return said;
}

/** Those of one press that are there already, so that a retry sends none twice. */
export async function listByIds(tx: Tx, countyId: number, ids: readonly string[]): Promise<Redispatch[]> {
  const found = await sql<Redispatch>`
    select * from redispatch where county_id = ${countyId} and id = any(${[...ids]}::uuid[])`.execute(tx);
  return found.rows;
}

export async function insertRedispatches(tx: Tx, entries: readonly Redispatch[]): Promise<void> {
  if (entries.length > 0) await insertMany(tx, table, entries);
}

/** What of one press can still be undone, locked. */
export async function lockBatch(tx: Tx, countyId: number, batchId: string): Promise<Redispatch[]> {
  const found = await sql<Redispatch>`
    select * from redispatch where county_id = ${countyId} and batch_id = ${batchId} and state = 'sent'
    order by id for update`.execute(tx);
  return found.rows;
}

/** One press of somebody's that can still be taken back: when it was, how many it sent and how many are unanswered. */
export interface UndoableBatch {
  id: string;
  sentAt: Date;
  sent: number;
  unanswered: number;
}

/** What somebody sent by one press since the instant and no station has answered yet, the newest first. */
export async function listUndoable(db: Db, countyId: number, byId: string, since: Date): Promise<UndoableBatch[]> {
  const found = await sql<UndoableBatch>`
    select batch_id as id, min(sent_at) as sent_at, count(*)::integer as sent,
      (count(*) filter (where state = 'sent'))::integer as unanswered
    from redispatch where county_id = ${countyId} and by_id = ${byId} and batch_id is not null and sent_at >= ${since}
    group by batch_id having bool_or(state = 'sent') order by min(sent_at) desc limit 5`.execute(db);
  return found.rows;
}

/** What is out with the station, locked: it goes back when the station stops. */
export async function lockOutAt(tx: Tx, countyId: number, stationId: string): Promise<Redispatch[]> {
  const found = await sql<Redispatch>`
    select * from redispatch where county_id = ${countyId} and station_id = ${stationId} and ${isOut}
    order by id for update`.execute(tx);
  return found.rows;
}

/** Those whose station did not answer in its time, or that are past their day; locked, so that two watches return none twice. */
export async function lockLate(tx: Tx, countyId: number, today: string, limit: number): Promise<Redispatch[]> {
  const found = await sql<Redispatch>`
    select * from redispatch where county_id = ${countyId}
      and ((state = 'sent' and accept_by < ${today}) or (state in ('accepted', 'mediating') and due_on < ${today}))
    order by id limit ${limit} for update skip locked`.execute(tx);
  return found.rows;
}

export type RedispatchCounts = Record<RedispatchCount, number> & {
  /** The middle of the days from the sending to its end, of what has ended; null where nothing has. */
  medianDays: number | null;
};

/** What was sent in the period, and what became of it until now; what was undone was never sent. */
export async function countRedispatches(
  db: Db,
  countyId: number,
  { from, to, officeId }: { from: string; to: string; officeId: string | null },
): Promise<RedispatchCounts> {
  const counted = await sql<RedispatchCounts>`
    select ${sql.join(
      redispatchCounts.map((name) => sql`(count(*) filter (where ${countedAs[name]}))::integer as ${sql.ref(name)}`),
    )},
      round((percentile_cont(0.5) within group (order by extract(epoch from ended_at - sent_at) / 86400))::numeric, 1)::float as median_days
    from redispatch where county_id = ${countyId} and state <> 'undone'
      and (${officeId}::text is null or office_id = ${officeId}) and ${sentWithin({ from, to })}`.execute(db);
  const counts = counted.rows[0];
  if (counts === undefined) throw new Error('Counting always gives one row.');
  return counts;
}
