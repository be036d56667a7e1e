import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import type { DocketEntry } from '../../../domain/matter/docket.ts';
import { type Message, messageState, type MessageState } from '../../../domain/matter/message.ts';
import { parseMatterNumber } from '../../../domain/matter/numbering.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { awaitedFrame } from '../../../actions/command/awaited.ts';
import { redispatchFrame } from '../../../actions/command/redispatch.ts';
import { calloutFrame } from '../../../actions/command/callout.ts';
import { complaintFrame } from '../../../actions/complaint/complaint.ts';
import type { Context } from '../../../actions/base/context.ts';
import { directiveFrame } from '../../../actions/steering/directive.ts';
import { getSeenEntry, type DocketFrame } from '../../../actions/matter/docket.ts';
import { enforcementFrame } from '../../../actions/supervision/enforcement/enforcement.ts';
import { inquiryFrame } from '../../../actions/inquiry/inquiry.ts';
import { instructionFrame } from '../../../actions/command/instruction.ts';
import { getSeenMatter } from '../../../actions/matter/matter.ts';
import { areaCheckFrame } from '../../../actions/incident/area-check.ts';
import { incidentFrame } from '../../../actions/incident/incident.ts';
import { meetingFrame } from '../../../actions/steering/meeting.ts';
import { readMessages } from '../../../actions/matter/message.ts';
import { planFrame } from '../../../actions/steering/plan.ts';
import { remarkFrame } from '../../../actions/steering/remark.ts';
import { taskFrame } from '../../../actions/steering/task.ts';
import { tipoffFrame } from '../../../actions/tipoff/tipoff.ts';
import { workgroupFrame } from '../../../actions/steering/workgroup.ts';
import { assessmentFrame } from '../../../actions/assessment/assessment.ts';
import { objectionFrame } from '../../../actions/assessment/objection.ts';
import { erasureFrame } from '../../../actions/desk/erasure.ts';
import { holdFrame } from '../../../actions/desk/hold.ts';
import { privacyFrame } from '../../../actions/desk/privacy.ts';
import { breachFrame, impactFrame } from '../../../actions/desk/privacy-records.ts';
import { allowanceFrame, engagementFrame } from '../../../actions/people/allowance.ts';
import { trainingFrame } from '../../../actions/people/training.ts';
import { campaignFrame } from '../../../actions/supervision/inspection/campaign.ts';
import { inspectionFrame, seizureFrame, sortieFrame } from '../../../actions/supervision/inspection/inspection.ts';
import { stationReportFrame } from '../../../actions/supervision/enforcement/station-report.ts';
import { covertCheckFrame, stationVisitFrame } from '../../../actions/supervision/inspection/visits.ts';
import { courseFrame } from '../../../actions/publicity/education/course.ts';
import { driveFrame } from '../../../actions/publicity/education/drive.ts';
import { materialFrame } from '../../../actions/publicity/education/material.ts';
import { outreachFrame } from '../../../actions/publicity/education/outreach.ts';
import { posterFrame } from '../../../actions/publicity/education/poster.ts';
import { exampleFrame } from '../../../actions/publicity/example.ts';
import { publicationFrame } from '../../../actions/publicity/publication/publication.ts';
import { conventionFrame } from '../../../actions/supervision/guidance/convention.ts';
import { countyReportFrame } from '../../../actions/report/county-report.ts';
import { monthClosingFrame } from '../../../actions/report/month-closing.ts';
import { workReportFrame } from '../../../actions/report/work-report.ts';
import { contractReviewFrame } from '../../../actions/supervision/clause/contract-review.ts';
import { surveyFrame } from '../../../actions/supervision/survey/survey.ts';
import { guidanceFrame } from '../../../actions/supervision/guidance/guidance.ts';
import { batchFrame, institutionFrame, samplingPlanFrame } from '../../../actions/supervision/sampling/batch.ts';
import { standardContractFrame } from '../../../actions/supervision/clause/standard-contract.ts';
import { recallFrame } from '../../../actions/publicity/warning/recall.ts';
import { warningFrame } from '../../../actions/publicity/warning/warning.ts';
import { charterFrame } from '../../../actions/station/charter.ts';
import { fundFrame } from '../../../actions/station/fund.ts';
import { recurrenceFrame } from '../../../actions/steering/recurrence.ts';
import { listToldOf } from '../../../store/matter/message.ts';
import { namesOf } from '../county/account-names.ts';
import { ownMessagesOf, type OwnMessages } from '../matter/own-messages.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { numberParam } from '../matter/matter-routes.ts';

export type { OwnMessages };

/** The ledgers beside the matters whose entries a station, too, is told of. */
const openDockets = [
  taskFrame,
  instructionFrame,
  redispatchFrame,
  remarkFrame,
  directiveFrame,
  planFrame,
  meetingFrame,
  workgroupFrame,
  calloutFrame,
  incidentFrame,
  areaCheckFrame,
  stationReportFrame,
];
/** All others that have numbers: whom the house told of them is the house's own. */
const inwardDockets = [
  allowanceFrame,
  assessmentFrame,
  awaitedFrame,
  breachFrame,
  charterFrame,
  courseFrame,
  campaignFrame,
  sortieFrame,
  inspectionFrame,
  seizureFrame,
  covertCheckFrame,
  stationVisitFrame,
  driveFrame,
  engagementFrame,
  erasureFrame,
  exampleFrame,
  fundFrame,
  holdFrame,
  impactFrame,
  materialFrame,
  objectionFrame,
  outreachFrame,
  posterFrame,
  privacyFrame,
  publicationFrame,
  recallFrame,
  contractReviewFrame,
  workReportFrame,
  monthClosingFrame,
  countyReportFrame,
  conventionFrame,
  surveyFrame,
  guidanceFrame,
  batchFrame,
  institutionFrame,
  samplingPlanFrame,
  standardContractFrame,
  recurrenceFrame,
  trainingFrame,
  warningFrame,
];
const isInward = new Set<unknown>(inwardDockets);

/** Each docket whose entries have numbers. */
export const numberedDockets = [...openDockets, ...inwardDockets] as unknown as readonly DocketFrame<DocketEntry>[];

/** Who was told of a record, by which way, and what became of it. */
export interface ToldOf {
  id: string;
  name: string;
  channel: Message['channel'];
  text: string;
  madeAt: string;
  state: MessageState;
}

const mostShown = 200;
const own = createRoute({
  method: 'get',
  path: '/messages/own',
  summary: '我的消息：什么归我办了、什么在催我',
  middleware: staffOnly,
  responses: { 200: { description: '消息', ...json(shape<OwnMessages>()) }, ...problems },
});
const Read = z.object({ ids: z.array(z.uuid()).min(1).max(mostShown).nullable().default(null) });
const read = createRoute({
  method: 'post',
  path: '/messages/read',
  summary: '标为已读；不写哪几条就是全部',
  middleware: staffOnly,
  request: { body: body(Read) },
  responses: { 200: { description: '几条', ...json(z.object({ read: z.number() })) }, ...problems },
});
const ofMatter = createRoute({
  method: 'get',
  path: '/messages/of/{number}',
  summary: '这一件（办件、任务、指令、批示等）通知了谁、到了没有',
  middleware: staffOnly,
  request: { params: numberParam('投2026-0412') },
  responses: { 200: { description: '通知', ...json(shape<{ told: ToldOf[] }>()) }, ...problems },
});
export const messageApi = apiRoutes()
  .openapi(own, async (c) => {
    const { db, actor } = c.get('ctx');
    demand(actor, 'message.own');
    return c.json(await ownMessagesOf(db, actor, mostShown), 200);
  })
  .openapi(
    read,
    async (c) => c.json({ read: await readMessages(c.get('ctx'), c.req.valid('json').ids) }, 200),
    checked(Read),
  )
  .openapi(ofMatter, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'complaint.read');
    const { countyId, number } = await seenRecord(ctx, c.req.valid('param').number);
    if (number === null) throw new Refusal('not-found');
    const [rows, names] = await Promise.all([listToldOf(ctx.db, countyId, number, mostShown), namesOf(ctx)]);
    const told = rows.filter(heardBy(ctx, number)).map((row): ToldOf => ({
      id: row.id,
      name: names.get(row.accountId ?? '') ?? '',
      channel: row.channel,
      // A text message begins with who sends it, which stands in the list already.
      text: row.text.replace(/^【[^】]*】/u, ''),
      madeAt: row.madeAt.toISOString(),
      state: messageState(row),
    }));
    return c.json({ told }, 200);
  });

/** The record of the number, of whatever ledger; a station learns nothing of how a tip-off goes round. */
function seenRecord(ctx: Context, number: string): Promise<{ countyId: number; number: string | null }> {
  const frame = frameOf(number);
  if (frame !== undefined) return getSeenEntry(ctx, frame, number);
  const kind = parseMatterNumber(number)?.kind ?? 'complaint';
  if (ctx.actor.role === 'station' && kind !== 'complaint') throw new Refusal('not-found');
  if (kind === 'tipoff') return getSeenMatter(ctx, tipoffFrame, { number });
  if (kind === 'enforcement') return getSeenMatter(ctx, enforcementFrame, { number });
  return kind === 'inquiry'
    ? getSeenMatter(ctx, inquiryFrame, { number })
    : getSeenMatter(ctx, complaintFrame, { number });
}

function frameOf(number: string): DocketFrame<DocketEntry> | undefined {
  return numberedDockets.find(({ docket }) => docket.letter !== null && number.startsWith(docket.letter));
}

/** What of the messages about the record its reader hears: of the house's own a station what it was told itself. */
function heardBy({ actor }: Context, number: string): (row: { accountId: string | null }) => boolean {
  const isOwnOnly = actor.role === 'station' && isInward.has(frameOf(number));
  return ({ accountId }) => !isOwnOnly || accountId === actor.id;
}
