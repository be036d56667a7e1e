import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import {
  backlogReasons,
  backlogStates,
  idleVerbs,
  type BacklogCount,
  type BacklogReason,
} from '../../domain/command/backlog.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { openRedispatchStates } from '../../domain/command/redispatch.ts';
import type { BacklogLimits } from '../../domain/law/local-limits.ts';
import { complaintBook } from '../complaint/complaint.ts';
import { insertMany, type Db, type Tx } from '../base/db.ts';
import { scopeOf } from '../matter/matter.ts';
import { handlerOf } from '../matter/ways.ts';

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
     and not is_undone(l.county_id, l.matter_id, l.seq)
   order by l.seq desc limit 1),
  (c.filed_at at time zone 'Asia/Shanghai')::date)`;

/** One of the backlog with what is counted of it and nothing else: of a county that did nothing for long there are many. */
export type BacklogWeight = Record<BacklogReason, boolean> & {
  id: string;
  officeId: string | null;
  ageDays: number;
  /** Whether it is out with a station. */
  isOut: boolean;
};

const receivedDay = sql`(coalesce(c.received_at, c.filed_at) at time zone 'Asia/Shanghai')::date`;

/** What `backlogReasonsOf` says of one, as conditions on a complaint `c` and its `m.moved_on`; a test holds the two together. */
function reasonsIn(limits: BacklogLimits, today: string): Record<BacklogReason, RawBuilder<unknown>> {
  const when = (counts: boolean, condition: RawBuilder<unknown>) => (counts ? condition : sql`false`);
  return {
    overdue: when(limits.overdue, sql`coalesce(c.due_on < ${today}, false)`),
    target: when(
      limits.targetDays > 0,
      sql`coalesce(c.due_rule = 'C-03' and coalesce(c.legal_on, c.due_on) <= ${today}::date + ${limits.targetDays}::integer, false)`,
    ),
    // Nothing is said of a matter before it is filed, and of what was dispatched or accepted a line says so, written on that day or later: of what
    // came in or came on since, no line is looked for.
    idle: when(
      limits.idleDays > 0,
      sql`case when greatest((c.filed_at at time zone 'Asia/Shanghai')::date, c.dispatched_on, c.accepted_on)
          > ${today}::date - ${limits.idleDays}::integer then false
        else m.moved_on <= ${today}::date - ${limits.idleDays}::integer end`,
    ),
    age: when(limits.ageDays > 0, sql`${receivedDay} <= ${today}::date - ${limits.ageDays}::integer`),
    attempts: when(
      limits.attempts > 0,
      sql`jsonb_array_length(c.sessions) + jsonb_array_length(jsonb_path_query_array(c.talks, '$[*] ? (@.result == "notAgreed" || @.result == "notReached")')) >= ${limits.attempts}`,
    ),
  };
}

/** The ledger is asked of those that no other reason has. */
const dearestLast = backlogReasons.toSorted((a, b) => Number(a === 'idle') - Number(b === 'idle'));

const outWith = sql`left join redispatch as r on r.county_id = c.county_id and r.matter_id = c.id
  and r.state in (${sql.join([...openRedispatchStates])})`;

/** All of the backlog that the actor may see, the oldest first, each weighed once: counts and pages are made of the same rows. */
export async function weighBacklog(
  db: Db | Tx,
  actor: Actor,
  { officeId, handlerId }: BacklogQuery,
  limits: BacklogLimits,
  today: string,
): Promise<BacklogWeight[]> {
  const office = officeId === null ? sql`true` : sql`c.office_id = ${officeId}`;
  const handler = handlerId === undefined ? sql`true` : handlerOf(`mine:${handlerId}`);
  const reasons = reasonsIn(limits, today);
  const named = backlogReasons.map((reason) => sql`${reasons[reason]} as ${sql.ref(reason)}`);
  const found = await sql<BacklogWeight>`
    select w.* from (
      select c.id, c.office_id, greatest(0, ${today}::date - ${receivedDay})::integer as age_days, r.number is not null as is_out,
        ${sql.join(named)}, coalesce(c.received_at, c.filed_at) as since
      from complaint as c cross join lateral (select ${movedOnOf} as moved_on) as m ${outWith}
      where ${scopeOf(complaintBook, actor)} and ${office} and ${handler} and c.stage <> 'done'
        and c.state in (${sql.join([...backlogStates])}) and not jsonb_path_exists(c.pauses, '$[*] ? (@.to == null)')
    ) as w where ${sql.join(
      dearestLast.map((reason) => sql`w.${sql.ref(reason)}`),
      sql` or `,
    )} order by w.since, w.id`.execute(db as Db);
  return found.rows;
}

/** What the backlog shows of these complaints, in the order in which they are named. */
export async function listBacklog(db: Db | Tx, countyId: number, ids: readonly string[]): Promise<BacklogRow[]> {
  if (ids.length === 0) return [];
  const found = await sql<BacklogRow>`
    select ${sql.join(columns.map((name) => sql.ref(`c.${name}`)))}, m.moved_on,
      r.number as out_number, r.state as out_state, r.station_id as out_station_id
    from unnest(${[...ids]}::uuid[]) with ordinality as asked (id, nth)
      join complaint as c on c.county_id = ${countyId} and c.id = asked.id
      cross join lateral (select ${movedOnOf} as moved_on) as m ${outWith}
    order by asked.nth`.execute(db as Db);
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
