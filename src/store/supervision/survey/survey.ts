import { sql } from 'kysely';
import type { Actor } from '../../../domain/base/actor.ts';
import type { Survey, SurveyAnswer } from '../../../domain/supervision/survey/survey.ts';
import { surveyDocket } from '../../../domain/supervision/survey/survey-steps.ts';
import { insertMany, type Db, type Tx } from '../../base/db.ts';
import { listEntries } from '../../matter/docket.ts';

const openStates = Object.keys(surveyDocket.states).filter((state) => !surveyDocket.over.includes(state));

/** The newest first; a station has those that it is asked for. */
export function listSurveys(
  db: Db,
  actor: Actor,
  { state }: { state: 'open' | 'all' | 'published' },
  limit = 500,
): Promise<Survey[]> {
  const own =
    actor.role === 'station'
      ? sql`station_ids @> ${JSON.stringify([actor.stationId])}::jsonb and state <> 'designed'`
      : sql`true`;
  const states = { open: openStates, published: ['published', 'followed'], all: [] }[state];
  return listEntries<Survey>(db, 'survey', actor.countyId, {
    states,
    where: own,
    order: sql`month desc, number desc`,
    limit,
  });
}

export async function findSurveyByCode(db: Db, countyId: number, code: string): Promise<Survey | null> {
  const found = await sql<Survey>`select * from survey where county_id = ${countyId} and code = ${code}`.execute(db);
  return found.rows[0] ?? null;
}

/** The state of the survey, held until the sheet is written: nothing comes in behind the count. */
export async function holdSurvey(tx: Tx, countyId: number, id: string): Promise<Survey | null> {
  const found = await sql<Survey>`select * from survey where county_id = ${countyId} and id = ${id} for share`.execute(
    tx,
  );
  return found.rows[0] ?? null;
}

/** Keeps a sheet once; that of a firm is put right by the next one. */
export async function saveSheet(tx: Tx, sheet: SurveyAnswer): Promise<void> {
  const ending =
    sheet.firm === null
      ? sql`on conflict do nothing`
      : sql`on conflict (county_id, survey_id, firm) where firm is not null do update
          set answers = excluded.answers, way = excluded.way, station_id = excluded.station_id, on_day = excluded.on_day`;
  await insertMany(tx, 'survey_answer', [sheet], ending);
}

export async function listSheets(db: Db | Tx, countyId: number, surveyId: string): Promise<SurveyAnswer[]> {
  const found = await sql<SurveyAnswer>`select * from survey_answer
    where county_id = ${countyId} and survey_id = ${surveyId} order by firm nulls last, id`.execute(db as Db);
  return found.rows;
}

/** How many sheets came in of each. */
export async function countSheets(db: Db, countyId: number, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const found = await sql<{ surveyId: string; n: number }>`select survey_id, count(*)::integer as n from survey_answer
    where county_id = ${countyId} and survey_id in (${sql.join([...ids])}) group by survey_id`.execute(db);
  return new Map(found.rows.map(({ surveyId, n }) => [surveyId, n]));
}
