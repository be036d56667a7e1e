import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundedZh } from '../../../../src/domain/publicity/education/outreach.ts';
import { changeOf, pointsOf, shareOf, shareWithBoth } from '../../../../src/domain/report/style/change-style.ts';
import {
  countInChinese,
  headingCounter,
  headingNumber,
  inChinese,
} from '../../../../src/domain/report/style/chinese-figures.ts';
import { isBlank, printed } from '../../../../src/domain/report/style/figure-style.ts';
import { sumInWan, sumInYuan, sumOver, wanFigures } from '../../../../src/domain/report/style/money-style.ts';
import { countOver, countReached, floored } from '../../../../src/domain/report/style/over-style.ts';
import { parseSum, parseYuan } from '../../../../src/domain/base/money.ts';
import { chineseNumber } from '../../../../src/domain/triage/spoken-sums.ts';

/** What a reader takes from a printed number: at least so many, and whether it says that there are more. */
function readBack(text: string): { n: number; over: boolean } {
  const match = /^(?:达)?([\d.]+|[零一二三四五六七八九十百千万]+?)(余)?(亿|万)?(余)?(?:元|人次|份|次|)$/u.exec(text);
  if (match === null) throw new Error(`not a number: ${text}`);
  const [, figures = '', before, unit, after] = match;
  const n = /^[\d.]/u.test(figures) ? Number(figures) : (chineseNumber(figures) ?? Number.NaN);
  const scale = unit === '亿' ? 100_000_000 : unit === '万' ? 10_000 : 1;
  return { n: n * scale, over: before !== undefined || after !== undefined };
}

describe('A number in words', () => {
  it.each([
    [0, '零'],
    [4, '四'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [101, '一百零一'],
    [110, '一百一十'],
    [1000, '一千'],
    [1050, '一千零五十'],
    [10_000, '一万'],
    [10_012, '一万零一十二'],
    [120_000, '十二万'],
    [1_000_100, '一百万零一百'],
    [20_130_405, '二千零一十三万零四百零五'],
  ])('%i is %s', (n, words) => {
    expect(inChinese(n)).toBe(words);
  });

  it('is read back as the same number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (n) => {
        expect(chineseNumber(inChinese(n))).toBe(n);
      }),
    );
  });

  it('of two things is 两, and of twelve 十二', () => {
    expect([2, 4, 12].map(countInChinese)).toEqual(['两', '四', '十二']);
  });

  it('is refused where no report writes one: below nothing, in parts, or beyond words', () => {
    for (const n of [-1, 1.5, 100_000_000, Number.NaN]) expect(() => inChinese(n)).toThrow();
  });
});

describe('What stands before a heading', () => {
  it('is 一、（一）1.（1）', () => {
    expect(([1, 2, 3, 4] as const).map((level) => headingNumber(level, 11))).toEqual([
      '十一、',
      '（十一）',
      '11.',
      '（11）',
    ]);
  });

  it('leaves no number out, and begins a lower level again under each higher one', () => {
    const next = headingCounter();
    expect(([1, 2, 3, 3, 2, 3, 1, 2] as const).map(next)).toEqual([
      '一、',
      '（一）',
      '1.',
      '2.',
      '（二）',
      '1.',
      '二、',
      '（一）',
    ]);
  });
});

describe('余', () => {
  it.each([
    [12, '次', 'arabic', '10余次'],
    [7270, '人次', 'arabic', '7000余人次'],
    [10_450, '份', 'arabic', '10000余份'],
    [12, '次', 'chinese', '十余次'],
    [23, '次', 'chinese', '二十余次'],
    [130_000, '份', 'arabic', '10余万份'],
    [10, '次', 'arabic', '10次'],
    [7000, '人次', 'arabic', '7000人次'],
    [9, '次', 'chinese', '九次'],
    [0, '次', 'arabic', '0次'],
  ] as const)('of %i%s in %s figures is %s', (n, unit, numerals, text) => {
    expect(countOver(n, unit, { numerals })).toBe(text);
  });

  it('keeps more of the first figures where that is chosen', () => {
    expect(countOver(7270, '人次', { figures: 2 })).toBe('7200余人次');
    expect(countOver(215_000, '份', { figures: 2 })).toBe('21万余份');
    expect(countOver(7270, '人次', { figures: 4 })).toBe('7270人次');
  });

  it('stands only where the true number is above what is printed, and nothing printed exceeds the number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999 }),
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom('arabic' as const, 'chinese' as const),
        (n, figures, numerals) => {
          const read = readBack(countOver(n, '人次', { numerals, figures }));
          expect(read.n).toBeLessThanOrEqual(n);
          expect(read.over).toBe(read.n < n);
          expect(read.n).toBe(floored(n, figures));
        },
      ),
    );
  });

  it('is printed here as the ledger of events prints it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), (n) => {
        expect(countOver(n, '')).toBe(roundedZh(n));
      }),
    );
  });

  it('of people who were reached is 达千人, and an exact thousand is 1000', () => {
    expect([1180, 1000, 3270, 12_000, 8].map((n) => countReached(n, '人'))).toEqual([
      '达千人',
      '达1000人',
      '达3000余人',
      '达万人',
      '达8人',
    ]);
  });
});

describe('A sum of money', () => {
  it.each([
    [345_230_000, 2, '345.23万元'],
    [6_700_000, 2, '6.7万元'],
    [70_000, 2, '0.07万元'],
    [34_523_450, 1, '34.5万元'],
    [500_000, 0, '1万元'],
    [499_999, 0, '4999.99元'],
    [3000, 2, '30元'],
    [1, 2, '0.01元'],
    [0, 2, '0万元'],
    [-6_700_000, 2, '-6.7万元'],
  ])('of %i fen in 万元 to %i places is %s', (fen, places, text) => {
    expect(sumInWan(fen, { places })).toBe(text);
  });

  it('keeps its idle noughts in the column of a table', () => {
    expect(wanFigures(6_700_000, { places: 2, idle: true })).toBe('6.70');
    expect(wanFigures(10_000_000, { places: 2 })).toBe('10');
  });

  it('loses no fen beyond half of the last place, and none at all with six', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999_999 }), fc.integer({ min: 0, max: 6 }), (fen, places) => {
        const read = Number(wanFigures(fen, { places, idle: true }).replace('.', '')) * 10 ** (6 - places);
        const off = read - fen;
        // Halves go up: never more than half a unit above, and less than half below.
        expect(off * 2).toBeLessThanOrEqual(10 ** (6 - places));
        expect(off * 2).toBeGreaterThan(-(10 ** (6 - places)));
        if (places === 6) expect(off).toBe(0);
      }),
    );
  });

  it('is never printed as nothing when it is something', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 0, max: 4 }), (fen, places) => {
        const text = sumInWan(fen, { places });
        expect(Number.parseFloat(text)).toBeGreaterThan(0);
        if (!text.endsWith('万元')) expect(parseYuan(text)).toBe(fen);
      }),
    );
  });

  it.each([
    [10_424_000, '10余万元'],
    [7_300_000, '7万余元'],
    [72_000, '700余元'],
    [10_000_000, '10万元'],
    [2_345_678_900_00, '20余亿元'],
    [123_456_789_00, '1亿余元'],
    [930, '9.3元'],
    [0, '0万元'],
  ])('of %i fen with 余 is %s', (fen, text) => {
    expect(sumOver(fen)).toBe(text);
  });

  it('with 余 is above what is printed, and one that is exactly that has none', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), fc.integer({ min: 1, max: 4 }), (fen, figures) => {
        const { n, over } = readBack(sumOver(fen, figures));
        expect(Math.round(n * 100)).toBeLessThanOrEqual(fen);
        expect(over).toBe(Math.round(n * 100) < fen);
      }),
    );
  });

  it('in yuan is read back to the fen', () => {
    expect(sumInYuan(175_050)).toBe('1750.5元');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999_999 }), (fen) => {
        expect(parseSum(sumInYuan(fen))).toEqual({ fen, about: null });
      }),
    );
  });
});

describe('A share', () => {
  it('is printed with both of its numbers: the closing rate of the seed is 198 of 201', () => {
    expect(shareWithBoth(198, 201)).toBe('98.51%（198/201）');
    expect(shareWithBoth(196, 201)).toBe('97.51%（196/201）');
    expect(shareWithBoth(0, 0)).toBe('*%');
    expect(shareWithBoth(null, 201)).toBe('*%');
  });

  it('is no 100 % while one is missing, and no 0 % while there is one', () => {
    expect(shareOf(100_000, 100_000)).toBe('100.00%');
    expect(shareOf(99_999, 100_000)).toBe('99.999%');
    expect(shareOf(1, 100_000)).toBe('0.001%');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000_000 }), fc.integer({ min: 0, max: 5_000_000 }), (a, b) => {
        const [part, whole] = [Math.min(a, b), Math.max(a, b)];
        const read = Number.parseFloat(shareOf(part, whole));
        expect(read === 100).toBe(part === whole);
        expect(read === 0).toBe(part === 0);
        expect(Math.abs(read - (part / whole) * 100)).toBeLessThanOrEqual(0.005 + 1e-9);
      }),
    );
  });

  it('goes up at the half, exactly', () => {
    expect(shareOf(1, 8, 2)).toBe('12.50%');
    expect(shareOf(1, 16, 1)).toBe('6.3%');
    expect(shareOf(1005, 100_000, 2)).toBe('1.01%');
  });
});

describe('A comparison', () => {
  const base = '2008年1月1日至12月31日';
  const of = (now: number | null, before: number | null) => changeOf({ now, before, base, unit: '件' });

  it.each([
    [210, 240, '同比下降12.5%'],
    [240, 210, '同比增长14.29%'],
    [240, 240, '同比持平'],
    [12, 0, '同比无基数'],
    [0, 0, '同比持平'],
    [0, 12, '同比下降100%'],
    [null, 240, '同比增减*%'],
    [210, null, '同比增减*%'],
    [100_001, 100_000, '同比增加1件'],
    [1, 100_000, '同比下降99.999%'],
  ])('of %s with %s is %s', (now, before, text) => {
    expect(of(now, before).zh).toBe(text);
  });

  it('names its base, and a base that is not known', () => {
    expect(of(210, 240).note).toBe('同比的基期：上年同期（2008年1月1日至12月31日）240件。');
    expect(changeOf({ now: 3, before: null, base: '2014年9月', unit: '人次', kind: '环比' }).note).toBe(
      '环比的基期：上期（2014年9月）*人次。',
    );
  });

  it('never says the wrong way, and 持平 only of the same number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 1, max: 100_000 }), (now, before) => {
        const { zh } = of(now, before);
        expect(/增/u.test(zh)).toBe(now > before);
        expect(/下降|减少/u.test(zh)).toBe(now < before);
        expect(zh === '同比持平').toBe(now === before);
        expect(zh).not.toMatch(/[增降长]0(?:\.0+)?%/u);
      }),
    );
  });

  it('of rates is told in points', () => {
    expect(pointsOf({ part: 198, whole: 201 }, { part: 196, whole: 201 })).toBe('提高1个百分点');
    expect(pointsOf({ part: 1, whole: 3 }, { part: 1, whole: 2 })).toBe('下降16.67个百分点');
    expect(pointsOf({ part: 1, whole: 3 }, { part: 0, whole: 0 })).toBe('无基数');
    expect(pointsOf({ part: 1, whole: 2 }, { part: 2, whole: 4 })).toBe('持平');
  });
});

describe('A figure in a report', () => {
  it('has the unit of the figure and the style of its place', () => {
    expect(printed({ kind: 'count', n: 201, unit: '件' })).toBe('201件');
    expect(printed({ kind: 'count', n: 7270, unit: '人次' }, { manner: 'over' })).toBe('7000余人次');
    expect(printed({ kind: 'count', n: 23, unit: '次' }, { manner: 'over', numerals: 'chinese' })).toBe('二十余次');
    expect(printed({ kind: 'count', n: 1180, unit: '人' }, { manner: 'reached' })).toBe('达千人');
    expect(printed({ kind: 'money', fen: 10_424_000 }, { manner: 'over' })).toBe('10余万元');
    expect(printed({ kind: 'money', fen: 345_230_000 })).toBe('345.23万元');
    expect(printed({ kind: 'money', fen: 5000 }, { yuan: true })).toBe('50元');
    expect(printed({ kind: 'weight', grams: 80_000 })).toBe('80公斤');
    expect(printed({ kind: 'weight', grams: 80_250 }, { places: 1 })).toBe('80.3公斤');
    expect(printed({ kind: 'rate', part: 198, whole: 201 })).toBe('98.51%');
    expect(printed({ kind: 'rate', part: 198, whole: 201 }, { both: true })).toBe('98.51%（198/201）');
    expect(printed({ kind: 'rate', part: 0, whole: 0 })).toBe('*%');
    expect(isBlank({ kind: 'rate', part: 0, whole: 0 })).toBe(true);
  });

  it('prints a blank where it is not known, and a nought where there is none', () => {
    const blanks = [
      { kind: 'count', n: null, unit: '户次' },
      { kind: 'money', fen: null },
      { kind: 'weight', grams: null },
      { kind: 'rate', part: null, whole: 3 },
    ] as const;
    expect(blanks.map((one) => printed(one))).toEqual(['*户次', '*万元', '*公斤', '*%']);
    expect(blanks.map(isBlank)).toEqual([true, true, true, true]);
    expect(printed({ kind: 'count', n: 0, unit: '户次' })).toBe('0户次');
    expect(isBlank({ kind: 'count', n: 0, unit: '户次' })).toBe(false);
  });
});
