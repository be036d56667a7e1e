import type { z } from 'zod';
import { demand, maySee } from '../domain/actor.ts';
import { routeTipoff } from '../domain/allegation.ts';
import { Refusal } from '../domain/refusal.ts';
import { homesOf } from '../domain/reporter.ts';
import { isGuest } from '../domain/sharing.ts';
import { splitTipoff, type Split } from '../domain/split.ts';
import type { Tipoff } from '../domain/tipoff.ts';
import { lockComplaint } from '../store/complaint.ts';
import { findTipoff } from '../store/tipoff.ts';
import { transact } from '../store/transact.ts';
import { routeFactsOf, writeTipoff } from './allegation.ts';
import { demandFiler, factsOf, type Context } from './context.ts';

/**
 * Makes the tip-off that lies in a complaint a matter of its own (《办法》第九条): linked, with its own number and clocks, and with
 * the complainant sealed in it. The same client id again gives the one that is there; the complaint itself is not touched.
 */
export function splitComplaint(ctx: Context, number: string, input: z.infer<typeof Split>): Promise<Tipoff> {
  demand(ctx.actor, 'complaint.split');
  return transact(ctx.db, async (tx) => {
    const complaint = await lockComplaint(tx, ctx.actor.countyId, { number });
    if (!maySee(ctx.actor, complaint)) throw new Refusal('not-found');
    if (isGuest(ctx.actor, complaint)) throw new Refusal('guest-cannot');
    const known = await findTipoff(tx, ctx.actor.countyId, { id: input.clientId });
    if (known !== null) {
      if (known.linkedComplaintId !== complaint.id) throw new Refusal('not-permitted');
      await demandFiler(tx, ctx, known);
      return known;
    }
    const { operatorName, operatorAddress, operatorPhone, operatorRegionId } = complaint;
    const operator = { name: operatorName, address: operatorAddress, regionId: operatorRegionId };
    const facts = {
      ...factsOf(ctx),
      queryCode: ctx.newCode(),
      reporterId: ctx.newId(),
      homes: homesOf({ address: complaint.consumerAddress, regionId: complaint.consumerRegionId }, ctx.county.regions),
      route: routeTipoff(routeFactsOf(ctx, operator), operatorPhone),
    };
    return writeTipoff(tx, ctx, (taken) => splitTipoff(complaint, input, { ...facts, number: taken }));
  });
}
