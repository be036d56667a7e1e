/**
 * 检查 (inspection): one visit to one shop. What was found is said: something wrong, nothing wrong, or a closed door, which is neither.
 * 「没有问题」 is stored as such and confirmed by a second person (seed S23); it is never read off from the absence of findings. What is
 * wrong is put right on the spot, by an order with a day and a second look, or the unlicensed trade is banned (seed S19).
 */
import { z } from 'zod';
import type { Day } from '../../base/calendar.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Words } from '../../base/words.ts';
import { answerWords } from './answer-words.ts';
import { eventOf, type Facts, type Moves } from '../../matter/matter.ts';
import type { Campaign, CampaignRole, ChecklistItem } from './campaign.ts';
import {
  day,
  demandTwo,
  officeOf,
  officersField,
  optionsOf,
  photosField,
  positionField,
  premisesShape,
  type Officer,
  type Position,
  type Premises,
} from './premises.ts';
import { noCampaign } from './sortie.ts';

export const inspectionStateWords = {
  planned: { zh: '待查', en: 'To be visited' },
  nilWaiting: { zh: '没有问题，待确认', en: 'Nil, to be confirmed' },
  nil: { zh: '没有问题，两人确认', en: 'Nil, confirmed by two' },
  doorClosed: { zh: '关门', en: 'Door closed' },
  found: { zh: '有问题', en: 'Something found' },
  ordered: { zh: '责令改正', en: 'Ordered to rectify' },
  unrectified: { zh: '没有改', en: 'Not rectified' },
  rectified: { zh: '已改正', en: 'Rectified' },
  banOrdered: { zh: '决定取缔', en: 'Ban ordered' },
  banned: { zh: '已取缔', en: 'Banned' },
  reopened: { zh: '办了执照', en: 'Licensed since' },
  joined: { zh: '已参与', en: 'Took part' },
  cancelled: { zh: '不查了', en: 'Cancelled' },
} as const satisfies Record<string, Words>;
export type InspectionState = keyof typeof inspectionStateWords;

/** SM6: planned → nil or finding → order → checked again. A closed door is over for this visit; the next one is another entry. */
export const inspectionMoves = {
  planned: {
    recordNil: 'nilWaiting',
    recordFinding: 'found',
    recordClosed: 'doorClosed',
    join: 'joined',
    cancel: 'cancelled',
  },
  nilWaiting: { confirmNil: 'nil', doubtNil: 'planned', note: 'nilWaiting' },
  nil: { noteLate: 'nil' },
  doorClosed: { noteLate: 'doorClosed' },
  found: { rectifyNow: 'rectified', order: 'ordered', orderBan: 'banOrdered', openCase: 'found', note: 'found' },
  ordered: {
    recheck: 'rectified',
    recheckFails: 'unrectified',
    extend: 'ordered',
    openCase: 'ordered',
    note: 'ordered',
  },
  unrectified: { order: 'ordered', orderBan: 'banOrdered', openCase: 'unrectified', note: 'unrectified' },
  // What was put right at once may be penalised on the spot all the same, by the telephones alone.
  rectified: { openCaseLate: 'rectified', noteLate: 'rectified' },
  banOrdered: {
    executeBan: 'banned',
    banFails: 'banOrdered',
    withdrawBan: 'found',
    openCase: 'banOrdered',
    note: 'banOrdered',
  },
  banned: { reopen: 'reopened', openCase: 'banned', note: 'banned' },
  // Photos and words of who was there arrive here too: of a visit that was called off while he stood in the shop, they are kept.
  reopened: { noteLate: 'reopened' },
  joined: { noteLate: 'joined' },
  cancelled: { noteLate: 'cancelled' },
} as const satisfies Moves<InspectionState>;
export type InspectionMove = { [S in InspectionState]: keyof (typeof inspectionMoves)[S] }[InspectionState];

/** How something is noted on a visit in that state: by a person, or by the telephones alone where it is over; null where the visit is still to come. */
export function noteMoveOf(state: InspectionState): 'note' | 'noteLate' | null {
  const moves = inspectionMoves[state];
  if ('note' in moves) return 'note';
  return 'noteLate' in moves ? 'noteLate' : null;
}

/** Whether a word said at that instant can be about the visit: nobody confirms what he finds at a shop before it was visited. */
export function isSaidOfVisit({ visitedAt }: Pick<Inspection, 'visitedAt'>, saidAt: Date): boolean {
  return visitedAt !== null && saidAt >= visitedAt;
}

/** Whether somebody was there: who stands in the record, or was out on its sortie. */
export function wasThere({ officers }: Pick<Inspection, 'officers'>, outIds: readonly string[], id: string): boolean {
  return officers.some(({ accountId }) => accountId === id) || outIds.includes(id);
}

/** States whose finding a case takes over: while one stands nothing else of them is waited for. */
export const enforceableStates: readonly InspectionState[] = ['found', 'unrectified'];

/** States in which something of the visit is still to be done; a campaign is not summarised before. */
export const unfinishedStates: readonly InspectionState[] = [
  'nilWaiting',
  'found',
  'ordered',
  'unrectified',
  'banOrdered',
];

export type ItemAnswer = keyof typeof answerWords;

/** The answer to one item of the checklist, in its order. */
export interface Answer {
  item: string;
  answer: ItemAnswer;
  words: string;
}
export interface Finding {
  text: string;
  /** 违法行为, as against what is only to be improved: it is what F12 counts. */
  isViolation: boolean;
}

/** 责令改正: what, by which day, and who ordered it; it is printed and handed over. */
export interface RectifyOrder {
  text: string;
  dueOn: Day;
  orderedOn: Day;
  byId: string;
}
export interface Recheck {
  onDay: Day;
  isRectified: boolean;
  words: string;
  officers: readonly Officer[];
}
/** 没执行成: they went to the trade and were refused; it was not stopped that day. */
export interface BanAttempt {
  onDay: Day;
  words: string;
  officers: readonly Officer[];
}
/** 取缔无照经营: the order, its execution, what was sealed, and the licence if there is one later. */
export interface Ban {
  orderNumber: string;
  trade: string;
  personName: string;
  orderedOn: Day;
  orderedById: string;
  executedOn: Day | null;
  sealed: string;
  guidance: string;
  /** Who executed it, and how often they were refused before; what was written before either was asked for has none. */
  officers?: readonly Officer[];
  attempts?: readonly BanAttempt[];
  reopenedOn: Day | null;
  reopenedAs: string;
}

export interface Inspection extends Premises {
  countyId: number;
  id: string;
  /** 「检2026-0412」 */
  number: string;
  version: number;
  state: InspectionState;
  campaignId: string | null;
  sortieId: string | null;
  role: CampaignRole;
  /** Whose inspection it was, of one in which the bureau took part. */
  leadBody: string;
  partnerIds: readonly string[];
  officeId: string | null;
  /** Whom the draw or the plan chose; who went stands in `officers`. */
  assignedIds: readonly string[];
  officers: readonly Officer[];
  plannedOn: Day | null;
  visitedOn: Day | null;
  visitedAt: Date | null;
  position: Position | null;
  checklist: readonly ChecklistItem[];
  answers: readonly Answer[];
  findings: readonly Finding[];
  remark: string;
  photoIds: readonly string[];
  signatureId: string | null;
  signatureRefused: string;
  recordedById: string | null;
  nilConfirmedById: string | null;
  nilConfirmedAt: Date | null;
  orders: readonly RectifyOrder[];
  rechecks: readonly Recheck[];
  /** The day of the last order, until it was found done. */
  dueOn: Day | null;
  ban: Ban | null;
  /** The day on which a ban was executed, for counting; null where there was none. */
  bannedOn: Day | null;
  /** What it was called in an old ledger, if it was carried over from one. */
  formerNumber: string;
  byId: string;
}

export const PlanInspection = z.object({
  id: z.uuid(),
  campaignNumber: labelled(written().max(20).default(''), {
    zh: '哪个专项的编号（日常检查可不填）',
    en: 'Number of the campaign (optional)',
    input: 'text',
  }),
  ...premisesShape,
  role: labelled(z.enum(['own', 'participant']).default('own'), {
    zh: '谁的检查',
    en: 'Whose inspection',
    input: 'choice',
    options: [
      { value: 'own', zh: '本单位的', en: 'Our own' },
      { value: 'participant', zh: '参与别的单位的', en: 'Another body’s' },
    ],
  }),
  leadBody: labelled(written().max(60).default(''), {
    zh: '哪个单位牵头',
    en: 'Which body leads',
    input: 'text',
    when: { field: 'role', is: ['participant'] },
  }),
  partnerIds: labelled(z.array(z.string().max(40)).max(20).default([]), {
    zh: '会同哪些单位（可不选）',
    en: 'Together with (optional)',
    input: 'organisations',
  }),
  plannedOn: labelled(z.iso.date().nullable().default(null), { ...day, zh: '哪天去（可不填）', en: 'Day (optional)' }),
  assignedIds: labelled(z.array(z.uuid()).max(12).default([]), {
    zh: '派谁去（可不选）',
    en: 'Who goes (optional)',
    input: 'persons',
  }),
});
export type PlanInspection = z.infer<typeof PlanInspection>;

const visit = {
  officers: officersField,
  visitedAt: labelled(z.iso.datetime({ offset: true }), {
    zh: '什么时候到的',
    en: 'When',
    input: 'instant',
    wrongZh: '请选日期和时间',
    wrongEn: 'choose a day and a time',
  }),
  sortieNumber: labelled(written().max(20).default(''), {
    zh: '哪次出动的编号（可不填）',
    en: 'Number of the sortie (optional)',
    input: 'text',
  }),
} as const;
const AnswerRow = z.object({
  item: labelled(written().min(2).max(80), { zh: '查什么', en: 'What is checked', input: 'text' }),
  answer: labelled(z.enum(['fine', 'wrong', 'none']), {
    zh: '结果',
    en: 'Answer',
    input: 'choice',
    options: optionsOf(answerWords),
  }),
  words: labelled(written().max(200).default(''), { zh: '说明（可不填）', en: 'Words (optional)', input: 'text' }),
});
const answered = {
  answers: labelled(z.array(AnswerRow).max(40).default([]), { zh: '检查表', en: 'Checklist', input: 'rows' }),
  position: positionField,
  photoIds: photosField,
  signatureIds: labelled(z.array(z.uuid()).max(1).default([]), {
    zh: '当事人签名（拍照）',
    en: 'Signature (photo)',
    input: 'files',
    packed: true,
  }),
  signatureRefused: labelled(written().max(100).default(''), {
    zh: '拒签的写原因（签了的不填）',
    en: 'Why it was not signed (empty when signed)',
    input: 'text',
  }),
  remark: labelled(written().max(500).default(''), {
    zh: '备注（可不填）',
    en: 'Remark (optional)',
    input: 'longText',
  }),
} as const;

export const RecordNil = z.object({ ...visit, ...answered });
export type RecordNil = z.infer<typeof RecordNil>;
const FindingRow = z.object({
  text: labelled(written().min(4).max(300), { zh: '什么问题', en: 'What is wrong', input: 'text' }),
  isViolation: labelled(z.boolean().default(false), { zh: '违法行为', en: 'A violation of law', input: 'tick' }),
});
export const RecordFinding = z.object({
  ...visit,
  findings: labelled(z.array(FindingRow).min(1).max(20), { zh: '发现的问题', en: 'Findings', input: 'rows' }),
  ...answered,
});
export type RecordFinding = z.infer<typeof RecordFinding>;
export const RecordClosed = z.object({
  ...visit,
  photoIds: photosField,
  position: positionField,
  remark: labelled(written().max(200).default(''), { zh: '备注（可不填）', en: 'Remark (optional)', input: 'text' }),
});
export type RecordClosed = z.infer<typeof RecordClosed>;
export const JoinInspection = z.object({
  ...visit,
  remark: labelled(written().min(2).max(500), { zh: '参与了什么', en: 'What was done', input: 'longText' }),
  photoIds: photosField,
});
export type JoinInspection = z.infer<typeof JoinInspection>;

export interface InspectionFacts extends Facts {
  campaign: Campaign | null;
  /** Who was out on the sortie of the visit, for its confirmation; empty for other steps. */
  outIds: readonly string[];
  /** The sortie that was named; null for none. */
  sortie: { id: string; onDay: Day } | null;
  /** The office in whose area the premises lie. */
  placeOfficeId: string | null;
  /** The number of the case that the step opened. */
  enforcement: string | null;
}

export function planInspection(
  input: PlanInspection,
  facts: InspectionFacts & { number: string | null },
): Change<Inspection> {
  const { campaign, by } = facts;
  const { campaignNumber, ...given } = input;
  if (campaignNumber !== '' && campaign === null) throw noCampaign();
  if (campaign !== null && campaign.state !== 'running') throw new Refusal('campaign-not-running');
  const { role, leadBody } = whoseOf(given, campaign);
  const next: Inspection = {
    ...given,
    role,
    leadBody,
    countyId: by.countyId,
    number: facts.number ?? '',
    version: 1,
    state: 'planned',
    campaignId: campaign?.id ?? null,
    sortieId: null,
    partnerIds: given.partnerIds.length > 0 ? given.partnerIds : (campaign?.partnerIds ?? []),
    officeId: officeOf(by) ?? facts.placeOfficeId,
    officers: [],
    visitedOn: null,
    visitedAt: null,
    position: null,
    checklist: campaign?.checklist ?? [],
    answers: [],
    findings: [],
    remark: '',
    photoIds: [],
    signatureId: null,
    signatureRefused: '',
    recordedById: null,
    nilConfirmedById: null,
    nilConfirmedAt: null,
    orders: [],
    rechecks: [],
    dueOn: null,
    ban: null,
    bannedOn: null,
    formerNumber: '',
    byId: by.id,
  };
  const { number, areaKind } = next;
  return { next, event: eventOf(next, 'inspection-planned', facts, { number, areaKind, role }) };
}

/** What is done in another body's campaign is never one's own, whatever was chosen. */
function whoseOf(
  given: Pick<PlanInspection, 'role' | 'leadBody'>,
  campaign: Campaign | null,
): Pick<Inspection, 'role' | 'leadBody'> {
  const role = campaign?.role ?? given.role;
  if (role === 'own') return { role, leadBody: '' };
  const leadBody = campaign?.issuer ?? given.leadBody;
  if (leadBody !== '') return { role, leadBody };
  throw new Refusal('invalid-input', {}, [
    { path: 'leadBody', zh: '请写明哪个单位牵头。', en: 'Say which body leads.' },
  ]);
}

/** Each item has its answer in its place, and a nil has none that says that something is wrong. */
export function demandAnswers(
  checklist: readonly ChecklistItem[],
  answers: readonly Pick<Answer, 'item' | 'answer'>[],
  outcome: 'nil' | 'finding',
): void {
  for (const [i, { text }] of checklist.entries()) {
    const given = answers[i];
    if (given?.item !== text) throw new Refusal('checklist-unanswered', { n: i + 1 });
    if (outcome === 'nil' && given.answer === 'wrong') throw new Refusal('checklist-says-wrong', { n: i + 1 });
  }
}

/** The part of a visit that all outcomes have. */
export function visitOf(
  input: { officers: readonly Officer[]; visitedAt: string; photoIds: readonly string[]; remark: string },
  facts: InspectionFacts,
  dayOf: (at: Date) => Day,
): Pick<Inspection, 'officers' | 'visitedAt' | 'visitedOn' | 'sortieId' | 'photoIds' | 'remark' | 'recordedById'> {
  demandTwo(input.officers);
  const visitedAt = new Date(input.visitedAt);
  if (visitedAt > facts.at)
    throw new Refusal('invalid-input', {}, [
      { path: 'visitedAt', zh: '到的时间不能晚于现在；请改时间。', en: 'The visit cannot be later than now.' },
    ]);
  const visitedOn = dayOf(visitedAt);
  if (facts.sortie !== null && visitedOn < facts.sortie.onDay)
    throw new Refusal('invalid-input', {}, [
      {
        path: 'visitedAt',
        zh: '到的时间比这次出动的那天还早；请改时间，或者换一次出动。',
        en: 'The visit lies before the day of its sortie; change the time or the sortie.',
      },
    ]);
  return {
    officers: input.officers,
    visitedAt,
    visitedOn,
    sortieId: facts.sortie?.id ?? null,
    photoIds: input.photoIds,
    remark: input.remark,
    // Who was there has recorded it, whoever sent in what he left: else he could confirm his own nil.
    recordedById: facts.acted?.doneById ?? facts.by.id,
  };
}

/** 当事人签名, or why he did not sign. */
export function signatureOf({
  signatureIds,
  signatureRefused,
}: {
  signatureIds: readonly string[];
  signatureRefused: string;
}): Pick<Inspection, 'signatureId' | 'signatureRefused'> {
  const signatureId = signatureIds[0] ?? null;
  if (signatureId === null && signatureRefused === '') throw new Refusal('signature-missing');
  return { signatureId, signatureRefused };
}
