import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import type { Instruction } from '../../domain/command/instruction.ts';
import type { Db, Tx } from '../base/db.ts';
import type { SoughtTable } from '../matter/docket-list.ts';

/** What `maySeeInstruction` says of one, as a condition on the table; a test holds the two together. */
function scopeOf(actor: Actor): RawBuilder<unknown> {
  const county = sql`county_id = ${actor.countyId}`;
  switch (actor.role) {
    case 'centre':
    case 'leader':
    case 'system':
      return county;
    case 'officer':
    case 'officeHead':
      return sql`${county} and to_office_id = ${actor.organisationId}`;
    case 'station':
      return sql`${county} and to_station_id = ${actor.stationId}`;
    default:
      return sql`false`;
  }
}

/** What is looked for in instructions; its words are those of `instruction_search`. */
export const soughtInstructions: SoughtTable = {
  name: 'instruction',
  scope: scopeOf,
  words: sql`number || ' ' || text || ' ' || result || ' ' || coalesce(matter_number, '')`,
  newest: sql`sent_at`,
  title: sql`text`,
};

export interface InstructionQuery {
  /** What is out or waits for the issuer, or everything of late. */
  state: 'open' | 'all';
  matterId?: string | undefined;
}

export const isInstructionOpen = sql`state in ('sent', 'acknowledged', 'arrived', 'reported')`;
export const openInstructionsFirst = sql`urgent desc, sent_at, id`;

/** The open ones by what they wait for and how long; of the others the newest. */
export async function listInstructions(
  db: Db,
  actor: Actor,
  { state, matterId }: InstructionQuery,
  limit = 200,
): Promise<Instruction[]> {
  const open = state === 'open' ? isInstructionOpen : sql`true`;
  const about = matterId === undefined ? sql`true` : sql`matter_id = ${matterId}`;
  const order = state === 'open' ? openInstructionsFirst : sql`sent_at desc, id`;
  const found = await sql<Instruction>`
    select * from instruction where ${scopeOf(actor)} and ${open} and ${about} order by ${order} limit ${limit}`.execute(
    db,
  );
  return found.rows;
}

/** Instructions that still ask something of their receiver, locked, so that two watches remind of none twice. */
export async function lockOpenInstructions(tx: Tx, countyId: number): Promise<Instruction[]> {
  const found = await sql<Instruction>`
    select * from instruction where county_id = ${countyId} and state in ('sent', 'acknowledged', 'arrived')
    order by sent_at for update skip locked`.execute(tx);
  return found.rows;
}

export interface InstructionMinutes {
  officeId: string;
  stationId: string | null;
  sent: number;
  /** Minutes from the sending, in the middle of all; null where none was. */
  acknowledged: number | null;
  arrived: number | null;
  reported: number | null;
  late: number;
}

/** 调度用时: for each receiver how many minutes until the acknowledgement, the arrival and the report, of what was sent since. */
export async function countMinutes(db: Db, actor: Actor, since: Date, at: Date): Promise<InstructionMinutes[]> {
  const middle = (column: string) =>
    sql`round(percentile_cont(0.5) within group (order by extract(epoch from ${sql.ref(column)} - sent_at) / 60))::integer`;
  const found = await sql<InstructionMinutes>`
    select to_office_id as office_id, to_station_id as station_id, count(*)::integer as sent,
      ${middle('acknowledged_at')} as acknowledged, ${middle('arrived_at')} as arrived, ${middle('reported_at')} as reported,
      count(*) filter (where coalesce(reported_at, ${at}) > due_at)::integer as late
    from instruction where ${scopeOf(actor)} and state <> 'withdrawn' and sent_at >= ${since}
    group by 1, 2 order by acknowledged desc nulls first, 1, 2 nulls first`.execute(db);
  return found.rows;
}
