/**
 * 审核 (review): within ten working days by somebody who does not investigate; cases of 第五十条 by the legal body (程序规定 第四十九条至
 * 第五十六条). Sent back, the case is investigated further.
 */
import { z } from 'zod';
import type { Change } from '../../../base/event.ts';
import { labelled, written } from '../../../base/field.ts';
import { demandDay, eventOf, type Facts } from '../../../matter/matter.ts';
import { Refusal } from '../../../base/refusal.ts';
import {
  currentNotice,
  investigatorsOf,
  isHearingOpen,
  movedEnforcement,
  openReview,
  overtakenNotices,
  type Enforcement,
} from '../enforcement.ts';
import { legalReviewGrounds, type LegalReviewGround, type Review } from '../records.ts';

export const legalReviewGroundWords = {
  publicInterest: { zh: '涉及重大公共利益', en: 'Great public interest' },
  heardRights: { zh: '直接关系当事人或者第三人重大权益，经过听证程序', en: 'Great rights of a party, heard' },
  complex: { zh: '案件情况疑难复杂、涉及多个法律关系', en: 'Difficult, several legal relations' },
  byLaw: { zh: '法律、法规规定应当法制审核的其他情形', en: 'Other cases that a law names' },
} as const satisfies Record<LegalReviewGround, { zh: string; en: string }>;

export const SubmitReview = z.object({
  kind: labelled(z.enum(['case', 'legal']), {
    zh: '哪种审核',
    en: 'Kind of review',
    input: 'choice',
    options: [
      { value: 'case', zh: '案件审核', en: 'Case review' },
      { value: 'legal', zh: '法制审核（第五十条）', en: 'Legal review (art. 50)' },
    ],
  }),
  ground: labelled(z.enum(legalReviewGrounds).nullable().default(null), {
    zh: '第五十条的哪一种',
    en: 'Ground of art. 50',
    input: 'choice',
    options: legalReviewGrounds.map((value) => ({ value, ...legalReviewGroundWords[value] })),
    when: { field: 'kind', is: ['legal'] },
  }),
  reviewerId: labelled(z.uuid(), {
    zh: '审核人员',
    en: 'Reviewer',
    hintZh: '不能是办案人员；法制审核只能是登记的法制审核人员',
    hintEn: 'Never who investigates; for a legal review only whom the county named for it',
    noneZh:
      '没有可以审核的人：法制审核的，请管理员或者中心在“监管 › 执法证 › 法制审核人员”里登记；案件审核的，请管理员在“账号”里开中心、局领导或者本所另一名执法人员的账号',
    noneEn:
      'Nobody may review: for a legal review the administrator or the centre names reviewers under supervision, certificates; otherwise an account of the centre, a leader or another officer is opened',
    input: 'account',
  }),
  receivedOn: labelled(z.iso.date(), { zh: '送审日期', en: 'Received on', input: 'day' }),
});
export const ReassignReview = z.object({
  reviewerId: labelled(z.uuid(), {
    zh: '改由谁审核',
    en: 'Who reviews it now',
    hintZh: '不能是办案人员；法制审核只能是登记的法制审核人员',
    hintEn: 'Never who investigates; for a legal review only whom the county named for it',
    noneZh:
      '没有可以审核的人：法制审核的，请管理员或者中心在“监管 › 执法证 › 法制审核人员”里登记；案件审核的，请管理员在“账号”里开中心、局领导或者本所另一名执法人员的账号',
    noneEn:
      'Nobody may review: for a legal review the administrator or the centre names reviewers under supervision, certificates; otherwise an account of the centre, a leader or another officer is opened',
    input: 'account',
  }),
  reason: labelled(written().min(2).max(200), { zh: '改派的原因', en: 'Why', input: 'text' }),
});
export const ExtendReview = z.object({
  until: labelled(z.iso.date(), { zh: '延长到', en: 'Until', input: 'day', startsEmpty: true }),
  reason: labelled(written().min(6).max(500), { zh: '延长的理由', en: 'Why', input: 'longText' }),
});
const opinion = labelled(written().min(2).max(2000), { zh: '审核意见', en: 'Opinion', input: 'longText' });
export const PassReview = z.object({
  endedOn: labelled(z.iso.date(), { zh: '审核日期', en: 'On', input: 'day' }),
  opinion,
});
export const ReturnReview = PassReview;

export function submitReview(
  enforcement: Enforcement,
  input: z.infer<typeof SubmitReview>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'submitReview');
  const { kind, ground, reviewerId, receivedOn } = input;
  if (investigatorsOf(enforcement).includes(reviewerId)) throw new Refusal('reviewer-investigates');
  if (kind === 'legal' && ground === null) throw new Refusal('review-ground-missing');
  demandLegal(kind, reviewerId, facts);
  // A hearing that was asked for is held before: on no later way of the case could it be.
  if (isHearingOpen(enforcement)) throw new Refusal('hearing-open');
  demandDay(receivedOn, facts, enforcement.reportedOn);
  const review: Review = {
    kind,
    grounds: ground === null || kind === 'case' ? [] : [ground],
    reviewerId,
    receivedOn,
    extendedTo: null,
    endedOn: null,
    passed: null,
    opinion: '',
  };
  return {
    next: { ...enforcement, state, reviews: [...enforcement.reviews, review] },
    event: eventOf(enforcement, 'review-submitted', facts, { kind, ground, accountId: reviewerId }, receivedOn),
  };
}

export function extendReview(
  enforcement: Enforcement,
  input: z.infer<typeof ExtendReview>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'extendReview');
  const review = demandReview(enforcement);
  if (input.until <= facts.today) throw new Refusal('term-needs-day', { due: facts.today });
  return {
    next: withReview({ ...enforcement, state }, review, { extendedTo: input.until }),
    event: eventOf(enforcement, 'review-extended', facts, { until: input.until, reason: input.reason }),
  };
}

/** Another one reviews, where the first one left, is ill or has an interest of his own; the time that runs stays the same. */
export function reassignReview(
  enforcement: Enforcement,
  { reviewerId, reason }: z.infer<typeof ReassignReview>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'reassignReview');
  const review = demandReview(enforcement);
  if (investigatorsOf(enforcement).includes(reviewerId)) throw new Refusal('reviewer-investigates');
  if (review.reviewerId === reviewerId) throw new Refusal('reviewer-same');
  demandLegal(review.kind, reviewerId, facts);
  return {
    next: withReview({ ...enforcement, state }, review, { reviewerId }),
    event: eventOf(enforcement, 'review-reassigned', facts, {
      fromId: review.reviewerId,
      accountId: reviewerId,
      reason,
    }),
  };
}

export function passReview(
  enforcement: Enforcement,
  input: z.infer<typeof PassReview>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'passReview');
  return ended(enforcement, state, input, true, facts);
}

export function returnReview(
  enforcement: Enforcement,
  input: z.infer<typeof ReturnReview>,
  facts: Facts,
): Change<Enforcement> {
  const state = movedEnforcement(enforcement, 'returnReview');
  const { next, event } = ended(enforcement, state, input, false, facts);
  return { next: { ...next, reportedOn: null, notices: overtakenNotices(next, facts.today), discussions: [] }, event };
}

function ended(
  enforcement: Enforcement,
  state: Enforcement['state'],
  { endedOn, opinion: words }: z.infer<typeof PassReview>,
  passed: boolean,
  facts: Facts,
): Change<Enforcement> {
  const review = demandReview(enforcement);
  // Whoever was named reviews, and nobody who investigates (第五十二条).
  if (facts.by.id !== review.reviewerId) throw new Refusal('reviewer-other');
  if (investigatorsOf(enforcement).includes(facts.by.id)) throw new Refusal('reviewer-investigates');
  demandDay(endedOn, facts, review.receivedOn);
  return {
    next: withReview({ ...enforcement, state }, review, { endedOn, passed, opinion: words }),
    event: eventOf(enforcement, passed ? 'review-passed' : 'review-returned', facts, { opinion: words }, endedOn),
  };
}

/** 第五十条、处罚法 第五十八条: the legal body reviews by those whom the county has named for it. */
function demandLegal(kind: Review['kind'], reviewerId: string, { legalReviewers = [] }: Facts): void {
  if (kind === 'legal' && !legalReviewers.includes(reviewerId)) throw new Refusal('reviewer-not-legal');
}

function demandReview(enforcement: Enforcement): Review {
  const review = openReview(enforcement);
  if (review === null) throw new Refusal('no-open-review');
  return review;
}

function withReview(enforcement: Enforcement, review: Review, change: Partial<Review>): Enforcement {
  return { ...enforcement, reviews: enforcement.reviews.map((one) => (one === review ? { ...one, ...change } : one)) };
}

/** Why the legal body has to review, and the leaders to discuss: what the reviews name, and a hearing that was held. */
export function graveGrounds(enforcement: Pick<Enforcement, 'reviews' | 'notices'>): Set<LegalReviewGround> {
  const named = new Set(enforcement.reviews.flatMap(({ grounds }) => grounds));
  const heldOn = currentNotice(enforcement)?.hearing?.heldOn ?? null;
  if (heldOn !== null) named.add('heardRights');
  return named;
}
