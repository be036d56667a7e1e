import type { Context } from '../actions/base/context.ts';
import { tellObligations } from '../actions/station/due-dates.ts';

/** Says in the morning which days of stations and people are near or past, and what waits for whom. */
export async function watchObligations(ctx: Context): Promise<void> {
  await tellObligations(ctx);
}
