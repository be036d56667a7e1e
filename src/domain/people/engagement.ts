/**
 * 受托 (engagement): the association commissions one of its lecturers with a lecture (「根据××消协的委托」), or asks an expert of a council
 * unit for an opinion (「发挥消协理事单位专业优势」, S158). He accepts or declines, and tells what came of it, with the hours that count.
 */
import { z } from 'zod';
import { scopes, type Actor } from '../base/actor.ts';
import { type Appointment, isValidOn } from './appointment.ts';
import { docketRules, plainTelling, type Docket } from '../matter/docket.ts';
import type { Change, Nothing } from '../base/event.ts';
import type { EngagementVerb } from '../base/ledger-verbs.ts';
import { labelled, written } from '../base/field.ts';
import { demandDay, eventOf, type Facts, type Moves } from '../matter/matter.ts';
import { Refusal } from '../base/refusal.ts';
import { text, words, type Tellings } from '../base/sentence.ts';
import { engagementStateWords, type EngagementState } from './engagement-words.ts';

/** Which move leads where. */
export const engagementMoves = {
  asked: { accept: 'accepted', decline: 'declined', cancel: 'cancelled' },
  accepted: { reportDone: 'done', cancel: 'cancelled' },
  declined: {},
  done: {},
  cancelled: {},
} as const satisfies Record<EngagementState, Partial<Record<string, EngagementState>>> & Moves<EngagementState>;
export type EngagementMove = { [S in EngagementState]: keyof (typeof engagementMoves)[S] }[EngagementState];

export const engagementKinds = {
  lecture: { zh: '宣讲', en: 'Lecture' },
  opinion: { zh: '专家意见', en: 'Opinion of an expert' },
} as const;
export type EngagementKind = keyof typeof engagementKinds;

export interface Engagement {
  countyId: number;
  id: string;
  /** 「委2026-0007」 */
  number: string;
  version: number;
  state: EngagementState;
  kind: EngagementKind;
  appointmentId: string;
  personId: string;
  topic: string;
  place: string;
  /** 消费教育中心、学校、基地、联络点: where he lectures, by name. */
  facility: string;
  /** The event of education that it is for: 「教2026-0012」. */
  outreachNumber: string | null;
  dueOn: string;
  /** The matter on which an opinion is asked. */
  matterNumber: string | null;
  /** The office that asked, or whose matter it is about; null where the centre or the association asked about none. */
  officeId: string | null;
  hours: number | null;
  audience: number | null;
  doneOn: string | null;
  result: string;
  byId: string;
}

const day = { input: 'day', wrongZh: '写成 2026-04-29 这样的日期', wrongEn: 'such as 2026-04-29' } as const;
export const Engage = z.object({
  id: z.uuid(),
  kind: labelled(z.enum(['lecture', 'opinion']), {
    zh: '委托什么',
    en: 'For what',
    input: 'choice',
    options: Object.entries(engagementKinds).map(([value, one]) => ({ value, ...one })),
  }),
  appointmentId: labelled(z.uuid(), { zh: '委托谁', en: 'Whom', input: 'handler' }),
  topic: labelled(written().min(2).max(100), { zh: '题目', en: 'Topic', input: 'text' }),
  place: labelled(written().max(60).default(''), {
    zh: '在哪里讲',
    en: 'Where',
    input: 'text',
    when: { field: 'kind', is: ['lecture'] },
    optional: true,
  }),
  facility: labelled(written().max(60).default(''), {
    zh: '哪个教育中心、学校、基地、联络点',
    en: 'At which facility of education',
    input: 'text',
    when: { field: 'kind', is: ['lecture'] },
    optional: true,
  }),
  outreachNumber: z.string().max(20).nullable().default(null),
  matterNumber: labelled(written().max(30).nullable().default(null), {
    zh: '关于哪一件',
    en: 'About which matter',
    input: 'text',
    when: { field: 'kind', is: ['opinion'] },
    optional: true,
  }),
  dueOn: labelled(z.iso.date(), { ...day, zh: '哪天（前）', en: 'By' }),
});
export type Engage = z.infer<typeof Engage>;
export const AcceptEngagement = z.object({});
export const DeclineEngagement = z.object({
  reason: labelled(written().min(2).max(200), { zh: '不能接受的原因', en: 'Why not', input: 'text' }),
});
export const ReportDone = z.object({
  doneOn: labelled(z.iso.date(), { ...day, zh: '完成日期', en: 'Done on' }),
  hours: labelled(z.number().min(0.5).max(100), {
    zh: '用了几个小时',
    en: 'Hours',
    input: 'number',
    wrongZh: '写 0.5 到 100',
    wrongEn: '0.5 to 100',
  }),
  audience: labelled(z.number().int().min(0).max(100_000).nullable().default(null), {
    zh: '听众人数',
    en: 'Listeners',
    input: 'number',
    wrongZh: '写整数，没有就空着',
    wrongEn: 'a whole number, or nothing',
  }),
  result: labelled(written().min(4).max(2000), {
    zh: '讲了什么、意见是什么',
    en: 'What came of it',
    input: 'longText',
  }),
});
export const CancelEngagement = z.object({
  reason: labelled(written().min(2).max(200), { zh: '为什么取消', en: 'Why cancelled', input: 'text' }),
});

export interface EngagementFacts extends Facts {
  /** The appointment of the one who is asked. */
  appointment: Appointment | null;
  /** The office of the matter that is asked about, or null. */
  matterOfficeId: string | null;
}

/** Commissions one of the pools: a lecture needs a lecturer, an opinion an expert or a council unit, in post on the day. */
export function engage(input: Engage, facts: EngagementFacts & { number: string | null }): Change<Engagement> {
  const { appointment, today } = facts;
  const fits = input.kind === 'lecture' ? ['lecturer'] : ['expert', 'council'];
  if (appointment === null || !fits.includes(appointment.post) || !isValidOn(appointment, today))
    throw new Refusal('not-in-the-pool');
  if (input.dueOn < today)
    throw new Refusal('invalid-input', {}, [
      { path: 'dueOn', zh: '日期已经过了，请选今天或以后。', en: 'The day has passed; choose a later one.' },
    ]);
  const next: Engagement = {
    countyId: facts.by.countyId,
    ...input,
    number: facts.number ?? '',
    version: 1,
    state: 'asked',
    personId: appointment.personId,
    officeId: scopes[facts.by.role] === 'office' ? facts.by.organisationId : facts.matterOfficeId,
    hours: null,
    audience: null,
    doneOn: null,
    result: '',
    byId: facts.by.id,
  };
  const { number, kind, topic } = next;
  return { next, event: eventOf(next, 'engaged', facts, { number, kind, topic }) };
}

const verbs = {
  accept: 'engagement-accepted',
  decline: 'engagement-declined',
  reportDone: 'engagement-done',
  cancel: 'engagement-cancelled',
} as const satisfies Record<EngagementMove, EngagementVerb>;

export const engagementProcedure = docketRules<Engagement, typeof verbs, EngagementFacts>(engagementMoves, verbs, {
  accept: {
    zh: '接受',
    en: 'Accepts',
    permission: 'engagement.answer',
    input: AcceptEngagement,
    chief: true,
    apply: () => ({ detail: {} }),
  },
  decline: {
    zh: '不能接受',
    en: 'Declines',
    permission: 'engagement.answer',
    input: DeclineEngagement,
    apply: (_one, { reason }: z.infer<typeof DeclineEngagement>) => ({
      next: { result: reason },
      detail: { reason },
    }),
  },
  reportDone: {
    zh: '完成',
    en: 'Done',
    permission: 'engagement.answer',
    input: ReportDone,
    chief: true,
    apply: (_one, input: z.infer<typeof ReportDone>, facts) => {
      demandDay(input.doneOn, facts, null);
      return { next: input, detail: { hours: input.hours, audience: input.audience } };
    },
  },
  cancel: {
    zh: '取消',
    en: 'Cancel',
    permission: 'engagement.ask',
    input: CancelEngagement,
    apply: (_one, { reason }: z.infer<typeof CancelEngagement>) => ({ next: { result: reason }, detail: { reason } }),
  },
});

/** 委托簿 */
export const engagementDocket: Docket<Engagement, Engage, EngagementFacts> = {
  name: 'engagement',
  path: 'engagements',
  zh: '委托',
  en: 'Engagements',
  letter: '委',
  read: 'engagement.read',
  states: engagementStateWords,
  moves: engagementMoves,
  over: ['declined', 'done', 'cancelled'],
  opening: { zh: '委托', en: 'Engage', permission: 'engagement.ask', input: Engage },
  open: engage,
  procedure: engagementProcedure,
  maySee: maySeeEngagement,
};

/** The county and the association see all; an office what it asked, and what is asked about its matters: an opinion names a matter. */
export function maySeeEngagement(actor: Actor, one: Pick<Engagement, 'countyId' | 'officeId'>): boolean {
  if (actor.countyId !== one.countyId) return false;
  if (scopes[actor.role] !== 'office') return true;
  return one.officeId !== null && one.officeId === actor.organisationId;
}

/** What the ledger keeps of a commission. */
export interface EngagementDetails {
  engaged: { number: string; kind: string; topic: string };
  'engagement-accepted': Nothing;
  'engagement-declined': { reason: string };
  'engagement-done': { hours: number; audience: number | null };
  'engagement-cancelled': { reason: string };
  /** In the chain of the matter that an opinion is about. */
  'opinion-asked': { number: string; topic: string };
  'opinion-given': { number: string; topic: string };
}

declare module '../base/event.ts' {
  interface Details extends EngagementDetails {}
}

export const engagementTellings: Tellings<EngagementDetails> = {
  engaged: (d) => {
    const kind = words(engagementKinds, d.kind);
    return [
      `委托${kind.zh}：${text(d.topic)}`,
      `Asked for${kind.en === '' ? '' : ` (${kind.en.toLowerCase()})`}: ${text(d.topic)}`,
    ];
  },
  'engagement-accepted': () => ['接受了委托。', 'Accepted.'],
  'engagement-declined': plainTelling({ zh: '不能接受', en: 'Declined' }, 'reason'),
  'engagement-done': (d) => [
    `完成，用了 ${text(d.hours)} 小时${typeof d.audience === 'number' ? `，听众 ${d.audience} 人` : ''}。`,
    `Done in ${text(d.hours)} hours${typeof d.audience === 'number' ? `, ${d.audience} listeners` : ''}.`,
  ],
  'opinion-asked': (d) => [
    `请专家就“${text(d.topic)}”出意见（${text(d.number)}）。`,
    `An expert was asked about “${text(d.topic)}” (${text(d.number)}).`,
  ],
  'opinion-given': (d) => [
    `专家意见到了：${text(d.topic)}（${text(d.number)}）。`,
    `The expert gave an opinion: ${text(d.topic)} (${text(d.number)}).`,
  ],
  'engagement-cancelled': plainTelling({ zh: '取消', en: 'Cancelled' }, 'reason'),
};
