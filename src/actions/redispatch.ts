import { demand } from '../domain/actor.ts';
import { lockLate } from '../store/redispatch.ts';
import { transact } from '../store/transact.ts';
import { redispatchFrame } from './assistance.ts';
import type { Context } from './context.ts';
import { writeMove } from './docket.ts';

/** Brings back what no station answered in time and what is past its day; a watch that runs twice returns each once. */
export function returnLate(ctx: Context, limit: number): Promise<number> {
  demand(ctx.actor, 'redispatch.follow');
  return transact(ctx.db, async (tx) => {
    const late = await lockLate(tx, ctx.actor.countyId, ctx.today, limit);
    for (const one of late)
      await writeMove(tx, ctx, redispatchFrame, one, one.state === 'sent' ? 'lapse' : 'runOut', {});
    return late.length;
  });
}
