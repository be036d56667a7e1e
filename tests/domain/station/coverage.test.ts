import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  chosenVillages,
  CoverageQuery,
  coverageFigures,
  isDual,
  isOfLayer,
  servedBy,
  townsCovered,
  villagesCovered,
  type CoverageNode,
} from '../../../src/domain/station/coverage.ts';
import { kmApart, type Region } from '../../../src/domain/county/region.ts';

const region = (id: string, kind: Region['kind'], change: Partial<Region> = {}): Region => ({
  id,
  name: id,
  kind,
  parentId: kind === 'village' ? 'T1' : 'C',
  x: 0,
  y: 0,
  pinyin: '',
  initials: '',
  officeId: 'SO-1',
  ...change,
});
const node = (stationId: string, change: Partial<CoverageNode> = {}): CoverageNode => ({
  stationId,
  number: `站${stationId}`,
  name: `${stationId}联络站`,
  kindCode: 'liaison',
  facility: false,
  state: 'active',
  serves: 'area',
  servesRegionIds: [],
  officeId: 'SO-1',
  regionId: 'V1',
  x: 0,
  y: 0,
  educationSince: null,
  associationId: null,
  idle: false,
  ...change,
});

const regions = [
  region('C', 'county', { parentId: null, officeId: null }),
  region('T1', 'town'),
  region('T2', 'town', { officeId: 'SO-2' }),
  region('V1', 'village', { x: 0, y: 0, population: 800 }),
  region('V2', 'village', { x: 3, y: 4, population: 100 }),
  region('V3', 'village', { x: 6, y: 8, population: 60 }),
  region('V4', 'village', { x: 0, y: 9, parentId: 'T2', officeId: 'SO-2', population: 40 }),
];
const states = (nodes: readonly CoverageNode[], layer: 'protection' | 'education' = 'protection') =>
  Object.fromEntries(villagesCovered(regions, nodes, layer).map((one) => [one.regionId, one.state]));

describe('覆盖', () => {
  it('S143 村村通缺口：对着区划名单逐村说有站点、邻站服务、闲置、没有，离最近的活跃站点几公里', () => {
    const nodes = [node('A'), node('B', { regionId: 'V3', x: 6, y: 8, idle: true })];
    expect(states(nodes)).toEqual({ V1: 'own', V2: 'gap', V3: 'idle', V4: 'gap' });
    const villages = villagesCovered(regions, nodes, 'protection');
    // An idle station is none that anybody could go to: even its own village is ten kilometres from the next.
    expect(villages.map(({ nearest }) => [nearest?.number, nearest?.km])).toEqual([
      ['站A', 0],
      ['站A', 5],
      ['站A', 10],
      ['站A', 9],
    ]);
    const figures = coverageFigures(villages, [], nodes, 'protection');
    expect(figures).toMatchObject({
      villages: 4,
      counts: { own: 1, served: 0, idle: 1, gap: 2 },
      share: 0.5,
      livingShare: 0.25,
      idle: 1,
    });
    expect(figures.peopleShare).toBe(0.86);
    // Nobody is a share of people that are not known.
    const unknown = villages.map((one, i) => (i === 0 ? { ...one, population: null } : one));
    expect(coverageFigures(unknown, [], nodes, 'protection').peopleShare).toBeNull();
  });

  it('a station that is suspended or serves its venue alone covers no village', () => {
    expect(states([node('A', { state: 'suspended' }), node('B', { serves: 'venue' })])).toMatchObject({ V1: 'gap' });
    expect(villagesCovered(regions, [], 'protection')[0]?.nearest).toBeNull();
  });

  it('S142 每站有自己的服务范围：列出服务的村，服务多少人；邻站服务的村不算缺口', () => {
    const wide = node('A', { servesRegionIds: ['V2', 'V4'] });
    expect(states([wide])).toEqual({ V1: 'own', V2: 'served', V3: 'gap', V4: 'served' });
    expect(servedBy(wide, regions)).toEqual({ villages: ['V1', 'V2', 'V4'], people: 940 });
    expect(servedBy({ ...wide, serves: 'venue' }, regions)).toEqual({ villages: [], people: null });
    // One that does nothing is an idle one for whom it serves, too.
    expect(states([{ ...wide, idle: true }])).toMatchObject({ V1: 'idle', V2: 'idle', V3: 'gap' });
  });

  it('S70 双网：维权网和教育网是同一批点的两层，两网兼有的数得出来', () => {
    const teaches = node('A', { educationSince: '2026-01-01' });
    const centre = node('B', { facility: true, kindCode: 'centre', regionId: 'V4', x: 0, y: 9 });
    const plain = node('C', { regionId: 'V2', x: 3, y: 4 });
    const nodes = [teaches, centre, plain];
    expect(nodes.map((one) => isOfLayer(one, 'protection'))).toEqual([true, false, true]);
    expect(nodes.map((one) => isOfLayer(one, 'education'))).toEqual([true, true, false]);
    expect(nodes.map(isDual)).toEqual([true, false, false]);
    expect(states(nodes)).toEqual({ V1: 'own', V2: 'own', V3: 'gap', V4: 'gap' });
    expect(states(nodes, 'education')).toEqual({ V1: 'own', V2: 'gap', V3: 'gap', V4: 'own' });
    expect(coverageFigures([], [], nodes, 'education')).toMatchObject({ nodes: 2, dual: 1 });
  });

  it('S24 S84 S85 三级网络：逐个乡镇核对有没有消协分会、有没有乡镇监督站、村点覆盖了几个', () => {
    const nodes = [
      node('A', { kindCode: 'supervision', regionId: 'T1', name: '柳河镇消费维权监督站' }),
      node('B'),
      node('C', { kindCode: 'supervision', regionId: 'T2', officeId: 'SO-2', state: 'suspended' }),
    ];
    const villages = villagesCovered(regions, nodes, 'protection');
    const branch = { name: '柳河消协分会', parentId: 'SO-1' };
    const towns = townsCovered(regions, nodes, villages, [branch, { name: '县消协', parentId: null }]);
    expect(towns).toMatchObject([
      { id: 'T1', branch: '柳河消协分会', station: '柳河镇消费维权监督站', villages: 3, counts: { own: 1, gap: 2 } },
      { id: 'T2', branch: null, station: null, villages: 1, counts: { own: 0, gap: 1 }, farthestKm: 9 },
    ]);
    const figures = coverageFigures(villages, towns, nodes, 'protection');
    expect(figures).toMatchObject({ towns: 2, branches: 1, townStations: 1 });
    // A station that is itself a branch of the association counts as one.
    const own = townsCovered(regions, [node('D', { associationId: 'CA', name: '郭庄站' })], villages, []);
    expect(own.map(({ branch: name }) => name)).toEqual(['郭庄站', null]);
  });

  it('finds the same nearest station as looking at all of them', () => {
    const place = fc.record({ x: fc.integer({ min: -40, max: 40 }), y: fc.integer({ min: -40, max: 40 }) });
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 30 }), fc.array(place, { maxLength: 20 }), (homes, at) => {
        const list = homes.map((one, i) => region(`V${i}`, 'village', one));
        const nodes = at.map((one, i) => node(`S${i}`, { ...one, regionId: 'elsewhere', idle: i % 5 === 4 }));
        const alive = nodes.filter(({ idle }) => !idle);
        for (const village of villagesCovered(list, nodes, 'protection')) {
          const all = alive.map((one) => kmApart(village, one) ?? Number.NaN);
          expect(village.nearest?.km ?? null).toBe(all.length === 0 ? null : Math.min(...all));
        }
      }),
    );
  });

  it('is filtered by state, town, distance and words, and sorted by distance', () => {
    const villages = villagesCovered(regions, [node('A')], 'protection');
    const ids = (query: object) => chosenVillages(villages, CoverageQuery.parse(query)).map(({ regionId }) => regionId);
    expect(ids({ state: 'gap' })).toEqual(['V2', 'V3', 'V4']);
    expect(ids({ state: 'gap', town: 'T1' })).toEqual(['V2', 'V3']);
    expect(ids({ beyond: '5' })).toEqual(['V3', 'V4']);
    expect(ids({ sort: 'far' })).toEqual(['V3', 'V4', 'V2', 'V1']);
    expect(ids({ q: 'A联络站' })).toEqual(['V1']);
    expect(ids({ q: 'T2V4' })).toEqual(['V4']);
  });

  it('counts no way to a village that nobody has located, nor to a station, and never takes either for the county seat', () => {
    const list = [...regions, region('V5', 'village', { x: null, y: null, population: 30 })];
    const nodes = [node('A', { regionId: 'V5', x: null, y: null }), node('B', { regionId: 'V3', x: 6, y: 8 })];
    const villages = villagesCovered(list, nodes, 'protection');
    const of = (id: string) => villages.find(({ regionId }) => regionId === id);
    // It has its station all the same: that is no question of where.
    expect(of('V5')).toMatchObject({ x: null, y: null, state: 'own', nearest: null });
    // At the seat A would be the nearest to V1, and the county's farthest village would be nearer than it is.
    expect(of('V1')?.nearest).toMatchObject({ name: 'B联络站', km: 10 });
    const towns = townsCovered(list, nodes, villages, []);
    expect(coverageFigures(villages, towns, nodes, 'protection')).toMatchObject({ villages: 5, unlocated: 1 });
    // Nobody knows whether it is beyond five kilometres.
    const beyond = chosenVillages(villages, CoverageQuery.parse({ beyond: '5' }));
    expect(beyond.map(({ regionId }) => regionId)).toEqual(['V1', 'V4']);
  });
});
