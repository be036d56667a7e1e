import { describe, expect, it } from 'vitest';
import {
  foundIn,
  noUses,
  openAtFirst,
  organisationTree,
  shapeFault,
  type Listed,
  type OrganisationUses,
  type TreeNode,
} from '../../../src/domain/county/organisation-tree.ts';

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

/** operations A8: an organisation stays where others rest on it. */
const county: Listed[] = [
  body('AMR', 'bureau', null),
  body('C', 'centre', 'AMR'),
  body('SO1', 'office', 'AMR'),
  body('SO2', 'office', 'SO1'),
  body('SO3', 'office', 'SO2'),
  body('OLD', 'office', 'AMR', false),
  body('F1', 'firm', 'AMR'),
];
const fault = (id: string, change: Partial<Listed>, uses: Partial<OrganisationUses> = {}) => {
  const before = county.find((one) => one.id === id) ?? body(id, 'office', 'AMR');
  const found = shapeFault({ ...before, ...change }, county, { ...noUses, ...uses });
  return found === null ? null : [found.path, found.zh];
};

describe('机构的样子', () => {
  it('上级不绕圈，不论隔几层', () => {
    expect(fault('SO1', { parentId: 'SO1' })).toEqual(['parentId', 'SO1名归它管，不能又做它的上级；请选别的上级。']);
    expect(fault('SO1', { parentId: 'SO2' })?.[1]).toContain('SO2名归它管');
    expect(fault('SO1', { parentId: 'SO3' })?.[1]).toContain('SO3名归它管');
    expect(fault('SO3', { parentId: 'SO1' })).toBeNull();
  });

  it('已经绕着的圈，也能改正', () => {
    const round = [body('A', 'office', 'B'), body('B', 'office', 'A')];
    expect(shapeFault(body('A', 'office', null), round)).toBeNull();
    expect(shapeFault(body('X', 'office', 'A'), round)).toBeNull();
  });

  it('县局、中心各一个；停用了的不算', () => {
    expect(fault('AMR2', { kind: 'bureau' })?.[1]).toBe(
      '本县已经有AMR名（代号 AMR），这一类只有一个；要改它，请用它的代号。',
    );
    expect(fault('C2', { kind: 'centre' })?.[0]).toBe('kind');
    expect(fault('CA', { kind: 'association' })).toBeNull();
    expect(fault('AMR2', { kind: 'bureau', active: false })).toBeNull();
  });

  it.each([
    ['below', '个下级机构'],
    ['villages', '个乡镇、村社区'],
    ['stations', '个站点'],
    ['accounts', '个在用的账号'],
    ['matters', '件没办完的'],
    ['works', '项没办结的任务、指令、检查等'],
  ] as const)('还有 %s 归它的，类型不能改，也不能停用', (use, words) => {
    expect(fault('SO1', { kind: 'department' }, { [use]: 3 })).toEqual([
      'kind',
      `类型不能改，还有 3 ${words}归它；要另一类的机构，请新建一个代号。`,
    ]);
    expect(fault('SO1', { active: false }, { [use]: 3 })?.[1]).toContain(`还不能停用，还有 3 ${words}归它`);
    // Its name, its superior and its telephone change as they like.
    expect(fault('SO1', { name: '新名', parentId: null }, { [use]: 3 })).toBeNull();
    expect(fault('OLD', { active: true }, { [use]: 3 })).toBeNull();
  });

  it('没有什么归它的，改得了、停得了；县局、中心停不了', () => {
    expect([fault('SO3', { kind: 'brigade' }), fault('SO3', { active: false })]).toEqual([null, null]);
    expect([fault('AMR', { active: false })?.[0], fault('C', { active: false })?.[0]]).toEqual(['active', 'active']);
  });

  it('从前已经有两个的县，各自还改得了，多的一个没有什么归它就停得了', () => {
    const two = [...county, body('GSJ', 'bureau', null)];
    expect(shapeFault({ ...body('GSJ', 'bureau', null), name: '改了名' }, two)).toBeNull();
    expect(shapeFault(body('GSJ', 'bureau', null, false), two)).toBeNull();
    expect(shapeFault(body('GSJ', 'bureau', null, false), two, { ...noUses, stations: 2 })?.path).toBe('active');
  });

  it('企业不在这里新建，它的代号也不改给别的', () => {
    expect([fault('F2', { kind: 'firm' })?.[0], fault('F1', { kind: 'office' })?.[0]]).toEqual(['kind', 'kind']);
  });
});
