/** Whose line it is: a county speaks for itself alone, and what it exchanged over the one line follows it to a line of its own. */
import { whyNotOf, type NotTaken } from '../../domain/exchange/carried.ts';
import type { Tx } from '../../store/base/db.ts';
import { transact } from '../../store/base/transact.ts';
import { findLineState, findOnlyOf, moveToOwnLine, saveLineCounty } from '../../store/exchange/line-county.ts';
import type { Context } from '../base/context.ts';

/** Whether the sender may speak for the county, and if so that it was heard from. */
export async function hearCounty(
  tx: Tx,
  { actor: { countyId }, at }: Pick<Context, 'actor' | 'at'>,
  letter: { countyId: number; from: string; inhabitants?: number | null },
  peer: number | null,
  /** A head of a ledger may be of a county that lies here too: two databases of one. */
  { isHereToo = false }: { isHereToo?: boolean } = {},
): Promise<NotTaken | null> {
  const { only, isHere } = await findLineState(tx, countyId, letter.countyId);
  const why = whyNotOf(letter, { peer, only, isHere: isHere && !isHereToo });
  if (why !== null) return why;
  await saveLineCounty(tx, {
    countyId,
    peerCountyId: letter.countyId,
    name: letter.from,
    inhabitants: letter.inhabitants ?? null,
    isOnly: peer === null,
    lastAt: at,
  });
  return null;
}

/** Of counties that have got a line of their own, the one that was at the end of the one line takes along what was exchanged with it. */
export function takeAlong(ctx: Context, peers: readonly number[], hasLine: boolean): Promise<void> {
  if (peers.length === 0) return Promise.resolve();
  return transact(ctx.db, (tx) => takeAlongIn(tx, ctx, peers, hasLine));
}

export async function takeAlongIn(
  tx: Tx,
  { actor: { countyId } }: Pick<Context, 'actor'>,
  peers: readonly number[],
  hasLine: boolean,
): Promise<void> {
  const peer = await findOnlyOf(tx, countyId, peers);
  if (peer !== null) await moveToOwnLine(tx, countyId, peer, { hasLine });
}
