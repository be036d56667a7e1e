import { surveyFrame } from '../../../../actions/supervision/survey/survey.ts';
import type { Survey, SurveyAnswer } from '../../../../domain/supervision/survey/survey.ts';
import { surveyListing } from '../../../../domain/supervision/survey/survey-list.ts';
import { problemsOfFindings } from '../../../../domain/supervision/survey/survey-steps.ts';
import { tabulate, type QuestionCount, type SaidTooMuch } from '../../../../domain/supervision/survey/tabulate.ts';
import { countSheets, listSheets, surveyTable } from '../../../../store/supervision/survey/survey.ts';
import { apiRoutes } from '../../../base/schema.ts';
import { addListedRoutes, listed } from '../../matter/docket-list-routes.ts';

export interface SurveyMore {
  byName: string;
  publishedByName: string | null;
  /** How many sheets came in. */
  sheets: number;
  /** One a firm in the order of the columns; empty in a list, and for a survey of others. */
  columns: Pick<SurveyAnswer, 'firm' | 'answers'>[];
  counts: QuestionCount[];
  /** What each finding says that its counts do not bear. */
  problems: SaidTooMuch[][];
}

export const listedSurveys = listed({
  frame: surveyFrame,
  example: '调2026-0001',
  table: surveyTable,
  listing: surveyListing,
  moreOf: async (ctx, surveys, names) => {
    const { countyId } = ctx.actor;
    const sheets = await countSheets(
      ctx.db,
      countyId,
      surveys.map(({ id }) => id),
    );
    // A list shows how many; the page of one shows each column.
    const [only] = surveys.length === 1 ? surveys : [];
    const answers = only === undefined ? [] : await listSheets(ctx.db, countyId, only.id);
    return (one: Survey): SurveyMore => ({
      byName: names.get(one.byId) ?? '',
      publishedByName: one.publishedById === null ? null : (names.get(one.publishedById) ?? ''),
      sheets: sheets.get(one.id) ?? 0,
      columns: answers
        .filter(({ firm }) => firm !== null)
        .map(({ firm, answers: given }) => ({ firm, answers: given })),
      counts: only === undefined ? [] : tabulate(one.questions, answers),
      problems: problemsOfFindings(one),
    });
  },
});

export const surveyApi = apiRoutes();
addListedRoutes(surveyApi, listedSurveys);
