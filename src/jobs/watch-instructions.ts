import type { Context } from '../actions/base/context.ts';
import { nudgeWaiting } from '../actions/command/instruction.ts';

/** Reminds of every instruction that nobody acknowledged or that is late. */
export async function watchInstructions(ctx: Context): Promise<void> {
  await nudgeWaiting(ctx);
}
