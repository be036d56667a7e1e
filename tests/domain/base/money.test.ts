import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beyondFen, formatSum, formatWan, formatYuan, parseSum, parseYuan } from '../../../src/domain/base/money.ts';

describe('a typed amount', () => {
  it.each([
    ['1,750.5', 175_050],
    ['1750', 175_000],
    ['１，７５０．５０', 175_050],
    ['1750元', 175_000],
    [' ￥1 750 元 ', 175_000],
    ['96块', 9600],
    ['1.2万', 1_200_000],
    ['9.98万元', 9_980_000],
    ['0.000001万', 1],
    ['0', 0],
    ['0.05', 5],
    ['999,999,999,999.99', 99_999_999_999_999],
  ])('「%s」 is %i fen', (typed, fen) => {
    expect(parseYuan(typed)).toBe(fen);
  });

  it.each([
    '',
    '元',
    '万',
    '-5',
    '1.234',
    '1,75',
    '1,7500',
    '12,345,6',
    '1e3',
    '1.2.3',
    '0x10',
    '很多',
    '.5',
    '5.',
    '1.0000001万',
    '1750美元',
    'NaN',
  ])('「%s」 is none', (typed) => {
    expect(parseYuan(typed)).toBeNull();
  });

  it.each(['1000000000000', '99999999999999999999', '9'.repeat(400), '100000000万'])(
    '「%s」 is beyond every field, and no less a number',
    (typed) => {
      expect(parseYuan(typed)).toBe(beyondFen);
      expect(parseSum(typed)?.fen).toBe(beyondFen);
    },
  );

  it('that was printed is read back the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999_999 }), (fen) => {
        expect(parseYuan(formatYuan(fen))).toBe(fen);
        expect(parseYuan(`${formatYuan(fen).replaceAll(',', '')}元`)).toBe(fen);
      }),
    );
  });

  it('of any text is a whole number of fen or none', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const fen = parseYuan(typed);
        expect(fen === null || (Number.isSafeInteger(fen) && fen >= 0)).toBe(true);
      }),
    );
  });
});

describe('a printed amount', () => {
  it('has commas and two places', () => {
    expect([0, 5, 175_050, 123_456_789_00, -175_050].map(formatYuan)).toEqual([
      '0.00',
      '0.05',
      '1,750.50',
      '123,456,789.00',
      '-1,750.50',
    ]);
  });

  it('S123 0.07 万元就是 700 元：存的是分，写成万元不进位、不补零', () => {
    const stored = parseYuan('700');
    expect(stored).toBe(70_000);
    expect(formatWan(70_000)).toBe('0.07');
    expect(parseYuan('0.07万元')).toBe(stored);
  });

  it('in ten thousands has no idle zeros', () => {
    expect([43_200_000, 1_000_000, 1_234_500, 4999, 5000, -43_200_000].map(formatWan)).toEqual([
      '43.2',
      '1',
      '1.23',
      '0',
      '0.01',
      '-43.2',
    ]);
  });
});

describe('a sum that is not known exactly', () => {
  it.each([
    ['30', 30_00, null],
    ['30多元', 30_00, 'over'],
    ['30余元', 30_00, 'over'],
    ['约30元', 30_00, 'about'],
    ['大概 1,200 块', 1200_00, 'about'],
    ['三十', 30_00, null],
    ['三百', 300_00, null],
    ['三百五', 350_00, null],
    ['三百零五元', 305_00, null],
    ['一千二', 1200_00, null],
    ['两千块', 2000_00, null],
    ['两百多', 200_00, 'over'],
    ['十五块', 15_00, null],
    ['两万', 20_000_00, null],
    ['两万三', 23_000_00, null],
    ['十万零八百', 100_800_00, null],
    ['一千二百三十四万五千六百七十八元', 12_345_678_00, null],
    ['百', null, null],
    ['三百百', null, null],
    ['几百', null, null],
    ['十千', null, null],
    ['50元左右', 50_00, 'about'],
    ['1万多', 10_000_00, 'over'],
  ] as const)('S127 拖欠话费30多元：“%s”读成金额和约数', (typed, fen, about) => {
    expect(parseSum(typed)).toEqual(fen === null ? null : { fen, about });
  });

  it('S127 约数印成“约”和“余”，准数照印到分', () => {
    expect(formatSum(30_00, 'over')).toBe('30余元');
    expect(formatSum(30_00, 'about')).toBe('约30元');
    expect(formatSum(30_50, null)).toBe('30.50元');
  });
});
