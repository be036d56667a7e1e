import type { Context } from '../actions/base/context.ts';
import { complaintFrame } from '../actions/complaint/complaint.ts';
import { noteRecounted, recountDue, type Recounted } from '../actions/command/escalation.ts';
import { inquiryFrame } from '../actions/inquiry/inquiry.ts';
import type { Frame } from '../actions/matter/matter.ts';
import { tipoffFrame } from '../actions/tipoff/tipoff.ts';
import type { Matter } from '../domain/matter/matter.ts';

const atOnce = 100;

/** Counts the due days of all open matters again: after the calendar was changed, and each night for clocks that are paused. */
export async function recomputeDeadlines(ctx: Context, signal: AbortSignal): Promise<void> {
  const changed = [
    await recountAll(ctx, complaintFrame, signal),
    await recountAll(ctx, tipoffFrame, signal),
    await recountAll(ctx, inquiryFrame, signal),
  ];
  if (!signal.aborted)
    await noteRecounted(
      ctx,
      changed.reduce((sum, n) => sum + n),
    );
}

async function recountAll<T extends Matter>(ctx: Context, frame: Frame<T>, signal: AbortSignal): Promise<number> {
  let afterId: string | null = null;
  let sum = 0;
  while (!signal.aborted) {
    const counted: Recounted = await recountDue(ctx, frame, afterId, atOnce);
    sum += counted.changed;
    if (counted.afterId === null) break;
    afterId = counted.afterId;
  }
  return sum;
}
