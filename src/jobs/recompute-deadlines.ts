import type { Context } from '../actions/context.ts';
import { recountDue } from '../actions/escalation.ts';

const atOnce = 100;

/** Counts the due days of all open matters again: after the calendar was changed, and each night for clocks that are paused. */
export async function recomputeDeadlines(ctx: Context, signal: AbortSignal): Promise<void> {
  let afterId: string | null = null;
  while (!signal.aborted) {
    afterId = await recountDue(ctx, afterId, atOnce);
    if (afterId === null) return;
  }
}
