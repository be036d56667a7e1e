import type { Context } from '../actions/base/context.ts';
import { pageWaiting } from '../actions/command/callout.ts';

/** Rings the next for what nobody has answered. */
export async function watchCallouts(ctx: Context): Promise<void> {
  await pageWaiting(ctx);
}
