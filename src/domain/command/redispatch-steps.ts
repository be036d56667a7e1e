/**
 * 协助 (assistance): each step of a redispatch: the station accepts or declines, both write down what they talked over
 * together, and the complaint itself settles, ends or takes it back. What the office decides follows from the complaint's own
 * moves; nobody presses it here a second time.
 */
import { z } from 'zod';
import type { Actor } from '../base/actor.ts';
import { rulesBy, type Docket } from '../matter/docket.ts';
import { bySides } from '../matter/docket/whose-step.ts';
import type { RedispatchVerb } from '../base/ledger-verbs.ts';
import { labelled, written } from '../base/field.ts';
import { demandDay } from '../matter/matter.ts';
import { dayOf } from '../base/calendar.ts';
import {
  maySeeRedispatch,
  redispatchMoves,
  redispatchStateWords,
  relations,
  relationWords,
  shownRedispatch,
  type JointRecord,
  type Redispatch,
  type RedispatchMove,
  type Relation,
} from './redispatch.ts';
import { undoUntil } from '../matter/bulk/undo.ts';
import { Refusal } from '../base/refusal.ts';
import { sendRedispatch, SendRedispatch, type RedispatchFacts } from './redispatch-sending.ts';

const relation = labelled(z.enum(relations), {
  zh: '谈的人和双方什么关系',
  en: 'The mediator’s tie to the parties',
  input: 'choice',
  options: relations.map((value) => ({ value, ...relationWords[value] })),
});
const reason = (zh: string, en: string) => labelled(written().min(2).max(300), { zh, en, input: 'longText' });

export const declineReasons = ['tie', 'unknown', 'busy', 'other'] as const;
export const declineReasonWords = {
  tie: { zh: '和当事人是亲属或者有利害关系', en: 'Kin of a party, or an interest in it' },
  unknown: { zh: '不认识这两家，帮不上', en: 'Knows neither party' },
  busy: { zh: '这几天没有人手', en: 'Nobody has time' },
  other: { zh: '别的原因', en: 'Another reason' },
} as const satisfies Record<(typeof declineReasons)[number], { zh: string; en: string }>;

export const AcceptHelp = z.object({ relation });
export const DeclineHelp = z.object({
  reason: labelled(z.enum(declineReasons), {
    zh: '为什么不接',
    en: 'Why not',
    input: 'choice',
    options: declineReasons.map((value) => ({ value, ...declineReasonWords[value] })),
  }),
  remark: labelled(written().max(300).default(''), { zh: '还有什么要说', en: 'More', input: 'text' }),
});
export const RecordJoint = z.object({
  on: labelled(z.iso.date(), { zh: '哪天谈的', en: 'Day', input: 'day' }),
  place: labelled(written().min(2).max(100), { zh: '在哪里谈的', en: 'Place', input: 'text' }),
  mediators: labelled(written().min(2).max(100), {
    zh: '谁在场调解',
    en: 'Mediators',
    hintZh: '站里的人和所里的承办人都写上',
    hintEn: 'Those of the station and the officer',
    input: 'text',
  }),
  relation,
  result: labelled(z.enum(['agreed', 'closer', 'notAgreed']), {
    zh: '谈得怎样',
    en: 'Result',
    input: 'choice',
    options: [
      { value: 'agreed', zh: '谈拢了，请所里做协议', en: 'Agreed; the office writes it down' },
      { value: 'closer', zh: '近了一步，还要谈', en: 'Closer' },
      { value: 'notAgreed', zh: '没谈拢', en: 'Not agreed' },
    ],
  }),
  words: labelled(written().min(4).max(1000), { zh: '谈的经过', en: 'What was said', input: 'longText' }),
});
/** What the officer wrote into the minutes of his session, without the minutes. */
export const JoinSession = z.object({
  on: z.iso.date(),
  place: z.string().max(100),
  mediators: z.string().max(100),
});
const ReturnHelp = z.object({ remark: reason('为什么退回', 'Why it goes back') });
const Recall = z.object({ remark: reason('为什么收回', 'Why it is taken back') });
const Ended = z.object({ remark: z.string().max(300).default('') });
const Nothing = z.object({});

const verbs = {
  accept: 'redispatch-accepted',
  decline: 'redispatch-declined',
  lapse: 'redispatch-lapsed',
  undo: 'redispatch-undone',
  recall: 'redispatch-recalled',
  recordJoint: 'redispatch-joint',
  joinSession: 'redispatch-session',
  returnBack: 'redispatch-returned',
  runOut: 'redispatch-ran-out',
  settle: 'redispatch-settled',
  terminate: 'redispatch-terminated',
  end: 'redispatch-ended',
} as const satisfies Record<RedispatchMove, RedispatchVerb>;

const isStation = (one: Redispatch, actor: Actor) => actor.role === 'station' && actor.stationId === one.stationId;
const isSender = (one: Redispatch, actor: Actor) => actor.role === 'centre' || actor.organisationId === one.officeId;

/** Who is kin to a party or has an interest in it mediates nothing: somebody else does, or the station declines. */
function demandNeutral(to: Relation): void {
  if (to === 'kin' || to === 'interest') throw new Refusal('redispatch-related');
}

/** 联合调解谈成 counts where both sides wrote it down. */
export function isJoint({ joints }: Pick<Redispatch, 'joints'>): boolean {
  return joints.some(({ side }) => side === 'station') && joints.some(({ side }) => side === 'office');
}

const over = (one: Redispatch, at: Date, remark: string) => ({
  next: { endedAt: at, remark },
  detail: { remark, stationId: one.stationId, joint: isJoint(one) },
});

/** 协助的各步: who makes each, with which words, and what it writes. */
export const redispatchProcedure = rulesBy<Redispatch, typeof verbs, RedispatchFacts>(bySides, redispatchMoves, verbs, {
  accept: {
    zh: '接了',
    en: 'Accept',
    permission: 'redispatch.accept',
    input: AcceptHelp,
    stands: isStation,
    chief: true,
    apply: (one, input: z.infer<typeof AcceptHelp>, { at, by }) => {
      demandNeutral(input.relation);
      return {
        next: { acceptedAt: at, acceptedById: by.id, relation: input.relation },
        detail: { stationId: one.stationId, relation: input.relation },
      };
    },
  },
  decline: {
    zh: '不接',
    en: 'Decline',
    permission: 'redispatch.decline',
    input: DeclineHelp,
    stands: isStation,
    apply: (one, input: z.infer<typeof DeclineHelp>, { at }) => {
      const because = declineReasonWords[input.reason].zh;
      const remark = input.remark === '' ? because : `${because}；${input.remark}`;
      return {
        next: { endedAt: at, remark, relation: input.reason === 'tie' ? 'kin' : one.relation },
        detail: { remark, stationId: one.stationId },
      };
    },
  },
  lapse: {
    zh: '到时没答复，自动退回',
    en: 'Came back unanswered',
    permission: 'redispatch.follow',
    input: Nothing,
    apply: (one, _input, { at }) => over(one, at, `到 ${one.acceptBy} 没有答复，自动退回`),
  },
  undo: {
    zh: '撤销',
    en: 'Undo',
    permission: 'redispatch.undo',
    input: Nothing,
    stands: isSender,
    apply: (one, _input, { at, limits }) => {
      if (at > undoUntil(one.sentAt, limits.backlog.undoMinutes)) throw new Refusal('redispatch-undo-late');
      return over(one, at, '');
    },
  },
  recall: {
    zh: '收回',
    en: 'Take back',
    permission: 'redispatch.recall',
    input: Recall,
    stands: isSender,
    apply: (one, { remark }: z.infer<typeof Recall>, { at }) => over(one, at, remark),
  },
  recordJoint: {
    zh: '记联合调解',
    en: 'Record the talk',
    permission: 'redispatch.recordJoint',
    input: RecordJoint,
    stands: isStation,
    chief: true,
    apply: (one, input: z.infer<typeof RecordJoint>, facts) => {
      demandDay(input.on, facts, dayOf(one.sentAt));
      demandNeutral(input.relation);
      const record: JointRecord = { ...input, side: 'station', byId: facts.by.id };
      const { on, result } = input;
      return {
        next: { joints: [...one.joints, record] },
        detail: { on, result, relation: input.relation, stationId: one.stationId },
      };
    },
  },
  joinSession: {
    zh: '承办人记了调解会',
    en: 'The officer held a session',
    permission: 'redispatch.follow',
    input: JoinSession,
    apply: (one, input: z.infer<typeof JoinSession>, { by }) => {
      const record: JointRecord = { ...input, side: 'office', relation: null, result: null, words: '', byId: by.id };
      return { next: { joints: [...one.joints, record] }, detail: { on: input.on, stationId: one.stationId } };
    },
  },
  returnBack: {
    zh: '退回所里',
    en: 'Return',
    permission: 'redispatch.returnBack',
    input: ReturnHelp,
    stands: isStation,
    apply: (one, { remark }: z.infer<typeof ReturnHelp>, { at }) => over(one, at, remark),
  },
  runOut: {
    zh: '到期没谈成，自动退回',
    en: 'Came back at its day',
    permission: 'redispatch.follow',
    input: Nothing,
    apply: (one, _input, { at }) => over(one, at, `到 ${one.dueOn} 还没有谈成，自动退回`),
  },
  settle: {
    zh: '谈成了',
    en: 'Settled',
    permission: 'redispatch.follow',
    input: Ended,
    apply: (one, { remark }: z.infer<typeof Ended>, { at }) => over(one, at, remark),
  },
  terminate: {
    zh: '终止调解',
    en: 'Mediation ended',
    permission: 'redispatch.follow',
    input: Ended,
    apply: (one, { remark }: z.infer<typeof Ended>, { at }) => over(one, at, remark),
  },
  end: {
    zh: '投诉另有结果',
    en: 'Over with the complaint',
    permission: 'redispatch.follow',
    input: Ended,
    apply: (one, { remark }: z.infer<typeof Ended>, { at }) => over(one, at, remark),
  },
});

/** 就近分转簿 */
export const redispatchDocket: Docket<Redispatch, SendRedispatch, RedispatchFacts> = {
  name: 'redispatch',
  path: 'redispatches',
  zh: '就近分转',
  en: 'Redispatches',
  letter: '转',
  read: 'redispatch.read',
  states: redispatchStateWords,
  moves: redispatchMoves,
  over: ['settled', 'terminated', 'returned', 'declined', 'lapsed', 'undone', 'ended'],
  opening: { zh: '就近分转', en: 'Send to a station', permission: 'redispatch.send', input: SendRedispatch },
  open: sendRedispatch,
  procedure: redispatchProcedure,
  maySee: maySeeRedispatch,
  shown: shownRedispatch,
};
