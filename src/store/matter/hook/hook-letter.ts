/** What was sent to the county's own systems, in the outbox: the list of it, and what waits for one that is stopped. */
import { sql, type RawBuilder } from 'kysely';
import { hookStopped } from '../../../domain/base/upkeep.ts';
import type { HookLetterState } from '../../../domain/matter/hook/hook-letter.ts';
import { maxTries } from '../../../domain/matter/message.ts';
import type { Db, Tx } from '../../base/db.ts';
import type { MessageRow } from '../../base/schema.ts';

const notAgain = sql`not exists (select 1 from message as a where a.county_id = m.county_id and a.resent_from = m.id)`;
const given = sql`m.sent_at is null and m.failed_times >= ${sql.lit(maxTries)}`;

/** What each state of the list takes. What was sent again is dead no more: another stands for it. */
const conditions: Readonly<Record<HookLetterState, RawBuilder<unknown>>> = {
  taken: sql`m.sent_at is not null`,
  waiting: sql`m.sent_at is null and m.failed_times < ${sql.lit(maxTries)}`,
  dead: sql`${given} and ${notAgain}`,
  again: sql`${given} and not ${notAgain}`,
};

/** What the list asks for: letters of a state, to a system by its name, from before one that was read. */
export interface LettersAsked {
  state: HookLetterState | null;
  system: string | null;
  before: { madeAt: Date; id: string } | null;
  limit: number;
}

const ofSystem = (system: string | null) => (system === null ? sql`true` : sql`m.system = ${system}`);

export async function listHookLetters(
  db: Db,
  countyId: number,
  { state, system, before, limit }: LettersAsked,
): Promise<MessageRow[]> {
  const found = await sql<MessageRow>`select m.* from message as m
    where m.county_id = ${countyId} and m.channel = 'hook' and ${ofSystem(system)}
      and ${state === null ? sql`true` : conditions[state]}
      and ${before === null ? sql`true` : sql`(m.made_at, m.id) < (${before.madeAt}, ${before.id}::uuid)`}
    order by m.made_at desc, m.id desc limit ${limit}`.execute(db);
  return found.rows;
}

/** How many letters stand in each state, of those since then. */
export async function countHookLetters(
  db: Db,
  countyId: number,
  system: string | null,
  since: Date,
): Promise<Record<HookLetterState, number>> {
  const found = await sql<Record<HookLetterState, number>>`select
      count(*) filter (where ${conditions.taken})::integer as taken,
      count(*) filter (where ${conditions.waiting})::integer as waiting,
      count(*) filter (where ${conditions.dead})::integer as dead,
      count(*) filter (where ${conditions.again})::integer as again
    from message as m where m.county_id = ${countyId} and m.channel = 'hook' and m.made_at >= ${since} and ${ofSystem(system)}`.execute(
    db,
  );
  return found.rows[0] ?? { taken: 0, waiting: 0, dead: 0, again: 0 };
}

/** The dead letters that can go again, the oldest first, locked: each is sent again once. */
export async function lockDeadLetters(
  tx: Tx,
  countyId: number,
  { system, since, limit }: { system: string | null; since: Date; limit: number },
): Promise<MessageRow[]> {
  const found = await sql<MessageRow>`select m.* from message as m
    where m.county_id = ${countyId} and m.channel = 'hook' and m.made_at >= ${since} and ${ofSystem(system)} and ${conditions.dead}
    and m.cause is distinct from 'hook-test'
    order by m.made_at, m.id limit ${limit} for update`.execute(tx);
  return found.rows;
}

/** What waits for a system is given up: it is stopped or gone. Gives how many letters that were. */
export async function giveUpLetters(tx: Tx, countyId: number, system: string): Promise<number> {
  const done = await sql`update message set failed_times = ${maxTries}, last_error = ${hookStopped}
    where county_id = ${countyId} and channel = 'hook' and system = ${system} and sent_at is null
      and failed_times < ${sql.lit(maxTries)}`.execute(tx);
  return Number(done.numAffectedRows ?? 0);
}

/**
 * The letters of a system that has another name now stand under that: those since then, and those that wait. Older ones keep the name by which
 * they went, so that a change of name takes no longer with the years.
 */
export async function renameLetters(
  tx: Tx,
  countyId: number,
  { from, to, since }: { from: string; to: string; since: Date },
): Promise<void> {
  const ofSystemBefore = sql`county_id = ${countyId} and channel = 'hook' and system = ${from}`;
  await sql`update message set system = ${to} where ${ofSystemBefore} and made_at >= ${since}`.execute(tx);
  await sql`update message set system = ${to} where ${ofSystemBefore} and sent_at is null
    and failed_times < ${sql.lit(maxTries)}`.execute(tx);
}
