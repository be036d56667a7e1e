import { demand } from '../../domain/base/actor.ts';
import { lockLate } from '../../store/command/redispatch.ts';
import { transact } from '../../store/base/transact.ts';
import { redispatchFrame } from './redispatch.ts';
import type { Context } from '../base/context.ts';
import { writeMove } from '../matter/docket.ts';

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
