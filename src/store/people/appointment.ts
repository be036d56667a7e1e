import { sql } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import { inPostStates, openStates, type Appointment } from '../../domain/people/appointment.ts';
import type { Db, Tx } from '../base/db.ts';
import { belongingTo } from './person.ts';

export interface AppointmentQuery {
  state: 'open' | 'all';
  personId?: string | undefined;
  stationId?: string | undefined;
  departmentId?: string | undefined;
  /** Of the association's pools, or of stations and towns. */
  pool?: 'yes' | 'no' | undefined;
  /** Terms that end on or before this day. */
  endingBy?: string | undefined;
}

const open = sql.join([...openStates]);
const inPost = sql.join([...inPostStates]);
const read = sql`*, null as number`;

export async function listAppointments(
  db: Db | Tx,
  actor: Actor,
  query: AppointmentQuery,
  limit = 2000,
): Promise<Appointment[]> {
  const { state, personId, stationId, departmentId, pool, endingBy } = query;
  const found = await sql<Appointment>`select ${read} from appointment
    where county_id = ${actor.countyId} and ${belongingTo(actor)}
    and ${state === 'open' ? sql`state in (${open})` : sql`true`}
    and ${personId === undefined ? sql`true` : sql`person_id = ${personId}`}
    and ${stationId === undefined ? sql`true` : sql`station_id = ${stationId}`}
    and ${departmentId === undefined ? sql`true` : sql`department_ids ? ${departmentId}`}
    and ${pool === undefined ? sql`true` : pool === 'yes' ? sql`organisation_id is not null` : sql`organisation_id is null`}
    and ${endingBy === undefined ? sql`true` : sql`valid_to <= ${endingBy} and state in (${inPost})`}
    order by case state when 'nominated' then 0 when 'checked' then 1 when 'appointed' then 2 when 'trained' then 3 else 4 end,
      valid_to nulls first, nominated_on desc, id limit ${limit}`.execute(db as Db);
  return found.rows;
}

/** The person's appointments that are not over, locked. */
export async function lockOpenAppointments(tx: Tx, countyId: number, personId: string): Promise<Appointment[]> {
  const found = await sql<Appointment>`select ${read} from appointment
    where county_id = ${countyId} and person_id = ${personId} and state in (${open}) order by id for update`.execute(
    tx,
  );
  return found.rows;
}

/** All appointments of the person, locked: what is merged goes over with the rest. */
export async function lockAppointmentsOf(tx: Tx, countyId: number, personId: string): Promise<Appointment[]> {
  const found = await sql<Appointment>`select ${read} from appointment
    where county_id = ${countyId} and person_id = ${personId} order by id for update`.execute(tx);
  return found.rows;
}

export async function findAppointment(db: Db | Tx, countyId: number, id: string): Promise<Appointment | null> {
  const found =
    await sql<Appointment>`select ${read} from appointment where county_id = ${countyId} and id = ${id}`.execute(
      db as Db,
    );
  return found.rows[0] ?? null;
}

/** The departments for which the person works by what is in force, in order; kept on his own row for lists. */
export async function dutiesOf(tx: Tx, countyId: number, personId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`select distinct d.value as id
    from appointment, jsonb_array_elements_text(department_ids) as d(value)
    where county_id = ${countyId} and person_id = ${personId} and state in (${open}) order by 1`.execute(tx);
  return found.rows.map(({ id }) => id);
}

/** Appointments and what hangs on them go to the other record of the same person. */
export async function moveToPerson(
  tx: Tx,
  countyId: number,
  table: 'appointment' | 'allowance' | 'engagement',
  ids: readonly string[],
  personId: string,
): Promise<void> {
  if (ids.length === 0) return;
  await sql`update ${sql.table(table)} set person_id = ${personId}
    where county_id = ${countyId} and id in (${sql.join([...ids])})`.execute(tx);
}

/** Those in post with the people's posts, for the list of what is missing: one read for the whole county. */
export async function listInPost(
  db: Db,
  countyId: number,
): Promise<
  (Pick<Appointment, 'post' | 'state' | 'validTo' | 'exOfficio' | 'stationId' | 'regionId'> & { personId: string })[]
> {
  const found = await sql<
    Pick<Appointment, 'post' | 'state' | 'validTo' | 'exOfficio' | 'stationId' | 'regionId'> & { personId: string }
  >`select post, state, valid_to, ex_officio, station_id, region_id, person_id from appointment
    where county_id = ${countyId} and state in (${inPost}) and organisation_id is null`.execute(db);
  return found.rows;
}
