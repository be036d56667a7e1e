/** 离任交接 (handing on): what becomes of a case when one of those who investigate or review it goes. */
import type { Change } from '../../base/event.ts';
import { eventOf, type Facts } from '../../matter/matter.ts';
import { investigatorsOf, keepingVerifiers, openReview, type Enforcement } from './enforcement.ts';

export interface HandingOn {
  fromId: string;
  /** Who goes on with it: an officer of the office; null where nobody does, and the head names another one. */
  toId: string | null;
  /** Who reviews it in his place: not one of those who investigate (《程序规定》第四十九条); null where nobody may. */
  reviewerId: string | null;
}

/**
 * Whether the officer may come to investigate: not twice in a case, not who reviewed it (《程序规定》第四十九条), and not who presided at its
 * hearing (《行政处罚法》第六十四条第（四）项: 听证由行政机关指定的非本案调查人员主持).
 */
export function mayJoin(one: Enforcement, accountId: string): boolean {
  return (
    !investigatorsOf(one).includes(accountId) &&
    !one.reviews.some((round) => round.reviewerId === accountId) &&
    !one.notices.some(({ hearing }) => hearing?.hostId === accountId)
  );
}

/** Puts somebody else where he stood; null where he stands nowhere, or nobody can. */
export function handOnCase(
  one: Enforcement,
  { fromId, toId, reviewerId }: HandingOn,
  facts: Facts,
): Change<Enforcement> | null {
  const review = openReview(one);
  const reviews = review?.reviewerId === fromId && reviewerId !== null;
  const stands = investigatorsOf(one).includes(fromId);
  if (!reviews && !stands) return null;
  const heir = stands && toId !== null && mayJoin(one, toId) ? toId : null;
  const swap = (id: string | null) => (id === fromId ? heir : id);
  const next: Enforcement = {
    ...one,
    ...keepingVerifiers(one),
    handlerId: swap(one.handlerId),
    secondId: swap(one.secondId),
    otherIds: one.otherIds.flatMap((id) => swap(id) ?? []),
    reviews: reviews ? one.reviews.map((round) => (round === review ? { ...round, reviewerId } : round)) : one.reviews,
  };
  const accountId = reviews && !stands ? reviewerId : heir;
  return { next, event: eventOf(next, 'case-handed-on', facts, { fromId, accountId }) };
}
