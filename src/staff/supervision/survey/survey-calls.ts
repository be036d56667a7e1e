import type { Survey } from '../../../domain/supervision/survey/survey.ts';
import { surveyDocket } from '../../../domain/supervision/survey/survey-steps.ts';
import type { SurveyMore } from '../../../http/api/supervision/survey/survey-routes.ts';
import { docketCalls, type SeenEntry, type SeenEntryView, type ShownDocket } from '../../matter/docket/docket-calls.ts';

export const surveyCalls = docketCalls<Survey, SurveyMore>('surveys');
export type SeenSurvey = SeenEntryView<Survey, SurveyMore>;
export type SeenSurveyItem = SeenEntry<Survey, SurveyMore>;

// A sheet is entered beside the questions, not by a form of its own.
const { enter: _enter, revisit: _revisit, ...shownSteps } = surveyDocket.procedure;
export const shownSurveys: ShownDocket = { ...surveyDocket, procedure: shownSteps };
