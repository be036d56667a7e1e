/** The steps of an inspection: what a visit found, the order to rectify and the second look, the ban of an unlicensed trade. */
import { z } from 'zod';
import { mayDo, type Actor } from '../../base/actor.ts';
import { dayOf, dayZh } from '../../base/calendar.ts';
import { labelled, written } from '../../base/field.ts';
import type { InspectionVerb } from '../../base/ledger-verbs.ts';
import { Refusal } from '../../base/refusal.ts';
import { rulesBy, type Docket, type DocketSteps } from '../../matter/docket.ts';
import { byAnother } from '../../matter/docket/whose-step.ts';
import { demandDay } from '../../matter/matter.ts';
import { OpenCase } from '../enforcement/open-case.ts';
import {
  demandAnswers,
  inspectionMoves,
  inspectionStateWords,
  isSaidOfVisit,
  JoinInspection,
  PlanInspection,
  planInspection,
  RecordClosed,
  RecordFinding,
  RecordNil,
  signatureOf,
  visitOf,
  wasThere,
  type Ban,
  type BanAttempt,
  type Inspection,
  type InspectionFacts,
  type InspectionMove,
} from './inspection.ts';
import { day, demandTwo, maySeeOfOffice, officersField, photosField, why, type Why } from './premises.ts';

export const Order = z.object({
  text: labelled(written().min(6).max(500), { zh: '责令改正什么', en: 'What is to be rectified', input: 'longText' }),
  dueOn: labelled(z.iso.date(), { ...day, zh: '哪天前改好', en: 'By which day', startsEmpty: true }),
});
type Order = z.infer<typeof Order>;
const Extend = z.object({
  dueOn: labelled(z.iso.date(), { ...day, zh: '延到哪天', en: 'Until which day', startsEmpty: true }),
  remark: labelled(written().min(2).max(200), { zh: '为什么延', en: 'Why', input: 'text' }),
});
const Look = z.object({
  onDay: labelled(z.iso.date(), { ...day, zh: '哪天复查的', en: 'Day' }),
  officers: officersField,
  words: labelled(written().min(2).max(300), { zh: '看到什么', en: 'What was seen', input: 'text' }),
});
type Look = z.infer<typeof Look>;
const RectifyNow = z.object({
  words: labelled(written().min(2).max(300), { zh: '当场怎么改的', en: 'What was done on the spot', input: 'text' }),
});
export const OrderBan = z.object({
  orderNumber: labelled(written().min(4).max(40), { zh: '取缔决定文号', en: 'Number of the order', input: 'text' }),
  personName: labelled(written().min(2).max(30), { zh: '经营人', en: 'Who trades', input: 'text' }),
  trade: labelled(written().min(2).max(40), { zh: '经营什么', en: 'Trade', input: 'text' }),
});
type OrderBan = z.infer<typeof OrderBan>;
const ExecuteBan = z.object({
  executedOn: labelled(z.iso.date(), { ...day, zh: '哪天执行的', en: 'Executed on' }),
  sealed: labelled(written().max(200).default(''), {
    zh: '封存了什么（可不填）',
    en: 'Sealed goods (optional)',
    input: 'text',
  }),
  guidance: labelled(written().max(200).default(''), {
    zh: '怎么指导办照（可不填）',
    en: 'How to get a licence (optional)',
    input: 'text',
  }),
  officers: officersField,
});
export const BanFails = z.object({
  onDay: labelled(z.iso.date(), { ...day, zh: '哪天去的', en: 'Day' }),
  officers: officersField,
  words: labelled(written().min(2).max(300), { zh: '为什么没执行成', en: 'Why it was not executed', input: 'text' }),
});
const Reopen = z.object({
  reopenedOn: labelled(z.iso.date(), { ...day, zh: '哪天办的执照', en: 'Licensed on' }),
  reopenedAs: labelled(written().min(2).max(80), { zh: '执照上的名称', en: 'Name on the licence', input: 'text' }),
});

/** What another saw who was there too, or a photo that came later: it changes nothing of what the visit found. */
export const AddNote = z.object({
  words: labelled(written().max(1000).default(''), { zh: '记什么', en: 'What is noted', input: 'longText' }),
  photoIds: photosField,
});
export type AddNote = z.infer<typeof AddNote>;

const verbs = {
  recordNil: 'inspection-nil-found',
  recordFinding: 'inspection-problem-found',
  recordClosed: 'inspection-door-closed',
  join: 'inspection-joined',
  cancel: 'inspection-cancelled',
  confirmNil: 'inspection-nil-confirmed',
  doubtNil: 'inspection-nil-doubted',
  rectifyNow: 'inspection-rectified-at-once',
  order: 'inspection-ordered',
  orderBan: 'ban-ordered',
  recheck: 'inspection-rechecked',
  recheckFails: 'inspection-unrectified',
  extend: 'inspection-extended',
  executeBan: 'ban-executed',
  banFails: 'ban-resisted',
  withdrawBan: 'ban-withdrawn',
  reopen: 'ban-reopened',
  note: 'inspection-noted',
  noteLate: 'inspection-noted',
  openCase: 'inspection-case-opened',
  openCaseLate: 'inspection-case-opened',
} as const satisfies Record<InspectionMove, InspectionVerb>;

type Steps = DocketSteps<Inspection, typeof verbs, InspectionFacts>;

const isOwn = ({ role }: Pick<Inspection, 'role'>) => role === 'own';

/** What a visit gives; none of its outcomes is put before the others. */
const visits: Pick<Steps, 'recordNil' | 'recordFinding' | 'recordClosed' | 'join' | 'cancel'> = {
  recordNil: {
    zh: '没有问题',
    en: 'Nothing found',
    permission: 'inspection.record',
    input: RecordNil,
    ready: isOwn,
    refuses: 'participant-only-joins',
    apply: ({ checklist }, input: RecordNil, facts) => {
      const { answers, position } = input;
      demandAnswers(checklist, answers, 'nil');
      const next = { ...visitOf(input, facts, dayOf), ...signatureOf(input), answers, position, findings: [] };
      const signed = next.signatureId !== null;
      return { next, detail: { on: next.visitedOn ?? '', officers: input.officers.length, signed } };
    },
  },
  recordFinding: {
    zh: '有问题',
    en: 'Something is wrong',
    permission: 'inspection.record',
    input: RecordFinding,
    ready: isOwn,
    refuses: 'participant-only-joins',
    apply: ({ checklist }, input: RecordFinding, facts) => {
      const { answers, findings, position } = input;
      demandAnswers(checklist, answers, 'finding');
      const next = { ...visitOf(input, facts, dayOf), ...signatureOf(input), answers, position, findings };
      const violations = findings.filter(({ isViolation }) => isViolation).length;
      return {
        next,
        detail: {
          on: next.visitedOn ?? '',
          officers: input.officers.length,
          n: findings.length,
          violations,
          signed: next.signatureId !== null,
        },
      };
    },
  },
  recordClosed: {
    zh: '关门',
    en: 'Door closed',
    permission: 'inspection.record',
    input: RecordClosed,
    ready: isOwn,
    refuses: 'participant-only-joins',
    apply: (_one, input: RecordClosed, facts) => {
      const next = { ...visitOf(input, facts, dayOf), position: input.position };
      return { next, detail: { on: next.visitedOn ?? '', officers: input.officers.length } };
    },
  },
  join: {
    zh: '记参与',
    en: 'Record that we took part',
    permission: 'inspection.record',
    input: JoinInspection,
    ready: (one) => !isOwn(one),
    chief: true,
    apply: ({ leadBody }, input: JoinInspection, facts) => {
      const next = visitOf(input, facts, dayOf);
      return { next, detail: { on: next.visitedOn ?? '', leadBody } };
    },
  },
  cancel: {
    zh: '不查了',
    en: 'Cancel',
    permission: 'inspection.plan',
    input: why,
    apply: (_one, { remark }: Why) => ({ next: { remark }, detail: { remark } }),
  },
};

/** A nil, which counts when another has confirmed it. */
const nils: Pick<Steps, 'confirmNil' | 'doubtNil'> = {
  confirmNil: {
    zh: '我也确认没有问题',
    en: 'I confirm the nil',
    permission: 'inspection.confirm',
    input: z.object({}),
    chief: true,
    stands: ({ recordedById }, { id }) => recordedById !== id,
    apply: (one, _input, { by, at, acted, outIds }) => {
      if (one.recordedById === by.id) throw new Refusal('nil-needs-another');
      // Who was not there confirms a form, and not that nothing was found (seed S23).
      if (!wasThere(one, outIds, by.id)) throw new Refusal('nil-by-who-was-there');
      const saidAt = acted?.at ?? at;
      if (!isSaidOfVisit(one, saidAt)) throw new Refusal('nil-confirmed-before-visit');
      return { next: { nilConfirmedById: by.id, nilConfirmedAt: saidAt }, detail: {} };
    },
  },
  doubtNil: {
    zh: '不能确认，再去',
    en: 'Not confirmed; go again',
    permission: 'inspection.confirm',
    input: why,
    stands: ({ recordedById }, { id }) => recordedById !== id,
    apply: (_one, { remark }: Why) => ({
      next: { remark, visitedOn: null, visitedAt: null, recordedById: null, answers: [] },
      detail: { remark },
    }),
  },
};

function looked(one: Inspection, input: Look, facts: InspectionFacts, isRectified: boolean) {
  demandTwo(input.officers);
  demandDay(input.onDay, facts, one.visitedOn);
  const { onDay, officers, words } = input;
  return { rechecks: [...one.rechecks, { onDay, isRectified, words, officers }], dueOn: null };
}

function demandDue(dueOn: string, after: string): void {
  if (dueOn <= after)
    throw new Refusal('invalid-input', {}, [
      {
        path: 'dueOn',
        zh: '改好的日期要在今天以后、比原来的晚；请改日期。',
        en: 'The day must lie ahead and after the last one.',
      },
    ]);
}

/** What is wrong is put right. */
const orders: Pick<Steps, 'rectifyNow' | 'order' | 'extend' | 'recheck' | 'recheckFails'> = {
  rectifyNow: {
    zh: '当场改了',
    en: 'Rectified on the spot',
    permission: 'inspection.order',
    input: RectifyNow,
    apply: (one, { words }: z.infer<typeof RectifyNow>) => ({
      next: { remark: one.remark === '' ? words : `${one.remark}\n${words}` },
      detail: { words },
    }),
  },
  order: {
    zh: '责令改正',
    en: 'Order to rectify',
    permission: 'inspection.order',
    input: Order,
    chief: true,
    apply: (one, { text, dueOn }: Order, { today, by }) => {
      demandDue(dueOn, today);
      return {
        next: { orders: [...one.orders, { text, dueOn, orderedOn: today, byId: by.id }], dueOn },
        detail: { text, dueOn },
      };
    },
  },
  extend: {
    zh: '延期',
    en: 'Extend',
    permission: 'inspection.order',
    input: Extend,
    apply: (one, { dueOn, remark }: z.infer<typeof Extend>, { today }) => {
      demandDue(dueOn, one.dueOn !== null && one.dueOn > today ? one.dueOn : today);
      return { next: { dueOn }, detail: { dueOn, remark } };
    },
  },
  recheck: {
    zh: '复查，改好了',
    en: 'Checked again: rectified',
    permission: 'inspection.recheck',
    input: Look,
    chief: true,
    apply: (one, input: Look, facts) => ({
      next: looked(one, input, facts, true),
      detail: { on: input.onDay, words: input.words },
    }),
  },
  recheckFails: {
    zh: '复查，没有改',
    en: 'Checked again: not rectified',
    permission: 'inspection.recheck',
    input: Look,
    apply: (one, input: Look, facts) => ({
      next: looked(one, input, facts, false),
      detail: { on: input.onDay, words: input.words },
    }),
  },
};

const noBan: Ban = {
  orderNumber: '',
  trade: '',
  personName: '',
  orderedOn: '',
  orderedById: '',
  executedOn: null,
  sealed: '',
  guidance: '',
  reopenedOn: null,
  reopenedAs: '',
};

/** 取缔无照经营. */
const bans: Pick<Steps, 'orderBan' | 'executeBan' | 'banFails' | 'withdrawBan' | 'reopen'> = {
  orderBan: {
    zh: '决定取缔',
    en: 'Order the ban',
    permission: 'inspection.ban',
    input: OrderBan,
    ready: ({ unregistered }) => unregistered,
    refuses: 'ban-of-licensed',
    apply: (_one, input: OrderBan, { today, by }) => ({
      next: { ban: { ...noBan, ...input, orderedOn: today, orderedById: by.id }, dueOn: null },
      detail: { orderNumber: input.orderNumber, trade: input.trade },
    }),
  },
  executeBan: {
    zh: '已经取缔',
    en: 'Executed',
    permission: 'inspection.executeBan',
    input: ExecuteBan,
    chief: true,
    apply: ({ ban }, input: z.infer<typeof ExecuteBan>, facts) => {
      demandTwo(input.officers);
      demandDay(input.executedOn, facts, ban?.orderedOn ?? null);
      return {
        next: { ban: { ...noBan, ...ban, ...input }, bannedOn: input.executedOn },
        detail: { on: input.executedOn, sealed: input.sealed },
      };
    },
  },
  banFails: {
    zh: '没执行成',
    en: 'Not executed',
    permission: 'inspection.executeBan',
    input: BanFails,
    apply: ({ ban }, input: z.infer<typeof BanFails>, facts) => {
      demandTwo(input.officers);
      demandDay(input.onDay, facts, ban?.orderedOn ?? null);
      const { onDay, words } = input;
      return {
        next: { ban: { ...noBan, ...ban, attempts: [...(ban?.attempts ?? []), input] } },
        detail: { on: onDay, words },
      };
    },
  },
  withdrawBan: {
    zh: '撤回取缔',
    en: 'Withdraw the ban',
    permission: 'inspection.ban',
    input: why,
    apply: (_one, { remark }: Why) => ({ next: { ban: null }, detail: { remark } }),
  },
  reopen: {
    zh: '办了执照',
    en: 'Licensed since',
    permission: 'inspection.executeBan',
    input: Reopen,
    apply: ({ ban, bannedOn }, input: z.infer<typeof Reopen>, facts) => {
      demandDay(input.reopenedOn, facts, bannedOn);
      return { next: { ban: { ...noBan, ...ban, ...input } }, detail: { on: input.reopenedOn } };
    },
  },
};

/** The ban of which a telephone knew, and how often it had been refused by then; undefined where it does not say. */
export type KnownBan = { orderNumber: string; attempts: number } | undefined;

/**
 * What a telephone tells of a ban is told of the order of which it knew: one that was withdrawn since and ordered anew is not executed by
 * it. Of one team's attempt that two telephones tell, or one that was pressed twice, there is one: somebody of those whom it names was
 * refused on that day already, in an attempt of which it did not know.
 */
export function demandKnownBan(
  { ban }: Pick<Inspection, 'ban'>,
  known: KnownBan,
  attempt: Pick<BanAttempt, 'onDay' | 'officers'> | null,
): void {
  if (ban === null) return;
  const { orderNumber, attempts = [] } = ban;
  const isOther = known !== undefined && (known.orderNumber !== orderNumber || known.attempts > attempts.length);
  if (isOther) throw new Refusal('ban-is-another', { known: known.orderNumber, now: orderNumber });
  if (attempt === null) return;
  const there = new Set(attempt.officers.map(({ accountId }) => accountId));
  const told = attempts
    .slice(known?.attempts ?? 0)
    .find(({ onDay, officers }) => onDay === attempt.onDay && officers.some(({ accountId }) => there.has(accountId)));
  if (told !== undefined) throw new Refusal('ban-attempt-told', { on: dayZh(told.onDay), onEn: told.onDay });
}

const notes: Pick<Steps, 'note' | 'noteLate'> = {
  note: { zh: '记一笔、补照片', en: 'Note something', permission: 'inspection.record', input: AddNote, apply: noted },
  // What a telephone sends of a visit that is over by now.
  noteLate: {
    zh: '手机补来的',
    en: 'Came later from a telephone',
    permission: 'inspection.noteLate',
    input: AddNote,
    apply: noted,
  },
};

function noted(one: Inspection, { words, photoIds }: AddNote) {
  if (words === '' && photoIds.length === 0)
    throw new Refusal('invalid-input', {}, [
      { path: 'words', zh: '写几个字，或者加一张照片。', en: 'Write something, or add a photo.' },
    ]);
  const added = photoIds.filter((id) => !one.photoIds.includes(id));
  return { next: { photoIds: [...one.photoIds, ...added] }, detail: { words, photos: added.length } };
}

/** 转案件: a finding that is a violation is verified as a clue; what was ordered at the shop goes on beside it. */
const cases: Pick<Steps, 'openCase' | 'openCaseLate'> = {
  openCase: {
    zh: '转案件',
    en: 'Open a case',
    permission: 'enforcement.register',
    input: OpenCase,
    ready: ({ findings, ban }) => ban !== null || findings.some(({ isViolation }) => isViolation),
    refuses: 'no-violation-found',
    apply: (_one, _input: OpenCase, { enforcement }) => ({ detail: { of: enforcement ?? '' } }),
  },
  // A penalty on the spot, where what it is for has been put right already.
  openCaseLate: {
    zh: '手机上当场处罚',
    en: 'Penalised on the spot',
    permission: 'inspection.noteLate',
    input: OpenCase,
    ready: ({ findings }) => findings.some(({ isViolation }) => isViolation),
    refuses: 'no-violation-found',
    apply: (_one, _input: OpenCase, { enforcement }) => ({ detail: { of: enforcement ?? '' } }),
  },
};

/** 检查簿 */
export const inspectionDocket: Docket<Inspection, PlanInspection, InspectionFacts> = {
  name: 'inspection',
  path: 'inspections',
  zh: '检查',
  en: 'Inspections',
  letter: '检',
  read: 'inspection.read',
  states: inspectionStateWords,
  moves: inspectionMoves,
  over: ['nil', 'doorClosed', 'rectified', 'reopened', 'joined', 'cancelled'],
  opening: { zh: '安排一户检查', en: 'Plan a visit', permission: 'inspection.plan', input: PlanInspection },
  open: planInspection,
  procedure: rulesBy<Inspection, typeof verbs, InspectionFacts>(byAnother, inspectionMoves, verbs, {
    ...visits,
    ...nils,
    ...orders,
    ...bans,
    ...notes,
    ...cases,
  }),
  maySee: (actor: Actor, one) =>
    mayDo(actor, 'inspection.read') &&
    maySeeOfOffice(actor, one, [...one.assignedIds, ...one.officers.map(({ accountId }) => accountId)]),
};
