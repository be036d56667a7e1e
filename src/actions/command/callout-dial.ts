/**
 * 打电话给报的人: who was rung for danger, or took it, rings up from the card whoever told of it: one press, one number, written down in the matter
 * without the number, as every call is. No limit of the day keeps it back.
 */
import { demand } from '../../domain/base/actor.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { mayRingTeller, type Callout } from '../../domain/command/callout.ts';
import { callableOf, calledSideWords, type Callable } from '../../domain/complaint/facts/callable.ts';
import type { Dial, EndCall } from '../../domain/complaint/facts/dial.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { Inquiry } from '../../domain/inquiry/inquiry.ts';
import { eventOf } from '../../domain/matter/matter.ts';
import type { Day } from '../../domain/base/calendar.ts';
import type { Tx } from '../../store/base/db.ts';
import { transact } from '../../store/base/transact.ts';
import { lockComplaint } from '../../store/complaint/complaint.ts';
import { inquiryBook } from '../../store/inquiry/inquiry.ts';
import { lockMatter } from '../../store/matter/matter.ts';
import { parseMatterNumber } from '../../domain/matter/numbering.ts';
import { announceOnCommit, factsOf, type Context } from '../base/context.ts';
import { writeCall, writeEnd } from '../complaint/dial.ts';
import { getSeenEntry } from '../matter/docket.ts';
import { calloutFrame } from './callout.ts';

/** Who told of it, of a masked matter with masked numbers; who told of a tip-off is sealed, and in no list. */
export function tellersOf(complaint: Complaint | null, inquiry: Inquiry | null, today: Day): Callable[] {
  if (complaint !== null) return callableOf(complaint, today).filter(({ whom }) => whom !== 'operator');
  const { askerName = '', askerPhone = '' } = inquiry ?? {};
  return askerPhone.trim() === '' ? [] : [{ whom: 'asker', n: null, name: askerName, phone: askerPhone }];
}

/** Gives the number of whom the press means; the same press again gives it without another line. */
export function dialTeller(ctx: Context, key: string, input: Dial): Promise<{ phone: string }> {
  demand(ctx.actor, 'callout.dial');
  return transact(ctx.db, async (tx) => {
    const { callout, complaint, inquiry } = await lockTold(tx, ctx, key);
    if (!mayRingTeller(callout, ctx.actor)) throw new Refusal('callout-call-closed');
    const { whom, n } = input;
    const called = tellersOf(complaint, inquiry, ctx.today).find((one) => one.whom === whom && one.n === n);
    const matter = complaint ?? inquiry;
    if (called === undefined || matter === null) {
      const { zh, en } = calledSideWords[whom];
      throw new Refusal('call-no-number', { whom: zh, whomEn: en });
    }
    const event = eventOf(matter, 'called', factsOf(ctx), { whom, ...(n === null ? {} : { n }) });
    if ((await writeCall(tx, ctx, input, [event], true)) && complaint !== null)
      announceOnCommit(tx, ctx, complaint, complaint);
    return { phone: called.phone };
  });
}

/** Writes down how the call ended, whatever has become of the call-out since. */
export function endTellerCall(ctx: Context, key: string, input: EndCall): Promise<void> {
  demand(ctx.actor, 'callout.dial');
  return transact(ctx.db, async (tx) => {
    const { complaint, inquiry } = await lockTold(tx, ctx, key);
    const matter = complaint ?? inquiry;
    if (matter === null) throw new Refusal('call-not-made');
    const { whom, n, result } = input;
    const event = eventOf(matter, 'call-ended', factsOf(ctx), { whom, ...(n === null ? {} : { n }), result });
    if ((await writeEnd(tx, input, [event])) && complaint !== null) announceOnCommit(tx, ctx, complaint, complaint);
  });
}

/** The call-out that its reader sees, and what it is about, locked. */
async function lockTold(
  tx: Tx,
  ctx: Context,
  key: string,
): Promise<{ callout: Callout; complaint: Complaint | null; inquiry: Inquiry | null }> {
  const callout = await getSeenEntry({ ...ctx, db: tx }, calloutFrame, key);
  const { countyId, matterId: id, matterNumber } = callout;
  const kind = matterNumber === null ? null : (parseMatterNumber(matterNumber)?.kind ?? null);
  if (id === null) return { callout, complaint: null, inquiry: null };
  const complaint = kind === 'complaint' ? await lockComplaint(tx, countyId, { id }) : null;
  const inquiry = kind === 'inquiry' ? await lockMatter(tx, inquiryBook, countyId, { id }) : null;
  return { callout, complaint, inquiry };
}
