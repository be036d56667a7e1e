import { describe, expect, it } from 'vitest';
import { foundIn, openAtFirst, organisationTree, type TreeNode } from '../../../src/domain/county/organisation-tree.ts';

const body = (id: string, kind: string, parentId: string | null, active = true) => ({
  id,
  name: `${id}名`,
  kind: kind as 'office',
  parentId,
  active,
});
const region = (id: string, kind: 'county' | 'town' | 'village', parentId: string | null, officeId: string | null) => ({
  id,
  name: `${id}名`,
  kind,
  parentId,
  officeId,
});
const station = (id: string, regionId: string, change: object = {}) => ({
  id,
  name: `${id}站`,
  officeId: 'SO1',
  regionId,
  active: true,
  associationId: null,
  ...change,
});

const bodies = [
  body('CITY', 'city', null),
  body('AMR', 'bureau', 'CITY'),
  body('SO1', 'office', 'AMR'),
  body('SO2', 'office', 'AMR'),
  body('OLD', 'office', 'AMR', false),
  body('CA', 'association', 'AMR'),
  body('C', 'centre', 'AMR'),
  body('F1', 'firm', 'AMR'),
  body('AGRI', 'department', null),
  body('COURT', 'court', null),
];
const regions = [
  region('COUNTY', 'county', null, null),
  region('T1', 'town', 'COUNTY', 'SO1'),
  region('T2', 'town', 'COUNTY', 'SO2'),
  region('T3', 'town', 'COUNTY', 'OLD'),
  region('V11', 'village', 'T1', 'SO1'),
  region('V12', 'village', 'T1', 'SO1'),
  region('V21', 'village', 'T2', 'SO2'),
];
const stations = [
  station('S1', 'V11'),
  station('S2', 'V11', { active: false }),
  station('S3', 'T1', { associationId: 'CA' }),
  station('S4', 'NOWHERE'),
];

const flat = (nodes: readonly TreeNode[], depth = 0): string[] =>
  nodes.flatMap((one) => [
    `${'  '.repeat(depth)}${one.key} ${one.active}/${one.stations}`,
    ...flat(one.children, depth + 1),
  ]);

describe('I1 I7 机构树', () => {
  const roots = organisationTree(bodies, regions, stations);

  it('runs from the top body over office, town and village to each station, and counts each station once', () => {
    expect(flat(roots)).toEqual([
      'organisation CITY 3/4',
      '  organisation AMR 3/4',
      '    organisation C 0/0',
      '    organisation CA 0/0',
      '      branch S3 0/0',
      '    organisation SO1 3/4',
      '      town T1 2/3',
      '        station S3 1/1',
      '        village V11 1/2',
      '          station S1 1/1',
      '          station S2 0/1',
      '        village V12 0/0',
      '      station S4 1/1',
      '    organisation SO2 0/0',
      '      town T2 0/0',
      '        village V21 0/0',
      'town T3 0/0',
      'partners partners 0/0',
      '  organisation AGRI 0/0',
      '  organisation COURT 0/0',
    ]);
  });

  it('has no two places of one key, so that each opens by itself', () => {
    const keys = flat(roots).map((line) => line.trim());
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('opens down to the offices', () => {
    expect([...openAtFirst(roots)]).toEqual(['organisation CITY', 'organisation AMR']);
  });

  it('finds a word and opens what stands above it', () => {
    expect(foundIn(roots, ' ')).toBeNull();
    const { found, above } = foundIn(roots, 's1站') ?? { found: new Set(), above: new Set() };
    expect([...found]).toEqual(['station S1']);
    expect(above).toEqual(
      new Set(['village V11', 'town T1', 'organisation SO1', 'organisation AMR', 'organisation CITY']),
    );
  });

  it('is made of ten thousand villages while somebody waits', () => {
    const many = Array.from({ length: 10_000 }, (_, n) => region(`M${n}`, 'village', 'T1', 'SO1'));
    const [top] = organisationTree(
      bodies,
      [...regions, ...many],
      many.map(({ id }, n) => station(`X${n}`, id)),
    );
    expect(top?.stations).toBe(10_000);
  });

  it('leaves out nothing, wherever a register put it', () => {
    const odd = [...regions, region('V9', 'village', 'GONE', null), region('V8', 'village', null, null)];
    const roots = organisationTree(bodies, odd, [
      station('A', 'COUNTY'),
      station('B', 'V9'),
      station('C', 'V8', { officeId: null }),
      station('D', 'NOWHERE', { officeId: null }),
      station('E', 'COUNTY', { officeId: 'OLD' }),
      station('F', 'V11'),
    ]);
    expect(roots.reduce((sum, one) => sum + one.stations, 0)).toBe(6);
    const keys = flat(roots).map((line) => line.trim().split(' ').slice(0, 2).join(' '));
    expect(new Set(keys).size).toBe(keys.length);
  });
});
