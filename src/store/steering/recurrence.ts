import { sql } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import type { Recurrence } from '../../domain/steering/recurrence.ts';
import type { Db, Tx } from '../base/db.ts';
import { listEntries } from '../matter/docket.ts';
import { scopeOfSteered } from './origin.ts';

export function listRecurrences(db: Db, actor: Actor, state: 'open' | 'all', limit = 500): Promise<Recurrence[]> {
  return listEntries<Recurrence>(db, 'recurrence', actor.countyId, {
    states: state === 'open' ? ['active', 'paused'] : [],
    where: scopeOfSteered(actor),
    order: sql`number`,
    limit,
  });
}

/** The active ones, locked: two clocks make the turns of one after the other, and the later finds them made. */
export async function lockActiveRecurrences(tx: Tx, countyId: number): Promise<Recurrence[]> {
  const found = await sql<Recurrence>`select * from recurrence
    where county_id = ${countyId} and state = 'active' order by number for update`.execute(tx);
  return found.rows;
}

/** Which organisations have their task of the turn already. */
export async function listTurns(
  db: Db | Tx,
  countyId: number,
  recurrenceId: string,
  period: string,
): Promise<Set<string>> {
  const found = await (db as Db)
    .selectFrom('turn')
    .select('leadId')
    .where('countyId', '=', countyId)
    .where('recurrenceId', '=', recurrenceId)
    .where('period', '=', period)
    .execute();
  return new Set(found.map(({ leadId }) => leadId));
}

/** Writes down that a turn was made; its key refuses a second. */
export async function insertTurn(
  tx: Tx,
  turn: { countyId: number; recurrenceId: string; period: string; leadId: string; taskId: string },
): Promise<void> {
  await tx.insertInto('turn').values(turn).execute();
}
