import { placesOf } from '../../domain/operator/county-places.ts';
import { isTelling, knownIn, type Likely, type Telling } from '../../domain/operator/matching.ts';
import { soughtKeys } from '../../domain/operator/search-keys.ts';
import { listLikely } from '../../store/operator/operator.ts';
import type { Context } from '../base/context.ts';
import { likelyOf } from './matching.ts';

/**
 * The shops of the register that some tellings may mean, by one question and without writing anything. To a station only what did not
 * come from a matter: it hears of no matter that it may not see, not even that there is one.
 */
export async function askRegister(
  ctx: Context,
  tellings: readonly Telling[],
): Promise<(Likely & { regionId: string | null })[]> {
  const places = placesOf(ctx.county.regions);
  const known = tellings.map((one) => knownIn(one, places)).filter(isTelling);
  const keys = [...new Set(known.flatMap(soughtKeys))];
  const likely = await listLikely(ctx.db, ctx.actor.countyId, keys);
  const heard = ctx.actor.role === 'station' ? likely.filter(({ source }) => source !== 'matter') : likely;
  return heard.map((one) => ({ ...likelyOf(ctx, one), regionId: one.regionId }));
}
