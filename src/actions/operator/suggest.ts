import { demand } from '../../domain/base/actor.ts';
import { regionPath } from '../../domain/county/region.ts';
import { placesNamed, type SuggestedPlace } from '../../domain/operator/suggested-places.ts';
import { listAddressesWith, suggestOperators } from '../../store/operator/operator-list.ts';
import type { Context } from '../base/context.ts';

/** A shop as it is offered to whoever types: its name and where it is, and nothing of a matter, a telephone or a person. */
export interface SuggestedShop {
  id: string;
  name: string;
  place: string;
  address: string;
  regionId: string | null;
}

export interface Suggested {
  operators: SuggestedShop[];
  places: SuggestedPlace[];
}

/** Shops first, then malls, markets and streets; of shops only those of which the asker may hear. */
export async function suggestShops(ctx: Context, typed: string, most: number): Promise<Suggested> {
  demand(ctx.actor, 'operator.suggest');
  const { county, actor } = ctx;
  const found = await suggestOperators(ctx.db, actor, typed, most);
  const operators = found.map(({ id, name, address, regionId }) => {
    const region = county.regions.find((one) => one.id === regionId);
    return { id, name, address, regionId, place: region === undefined ? '' : regionPath(region, county.regions) };
  });
  const room = most - Math.min(most, operators.length);
  const addresses = room === 0 ? [] : await listAddressesWith(ctx.db, actor.countyId, typed);
  return { operators, places: placesNamed(county, typed, room, addresses) };
}
