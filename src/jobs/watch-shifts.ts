import type { Context } from '../actions/base/context.ts';
import { tellGaps } from '../actions/command/roster.ts';
import { watchShifts as watch } from '../actions/command/shift.ts';

/** Reminds of who has not come or went without a note, and in the morning of days that nobody keeps. */
export async function watchShifts(ctx: Context): Promise<void> {
  await watch(ctx);
  await tellGaps(ctx);
}
