import type { Region } from '../county/region.ts';
import type { Places } from './shop-name.ts';

/** The places of the county as the names of its shops are read by. */
export function placesOf(regions: readonly Pick<Region, 'id' | 'name' | 'kind' | 'parentId'>[]): Places {
  const byId = new Map(regions.map((one) => [one.id, one]));
  return regions.map(({ name, kind, parentId }) => ({
    name,
    level: kind,
    within: kind === 'village' && parentId !== null ? (byId.get(parentId)?.name ?? null) : null,
  }));
}
