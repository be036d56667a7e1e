import { raiseAlarms } from '../actions/command/alarm.ts';
import type { Context } from '../actions/base/context.ts';
import { complaintFrame, sendUpLate } from '../actions/complaint/complaint.ts';
import { hearChannels } from '../actions/inquiry/channel.ts';
import { escalateDue, pushMediations } from '../actions/command/escalation.ts';
import { inquiryFrame } from '../actions/inquiry/inquiry.ts';
import type { Frame } from '../actions/matter/matter.ts';
import { gatherWaiting } from '../actions/matter/owner.ts';
import { tellViewNews } from '../actions/desk/view-news.ts';
import { enforcementFrame, lapseKept } from '../actions/supervision/enforcement/enforcement.ts';
import { tellUnanswered } from '../actions/supervision/enforcement/told.ts';
import { tellInterims } from '../actions/tipoff/told.ts';
import { tipoffFrame } from '../actions/tipoff/tipoff.ts';
import type { Matter } from '../domain/matter/matter.ts';
import type { SweepCursor } from '../store/command/escalation.ts';

/** Small, because each batch holds the rows of its matters until it commits. */
const atOnce = 50;
/** More than a county's venues ever have open; what is left over goes up with the next watch. */
const mostSentUp = 500;

/** Mediations that come near their end at once; what is left over is told with the next watch. */
const mostPushed = 2000;

/** Goes through every open matter whose day has come, once. Two watches at a time share the work and tell nothing twice. */
export async function watchDeadlines(ctx: Context, signal: AbortSignal): Promise<void> {
  await sendUpLate(ctx, mostSentUp);
  await lapseKept(ctx);
  await tellUnanswered(ctx);
  await tellInterims(ctx);
  await watchAll(ctx, complaintFrame, signal);
  await pushMediations(ctx, mostPushed);
  await watchAll(ctx, tipoffFrame, signal);
  await watchAll(ctx, inquiryFrame, signal);
  await watchAll(ctx, enforcementFrame, signal);
  await hearChannels(ctx);
  await gatherWaiting(ctx);
  await alarmAll(ctx, complaintFrame, signal);
  await alarmAll(ctx, tipoffFrame, signal);
  await alarmAll(ctx, inquiryFrame, signal);
  await alarmAll(ctx, enforcementFrame, signal);
  // What people have chosen to be told comes behind what must be told.
  await tellViewNews(ctx, signal);
}

async function alarmAll<T extends Matter>(ctx: Context, frame: Frame<T>, signal: AbortSignal): Promise<void> {
  let after: string | null = null;
  while (!signal.aborted) {
    after = await raiseAlarms(ctx, frame, after, atOnce);
    if (after === null) return;
  }
}

async function watchAll<T extends Matter>(ctx: Context, frame: Frame<T>, signal: AbortSignal): Promise<void> {
  let after: SweepCursor | null = null;
  while (!signal.aborted) {
    after = await escalateDue(ctx, frame, after, atOnce);
    if (after === null) return;
  }
}
