import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import type { Person } from '../../domain/people/person.ts';
import type { Db, Tx } from '../base/db.ts';

/** What `maySeePerson` says of a person or an appointment, as a condition on its table; a test holds the two together. */
export function belongingTo(actor: Actor): RawBuilder<unknown> {
  switch (actor.role) {
    case 'centre':
    case 'leader':
    case 'admin':
    case 'system':
      return sql`true`;
    case 'officer':
    case 'officeHead':
      return sql`office_id = ${actor.organisationId}`;
    case 'station':
      return sql`station_id = ${actor.stationId}`;
    case 'mediator':
    case 'department':
      return sql`department_ids ? ${actor.organisationId ?? ''}`;
    default:
      return sql`false`;
  }
}

export interface PersonQuery {
  state: 'open' | 'all';
  q?: string | undefined;
  stationId?: string | undefined;
  /** A town or a village. */
  regionId?: string | undefined;
  departmentId?: string | undefined;
}

const read = sql`*, null as number`;

/** Those on the register, by village and name; with `all` those who left or were merged too. */
export async function listPeople(
  db: Db | Tx,
  actor: Actor,
  { state, q = '', stationId, regionId, departmentId }: PersonQuery,
  limit = 2000,
): Promise<Person[]> {
  const words = q.trim();
  const within = `%${words.replace(/[\\%_]/gu, '\\$&')}%`;
  // Who reads telephones masked is not told by a search which figures stand behind the mask.
  const byPhone = actor.role === 'department' ? sql`false` : sql`phone like ${within}`;
  const said = words === '' ? sql`true` : sql`(name ilike ${within} or ${byPhone})`;
  const place =
    regionId === undefined
      ? sql`true`
      : sql`region_id in (select id from region where county_id = ${actor.countyId} and (id = ${regionId} or parent_id = ${regionId}))`;
  const found =
    await sql<Person>`select ${read} from person where county_id = ${actor.countyId} and ${belongingTo(actor)}
    and ${state === 'open' ? sql`state = 'active'` : sql`true`} and ${said} and ${place}
    and ${stationId === undefined ? sql`true` : sql`station_id = ${stationId}`}
    and ${departmentId === undefined ? sql`true` : sql`department_ids ? ${departmentId}`}
    order by state, region_id nulls last, name, id limit ${limit}`.execute(db as Db);
  return found.rows;
}

/** The names of those on the register that the actor may see, with where they are; in the order of the register. */
export async function listPeopleNames(
  db: Db,
  actor: Actor,
  { words = '', isOfStation = false }: { words?: string; isOfStation?: boolean } = {},
  most = 5000,
): Promise<Pick<Person, 'id' | 'name' | 'regionId' | 'stationId'>[]> {
  const found = await sql<Pick<Person, 'id' | 'name' | 'regionId' | 'stationId'>>`
    select id, name, region_id, station_id from person
    where county_id = ${actor.countyId} and ${belongingTo(actor)} and state = 'active'
      and ${words === '' ? sql`true` : sql`strpos(lower(name), lower(${words})) > 0`}
      and ${isOfStation ? sql`station_id is not null` : sql`true`}
    order by region_id nulls last, name, id limit ${most}`.execute(db);
  return found.rows;
}

/** The person locked until the transaction ends, or null. */
export async function lockPerson(tx: Tx, countyId: number, id: string): Promise<Person | null> {
  const found = await sql<Person>`
    select ${read} from person where county_id = ${countyId} and id = ${id} for update`.execute(tx);
  return found.rows[0] ?? null;
}

export async function findPeople(db: Db | Tx, countyId: number, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return [];
  const found =
    await sql<Person>`select ${read} from person where county_id = ${countyId} and id in (${sql.join([...ids])})`.execute(
      db as Db,
    );
  return found.rows;
}

/** The person to whom the account belongs, if to one. */
export async function findPersonOfAccount(db: Db | Tx, countyId: number, accountId: string): Promise<Person | null> {
  const found = await sql<Person>`select ${read} from person
    where county_id = ${countyId} and account_id = ${accountId} and state = 'active'`.execute(db as Db);
  return found.rows[0] ?? null;
}

/** Who holds the office of the place now; the one before has to be relieved of it. */
export async function listHolders(tx: Tx, countyId: number, kind: string, regionId: string): Promise<Person[]> {
  const held = JSON.stringify([{ kind, regionId, until: null }]);
  const found = await sql<Person>`select ${read} from person
    where county_id = ${countyId} and state = 'active' and posts @> ${held}::jsonb order by id for update`.execute(tx);
  return found.rows;
}

export interface PeopleCount {
  /** Supervisors by what they are for: the duties of a department count once for it. */
  departmentId: string;
  people: number;
}

/** 合并数: people by department, how many work for several, and how many records were merged (S82: merged counts). */
export async function countPeople(
  db: Db,
  countyId: number,
): Promise<{ people: number; several: number; merged: number; byDepartment: PeopleCount[] }> {
  const all = await sql<{ people: number; several: number; merged: number }>`
    select count(*) filter (where state = 'active')::integer as people,
      count(*) filter (where state = 'active' and jsonb_array_length(department_ids) > 1)::integer as several,
      count(*) filter (where state = 'merged')::integer as merged
    from person where county_id = ${countyId}`.execute(db);
  const by = await sql<PeopleCount>`select d.value as department_id, count(*)::integer as people
    from person, jsonb_array_elements_text(department_ids) as d(value)
    where county_id = ${countyId} and state = 'active' group by 1 order by 2 desc, 1`.execute(db);
  return { ...(all.rows[0] ?? { people: 0, several: 0, merged: 0 }), byDepartment: by.rows };
}

/** What a person has by his appointments: his departments, and his site when he had none. It is no step of his own, so no version. */
export async function setDuties(
  tx: Tx,
  countyId: number,
  personId: string,
  duties: { departmentIds: readonly string[]; stationId: string | null; officeId: string | null },
): Promise<void> {
  const { departmentIds, stationId, officeId } = duties;
  await sql`update person set department_ids = ${JSON.stringify(departmentIds)}::jsonb,
      station_id = coalesce(station_id, ${stationId}), office_id = coalesce(office_id, ${officeId})
    where county_id = ${countyId} and id = ${personId}`.execute(tx);
}

/** Takes the account from a record; it is no step of his own either. */
export async function letGoOfAccount(tx: Tx, { countyId, id }: Pick<Person, 'countyId' | 'id'>): Promise<void> {
  await sql`update person set account_id = null where county_id = ${countyId} and id = ${id}`.execute(tx);
}
