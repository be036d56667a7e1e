/** 未定位: a place that nobody has located is nowhere, never at the county seat. */
import { describe, expect, it } from 'vitest';
import { isLocated, placedIn, unlocatedIn } from '../../../src/domain/county/place/place.ts';
import { nearestIn, type Region } from '../../../src/domain/county/region.ts';
import {
  nearestStation,
  routeComplaint,
  stationsByDistance,
  type Station,
} from '../../../src/domain/county/station.ts';
import { compileGazetteer } from '../../../src/domain/triage/gazetteer.ts';

const region = (id: string, kind: Region['kind'], x: number | null, y: number | null): Region => ({
  id,
  name: `${id}村`,
  kind,
  parentId: kind === 'village' ? 'T1' : kind === 'town' ? 'C' : null,
  x,
  y,
  pinyin: '',
  initials: '',
  officeId: kind === 'county' ? null : 'SO-1',
});
const station = (id: string, regionId: string, x: number | null, y: number | null): Station => ({
  id,
  name: `${id}联络站`,
  kind: 'village',
  officeId: 'SO-1',
  regionId,
  x,
  y,
  serves: 'area',
  venueNames: [],
  publishedWindow: false,
  phone: '',
  address: '',
  contactName: '',
  active: true,
});

describe('what the county knows of its places', () => {
  it('takes villages and stations at the very zero for not located: such a station is in its village', () => {
    const regions = [
      region('C', 'county', 0, 0),
      region('T1', 'town', 0, 0),
      region('V1', 'village', 0, 0),
      region('V2', 'village', 0, 0),
      region('V3', 'village', 3, 4),
    ];
    const stations = [station('S1', 'V1', 0, 0), station('S2', 'V2', 1, 2), station('S3', 'V3', 0, 0)];
    const placed = placedIn(regions, stations);
    expect(placed.regions.map(({ id, x }) => [id, x])).toEqual([
      ['C', 0],
      // One town alone may be the seat's own.
      ['T1', 0],
      ['V1', null],
      ['V2', null],
      ['V3', 3],
    ]);
    // What somebody placed himself stays; what was put there follows its village.
    expect(placed.stations.map(({ id, x }) => [id, x])).toEqual([
      ['S1', null],
      ['S2', 1],
      ['S3', 3],
    ]);
  });

  it('does so for the last one too, and for two towns, until one of them is placed', () => {
    const regions = [region('V1', 'village', 0, 0), region('T1', 'town', 0, 0), region('V2', 'village', 1, 0)];
    const xOf = (all: typeof regions) => placedIn(all, []).regions.map(({ x }) => x);
    expect(xOf(regions)).toEqual([null, 0, 1]);
    // V2 is of T1: who knows where the villages are has put the town there himself.
    expect(xOf([...regions, region('T2', 'town', 0, 0)])).toEqual([null, 0, 1, null]);
    const lost = [region('T1', 'town', 0, 0), region('T2', 'town', 0, 0), region('V1', 'village', 0, 0)];
    expect(xOf(lost)).toEqual([null, null, null]);
  });

  it('has a station without a place of its own where its village is, as soon as that is located', () => {
    const stations = [station('S1', 'V1', null, null)];
    expect(placedIn([region('V1', 'village', null, null)], stations).stations[0]?.x).toBeNull();
    expect(placedIn([region('V1', 'village', 3, 4)], stations).stations[0]).toMatchObject({ x: 3, y: 4 });
  });

  it('counts what is left to locate: towns, villages, stations', () => {
    const regions = [
      region('C', 'county', 0, 0),
      region('T1', 'town', null, null),
      region('V1', 'village', null, null),
    ];
    const open = unlocatedIn([...regions, region('V2', 'village', 1, 1)], [station('S1', 'V1', null, null)]);
    expect([open.towns, open.villages, open.stations].map((some) => some.map(({ id }) => id))).toEqual([
      ['T1'],
      ['V1'],
      ['S1'],
    ]);
  });
});

describe('the nearest of places some of which are not located', () => {
  const stations = [station('S1', 'V1', null, null), station('S2', 'V2', 6, 8)];

  it('is found among those that are', () => {
    expect(nearestStation(region('V3', 'village', 0, 1), stations)?.station.id).toBe('S2');
    expect(stationsByDistance(region('V3', 'village', 0, 1), stations).map((one) => one.station.id)).toEqual(['S2']);
    expect(nearestIn(stations, ({ id }) => id)({ x: 0, y: 0 })).toMatchObject({ place: { id: 'S2' }, km: 10 });
    expect(nearestIn(stations.slice(0, 1), ({ id }) => id)({ x: 0, y: 0 })).toBeNull();
  });

  it('is the one in the very village, located or not, and none where the village is not', () => {
    expect(nearestStation(region('V1', 'village', null, null), stations)).toMatchObject({
      station: { id: 'S1' },
      km: 0,
    });
    expect(nearestStation(region('V4', 'village', null, null), stations)).toBeNull();
    expect(nearestIn(stations, ({ id }) => id)({ x: null, y: null })).toBeNull();
  });

  it('leaves a filing without a station, with the reason in words, where the home is not located', () => {
    const facts = { operatorName: '', operatorAddress: '', operatorRegion: null, regions: [], offices: [] };
    const homeRegion = region('V4', 'village', null, null);
    const route = routeComplaint({ ...facts, homeRegion, stations });
    expect(route.stationId).toBeNull();
    expect(route.stationReason).toMatch(/V4村或者本县的站点还没有定位/u);
    expect(routeComplaint({ ...facts, homeRegion: region('V1', 'village', null, null), stations }).stationId).toBe(
      'S1',
    );
  });

  it('takes no town that is not located for the seat of the county', () => {
    const places = { stations: [], organisations: [], premises: [], neighbours: [], usualTown: null };
    const regions = [region('T1', 'town', null, null), region('T2', 'town', 9, 9)];
    expect(compileGazetteer({ ...places, regions } as never).seat?.id).toBe('T2');
    expect(compileGazetteer({ ...places, regions: regions.slice(0, 1) } as never).seat).toBeNull();
    expect(regions.filter(isLocated).map(({ id }) => id)).toEqual(['T2']);
  });
});
