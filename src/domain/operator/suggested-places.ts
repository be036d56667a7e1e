/** 商场、市场和街道: places besides villages by which people say where a shop is, as stations and offices of the county name them. */
import { regionPath, type Region } from '../county/region.ts';
import type { Station } from '../county/station.ts';

export interface SuggestedPlace {
  kind: 'venue' | 'street';
  name: string;
  /** Its village or town. */
  place: string;
  regionId: string | null;
}

export interface PlacesOfCounty {
  regions: readonly Region[];
  stations: readonly Station[];
  organisations: readonly { address: string; active: boolean }[];
}

/** Those whose names hold what was typed, the ones that begin with it first; each once. */
export function placesNamed(county: PlacesOfCounty, typed: string, most: number): SuggestedPlace[] {
  const found = allPlaces(county).filter(({ name }) => name.includes(typed));
  return found
    .toSorted((a, b) => a.name.indexOf(typed) - b.name.indexOf(typed) || a.name.length - b.name.length)
    .slice(0, most);
}

function allPlaces({ regions, stations, organisations }: PlacesOfCounty): SuggestedPlace[] {
  const places = new Map<string, SuggestedPlace>();
  const add = (kind: SuggestedPlace['kind'], name: string, region: Region | undefined) => {
    const place = region === undefined ? '' : regionPath(region, regions);
    if (name !== '' && !places.has(`${name} ${place}`))
      places.set(`${name} ${place}`, { kind, name, place, regionId: region?.id ?? null });
  };
  const regionOf = (id: string) => regions.find((one) => one.id === id);
  const active = stations.filter((one) => one.active);
  for (const { serves, venueNames, regionId } of active)
    if (serves === 'venue') for (const name of venueNames) add('venue', name, regionOf(regionId));
  const towns = regions.filter(({ kind }) => kind === 'town');
  for (const address of [...active, ...organisations.filter((one) => one.active)].map((one) => one.address)) {
    const town = towns.find(({ name }) => address.includes(name));
    add(
      'street',
      streetIn(town === undefined ? address : address.slice(address.indexOf(town.name) + town.name.length)),
      town,
    );
  }
  return [...places.values()];
}

/** The street that an address names before its number; empty where it names none. */
function streetIn(address: string): string {
  return (
    /^(?:\p{Script=Han}{1,8}(?:县|市|区))?(\p{Script=Han}{1,5}?(?:大街|大道|路|街|巷))\s*\d/u.exec(address)?.[1] ?? ''
  );
}
