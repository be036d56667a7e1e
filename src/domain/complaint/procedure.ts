/**
 * 投诉程序 (procedure): for each move its words, who may, what must be filled in, the key on the desk and the rule.
 * The API's routes, the desk's buttons and forms, the permission tests and the state diagram are all made from this table.
 */
import { z } from 'zod';
import { accept, Accept, decline, Decline } from './steps/acceptance.ts';
import { moved, type Complaint, type ComplaintMove } from './complaint.ts';
import { recordConsent, RecordConsent } from './mediation/consent.ts';
import { renewComplaintCode, RenewComplaintCode } from './joint/member-code.ts';
import { eventOf, type Facts, type MoveRule } from '../matter/matter.ts';
import { assign, Assign, dispatch, Dispatch, giveBack, GiveBack } from './steps/dispatch.ts';
import { entries, type EntryMove } from './facts/fact-moves.ts';
import type { Change } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import * as appraisal from './mediation/appraisal.ts';
import * as entrustment from './mediation/entrustment.ts';
import * as followup from './steps/followup.ts';
import * as mediation from './mediation/mediation.ts';
import { NoticeProof, recordNotice } from './steps/notice.ts';
import * as talk from './steps/station-talk.ts';
import type { PaperKind } from './papers/papers.ts';
import { proceedings } from './steps/side-procedure.ts';

export const Correct = z.object({
  categoryCode: labelled(z.string().max(10).nullable(), {
    zh: '商品或服务',
    en: 'Goods or services',
    input: 'category',
  }),
  natureCode: labelled(z.string().max(10).nullable(), { zh: '问题性质', en: 'Kind of problem', input: 'choice' }),
  platformNumber: labelled(written().max(40).nullable(), {
    zh: '全国平台编号',
    en: 'National platform number',
    input: 'text',
  }),
});

/** Moves that a person makes; `tell` is made by the rule of notices when the last proof is in. */
export type PersonMove = Exclude<ComplaintMove, 'tell'> | SideMove | EntryMove;
/** Acts that change no state and are possible in every open state; a note and another code in the closed one too. */
export type SideMove = 'urge' | 'supplement' | 'note' | 'renewCode';

export const procedure = {
  dispatch: {
    zh: '分送',
    en: 'Dispatch',
    permission: 'complaint.dispatch',
    input: Dispatch,
    key: 's',
    paper: null,
    refers: { office: 'officeId' },
    apply: dispatch,
  },
  giveBack: {
    zh: '退回中心',
    en: 'Give back',
    permission: 'complaint.giveBack',
    input: GiveBack,
    key: 'b',
    paper: null,
    apply: giveBack,
  },
  assign: {
    zh: '指定承办人',
    en: 'Assign',
    permission: 'complaint.assign',
    input: Assign,
    key: 'h',
    paper: null,
    refers: { officer: 'handlerId' },
    apply: assign,
  },
  correct: {
    zh: '更正要素',
    en: 'Correct',
    permission: 'complaint.correct',
    input: Correct,
    key: 'c',
    paper: null,
    refers: { category: 'categoryCode', nature: 'natureCode' },
    apply: correct,
  },
  accept: {
    zh: '受理',
    en: 'Accept',
    permission: 'complaint.accept',
    input: Accept,
    key: 's',
    paper: 'acceptance',
    apply: accept,
  },
  decline: {
    zh: '不予受理',
    en: 'Decline',
    permission: 'complaint.decline',
    input: Decline,
    key: 'd',
    paper: 'decline',
    apply: decline,
  },
  recordNotice: {
    zh: '告知',
    en: 'Record a notice',
    permission: 'complaint.recordNotice',
    input: NoticeProof,
    key: 'w',
    paper: null,
    apply: recordNotice,
  },
  recordConsent: {
    zh: '记同意',
    en: 'Record consent',
    permission: 'complaint.recordConsent',
    input: RecordConsent,
    key: 'o',
    paper: null,
    apply: recordConsent,
  },
  startMediation: {
    zh: '开始调解',
    en: 'Start mediation',
    permission: 'complaint.startMediation',
    input: mediation.StartMediation,
    key: 's',
    paper: null,
    apply: mediation.startMediation,
  },
  holdSession: {
    zh: '调解会',
    en: 'Session',
    permission: 'complaint.holdSession',
    input: mediation.HoldSession,
    key: 't',
    paper: null,
    byGuest: true,
    apply: mediation.holdSession,
  },
  entrust: {
    zh: '委托调解',
    en: 'Entrust',
    permission: 'complaint.entrust',
    input: entrustment.Entrust,
    key: 'v',
    paper: null,
    refers: { association: 'associationId' },
    apply: entrustment.entrust,
  },
  takeBack: {
    zh: '收回委托',
    en: 'Take back',
    permission: 'complaint.takeBack',
    input: entrustment.TakeBack,
    key: 'v',
    paper: null,
    apply: entrustment.takeBack,
  },
  startTest: {
    zh: '送鉴定检测',
    en: 'Send for testing',
    permission: 'complaint.startTest',
    input: appraisal.StartTest,
    key: 'i',
    paper: null,
    apply: appraisal.startTest,
  },
  endTest: {
    zh: '鉴定检测结束',
    en: 'Testing ended',
    permission: 'complaint.endTest',
    input: appraisal.EndTest,
    key: 'i',
    paper: null,
    apply: appraisal.endTest,
  },
  settle: {
    zh: '达成协议',
    en: 'Settle',
    permission: 'complaint.settle',
    input: mediation.Settle,
    key: 'a',
    paper: 'agreement',
    apply: mediation.settle,
  },
  terminate: {
    zh: '终止调解',
    en: 'End mediation',
    permission: 'complaint.terminate',
    input: mediation.Terminate,
    key: 'e',
    paper: 'termination',
    apply: mediation.terminate,
  },
  close: {
    zh: '办结',
    en: 'Close',
    permission: 'complaint.close',
    input: followup.Close,
    key: 's',
    paper: null,
    apply: followup.close,
  },
  followUp: {
    zh: '回访',
    en: 'Follow up',
    permission: 'complaint.followUp',
    input: followup.FollowUp,
    key: 's',
    paper: null,
    apply: followup.followUp,
  },
  perform: {
    zh: '记履行',
    en: 'Performed',
    permission: 'complaint.perform',
    input: followup.Perform,
    key: 'f',
    paper: null,
    apply: followup.perform,
  },
  talk: {
    zh: '记一次协商',
    en: 'Record a talk',
    permission: 'complaint.talk',
    input: talk.RecordTalk,
    key: 't',
    paper: null,
    apply: talk.talk,
  },
  settleAtStation: {
    zh: '谈成了',
    en: 'Settled here',
    permission: 'complaint.settleAtStation',
    input: talk.SettleAtStation,
    key: 'a',
    paper: null,
    apply: talk.settleAtStation,
  },
  sendUp: {
    zh: '交上去',
    en: 'Send up',
    permission: 'complaint.sendUp',
    input: talk.SendUp,
    key: 's',
    paper: null,
    apply: talk.sendUp,
  },
  pullUp: {
    zh: '从站点调上来',
    en: 'Take up from the station',
    permission: 'complaint.pullUp',
    input: talk.SendUp,
    key: null,
    paper: null,
    apply: talk.pullUp,
  },
  withdraw: {
    zh: '撤回',
    en: 'Withdraw',
    permission: 'complaint.withdraw',
    input: followup.Withdraw,
    key: null,
    paper: null,
    apply: followup.withdraw,
  },
  urge: {
    zh: '催办',
    en: 'Urge',
    permission: 'complaint.urge',
    input: followup.Urge,
    key: 'u',
    paper: null,
    apply: followup.urge,
  },
  supplement: {
    zh: '补充',
    en: 'Supplement',
    permission: 'complaint.supplement',
    input: followup.Supplement,
    key: null,
    paper: null,
    brings: 'attachmentIds',
    byGuest: true,
    apply: followup.supplement,
  },
  note: {
    zh: '加备注',
    en: 'Note',
    permission: 'complaint.note',
    input: followup.Note,
    key: 'm',
    paper: null,
    byGuest: true,
    apply: followup.note,
  },
  renewCode: {
    zh: '换查询码',
    en: 'Renew the query code',
    permission: 'complaint.renewCode',
    input: RenewComplaintCode,
    key: null,
    paper: null,
    tellsCode: true,
    apply: renewComplaintCode,
  },
  ...proceedings,
  ...entries,
} as const satisfies Record<PersonMove, MoveRule<Complaint, PaperKind>>;

export const personMoves = Object.keys(procedure) as PersonMove[];
function correct(complaint: Complaint, input: z.infer<typeof Correct>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'correct');
  return { next: { ...complaint, state, ...input }, event: eventOf(complaint, 'corrected', facts, { ...input }) };
}
