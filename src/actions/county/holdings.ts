/** What somebody holds in the wings above, as the checklist that is handed in counts it and hands it over. */
import type { Db, Tx } from '../../store/base/db.ts';
import type { Context, Holding, Leaver } from '../base/context.ts';

/** How much of it each account holds, or one account alone. */
export async function countHeld(
  db: Db | Tx,
  ctx: Pick<Context, 'actor' | 'at' | 'holdings'>,
  name: Holding['name'],
  accountId: string | null = null,
): Promise<ReadonlyMap<string, number>> {
  const holding = ctx.holdings.find((one) => one.name === name);
  return holding === undefined ? new Map() : holding.count(db, ctx, accountId);
}

/** Hands over what is on the checklist, in its order; gives what the keeper is told of it. */
export async function handOverHeld(tx: Tx, ctx: Context, leaver: Leaver): Promise<string[]> {
  const told: string[] = [];
  for (const holding of ctx.holdings) {
    if (leaver.why === 'closed' && !holding.atClosing) continue;
    const words = await holding.handOver(tx, ctx, leaver);
    if (words !== null) told.push(words);
  }
  return told;
}
