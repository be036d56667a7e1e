/**
 * 复核 (review): a complainant who is not satisfied reopens the review of how he was handled; the head answers, and then he
 * is called again (令121 第二十六条). A call that cannot be made is waived with its reason.
 */
import { z } from 'zod';
import { moved, type Complaint } from '../complaint.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import { eventOf, type Facts } from '../../matter/matter.ts';
import { Refusal } from '../../base/refusal.ts';
import { isFollowUpDue } from '../stage.ts';
import { reviewResultWords } from '../words/review-words.ts';
import { proceedingWords } from '../words/move-words.ts';

export const WaiveFollowUp = z.object({
  reason: labelled(written().min(4).max(300), {
    zh: '为什么不回访',
    en: 'Why no call is made',
    hintZh: '例如：三次打不通、投诉人说不用回访',
    hintEn: 'For example: three calls unanswered, or no call wanted',
    input: 'text',
  }),
});

export const AnswerReview = z.object({
  result: labelled(z.enum(['upheld', 'mended']), {
    zh: '复核结果',
    en: 'Result',
    input: 'choice',
    options: (['upheld', 'mended'] as const).map((value) => ({ value, ...reviewResultWords[value] })),
  }),
  answer: labelled(written().min(6).max(1000), {
    zh: '复核了什么，怎么答复',
    en: 'What was reviewed, and the answer',
    input: 'longText',
  }),
});

export function isUnderReview({ review }: Pick<Complaint, 'review'>): boolean {
  return review !== null && review.answeredOn === null;
}

export function waiveFollowUp(
  complaint: Complaint,
  { reason }: z.infer<typeof WaiveFollowUp>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'waiveFollowUp');
  if (!isFollowUpDue(complaint))
    throw new Refusal('move-not-allowed', { state: complaint.state, move: 'waiveFollowUp' });
  return {
    next: { ...complaint, state, followUpWaived: { on: facts.today, reason, byId: facts.by.id } },
    event: eventOf(complaint, 'follow-up-waived', facts, { reason }),
  };
}

/** The head answers; the complainant is then called a second time, and what he says then stands. */
export function answerReview(
  complaint: Complaint,
  input: z.infer<typeof AnswerReview>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'answerReview');
  const { review } = complaint;
  if (review === null || review.answeredOn !== null) throw new Refusal('no-review');
  return {
    next: {
      ...complaint,
      state,
      review: { ...review, ...input, answeredOn: facts.today, byId: facts.by.id },
      followedUpOn: null,
    },
    event: eventOf(complaint, 'review-answered', facts, { ...input }),
  };
}

export const reviewMoves = {
  waiveFollowUp: {
    ...proceedingWords.waiveFollowUp,
    input: WaiveFollowUp,
    apply: waiveFollowUp,
  },
  answerReview: {
    ...proceedingWords.answerReview,
    input: AnswerReview,
    apply: answerReview,
  },
} as const;
