import { demand, maySee, type Actor } from '../../domain/base/actor.ts';
import { withFiles } from '../../domain/base/event.ts';
import { heardIn } from '../../domain/triage/danger/heard-words.ts';
import { demandLittle, demandRoom } from '../../domain/matter/attachment.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { withDue } from '../../domain/complaint/deadline.ts';
import { duplicateHint, join, tellingOf } from '../../domain/complaint/duplicate.ts';
import type { Filing } from '../../domain/complaint/filing.ts';
import { takenAnswers } from '../../domain/county/asked/taken-answers.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { claimAttachments, listAttachments } from '../../store/matter/attachment.ts';
import { lockComplaint, saveComplaint } from '../../store/complaint/complaint.ts';
import { endDrafts } from '../../store/matter/draft.ts';
import { hasRequest, record } from '../../store/base/ledger.ts';
import { transact } from '../../store/base/transact.ts';
import { tellOfJoining } from './complaint-messages.ts';
import { announceOnCommit, factsOf, followAct, type Context } from '../base/context.ts';

/**
 * Puts what somebody told an officer or a station again onto the complaint that is already open, as a supplement and an urge,
 * instead of registering it twice. The same client id again changes nothing more.
 */
export function joinComplaint(ctx: Context, openId: string, filing: Filing): Promise<Complaint> {
  demand(ctx.actor, 'complaint.join');
  const demandMay = (open: Complaint) => {
    if (!maySee(ctx.actor, open) && !mayJoinUnseen(ctx.actor, open, filing)) throw new Refusal('not-found');
  };
  return joinTo(ctx, openId, filing, { urges: true, demandMay });
}

/**
 * Another office may join what is likely the same, and learns nothing of any other. A station may not: it is often the shop itself, and
 * would write into a complaint about it that it may not even know of.
 */
function mayJoinUnseen({ role }: Actor, open: Complaint, filing: Filing): boolean {
  return role !== 'station' && duplicateHint(tellingOf(filing), open) !== null;
}

/**
 * The same by the citizen himself (J11), on the complaint that number and query code have proven to be his. A telephone and the name
 * of a shop prove nothing: the shop knows both. Who filed it a moment ago and sends it again has waited for nobody: it is no urge.
 */
export function joinOwnComplaint(
  ctx: Context,
  own: { id: string; isJustFiled: boolean },
  filing: Filing,
): Promise<Complaint> {
  demand(ctx.actor, 'complaint.supplement');
  return joinTo(ctx, own.id, filing, { urges: !own.isJustFiled, demandMay: () => undefined });
}

function joinTo(
  ctx: Context,
  openId: string,
  filing: Filing,
  { urges, demandMay }: { urges: boolean; demandMay: (open: Complaint) => void },
): Promise<Complaint> {
  return transact(ctx.db, async (tx) => {
    const before = await lockComplaint(tx, ctx.actor.countyId, { id: openId });
    demandMay(before);
    await endDrafts(tx, ctx.actor.countyId, [{ by: ctx.actor, id: filing.clientId }]);
    if (await hasRequest(tx, before, filing.clientId)) return before;
    const change = join(before, filing, factsOf(ctx));
    demandRoom(ctx.actor, await listAttachments(tx, before.countyId, before.id), filing.attachmentIds.length);
    const { bytes, laid } = await claimAttachments(tx, before.countyId, before.id, filing.attachmentIds);
    demandLittle(ctx.actor, bytes);
    const { next, event } = withFiles(change, laid);
    const { urgedOn, urgedTimes } = urges ? next : before;
    const saved = await saveComplaint(tx, before, withDue({ ...next, urgedOn, urgedTimes }, factsOf(ctx)));
    await record(tx, event);
    const { detail } = event;
    const alarm = heardIn([filing.story, filing.claim], (words) => ctx.alarmOf?.(words, ctx.today) ?? null);
    const answers = takenAnswers(ctx.county.questions, filing.asked, ctx.today);
    const on = [{ saved, before, alarm, answers }];
    await followAct(tx, ctx, { kind: 'complaint', move: 'join', rule: null, input: {}, detail, on, besides: [] });
    // What somebody adds who has nothing to do with the matter its owner hears of: nobody else would notice that it is not his.
    if (ctx.actor.role !== 'consumer' && !maySee(ctx.actor, before)) await tellOfJoining(tx, ctx, saved);
    announceOnCommit(tx, ctx, saved, before);
    return saved;
  });
}
