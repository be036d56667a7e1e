import { countBacklog } from '../actions/command/backlog.ts';
import type { Context } from '../actions/base/context.ts';
import { returnLate } from '../actions/command/redispatch-return.ts';

const atOnce = 200;

/** Brings back what stations left unanswered, then writes down what the backlog is; the last count of a day is the day's. */
export async function watchBacklog(ctx: Context, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && (await returnLate(ctx, atOnce)) === atOnce);
  await countBacklog(ctx);
}
