import type { ShownDocket } from '../../matter/docket/shown-docket.ts';
import surveyDocket from '../../../domain/supervision/survey/survey-steps.ts?surveyDocket';

const { enter: _enter, revisit: _revisit, ...shownSteps } = surveyDocket.procedure;
export const shownSurveys: ShownDocket = { ...surveyDocket, procedure: shownSteps };
