import type { Region } from '../county/region.ts';
import type { Places } from './shop-name.ts';

type Named = Pick<Region, 'id' | 'name' | 'kind' | 'parentId'>;

const made = new WeakMap<readonly Named[], Places>();

/** The places of the county as the names of its shops are read by; made once, so that what is read by them can be kept. */
export function placesOf(regions: readonly Named[]): Places {
  const places = made.get(regions) ?? readPlaces(regions);
  made.set(regions, places);
  return places;
}

function readPlaces(regions: readonly Named[]): Places {
  const byId = new Map(regions.map((one) => [one.id, one]));
  return regions.map(({ name, kind, parentId }) => ({
    name,
    level: kind,
    within: kind === 'village' && parentId !== null ? (byId.get(parentId)?.name ?? null) : null,
  }));
}
