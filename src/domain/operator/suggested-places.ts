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

/** An address that a register tells of a shop. */
export interface RegisteredAddress {
  address: string;
  regionId: string | null;
}

/**
 * Those whose names hold what was typed, the ones that begin with it first; each once. Besides those that the county's own stations and
 * offices name, the ones in which a register has shops.
 */
export function placesNamed(
  county: PlacesOfCounty,
  typed: string,
  most: number,
  addresses: readonly RegisteredAddress[] = [],
): SuggestedPlace[] {
  const own = allPlaces(county).filter(({ name }) => name.includes(typed));
  const isOwn = (one: SuggestedPlace) => own.some(({ name, place }) => name === one.name && place === one.place);
  const registered = placesInAddresses(county, addresses).filter((one) => one.name.includes(typed) && !isOwn(one));
  return [...own, ...registered]
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

/** The malls, markets and streets in which a register has shops, those with most shops first. */
function placesInAddresses({ regions }: PlacesOfCounty, addresses: readonly RegisteredAddress[]): SuggestedPlace[] {
  const found = new Map<string, SuggestedPlace & { n: number }>();
  for (const { address, regionId } of addresses) {
    const region = regions.find(({ id }) => id === regionId);
    if (region === undefined) continue;
    const place = regionPath(region, regions);
    for (const { kind, name } of partsOf(behindNames(address, region, regions))) {
      const key = `${name} ${place}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, { kind, name, place, regionId: region.id, n: 1 });
      else known.n += 1;
    }
  }
  return [...found.values()].toSorted((a, b) => b.n - a.n).map(({ n: _n, ...one }) => one);
}

/** The address behind its county, town and village. */
function behindNames(address: string, region: Region, regions: readonly Region[]): string {
  const names = [regions.find(({ id }) => id === region.parentId)?.name, region.name];
  const end = (name: string | undefined) =>
    name === undefined || !address.includes(name) ? 0 : address.indexOf(name) + name.length;
  const from = Math.max(0, ...names.map(end));
  return from > 0 ? address.slice(from) : address.replace(/^\p{Script=Han}{1,8}?[县市区]/u, '');
}

function partsOf(rest: string): Pick<SuggestedPlace, 'kind' | 'name'>[] {
  const street = /^(\p{Script=Han}{1,5}?(?:大街|大道|路|街|巷))(?:\d{1,5}号)?/u.exec(rest);
  const venue =
    /^\p{Script=Han}{2,8}?(?:步行街|市场|商场|广场|商城|商厦|购物中心|大集)/u.exec(
      rest.slice(street?.[0].length ?? 0),
    )?.[0] ?? /^\p{Script=Han}{2,8}?(?:步行街|市场|商场|广场|商城|商厦|购物中心|大集)/u.exec(rest)?.[0];
  return [
    ...(street?.[1] === undefined || venue?.startsWith(street[1]) === true
      ? []
      : [{ kind: 'street' as const, name: street[1] }]),
    ...(venue === undefined ? [] : [{ kind: 'venue' as const, name: venue }]),
  ];
}
