import type { ShownDocket } from '../../matter/docket/docket-calls.ts';
import { surveyDocket } from '../../../domain/supervision/survey/survey-steps.ts';

const { enter: _enter, revisit: _revisit, ...shownSteps } = surveyDocket.procedure;
export const shownSurveys: ShownDocket = { ...surveyDocket, procedure: shownSteps };
