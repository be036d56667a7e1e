import type { Context } from '../actions/context.ts';
import { complaintFrame } from '../actions/complaint.ts';
import { recountDue } from '../actions/escalation.ts';
import { inquiryFrame } from '../actions/inquiry.ts';
import type { Frame } from '../actions/matter.ts';
import { tipoffFrame } from '../actions/tipoff.ts';
import type { Matter } from '../domain/matter.ts';

const atOnce = 100;

/** Counts the due days of all open matters again: after the calendar was changed, and each night for clocks that are paused. */
export async function recomputeDeadlines(ctx: Context, signal: AbortSignal): Promise<void> {
  await recountAll(ctx, complaintFrame, signal);
  await recountAll(ctx, tipoffFrame, signal);
  await recountAll(ctx, inquiryFrame, signal);
}

async function recountAll<T extends Matter>(ctx: Context, frame: Frame<T>, signal: AbortSignal): Promise<void> {
  let afterId: string | null = null;
  while (!signal.aborted) {
    afterId = await recountDue(ctx, frame, afterId, atOnce);
    if (afterId === null) return;
  }
}
