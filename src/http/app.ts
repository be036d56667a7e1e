import { OpenAPIHono } from '@hono/zod-openapi';
import { uuidv7 } from 'uuidv7';
import { accountApi } from './api/account.ts';
import { allowanceApi } from './api/allowance.ts';
import { appointmentApi } from './api/appointment.ts';
import { assessmentApi } from './api/assessment.ts';
import { attachmentApi } from './api/attachment.ts';
import { backlogApi } from './api/backlog.ts';
import { boardApi } from './api/board.ts';
import { clockApi } from './api/clock.ts';
import { calloutApi } from './api/callout.ts';
import { complaintApi } from './api/complaint.ts';
import { charterApi } from './api/charter.ts';
import { coverageApi } from './api/coverage.ts';
import { onboardingApi } from './api/onboarding.ts';
import { channelApi } from './api/channel.ts';
import { countyApi } from './api/county.ts';
import { creditApi } from './api/credit.ts';
import { deviceApi } from './api/device.ts';
import { echoApi } from './api/echo.ts';
import { eventApi } from './api/event.ts';
import { indicatorApi } from './api/indicator.ts';
import { exchangeApi } from './api/exchange.ts';
import { exampleApi } from './api/example.ts';
import { fundApi } from './api/fund.ts';
import { figureApi } from './api/figure.ts';
import { importApi } from './api/import.ts';
import { mappingApi } from './api/mapping.ts';
import { instructionApi } from './api/instruction.ts';
import { inquiryApi } from './api/inquiry.ts';
import { knowledgeApi } from './api/knowledge.ts';
import { leftoverApi } from './api/leftover.ts';
import { firmApi } from './api/firm.ts';
import { offerApi } from './api/offer.ts';
import { outboxApi } from './api/outbox.ts';
import { messageApi } from './api/message.ts';
import { opinionApi } from './api/opinion.ts';
import { paletteApi } from './api/palette.ts';
import { personApi } from './api/person.ts';
import { staffingApi } from './api/staffing.ts';
import { trainingApi } from './api/training.ts';
import { organisationApi } from './api/organisation.ts';
import { wallApi } from './api/wall.ts';
import { nearnessApi } from './api/nearness.ts';
import { rosterApi } from './api/roster.ts';
import { redispatchApi } from './api/redispatch.ts';
import { replyApi } from './api/reply.ts';
import { schemeApi } from './api/scheme.ts';
import { sessionApi } from './api/session.ts';
import { shiftApi } from './api/shift.ts';
import { taskApi } from './api/task.ts';
import { draftApi } from './api/draft.ts';
import { directiveApi } from './api/directive.ts';
import { meetingApi } from './api/meeting.ts';
import { planApi } from './api/plan.ts';
import { recurrenceApi } from './api/recurrence.ts';
import { remarkApi } from './api/remark.ts';
import { workgroupApi } from './api/workgroup.ts';
import { standardApi } from './api/standard.ts';
import { tipoffApi } from './api/tipoff.ts';
import { traceApi } from './api/trace.ts';
import { triageApi } from './api/triage.ts';
import { viewApi } from './api/view.ts';
import { watchApi } from './api/watch.ts';
import { awardPages } from './award.tsx';
import { certificatePages } from './certificate.tsx';
import { serveDocument } from './document.ts';
import type { Deps, Env } from './env.ts';
import { answerProblem } from './errors.ts';
import { health } from './health.ts';
import { kitPages } from './kit.tsx';
import { paperPages } from './papers.tsx';
import { postingPages } from './posting.tsx';
import { posterPages } from './poster.tsx';
import { rosterPages } from './roster.tsx';
import { answerPage, isPagePath, portal } from './portal/portal.tsx';
import { limitJson } from './schema.ts';
import { headers, sameOrigin } from './security.ts';
import { withContext } from './session.ts';
import { deskFiles, siteFiles, stationFiles } from './site.ts';

export { addressOf, defaultLimits } from './env.ts';
export type { Deps, Env, Limits, Settings } from './env.ts';

/** The whole of what the wire carries, as a table of contents. */
export function createApp(deps: Deps) {
  const app = new OpenAPIHono<Env>();
  app.onError((error, c) => (isPagePath(c.req.path) ? answerPage(error, c) : answerProblem(error, c)));
  app.use(async (c, next) => {
    c.set('deps', deps);
    c.set('requestId', uuidv7());
    await next();
  });
  app.route('/', health);
  app.use(headers());
  app.use(sameOrigin());
  app.route('/', siteFiles(deps.settings));
  const uploads = new Set(['/api/attachments', '/api/imports', '/api/leftovers']);
  app.use('/api/*', (c, next) => (uploads.has(c.req.path) ? next() : limitJson(c, next)));
  app.use(withContext(deps));
  const api = app
    .route('/api', sessionApi)
    .route('/api', complaintApi)
    .route('/api', tipoffApi)
    .route('/api', taskApi)
    .route('/api', directiveApi)
    .route('/api', planApi)
    .route('/api', meetingApi)
    .route('/api', workgroupApi)
    .route('/api', remarkApi)
    .route('/api', recurrenceApi)
    .route('/api', shiftApi)
    .route('/api', rosterApi)
    .route('/api', calloutApi)
    .route('/api', fundApi)
    .route('/api', exampleApi)
    .route('/api', boardApi)
    .route('/api', creditApi)
    .route('/api', inquiryApi)
    .route('/api', knowledgeApi)
    .route('/api', channelApi)
    .route('/api', countyApi)
    .route('/api', clockApi)
    .route('/api', organisationApi)
    .route('/api', figureApi)
    .route('/api', instructionApi)
    .route('/api', backlogApi)
    .route('/api', wallApi)
    .route('/api', redispatchApi)
    .route('/api', nearnessApi)
    .route('/api', echoApi)
    .route('/api', traceApi)
    .route('/api', firmApi)
    .route('/api', charterApi)
    .route('/api', coverageApi)
    .route('/api', onboardingApi)
    .route('/api', standardApi)
    .route('/api', offerApi)
    .route('/api', opinionApi)
    .route('/api', personApi)
    .route('/api', paletteApi)
    .route('/api', appointmentApi)
    .route('/api', staffingApi)
    .route('/api', trainingApi)
    .route('/api', allowanceApi)
    .route('/api', assessmentApi)
    .route('/api', schemeApi)
    .route('/api', viewApi)
    .route('/api', watchApi)
    .route('/api', draftApi)
    .route('/api', triageApi)
    .route('/api', indicatorApi)
    .route('/api', accountApi)
    .route('/api', attachmentApi)
    .route('/api', importApi)
    .route('/api', mappingApi)
    .route('/api', replyApi)
    .route('/api', exchangeApi)
    .route('/api', deviceApi)
    .route('/api', outboxApi)
    .route('/api', leftoverApi)
    .route('/api', messageApi)
    .route('/api', eventApi);
  serveDocument(app);
  app.route('/papers/poster', posterPages);
  app.route('/papers/boards', postingPages);
  app.route('/papers/roster', rosterPages);
  app.route('/papers/stations', kitPages);
  app.route('/papers', paperPages);
  app.route('/certificates', certificatePages);
  app.route('/awards', awardPages);
  app.route('/desk', deskFiles(deps.settings));
  app.route('/station', stationFiles(deps.settings));
  app.route('/', portal);
  return api;
}

/** The contract of the desk's client: a renamed route fails to compile there. */
export type Api = ReturnType<typeof createApp>;
