import { sql } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import type { Day } from '../../domain/base/calendar.ts';
import { mostLeft, type Left, type Shift } from '../../domain/command/shift.ts';
import type { Db, Tx } from '../base/db.ts';
import { listEntries } from '../matter/docket.ts';

export interface ShiftQuery {
  /** What is not over yet, or everything. */
  state: 'open' | 'all';
  from?: Day | undefined;
  to?: Day | undefined;
  accountId?: string | undefined;
}

/** In the order of time; what is over is left out where only the open ones are asked for. */
export function listShifts(db: Db | Tx, countyId: number, query: ShiftQuery, limit = 2000): Promise<Shift[]> {
  const { state, from, to, accountId } = query;
  const where = sql.join(
    [
      from === undefined ? sql`true` : sql`day >= ${from}`,
      to === undefined ? sql`true` : sql`day <= ${to}`,
      accountId === undefined ? sql`true` : sql`account_id = ${accountId}`,
    ],
    sql` and `,
  );
  return listEntries<Shift>(db, 'shift', countyId, {
    states: state === 'open' ? ['rostered', 'swapped', 'checkedIn', 'handedOver'] : [],
    where,
    order: sql`starts_at, post, id`,
    limit,
  });
}

/** Everything that somebody keeps in the period, the cancelled left out. */
export async function listKept(db: Db | Tx, countyId: number, from: Day, to: Day): Promise<Shift[]> {
  const found = await sql<Shift>`select * from shift
    where county_id = ${countyId} and day between ${from} and ${to} and state <> 'cancelled'
    order by starts_at, post desc, id`.execute(db as Db);
  return found.rows;
}

/** What concerns the account now: what it keeps, what it is asked for, what it is to sign for. */
export async function listOwnShifts(db: Db | Tx, actor: Actor, from: Date, to: Date): Promise<Shift[]> {
  const { countyId, id } = actor;
  const found = await sql<Shift>`select * from shift where county_id = ${countyId} and state <> 'cancelled' and (
      (account_id = ${id} and ends_at > ${from} and starts_at < ${to} and state not in ('signed', 'missed'))
      or (account_id = ${id} and state = 'checkedIn')
      or (swap_asked_id = ${id} and state in ('rostered', 'swapped'))
      or (state = 'handedOver' and incoming_ids ? ${id}))
    order by starts_at, id limit 20`.execute(db as Db);
  return found.rows;
}

/** Those that begin later, and the one that runs and to which nobody has come. */
const toCome = (countyId: number, at: Date) =>
  sql`county_id = ${countyId} and state in ('rostered', 'swapped') and ends_at > ${at}`;
const coming = (countyId: number, accountId: string, at: Date) =>
  sql`${toCome(countyId, at)} and account_id = ${accountId}`;

/** The shifts that one account has still to keep, locked, the next first. */
export async function lockComingShifts(tx: Tx, countyId: number, accountId: string, at: Date): Promise<Shift[]> {
  const found = await sql<Shift>`select * from shift where ${coming(countyId, accountId, at)}
    order by starts_at for update`.execute(tx);
  return found.rows;
}

/** How many shifts each account has still to keep, or one account alone; who has none is not in it. */
export async function countShiftsToCome(
  db: Db | Tx,
  countyId: number,
  at: Date,
  accountId: string | null,
): Promise<Map<string, number>> {
  const whose = accountId === null ? toCome(countyId, at) : coming(countyId, accountId, at);
  const found = await sql<{ accountId: string; n: number }>`select account_id, count(*)::integer as n from shift
    where ${whose} group by account_id`.execute(db as Db);
  return new Map(found.rows.map((row) => [row.accountId, row.n]));
}

/** Shifts that should have begun or ended, locked, so that two watches remind of none twice. */
export async function lockWatchedShifts(tx: Tx, countyId: number, at: Date): Promise<Shift[]> {
  const found = await sql<Shift>`select * from shift
    where county_id = ${countyId} and state in ('rostered', 'swapped', 'checkedIn') and starts_at <= ${at}
    order by starts_at for update skip locked`.execute(tx);
  return found.rows;
}

/** What is open in the county at the end of a shift: numbers alone, the oldest first. */
export async function findLeft(db: Db | Tx, countyId: number): Promise<Left> {
  const pressed = sql`county_id = ${countyId} and urgent_at is not null and responded_at is null`;
  const waiting = sql`county_id = ${countyId} and stage = 'toDispatch'`;
  const found = await sql<Left>`
    select
      coalesce((select jsonb_agg(number order by opened_at) from callout
        where county_id = ${countyId} and state not in ('closed', 'dismissed')), '[]') as callouts,
      coalesce((select jsonb_agg(number) from (select number from complaint
        where ${pressed} order by urgent_at limit ${mostLeft}) as c), '[]') as urgent,
      (select count(*)::integer from complaint where ${pressed}) as urgent_total,
      coalesce((select jsonb_agg(number) from (select number from complaint
        where ${waiting} order by received_at limit ${mostLeft}) as c), '[]') as to_dispatch,
      (select count(*)::integer from complaint where ${waiting}) as to_dispatch_total,
      (select count(distinct coalesce(phone_mark::text, phone))::integer from missed_call where county_id = ${countyId} and reached_at is null) as missed_calls`.execute(
    db as Db,
  );
  return found.rows[0] ?? { callouts: [], urgent: [], toDispatch: [], missedCalls: 0 };
}
