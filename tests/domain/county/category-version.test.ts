import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isInUse, lawTraits, namedByRules, successorOf, type Category } from '../../../src/domain/county/category.ts';
import { movesOf, nextCategories, nextCode, type CategoryChange } from '../../../src/domain/county/category-version.ts';
import { readCategories } from '../../../src/outside/seeds.ts';
import { codeOf } from '../../build/refusal.ts';

const seeded: readonly Category[] = (await readCategories()).map((one) => ({
  ...one,
  retiredOn: null,
  mergedInto: null,
}));
const day = '2026-11-30';
const add = (code: string, parentCode: string | null, kind: 'goods' | 'services' | 'nature', zh: string) =>
  ({ act: 'add', code, parentCode, kind, zh, en: '' }) as const;
const after = (...changes: CategoryChange[]) => nextCategories(seeded, changes, day);
/** With a kind of problem of the county's own beside those of the seed. */
const own = after(add('N10', null, 'nature', '算法杀熟')).categories;
const refused = (...changes: CategoryChange[]) => codeOf(() => nextCategories(own, changes, day));
const found = (categories: readonly Category[], code: string) => categories.find((one) => one.code === code);

describe('a new version of the categories', () => {
  it('adds a class below, at the top and a kind of problem, each at its place, with a code that was never given', () => {
    expect([
      nextCode(seeded, 'G03', 'goods'),
      nextCode(seeded, null, 'goods'),
      nextCode(seeded, null, 'nature'),
    ]).toEqual(['G03.5', 'G11', 'N10']);
    const { categories, moves } = after(add('G03.5', 'G03', 'goods', '预制菜'), add('N10', null, 'nature', '算法杀熟'));
    expect(moves).toEqual([]);
    const codes = categories.map(({ code }) => code);
    expect(codes.indexOf('G03.5')).toBe(codes.indexOf('G03.4') + 1);
    expect(codes.indexOf('N10')).toBe(codes.indexOf('N99') - 1);
    expect(categories.map(({ position }) => position)).toEqual(categories.map((_, i) => i));
    expect(found(categories, 'G03.5')).toMatchObject({ zh: '预制菜', en: '预制菜', kind: 'goods', parentCode: 'G03' });
  });

  it('gives no code twice, not that of one that was ended either', () => {
    const { categories } = after({ act: 'retire', code: 'G02.3', into: 'G02.1' });
    expect(nextCode(categories, 'G02', 'goods')).toBe('G02.4');
    expect(refused(add('G02.3', 'G02', 'goods', '帽子'))).toBe('category-code-unfit');
    expect(refused(add('G03.9', 'G03', 'goods', '帽子'))).toBe('category-code-unfit');
  });

  it('renames, ends and takes back, and moves what was merged', () => {
    const { categories, moves } = after(
      { act: 'rename', code: 'G02.2', zh: '鞋类', en: 'Footwear' },
      { act: 'retire', code: 'G02.3', into: 'G02.1' },
      { act: 'retire', code: 'V08', into: null },
    );
    expect(found(categories, 'G02.2')).toMatchObject({ zh: '鞋类', en: 'Footwear' });
    expect(found(categories, 'G02.3')).toMatchObject({ retiredOn: day, mergedInto: 'G02.1' });
    expect(found(categories, 'V08')).toMatchObject({ retiredOn: day, mergedInto: null });
    expect(moves).toEqual([{ from: 'G02.3', to: 'G02.1' }]);
    const back = nextCategories(categories, [{ act: 'revive', code: 'G02.3' }], day);
    expect(found(back.categories, 'G02.3')).toMatchObject({ retiredOn: null, mergedInto: null });
  });

  it('follows what was merged into one that was merged since', () => {
    const first = after({ act: 'retire', code: 'G01.9', into: 'G01.8' }).categories;
    const { categories } = nextCategories(first, [{ act: 'retire', code: 'G01.8', into: 'G01.7' }], day);
    expect(movesOf(categories)).toEqual([
      { from: 'G01.8', to: 'G01.7' },
      { from: 'G01.9', to: 'G01.7' },
    ]);
    expect([successorOf(categories, 'G01.9'), successorOf(categories, 'G01.1')]).toEqual(['G01.7', 'G01.1']);
  });

  it.each([
    ['what rules name', 'category-of-law', { act: 'retire', code: 'G10', into: null }],
    ['a kind of problem that rules name', 'category-of-law', { act: 'retire', code: 'N07', into: 'N01' }],
    ['what has something in use below it', 'category-has-below', { act: 'retire', code: 'V06', into: null }],
    ['what is not there', 'category-unknown', { act: 'rename', code: 'G77', zh: '什么', en: '' }],
    ['a channel', 'category-unknown', { act: 'rename', code: 'C01', zh: '什么', en: '' }],
    ['to take back what is in use', 'category-unknown', { act: 'revive', code: 'G01.1' }],
    ['a name that stands beside it', 'category-name-taken', { act: 'rename', code: 'G02.2', zh: '服装', en: '' }],
    ['goods below a service', 'category-place-unfit', add('V01.9', 'V01', 'goods', '什么')],
    ['anything below a kind of problem', 'category-place-unfit', add('N01.1', 'N01', 'nature', '什么')],
    ['to merge with itself', 'category-goal-unfit', { act: 'retire', code: 'G01.9', into: 'G01.9' }],
    ['to merge goods with services', 'category-goal-unfit', { act: 'retire', code: 'G01.9', into: 'V04' }],
    ['to merge goods with a kind of problem', 'category-goal-unfit', { act: 'retire', code: 'G01.9', into: 'N01' }],
    [
      'to merge farm inputs with what no such law protects',
      'category-changes-law',
      { act: 'retire', code: 'G10.3', into: 'G06' },
    ],
    [
      'to merge a new kind of problem with that of food safety',
      'category-changes-law',
      { act: 'retire', code: 'N10', into: 'N07' },
    ],
    ['to merge food with what is none', 'category-changes-law', { act: 'retire', code: 'G03.3', into: 'G08' }],
  ] as const satisfies readonly (readonly [string, string, CategoryChange])[])('refuses %s: %s', (_, code, change) => {
    expect(refused(change)).toBe(code);
  });

  it('refuses to merge with what the same version ends, and to take back below what is ended', () => {
    expect(refused({ act: 'retire', code: 'G01.9', into: 'G01.8' }, { act: 'retire', code: 'G01.8', into: null })).toBe(
      'category-goal-unfit',
    );
    const below = ['V06.1', 'V06.2', 'V06.3', 'V06'].map((code) => ({ act: 'retire', code, into: null }) as const);
    const ended = after(...below).categories;
    expect(codeOf(() => nextCategories(ended, [{ act: 'revive', code: 'V06.1' }], day))).toBe('category-above-ended');
    expect(codeOf(() => nextCategories(ended, [add('V06.4', 'V06', 'services', '什么')], day))).toBe(
      'category-unknown',
    );
  });

  it('moves nothing of what the same version takes back', () => {
    const { moves, categories } = after(
      { act: 'retire', code: 'G01.9', into: 'G01.8' },
      { act: 'revive', code: 'G01.9' },
    );
    expect(moves).toEqual([]);
    expect(found(categories, 'G01.9')).toMatchObject({ retiredOn: null, mergedInto: null });
  });

  it('moves nothing from under a law: what may be merged has the same traits', () => {
    expect(lawTraits('G03.2')).not.toBe(lawTraits('G03.1'));
    expect(lawTraits('G10.1')).toBe(lawTraits('G10.3'));
    expect(lawTraits('G01.1')).toBe('');
  });

  it('keeps every code that the rules of the program name', () => {
    const folders = ['triage', 'complaint', 'county', 'supervision/inspection', 'exchange'];
    const named = folders.flatMap((folder) => {
      const root = new URL(`../../../src/domain/${folder}/`, import.meta.url).pathname;
      return readdirSync(root, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .flatMap((name) => [...readFileSync(join(root, name), 'utf8').matchAll(/'([GVNO]\d\d(?:\.\d+)*)'/gu)])
        .map((match) => match[1] ?? '');
    });
    const unknown = [...new Set(named)].filter((code) => found(seeded, code) !== undefined && !namedByRules.has(code));
    expect(named.length).toBeGreaterThan(30);
    expect(unknown).toEqual([]);
    expect(seeded.every(isInUse)).toBe(true);
  });
});
