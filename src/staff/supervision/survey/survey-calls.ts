import type { Survey } from '../../../domain/supervision/survey/survey.ts';
import type { surveyRow } from '../../../domain/supervision/survey/survey-list.ts';
import type { SurveyMore, SurveyRowMore } from '../../../http/api/supervision/survey/survey-routes.ts';
import { docketCalls, type SeenEntryView, type SeenRow } from '../../matter/docket/docket-calls.ts';

type Line = SeenRow<Survey, (typeof surveyRow)[number], SurveyRowMore>;
export const surveyCalls = docketCalls<Survey, SurveyMore, Line>('surveys');
export type SeenSurvey = SeenEntryView<Survey, SurveyMore>;

// A sheet is entered beside the questions, not by a form of its own.
