/** 经线路报送: whose letter it is that comes, and the hash that goes with what is carried. */
import { hash } from 'node:crypto';
import { whyNotOf, type NotTaken } from '../../domain/exchange/carried.ts';
import { canonical } from '../../store/base/canonical.ts';
import type { Tx } from '../../store/base/db.ts';
import { findLineState, saveLineCounty } from '../../store/report/line-month.ts';
import type { Context } from '../base/context.ts';
import type { Taken } from '../exchange/letter-exchange.ts';

/** Everything in a letter but its id, which a second writing has anew, and the seal itself. */
export function sealOf({ id: _id, seal: _seal, ...content }: { id: string; seal: string }): string {
  return hash('sha256', JSON.stringify(canonical(content)));
}

/** One receiver at a time: two first letters do not both bind the one line. */
export const carriedLock = 'carried';

/** Whether the sender may speak for the county, and if so that it was heard from. */
export async function hearCounty(
  tx: Tx,
  { actor: { countyId }, at }: Context,
  letter: { countyId: number; from: string; inhabitants?: number | null },
  peer: number | null,
): Promise<NotTaken | null> {
  const state = await findLineState(tx, countyId, letter.countyId);
  const why = whyNotOf(letter, { peer, ...state });
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

export function notTaken({ zh, en }: NotTaken): Taken {
  return { verdict: 'refused', reasonZh: zh, reasonEn: en };
}
