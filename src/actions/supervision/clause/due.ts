/** 格式条款到期: the day of an opinion moves with the calendar and the county's limit, and whoever reviews is told before and after it. */
import { addDays } from '../../../domain/base/calendar.ts';
import { reviewDueOn, type ContractReview } from '../../../domain/supervision/clause/contract-review.ts';
import { saveDueDays } from '../../../store/matter/docket.ts';
import { transact } from '../../../store/base/transact.ts';
import { listWaitingReviews } from '../../../store/supervision/clause/contract-review.ts';
import { factsOf, type Context } from '../../base/context.ts';
import { dueAhead, tellDue, type DueWatch } from '../../matter/docket-due.ts';

/** Once a morning. */
export async function tellReviewsDue(ctx: Context): Promise<void> {
  const facts = factsOf(ctx);
  const waiting = (await listWaitingReviews(ctx.db, ctx.actor.countyId)).map((review) => ({
    review,
    dueOn: reviewDueOn(review, facts),
  }));
  const moved = waiting.flatMap(({ review: { id, dueOn: before }, dueOn }) =>
    dueOn === before ? [] : [{ id, dueOn }],
  );
  if (moved.length > 0) await transact(ctx.db, (tx) => saveDueDays(tx, 'contract_review', ctx.actor.countyId, moved));
  const until = addDays(ctx.today, dueAhead);
  const due = waiting.flatMap(({ review, dueOn }) => (dueOn === null || dueOn > until ? [] : [{ ...review, dueOn }]));
  await tellDue(ctx, { ...reviews, list: async () => due });
}

const reviews: Omit<DueWatch<ContractReview>, 'list'> = {
  name: 'contract-review',
  dueOn: ({ dueOn }) => dueOn,
  officeId: ({ officeId }) => officeId,
  holders: ({ byId }) => [byId],
  words: ({ number, operatorName, state }) =>
    `${number}（${operatorName}）的${state === 'advised' ? '整改复查' : '审查意见'}`,
};
