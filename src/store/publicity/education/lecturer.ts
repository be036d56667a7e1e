import { sql } from 'kysely';
import type { Appointment } from '../../../domain/people/appointment.ts';
import { inPostStates } from '../../../domain/people/appointment.ts';
import type { Engagement } from '../../../domain/people/engagement.ts';
import type { Db, Tx } from '../../base/db.ts';

/** 宣讲团: the lecturers in post. */
export async function listLecturers(db: Db | Tx, countyId: number): Promise<Appointment[]> {
  const found = await sql<Appointment>`select *, null as number from appointment
    where county_id = ${countyId} and post = 'lecturer' and state in (${sql.join([...inPostStates])})
    order by id limit 500`.execute(db as Db);
  return found.rows;
}

/** The commissions of an event that are not over, locked. */
export async function lockOpenEngagements(tx: Tx, countyId: number, outreachNumber: string): Promise<Engagement[]> {
  const found = await sql<Engagement>`select * from engagement
    where county_id = ${countyId} and outreach_number = ${outreachNumber} and state in ('asked', 'accepted')
    order by id for update`.execute(tx);
  return found.rows;
}

export async function listEngagementsOf(
  db: Db,
  countyId: number,
  outreachNumbers: readonly string[],
): Promise<Engagement[]> {
  const found = await sql<Engagement>`select * from engagement
    where county_id = ${countyId} and outreach_number = any(${[...outreachNumbers]}::text[]) order by number`.execute(
    db,
  );
  return found.rows;
}
