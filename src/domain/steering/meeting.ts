/**
 * 议事 (meeting): the leaders' agenda and the joint meeting of departments (「重要的议事日程」「政府主导、部门协作、工商牵头」): who is
 * called, what stands on the agenda and which plan it belongs to, what was decided, and the task each decision became.
 */
import { z } from 'zod';
import type { Actor } from '../base/actor.ts';
import type { Day } from '../base/calendar.ts';
import { rulesBy, plainTelling, type Docket } from '../matter/docket.ts';
import { byOwners } from '../matter/docket/whose-step.ts';
import type { Change, Nothing } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import { demandDay, eventOf } from '../matter/matter.ts';
import { Refusal } from '../base/refusal.ts';
import { text, type Tellings } from '../base/sentence.ts';
import { day, isPast, JointTask, maySeeSteered, runs, Why, withCut, type CutFacts, type Steered } from './origin.ts';
import type { MeetingVerb } from '../base/ledger-verbs.ts';

export const meetingStates = ['called', 'held', 'closed', 'cancelled'] as const;
export type MeetingState = (typeof meetingStates)[number];

export const meetingMoves = {
  called: { hold: 'held', cancel: 'cancelled' },
  held: { resolve: 'held', close: 'closed' },
  closed: {},
  cancelled: {},
} as const satisfies Record<MeetingState, Partial<Record<string, MeetingState>>>;
export type MeetingMove = 'hold' | 'cancel' | 'resolve' | 'close';

export const meetingStateWords = {
  called: { zh: '待开', en: 'Called' },
  held: { zh: '落实中', en: 'Held' },
  closed: { zh: '已落实', en: 'Carried out' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<MeetingState, { zh: string; en: string }>;

export const meetingKindWords = {
  leaders: { zh: '局长办公会', en: 'Leaders' },
  joint: { zh: '部门联席会议', en: 'Joint meeting' },
  office: { zh: '所务会', en: 'Of an office' },
} as const;
export type MeetingKind = keyof typeof meetingKindWords;

export interface AgendaItem {
  title: string;
  /** Who presents it. */
  by: string;
}

export interface Resolution {
  /** Which item of the agenda it answers, from 1; null for one outside the agenda. */
  item: number | null;
  decision: string;
  taskId: string | null;
}

export interface Meeting extends Steered {
  id: string;
  /** 「会2026-0004」 */
  number: string;
  version: number;
  state: MeetingState;
  kind: MeetingKind;
  title: string;
  onDay: Day;
  place: string;
  chair: string;
  /** Whose meeting it is; null for the county's. */
  officeId: string | null;
  /** Departments and offices that are called. */
  memberIds: readonly string[];
  planId: string | null;
  planNumber: string | null;
  agenda: readonly AgendaItem[];
  minutes: string;
  resolutions: readonly Resolution[];
  byId: string;
}

/** What a row of the list carries of a meeting; the titles of its agenda stand beside it. */
export const meetingRow = ['kind', 'title', 'onDay', 'place', 'openTasks', 'doneTasks'] as const;

const AgendaRow = z.object({
  title: labelled(written().min(2).max(120), { zh: '议题', en: 'Item', input: 'text' }),
  by: labelled(written().max(30).default(''), { zh: '汇报人', en: 'Presented by', input: 'text' }),
});
export const CallMeeting = z.object({
  id: z.uuid(),
  kind: labelled(z.enum(Object.keys(meetingKindWords) as [MeetingKind, ...MeetingKind[]]), {
    zh: '哪一种',
    en: 'Kind',
    input: 'choice',
    options: Object.entries(meetingKindWords).map(([value, words]) => ({ value, ...words })),
  }),
  title: labelled(written().min(4).max(80), { zh: '会议名称', en: 'Title', input: 'text' }),
  onDay: labelled(z.iso.date(), { ...day, zh: '哪天开', en: 'On' }),
  place: labelled(written().max(60).default(''), { zh: '地点', en: 'Place', input: 'text' }),
  chair: labelled(written().min(2).max(30), { zh: '主持人', en: 'Chair', input: 'text' }),
  memberIds: labelled(z.array(z.string().max(40)).max(40).default([]), {
    zh: '成员单位',
    en: 'Members',
    input: 'bodies',
  }),
  planNumber: labelled(written().max(20).nullable().default(null), {
    zh: '关联的计划（可不填）',
    en: 'Plan (optional)',
    input: 'text',
    hintZh: '如 计2026-0003',
    hintEn: 'such as 计2026-0003',
  }),
  agenda: labelled(z.array(AgendaRow).min(1).max(30), { zh: '议题', en: 'Agenda', input: 'rows' }),
});
export type CallMeeting = z.infer<typeof CallMeeting>;

const ResolutionRow = JointTask.extend({
  item: labelled(z.number().int().min(1).max(30).nullable().default(null), {
    zh: '第几个议题',
    en: 'Item',
    input: 'number',
    wrongZh: '写议题的序号',
    wrongEn: 'the number of the item',
  }),
});
const resolutions = labelled(z.array(ResolutionRow).max(30).default([]), {
  zh: '议定事项',
  en: 'Resolutions',
  input: 'rows',
  hintZh: '每一项成为一个任务：谁牵头、哪些部门配合、哪天前办结。',
  hintEn: 'Each becomes a task with lead, partners and day.',
});
export const HoldMeeting = z.object({
  onDay: labelled(z.iso.date(), { ...day, zh: '开会日期', en: 'Held on' }),
  minutes: labelled(written().min(4).max(6000), { zh: '纪要', en: 'Minutes', input: 'longText' }),
  tasks: resolutions,
});
export const Resolve = z.object({ tasks: resolutions });
export type Resolve = z.infer<typeof Resolve>;

export interface MeetingFacts extends CutFacts {
  /** The plan that was named and that the caller may see; null where none was named. */
  plan: { id: string; number: string } | null;
  /** Ids of active organisations. */
  organisationIds: readonly string[];
}

export function callMeeting(input: CallMeeting, facts: MeetingFacts & { number: string | null }): Change<Meeting> {
  const { by, plan, organisationIds } = facts;
  if (input.memberIds.some((id) => !organisationIds.includes(id)))
    throw new Refusal('office-unknown', {}, [
      { path: 'memberIds', zh: '有的单位不在机构表里；请重选。', en: 'One of them is not in the list.' },
    ]);
  if (input.kind === 'joint' && input.memberIds.length === 0)
    throw new Refusal('meeting-members-missing', {}, [
      { path: 'memberIds', zh: '联席会议要写明有哪些成员单位。', en: 'A joint meeting names its members.' },
    ]);
  const { planNumber: _, ...rest } = input;
  const isOwn = by.role === 'officeHead';
  const next: Meeting = {
    countyId: by.countyId,
    ...rest,
    number: facts.number ?? '',
    version: 1,
    state: 'called',
    officeId: isOwn ? by.organisationId : null,
    planId: plan?.id ?? null,
    planNumber: plan?.number ?? null,
    minutes: '',
    resolutions: [],
    byId: by.id,
    openTasks: 0,
    doneTasks: 0,
    involvedIds: [...new Set(input.memberIds)].toSorted(),
  };
  const { number, onDay, planNumber } = next;
  return { next, event: eventOf(next, 'meeting-called', facts, { number, onDay, planNumber, n: input.agenda.length }) };
}

const verbs = {
  hold: 'meeting-held',
  resolve: 'meeting-resolved',
  cancel: 'meeting-cancelled',
  close: 'meeting-closed',
} as const satisfies Record<MeetingMove, MeetingVerb>;

export const meetingProcedure = rulesBy<Meeting, typeof verbs, MeetingFacts>(byOwners, meetingMoves, verbs, {
  hold: {
    zh: '记纪要',
    en: 'Held: minutes',
    permission: 'meeting.hold',
    input: HoldMeeting,
    chief: true,
    stands: (meeting, actor) => runs(meeting, actor),
    apply: (meeting, { onDay, minutes, tasks }: z.infer<typeof HoldMeeting>, facts) => {
      demandDay(onDay, facts, null);
      return { next: { onDay, minutes, ...resolved(meeting, tasks, facts) }, detail: { onDay, n: tasks.length } };
    },
  },
  resolve: {
    zh: '补记议定事项',
    en: 'Add resolutions',
    permission: 'meeting.resolve',
    input: Resolve,
    stands: (meeting, actor) => runs(meeting, actor),
    apply: (meeting, { tasks }: Resolve, facts) => ({
      next: resolved(meeting, tasks, facts),
      detail: { n: tasks.length },
    }),
  },
  cancel: {
    zh: '取消',
    en: 'Cancel',
    permission: 'meeting.cancel',
    input: Why('为什么取消', 'Why'),
    stands: (meeting, actor) => runs(meeting, actor),
    apply: (_meeting, { remark }: { remark: string }) => ({ detail: { remark } }),
  },
  close: {
    zh: '落实完毕',
    en: 'Close',
    permission: 'meeting.close',
    input: z.object({}),
    chief: true,
    stands: (meeting, actor) => runs(meeting, actor),
    ready: ({ openTasks }) => openTasks === 0,
    refuses: 'steering-tasks-open',
    apply: () => ({ detail: {} }),
  },
});

/** The meeting with its new resolutions, each with the task that it becomes. */
function resolved(meeting: Meeting, tasks: Resolve['tasks'], { taskIds }: CutFacts): Partial<Meeting> {
  const { agenda } = meeting;
  const more = tasks.map(({ item, title }, n) => {
    if (item !== null && item > agenda.length)
      throw new Refusal('plan-part-unknown', {}, [
        { path: `tasks.${n}.item`, zh: `议题只有 ${agenda.length} 个。`, en: `There are ${agenda.length} items.` },
      ]);
    return { item, decision: title, taskId: taskIds[n] ?? null };
  });
  return { resolutions: [...meeting.resolutions, ...more], ...withCut(meeting, tasks) };
}

/** Whether its day is past and nobody wrote what came of it. */
export function isMeetingLate({ state, onDay }: Pick<Meeting, 'state' | 'onDay'>, today: Day): boolean {
  return state === 'called' && isPast(onDay, today);
}

export function maySeeMeeting(actor: Actor, meeting: Meeting): boolean {
  // What the county's own leaders discuss is not for a department, even where a task of it came of it.
  if (actor.role === 'department' && meeting.kind !== 'joint') return false;
  return maySeeSteered(actor, 'meeting.read', meeting);
}

/** 会议簿 */
export const meetingDocket: Docket<Meeting, CallMeeting, MeetingFacts> = {
  name: 'meeting',
  path: 'meetings',
  zh: '会议',
  en: 'Meetings',
  letter: '会',
  read: 'meeting.read',
  states: meetingStateWords,
  moves: meetingMoves,
  over: ['closed', 'cancelled'],
  opening: { zh: '安排会议', en: 'Call a meeting', permission: 'meeting.call', input: CallMeeting },
  open: callMeeting,
  procedure: meetingProcedure,
  maySee: maySeeMeeting,
  tells: maySeeMeeting,
};

/** What the ledger keeps of a meeting. */
export interface MeetingDetails {
  'meeting-called': { number: string; onDay: string; planNumber: string | null; n: number };
  'meeting-held': { onDay: string; n: number };
  'meeting-resolved': { n: number };
  'meeting-cancelled': { remark: string };
  'meeting-closed': Nothing;
}

declare module '../base/event.ts' {
  interface Details extends MeetingDetails {}
}

export const meetingTellings: Tellings<MeetingDetails> = {
  'meeting-called': (d) => [
    `安排在 ${text(d.onDay)} 开会，议题 ${text(d.n)} 个${text(d.planNumber) === '' ? '' : `，关联 ${text(d.planNumber)}`}。`,
    `Called for ${text(d.onDay)}, ${text(d.n)} items.`,
  ],
  'meeting-held': (d) => [
    `${text(d.onDay)} 开了会，议定 ${text(d.n)} 项。`,
    `Held on ${text(d.onDay)}, ${text(d.n)} resolutions.`,
  ],
  'meeting-resolved': (d) => [`补记议定事项 ${text(d.n)} 项。`, `Resolved further: ${text(d.n)}.`],
  'meeting-cancelled': plainTelling({ zh: '取消', en: 'Cancelled' }, 'remark'),
  'meeting-closed': () => ['议定事项都落实了。', 'All resolutions are carried out.'],
};
