/**
 * 任务 (task): what one is to do by a day, whoever asked for it: a directive from above, the year's plan, a meeting, the clock of
 * the year, or 督办 of a matter. It has one lead with one named person (「责任到所、分解到人」), may have partners, is reported on
 * with proof, and is closed or sent back by who set it. That it is late is a flag beside its state.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../base/actor.ts';
import { daysBetween, type Day } from '../base/calendar.ts';
import { bodiesOf, type Contribution } from './task-contribution.ts';
import type { Change } from '../base/event.ts';
import { labelled, written, type FieldOption } from '../base/field.ts';
import { eventOf, type Facts } from '../matter/matter.ts';
import type { OrganisationKind } from '../county/organisation.ts';
import { Refusal } from '../base/refusal.ts';

export const taskStates = ['assigned', 'reported', 'closed', 'withdrawn'] as const;
export type TaskState = (typeof taskStates)[number];

export const taskMoves = {
  assigned: {
    accept: 'assigned',
    reportBack: 'reported',
    contribute: 'assigned',
    nudge: 'assigned',
    extend: 'assigned',
    withdraw: 'withdrawn',
  },
  reported: { contribute: 'reported', close: 'closed', sendBack: 'assigned' },
  closed: {},
  withdrawn: {},
} as const satisfies Record<TaskState, Partial<Record<string, TaskState>>>;
export type TaskMove = 'accept' | 'reportBack' | 'contribute' | 'nudge' | 'extend' | 'withdraw' | 'close' | 'sendBack';

export const taskStateWords = {
  assigned: { zh: '待办', en: 'To be done' },
  reported: { zh: '已回报', en: 'Reported' },
  closed: { zh: '已办结', en: 'Closed' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
} as const satisfies Record<TaskState, { zh: string; en: string }>;

/** Where a task comes from. */
export const taskKindWords = {
  supervision: { zh: '督办', en: 'Supervision' },
  directive: { zh: '上级任务', en: 'From above' },
  plan: { zh: '计划任务', en: 'Plan' },
  meeting: { zh: '会议议定', en: 'Meeting' },
  joint: { zh: '部门联合', en: 'Joint' },
  shortcoming: { zh: '问题整改', en: 'Shortcoming' },
  recurring: { zh: '周期任务', en: 'Recurring' },
  station: { zh: '站点任务', en: 'Station' },
} as const;
export type TaskKind = keyof typeof taskKindWords;
/** Kinds that a person sets by hand; the others are cut from what they belong to. */
const byHand = ['supervision', 'joint', 'shortcoming', 'station'] as const satisfies readonly TaskKind[];

export interface Task {
  countyId: number;
  id: string;
  /** 「任2026-0007」 */
  number: string;
  version: number;
  state: TaskState;
  kind: TaskKind;
  title: string;
  /** How it is to be done, what must come back. */
  text: string;
  /** The directive, plan, meeting or recurrence it was cut from; for a shortcoming, the plan whose summary names it. */
  parentId: string | null;
  /** The matter that is supervised, if any. */
  matterId: string | null;
  matterNumber: string | null;
  /** The organisation in the lead: an office, the centre, the association or a department. */
  leadId: string;
  leadKind: OrganisationKind;
  stationId: string | null;
  /** The one person who answers for it; an account of the lead. */
  personId: string | null;
  /** Organisations that take part. */
  partnerIds: readonly string[];
  /** What each of them has signed for and answered. */
  contributions: readonly Contribution[];
  dueOn: Day;
  /** Whether the report needs proof: a place, a day, how many, with a photo. */
  needsProof: boolean;
  /** Whether it needs a picture that comes with it. */
  needsPhoto: boolean;
  byId: string;
  assignedAt: Date;
  result: string;
  proof: string;
  /** The files of the report. */
  attachmentIds: readonly string[];
  reportedAt: Date | null;
  remark: string;
  closedAt: Date | null;
  nudgedAt: Date | null;
  nudgedTimes: number;
  /** The due days before it was extended, the first first. */
  dueBefore: readonly Day[];
}

const kindOptions: readonly FieldOption[] = byHand.map((value) => ({ value, ...taskKindWords[value] }));

export const AssignTask = z.object({
  /** Made by the client: the same press twice sets one task. */
  id: z.uuid(),
  kind: labelled(z.enum(byHand).default('supervision'), {
    zh: '哪一种',
    en: 'Kind',
    input: 'choice',
    options: kindOptions,
  }),
  title: labelled(written().min(4).max(80), { zh: '任务', en: 'Task', input: 'text' }),
  text: labelled(written().max(2000).default(''), { zh: '要求', en: 'What is asked', input: 'longText' }),
  leadId: labelled(written().min(1).max(40), { zh: '谁牵头', en: 'In the lead', input: 'organisation' }),
  stationId: labelled(z.string().max(40).nullable().default(null), {
    zh: '交给哪个站点',
    en: 'Station',
    input: 'station',
  }),
  personId: labelled(z.string().max(40).nullable().default(null), {
    zh: '责任人',
    en: 'Answers for it',
    input: 'handler',
  }),
  partnerIds: z.array(z.string().max(40)).max(20).default([]),
  dueOn: labelled(z.iso.date(), {
    zh: '办结日期',
    en: 'Due',
    input: 'day',
    wrongZh: '请选日期',
    wrongEn: 'choose a day',
  }),
  needsProof: labelled(z.boolean().default(false), {
    zh: '回报要有凭据',
    en: 'Needs proof',
    input: 'tick',
    hintZh: '时间、地点、人数，照片存在哪里',
    hintEn: 'when, where, how many, and where the photos are',
  }),
  needsPhoto: labelled(z.boolean().default(false), {
    zh: '回报要附照片',
    en: 'Needs a photo',
    input: 'tick',
    hintZh: '没有照片收不下回报；站点在手机上拍就行',
    hintEn: 'no report is taken without one; a station takes it with its telephone',
  }),
  matterNumber: labelled(written().max(30).nullable().default(null), {
    zh: '督办哪一件（可不填）',
    en: 'Which matter (optional)',
    input: 'text',
  }),
});
/** A task as it is set; one that is cut from something says from what, and one that the clock sets who ordered it. */
export type AssignTask = Omit<z.infer<typeof AssignTask>, 'kind'> & {
  kind: TaskKind;
  parentId?: string;
  byId?: string;
};

/** What is known of a task besides what was typed. */
export interface TaskFacts extends Facts {
  /** Organisations of the county that can take a task, active ones. */
  organisations: readonly { id: string; kind: OrganisationKind }[];
  stations: readonly { id: string; officeId: string; active: boolean }[];
  /** The accounts that may answer for a task: the lead's and the station's. */
  people: readonly { id: string; organisationId: string | null; stationId: string | null }[];
  matter: { id: string; number: string; officeId: string | null } | null;
  /** How many of the files that come with a report are pictures. */
  photos: number;
}

/** Sets a task. Lead, station, person and matter must be of the county and fit one another. */
export function assignTask(input: AssignTask, facts: TaskFacts & { number: string | null }): Change<Task> {
  const { by, at, today, organisations, matter } = facts;
  const lead = organisations.find(({ id }) => id === input.leadId);
  if (lead === undefined)
    throw new Refusal('office-unknown', {}, [wrong('leadId', '请选谁牵头。', 'Choose who is in the lead.')]);
  if (by.role === 'officeHead' && by.organisationId !== input.leadId) throw new Refusal('task-not-below');
  demandStationOfLead(input, facts);
  demandPersonOfLead(input, facts);
  if (input.dueOn < today)
    throw new Refusal('task-due-past', {}, [wrong('dueOn', '办结日期已经过了。', 'The day is past.')]);
  const next: Task = {
    countyId: by.countyId,
    id: input.id,
    number: facts.number ?? '',
    version: 1,
    state: 'assigned',
    kind: input.kind,
    title: input.title,
    text: input.text,
    parentId: input.parentId ?? null,
    matterId: matter?.id ?? null,
    matterNumber: matter?.number ?? null,
    leadId: input.leadId,
    leadKind: lead.kind,
    stationId: input.stationId,
    personId: input.personId,
    partnerIds: [...new Set(input.partnerIds)].filter((id) => id !== input.leadId),
    contributions: [],
    dueOn: input.dueOn,
    needsProof: input.needsProof,
    needsPhoto: input.needsPhoto,
    byId: input.byId ?? by.id,
    assignedAt: at,
    result: '',
    proof: '',
    attachmentIds: [],
    reportedAt: null,
    remark: '',
    closedAt: null,
    nudgedAt: null,
    nudgedTimes: 0,
    dueBefore: [],
  };
  const detail = { number: next.number, officeId: next.leadId, stationId: next.stationId, title: next.title };
  return { next, event: eventOf(next, 'task-assigned', facts, { ...detail, dueOn: next.dueOn }) };
}

function demandStationOfLead({ stationId, leadId }: AssignTask, { stations }: TaskFacts): void {
  if (stationId === null) return;
  const station = stations.find(({ id }) => id === stationId);
  if (station === undefined || !station.active || station.officeId !== leadId)
    throw new Refusal('station-unknown', {}, [
      wrong(
        'stationId',
        '这个站点不归牵头的所管，或者停用了；请重选。',
        'The station is not the lead’s; choose again.',
      ),
    ]);
}

function demandPersonOfLead(input: AssignTask, { people }: TaskFacts): void {
  if (input.personId === null) return;
  const person = people.find(({ id }) => id === input.personId);
  if (person === undefined || !answersFor(person, input))
    throw new Refusal('task-person-unknown', {}, [
      wrong(
        'personId',
        '责任人要是牵头的所或站点里的人；请重选。',
        'The person must belong to the lead; choose again.',
      ),
    ]);
}

function wrong(path: string, zh: string, en: string) {
  return { path, zh, en };
}

function answersFor(
  person: { organisationId: string | null; stationId: string | null },
  { leadId, stationId }: Pick<AssignTask, 'leadId' | 'stationId'>,
): boolean {
  return person.organisationId === leadId || (stationId !== null && person.stationId === stationId);
}

const county = ['centre', 'leader', 'system'] as const satisfies readonly Actor['role'][];

function isCounty({ role }: Actor): boolean {
  return (county as readonly string[]).includes(role);
}

/** They have accounts always; a department may have none, and then the centre writes down what it says by telephone. */
const speaking: readonly OrganisationKind[] = ['office', 'brigade', 'association'];

/** Who does it: the station it was given to, or else the lead. */
export function doesTask({ leadId, leadKind, stationId }: Task, actor: Actor): boolean {
  if (stationId !== null) return actor.role === 'station' && actor.stationId === stationId;
  if (actor.role === 'station') return false;
  return actor.organisationId === leadId || (actor.role === 'centre' && !speaking.includes(leadKind));
}

/** Who set it: the county, or the head of the office that split it among its own. */
export function setsTask(task: Pick<Task, 'leadId' | 'byId'>, actor: Actor): boolean {
  return (
    isCounty(actor) || (actor.role === 'officeHead' && actor.organisationId === task.leadId && task.byId === actor.id)
  );
}

/** The county sees all; an office, the association, a department and a station what they lead or take part in. */
export function maySeeTask(actor: Actor, task: Task): boolean {
  if (!mayDo(actor, 'task.read')) return false;
  if (isCounty(actor)) return true;
  if (actor.role === 'station') return actor.stationId === task.stationId;
  return bodiesOf(task).includes(actor.organisationId ?? '');
}

/** Whether it is not done and its day is past. */
export function isTaskLate({ state, dueOn }: Pick<Task, 'state' | 'dueOn'>, today: Day): boolean {
  return state === 'assigned' && dueOn < today;
}

/** Reminded of three days before, on the day, and every third day after it; once a day at most. */
export function isTaskNudgeDue(task: Task, today: Day, nudgedOn: Day | null): boolean {
  if (task.state !== 'assigned' || nudgedOn === today) return false;
  const left = daysBetween(today, task.dueOn);
  if (left === 3 || left === 0) return true;
  return left < 0 && (nudgedOn === null || daysBetween(nudgedOn, today) >= 3);
}
