import type { z } from 'zod';
import { demand } from '../../domain/base/actor.ts';
import type { Split } from '../../domain/tipoff/split.ts';
import type { Tipoff } from '../../domain/tipoff/tipoff.ts';
import { lockComplaint } from '../../store/complaint/complaint.ts';
import { transact } from '../../store/base/transact.ts';
import { splitOff } from './filing.ts';
import type { Context } from '../base/context.ts';

/** Makes the tip-off that lies in a complaint a matter of its own (《办法》第九条). */
export function splitComplaint(ctx: Context, number: string, input: z.infer<typeof Split>): Promise<Tipoff> {
  demand(ctx.actor, 'complaint.split');
  return transact(ctx.db, async (tx) =>
    splitOff(tx, ctx, await lockComplaint(tx, ctx.actor.countyId, { number }), input),
  );
}
