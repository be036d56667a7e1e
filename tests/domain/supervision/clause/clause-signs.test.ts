/** What the learned reader sees in a sentence, and how what it has learned is weighed. */
import { describe, expect, it } from 'vitest';
import { leavingTogether } from '../../../../scripts/clause/cross.ts';
import { descend } from '../../../../scripts/clause/descend.ts';
import { divide } from '../../../../scripts/learn/divide.ts';
import { clauseCodes } from '../../../../src/domain/supervision/clause/clause-code.ts';
import { signsOf } from '../../../../src/domain/supervision/clause/learned/clause-signs.ts';
import { readWeights, sumsOf } from '../../../../src/domain/base/learned/weights.ts';
import {
  clauseLabels,
  groundsOf,
  learnedCodes,
} from '../../../../src/domain/supervision/clause/learned/learned-clause.ts';
import { plainlySaid } from '../../../../src/domain/supervision/clause/learned/spoken-forms.ts';

describe('signs of a sentence', () => {
  it('tell who bears what by the order of what is named', () => {
    const burdened = signsOf('顾客自行承担损失', []);
    const bound = signsOf('本店承担顾客损失', []);
    expect(burdened.has('$consumer>himself')).toBe(true);
    expect(bound.has('$consumer>himself')).toBe(false);
    expect(bound.has('$operator>difference')).toBe(true);
  });

  it('see two characters near each other, and not across a pause', () => {
    expect(signsOf('不予办理退款', []).has('~不_退')).toBe(true);
    expect(signsOf('不收费，退款', []).has('~不_退')).toBe(false);
  });

  it('read the longest word first', () => {
    const signs = signsOf('恕不另行通知', []);
    expect(signs.has('$unsaid')).toBe(true);
    expect(signs.has('$refuse')).toBe(false);
  });

  it('see what stands together in whatever order, and what a clause begins and ends with', () => {
    const [one, other] = [signsOf('丢了东西自认', []), signsOf('自认,丢了东西', [])];
    for (const signs of [one, other]) expect(signs.has('&himself&loss')).toBe(true);
    expect(one.has('$^loss')).toBe(true);
    expect(other.has('$^himself')).toBe(true);
    expect(other.has('$thing.')).toBe(true);
    expect(signsOf('丢了东西。自认', []).has('&himself&loss')).toBe(false);
  });

  it('are the same of a figure in whatever signs, and of what is said in the words of a place', () => {
    expect(plainlySaid('损坏一件罚三百')).toBe('损坏一件罚0');
    expect(plainlySaid('损坏一件罚300')).toBe('损坏一件罚0');
    expect(plainlySaid('娃儿摔了莫找俺们哈')).toBe('孩子摔了别找我们');
    expect(plainlySaid('您的东西，甭放这儿啦！')).toBe('你的东西，别放这儿！');
    // Words that are no figures, and a particle that ends nothing.
    expect(plainlySaid('千万一次性付清，哈密瓜另算')).toBe('千万一次性付清，哈密瓜另算');
  });

  it('tell a share of each day from one that is paid once', () => {
    expect(signsOf('每日按欠款的0.05%支付违约金', []).has('%daily0')).toBe(true);
    expect(signsOf('每日按欠款的5%支付违约金', []).has('%daily2')).toBe(true);
    expect(signsOf('违约金为总价的10%', []).has('%once1')).toBe(true);
    expect(signsOf('违约金为总价的百分之六十', []).has('%once3')).toBe(true);
  });
});

describe('what was learned', () => {
  const row = (sign: string, own: string, label: number, letter: string) =>
    `${sign} ${own}${clauseLabels.map((_, i) => (i === label ? letter : 'g')).join('')}`;
  const weights = readWeights({
    bias: clauseLabels.map(() => -1),
    steps: clauseLabels.map(() => 0.5),
    signStep: 1,
    // The middle of the alphabet says nothing, the last letter most.
    lines: [row('退', 'D', 0, '_'), row('不', 'E', 1, '_')].join('\n'),
  });

  it('is summed by label, shared by the length of all signs that are known', () => {
    const sums = sumsOf(new Set(['退', '不', '谁']), weights);
    expect(sums[0]).toBeCloseTo(-1 + (31 * 0.5) / Math.hypot(3, 4));
    expect(sums[2]).toBeCloseTo(-1);
    expect(sumsOf(new Set(), weights)[0]).toBe(-1);
  });

  it('sees a code beside its strongest rival', () => {
    const sums = clauseLabels.map((label) => (label === 'F8.4' ? 2 : label === 'F7.3' ? 1 : label === 'any' ? 3 : -4));
    expect(groundsOf('F8.4', sums, ['F8.4'])).toEqual([2, 3, 1, 0, 1, 1, 1, 2, 3, 2, 1]);
    expect(groundsOf('F7.3', sums, ['F8.4'])).toEqual([1, 3, 0, 2, 0, 0, 1, 0, 0, 1, 0]);
  });

  it('proposes nothing for what says nothing, and each code at most once', () => {
    expect(learnedCodes('', [])).toEqual([]);
    const codes = learnedCodes('会员卡一经售出概不退换，最终解释权归本店所有', ['F8.4', 'F8.7']);
    expect(codes).toEqual(clauseCodes.filter((code) => codes.includes(code)));
    expect(codes).toContain('F8.7');
  });
});

describe('hands that are left out of learning', () => {
  const hands = ['a', 'b', 'c', 'd', 'e'];

  it('leave each once, and not with a neighbour', () => {
    expect(leavingTogether(hands, 2)).toEqual([['a', 'd'], ['b', 'e'], ['c']]);
  });

  it('leave one by one, where nothing else is said', () => {
    expect(leavingTogether(hands, 1)).toEqual([['a'], ['b'], ['c'], ['d'], ['e']]);
  });
});

describe('dividing rows of two kinds', () => {
  // Three signs: the first stands in rows of the one kind, the second in those of the other, the third in both.
  const signs = [[0], [0, 2], [0], [1], [1, 2], [1]];
  const rows = {
    starts: signs.reduce<number[]>((starts, of) => [...starts, (starts.at(-1) ?? 0) + of.length], [0]),
    places: Int32Array.from(signs.flat()),
    shares: Float64Array.from(signs.flatMap((of) => of.map(() => 1 / Math.sqrt(of.length)))),
  };
  const kinds = (first: number) => signs.map((_of, row) => ({ is: row < 3, weight: row === 1 ? first : 1 }));
  const side = ({ bias, weights }: ReturnType<typeof divide>, row: number) =>
    (signs[row] ?? []).reduce((sum, sign) => sum + (weights[sign] ?? 0) / Math.sqrt(signs[row]?.length ?? 1), bias);

  it('puts each on its side, by the signs that tell them apart, and the same each time', () => {
    const plane = divide(rows, kinds(1), 3, { cost: 10, rounds: 50 });
    expect(signs.map((_of, row) => side(plane, row) > 0)).toEqual([true, true, true, false, false, false]);
    expect(plane.weights[0]).toBeCloseTo(-(plane.weights[1] ?? 0), 2);
    expect(Math.abs(plane.weights[2] ?? 1)).toBeLessThan(0.05);
    expect(divide(rows, kinds(1), 3, { cost: 10, rounds: 50 })).toEqual(plane);
  });

  it('yields more to a row that counts more', () => {
    const [light, heavy] = [0.01, 10].map((weight) => divide(rows, kinds(weight), 3, { cost: 0.1, rounds: 50 }));
    if (light === undefined || heavy === undefined) throw new Error('Two planes were drawn.');
    expect(side(heavy, 1)).toBeGreaterThan(side(light, 1));
  });
});

describe('going down a slope', () => {
  it('comes to the bottom of a bowl that is far wider one way than the other', () => {
    const bottom = [3, -2];
    const bowl = [1, 400];
    const place = descend(
      (at, slope) => {
        let height = 0;
        for (const [i, wide] of bowl.entries()) {
          const off = (at[i] ?? 0) - (bottom[i] ?? 0);
          height += (wide * off * off) / 2;
          slope[i] = wide * off;
        }
        return height;
      },
      2,
      100,
    );
    expect(place[0]).toBeCloseTo(3, 3);
    expect(place[1]).toBeCloseTo(-2, 3);
  });
});
