import type { OpenAPIHono } from '@hono/zod-openapi';
import { accountApi } from './api/county/account-routes.ts';
import { allowanceApi } from './api/people/allowance-routes.ts';
import { appointmentApi } from './api/people/appointment-routes.ts';
import { assessmentApi } from './api/assessment/assessment-routes.ts';
import { attachmentApi } from './api/desk/attachment-routes.ts';
import { backlogApi } from './api/command/backlog-routes.ts';
import { boardApi } from './api/publicity/board-routes.ts';
import { clockApi } from './api/desk/clock-routes.ts';
import { calloutApi } from './api/command/callout-routes.ts';
import { calledSessionApi } from './api/complaint/called-session-routes.ts';
import { duplicateApi } from './api/complaint/duplicate-routes.ts';
import { troublesOf } from './api/incident/troubles.ts';
import { complaintApi } from './api/complaint/complaint-routes.ts';
import { dialApi } from './api/complaint/dial-routes.ts';
import { charterApi } from './api/station/charter-routes.ts';
import { sharedNetworkApi } from './api/station/shared-network-routes.ts';
import { coverageApi } from './api/station/coverage-routes.ts';
import { onboardingApi } from './api/exchange/onboarding-routes.ts';
import { channelApi } from './api/inquiry/channel-routes.ts';
import { countyApi } from './api/county/county-routes.ts';
import { creditApi } from './api/tipoff/credit-points-routes.ts';
import { deviceApi } from './api/device/device-routes.ts';
import { echoApi } from './api/complaint/station-echo-routes.ts';
import { exportRequestApi } from './api/desk/export-request-routes.ts';
import { erasureApi } from './api/desk/erasure-routes.ts';
import { privacyApi } from './api/desk/privacy-routes.ts';
import { privacyRecordApi } from './api/desk/privacy-record-routes.ts';
import { eventApi } from './api/desk/live/live-events-routes.ts';
import { presenceApi } from './api/desk/live/presence-routes.ts';
import { indicatorApi } from './api/complaint/consumer-indicators-routes.ts';
import { exchangeApi } from './api/exchange/letter-exchange-routes.ts';
import { exampleCandidateApi } from './api/publicity/example-candidate-routes.ts';
import { inspectionApi } from './api/supervision/inspection/inspection-routes.ts';
import { visitDayApi } from './api/supervision/inspection/visit-day-routes.ts';
import { exampleApi } from './api/publicity/example-routes.ts';
import { resultImportApi } from './api/exchange/result-import-routes.ts';
import { recallImportApi } from './api/exchange/recall-import-routes.ts';
import { publicationApi } from './api/publicity/publication/publication-routes.ts';
import { textFileApi } from './api/matter/text-file-routes.ts';
import { countyTableApi } from './api/report/county-table-routes.ts';
import { monthApi } from './api/report/month-routes.ts';
import { workReportApi } from './api/report/work-report-routes.ts';
import { contractReviewApi } from './api/supervision/clause/contract-review-routes.ts';
import { surveyApi } from './api/supervision/survey/survey-routes.ts';
import { guidanceApi } from './api/supervision/guidance/guidance-routes.ts';
import { samplingApi } from './api/supervision/sampling/sampling-routes.ts';
import { standardContractApi } from './api/supervision/clause/standard-contract-routes.ts';
import { recallApi } from './api/publicity/warning/recall-routes.ts';
import { stationMessageApi } from './api/station/station-message-routes.ts';
import { trendApi } from './api/publicity/warning/trend-routes.ts';
import { warningApi } from './api/publicity/warning/warning-routes.ts';
import { fundApi } from './api/station/fund-routes.ts';
import { registryApi } from './api/report/registry-routes.ts';
import { figureApi } from './api/report/figure-routes.ts';
import { exploreApi } from './api/report/explore-routes.ts';
import { reportCheckApi } from './api/report/report-check-routes.ts';
import { importApi } from './api/exchange/import-routes.ts';
import { mappingApi } from './api/exchange/import-mapping-routes.ts';
import { awaitedApi } from './api/command/awaited-routes.ts';
import { instructionApi } from './api/command/instruction-routes.ts';
import { enforcementApi } from './api/supervision/enforcement/enforcement-routes.ts';
import { cautionApi } from './api/supervision/inspection/caution-routes.ts';
import { stationReportApi } from './api/supervision/enforcement/station-report-routes.ts';
import { exhibitApi } from './api/supervision/enforcement/exhibit-routes.ts';
import { certificateApi } from './api/supervision/enforcement/certificate-routes.ts';
import { spotFormApi } from './api/supervision/inspection/spot-form-routes.ts';
import { inquiryApi } from './api/inquiry/inquiry-routes.ts';
import { knowledgeApi } from './api/inquiry/knowledge-routes.ts';
import { leftoverApi } from './api/device/unsent-routes.ts';
import { operatorFileApi } from './api/desk/operator-file-routes.ts';
import { operatorImportApi } from './api/exchange/operator-import-routes.ts';
import { operatorApi } from './api/operator/operator-routes.ts';
import { firmApi } from './api/firm/firm-routes.ts';
import { offerApi } from './api/firm/offer-routes.ts';
import { fieldApi } from './api/device/field-routes.ts';
import { outboxApi } from './api/device/outbox-routes.ts';
import { messageApi } from './api/desk/message-routes.ts';
import { opinionApi } from './api/complaint/opinion-routes.ts';
import { paletteApi } from './api/desk/palette-routes.ts';
import { registerApi } from './api/desk/register-routes.ts';
import { personApi } from './api/people/person-routes.ts';
import { staffingApi } from './api/people/staffing-routes.ts';
import { driveApi } from './api/publicity/education/drive-routes.ts';
import { educationApi } from './api/publicity/education/education-routes.ts';
import { outreachApi } from './api/publicity/education/outreach-routes.ts';
import { trainingBatchApi } from './api/people/training-batch-routes.ts';
import { trainingApi } from './api/people/training-routes.ts';
import { askedQuestionApi } from './api/county/asked-question-routes.ts';
import { countyNoticeApi } from './api/county/county-notice-routes.ts';
import { categoryApi } from './api/desk/category-routes.ts';
import { organisationApi } from './api/county/organisation-routes.ts';
import { decisionApi } from './api/desk/decision-routes.ts';
import { homeApi } from './api/desk/home-routes.ts';
import { peopleApi } from './api/matter/people-routes.ts';
import { rateApi } from './api/desk/rate-routes.ts';
import { wallApi } from './api/desk/wall-routes.ts';
import { roomApi } from './api/desk/work/room-routes.ts';
import { workApi } from './api/desk/work/work-routes.ts';
import { nearnessApi } from './api/command/nearest-station-routes.ts';
import { rosterApi } from './api/command/roster-routes.ts';
import { redispatchApi } from './api/command/redispatch-routes.ts';
import { reachApi } from './api/county/reach-by-routes.ts';
import { replyApi } from './api/exchange/reply-routes.ts';
import { schemeApi } from './api/assessment/scheme-routes.ts';
import { sentMessageApi } from './api/matter/sent-messages-routes.ts';
import { changesApi } from './api/desk/changes/changes-routes.ts';
import { hookApi } from './api/matter/hook/hook-routes.ts';
import { alertApi } from './api/matter/alert/alert-routes.ts';
import { upkeepApi } from './api/matter/upkeep-routes.ts';
import { ssoPages } from './api/county/sso-routes.ts';
import { factorApi } from './api/county/factor-routes.ts';
import { sessionApi } from './api/county/session-routes.ts';
import { shiftApi } from './api/command/shift-routes.ts';
import { conventionApi } from './api/supervision/guidance/convention-routes.ts';
import { countyReportApi } from './api/report/county-report-routes.ts';
import { carriedApi } from './api/report/carried-routes.ts';
import { taskApi } from './api/steering/task-routes.ts';
import { checklistApi } from './api/desk/checklist-routes.ts';
import { callApi } from './api/desk/call-routes.ts';
import { draftApi } from './api/desk/draft-routes.ts';
import { directiveApi } from './api/steering/directive-routes.ts';
import { areaCheckApi } from './api/incident/area-check-routes.ts';
import { factApi } from './api/incident/fact-routes.ts';
import { incidentApi } from './api/incident/incident-routes.ts';
import { meetingApi } from './api/steering/meeting-routes.ts';
import { planApi } from './api/steering/plan-routes.ts';
import { recurrenceApi } from './api/steering/recurrence-routes.ts';
import { remarkApi } from './api/steering/remark-routes.ts';
import { workgroupApi } from './api/steering/workgroup-routes.ts';
import { standardApi } from './api/station/standard-routes.ts';
import { stationApi } from './api/station/station-routes.ts';
import { tipoffApi } from './api/tipoff/tipoff-routes.ts';
import { splitOffOf } from './api/tipoff/tipoff-view.ts';
import { traceApi } from './api/desk/matter-trace-routes.ts';
import { trailApi } from './api/desk/trail-routes.ts';
import { triageApi } from './api/incident/triage-routes.ts';
import { bulkApi } from './api/desk/bulk-routes.ts';
import { lookApi } from './api/matter/look-routes.ts';
import { tourApi } from './api/county/tour-routes.ts';
import { phraseApi } from './api/matter/phrase/phrase-routes.ts';
import { viewApi } from './api/desk/view-routes.ts';
import { watchApi } from './api/desk/follow-routes.ts';
import { revisitApi } from './api/desk/revisit-routes.ts';
import { awardPages } from './print/award.tsx';
import { samplingSheets } from './print/sampling.tsx';
import { certificatePages } from './print/certificate.tsx';
import { compressJson } from './base/compression.ts';
import { serveDocument } from './base/document.ts';
import type { Deps, Env } from './base/env.ts';
import { headPages } from './print/ledger-head.tsx';
import { kitPages } from './print/station-kit.tsx';
import { paperPages } from './print/papers.tsx';
import { areaCheckPages, incidentPages } from './print/incident.tsx';
import { campaignPages, inspectionPages } from './print/inspection.tsx';
import { operatorPapers } from './print/operator.tsx';
import { checkinSheets, publicitySheets, surveySheets } from './print/education.tsx';
import { postingPages } from './print/boards.tsx';
import { posterPages } from './print/station-poster.tsx';
import { privacyPapers } from './print/privacy.tsx';
import { breachPapers, impactPapers } from './print/privacy-records.tsx';
import { publicationPapers } from './print/publication.tsx';
import { workReportPapers } from './print/report/work-report-papers.tsx';
import { contractReviewPapers } from './print/contract-review.tsx';
import { guidancePapers } from './print/guidance.tsx';
import { reminderPapers } from './print/reminder.tsx';
import { docketListPages } from './print/docket-list.tsx';
import { warningPosters } from './print/warning-poster.tsx';
import { rosterPages } from './print/roster.tsx';
import { slipPages } from './print/slips.tsx';
import { portal } from './portal/portal.tsx';
import { smsReceiptApi } from './api/matter/sms-receipt-routes.ts';
import { switchboardApi } from './portal/own/switchboard-routes.ts';
import { beginApp } from './front.ts';
import { limitJson } from './base/schema.ts';
import { withContext } from './base/session.ts';
import { withTrail } from './base/trail.ts';
import { deskFiles, stationFiles } from './base/site.ts';

export { addressOf } from './base/address.ts';
export { defaultLimits } from './base/env.ts';
export type { Deps, Env, Limits, Settings } from './base/env.ts';

/** The whole of what the wire carries, as a table of contents. */
export function createApp(deps: Deps): OpenAPIHono<Env> {
  const app = beginApp(deps);
  app.use('/api/*', compressJson());
  const imports = ['/api/imports', '/api/operators/import', '/api/recalls/import', '/api/samplings/import'];
  const uploads = new Set(['/api/attachments', '/api/leftovers', ...imports]);
  app.use('/api/*', (c, next) => (uploads.has(c.req.path) ? next() : limitJson(c, next)));
  app.use(withContext(deps));
  app.use(withTrail());
  app.route('/api/session/sso', ssoPages);
  for (const api of apis) app.route('/api', api);
  serveDocument(app);
  app.route('/papers/poster', posterPages);
  app.route('/papers/boards', postingPages);
  app.route('/papers/checkin', checkinSheets);
  app.route('/papers/publicity', publicitySheets);
  app.route('/papers/warning-posters', warningPosters);
  app.route('/papers/contract-reviews', contractReviewPapers);
  app.route('/papers/publications', publicationPapers);
  app.route('/papers/survey-codes', surveySheets);
  app.route('/papers/guidances', guidancePapers);
  app.route('/papers/awaiteds', reminderPapers);
  app.route('/papers/work-reports', workReportPapers);
  app.route('/papers/lists', docketListPages);
  app.route('/papers/roster', rosterPages);
  app.route('/papers/privacy', privacyPapers);
  app.route('/papers/impacts', impactPapers);
  app.route('/papers/breaches', breachPapers);
  app.route('/papers/slips', slipPages);
  app.route('/papers/head', headPages);
  app.route('/papers/stations', kitPages);
  app.route('/papers/area-checks', areaCheckPages);
  app.route('/papers/inspections', inspectionPages);
  app.route('/papers/campaigns', campaignPages);
  app.route('/papers/incidents', incidentPages);
  app.route('/papers/operators', operatorPapers);
  app.route('/papers', paperPages);
  app.route('/certificates', certificatePages);
  app.route('/sampling-sheets', samplingSheets);
  app.route('/awards', awardPages);
  app.route('/desk', deskFiles(deps.settings));
  app.route('/station', stationFiles(deps.settings));
  app.route('/', portal);
  return app;
}

/** What is served under /api, in the order in which a path is tried. */
const apis: readonly OpenAPIHono<Env>[] = [
  sessionApi,
  exportRequestApi,
  factorApi,
  duplicateApi(troublesOf),
  complaintApi(splitOffOf),
  dialApi,
  tipoffApi,
  taskApi,
  directiveApi,
  planApi,
  meetingApi,
  factApi,
  incidentApi,
  areaCheckApi,
  inspectionApi,
  visitDayApi,
  workgroupApi,
  remarkApi,
  recurrenceApi,
  shiftApi,
  rosterApi,
  calloutApi,
  fundApi,
  exampleApi,
  exampleCandidateApi,
  recallImportApi,
  resultImportApi,
  warningApi,
  recallApi,
  textFileApi,
  contractReviewApi,
  surveyApi,
  guidanceApi,
  samplingApi,
  standardContractApi,
  publicationApi,
  trendApi,
  stationMessageApi,
  boardApi,
  creditApi,
  inquiryApi,
  enforcementApi,
  exhibitApi,
  stationReportApi,
  cautionApi,
  certificateApi,
  spotFormApi,
  knowledgeApi,
  channelApi,
  countyApi,
  clockApi,
  organisationApi,
  categoryApi,
  askedQuestionApi,
  countyNoticeApi,
  figureApi,
  registryApi,
  exploreApi,
  reportCheckApi,
  workReportApi,
  monthApi,
  countyTableApi,
  instructionApi,
  awaitedApi,
  backlogApi,
  workApi,
  roomApi,
  homeApi,
  peopleApi,
  decisionApi,
  rateApi,
  wallApi,
  redispatchApi,
  nearnessApi,
  echoApi,
  traceApi,
  operatorImportApi,
  operatorApi,
  operatorFileApi,
  firmApi,
  charterApi,
  coverageApi,
  sharedNetworkApi,
  onboardingApi,
  standardApi,
  stationApi,
  offerApi,
  opinionApi,
  personApi,
  paletteApi,
  registerApi,
  appointmentApi,
  staffingApi,
  trainingApi,
  trainingBatchApi,
  educationApi,
  driveApi,
  outreachApi,
  allowanceApi,
  assessmentApi,
  schemeApi,
  viewApi,
  lookApi,
  tourApi,
  phraseApi,
  checklistApi,
  trailApi,
  erasureApi,
  privacyApi,
  privacyRecordApi,
  bulkApi,
  watchApi,
  presenceApi,
  revisitApi,
  draftApi,
  triageApi,
  indicatorApi,
  calledSessionApi,
  accountApi,
  reachApi,
  attachmentApi,
  importApi,
  mappingApi,
  replyApi,
  exchangeApi,
  carriedApi,
  countyReportApi,
  conventionApi,
  deviceApi,
  fieldApi,
  outboxApi,
  leftoverApi,
  messageApi,
  sentMessageApi,
  upkeepApi,
  alertApi,
  hookApi,
  changesApi,
  switchboardApi,
  smsReceiptApi,
  callApi,
  eventApi,
];
