/** Where a station is, to be found on the telephone's own map: the county keeps no coordinates that a map knows. */
import { regionPath } from '../../../domain/county/region.ts';
import type { Station } from '../../../domain/county/station.ts';
import type { CountyFacts } from '../../../store/county/county.ts';

export function onMap({ county, regions }: CountyFacts, station: Pick<Station, 'regionId' | 'address'>): string {
  const region = regions.find((one) => one.id === station.regionId);
  const path = region === undefined ? '' : regionPath(region, regions);
  // An address mostly begins with the town and the village again: told twice, no map finds it.
  const place = `${county.name}${path}${station.address.replace(county.name, '').replace(path, '')}`;
  return `https://uri.amap.com/search?keyword=${encodeURIComponent(place)}`;
}
