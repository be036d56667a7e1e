import type { Context } from '../actions/context.ts';
import { escalateDue } from '../actions/escalation.ts';
import type { SweepCursor } from '../store/escalation.ts';

/** Small, because each batch holds the rows of its matters until it commits. */
const atOnce = 50;

/** Goes through every open matter whose day has come, once. Two watches at a time share the work and tell nothing twice. */
export async function watchDeadlines(ctx: Context, signal: AbortSignal): Promise<void> {
  let after: SweepCursor | null = null;
  while (!signal.aborted) {
    after = await escalateDue(ctx, after, atOnce);
    if (after === null) return;
  }
}
