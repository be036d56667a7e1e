/**
 * 投诉程序 (procedure): for each move its words, who may, what must be filled in, the key on the desk and the rule.
 * The API's routes, the desk's buttons and forms, the permission tests and the state diagram are all made from this table.
 */
import { z } from 'zod';
import { accept, Accept, decline, Decline, toldWith } from './steps/acceptance.ts';
import { moved, type Complaint, type ComplaintMove } from './complaint.ts';
import { consentedToo, recordConsent, RecordConsent } from './mediation/consent.ts';
import { renewComplaintCode, RenewComplaintCode } from './joint/member-code.ts';
import { eventOf, type Facts, type MoveRule } from '../matter/matter.ts';
import { assign, Assign, dispatch, Dispatch, giveBack, GiveBack } from './steps/dispatch.ts';
import { entries, type EntryMove } from './facts/fact-moves.ts';
import type { Change } from '../base/event.ts';
import { formerOf } from '../matter/words/correction.ts';
import { labelled, written } from '../base/field.ts';
import * as appraisal from './mediation/appraisal.ts';
import * as entrustment from './mediation/entrustment.ts';
import * as followup from './steps/followup.ts';
import * as mediation from './mediation/mediation.ts';
import { NoticeProof, recordNotice, toldToo } from './steps/notice.ts';
import * as talk from './steps/station-talk.ts';
import type { PaperKind } from './papers/papers.ts';
import { proceedings } from './steps/side-procedure.ts';
import { moveWords } from './words/move-words.ts';

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
    ...moveWords.dispatch,
    input: Dispatch,
    refers: { office: 'officeId' },
    apply: dispatch,
  },
  giveBack: {
    ...moveWords.giveBack,
    input: GiveBack,
    apply: giveBack,
  },
  assign: {
    ...moveWords.assign,
    input: Assign,
    refers: { officer: 'handlerId' },
    apply: assign,
  },
  correct: {
    ...moveWords.correct,
    input: Correct,
    refers: { category: 'categoryCode', nature: 'natureCode' },
    apply: correct,
  },
  accept: {
    ...moveWords.accept,
    input: Accept,
    apply: accept,
    after: toldWith,
  },
  decline: {
    ...moveWords.decline,
    input: Decline,
    apply: decline,
  },
  recordNotice: {
    ...moveWords.recordNotice,
    input: NoticeProof,
    apply: recordNotice,
    after: toldToo,
  },
  recordConsent: {
    ...moveWords.recordConsent,
    input: RecordConsent,
    apply: recordConsent,
    after: consentedToo,
  },
  startMediation: {
    ...moveWords.startMediation,
    input: mediation.StartMediation,
    apply: mediation.startMediation,
  },
  holdSession: {
    ...moveWords.holdSession,
    input: mediation.HoldSession,
    byGuest: true,
    ahead: mediation.begins,
    apply: mediation.holdSession,
  },
  entrust: {
    ...moveWords.entrust,
    input: entrustment.Entrust,
    refers: { association: 'associationId' },
    ahead: mediation.begins,
    apply: entrustment.entrust,
  },
  takeBack: {
    ...moveWords.takeBack,
    input: entrustment.TakeBack,
    apply: entrustment.takeBack,
  },
  startTest: {
    ...moveWords.startTest,
    input: appraisal.StartTest,
    apply: appraisal.startTest,
  },
  endTest: {
    ...moveWords.endTest,
    input: appraisal.EndTest,
    apply: appraisal.endTest,
  },
  settle: {
    ...moveWords.settle,
    input: mediation.Settle,
    apply: mediation.settle,
  },
  terminate: {
    ...moveWords.terminate,
    input: mediation.Terminate,
    apply: mediation.terminate,
  },
  close: {
    ...moveWords.close,
    input: followup.Close,
    apply: followup.close,
  },
  followUp: {
    ...moveWords.followUp,
    input: followup.FollowUp,
    apply: followup.followUp,
  },
  perform: {
    ...moveWords.perform,
    input: followup.Perform,
    apply: followup.perform,
  },
  talk: {
    ...moveWords.talk,
    input: talk.RecordTalk,
    apply: talk.talk,
  },
  settleAtStation: {
    ...moveWords.settleAtStation,
    input: talk.SettleAtStation,
    apply: talk.settleAtStation,
  },
  sendUp: {
    ...moveWords.sendUp,
    input: talk.SendUp,
    apply: talk.sendUp,
  },
  pullUp: {
    ...moveWords.pullUp,
    input: talk.SendUp,
    apply: talk.pullUp,
  },
  withdraw: {
    ...moveWords.withdraw,
    input: followup.Withdraw,
    apply: followup.withdraw,
  },
  urge: {
    ...moveWords.urge,
    input: followup.Urge,
    apply: followup.urge,
  },
  supplement: {
    ...moveWords.supplement,
    input: followup.Supplement,
    brings: 'attachmentIds',
    byGuest: true,
    apply: followup.supplement,
  },
  note: {
    ...moveWords.note,
    input: followup.Note,
    byGuest: true,
    apply: followup.note,
  },
  renewCode: {
    ...moveWords.renewCode,
    input: RenewComplaintCode,
    tellsCode: true,
    apply: renewComplaintCode,
  },
  ...proceedings,
  callSession: { ...proceedings.callSession, ahead: mediation.begins },
  ...entries,
} as const satisfies Record<PersonMove, MoveRule<Complaint, PaperKind>>;

export const personMoves = Object.keys(procedure) as PersonMove[];
function correct(complaint: Complaint, input: z.infer<typeof Correct>, facts: Facts): Change<Complaint> {
  const state = moved(complaint, 'correct');
  const was = formerOf(complaint, input);
  return { next: { ...complaint, state, ...input }, event: eventOf(complaint, 'corrected', facts, { ...input, was }) };
}
