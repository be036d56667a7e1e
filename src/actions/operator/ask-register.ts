import { placesOf } from '../../domain/operator/county-places.ts';
import { isTelling, knownIn, type Likely, type Telling } from '../../domain/operator/matching.ts';
import { soughtKeys } from '../../domain/operator/search-keys.ts';
import { listLikely } from '../../store/operator/operator.ts';
import type { Context } from '../base/context.ts';
import { likelyOf } from './matching.ts';

/**
 * The shops of the register that some tellings may mean, by one question and without writing anything; only those of which the asker
 * may hear.
 */
export async function askRegister(
  ctx: Context,
  tellings: readonly Telling[],
): Promise<(Likely & { regionId: string | null })[]> {
  const places = placesOf(ctx.county.regions);
  const known = tellings.map((one) => knownIn(one, places)).filter(isTelling);
  const keys = [...new Set(known.flatMap(soughtKeys))];
  const likely = await listLikely(ctx.db, ctx.actor.countyId, keys, { asker: ctx.actor });
  // Nobody buys in a shop that was struck off.
  return likely
    .filter(({ state }) => state === 'open')
    .map((one) => ({ ...likelyOf(ctx, one), regionId: one.regionId }));
}
