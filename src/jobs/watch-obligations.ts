import type { Context } from '../actions/context.ts';
import { tellObligations } from '../actions/obligation.ts';

/** Says in the morning which days of stations and people are near or past, and what waits for whom. */
export async function watchObligations(ctx: Context): Promise<void> {
  await tellObligations(ctx);
}
