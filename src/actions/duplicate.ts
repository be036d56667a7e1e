import { demand, maySee } from '../domain/actor.ts';
import { demandRoom } from '../domain/attachment.ts';
import type { Complaint } from '../domain/complaint.ts';
import { withDue } from '../domain/deadline.ts';
import { duplicateHint, join, tellingOf } from '../domain/duplicate.ts';
import type { Filing } from '../domain/filing.ts';
import { Refusal } from '../domain/refusal.ts';
import { claimAttachments, listAttachments } from '../store/attachment.ts';
import { lockComplaint, saveComplaint } from '../store/complaint.ts';
import { endDrafts } from '../store/draft.ts';
import { hasRequest, record } from '../store/ledger.ts';
import { transact } from '../store/transact.ts';
import { announceOnCommit, factsOf, type Context } from './context.ts';
import { pageDuty } from './callout.ts';

/**
 * Puts what was told again onto the complaint that is already open, as a supplement and an urge, instead of registering
 * it twice (J11). The same client id again changes nothing more.
 */
export function joinComplaint(ctx: Context, openId: string, filing: Filing): Promise<Complaint> {
  demand(ctx.actor, 'complaint.join');
  return transact(ctx.db, async (tx) => {
    const before = await lockComplaint(tx, ctx.actor.countyId, { id: openId });
    // Who may not see the matter may still join what is likely the same, and learns nothing of any other.
    if (!maySee(ctx.actor, before) && duplicateHint(tellingOf(filing), before) === null) throw new Refusal('not-found');
    await endDrafts(tx, ctx.actor.countyId, [{ by: ctx.actor, id: filing.clientId }]);
    if (await hasRequest(tx, before, filing.clientId)) return before;
    const { next, event } = join(before, filing, factsOf(ctx));
    demandRoom(ctx.actor, await listAttachments(tx, before.countyId, before.id), filing.attachmentIds.length);
    await claimAttachments(tx, before.countyId, before.id, filing.attachmentIds);
    const saved = await saveComplaint(tx, before, withDue(next, factsOf(ctx)));
    await record(tx, event);
    await pageDuty(tx, ctx, before.urgentAt === null && saved.urgentAt !== null ? [saved] : []);
    announceOnCommit(tx, ctx, saved, before);
    return saved;
  });
}
