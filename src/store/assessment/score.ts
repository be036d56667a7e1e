import { sql } from 'kysely';
import type { Actor } from '../../domain/base/actor.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Score, ScoreLine } from '../../domain/assessment/score.ts';
import { insertMany, type Db, type Tx } from '../base/db.ts';

const line = sql`county_id, assessment_id, subject_id, version, name, kind_code, kind_zh, town_id, town_name, office_id, station_id,
  department_ids, marks, permille`;

/** Everybody of a round without the records, which a ranking does not read. */
export async function listScoreLines(db: Db | Tx, countyId: number, assessmentId: string): Promise<ScoreLine[]> {
  const found =
    await sql<ScoreLine>`select ${line} from score where county_id = ${countyId} and assessment_id = ${assessmentId}
    order by subject_id`.execute(db as Db);
  return found.rows;
}

/** How many there are in each of the rounds. */
export async function countSubjects(
  db: Db,
  countyId: number,
  assessmentIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (assessmentIds.length === 0) return new Map();
  const { rows } = await sql<{ assessmentId: string; n: number }>`
    select assessment_id, count(*)::integer as n from score
    where county_id = ${countyId} and assessment_id = any(${[...assessmentIds]}::uuid[]) group by 1`.execute(db);
  return new Map(rows.map(({ assessmentId, n }) => [assessmentId, n]));
}

/** Those of the rounds that are the station or the organisation, or stand at the station. */
export async function listOwnLines(
  db: Db,
  countyId: number,
  assessmentIds: readonly string[],
  { stationId, organisationId }: Pick<Actor, 'stationId' | 'organisationId'>,
): Promise<ScoreLine[]> {
  if (assessmentIds.length === 0 || (stationId === null && organisationId === null)) return [];
  const { rows } = await sql<ScoreLine>`select ${line} from score
    where county_id = ${countyId} and assessment_id = any(${[...assessmentIds]}::uuid[])
      and (station_id = ${stationId} or subject_id = ${organisationId}) order by assessment_id, subject_id`.execute(db);
  return rows;
}

/** Everybody with the records. */
export async function listScores(db: Db | Tx, countyId: number, assessmentId: string): Promise<Score[]> {
  const found = await sql<Score>`select * from score where county_id = ${countyId} and assessment_id = ${assessmentId}
    order by subject_id`.execute(db as Db);
  return found.rows;
}

export async function findScore(
  db: Db | Tx,
  countyId: number,
  assessmentId: string,
  subjectId: string,
): Promise<Score | null> {
  const found = await sql<Score>`select * from score where county_id = ${countyId} and assessment_id = ${assessmentId}
    and subject_id = ${subjectId}`.execute(db as Db);
  return found.rows[0] ?? null;
}

export async function lockScore(tx: Tx, countyId: number, assessmentId: string, subjectId: string): Promise<Score> {
  const found = await sql<Score>`select * from score where county_id = ${countyId} and assessment_id = ${assessmentId}
    and subject_id = ${subjectId} for update`.execute(tx);
  if (found.rows[0] === undefined) throw new Refusal('not-found');
  return found.rows[0];
}

/** As many as are written in one piece: with a year of records each they make some hundred kilobytes, for which nobody waits. */
const atOnce = 50;

export async function insertScores(tx: Tx, scores: readonly Score[]): Promise<void> {
  for (let i = 0; i < scores.length; i += atOnce) await insertMany(tx, 'score', scores.slice(i, i + atOnce));
}

/** The marks and what they make, one version on; the records behind them are not written again. */
export async function saveMarks(tx: Tx, score: Score): Promise<Score> {
  const { countyId, assessmentId, subjectId, marks, permille } = score;
  const version = score.version + 1;
  await sql`update score set marks = ${JSON.stringify(marks)}::jsonb, permille = ${permille}, version = ${version}
    where county_id = ${countyId} and assessment_id = ${assessmentId} and subject_id = ${subjectId}`.execute(tx);
  return { ...score, version };
}
