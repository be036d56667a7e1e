import { demand } from '../../domain/base/actor.ts';
import { TipoffQuery } from '../../domain/tipoff/tipoff-list.ts';
import { rewardRegister, type RewardLine } from '../../domain/tipoff/reward.ts';
import { listMatters } from '../../store/matter/lists.ts';
import type { Context } from '../base/context.ts';
import { tipoffListing } from '../../store/tipoff/tipoff-list.ts';

/** 奖励台账: the rewards of all tip-offs that the actor sees, the newest first; nobody is named in it. */
export async function listRewards(ctx: Context): Promise<RewardLine[]> {
  demand(ctx.actor, 'reward.read');
  const lines: RewardLine[] = [];
  let after: string | null | undefined;
  do {
    const query = TipoffQuery.parse({ rewarded: 'yes', limit: 200, ...(after ? { after } : {}) });
    const page = await listMatters(ctx.db, ctx.actor, tipoffListing(query), ctx.today);
    lines.push(...rewardRegister(page.items));
    after = page.next;
  } while (after !== null);
  return lines;
}
