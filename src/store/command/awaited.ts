import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import type { Day } from '../../domain/base/calendar.ts';
import { openAwaitedStates, type Awaited } from '../../domain/command/awaited.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { Tipoff } from '../../domain/tipoff/tipoff.ts';
import type { Db, Tx } from '../base/db.ts';
import { listEntries } from '../matter/docket.ts';

const table = 'awaited';
const isOpen = sql`state in (${sql.join([...openAwaitedStates])})`;

/** What `maySeeAwaited` says of one, as a condition on the table; a test holds the two together. */
function scopeOf({ role, organisationId }: Actor): RawBuilder<unknown> {
  switch (role) {
    case 'department':
      return sql`to_id = ${organisationId}`;
    case 'officer':
    case 'officeHead':
      return sql`office_id = ${organisationId}`;
    default:
      return sql`true`;
  }
}

/** Whose work it is: who handles the matter or wrote it down, and above him whoever it has gone up to. */
function concerns({ id, role }: Actor): RawBuilder<unknown> {
  const own = sql`(by_id = ${id} or ${handlerOf(sql`awaited`)} = ${id})`;
  switch (role) {
    case 'department':
      return sql`true`;
    case 'officeHead':
      return sql`(${own} or level >= 2 or ${handlerOf(sql`awaited`)} is null)`;
    case 'centre':
      return sql`(${own} or office_id is null or level >= 3)`;
    case 'leader':
      return sql`level >= 4`;
    default:
      return own;
  }
}

/** Who handles the matter of a row; null where nobody does. */
function handlerOf(row: RawBuilder<unknown>): RawBuilder<unknown> {
  const of = (kind: string) => sql`(select m.handler_id from ${sql.table(kind)} as m
    where m.county_id = ${row}.county_id and m.id = ${row}.matter_id)`;
  return sql`(case ${row}.matter_kind when 'complaint' then ${of('complaint')}::text when 'tipoff' then ${of('tipoff')}::text
    else ${of('enforcement')}::text end)`;
}

export interface AwaitedQuery {
  state: 'open' | 'all';
  /** Of one matter, by its number. */
  matter?: string | undefined;
  /** Those that are the reader's work. */
  mine?: 'yes' | undefined;
  /** Those past their day, or answered and not written down; and what the office itself owes an answer of, from the day on which it was told. */
  overdue?: 'yes' | undefined;
}

/** The open ones by their day; of all the newest. */
export function listAwaiteds(
  db: Db,
  actor: Actor,
  { state, matter, mine, overdue }: AwaitedQuery,
  { today, limit }: { today: Day; limit: number },
): Promise<Awaited[]> {
  const of = matter === undefined ? sql`true` : sql`matter_number = ${matter}`;
  const own = mine === undefined ? sql`true` : concerns(actor);
  const late =
    overdue === undefined
      ? sql`true`
      : sql`(state = 'replied' or (state = 'waiting' and (due_on < ${today}::date or kind = 'performance')))`;
  return listEntries<Awaited>(db, table, actor.countyId, {
    states: state === 'open' ? openAwaitedStates : [],
    where: sql`${scopeOf(actor)} and ${of} and ${late} and ${own}`,
    order: state === 'open' ? sql`due_on, number` : sql`sent_on desc, number desc`,
    limit,
  });
}

/** What of a matter is waited for, locked: what follows from its own moves. */
export async function lockAwaitedOf(tx: Tx, countyId: number, matterId: string): Promise<Awaited[]> {
  const found = await sql<Awaited>`select * from awaited
    where county_id = ${countyId} and matter_id = ${matterId} and ${isOpen} order by id for update`.execute(tx);
  return found.rows;
}

/** By what of these matters their rows are known, open or not: what has one is opened once. */
export async function listSources(
  tx: Tx,
  countyId: number,
  matterIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await sql<{ matterId: string; sources: string[] }>`select matter_id, array_agg(source) as sources
    from awaited where county_id = ${countyId} and matter_id = any(${[...matterIds]}::uuid[]) group by matter_id`.execute(
    tx,
  );
  return new Map(rows.map(({ matterId, sources }) => [matterId, new Set(sources)]));
}

/** The number of the open row of a matter that waits for the same of the same; null where none does. */
export async function findOpenTo(
  tx: Tx,
  { countyId, id }: Pick<Complaint, 'countyId' | 'id'>,
  { kind, toName }: Pick<Awaited, 'kind' | 'toName'>,
): Promise<string | null> {
  const found = await sql<Pick<Awaited, 'number'>>`select number from awaited
    where county_id = ${countyId} and matter_id = ${id} and kind = ${kind} and to_name = ${toName} and ${isOpen}
    order by number limit 1`.execute(tx);
  return found.rows[0]?.number ?? null;
}

/** The rows of a matter go where it goes. */
export async function placeAwaited(tx: Tx, countyId: number, matterId: string, officeId: string | null): Promise<void> {
  await sql`update awaited set office_id = ${officeId}
    where county_id = ${countyId} and matter_id = ${matterId} and office_id is distinct from ${officeId}`.execute(tx);
}

/** A row with who handles its matter. */
export type HandledAwaited = Awaited & { handlerId: string | null };

/** Those that come due between these days, for who has them in hand. */
export async function listAwaitedDue(
  db: Db,
  countyId: number,
  { from, until }: { from: Day; until: Day },
): Promise<HandledAwaited[]> {
  const found = await sql<HandledAwaited>`select a.*, ${handlerOf(sql`a`)} as handler_id from awaited as a
    where a.county_id = ${countyId} and a.state = 'waiting' and a.due_on between ${from} and ${until}
    order by a.due_on, a.number limit 5000`.execute(db);
  return found.rows;
}

/**
 * Those of which the next level is to hear, one of each matter and the oldest first, with their matters locked before them: a move of a
 * matter locks in the same order.
 */
export async function lockAwaitedToRemind(
  tx: Tx,
  countyId: number,
  today: Day,
  limit: number,
): Promise<HandledAwaited[]> {
  const near = await sql<Pick<Awaited, 'id' | 'matterId'>>`
    select distinct on (matter_id) id, matter_id from awaited
    where county_id = ${countyId} and remind_on <= ${today} order by matter_id, remind_on, id limit ${limit}`.execute(
    tx,
  );
  if (near.rows.length === 0) return [];
  await lockMattersOf(
    tx,
    countyId,
    near.rows.map(({ matterId }) => matterId),
  );
  const found = await sql<HandledAwaited>`select a.*, ${handlerOf(sql`a`)} as handler_id from awaited as a
    where a.county_id = ${countyId} and a.id = any(${near.rows.map(({ id }) => id)}::uuid[]) and a.remind_on <= ${today}
    order by a.id for update of a`.execute(tx);
  return found.rows;
}

/** Who handles the matters of rows, by the rows' ids; null where nobody does. */
export async function listHandlers(
  db: Db | Tx,
  countyId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  if (ids.length === 0) return new Map();
  const found = await sql<Pick<HandledAwaited, 'id' | 'handlerId'>>`select a.id, ${handlerOf(sql`a`)} as handler_id
    from awaited as a where a.county_id = ${countyId} and a.id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(found.rows.map(({ id, handlerId }) => [id, handlerId]));
}

/** Who handles the matter of a row. */
export async function findHandler(tx: Tx, { countyId, id }: Pick<Awaited, 'countyId' | 'id'>): Promise<string | null> {
  const found = await sql<Pick<HandledAwaited, 'handlerId'>>`select ${handlerOf(sql`a`)} as handler_id from awaited as a
    where a.county_id = ${countyId} and a.id = ${id}`.execute(tx);
  return found.rows[0]?.handlerId ?? null;
}

/** The matters of whatever kind, locked, so that a line may be written into their chains. */
export async function lockMattersOf(tx: Tx, countyId: number, ids: readonly string[]): Promise<void> {
  for (const kind of ['complaint', 'tipoff', 'enforcement'] as const)
    await sql`select 1 from ${sql.table(kind)} where county_id = ${countyId} and id = any(${[...ids]}::uuid[])
      order by id for update`.execute(tx);
}

const isUnawaited = sql`m.stage <> 'done' and jsonb_path_exists(m.pauses, '$[*] ? (@.to == null)')
  and not exists (select 1 from awaited as a where a.county_id = m.county_id and a.matter_id = m.id and a.kind = 'test')`;

/** Complaints whose clock stands still for a test of which no row is known: from before there were rows, or by an import. Locked. */
export async function lockUnawaitedComplaints(tx: Tx, countyId: number, limit: number): Promise<Complaint[]> {
  const found = await sql<Complaint>`select m.* from complaint as m where m.county_id = ${countyId} and ${isUnawaited}
    order by m.id limit ${limit} for update skip locked`.execute(tx);
  return found.rows;
}

/** The same of tip-offs. */
export async function lockUnawaitedTipoffs(tx: Tx, countyId: number, limit: number): Promise<Tipoff[]> {
  const found = await sql<Tipoff>`select m.* from tipoff as m where m.county_id = ${countyId} and ${isUnawaited}
    order by m.id limit ${limit} for update skip locked`.execute(tx);
  return found.rows;
}
