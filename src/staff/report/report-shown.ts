import type { ShownDocket } from '../matter/docket/shown-docket.ts';
import workReportDocket from '../../domain/report/work-report-steps.ts?workReportDocket';

// What is written, answered and commented is done on the sheet itself, not by a form of its own.
const {
  write: _write,
  answer: _answer,
  acknowledge: _acknowledge,
  comment: _comment,
  resolve: _resolve,
  ...shownSteps
} = workReportDocket.procedure;
export const shownReports: ShownDocket = { ...workReportDocket, procedure: shownSteps };
