/** 等办的簿册: the entries beside the matters that wait for the reader, each as one line of his work. A later docket adds a row here. */
import { mayDo, scopes } from '../../../../domain/base/actor.ts';
import { dayOf, type Day } from '../../../../domain/base/calendar.ts';
import type { Permission } from '../../../../domain/base/permissions.ts';
import { rowWords } from '../../../../domain/matter/lists.ts';
import type { Words } from '../../../../domain/base/words.ts';
import { awaitedKindWords, awaitedUntil, isRest, restAsked } from '../../../../domain/command/awaited.ts';
import { awaitedDocket } from '../../../../domain/command/awaited-steps.ts';
import { calloutDocket } from '../../../../domain/command/callout-steps.ts';
import { instructionDocket } from '../../../../domain/command/instruction-steps.ts';
import { redispatchDocket } from '../../../../domain/command/redispatch-steps.ts';
import { privacyDocket, privacyKindWords } from '../../../../domain/desk/privacy.ts';
import type { WaitingDocket, WaitingLine } from '../../../../domain/desk/work/waiting-line.ts';
import { waitingStep, type StepsThatWait } from '../../../../domain/desk/work/waiting-step.ts';
import { areaCheckDocket } from '../../../../domain/incident/area-check.ts';
import { incidentDocket } from '../../../../domain/incident/incident-steps.ts';
import { availableDocketMoves, type DocketEntry } from '../../../../domain/matter/docket.ts';
import { mayDecide, stateAt } from '../../../../domain/matter/export-request.ts';
import { exportLists } from '../../../../domain/matter/words/export-lists.ts';
import { directiveDocket } from '../../../../domain/steering/directive.ts';
import { meetingDocket } from '../../../../domain/steering/meeting.ts';
import { remarkDocket } from '../../../../domain/steering/remark.ts';
import { taskDocket } from '../../../../domain/steering/task-steps.ts';
import type { Context } from '../../../../actions/base/context.ts';
import { listAccounts } from '../../../../store/county/account.ts';
import { listAwaiteds } from '../../../../store/command/awaited.ts';
import { listCallouts } from '../../../../store/command/callout.ts';
import { listInstructions } from '../../../../store/command/instruction.ts';
import { listRedispatches } from '../../../../store/command/redispatch.ts';
import { listPrivacy } from '../../../../store/desk/privacy.ts';
import { listAnswersOf, listAreaChecks } from '../../../../store/incident/area-check.ts';
import { listIncidentsWaiting } from '../../../../store/incident/incident.ts';
import { listExportRequests } from '../../../../store/matter/export-request.ts';
import { listDirectives } from '../../../../store/steering/directive.ts';
import { listMeetings } from '../../../../store/steering/meeting.ts';
import { listRemarks } from '../../../../store/steering/remark.ts';
import { listTasks } from '../../../../store/steering/task.ts';
import { namesOf } from '../../county/account-names.ts';
import { placeNameOf } from '../../matter/timeline-lines.ts';

/** So many of each are looked at, the most urgent first: nobody is given more at a time. */
const most = 200;

/** A step that a line of a docket may name, in words. */
export type DocketStepWords = Readonly<Record<string, Words & { permission: Permission; chief?: boolean }>>;

/** The steps of each, whose words stand on the buttons. */
export const docketProcedures: Readonly<Partial<Record<WaitingDocket, DocketStepWords>>> = {
  callout: calloutDocket.procedure,
  instruction: instructionDocket.procedure,
  remark: remarkDocket.procedure,
  task: taskDocket.procedure,
  directive: directiveDocket.procedure,
  meeting: meetingDocket.procedure,
  awaited: awaitedDocket.procedure,
  redispatch: redispatchDocket.procedure,
  incident: incidentDocket.procedure,
  areaCheck: areaCheckDocket.procedure,
  privacy: privacyDocket.procedure,
};

/** What every reader of the docket is asked by. */
interface Asking {
  ctx: Context;
  names: ReadonlyMap<string, string>;
}

/** What a line says besides its number and its step. */
type Told = Pick<WaitingLine, 'who' | 'whom' | 'what' | 'dueOn'> &
  Partial<Pick<WaitingLine, 'isUrgent' | 'urgedTimes'>>;

interface Source {
  kind: WaitingDocket;
  may: Permission;
  read: (asking: Asking) => Promise<WaitingLine[]>;
}

interface DocketRules {
  procedure: DocketStepWords;
  moves: Parameters<typeof availableDocketMoves>[0]['moves'];
}

/** Of a docket: of what the reader may see those entries whose step is his. */
function docket<T extends DocketEntry>(
  kind: WaitingDocket,
  { docket: rules, may }: { docket: DocketRules; may: Permission },
  list: (ctx: Context) => Promise<readonly T[]>,
  told: (entry: T, asking: Asking, step: string) => Told | null,
  waits: (entry: T) => StepsThatWait = () => ({}),
): Source {
  return {
    kind,
    may,
    read: async (asking) => {
      const { ctx } = asking;
      const entries = await list(ctx);
      return entries.flatMap((entry): WaitingLine[] => {
        const moves = availableDocketMoves(rules as never, entry as never, ctx.actor, ctx.at);
        const step = waitingStep(rules.procedure, { entry, moves }, ctx.actor, waits(entry));
        const line = step === null ? null : told(entry, asking, step);
        return line === null || step === null ? [] : [lineOf(kind, entry, step, line)];
      });
    },
  };
}

function lineOf(
  kind: WaitingDocket,
  { id, number }: Pick<DocketEntry, 'id' | 'number'>,
  step: string | null,
  told: Told,
): WaitingLine {
  const plain = { legalOn: null, clock: null, urgedTimes: 0, isUrgent: false };
  return { kind, id, number: number ?? '', step, ...plain, ...told };
}

/** What was written, in quotation marks: an instruction and a remark are read in their own words. */
function quoted(text: string): Words {
  const words = rowWords(text);
  return { zh: `“${words}”`, en: `“${words}”` };
}

function stepWords(procedure: DocketStepWords, step: string): Words {
  const { zh = '', en = '' } = procedure[step] ?? {};
  return { zh, en };
}

const day = (at: Date): Day => dayOf(at);

const callouts = docket(
  'callout',
  { docket: calloutDocket, may: 'callout.read' },
  (ctx) => listCallouts(ctx.db, ctx.actor, 'open', null, most),
  (one, { ctx }, step): Told => ({
    who: one.title,
    whom: one.matterNumber ?? '',
    what: stepWords(calloutDocket.procedure, step),
    // Somebody waits: it is for today, whenever it began.
    dueOn: ctx.today,
    isUrgent: true,
  }),
);

const instructions = docket(
  'instruction',
  { docket: instructionDocket, may: 'instruction.read' },
  (ctx) => listInstructions(ctx.db, ctx.actor, { state: 'open' }, most),
  (one, { ctx }): Told => ({
    who: placeNameOf(ctx, one.fromOfficeId) ?? ctx.county.county.bureauName,
    whom: one.matterNumber ?? '',
    what: quoted(one.state === 'reported' ? one.result : one.text),
    dueOn: day(one.dueAt),
    urgedTimes: one.nudgedTimes,
  }),
  // Who need not go there reports at once.
  ({ mustArrive }) => ({ also: ['acknowledge', ...(mustArrive ? ['arrive'] : []), 'reportBack', 'close'] }),
);

const remarks = docket(
  'remark',
  { docket: remarkDocket, may: 'remark.read' },
  (ctx) => listRemarks(ctx.db, ctx.actor, { state: 'open', mine: 'yes' }, most),
  (one, { names }): Told => ({
    who: names.get(one.state === 'answered' ? one.toId : one.byId) ?? '',
    whom: one.aboutNumber,
    what: quoted(one.state === 'answered' ? one.answer : one.text),
    dueOn: one.dueOn,
    urgedTimes: one.state === 'answered' ? 0 : (one.nudgedTimes ?? 0),
  }),
);

const tasks = docket(
  'task',
  { docket: taskDocket, may: 'task.read' },
  (ctx) => listTasks(ctx.db, ctx.actor, { state: 'open' }, most),
  (one, { ctx, names }, step): Told | null => {
    const { actor } = ctx;
    // What an office was given for one of its people is nobody else's there but its head's.
    if (actor.role === 'officer' && one.personId !== null && one.personId !== actor.id) return null;
    return {
      who: one.title,
      whom:
        one.state === 'reported' ? (placeNameOf(ctx, one.stationId ?? one.leadId) ?? '') : (names.get(one.byId) ?? ''),
      what: stepWords(taskDocket.procedure, step),
      dueOn: one.dueOn,
      urgedTimes: one.nudgedTimes,
    };
  },
  () => ({ also: ['accept'] }),
);

const directives = docket(
  'directive',
  { docket: directiveDocket, may: 'directive.read' },
  (ctx) => listDirectives(ctx.db, ctx.actor, { state: 'open' }, most),
  (one, _asking, step): Told => ({
    who: one.title,
    whom: one.issuer,
    what: stepWords(directiveDocket.procedure, step),
    dueOn: one.dueOn,
  }),
);

const meetings = docket(
  'meeting',
  { docket: meetingDocket, may: 'meeting.read' },
  (ctx) => listMeetings(ctx.db, ctx.actor, { state: 'open' }, most),
  (one, _asking, step): Told => ({
    who: one.title,
    whom: one.place,
    what: stepWords(meetingDocket.procedure, step),
    dueOn: one.onDay,
  }),
);

/** 等外面的，过了: until its day it waits for somebody else, and after it for who asked. */
const awaiteds = docket(
  'awaited',
  { docket: awaitedDocket, may: 'awaited.read' },
  (ctx) =>
    listAwaiteds(ctx.db, ctx.actor, { state: 'open', mine: 'yes', overdue: 'yes' }, { today: ctx.today, limit: most }),
  (one, { ctx }): Told =>
    // Nobody outside is urged to end a clock's rest: what it rests for stands in the place of who is waited for.
    isRest(one)
      ? {
          who: awaitedKindWords[one.kind].zh,
          whom: one.matterNumber,
          what: restAsked(one, ctx.today),
          dueOn: one.dueOn,
        }
      : {
          who: one.toName,
          whom: one.matterNumber,
          what: awaitedUntil(one, ctx.today),
          dueOn: one.dueOn,
          urgedTimes: one.reminders.length,
        },
  (one) => ({ also: isRest(one) ? ['extend'] : ['remind'] }),
);

const redispatches = docket(
  'redispatch',
  { docket: redispatchDocket, may: 'redispatch.read' },
  (ctx) => listRedispatches(ctx.db, ctx.actor, { state: 'open' }, most),
  (one, { ctx }, step): Told => ({
    who: one.matterNumber,
    whom: placeNameOf(ctx, one.stationId) ?? '',
    what: stepWords(redispatchDocket.procedure, step),
    dueOn: one.state === 'sent' ? one.acceptBy : one.dueOn,
  }),
);

/** 区域排查: a station answers; who asked reminds those that are silent after its hour. */
const areaChecks: Source = {
  kind: 'areaCheck',
  may: 'areaCheck.read',
  read: async ({ ctx }) => {
    const { actor, db } = ctx;
    const isStation = actor.role === 'station';
    if (!isStation && !mayDo(actor, 'areaCheck.nudge')) return [];
    const open = await listAreaChecks(db, actor, { state: 'open' }, most);
    const ids = open.map(({ id }) => id);
    const answered = isStation ? await listAnswersOf(db, actor.countyId, actor.stationId ?? '', ids) : new Map();
    return open
      .filter(({ id, dueAt }) => (isStation ? !answered.has(id) : dueAt < ctx.at))
      .map((one) =>
        lineOf('areaCheck', one, isStation ? null : 'nudge', {
          who: rowWords(one.question),
          whom: '',
          what: isStation
            ? { zh: '回答有没有', en: 'Answer the question' }
            : stepWords(areaCheckDocket.procedure, 'nudge'),
          dueOn: day(one.dueAt),
        }),
      );
  },
};

/** 群体: to be confirmed, filed or answered for; whatever else can be done there stands on its page. */
const incidents: Source = {
  kind: 'incident',
  may: 'incident.read',
  read: async ({ ctx }) => {
    const waiting = await listIncidentsWaiting(ctx.db, ctx.actor, most);
    return waiting.map((one) => {
      const moves = availableDocketMoves(incidentDocket, one, ctx.actor, ctx.at);
      const step = waitingStep(incidentDocket.procedure, { entry: one, moves }, ctx.actor);
      return lineOf('incident', one, step, {
        who: one.title,
        whom: '',
        what: step === null ? { zh: '看新增的', en: 'See what was added' } : stepWords(incidentDocket.procedure, step),
        dueOn: null,
      });
    });
  },
};

const exportsAsked: Source = {
  kind: 'export',
  may: 'export.decide',
  read: async ({ ctx, names }) => {
    const requests = (await listExportRequests(ctx.db, ctx.actor.countyId, most)).filter(
      (one) => stateAt(one, ctx.at) === 'asked',
    );
    if (requests.length === 0) return [];
    const accounts = new Map((await listAccounts(ctx.db, ctx.actor.countyId)).map((one) => [one.id, one]));
    return requests
      .filter(({ askedBy }) => {
        const asker = accounts.get(askedBy);
        return asker !== undefined && mayDecide(ctx.actor, asker);
      })
      .map(({ id, askedBy, askedAt, list, rows, purpose }) =>
        lineOf('export', { id, number: '' }, null, {
          who: names.get(askedBy) ?? '',
          whom: rowWords(purpose),
          what: {
            zh: `答复：导出${exportLists[list].zh} ${rows} 行`,
            en: `Answer: ${rows} lines of ${exportLists[list].en}`,
          },
          // A colleague stands waiting since then.
          dueOn: day(askedAt),
        }),
      );
  },
};

const privacy: Source = {
  kind: 'privacy',
  may: 'privacy.answer',
  read: async ({ ctx }) => {
    const open = await listPrivacy(ctx.db, ctx.actor.countyId, { state: 'open', own: null, limit: most });
    return open.map((one) =>
      lineOf('privacy', one, 'answer', {
        who: one.aboutNumber,
        whom: '',
        what: privacyKindWords[one.kind],
        dueOn: one.dueOn,
      }),
    );
  },
};

const sources: readonly Source[] = [
  callouts,
  instructions,
  remarks,
  tasks,
  directives,
  meetings,
  awaiteds,
  redispatches,
  incidents,
  areaChecks,
  exportsAsked,
  privacy,
];

/** Every entry of a docket that waits for the reader. */
export async function docketLinesOf(ctx: Context): Promise<WaitingLine[]> {
  const own = sources.filter(({ may }) => mayDo(ctx.actor, may));
  // A partner department has a page of its own, and a leader's meetings are called by others.
  if (own.length === 0 || scopes[ctx.actor.role] === 'none') return [];
  const names = await namesOf(ctx);
  const found = await Promise.all(own.map(({ read }) => read({ ctx, names })));
  return found.flat();
}
