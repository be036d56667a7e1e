/** Surveys whose sheets are to be in, and follow-ups of what they found that are to be done. */
import type { Survey } from '../../../domain/supervision/survey/survey.ts';
import { dueFollowUps, surveyDueOn } from '../../../domain/supervision/survey/survey-follow.ts';
import { listDueSurveys } from '../../../store/supervision/survey/survey.ts';
import type { Context } from '../../base/context.ts';
import { tellDue, type DueWatch } from '../../matter/docket-due.ts';

const surveys: DueWatch<Survey> = {
  name: 'survey',
  list: listDueSurveys,
  dueOn: surveyDueOn,
  // A survey is the county's: no office has it.
  officeId: () => null,
  holders: (survey) => (survey.state === 'fielded' ? [survey.byId] : dueFollowUps(survey).map(({ whoId }) => whoId)),
  words: (survey) =>
    `《${survey.title}》（${survey.number}）${
      survey.state === 'fielded'
        ? '收齐汇总'
        : `的跟进“${dueFollowUps(survey)
            .map(({ words }) => words)
            .join('；')}”`
    }`,
};

/** Once a morning. */
export async function tellSurveysDue(ctx: Context): Promise<void> {
  await tellDue(ctx, surveys);
}
