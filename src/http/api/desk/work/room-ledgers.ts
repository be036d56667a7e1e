/** The ledgers of each room in which something waits for somebody, and how a row of each is told. A later subject adds its own here. */
import { dayOf } from '../../../../domain/base/calendar.ts';
import type { WaitingRoom } from '../../../../domain/desk/work/room-row.ts';
import { isWaiting } from '../../../../domain/inquiry/knowledge.ts';
import { instructionDocket, instructionProcedure } from '../../../../domain/command/instruction-steps.ts';
import { availableDocketMoves } from '../../../../domain/matter/docket.ts';
import { monthZh } from '../../../../domain/report/month/month-value.ts';
import { isDraftFor } from '../../../../domain/report/work-report.ts';
import { workReportListing } from '../../../../domain/report/work-report-list.ts';
import { contractReviewListing } from '../../../../domain/supervision/clause/clause-lists.ts';
import { guidanceListing } from '../../../../domain/supervision/guidance/guidance-list.ts';
import {
  campaignListing,
  inspectionListing,
  seizureListing,
  stationVisitListing,
} from '../../../../domain/supervision/inspection/inspection-lists.ts';
import { planTitle } from '../../../../domain/supervision/sampling/sampling-plan.ts';
import { surveyListing } from '../../../../domain/supervision/survey/survey-list.ts';
import { listInstructions } from '../../../../store/command/instruction.ts';
import { listKnowledge } from '../../../../store/inquiry/knowledge.ts';
import { orderedAssessments } from '../../assessment/assessment-routes.ts';
import { orderedAwaiteds } from '../../command/awaited-routes.ts';
import { orderedCallouts } from '../../command/callout-routes.ts';
import { orderedRedispatches } from '../../command/redispatch-routes.ts';
import { orderedShifts } from '../../command/shift-routes.ts';
import { orderedIncidents } from '../../incident/incident-routes.ts';
import { orderedAllowances, orderedEngagements } from '../../people/allowance-routes.ts';
import { orderedAppointments } from '../../people/appointment-routes.ts';
import { orderedTrainings } from '../../people/training-routes.ts';
import { orderedOutreaches } from '../../publicity/education/outreach-routes.ts';
import { orderedExamples } from '../../publicity/example-routes.ts';
import { orderedPublications } from '../../publicity/publication/publication-routes.ts';
import { orderedTrends } from '../../publicity/warning/trend-routes.ts';
import { orderedWarnings } from '../../publicity/warning/warning-routes.ts';
import { orderedCountyReports } from '../../report/county-report-routes.ts';
import { orderedMonthClosings } from '../../report/month-routes.ts';
import { listedWorkReports } from '../../report/work-report-routes.ts';
import { orderedCharters } from '../../station/charter-routes.ts';
import { listedFunds } from '../../station/fund-routes.ts';
import { orderedDirectives } from '../../steering/directive-routes.ts';
import { orderedMeetings } from '../../steering/meeting-routes.ts';
import { orderedPlans } from '../../steering/plan-routes.ts';
import { orderedRemarks } from '../../steering/remark-routes.ts';
import { listedTasks } from '../../steering/task-routes.ts';
import { listedContractReviews } from '../../supervision/clause/contract-review-routes.ts';
import { orderedStationReports } from '../../supervision/enforcement/station-report-routes.ts';
import { listedGuidances } from '../../supervision/guidance/guidance-routes.ts';
import { orderedCautions } from '../../supervision/inspection/caution-routes.ts';
import {
  listedCampaigns,
  listedCovertChecks,
  listedInspections,
  listedSeizures,
  listedSorties,
  listedStationVisits,
} from '../../supervision/inspection/inspection-routes.ts';
import { listedBatches, listedSamplingPlans } from '../../supervision/sampling/sampling-routes.ts';
import { listedSurveys } from '../../supervision/survey/survey-routes.ts';
import { ledger, type Source } from './room-waiting.ts';

/** What is read and decided by itself. */
const alone = { sumFen: null, bundle: null, batch: null } as const;

/** 知识: versions that wait for somebody who did not write them. */
const knowledge: Source = {
  tab: '/knowledge',
  ledger: 'knowledge',
  may: 'knowledge.approve',
  isForWord: true,
  read: async ({ db, actor }) => {
    const all = await listKnowledge(db, actor.countyId);
    const latest = all.filter((entry, i) => all[i + 1]?.id !== entry.id && isWaiting(entry));
    const waiting = latest
      .filter(({ writtenById }) => writtenById !== actor.id)
      .map(({ id, number, title }) => ({
        permission: 'knowledge.approve' as const,
        row: {
          id,
          letter: '知',
          number: number.replace('知', ''),
          title,
          step: { zh: '审核通过', en: 'Approve' },
          dueOn: null,
          clock: null,
          path: `/knowledge/${encodeURIComponent(id)}`,
          ...alone,
        },
      }));
    return { open: latest.length, waiting, isCut: false };
  },
};

/** So many instructions are looked at: nobody is given more at a time. */
const mostInstructions = 200;

/** 指令 are told on a board of their own, with minutes. */
const instructions: Source = {
  tab: '/instructions',
  ledger: instructionDocket.path,
  may: 'instruction.read',
  isForWord: false,
  read: async ({ db, actor, at }) => {
    const found = await listInstructions(db, actor, { state: 'open' }, mostInstructions + 1);
    const open = found.slice(0, mostInstructions);
    const waiting = open.flatMap((one) => {
      const moves: readonly string[] = availableDocketMoves(instructionDocket, one, actor, at);
      const move = (['acknowledge', 'arrive', 'reportBack', 'close'] as const).find((next) => moves.includes(next));
      if (move === undefined) return [];
      const { zh, en, permission } = instructionProcedure[move];
      const row = {
        id: one.id,
        letter: '令',
        number: one.number.replace('令', ''),
        title: one.text,
        step: { zh, en },
        dueOn: dayOf(one.dueAt),
        clock: null,
        path: `/instructions?state=all&open=${encodeURIComponent(one.number)}`,
        ...alone,
      };
      return [{ row, permission }];
    });
    return { open: open.length, waiting, isCut: found.length > open.length };
  },
};

/** Beside the page of the entry, not its list. */
const at =
  (folder: string) =>
  ({ entry }: { entry: { number: string } }) =>
    `${folder}/${encodeURIComponent(entry.number)}`;

/** The ledgers of each room; a room without any has no 要办的. */
const roomLedgers: Readonly<Record<WaitingRoom, readonly Source[]>> = {
  command: [
    instructions,
    // Somebody waits: it is for today, whenever it began.
    ledger('/callouts', orderedCallouts, {
      title: ({ entry }) => entry.title,
      dueOn: (_one, { today }) => today,
    }),
    ledger('/tasks', listedTasks, {
      title: ({ entry }) => entry.title,
      dueOn: ({ entry }) => entry.dueOn,
      also: ['accept'],
    }),
    ledger('/tasks/remarks', orderedRemarks, {
      title: ({ entry }) => entry.text,
      dueOn: ({ entry }) => entry.dueOn,
      query: { mine: 'yes' },
    }),
    ledger('/awaiteds', orderedAwaiteds, {
      title: ({ more }) => more.until,
      dueOn: ({ entry }) => entry.dueOn,
      query: { state: 'open', mine: 'yes' },
      // An answer is written down when it has come; until then nobody has a step to make.
      anyTime: ['answer'],
    }),
    ledger('/redispatches', orderedRedispatches, {
      title: ({ entry }) => entry.matterNumber,
      dueOn: ({ entry }) => (entry.state === 'sent' ? entry.acceptBy : entry.dueOn),
    }),
    ledger('/tasks/directives', orderedDirectives, {
      title: ({ entry }) => entry.title,
      dueOn: ({ entry }) => entry.dueOn,
    }),
    ledger('/tasks/meetings', orderedMeetings, {
      title: ({ entry }) => entry.title,
      dueOn: ({ entry }) => entry.onDay,
    }),
    ledger('/tasks/plans', orderedPlans, { title: ({ entry }) => entry.title }),
    ledger('/roster', orderedShifts, {
      title: ({ more }) => more.partName,
      dueOn: ({ entry }) => dayOf(entry.startsAt),
      letter: '班',
      query: { mine: 'yes' },
    }),
  ],
  network: [
    ledger('/stations', orderedCharters, {
      title: ({ entry }) => entry.name,
      dueOn: ({ more }) => more.obligations[0]?.by ?? null,
      anyTime: ['reaccept', 'resume'],
      path: at('/stations'),
    }),
    ledger('/station-reports', orderedStationReports, {
      title: ({ entry }) => entry.operatorName,
      dueOn: ({ entry }) => entry.answerBy,
    }),
    ledger('/assessments', orderedAssessments, { title: ({ entry }) => entry.title, path: at('/assessments') }),
    ledger('/funds', listedFunds, {
      title: ({ more }) => more.stationName,
      sumFen: ({ entry }) => entry.amountFen,
      many: { move: 'approve', path: '/fund-batches' },
    }),
    ledger('/trainings', orderedTrainings, {
      title: ({ entry }) => entry.title,
      dueOn: ({ entry }) => entry.endsOn,
    }),
    ledger('/people/appointments', orderedAppointments, {
      title: ({ more }) => more.personName,
      letter: '聘',
      // When and for how long is said of all of them on their page.
      many: { move: 'appoint' },
    }),
    ledger('/people/engagements', orderedEngagements, {
      title: ({ entry }) => entry.topic,
      dueOn: ({ entry }) => entry.dueOn,
    }),
    ledger('/people/allowances', orderedAllowances, {
      title: ({ more }) => more.personName,
      sumFen: ({ entry }) => entry.sumFen,
      many: { move: 'approve', path: '/allowance-batches' },
    }),
  ],
  supervision: [
    ledger('/contract-reviews', listedContractReviews, {
      title: ({ entry }) => `${entry.operatorName} ${entry.title}`,
      listing: contractReviewListing,
      also: ['judge'],
      path: at('/contract-reviews'),
    }),
    ledger('/surveys', listedSurveys, {
      title: ({ entry }) => entry.title,
      listing: surveyListing,
      also: ['done'],
      path: at('/surveys'),
    }),
    ledger('/guidances', listedGuidances, {
      title: ({ entry }) => `${entry.operatorName} ${entry.title}`,
      listing: guidanceListing,
      also: ['answer', 'check'],
    }),
    ledger('/samplings', listedBatches, {
      title: ({ entry }) => `${entry.product} ${entry.sellerName}`.trim(),
      dueOn: ({ more }) => more.due?.targetOn ?? null,
      clock: ({ more }) => more.due,
      path: at('/samplings'),
    }),
    ledger('/samplings/plans', listedSamplingPlans, { title: ({ entry }) => planTitle(entry) }),
    ledger('/campaigns', listedCampaigns, {
      title: ({ entry }) => entry.name,
      listing: campaignListing,
      path: at('/campaigns'),
    }),
    ledger('/inspections', listedInspections, {
      title: ({ entry }) => entry.operatorName,
      listing: inspectionListing,
      also: ['recordNil'],
    }),
    ledger('/sorties', listedSorties, {
      title: ({ entry }) => entry.route,
      dueOn: ({ entry }) => entry.onDay,
    }),
    ledger('/seizures', listedSeizures, {
      title: ({ entry }) => entry.item,
      listing: seizureListing,
    }),
    ledger('/cautions', orderedCautions, {
      letter: '警',
      title: ({ entry, more }) => (entry.operatorName === '' ? (more.placeName ?? '') : entry.operatorName),
      dueOn: ({ entry }) => entry.untilOn,
    }),
    ledger('/covert-checks', listedCovertChecks, {
      title: ({ entry }) => entry.operatorName,
      dueOn: ({ entry }) => entry.plannedOn,
    }),
    ledger('/station-visits', listedStationVisits, {
      title: ({ more }) => more.stationName,
      listing: stationVisitListing,
    }),
  ],
  publicity: [
    knowledge,
    ledger('/warnings', orderedWarnings, { title: ({ entry }) => entry.title }),
    ledger('/publications', orderedPublications, {
      title: ({ entry, more }) => `${entry.matterNumber} ${more.operatorName}`.trim(),
      dueOn: ({ entry }) => entry.objection?.answerBy ?? null,
      also: ['withhold'],
    }),
    ledger('/trends', orderedTrends, { title: ({ more }) => more.categoryZh, letter: '苗' }),
    ledger('/examples', orderedExamples, { title: ({ entry }) => entry.title }),
    ledger('/education/events', orderedOutreaches, {
      title: ({ entry }) => entry.title,
      dueOn: ({ entry }) => entry.onDay,
    }),
  ],
  report: [
    ledger('/work-reports', listedWorkReports, {
      title: ({ entry }) => entry.title,
      listing: workReportListing,
      // A draft is its drafter’s to send: who is to review or to sign it does not take it out of his hands.
      waitsFor: ({ entry, more }, permission, reader) =>
        permission !== 'workReport.write' || isDraftFor(entry, more.isDrafter, reader),
      path: at('/work-reports'),
    }),
    ledger('/county-reports', orderedCountyReports, {
      title: ({ entry }) => `${entry.fromName} ${entry.title}`,
    }),
    ledger('/months', orderedMonthClosings, {
      title: ({ entry, more }) => ({
        zh: `${monthZh(entry.month)} ${more.officeName ?? '全县'}`,
        en: `${entry.month.slice(0, 7)} ${more.officeName ?? 'County'}`,
      }),
      dueOn: ({ entry }) => entry.dueOn,
      path: at('/months'),
    }),
  ],
  incident: [ledger('/incidents', orderedIncidents, { title: ({ entry }) => entry.title, path: at('/incidents') })],
};

/** What the first screen of a leader tells in cards of its own, and not among what he is to decide; instructions besides. */
const toldApart: readonly string[] = ['/tasks', '/tasks/remarks', '/roster'];

/** The ledgers of a room, or of it those whose steps a leader’s first screen tells as 等我定的. */
export function ledgersOf(room: WaitingRoom, isForWord: boolean): readonly Source[] {
  return roomLedgers[room].filter((one) => !isForWord || (one.isForWord && !toldApart.includes(one.tab)));
}
