import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import type { Course, Training } from '../../domain/people/training.ts';
import type { Attendance, AttendanceMark } from '../../domain/people/training-sheet.ts';
import type { ScoreCount, ScoredRow } from '../../domain/people/training-sheet.ts';
import { belongingTo } from './person.ts';
import { insertMany, type Db, type Tx } from '../base/db.ts';

function trainingsOf(actor: Actor): RawBuilder<unknown> {
  return actor.role === 'officer' || actor.role === 'officeHead'
    ? sql`(office_id is null or office_id = ${actor.organisationId})`
    : sql`true`;
}

export async function listTrainings(db: Db, actor: Actor, state: 'open' | 'all', limit = 500): Promise<Training[]> {
  const found = await sql<Training>`select * from training where county_id = ${actor.countyId} and ${trainingsOf(actor)}
    and ${state === 'open' ? sql`state in ('planned', 'approved', 'held')` : sql`true`}
    order by starts_on desc, number desc limit ${limit}`.execute(db);
  return found.rows;
}

export async function listAttendance(db: Db | Tx, countyId: number, trainingId: string): Promise<Attendance[]> {
  return (db as Db)
    .selectFrom('attendance')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('trainingId', '=', trainingId)
    .orderBy('personId')
    .execute();
}

/** Invited, there, tested, passed: one count for each training of a page; tested and passed of those whose scores the actor reads. */
export async function countAttendance(
  db: Db,
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, AttendanceCount>> {
  if (ids.length === 0) return new Map();
  const found = await sql<AttendanceCount & { trainingId: string }>`
    select a.training_id, count(*)::integer as invited,
      count(*) filter (where a.mark in ('present', 'late'))::integer as there,
      count(a.score) filter (where own.yes)::integer as scored,
      count(*) filter (where own.yes and a.score >= t.pass_mark)::integer as passed
    from attendance as a join training as t on t.county_id = a.county_id and t.id = a.training_id
      cross join lateral (select exists (select from person
        where person.county_id = a.county_id and person.id = a.person_id and ${belongingTo(actor)}) as yes) as own
    where a.county_id = ${actor.countyId} and a.training_id in (${sql.join([...ids])}) group by 1`.execute(db);
  return new Map(found.rows.map(({ trainingId, ...counts }) => [trainingId, counts]));
}

export interface AttendanceCount extends ScoreCount {
  invited: number;
  there: number;
}

/** Who is invited already stays as he is. */
export async function inviteAll(
  tx: Tx,
  countyId: number,
  trainingId: string,
  personIds: readonly string[],
): Promise<void> {
  const rows = personIds.map((personId) => ({ countyId, trainingId, personId, mark: 'invited' }));
  await insertMany(tx, 'attendance', rows, sql`on conflict do nothing`);
}

export async function saveMarks(
  tx: Tx,
  countyId: number,
  trainingId: string,
  marks: readonly { personId: string; mark: AttendanceMark; hours: number }[],
): Promise<void> {
  const rows = marks.map((one) => ({ countyId, trainingId, ...one, hours: one.hours + 0 }));
  await insertMany(
    tx,
    'attendance',
    rows,
    sql`on conflict (county_id, training_id, person_id) do update set mark = excluded.mark, hours = excluded.hours`,
  );
}

/** The scores of these people on a sheet, each with all that was written of it. */
export async function saveScores(
  tx: Tx,
  countyId: number,
  trainingId: string,
  rows: readonly ScoredRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const sent = JSON.stringify(rows.map(({ personId, scores }) => ({ person_id: personId, scores })));
  await sql`update attendance as a set scores = s.scores
    from jsonb_to_recordset(${sent}::jsonb) as s(person_id uuid, scores jsonb)
    where a.county_id = ${countyId} and a.training_id = ${trainingId} and a.person_id = s.person_id`.execute(tx);
}

/** 学时: hours of each of these people by the trainings that began in the year; who has none is not named. */
export async function countHours(
  db: Db | Tx,
  countyId: number,
  personIds: readonly string[],
  year: number,
): Promise<Map<string, number>> {
  if (personIds.length === 0) return new Map();
  const found = await sql<{ personId: string; hours: number }>`
    select a.person_id, sum(a.hours)::double precision as hours
    from attendance as a join training as t on t.county_id = a.county_id and t.id = a.training_id
    where a.county_id = ${countyId} and a.person_id = any(${[...personIds]}::uuid[]) and t.state in ('held', 'recorded')
      and t.starts_on between ${`${year}-01-01`} and ${`${year}-12-31`}
    group by 1`.execute(db as Db);
  return new Map(found.rows.map(({ personId, hours }) => [personId, hours]));
}

/** 培训距今: the last day on which anybody of each station was at a training; a station that is not named never was. */
export async function lastTrained(db: Db, countyId: number): Promise<Map<string, string>> {
  const found = await sql<{ stationId: string; on: string }>`
    select p.station_id, max(t.ends_on) as on
    from attendance as a join training as t on t.county_id = a.county_id and t.id = a.training_id
      join person as p on p.county_id = a.county_id and p.id = a.person_id
    where a.county_id = ${countyId} and a.mark in ('present', 'late') and p.station_id is not null and p.state = 'active'
    group by 1`.execute(db);
  return new Map(found.rows.map(({ stationId, on }) => [stationId, on]));
}

export interface PersonTraining {
  trainingId: string;
  number: string;
  title: string;
  startsOn: string;
  courses: readonly Course[];
  mark: AttendanceMark;
  hours: number;
  passMark: number | null;
  score: number | null;
}

/** The newest trainings of a person. */
export async function listTrainingsOf(
  db: Db | Tx,
  countyId: number,
  personId: string,
  limit: number,
): Promise<PersonTraining[]> {
  const found = await sql<PersonTraining>`
    select t.id as training_id, t.number, t.title, t.starts_on, t.courses, t.pass_mark, a.mark, a.hours, a.score
    from attendance as a join training as t on t.county_id = a.county_id and t.id = a.training_id
    where a.county_id = ${countyId} and a.person_id = ${personId} and t.state <> 'cancelled'
    order by t.starts_on desc, t.number desc limit ${limit}`.execute(db as Db);
  return found.rows;
}

/** How many trainings a person has in all, and their hours. */
export async function countTrainingsOf(
  db: Db | Tx,
  countyId: number,
  personId: string,
): Promise<{ n: number; hours: number }> {
  const found = await sql<{ n: number; hours: number }>`
    select count(*)::integer as n, coalesce(sum(a.hours), 0)::double precision as hours
    from attendance as a join training as t on t.county_id = a.county_id and t.id = a.training_id
    where a.county_id = ${countyId} and a.person_id = ${personId} and t.state <> 'cancelled'`.execute(db as Db);
  return found.rows[0] ?? { n: 0, hours: 0 };
}

/** The trainings of one record that the other of the same person was not at. */
export async function listTrainingIdsBeside(
  tx: Tx,
  countyId: number,
  { fromId, toId }: { fromId: string; toId: string },
): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select a.training_id as id from attendance as a join training as t on t.county_id = a.county_id and t.id = a.training_id
    where a.county_id = ${countyId} and a.person_id = ${fromId} and t.state <> 'cancelled' and not exists
      (select 1 from attendance as o
       where o.county_id = a.county_id and o.training_id = a.training_id and o.person_id = ${toId})
    order by t.starts_on desc, t.number desc`.execute(tx);
  return found.rows.map(({ id }) => id);
}

/** The attendance of one record goes to the other of the same person; where both were, the other's own row stays. */
export async function moveAttendance(
  tx: Tx,
  countyId: number,
  fromId: string,
  toId: string,
  trainingIds: readonly string[],
): Promise<void> {
  if (trainingIds.length === 0) return;
  await sql`update attendance set person_id = ${toId}
    where county_id = ${countyId} and person_id = ${fromId} and training_id in (${sql.join([...trainingIds])})`.execute(
    tx,
  );
}

/** One line of the training ledger: who, at which training, how long, and with which score. */
export interface TrainingLine
  extends
    Pick<Training, 'number' | 'title' | 'batch' | 'startsOn' | 'endsOn' | 'courses' | 'passMark'>,
    Pick<Attendance, 'mark' | 'hours' | 'score' | 'scores'> {
  name: string;
  stationId: string | null;
}

export interface TrainingPeriod {
  from?: string | undefined;
  to?: string | undefined;
}

/** 培训台账: everybody at the trainings of a period whom the reader may see; a head reads the people of his own office. */
export async function listTrainingLines(
  db: Db,
  actor: Actor,
  period: TrainingPeriod,
  limit: number,
): Promise<TrainingLine[]> {
  const found = await sql<TrainingLine>`
    select t.number, t.title, t.batch, t.starts_on, t.ends_on, t.courses, t.pass_mark, a.mark, a.hours, a.score, a.scores,
      p.name, p.station_id
    ${linesOf(actor, period)} order by t.starts_on, t.number, p.station_id nulls last, p.name, p.id limit ${limit}`.execute(
    db,
  );
  return found.rows;
}

export async function countTrainingLines(db: Db, actor: Actor, period: TrainingPeriod): Promise<number> {
  const found = await sql<{ n: number }>`select count(*)::integer as n ${linesOf(actor, period)}`.execute(db);
  return found.rows[0]?.n ?? 0;
}

function linesOf(actor: Actor, { from, to }: TrainingPeriod): RawBuilder<unknown> {
  const isOffice = actor.role === 'officer' || actor.role === 'officeHead';
  return sql`from attendance as a join training as t on t.county_id = a.county_id and t.id = a.training_id
      join person as p on p.county_id = a.county_id and p.id = a.person_id
    where a.county_id = ${actor.countyId} and t.state in ('held', 'recorded')
      and ${isOffice ? sql`p.office_id = ${actor.organisationId}` : sql`true`}
      and ${from === undefined ? sql`true` : sql`t.starts_on >= ${from}`}
      and ${to === undefined ? sql`true` : sql`t.starts_on <= ${to}`}`;
}
