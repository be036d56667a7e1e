import { surveyFrame } from '../../../../actions/supervision/survey/survey.ts';
import type { Context } from '../../../../actions/base/context.ts';
import type { Survey, SurveyAnswer } from '../../../../domain/supervision/survey/survey.ts';
import { foundAgain, isOpen, surveyDueOn } from '../../../../domain/supervision/survey/survey-follow.ts';
import { surveyListing, surveyRow } from '../../../../domain/supervision/survey/survey-list.ts';
import { problemsOfFindings } from '../../../../domain/supervision/survey/survey-steps.ts';
import { tabulate, type QuestionCount } from '../../../../domain/figures/tabulate.ts';
import { type SaidTooMuch } from '../../../../domain/supervision/survey/said-too-much.ts';
import { countSheets, listSheets, surveyTable } from '../../../../store/supervision/survey/survey.ts';
import { apiRoutes } from '../../../base/schema.ts';
import { addListedRoutes, listed } from '../../matter/docket-list-routes.ts';

/** What is shown beside a row of the list. */
export interface SurveyRowMore {
  byName: string;
  /** How many sheets came in. */
  sheets: number;
  findings: number;
  /** How many follow-ups there are, and how many of them are over. */
  followed: { over: number; of: number };
  dueOn: string | null;
}

export interface SurveyMore extends SurveyRowMore {
  publishedByName: string | null;
  /** One a firm in the order of the columns; empty in a file, and for a survey of others. */
  columns: Pick<SurveyAnswer, 'firm' | 'answers'>[];
  counts: QuestionCount[];
  /** How many sheets each station brought, of those that are asked and of those where the code hung. */
  byStation: { name: string; n: number }[];
  /** Of the second round: how many sheets, one a firm, and what of each finding is so by now; null while nobody was asked again. */
  again: {
    sheets: number;
    columns: Pick<SurveyAnswer, 'firm' | 'answers'>[];
    found: ({ k: number; n: number } | null)[];
  };
  /** Who does each follow-up. */
  whoNames: string[];
  /** What each finding says that its counts do not bear. */
  problems: SaidTooMuch[][];
}

export const listedSurveys = listed({
  frame: surveyFrame,
  example: '调2026-0001',
  table: surveyTable,
  listing: surveyListing,
  row: { entry: surveyRow, moreOf: surveyRowMore },
  moreOf: async (ctx, surveys, names) => {
    const { countyId } = ctx.actor;
    const rowMore = await surveyRowMore(ctx, surveys, names);
    // A file shows how many; the page of one shows each column.
    const [only] = surveys.length === 1 ? surveys : [];
    const all = only === undefined ? [] : await listSheets(ctx.db, countyId, only.id);
    const answers = all.filter(({ round }) => round === 1);
    const again = all.filter(({ round }) => round === 2);
    return (one: Survey): SurveyMore => ({
      ...rowMore(one),
      publishedByName: one.publishedById === null ? null : (names.get(one.publishedById) ?? ''),
      columns: columnsOf(answers),
      byStation: only === undefined ? [] : byStationOf(ctx, one, answers),
      counts: only === undefined ? [] : tabulate(one.questions, answers),
      again: {
        sheets: again.length,
        columns: columnsOf(again),
        found: one.findings.map((finding) => foundAgain(finding, again)),
      },
      whoNames: one.followUps.map((followUp) => ('whoId' in followUp ? (names.get(followUp.whoId) ?? '') : '')),
      problems: problemsOfFindings(one),
    });
  },
});

async function surveyRowMore(ctx: Context, surveys: readonly Survey[], names: ReadonlyMap<string, string>) {
  const ids = surveys.map(({ id }) => id);
  const sheets = await countSheets(ctx.db, ctx.actor.countyId, ids);
  return (one: Survey): SurveyRowMore => ({
    byName: names.get(one.byId) ?? '',
    sheets: sheets.get(one.id) ?? 0,
    findings: one.findings.length,
    followed: { over: one.followUps.filter((each) => !isOpen(each)).length, of: one.followUps.length },
    dueOn: surveyDueOn(one),
  });
}

function byStationOf(
  { county }: Pick<Context, 'county'>,
  { stationIds }: Pick<Survey, 'stationIds'>,
  sheets: readonly SurveyAnswer[],
): SurveyMore['byStation'] {
  const brought = sheets.flatMap(({ stationId }) => stationId ?? []);
  return [...new Set([...stationIds, ...brought])].map((id) => ({
    name: county.stations.find((station) => station.id === id)?.name ?? id,
    n: brought.filter((one) => one === id).length,
  }));
}

function columnsOf(sheets: readonly SurveyAnswer[]): SurveyMore['columns'] {
  return sheets.filter(({ firm }) => firm !== null).map(({ firm, answers }) => ({ firm, answers }));
}

export const surveyApi = apiRoutes();
addListedRoutes(surveyApi, listedSurveys);
