/**
 * 站点: 联络站 and 服务站. 「就近分转」: a complaint goes to the office (所) where the operator is, and to the station of the venue the operator
 * sits in, or else to the one nearest the complainant's home. The reasons are kept in words, for people ask why.
 */
import type { Words } from '../base/words.ts';
import type { Placing } from './place/place.ts';
import { kmApart, regionShortName, townOf, type Region } from './region.ts';
import { maskPhone } from '../base/masking.ts';
import type { StationKind } from '../base/station-kind.ts';
import { stationShortName, placeName } from './station-name.ts';

export interface Station {
  id: string;
  name: string;
  kind: StationKind;
  officeId: string;
  regionId: string;
  /** Its own place, or its village's where it has none; both null while neither is known (未定位). */
  x: number | null;
  y: number | null;
  /** A station serves the homes around it, or the one venue it stands in. */
  serves: 'area' | 'venue';
  /** The names by which people write the venue. */
  venueNames: readonly string[];
  /** Only a published window (《办法》第八条) is a place of receipt: there the clock starts at the station's desk. */
  publishedWindow: boolean;
  phone: string;
  address: string;
  contactName: string;
  active: boolean;
  /** The association of which the station is a branch: only such a one may mediate by entrustment (令121 第十九条). */
  associationId?: string | null | undefined;
}

/**
 * 联络员 (liaison person) as the desk shows him to somebody of no office of the bureau, on every page alike: his name hangs out with the station's;
 * a mobile is his own, and stays masked outside of the register of people, where an agreement on telephones opens it. The portal has the number
 * that hangs at the station's door, whole, for whoever calls there: it says whose it is.
 */
export function liaisonAsShown<S extends Pick<Station, 'phone'>>(station: S): S {
  return isOwnMobile(station.phone) ? { ...station, phone: maskPhone(station.phone) } : station;
}

/** A mobile rings in somebody's pocket, not at the station. A second number, a country code or a name may stand beside it: what is typed is free. */
export function isOwnMobile(phone: string): boolean {
  return /1[3-9](?:[\s-]?\d){9}/u.test(phone);
}

/** How far back the activity of a station is counted, in days. */
export const healthWindow = 365;

export interface RouteFacts {
  operatorName: string;
  operatorAddress: string;
  /** Null when the operator is outside the county or its place is unknown. */
  operatorRegion: Region | null;
  /** Null when the complainant lives outside the county. */
  homeRegion: Region | null;
  stations: readonly Station[];
  regions: readonly Region[];
  offices: readonly { id: string; name: string }[];
}

export interface ComplaintRoute {
  officeId: string | null;
  officeReason: string;
  stationId: string | null;
  stationReason: string;
}

/** Where a complaint goes first, and why. */
export function routeComplaint(facts: RouteFacts): ComplaintRoute {
  return { ...officeOf(facts), ...firstStation(facts) };
}

/** 乡镇监督站: the kind, of the list that a county begins with, of which each town has one (S85). */
export function isTownStation(kindCode: string | undefined): boolean {
  return kindCode === 'supervision';
}

/** Whether the operator is the house in which the station stands: what it sells, it settles with its own customer. */
export function isHost(
  station: Partial<Pick<Station, 'name' | 'serves' | 'venueNames'>>,
  operatorName: string,
): boolean {
  if (station.serves !== 'venue') return false;
  const bare = operatorName.replace(/\s/g, '');
  const names = [station.name === undefined ? '' : placeName({ name: station.name }), ...(station.venueNames ?? [])];
  return names.some((name) => name !== '' && bare.includes(name));
}

/** The office in whose area the region lies; null where it is not known which has it. */
export function officeOfRegion<O extends { id: string }>(
  { officeId }: Pick<Region, 'officeId'>,
  offices: readonly O[],
): O | null {
  return offices.find(({ id }) => id === officeId) ?? null;
}

/** What whoever files is told of where it goes: the centre dispatches, to the office that the place of the shop proposes. */
export function goesToWords(officeName: string | null): Words {
  return officeName === null
    ? { zh: '交到县12315中心，由中心定交给谁办。', en: 'It goes to the 12315 centre, which decides who handles it.' }
    : {
        zh: `交到县12315中心，按店在哪里建议分给${officeName}。`,
        en: `It goes to the 12315 centre, proposed for ${officeName} by where the shop is.`,
      };
}

function officeOf({ operatorRegion, regions, offices }: RouteFacts): Pick<ComplaintRoute, 'officeId' | 'officeReason'> {
  if (operatorRegion === null) {
    return { officeId: null, officeReason: '店是网店、在外县，或者不知道在哪个乡镇，由县12315中心看该归谁管' };
  }
  const town = townOf(operatorRegion, regions);
  const office = officeOfRegion(operatorRegion, offices);
  if (office === null) {
    return { officeId: null, officeReason: `只知道店在${operatorRegion.name}，还不知道归哪个所管，由县12315中心处理` };
  }
  return { officeId: office.id, officeReason: `交到${office.name}，因为店在${(town ?? operatorRegion).name}` };
}

function firstStation(facts: RouteFacts): Pick<ComplaintRoute, 'stationId' | 'stationReason'> {
  const venue = stationOfVenue(facts);
  if (venue !== null) {
    return { stationId: venue.id, stationReason: `${stationShortName(venue)}：店在${placeName(venue)}，那里有站点` };
  }
  const { homeRegion } = facts;
  if (homeRegion === null) {
    return { stationId: null, stationReason: '投诉人不住本县，店所在的地方也没有站点，不经站点' };
  }
  if (homeRegion.kind === 'county') {
    return { stationId: null, stationReason: '没有写明投诉人住在哪个村（社区），不知道哪个站点最近' };
  }
  const nearest = nearestStation(homeRegion, facts.stations);
  if (nearest === null) {
    const hasSome = facts.stations.some(({ active, serves }) => active && serves === 'area');
    return { stationId: null, stationReason: hasSome ? unknownWayZh(homeRegion) : '本县还没有能接件的村（社区）站点' };
  }
  return { stationId: nearest.station.id, stationReason: nearnessZh(nearest, homeRegion, facts.regions) };
}

function unknownWayZh({ name }: Region): string {
  return `${name}或者本县的站点还没有定位，不知道哪个站点最近；请在“管理”里补上位置`;
}

/** Where somebody is: in a place of the county, which may not be located. */
type Home = Placing & { id?: string };

/** Of the active stations that serve homes the first of `stationsByDistance`; every filing asks, and two thousand need no order. */
export function nearestStation<S extends Station>(
  home: Home,
  stations: readonly S[],
): { station: S; km: number } | null {
  let nearest: { station: S; km: number } | null = null;
  for (const station of stations) {
    if (!station.active || station.serves !== 'area') continue;
    const km = kmFrom(home, station);
    if (km === null) continue;
    if (nearest === null || km < nearest.km || (km === nearest.km && station.id < nearest.station.id))
      nearest = { station, km };
  }
  return nearest;
}

/** The active stations that serve homes, nearest first. */
export function stationsByDistance<S extends Station>(
  home: Home,
  stations: readonly S[],
): { station: S; km: number }[] {
  return stations
    .filter(({ active, serves }) => active && serves === 'area')
    .flatMap((station) => {
      const km = kmFrom(home, station);
      return km === null ? [] : [{ station, km }];
    })
    .toSorted((a, b) => a.km - b.km || (a.station.id < b.station.id ? -1 : 1));
}

/** The way to a station. One in the very village is there, whether the village is located or not; to others it is not guessed. */
function kmFrom(home: Home, station: Station): number | null {
  const km = kmApart(home, station);
  return km === null && home.id !== undefined && home.id === station.regionId ? 0 : km;
}

function nearnessZh(
  { station, km }: { station: Station; km: number },
  home: Region,
  regions: readonly Region[],
): string {
  const short = stationShortName(station);
  if (station.regionId === home.id) return `${short}：投诉人住在${home.name}，那里有站点`;
  const place = regions.find(({ id }) => id === station.regionId);
  const near = regionShortName(place?.name ?? placeName(station));
  const why = home.kind === 'village' ? `${home.name}没有站点` : `只知道投诉人住在${home.name}`;
  return `${short}：${why}，${near}最近，${km.toFixed(1)} 公里`;
}

/** The station of the venue that the operator's name or address says it is in; never of one it is merely beside. */
function stationOfVenue({ operatorName, operatorAddress, operatorRegion, stations }: RouteFacts): Station | null {
  // One complaint about many shops belongs to no one venue.
  if (severalOperators.test(operatorName)) return null;
  const venues = stations
    .filter(({ active, serves }) => active && serves === 'venue')
    // A branch of the same name in another office's towns is another venue.
    .filter(
      ({ officeId }) =>
        operatorRegion === null || operatorRegion.officeId === null || operatorRegion.officeId === officeId,
    )
    .flatMap((station) => [placeName(station), ...station.venueNames].map((name) => ({ name, station })))
    .filter(({ name }) => name !== '')
    // The longest name first, so that 龙泉山景区旁 is not read as 龙泉山 followed by other words.
    .toSorted((a, b) => b.name.length - a.name.length);
  return venueNamedIn(operatorName, venues) ?? venueNamedIn(operatorAddress, venues);
}

function venueNamedIn(text: string, venues: readonly { name: string; station: Station }[]): Station | null {
  const bare = text.replace(/\s/g, '');
  for (let at = 0; at < bare.length;) {
    const from = at;
    const met = venues.find(({ name }) => bare.startsWith(name, from));
    if (met === undefined) {
      at += 1;
      continue;
    }
    at += met.name.length;
    if (!besides.test(bare.slice(at))) return met.station;
  }
  return null;
}

const severalOperators = /等(?:\d+|[一二两三四五六七八九十百几多数]+)余?多?[家户个]/;
const besides = /^[的之]?(?:正|斜)?(?:旁|附近|对面|对过|隔壁|周边)/;

/** Where a venue is, up to its own name: 「一楼服务台」 behind it is where its station sits, and no shop of the venue. */
export function venueAddress({ address, venueNames }: Pick<Station, 'address' | 'venueNames'>): string {
  const [named] = venueNames.filter((name) => address.includes(name)).toSorted((a, b) => b.length - a.length);
  if (named === undefined) return address || (venueNames[0] ?? '');
  return address.slice(0, address.indexOf(named) + named.length);
}
