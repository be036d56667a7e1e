/**
 * 重新答复的告知 (anew notice): who asked hears in writing that the answer he got was revoked, with proof, as who complained or told does; what does
 * not reach him ends with what proves that, and a failure that was none is taken back.
 */
import { z } from 'zod';
import type { Change } from '../base/event.ts';
import { demanding } from '../base/field.ts';
import { Refusal } from '../base/refusal.ts';
import { NoticeProof } from '../complaint/steps/notice.ts';
import { hasFailed, isOwed } from '../matter/decided/owed.ts';
import {
  earlierField,
  endField,
  failureFields,
  failureOf,
  failureProof,
  leftByField,
  takenBackWhy,
  withoutFailure,
} from '../matter/decided/unserved.ts';
import { demandDay, eventOf, servedHash, type Facts } from '../matter/matter.ts';
import { movedInquiry, type Inquiry, type InquiryAnnulment, type InquiryNotice, type InquiryState } from './inquiry.ts';

/** What is told in writing is not told by a call. */
const { way } = NoticeProof.shape;
export const AnewTold = z.object({ way, toldOn: NoticeProof.shape.toldOn, proof: NoticeProof.shape.proof });

export const AnewFailed = demanding(
  z.object({
    ...failureFields,
    end: endField(['left', 'none'], {
      hintZh: '拒收的留置；退回、搬走、联系不上的送过两次附卷，死亡的附卷',
      hintEn: 'Left behind where refused; on file after two attempts, or where he is dead',
    }),
    leftBy: leftByField(),
    earlierOn: earlierField({
      hintZh: '送过两次才算送不到；死亡、注销的可以不写',
      hintEn: 'Only after two attempts, unless he is gone',
    }),
    proof: failureProof({
      hintZh: '退信批条、见证人、录像、死亡证明的编号',
      hintEn: 'Slip of the post, witness, recording, number of the certificate',
    }),
  }),
);

export const AnewFailureCorrection = z.object({ why: takenBackWhy });

/** What is owed to who asked once an answer was revoked; nothing where he left neither name nor telephone. */
export function anewNotice({ askerName, askerPhone }: Pick<Inquiry, 'askerName' | 'askerPhone'>): InquiryNotice | null {
  if (askerName === '' && askerPhone === '') return null;
  return { way: null, toldOn: null, proof: null, byId: null };
}

/** The notice of the last letter; an earlier one was overtaken by it. */
export function lastNotice({ annulments }: Pick<Inquiry, 'annulments'>): InquiryNotice | null {
  return annulments.at(-1)?.notice ?? null;
}

export function owesAnew(inquiry: Pick<Inquiry, 'annulments'>): boolean {
  const notice = lastNotice(inquiry);
  return notice !== null && isOwed(notice);
}

/** Whether a record of a failure stands on it that can be taken back: who asked is a reporter once it became a tip-off, and is told nothing here. */
export function hasFailure(inquiry: Pick<Inquiry, 'annulments' | 'tipoffId'>): boolean {
  const notice = lastNotice(inquiry);
  return inquiry.tipoffId === null && notice !== null && hasFailed(notice);
}

/** Whether the form of an answer starts with 同时办结: who left no telephone is there to be told, and nothing that was revoked has to be told first. */
export function startsClosed(inquiry: Pick<Inquiry, 'askerPhone' | 'annulments'>): boolean {
  return inquiry.askerPhone === '' && !owesAnew(inquiry);
}

/** Nothing is closed before he was told, or that was found impossible. */
export function demandTold(inquiry: Inquiry): void {
  if (owesAnew(inquiry)) throw new Refusal('notices-unproven', { open: 1 });
}

export function recordNotice(inquiry: Inquiry, input: z.infer<typeof AnewTold>, facts: Facts): Change<Inquiry> {
  const state = movedInquiry(inquiry, 'recordNotice');
  const { notice, last } = demandOwed(inquiry);
  if (input.way === 'phone') throw new Refusal('anew-in-writing');
  demandDay(input.toldOn, facts, last.on);
  const told: InquiryNotice = { ...notice, ...input, byId: facts.by.id, ...facts.served };
  return {
    next: withNotice(inquiry, state, told),
    event: eventOf(
      inquiry,
      'asker-told',
      facts,
      { way: input.way, toldOn: input.toldOn, number: last.number, ...servedHash(facts) },
      input.toldOn,
    ),
  };
}

export function recordUnserved(inquiry: Inquiry, input: z.infer<typeof AnewFailed>, facts: Facts): Change<Inquiry> {
  const state = movedInquiry(inquiry, 'recordUnserved');
  const { notice, last } = demandOwed(inquiry);
  const { end, leftBy } = input;
  const isLeft = end === 'left';
  const failure = {
    ...failureOf(input, facts, last.on, 'asker-failure-end-unfit'),
    ...(isLeft && leftBy !== '' ? { leftBy } : {}),
  };
  const { byId: _byId, proof: _proof, ...told } = failure;
  return {
    next: withNotice(inquiry, state, { ...notice, failure, ...(isLeft ? facts.served : {}) }),
    event: eventOf(
      inquiry,
      'service-failed',
      facts,
      { kind: 'anew', to: 'asker', ...told, ...(isLeft ? servedHash(facts) : {}) },
      failure.on,
    ),
  };
}

export function takeBackUnserved(
  inquiry: Inquiry,
  { why }: z.infer<typeof AnewFailureCorrection>,
  facts: Facts,
): Change<Inquiry> {
  const state = movedInquiry(inquiry, 'takeBackUnserved');
  const notice = lastNotice(inquiry);
  if (notice?.failure === undefined || !hasFailure(inquiry)) throw new Refusal('failure-none');
  const { how, on, end } = notice.failure;
  const { closedOn } = inquiry;
  return {
    next: { ...withNotice(inquiry, state, withoutFailure(notice, why, facts)), closedOn: null },
    event: eventOf(inquiry, 'service-failure-corrected', facts, {
      kind: 'anew',
      to: 'asker',
      how,
      on,
      end,
      ...(closedOn === null ? {} : { closedOn }),
    }),
  };
}

function demandOwed(inquiry: Inquiry): { notice: InquiryNotice; last: InquiryAnnulment } {
  const last = inquiry.annulments.at(-1);
  const notice = last?.notice ?? null;
  if (last === undefined || notice === null || !isOwed(notice)) throw new Refusal('notice-not-needed');
  return { notice, last };
}

function withNotice(inquiry: Inquiry, state: InquiryState, notice: InquiryNotice): Inquiry {
  const { annulments } = inquiry;
  const last = annulments.map((one, i) => (i === annulments.length - 1 ? { ...one, notice } : one));
  return { ...inquiry, state, annulments: last };
}
