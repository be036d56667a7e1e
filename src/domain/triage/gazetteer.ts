/**
 * 地名和商户名录 (gazetteer): the names by which people say where something is: villages and towns long and short, the streets that the
 * county's own addresses name, the venues of stations, the neighbours, and the shops that are on the county's register.
 */
import type { Organisation } from '../county/organisation.ts';
import { isLocated } from '../county/place/place.ts';
import { regionShortName, type Region } from '../county/region.ts';
import type { Station } from '../county/station.ts';

/** A shop on the register (经营主体名录), as the county loads it. */
export interface Premises {
  name: string;
  aliases: readonly string[];
  regionId: string;
}

export interface CountyPlaces {
  regions: readonly Region[];
  stations: readonly Station[];
  organisations: readonly Pick<Organisation, 'id' | 'name' | 'kind' | 'address'>[];
  /** 「临河县」, 「岭东省海州市」: the places around, whose matters are theirs. */
  neighbours: readonly string[];
  premises: readonly Premises[];
  /** The town that most matters of a channel come from: the guess when a matter of it names no place at all. */
  usualTown: Readonly<Record<string, string>>;
}

export interface PlaceName {
  name: string;
  region: Region;
  kind: 'region' | 'street' | 'venue';
}

export interface Gazetteer extends CountyPlaces {
  /** By their first character, of each the longest first. */
  names: ReadonlyMap<string, readonly PlaceName[]>;
  shops: readonly { name: string; region: Region; full: string }[];
  /** The town that the county seat lies in: the one at the origin of the map. */
  seat: Region | null;
  outside: readonly { name: string; bureau: string }[];
}

/** Makes the county's names ready to find; do it once. */
export function compileGazetteer(places: CountyPlaces): Gazetteer {
  const { regions, organisations, neighbours } = places;
  const byId = new Map(regions.map((region) => [region.id, region]));
  const towns = regions.filter(({ kind }) => kind === 'town');
  const seat = towns.filter(isLocated).toSorted((a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y))[0] ?? null;
  return {
    ...places,
    names: byFirst(namesOf(places, { byId, towns, seat }).toSorted((a, b) => b.name.length - a.name.length)),
    shops: shopsOf(places.premises, byId).toSorted((a, b) => b.name.length - a.name.length),
    seat,
    outside: neighbours.flatMap((name) => outsideNames(name, organisations)),
  };
}

/** Under each first character its names in their order: a text is held against few of them at each spot. */
function byFirst(names: readonly PlaceName[]): Gazetteer['names'] {
  const found = new Map<string, PlaceName[]>();
  for (const one of names) {
    const first = one.name.charAt(0);
    const known = found.get(first);
    if (known === undefined) found.set(first, [one]);
    else known.push(one);
  }
  return found;
}

interface Divisions {
  byId: ReadonlyMap<string, Region>;
  towns: readonly Region[];
  seat: Region | null;
}

/** Every name once; where several places share it, it means the one that is added first. */
function namesOf({ regions, stations, organisations }: CountyPlaces, { byId, towns, seat }: Divisions): PlaceName[] {
  const names = new Map<string, PlaceName>();
  const add = (name: string, region: Region | undefined, kind: PlaceName['kind']) => {
    if (region !== undefined && name.length >= 2 && !names.has(name)) names.set(name, { name, region, kind });
  };
  const settlements = [...regions.filter(({ kind }) => kind === 'village'), ...towns];
  for (const { venueNames, regionId } of stations.filter(({ serves }) => serves === 'venue'))
    for (const name of venueNames) add(name, byId.get(regionId), 'venue');
  for (const region of settlements) add(region.name, region, 'region');
  for (const region of settlements) {
    const short = regionShortName(region.name);
    if (isPlaceAlone(short, region, towns)) add(short, region, 'region');
  }
  for (const { address, regionId } of [
    ...stations.map((one) => ({ address: one.address, regionId: one.regionId })),
    ...organisations.map((one) => ({ address: one.address, regionId: '' })),
  ]) {
    const { town, street } = streetIn(address);
    add(street, byId.get(regionId) ?? towns.find(({ name }) => name === town), 'street');
  }
  if (seat !== null)
    for (const name of ['县城', '城里', '县里', '城北', '城南', '城东', '城西']) add(name, seat, 'region');
  return [...names.values()];
}

/** 「小张」 and 「老王」 are people more often than villages. */
function isPlaceAlone(short: string, { kind }: Region, towns: readonly Region[]): boolean {
  return !/^[小老大]/u.test(short) || short.length > 2 || kind === 'town' || sameAsTown(short, towns);
}

/** The town and the street that an address of the county names before its number; empty where it names none. */
function streetIn(address: string): { town: string; street: string } {
  const [, town = '', street = ''] =
    /县(\p{Script=Han}{1,4}(?:镇|乡|街道))(\p{Script=Han}{2,5}?(?:大街|路|街))\d/u.exec(address) ?? [];
  return { town, street };
}

/** The shops of the register under each of their names, where their place is known. */
function shopsOf(
  premises: readonly Premises[],
  byId: Divisions['byId'],
): { name: string; region: Region; full: string }[] {
  return premises
    .flatMap(({ name, aliases, regionId }) => [name, ...aliases].map((one) => ({ name: one, full: name, regionId })))
    .flatMap(({ name, full, regionId }) => {
      const region = byId.get(regionId);
      return region === undefined ? [] : [{ name, full, region }];
    });
}

function sameAsTown(short: string, towns: readonly Region[]): boolean {
  return towns.some(({ name }) => regionShortName(name) === short);
}

/** 「岭东省海州市」 is said 「海州市」 and 「海州」; the bureau over us is found by its name. */
function outsideNames(full: string, organisations: CountyPlaces['organisations']): { name: string; bureau: string }[] {
  const own = full.replace(/^.*省/u, '');
  const city = /^(.+?市)城?区$/u.exec(own)?.[1] ?? own;
  const short = city.replace(/[市县区]$/u, '');
  const bureau = organisations.find(({ name }) => name === `${city}市场监督管理局`)?.name ?? `${city}市场监督管理局`;
  const city2 = own === city ? [] : ['市里', '市区'];
  return [...new Set([full, own, city, short, ...city2])].map((name) => ({ name, bureau }));
}

export interface PlaceFound extends PlaceName {
  at: number;
}

/** The places that the text names, in its order; the longest name at each spot. */
export function placesIn(text: string, gazetteer: Gazetteer): PlaceFound[] {
  const found: PlaceFound[] = [];
  for (let at = 0; at < text.length;) {
    const from = at;
    const place = gazetteer.names.get(text.charAt(at))?.find(({ name }) => text.startsWith(name, from));
    if (place === undefined) at += 1;
    else {
      // 「东湖街道花园小区」 is one place: the village stands for the town before it.
      const last = found.at(-1);
      if (last !== undefined && last.at + last.name.length === at && place.region.parentId === last.region.id)
        found.pop();
      found.push({ ...place, at });
      at += place.name.length;
    }
  }
  return found;
}
