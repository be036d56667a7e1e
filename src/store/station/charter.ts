import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import { emptyCharter, takesMatters, type Charter } from '../../domain/station/charter.ts';
import type { Day } from '../../domain/base/calendar.ts';
import { noHealth, type Health } from '../../domain/station/charter-procedure.ts';
import type { Station } from '../../domain/county/station.ts';
import type { UseLine } from '../../domain/station/station-table.ts';
import type { OpenMatter } from '../../domain/station/open-matters.ts';
import { asJson, insertMany, type Db, type Tx } from '../base/db.ts';
import { noteSettings } from '../base/ledger.ts';

/** What `maySeeCharter` says of one, as a condition on the table; a test holds the two together. */
export function scopeOf(actor: Actor): RawBuilder<unknown> {
  switch (actor.role) {
    case 'centre':
    case 'leader':
    case 'mediator':
    case 'admin':
    case 'system':
      return sql`true`;
    case 'officer':
    case 'officeHead':
      return sql`office_id = ${actor.organisationId}`;
    case 'station':
      return sql`station_id = ${actor.stationId}`;
    default:
      return sql`false`;
  }
}

export async function listCharters(db: Db | Tx, actor: Actor): Promise<Charter[]> {
  const found = await sql<Charter>`
    select * from charter where county_id = ${actor.countyId} and ${scopeOf(actor)} order by number`.execute(db as Db);
  return found.rows;
}

/** The lines of each station's ledger that say when it was in use, by the id of its file: what is asked of a day that is past. */
export async function listUses(db: Db, countyId: number): Promise<ReadonlyMap<string, UseLine[]>> {
  const { rows } = await sql<UseLine & { id: string }>`
    select l.matter_id as id, l.verb, l.on_day from charter as c join ledger as l on l.county_id = c.county_id and l.matter_id = c.id
    where c.county_id = ${countyId} and l.verb in ('charter-activated', 'charter-suspended', 'charter-resumed')
    order by l.matter_id, l.seq`.execute(db);
  const uses = new Map<string, UseLine[]>();
  for (const { id, ...line } of rows) {
    const mine = uses.get(id);
    if (mine === undefined) uses.set(id, [line]);
    else mine.push(line);
  }
  return uses;
}

/** Stations that the actor may see whose name holds the words: those that run first, then those that begin with them. */
export async function findChartersNamed(db: Db, actor: Actor, words: string, limit: number): Promise<Charter[]> {
  const found = await sql<Charter>`
    select * from charter where county_id = ${actor.countyId} and ${scopeOf(actor)}
      and position(lower(${words}) in lower(name)) > 0
    order by state in ('active', 'rectifying') desc, position(lower(${words}) in lower(name)), number
    limit ${limit}`.execute(db);
  return found.rows;
}

/** The names of the stations that the actor may see, those that run first. */
export async function listCharterNames(
  db: Db,
  actor: Actor,
): Promise<Pick<Charter, 'number' | 'name' | 'regionId' | 'state'>[]> {
  const found = await sql<Pick<Charter, 'number' | 'name' | 'regionId' | 'state'>>`
    select number, name, region_id, state from charter where county_id = ${actor.countyId} and ${scopeOf(actor)}
    order by state in ('active', 'rectifying') desc, number`.execute(db);
  return found.rows;
}

/** The file of a station; null when it has none. */
export async function findCharterOf(db: Db | Tx, countyId: number, stationId: string): Promise<Charter | null> {
  const found = await sql<Charter>`
    select * from charter where county_id = ${countyId} and station_id = ${stationId}`.execute(db as Db);
  return found.rows[0] ?? null;
}

export async function listBatch(db: Db | Tx, countyId: number, batchNumber: string): Promise<Charter[]> {
  const found = await sql<Charter>`
    select * from charter where county_id = ${countyId} and batch_number = ${batchNumber} order by number`.execute(
    db as Db,
  );
  return found.rows;
}

/** Several entries locked in one order, so that two batches wait for each other. */
export async function lockCharters(tx: Tx, countyId: number, numbers: readonly string[]): Promise<Charter[]> {
  const found = await sql<Charter>`
    select * from charter where county_id = ${countyId} and number in (${sql.join([...numbers])})
    order by number for update`.execute(tx);
  return found.rows;
}

export async function findChartersOf(db: Db | Tx, countyId: number, numbers: readonly string[]): Promise<Charter[]> {
  if (numbers.length === 0) return [];
  const found = await sql<Charter>`
    select * from charter where county_id = ${countyId} and number in (${sql.join([...numbers])}) order by number`.execute(
    db as Db,
  );
  return found.rows;
}

/** A new station gets its file; of one that is there whether it takes matters is left to the steps of that file. */
export async function saveStation(tx: Tx, station: Station & { countyId: number }): Promise<void> {
  await noteSettings(tx, station.countyId, 'station');
  const row = { ...station, venueNames: asJson(station.venueNames) };
  const { active: _, ...facts } = row;
  await tx
    .insertInto('station')
    .values(row)
    .onConflict((on) => on.columns(['countyId', 'id']).doUpdateSet(facts))
    .execute();
  await openFileOf(tx, station);
  await renewFileOf(tx, station);
}

/** The file of a station that was entered as it stood, without an application. */
async function openFileOf(tx: Tx, station: Station & { countyId: number }): Promise<void> {
  const { countyId, id: stationId, name, serves, officeId, regionId, address, contactName, phone } = station;
  const row = {
    ...emptyCharter,
    countyId,
    number: `站${stationId}`,
    state: station.active ? 'active' : 'suspended',
    stationId,
    name,
    kindCode: serves === 'venue' ? 'service' : 'liaison',
    facility: false,
    venueKind: station.kind,
    serves,
    officeId,
    regionId,
    hostName: serves === 'venue' ? (station.venueNames[0] ?? '') : '',
    address,
    contactName,
    phone,
    byVenue: false,
    reason: '',
    measures: {},
    photoIds: [],
  };
  await insertMany(tx, 'charter', [row], sql`on conflict do nothing`);
}

/** Facts that are edited in the settings stand in the file too. */
async function renewFileOf(tx: Tx, station: Station & { countyId: number }): Promise<void> {
  const { countyId, id, name, kind, serves, officeId, regionId, address, contactName, phone } = station;
  await sql`update charter set name = ${name}, venue_kind = ${kind}, serves = ${serves}, office_id = ${officeId},
    region_id = ${regionId}, address = ${address}, contact_name = ${contactName}, phone = ${phone}
    where county_id = ${countyId} and station_id = ${id}`.execute(tx);
}

/** Whether the station takes matters, by the state of its file. */
export async function saveStationActive(tx: Tx, charter: Charter): Promise<void> {
  await noteSettings(tx, charter.countyId, 'station');
  await sql`update station set active = ${takesMatters(charter)}
    where county_id = ${charter.countyId} and id = ${charter.stationId}`.execute(tx);
}

/** The station of an approved file; it takes nothing until it runs. */
export async function insertStation(tx: Tx, station: Station & { countyId: number }): Promise<void> {
  await noteSettings(tx, station.countyId, 'station');
  await insertMany(tx, 'station', [station], sql`on conflict (county_id, id) do nothing`);
}

/** What still asks something of the station: talks that go on there and questions without an answer, locked. */
export async function lockOpenMatters(tx: Tx, countyId: number, stationId: string): Promise<OpenMatter[]> {
  const complaints = await sql<OpenMatter>`
    select 'complaint' as kind, id, number, operator_name as gist, filed_at as since from complaint
    where county_id = ${countyId} and station_id = ${stationId} and state = 'atStation' order by filed_at for update`.execute(
    tx,
  );
  const inquiries = await sql<OpenMatter>`
    select 'inquiry' as kind, id, number, left(question, 60) as gist, filed_at as since from inquiry
    where county_id = ${countyId} and station_id = ${stationId} and state in ('open', 'pending') order by filed_at for update`.execute(
    tx,
  );
  return [...complaints.rows, ...inquiries.rows];
}

/** The same for reading. */
export async function listOpenMatters(db: Db, countyId: number, stationId: string): Promise<OpenMatter[]> {
  const found = await sql<OpenMatter>`
    select 'complaint' as kind, id, number, operator_name as gist, filed_at as since from complaint
    where county_id = ${countyId} and station_id = ${stationId} and state = 'atStation'
    union all select 'inquiry', id, number, left(question, 60), filed_at from inquiry
    where county_id = ${countyId} and station_id = ${stationId} and state in ('open', 'pending') order by since`.execute(
    db,
  );
  return found.rows;
}

export async function countOpenInstructions(db: Db | Tx, countyId: number, stationId: string): Promise<number> {
  const found = await sql<{ n: number }>`select count(*)::integer as n from instruction
    where county_id = ${countyId} and to_station_id = ${stationId} and state in ('sent', 'acknowledged', 'arrived')`.execute(
    db as Db,
  );
  return found.rows[0]?.n ?? 0;
}

/** The last day since then on which anybody of each station did anything, read off an index one station after the other. */
export async function findLastActs(
  db: Db,
  countyId: number,
  { since, stationIds }: { since: Day; stationIds: readonly string[] },
): Promise<Map<string, Day>> {
  const found = await sql<{ stationId: string; lastOn: Day }>`
    select s.id as station_id, l.on_day as last_on from unnest(${stationIds}::text[]) as s (id) cross join lateral (
      select l.on_day from ledger as l where l.county_id = ${countyId} and l.by_organisation_id = s.id and l.on_day >= ${since}
      order by l.on_day desc limit 1) as l`.execute(db);
  return new Map(found.rows.map(({ stationId, lastOn }) => [stationId, lastOn]));
}

/** 运行情况: what each station did since the day, read off the lines that its people wrote and off its matters. */
export async function findHealth(
  db: Db,
  countyId: number,
  { since, today, stationIds }: { since: Day; today: Day; stationIds: readonly string[] },
): Promise<Map<string, Health>> {
  if (stationIds.length === 0) return new Map();
  const ids = sql.join([...stationIds]);
  const [acts, filed, open, misrouted] = await Promise.all([
    sql<{ stationId: string; lastOn: Day; activeDays: number }>`
      select l.by_organisation_id as station_id, max(l.on_day) as last_on, count(distinct l.on_day)::integer as active_days
      from ledger as l where l.county_id = ${countyId} and l.by_organisation_id in (${ids}) and l.on_day >= ${since}
      group by 1`.execute(db),
    sql<{ stationId: string; filed: number }>`
      select station_id, count(*)::integer as filed from complaint
      where county_id = ${countyId} and station_id in (${ids}) and filed_at >= ${since}::date group by 1`.execute(db),
    sql<{ stationId: string; open: number; overdue: number }>`
      select station_id, count(*)::integer as open, count(*) filter (where due_on < ${today})::integer as overdue
      from complaint where county_id = ${countyId} and station_id in (${ids}) and state = 'atStation' group by 1`.execute(
      db,
    ),
    sql<{ stationId: string; misrouted: number }>`
      select station_id, count(*)::integer as misrouted from complaint
      where county_id = ${countyId} and station_id in (${ids}) and given_back_on >= ${since} group by 1`.execute(db),
  ]);
  const health = new Map<string, Health>();
  const of = (id: string) => health.get(id) ?? noHealth;
  for (const { stationId, ...told } of [...acts.rows, ...filed.rows, ...open.rows, ...misrouted.rows])
    health.set(stationId, { ...of(stationId), ...told });
  return health;
}
