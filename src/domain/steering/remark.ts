/**
 * 批示 (remark): what a leader writes on a matter, to one person, who reads it, passes it on or answers; a remark that was passed
 * on is a remark of its own with the first as its parent, so that the chain stays readable. It moves no matter, and it is
 * written only to whoever may see what it is about. 指令 tells an office or a station to do something by an hour; a remark is
 * a word to a person on a record.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../base/actor.ts';
import { dayOf, type Day } from '../base/calendar.ts';
import { rulesBy, plainTelling, type Docket } from '../matter/docket.ts';
import { bySides } from '../matter/docket/whose-step.ts';
import type { Change, Nothing } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import { eventOf, type Facts } from '../matter/matter.ts';
import { Refusal } from '../base/refusal.ts';
import { text, type Tellings } from '../base/sentence.ts';
import { day, isPast, Why } from './origin.ts';
import type { RemarkVerb } from '../base/ledger-verbs.ts';

export const remarkStates = ['written', 'read', 'answered', 'closed', 'withdrawn'] as const;
export type RemarkState = (typeof remarkStates)[number];

export const remarkMoves = {
  written: { acknowledge: 'read', answer: 'answered', passOn: 'read', nudge: 'written', withdraw: 'withdrawn' },
  read: { answer: 'answered', passOn: 'read', nudge: 'read', withdraw: 'withdrawn' },
  answered: { close: 'closed', sendBack: 'read' },
  closed: {},
  withdrawn: {},
} as const satisfies Record<RemarkState, Partial<Record<string, RemarkState>>>;
export type RemarkMove = 'acknowledge' | 'answer' | 'passOn' | 'nudge' | 'withdraw' | 'close' | 'sendBack';

export const remarkStateWords = {
  written: { zh: '未阅', en: 'Not read' },
  read: { zh: '已阅', en: 'Read' },
  answered: { zh: '已回复', en: 'Answered' },
  closed: { zh: '已办结', en: 'Closed' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<RemarkState, { zh: string; en: string }>;

/** What a remark may stand on: matters and the entries of the other ledgers of the command. */
export const remarkedKinds = [
  'complaint',
  'tipoff',
  'inquiry',
  'enforcement',
  'task',
  'directive',
  'plan',
  'meeting',
  'instruction',
] as const;
export type RemarkedKind = (typeof remarkedKinds)[number];

export interface Remark {
  countyId: number;
  id: string;
  /** 「批2026-0009」 */
  number: string;
  version: number;
  state: RemarkState;
  aboutKind: RemarkedKind;
  aboutId: string;
  aboutNumber: string;
  text: string;
  byId: string;
  byOrganisationId: string | null;
  toId: string;
  toOrganisationId: string | null;
  dueOn: Day | null;
  /** Who closes it since its writer left; null while he is there. */
  successorId: string | null;
  /** The remark that was passed on by this one. */
  parentId: string | null;
  writtenAt: Date;
  readAt: Date | null;
  answer: string;
  answeredAt: Date | null;
  /** When its answer was asked for again the last time, and how often; null where it never was. */
  nudgedAt: Date | null;
  nudgedTimes: number | null;
  comment: string;
}

const to = labelled(z.string().max(40), { zh: '批给谁', en: 'To whom', input: 'handler' });
const words = labelled(written().min(2).max(1000), { zh: '批示', en: 'Remark', input: 'longText' });
export const WriteRemark = z.object({
  id: z.uuid(),
  aboutNumber: labelled(written().min(4).max(30), { zh: '批在哪一件上', en: 'On which record', input: 'text' }),
  toId: to,
  text: words,
  dueOn: labelled(z.iso.date().nullable().default(null), {
    ...day,
    zh: '哪天以前回复（可不填）',
    en: 'Answer by which day (optional)',
  }),
});
export type WriteRemark = z.infer<typeof WriteRemark> & { parentId?: string };
export const PassOn = z.object({ toId: to, text: words });
export type PassOn = z.infer<typeof PassOn>;

export interface RemarkFacts extends Facts {
  /** What it is about, seen by both; null for a step that writes to nobody. */
  about: { kind: RemarkedKind; id: string; number: string } | null;
  /** Who is written to; null when there is no such account, or it may not see the record. */
  addressee: { id: string; organisationId: string | null } | null;
}

export function writeRemark(input: WriteRemark, facts: RemarkFacts & { number: string | null }): Change<Remark> {
  const { by, at, today, about, addressee } = facts;
  if (about === null)
    throw new Refusal('not-found', {}, [
      { path: 'aboutNumber', zh: '没有这个编号，或者它不归您看；请核对。', en: 'No such record, or not yours to see.' },
    ]);
  demandAddressee(addressee, by);
  if (isPast(input.dueOn, today))
    throw new Refusal('task-due-past', {}, [{ path: 'dueOn', zh: '日子已经过了。', en: 'The day is past.' }]);
  const next: Remark = {
    countyId: by.countyId,
    id: input.id,
    number: facts.number ?? '',
    version: 1,
    state: 'written',
    aboutKind: about.kind,
    aboutId: about.id,
    aboutNumber: about.number,
    text: input.text,
    byId: by.id,
    byOrganisationId: by.organisationId,
    toId: input.toId,
    toOrganisationId: addressee?.organisationId ?? null,
    dueOn: input.dueOn,
    successorId: null,
    parentId: input.parentId ?? null,
    writtenAt: at,
    readAt: null,
    answer: '',
    answeredAt: null,
    nudgedAt: null,
    nudgedTimes: null,
    comment: '',
  };
  return { next, event: eventOf(next, 'remarked', facts, { number: next.number, secondId: next.toId }) };
}

/** Whether somebody may write to whom: the head of an office writes to its own people, for no remark goes sideways or up. */
export function mayWriteTo(addressee: { id: string; organisationId: string | null }, by: Actor): boolean {
  return addressee.id !== by.id && (by.role !== 'officeHead' || addressee.organisationId === by.organisationId);
}

/** What somebody has to do with the record, the nearest to it first. */
export const addresseeParts = ['handler', 'second', 'head', 'office', 'other'] as const;
export type AddresseePart = (typeof addresseeParts)[number];

/** In whose hands a record is; null where it names nobody. */
export type RecordHands = { handlerId: string | null; secondId?: string | null; officeId: string | null } | null;

export function addresseePart(
  { id, role, organisationId }: { id: string; role: string; organisationId: string | null },
  hands: RecordHands,
): AddresseePart {
  if (hands === null) return 'other';
  if (id === hands.handlerId) return 'handler';
  if (id === hands.secondId) return 'second';
  if (hands.officeId === null || organisationId !== hands.officeId) return 'other';
  return role === 'officeHead' ? 'head' : 'office';
}

function demandAddressee(addressee: RemarkFacts['addressee'], by: Actor): void {
  if (addressee !== null && mayWriteTo(addressee, by)) return;
  throw new Refusal('remark-not-theirs', {}, [
    {
      path: 'toId',
      zh: '这个人看不到这一件，或者不归您批；请批给能看到的人，所长批给本所的人。',
      en: 'That person may not see the record, or is not below you.',
    },
  ]);
}

/** Whose it is to close: who wrote it, or who took over from him. */
export function closerOf({ byId, successorId }: Pick<Remark, 'byId' | 'successorId'>): string {
  return successorId ?? byId;
}

const verbs = {
  acknowledge: 'remark-read',
  answer: 'remark-answered',
  passOn: 'remark-passed',
  nudge: 'remark-nudged',
  withdraw: 'remark-withdrawn',
  close: 'remark-closed',
  sendBack: 'remark-returned',
} as const satisfies Record<RemarkMove, RemarkVerb>;

const isTo = ({ toId }: Remark, actor: Actor) => actor.id === toId;
const isBy = (remark: Remark, actor: Actor) => actor.id === closerOf(remark);

export const remarkProcedure = rulesBy<Remark, typeof verbs, RemarkFacts>(bySides, remarkMoves, verbs, {
  acknowledge: {
    zh: '已阅',
    en: 'Read',
    permission: 'remark.acknowledge',
    input: z.object({}),
    chief: true,
    stands: isTo,
    apply: (_remark, _input, { at }) => ({ next: { readAt: at }, detail: {} }),
  },
  answer: {
    zh: '回复',
    en: 'Answer',
    permission: 'remark.answer',
    input: z.object({
      answer: labelled(written().min(2).max(2000), { zh: '办理情况', en: 'What was done', input: 'longText' }),
    }),
    chief: true,
    stands: isTo,
    apply: ({ readAt }, { answer }: { answer: string }, { at }) => ({
      next: { answer, answeredAt: at, readAt: readAt ?? at },
      detail: {},
    }),
  },
  passOn: {
    zh: '转批',
    en: 'Pass on',
    permission: 'remark.passOn',
    input: PassOn,
    stands: isTo,
    apply: ({ readAt }, { toId }: PassOn, { at, addressee, by }) => {
      demandAddressee(addressee, by);
      return { next: { readAt: readAt ?? at }, detail: { secondId: toId } };
    },
  },
  nudge: {
    zh: '催',
    en: 'Nudge',
    permission: 'remark.nudge',
    input: z.object({}),
    stands: isBy,
    // Once a day: who is asked again in the same hour hears nothing new.
    ready: ({ nudgedAt }, at) => nudgedAt === null || at === undefined || dayOf(nudgedAt) !== dayOf(at),
    refuses: 'already-urged-today',
    apply: ({ nudgedTimes }, _input, { at }) => {
      const times = (nudgedTimes ?? 0) + 1;
      return { next: { nudgedAt: at, nudgedTimes: times }, detail: { times } };
    },
  },
  withdraw: {
    zh: '撤回',
    en: 'Withdraw',
    permission: 'remark.withdraw',
    input: Why('为什么撤回', 'Why'),
    stands: isBy,
    apply: (_one, { remark }: { remark: string }) => ({ next: { comment: remark }, detail: {} }),
  },
  close: {
    zh: '办结',
    en: 'Close',
    permission: 'remark.close',
    input: Why('批语（可不填）', 'Comment (optional)', 0),
    chief: true,
    stands: isBy,
    apply: (_one, { remark }: { remark: string }) => ({ next: { comment: remark }, detail: {} }),
  },
  sendBack: {
    zh: '再办',
    en: 'Send back',
    permission: 'remark.sendBack',
    input: Why('哪里还要办', 'What is still to be done'),
    stands: isBy,
    apply: (_one, { remark }: { remark: string }) => ({ next: { comment: remark, answeredAt: null }, detail: {} }),
  },
});

/** Who wrote it, who got it, the others of his place, and the county. */
export function maySeeRemark(actor: Actor, remark: Remark): boolean {
  const { countyId, byId, toId, toOrganisationId } = remark;
  if (actor.countyId !== countyId || !mayDo(actor, 'remark.read')) return false;
  if (actor.role === 'centre' || actor.role === 'leader' || actor.id === byId || actor.id === toId) return true;
  if (actor.id === closerOf(remark)) return true;
  return toOrganisationId !== null && toOrganisationId === actor.organisationId;
}

export function isRemarkLate({ state, dueOn }: Pick<Remark, 'state' | 'dueOn'>, today: Day): boolean {
  return (state === 'written' || state === 'read') && isPast(dueOn, today);
}

/** 批示簿 */
export const remarkDocket: Docket<Remark, WriteRemark, RemarkFacts> = {
  name: 'remark',
  path: 'remarks',
  zh: '批示',
  en: 'Remarks',
  letter: '批',
  read: 'remark.read',
  states: remarkStateWords,
  moves: remarkMoves,
  over: ['closed', 'withdrawn'],
  opening: { zh: '批示', en: 'Write a remark', permission: 'remark.write', input: WriteRemark },
  open: writeRemark,
  procedure: remarkProcedure,
  maySee: maySeeRemark,
};

/** What the ledger keeps of a remark. */
export interface RemarkDetails {
  remarked: { number: string; secondId?: string };
  'remark-read': Nothing;
  'remark-answered': Nothing;
  'remark-passed': { secondId: string };
  'remark-nudged': { times: number };
  'remark-returned': Nothing;
  'remark-closed': Nothing;
  'remark-handed': { number: string; secondId: string; as: string };
  'remark-unheard': { number: string };
  'remark-withdrawn': Nothing;
}

declare module '../base/event.ts' {
  interface Details extends RemarkDetails {}
}

const saidZh = (said: unknown) => (text(said) === '' ? '' : `：“${text(said).replace(/。$/u, '')}”`);
const saidEn = (said: unknown) => (text(said) === '' ? '' : `: “${text(said).replace(/\.$/u, '')}”`);

/**
 * The words of a remark stay in the remark: a line that stands in a matter's own ledger names its number alone. Where the desk has put
 * them beside it, for who may read the remark, the line tells them.
 */
export const remarkTellings: Tellings<RemarkDetails> = {
  remarked: (d) => [
    `批示 ${text(d.number)}${text(d.secondName) === '' ? '' : `，批给${text(d.secondName)}`}${saidZh(d.said)}。`,
    `Remark ${text(d.number)}${text(d.secondName) === '' ? '' : ` to ${text(d.secondName)}`}${saidEn(d.said)}.`,
  ],
  'remark-read': () => ['已阅。', 'Read.'],
  'remark-answered': (d) => [
    `批示 ${text(d.number)} 有了回复${saidZh(d.answered)}。`,
    `Remark ${text(d.number)} was answered${saidEn(d.answered)}.`,
  ],
  'remark-passed': (d) => [
    `转批给${text(d.secondName) || '下一个人'}。`,
    `Passed on to ${text(d.secondName) || 'somebody else'}.`,
  ],
  'remark-nudged': (d) => [`第 ${text(d.times)} 次催。`, `Nudged, ${text(d.times)} so far.`],
  'remark-returned': plainTelling({ zh: '退回再办', en: 'Sent back' }),
  'remark-closed': () => ['办结。', 'Closed.'],
  'remark-handed': (d) => [
    `${d.as === 'closer' ? '批示人离任，由' : '收批人离任，批示交给'}${text(d.secondName) || '接手的人'}${d.as === 'closer' ? '接着办结' : ''}。`,
    `Handed to ${text(d.secondName) || 'who takes over'}, for ${d.as === 'closer' ? 'its writer' : 'who got it'} has left.`,
  ],
  'remark-unheard': () => [
    '收批人离任，没有接手的人，退回批示人。',
    'Who got it has left without an heir; it is back with its writer.',
  ],
  'remark-withdrawn': () => ['撤回。', 'Withdrawn.'],
};
