import { demand, mayRole } from '../../../domain/base/actor.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { LegalReviewerForm } from '../../../domain/supervision/enforcement/reviewer.ts';
import { getAccount } from '../../../store/county/account.ts';
import { transact } from '../../../store/base/transact.ts';
import {
  listLegalReviewers,
  removeLegalReviewer,
  saveLegalReviewer as save,
} from '../../../store/supervision/enforcement/legal-reviewer.ts';
import { noteSetting, type Context } from '../../base/context.ts';

/** Names somebody to review for the legal body, or no more; the county's own chain tells of it. The same again changes nothing. */
export function saveLegalReviewer(ctx: Context, accountId: string, form: LegalReviewerForm): Promise<void> {
  demand(ctx.actor, 'certificate.save');
  return transact(ctx.db, async (tx) => {
    const { countyId } = ctx.actor;
    const { role, active } = await getAccount(tx, countyId, accountId);
    const known = (await listLegalReviewers(tx, countyId)).find((one) => one.accountId === accountId);
    if (form.reviews === 'no') {
      if (await removeLegalReviewer(tx, { countyId, accountId }))
        await noteSetting(tx, ctx, 'legal-reviewer-removed', { accountId });
      return;
    }
    // 行政处罚法 第五十八条: what qualifies him is for another to look at.
    if (accountId === ctx.actor.id) throw new Refusal('legal-reviewer-self');
    if (!active || !mayRole(role, 'enforcement.passReview')) throw new Refusal('handler-unknown');
    const { qualification } = form;
    if (known?.qualification === qualification) return;
    await save(tx, { countyId, accountId, qualification, sinceOn: ctx.today });
    await noteSetting(tx, ctx, 'legal-reviewer-named', { accountId, qualification });
  });
}
