/** What many read at once names nobody: what counts in a field, and in which words it is refused. */
import { describe, expect, test } from 'vitest';
import { leaksOf } from '../../../src/domain/base/disclosure/leak.ts';
import { demandNameless, namingProblems, sayEach, sayTogether } from '../../../src/domain/base/disclosure/nameless.ts';
import type { Refusal } from '../../../src/domain/base/refusal.ts';
import { namesSomebody } from '../../../src/domain/incident/nameless.ts';
import { publicNames } from '../../../src/domain/publicity/unnamed.ts';

const gate = { leaksOf };
const refusedBy = (act: () => void): Refusal | null => {
  try {
    act();
  } catch (error) {
    return error as Refusal;
  }
  return null;
};

describe('一按就公开的话', () => {
  test('姓名、电话不收：指出是哪一栏、哪几个字、怎么办', () => {
    const told = { title: '别买散装洗衣液', script: '孙铁柱（13812345678）家的起火了' };
    const refused = refusedBy(() => demandNameless({ strict: told }, gate, publicNames));
    expect(refused?.code).toBe('public-names');
    expect(refused?.fields.map(({ path }) => path)).toEqual(['script', 'script']);
    expect(refused?.facts).toEqual({ words: '孙铁柱、13812345678' });
    for (const words of ['孙铁柱', '13812345678', '换个说法']) expect(JSON.stringify(refused?.fields)).toContain(words);
  });

  test('客服电话、牌子、型号照写', () => {
    const goods = { brand: '安行牌', batch: '2509 到 2512 开头' };
    expect(namingProblems({ strict: { advice: '打厂家 400-810-1234 退全款' }, plain: goods }, gate, sayEach)).toEqual(
      [],
    );
    const named = namingProblems({ plain: { source: '马德旺 13812345678' } }, gate, sayEach);
    expect(named.map(({ path }) => path)).toContain('source');
  });
});

describe('每一栏算什么', () => {
  const known = { names: ['李有田', '匿名'], firms: ['四海水产行', '农资店'] };
  const said = (texts: Parameters<typeof namingProblems>[0]) =>
    namingProblems(texts, { ...gate, known }, sayTogether).map(({ path, zh }) => `${path}: ${zh}`);

  test('只像人名的，只在严的栏里算', () => {
    const text = '村民孙铁柱种的地';
    expect(said({ strict: { text } })).toEqual(['text: “孙铁柱”看得出是谁；请去掉，或者换成“某某”。']);
    expect(said({ plain: { text }, shopless: { other: text } })).toEqual([]);
  });

  test('知道的人哪一栏都算；店只在不写店的栏里算；没写名字的、泛称的不算', () => {
    const text = '李有田在四海水产行买的，匿名的也在农资店买过';
    const person = '“李有田”看得出是谁；请去掉，或者换成“某某”。';
    expect(said({ plain: { text } })).toEqual([`text: ${person}`]);
    expect(said({ shopless: { text } })).toEqual([`text: ${person}“四海水产行”是店名；请去掉，或者换成“某店”。`]);
  });

  test('村名、小数目说得出去哪里看，不算', () => {
    expect(said({ strict: { text: '郭庄村三户' }, shopless: { other: '郭庄村三户' } })).toEqual([]);
  });

  test('群体事件的话按栏说一句，没有人就不拒', () => {
    const facts = { ...gate, known };
    const refused = refusedBy(() => demandNameless({ shopless: { title: '李有田的种子' } }, facts, namesSomebody));
    expect([refused?.code, refused?.fields.map(({ path }) => path)]).toEqual(['incident-names-somebody', ['title']]);
    expect(refusedBy(() => demandNameless({ plain: { place: '四海水产行门口' } }, facts, namesSomebody))).toBeNull();
  });
});
