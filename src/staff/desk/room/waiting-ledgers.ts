/** What waits for the reader in a room: of each ledger there, the entries whose next step is his. It knows every docket, and comes by itself. */
import { mayRole } from '../../../domain/base/actor.ts';
import type { Permission } from '../../../domain/base/permissions.ts';
import type { Words } from '../../../domain/base/words.ts';
import { dayOf, isDay, type Day } from '../../../domain/base/calendar.ts';
import { assessmentDocket } from '../../../domain/assessment/assessment-steps.ts';
import { awaitedDocket } from '../../../domain/command/awaited-steps.ts';
import { calloutDocket } from '../../../domain/command/callout-steps.ts';
import { instructionDocket } from '../../../domain/command/instruction-steps.ts';
import { redispatchDocket } from '../../../domain/command/redispatch-steps.ts';
import { shiftDocket } from '../../../domain/command/shift-steps.ts';
import { allowanceDocket } from '../../../domain/people/allowance.ts';
import { appointmentDocket } from '../../../domain/people/appointment-steps.ts';
import { engagementDocket } from '../../../domain/people/engagement.ts';
import { trainingDocket } from '../../../domain/people/training.ts';
import { waitingStep, type StepsThatWait } from '../../../domain/desk/work/waiting-step.ts';
import type { DocketListing } from '../../../domain/matter/docket/docket-list.ts';
import { contractReviewListing } from '../../../domain/supervision/clause/clause-lists.ts';
import { guidanceListing } from '../../../domain/supervision/guidance/guidance-list.ts';
import {
  campaignListing,
  inspectionListing,
  seizureListing,
  stationVisitListing,
} from '../../../domain/supervision/inspection/inspection-lists.ts';
import { surveyListing } from '../../../domain/supervision/survey/survey-list.ts';
import type { Example } from '../../../domain/publicity/example.ts';
import { exampleDocket } from '../../../domain/publicity/example-steps.ts';
import { batchDocket } from '../../../domain/supervision/sampling/batch-steps.ts';
import { planTitle, samplingPlanDocket } from '../../../domain/supervision/sampling/sampling-plan.ts';
import { outreachDocket } from '../../../domain/publicity/education/outreach-steps.ts';
import { publicationDocket } from '../../../domain/publicity/publication/publication-steps.ts';
import { incidentDocket } from '../../../domain/incident/incident-steps.ts';
import { warningDocket } from '../../../domain/publicity/warning/warning-steps.ts';
import { trendDocket } from '../../../domain/publicity/warning/trend.ts';
import { countyReportDocket } from '../../../domain/report/county-report.ts';
import { monthClosingDocket } from '../../../domain/report/month/month-closing-steps.ts';
import { monthZh } from '../../../domain/report/month/month-value.ts';
import { workReportListing } from '../../../domain/report/work-report-list.ts';
import { isDraftFor } from '../../../domain/report/work-report.ts';
import { workReportDocket } from '../../../domain/report/work-report-steps.ts';
import { charterDocket } from '../../../domain/station/charter-procedure.ts';
import { fundDocket } from '../../../domain/station/fund.ts';
import { directiveDocket } from '../../../domain/steering/directive.ts';
import { meetingDocket } from '../../../domain/steering/meeting.ts';
import { planDocket } from '../../../domain/steering/plan-steps.ts';
import { remarkDocket } from '../../../domain/steering/remark.ts';
import { taskDocket } from '../../../domain/steering/task-steps.ts';
import { campaignDocket } from '../../../domain/supervision/inspection/campaign-steps.ts';
import { stationReportDocket } from '../../../domain/supervision/enforcement/station-report.ts';
import { cautionDocket } from '../../../domain/supervision/inspection/caution.ts';
import { covertCheckDocket } from '../../../domain/supervision/inspection/covert-check.ts';
import { inspectionDocket } from '../../../domain/supervision/inspection/inspection-steps.ts';
import { seizureDocket } from '../../../domain/supervision/inspection/seizure.ts';
import { sortieDocket } from '../../../domain/supervision/inspection/sortie.ts';
import { stationVisitDocket } from '../../../domain/supervision/inspection/station-visit.ts';
import type { ExampleMore } from '../../../http/api/publicity/example-routes.ts';
import { assessmentCalls } from '../../assessment/assessment-wire.ts';
import { client, type Me } from '../../base/client.ts';
import { awaitedCalls } from '../../command/awaited/awaited-calls.ts';
import { calloutCalls } from '../../command/callout/callout-calls.ts';
import { redispatchCalls } from '../../command/redispatch/redispatch-wire.ts';
import { shiftCalls } from '../../command/shift/shift-calls.ts';
import { incidentCalls } from '../../incident/incident-calls.ts';
import { inquiryClient } from '../../inquiry/inquiry-wire.ts';
import { docketCalls, keyOf, type DocketCalls, type SeenItem } from '../../matter/docket/docket-calls.ts';
import { allowances, appointments, engagements, trainings } from '../../people/person-calls.ts';
import { surveyDocket } from '../../../domain/supervision/survey/survey-steps.ts';
import { surveyCalls } from '../../supervision/survey/survey-calls.ts';
import { guidanceDocket } from '../../../domain/supervision/guidance/guidance-steps.ts';
import { guidanceCalls } from '../../supervision/guidance/guidance-calls.ts';
import { batchCalls, samplingPlanCalls, type SeenBatchLine } from '../../supervision/sampling/sampling-calls.ts';
import { outreachCalls } from '../../publicity/education/education-calls.ts';
import { trendCalls } from '../../publicity/warning/trend-calls.ts';
import { warningCalls } from '../../publicity/warning/warning-calls.ts';
import { publicationCalls } from '../../publicity/publication/publication-calls.ts';
import { contractReviewDocket } from '../../../domain/supervision/clause/contract-review-steps.ts';
import { contractReviewCalls } from '../../supervision/clause/clause-calls.ts';
import { countyReportCalls } from '../../report/county-report-calls.ts';
import { monthCalls } from '../../report/month/month-calls.ts';
import { workReportCalls } from '../../report/report-calls.ts';
import { charterCalls } from '../../station/charter/charter-wire.ts';
import { fundCalls } from '../../station/fund-calls.ts';
import { directiveCalls, meetingCalls, planCalls, remarkCalls, taskCalls } from '../../steering/steering-calls.ts';
import { stationReportCalls } from '../../supervision/enforcement/station-report-page.tsx';
import { cautionCalls } from '../../supervision/inspection/caution-calls.ts';
import {
  campaignCalls,
  covertCheckCalls,
  inspectionCalls,
  seizureCalls,
  sortieCalls,
  stationVisitCalls,
} from '../../supervision/inspection/inspection-calls.ts';
import type { Room } from '../frame/rooms.ts';

/** A row of 要办的. */
export interface Waiting {
  id: string;
  /** The character before its number, or that stands for it where it has none. */
  letter: string;
  /** 「2026-0007」, or empty. */
  number: string;
  /** In both languages where the program puts it together; as somebody has typed it otherwise. */
  title: string | Words;
  /** What the reader does next. */
  step: { zh: string; en: string };
  /** What that step takes. */
  permission: Permission;
  dueOn: Day | null;
  /** The clock of the law where one runs, as its list draws it; null where the day is the county's own. */
  clock: Clock | null;
  path: string;
  /** What is paid or spent by it; null where the ledger is none of money. */
  sumFen: number | null;
  /** The ledger and the step, by which several are told as one; null for what is decided by itself. */
  bundle: string | null;
  /** Where many of them are decided by one press, of which this is the version. */
  batch: { path: string; move: string; version: number } | null;
}

type Clock = NonNullable<SeenBatchLine['more']['due']>;

/** A ledger of a room. */
export interface Source {
  /** The address of its tab. */
  tab: string;
  may: Permission;
  key: readonly unknown[];
  read: (signal: AbortSignal, reader: Reader) => Promise<Found>;
}

type Reader = Pick<Me, 'role' | 'organisationId'>;

export interface Found {
  /** How many are under way, whoever's turn it is. */
  open: number;
  rows: Waiting[];
  /** Whether there are more under way than were looked at. */
  isCut?: boolean;
}

interface Ledger {
  letter: string | null;
  read: Permission;
  procedure: Readonly<Record<string, { zh: string; en: string; permission: Permission; chief?: boolean }>>;
}

interface Telling<Item> extends StepsThatWait {
  title: (item: Item) => string | Words;
  dueOn?: (item: Item) => Day | null;
  /** Its list, whose column tells by when something is to be done: the same day here. */
  listing?: Pick<DocketListing<Item>, 'columns'>;
  clock?: (item: Item) => Clock | null;
  /** Where it opens; beside its list unless said. */
  path?: (item: Item) => string;
  letter?: string;
  /** Whether a step that several may make waits for this one; for all of them where it is left out. */
  waitsFor?: (item: Item, permission: Permission, reader: Reader) => boolean;
  query?: Readonly<Record<string, string>>;
  sumFen?: (item: Item) => number;
  /** Papers of which many are alike: told as one row, and where one press may decide them, by which. Each is another's draft. */
  many?: { move: string; path?: string };
}

/** Of a ledger: what is open, and of it the entries whose chief step the reader can make now. */
function ledger<Item extends SeenItem>(
  tab: string,
  docket: Ledger,
  calls: Pick<DocketCalls<Item>, 'path' | 'list'>,
  telling: Telling<Item>,
): Source {
  const query = telling.query ?? { state: 'open' };
  const letter = telling.letter ?? docket.letter ?? '';
  return {
    tab,
    may: docket.read,
    key: [calls.path, 'list', query],
    read: async (signal, reader) => {
      const { items, total: counted, more: isCut } = await calls.list(query, signal);
      const total = counted ?? items.length;
      const rows = items.flatMap((item): Waiting[] => {
        const { entry, moves } = item;
        const mine = moves.filter((one) => {
          const permission = docket.procedure[one]?.permission;
          return permission !== undefined && telling.waitsFor?.(item, permission, reader) !== false;
        });
        const move = waitingStep(docket.procedure, { entry, moves: mine }, reader, telling);
        const step = move === null ? undefined : docket.procedure[move];
        if (move === null || step === undefined) return [];
        return [
          {
            id: entry.id,
            letter,
            number: (entry.number ?? '').replace(letter, ''),
            title: telling.title(item),
            step,
            permission: step.permission,
            dueOn: telling.listing === undefined ? (telling.dueOn?.(item) ?? null) : termOf(telling.listing, item),
            clock: telling.clock?.(item) ?? null,
            path: telling.path?.(item) ?? `${tab}?open=${encodeURIComponent(keyOf(entry))}`,
            ...together(telling, tab, move, item),
          },
        ];
      });
      return { open: total, rows, isCut };
    },
  };
}

/** What it has in common with others of its ledger and step. */
function together<Item extends SeenItem>(
  { sumFen, many }: Telling<Item>,
  tab: string,
  move: string,
  item: Item,
): Pick<Waiting, 'sumFen' | 'bundle' | 'batch'> {
  const fen = sumFen?.(item) ?? null;
  if (many?.move !== move) return { sumFen: fen, bundle: null, batch: null };
  const batch = many.path === undefined ? null : { path: many.path, move, version: item.entry.version };
  return { sumFen: fen, bundle: `${tab} ${move}`, batch };
}

/** The day that the list of the entry has in its column of terms. */
function termOf<Item>({ columns }: Pick<DocketListing<Item>, 'columns'>, item: Item): Day | null {
  const term =
    Object.values(columns)
      .find(({ sorts }) => sorts === 'due')
      ?.text(item) ?? null;
  return typeof term === 'string' && isDay(term) ? term : null;
}

/** What is read and decided by itself. */
const alone = { sumFen: null, bundle: null, batch: null } as const;

/** 知识: versions that wait for somebody who did not write them. */
const knowledge: Source = {
  tab: '/knowledge',
  may: 'knowledge.approve',
  key: ['knowledge'],
  read: async (signal) => {
    const { entries } = await inquiryClient.knowledge(signal);
    const waiting = entries.filter(({ waits }) => waits);
    const rows = waiting
      .filter(({ isOwn }) => !isOwn)
      .map(({ id, number, title }): Waiting => ({
        id,
        letter: '知',
        number: number.replace('知', ''),
        title,
        step: { zh: '审核通过', en: 'Approve' },
        permission: 'knowledge.approve',
        dueOn: null,
        clock: null,
        path: `/knowledge/${encodeURIComponent(id)}`,
        ...alone,
      }));
    return { open: waiting.length, rows };
  },
};

const openInstructions = { state: 'open', limit: '200' };

/** 指令 are told on a board of their own, with minutes. */
const instructions: Source = {
  tab: '/instructions',
  may: 'instruction.read',
  key: ['instructions', 'open'],
  read: async (signal) => {
    const { items } = await client.instructions(openInstructions, signal);
    const next = ['acknowledge', 'arrive', 'reportBack', 'close'] as const;
    const rows = items.flatMap(({ instruction, moves }): Waiting[] => {
      const move = next.find((one) => (moves as readonly string[]).includes(one));
      const step = move === undefined ? undefined : instructionDocket.procedure[move];
      if (step === undefined) return [];
      return [
        {
          id: instruction.id,
          letter: '令',
          number: instruction.number.replace('令', ''),
          title: instruction.text,
          step,
          permission: step.permission,
          dueOn: dayOf(new Date(instruction.dueAt)),
          clock: null,
          path: `/instructions?state=all&open=${encodeURIComponent(instruction.number)}`,
          ...alone,
        },
      ];
    });
    return { open: items.length, rows };
  },
};

const exampleCalls = docketCalls<Example, ExampleMore>('examples');

/** The ledgers of each room; a room without any has no 要办的. A later subject adds its own here. */
export const sources: Readonly<Partial<Record<Room['id'], readonly Source[]>>> = {
  command: [
    instructions,
    // Somebody waits: it is for today, whenever it began.
    ledger('/callouts', calloutDocket, calloutCalls, {
      title: ({ entry }) => entry.title,
      dueOn: () => dayOf(new Date()),
    }),
    ledger('/tasks', taskDocket, taskCalls, {
      title: ({ entry }) => entry.title,
      dueOn: ({ entry }) => entry.dueOn,
      also: ['accept'],
    }),
    ledger('/tasks/remarks', remarkDocket, remarkCalls, {
      title: ({ entry }) => entry.text,
      dueOn: ({ entry }) => entry.dueOn,
      query: { mine: 'yes' },
    }),
    ledger('/awaiteds', awaitedDocket, awaitedCalls, {
      title: ({ more }) => more.until,
      dueOn: ({ entry }) => entry.dueOn,
      query: { state: 'open', mine: 'yes' },
      // An answer is written down when it has come; until then nobody has a step to make.
      anyTime: ['answer'],
    }),
    ledger('/redispatches', redispatchDocket, redispatchCalls, {
      title: ({ entry }) => entry.matterNumber,
      dueOn: ({ entry }) => (entry.state === 'sent' ? entry.acceptBy : entry.dueOn),
    }),
    ledger('/tasks/directives', directiveDocket, directiveCalls, {
      title: ({ entry }) => entry.title,
      dueOn: ({ entry }) => entry.dueOn,
    }),
    ledger('/tasks/meetings', meetingDocket, meetingCalls, {
      title: ({ entry }) => entry.title,
      dueOn: ({ entry }) => entry.onDay,
    }),
    ledger('/tasks/plans', planDocket, planCalls, { title: ({ entry }) => entry.title }),
    ledger('/roster', shiftDocket, shiftCalls, {
      title: ({ more }) => more.partName,
      dueOn: ({ entry }) => dayOf(new Date(entry.startsAt)),
      letter: '班',
      query: { mine: 'yes' },
    }),
  ],
  network: [
    ledger('/stations', charterDocket, charterCalls, {
      title: ({ entry }) => entry.name,
      dueOn: ({ more }) => more.obligations[0]?.by ?? null,
      anyTime: ['reaccept', 'resume'],
      path: ({ entry }) => `/stations/${encodeURIComponent(entry.number)}`,
    }),
    ledger('/station-reports', stationReportDocket, stationReportCalls, {
      title: ({ entry }) => entry.operatorName,
      dueOn: ({ entry }) => entry.answerBy,
    }),
    ledger('/assessments', assessmentDocket, assessmentCalls, {
      title: ({ entry }) => entry.title,
      path: ({ entry }) => `/assessments/${encodeURIComponent(entry.number)}`,
    }),
    ledger('/funds', fundDocket, fundCalls, {
      title: ({ more }) => more.stationName,
      sumFen: ({ entry }) => entry.amountFen,
      many: { move: 'approve', path: '/fund-batches' },
    }),
    ledger('/trainings', trainingDocket, trainings, {
      title: ({ entry }) => entry.title,
      dueOn: ({ entry }) => entry.endsOn,
    }),
    ledger('/people/appointments', appointmentDocket, appointments, {
      title: ({ more }) => more.personName,
      letter: '聘',
      // When and for how long is said of all of them on their page.
      many: { move: 'appoint' },
    }),
    ledger('/people/engagements', engagementDocket, engagements, {
      title: ({ entry }) => entry.topic,
      dueOn: ({ entry }) => entry.dueOn,
    }),
    ledger('/people/allowances', allowanceDocket, allowances, {
      title: ({ more }) => more.personName,
      sumFen: ({ entry }) => entry.sumFen,
      many: { move: 'approve', path: '/allowance-batches' },
    }),
  ],
  supervision: [
    ledger('/contract-reviews', contractReviewDocket, contractReviewCalls, {
      title: ({ entry }) => `${entry.operatorName} ${entry.title}`,
      listing: contractReviewListing,
      also: ['judge'],
      path: ({ entry }) => `/contract-reviews/${encodeURIComponent(entry.number)}`,
    }),
    ledger('/surveys', surveyDocket, surveyCalls, {
      title: ({ entry }) => entry.title,
      listing: surveyListing,
      also: ['done'],
      path: ({ entry }) => `/surveys/${encodeURIComponent(entry.number)}`,
    }),
    ledger('/guidances', guidanceDocket, guidanceCalls, {
      title: ({ entry }) => `${entry.operatorName} ${entry.title}`,
      listing: guidanceListing,
      also: ['answer', 'check'],
    }),
    ledger('/samplings', batchDocket, batchCalls, {
      title: ({ entry }) => `${entry.product} ${entry.sellerName}`.trim(),
      dueOn: ({ more }) => more.due?.targetOn ?? null,
      clock: ({ more }) => more.due,
      path: ({ entry }) => `/samplings/${encodeURIComponent(entry.number)}`,
    }),
    ledger('/samplings/plans', samplingPlanDocket, samplingPlanCalls, { title: ({ entry }) => planTitle(entry) }),
    ledger('/campaigns', campaignDocket, campaignCalls, {
      title: ({ entry }) => entry.name,
      listing: campaignListing,
      path: ({ entry }) => `/campaigns/${encodeURIComponent(entry.number)}`,
    }),
    ledger('/inspections', inspectionDocket, inspectionCalls, {
      title: ({ entry }) => entry.operatorName,
      listing: inspectionListing,
      also: ['recordNil'],
    }),
    ledger('/sorties', sortieDocket, sortieCalls, {
      title: ({ entry }) => entry.route,
      dueOn: ({ entry }) => entry.onDay,
    }),
    ledger('/seizures', seizureDocket, seizureCalls, {
      title: ({ entry }) => entry.item,
      listing: seizureListing,
    }),
    ledger('/cautions', cautionDocket, cautionCalls, {
      letter: '警',
      title: ({ entry, more }) => (entry.operatorName === '' ? (more.placeName ?? '') : entry.operatorName),
      dueOn: ({ entry }) => entry.untilOn,
    }),
    ledger('/covert-checks', covertCheckDocket, covertCheckCalls, {
      title: ({ entry }) => entry.operatorName,
      dueOn: ({ entry }) => entry.plannedOn,
    }),
    ledger('/station-visits', stationVisitDocket, stationVisitCalls, {
      title: ({ more }) => more.stationName,
      listing: stationVisitListing,
    }),
  ],
  publicity: [
    knowledge,
    ledger('/warnings', warningDocket, warningCalls, { title: ({ entry }) => entry.title }),
    ledger('/publications', publicationDocket, publicationCalls, {
      title: ({ entry, more }) => `${entry.matterNumber} ${more.operatorName}`.trim(),
      dueOn: ({ entry }) => entry.objection?.answerBy ?? null,
      also: ['withhold'],
    }),
    ledger('/trends', trendDocket, trendCalls, { title: ({ more }) => more.categoryZh, letter: '苗' }),
    ledger('/examples', exampleDocket, exampleCalls, { title: ({ entry }) => entry.title }),
    ledger('/education/events', outreachDocket, outreachCalls, {
      title: ({ entry }) => entry.title,
      dueOn: ({ entry }) => entry.onDay,
    }),
  ],
  report: [
    ledger('/work-reports', workReportDocket, workReportCalls, {
      title: ({ entry }) => entry.title,
      listing: workReportListing,
      // A draft is its drafter’s to send: who is to review or to sign it does not take it out of his hands.
      waitsFor: ({ entry, more }, permission, reader) =>
        permission !== 'workReport.write' || isDraftFor(entry, more.isDrafter, reader),
      path: ({ entry }) => `/work-reports/${encodeURIComponent(entry.number)}`,
    }),
    ledger('/county-reports', countyReportDocket, countyReportCalls, {
      title: ({ entry }) => `${entry.fromName} ${entry.title}`,
    }),
    ledger('/months', monthClosingDocket, monthCalls, {
      title: ({ entry, more }) => ({
        zh: `${monthZh(entry.month)} ${more.officeName ?? '全县'}`,
        en: `${entry.month.slice(0, 7)} ${more.officeName ?? 'County'}`,
      }),
      dueOn: ({ entry }) => entry.dueOn,
      path: ({ entry }) => `/months/${encodeURIComponent(entry.number)}`,
    }),
  ],
};

/** 群体 has a line of its own and stands in no room: what is to be confirmed, filed or closed there. */
const incidents = ledger('/incidents', incidentDocket, incidentCalls, {
  title: ({ entry }) => entry.title,
  path: ({ entry }) => `/incidents/${encodeURIComponent(entry.number)}`,
});

/** What the first screen of a leader tells in cards of its own. */
const toldApart: readonly string[] = ['/instructions', '/tasks', '/tasks/remarks', '/roster'];

/** Acts that are somebody's word on what others prepared, whoever may give it; what the centre may not do besides. */
const decisions: readonly string[] = ['approve', 'decide', 'confirm', 'sign', 'appoint', 'file'];

export function isDecision(permission: Permission): boolean {
  return decisions.includes(permission.split('.')[1] ?? '') || !mayRole('centre', permission);
}

export const decided = [...Object.values(sources).flat(), incidents].filter(({ tab }) => !toldApart.includes(tab));

/** A call-out first, then by the day, and what has no day last. */
export function urgencyOf({ letter, dueOn, number }: Waiting): string {
  return `${letter === calloutDocket.letter ? '0' : (dueOn ?? '9')} ${number}`;
}
