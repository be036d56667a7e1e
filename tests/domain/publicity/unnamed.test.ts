/** What goes public or to every station in one press names nobody. */
import { describe, expect, test } from 'vitest';
import { leaksOf } from '../../../src/domain/base/disclosure/leak.ts';
import { demandUnnamed, unnamedProblems } from '../../../src/domain/publicity/unnamed.ts';
import type { Refusal } from '../../../src/domain/base/refusal.ts';

describe('一按就公开的话', () => {
  test('姓名、电话不收：指出是哪一栏、哪几个字、怎么办', () => {
    const refused = (() => {
      try {
        demandUnnamed({ leaksOf }, { title: '别买散装洗衣液', script: '孙铁柱（13812345678）家的起火了' });
      } catch (error) {
        return error as Refusal;
      }
      return null;
    })();
    expect(refused?.code).toBe('public-names');
    expect(refused?.fields.map(({ path }) => path)).toEqual(['script', 'script']);
    for (const words of ['孙铁柱', '13812345678', '换个说法']) expect(JSON.stringify(refused?.fields)).toContain(words);
  });

  test('客服电话、牌子、型号照写', () => {
    expect(
      unnamedProblems(
        { leaksOf },
        { advice: '打厂家 400-810-1234 退全款' },
        { brand: '安行牌', batch: '2509 到 2512 开头' },
      ),
    ).toEqual([]);
    expect(unnamedProblems({ leaksOf }, {}, { source: '马德旺 13812345678' }).map(({ path }) => path)).toContain(
      'source',
    );
  });
});
