import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../../domain/base/actor.ts';
import type { Day } from '../../../domain/base/calendar.ts';
import {
  surveyStateWords,
  type Survey,
  type SurveyAnswer,
  type SurveyPart,
  type SurveyRound,
} from '../../../domain/supervision/survey/survey.ts';
import { surveyDocket } from '../../../domain/supervision/survey/survey-steps.ts';
import { insertMany, type Db, type Tx } from '../../base/db.ts';
import { listEntries } from '../../matter/docket.ts';
import type { DocketTable } from '../../matter/docket-list.ts';

function scopeOf({ role, stationId }: Actor): RawBuilder<unknown> {
  return role === 'station'
    ? sql`(station_ids @> ${JSON.stringify([stationId])}::jsonb and state <> 'designed')`
    : sql`true`;
}

/** What was published, the newest first. */
export function listPublishedSurveys(db: Db, actor: Actor, limit: number): Promise<Survey[]> {
  return listEntries<Survey>(db, 'survey', actor.countyId, {
    states: ['published', 'followed'],
    where: scopeOf(actor),
    order: sql`month desc, number desc`,
    limit,
  });
}

/** What is in the field and the reader is asked for, the first to end first. */
export function listFieldedFor(db: Db, actor: Actor): Promise<Survey[]> {
  return listEntries<Survey>(db, 'survey', actor.countyId, {
    states: ['fielded'],
    where: scopeOf(actor),
    order: sql`until_on, number`,
    limit: 20,
  });
}

/** Who would rather say nothing to any of it sent a sheet, and it is none that came in: there is nothing on it to count. */
const isAnswered = sql`answers <> '{}'::jsonb`;

/** How many sheets of each a station has brought. */
export async function countSheetsOf(
  db: Db,
  countyId: number,
  ids: readonly string[],
  stationId: string,
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const found = await sql<{ surveyId: string; n: number }>`select survey_id, count(*)::integer as n from survey_answer
    where county_id = ${countyId} and survey_id in (${sql.join([...ids])}) and station_id = ${stationId} and way = 'station' and ${isAnswered}
    group by survey_id`.execute(db);
  return new Map(found.rows.map(({ surveyId, n }) => [surveyId, n]));
}

/**
 * By when the sheets are to be in, or the next follow-up done. One that was in the field before its day was kept with the row has the day of
 * its sheets; the row stays as its line of the ledger states it.
 */
const surveyDue = sql`coalesce(due_on, case when state = 'fielded' then until_on end)`;

/** Those whose day is that one or lies before it. */
export function listDueSurveys(db: Db, countyId: number, until: Day): Promise<Survey[]> {
  return listEntries<Survey>(db, 'survey', countyId, {
    states: ['fielded', 'published'],
    where: sql`${surveyDue} <= ${until}::date`,
    order: sql`${surveyDue}, number`,
    limit: 5000,
  });
}

/** The list of surveys; a station has those that it is asked for. */
export const surveyTable: DocketTable<Survey> = {
  name: 'survey',
  states: Object.keys(surveyStateWords),
  over: surveyDocket.over,
  scope: scopeOf,
  words: sql`number || ' ' || title || ' ' || industry || ' ' || summary || ' ' || jsonb_path_query_array(findings, '$[*].title')::text`,
  newest: sql`month`,
  due: surveyDue,
  day: sql`fielded_on`,
  filters: {
    operatorId: (id, { countyId }) => askedAt(countyId, id),
  },
  figure: (figure, { from, to }) => {
    const fielded = sql`state <> 'dropped' and fielded_on between ${from} and ${to}`;
    return figure === 'surveyFindings' ? sql`${fielded} and findings <> '[]'` : fielded;
  },
};

/** The shop is one of the firms that are asked: by its name in the register, or one that it has there, before and after a merge. */
function askedAt(countyId: number, operatorId: string): RawBuilder<unknown> {
  return sql`exists (
    select 1 from operator as r
    join operator as o on o.county_id = r.county_id and o.root_id = r.root_id
    left join operator_name as n on n.county_id = o.county_id and n.operator_id = o.id and n.source in ('register', 'firm')
    where r.county_id = ${countyId} and r.id = ${operatorId} and (sample ? o.name or sample ? n.name))`;
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
      : sql`on conflict (county_id, survey_id, round, firm) where firm is not null do update
          set answers = excluded.answers, way = excluded.way, station_id = excluded.station_id, on_day = excluded.on_day`;
  await insertMany(tx, 'survey_answer', [sheet], ending);
}

/** The sheets of one round; those of both where none is named. */
export async function listSheets(
  db: Db | Tx,
  countyId: number,
  surveyId: string,
  round: SurveyRound | null = null,
): Promise<SurveyAnswer[]> {
  const found = await sql<SurveyAnswer>`select * from survey_answer
    where county_id = ${countyId} and survey_id = ${surveyId} and (${round}::integer is null or round = ${round}) and ${isAnswered}
    order by firm nulls last, id`.execute(db as Db);
  return found.rows;
}

/** How many sheets came in of each, in the first round. */
export async function countSheets(db: Db, countyId: number, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const found = await sql<{ surveyId: string; n: number }>`select survey_id, count(*)::integer as n from survey_answer
    where county_id = ${countyId} and survey_id in (${sql.join([...ids])}) and round = 1 and ${isAnswered} group by survey_id`.execute(
    db,
  );
  return new Map(found.rows.map(({ surveyId, n }) => [surveyId, n]));
}

export async function findPart(
  db: Db | Tx,
  countyId: number,
  { surveyId, mark }: Pick<SurveyPart, 'surveyId' | 'mark'>,
): Promise<SurveyPart | null> {
  const found = await sql<SurveyPart>`select * from survey_part
    where county_id = ${countyId} and survey_id = ${surveyId} and mark = ${mark}`.execute(db as Db);
  return found.rows[0] ?? null;
}

/** Lays the answers to those that are kept: two windows of one browser lose nothing of each other. */
export async function savePart(tx: Tx, part: SurveyPart): Promise<void> {
  await insertMany(
    tx,
    'survey_part',
    [part],
    sql`on conflict (county_id, survey_id, mark) do update set answers = survey_part.answers || excluded.answers,
      at_question = excluded.at_question, on_day = excluded.on_day`,
  );
}

export async function dropPart(
  tx: Tx,
  countyId: number,
  { surveyId, mark }: Pick<SurveyPart, 'surveyId' | 'mark'>,
): Promise<void> {
  await sql`delete from survey_part where county_id = ${countyId} and survey_id = ${surveyId} and mark = ${mark}`.execute(
    tx,
  );
}

/** Removes what nobody goes on with any more: begun before that day, or of a survey that takes no answers on this one. */
export async function dropOldParts(tx: Tx, countyId: number, before: string, today: string): Promise<void> {
  await sql`delete from survey_part as p using survey as s
    where p.county_id = ${countyId} and s.county_id = p.county_id and s.id = p.survey_id
      and (p.on_day < ${before} or s.state <> 'fielded' or s.until_on < ${today})`.execute(tx);
}

export async function hasSheet(db: Db | Tx, countyId: number, surveyId: string, id: string): Promise<boolean> {
  const found = await sql`select 1 from survey_answer
    where county_id = ${countyId} and survey_id = ${surveyId} and id = ${id}`.execute(db as Db);
  return found.rows.length > 0;
}
