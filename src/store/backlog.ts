import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../domain/actor.ts';
import { backlogStates, idleVerbs, type BacklogCount } from '../domain/backlog.ts';
import type { Complaint } from '../domain/complaint.ts';
import { openRedispatchStates } from '../domain/redispatch.ts';
import type { BacklogLimits } from '../domain/threshold.ts';
import { complaintBook } from './complaint.ts';
import { insertMany, type Db, type Tx } from './db.ts';
import { scopeOf } from './matter.ts';

/** What of a complaint the backlog shows and the proposals ask: no story, no papers, for there are hundreds at once. */
export type BacklogRow = Pick<
  Complaint,
  | 'id'
  | 'number'
  | 'version'
  | 'state'
  | 'stage'
  | 'receivedAt'
  | 'filedAt'
  | 'dueRule'
  | 'dueOn'
  | 'legalOn'
  | 'sessions'
  | 'talks'
  | 'pauses'
  | 'consumerName'
  | 'consumerRegionId'
  | 'operatorName'
  | 'operatorRegionId'
  | 'stationId'
  | 'officeId'
  | 'handlerId'
> & {
  /** The day of the last line that says something of the handling. */
  movedOn: string;
  /** The open redispatch, or null. */
  outNumber: string | null;
  outState: string | null;
  outStationId: string | null;
};

export interface BacklogQuery {
  /** Null for every office that the reader sees. */
  officeId: string | null;
  /** Only of this handler, or of nobody yet. */
  handlerId?: string | undefined;
}

const columns = [
  'id',
  'number',
  'version',
  'state',
  'stage',
  'received_at',
  'filed_at',
  'due_rule',
  'due_on',
  'legal_on',
  'sessions',
  'talks',
  'pauses',
  'consumer_name',
  'consumer_region_id',
  'operator_name',
  'operator_region_id',
  'station_id',
  'office_id',
  'handler_id',
];
/** The last line of a matter `c` that says something of the handling, as the day of its instant in China. */
export const movedOnOf = sql`coalesce(
  (select (l.at at time zone 'Asia/Shanghai')::date from ledger as l
   where l.county_id = c.county_id and l.matter_id = c.id and l.verb not in (${sql.join([...idleVerbs])})
   order by l.seq desc limit 1),
  (c.filed_at at time zone 'Asia/Shanghai')::date)`;

/** What `backlogReasonsOf` says of one, as a condition on a complaint `c` and its `m.moved_on`; a test holds the two together. */
function isBacklog(limits: BacklogLimits, today: string): RawBuilder<unknown> {
  const met: RawBuilder<unknown>[] = [sql`false`];
  if (limits.overdue) met.push(sql`c.due_on < ${today}`);
  if (limits.targetDays > 0)
    met.push(
      sql`(c.due_rule = 'C-03' and coalesce(c.legal_on, c.due_on) <= ${today}::date + ${limits.targetDays}::integer)`,
    );
  if (limits.ageDays > 0)
    met.push(
      sql`(coalesce(c.received_at, c.filed_at) at time zone 'Asia/Shanghai')::date <= ${today}::date - ${limits.ageDays}::integer`,
    );
  if (limits.attempts > 0)
    met.push(
      sql`jsonb_array_length(c.sessions) + jsonb_array_length(jsonb_path_query_array(c.talks, '$[*] ? (@.result == "notAgreed" || @.result == "notReached")')) >= ${limits.attempts}`,
    );
  if (limits.idleDays > 0) met.push(sql`m.moved_on <= ${today}::date - ${limits.idleDays}::integer`);
  return sql`c.state in (${sql.join([...backlogStates])}) and not jsonb_path_exists(c.pauses, '$[*] ? (@.to == null)')
    and (${sql.join(met, sql` or `)})`;
}

/** The backlog that the actor may see, the oldest first. */
export async function listBacklog(
  db: Db | Tx,
  actor: Actor,
  { officeId, handlerId }: BacklogQuery,
  limits: BacklogLimits,
  today: string,
): Promise<BacklogRow[]> {
  const office = officeId === null ? sql`true` : sql`c.office_id = ${officeId}`;
  const handler =
    handlerId === undefined ? sql`true` : sql`(c.handler_id::text = ${handlerId} or c.handler_id is null)`;
  const found = await sql<BacklogRow>`
    select ${sql.join(columns.map((name) => sql.ref(`c.${name}`)))}, m.moved_on,
      r.number as out_number, r.state as out_state, r.station_id as out_station_id
    from complaint as c cross join lateral (select ${movedOnOf} as moved_on) as m
      left join redispatch as r on r.county_id = c.county_id and r.matter_id = c.id
        and r.state in (${sql.join([...openRedispatchStates])})
    where ${scopeOf(complaintBook, actor)} and ${office} and ${handler} and c.stage <> 'done' and ${isBacklog(limits, today)}
    order by coalesce(c.received_at, c.filed_at), c.id limit 5000`.execute(db as Db);
  return found.rows;
}

/** The day on which each of the complaints was last moved. */
export async function listMovedOn(
  db: Db | Tx,
  countyId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await sql<{ id: string; movedOn: string }>`
    select c.id, ${movedOnOf} as moved_on from complaint as c
    where c.county_id = ${countyId} and c.id = any(${[...ids]}::uuid[])`.execute(db as Db);
  return new Map(found.rows.map(({ id, movedOn }) => [id, movedOn]));
}

/** Writes what the backlog of each office is at the end of the day; a second count of the day takes the place of the first. */
export async function saveBacklogCounts(tx: Tx, counts: readonly BacklogCount[]): Promise<void> {
  if (counts.length === 0) return;
  const ending = sql`on conflict (county_id, on_day, office_id) do update
    set total = excluded.total, ages = excluded.ages, out = excluded.out`;
  await insertMany(tx, 'backlog_count', counts, ending);
}

/** What was counted from the day on, the earliest first; of one office, or of all. */
export async function listBacklogCounts(
  db: Db,
  countyId: number,
  { from, officeId }: { from: string; officeId: string | null },
): Promise<BacklogCount[]> {
  const found = await sql<BacklogCount>`
    select * from backlog_count where county_id = ${countyId} and on_day >= ${from}
      and (${officeId}::text is null or office_id = ${officeId}) order by on_day, office_id`.execute(db);
  return found.rows;
}
