import { describe, expect, it } from 'vitest';
import { answeredShare, satisfiedShare, summed, type OpinionCell } from '../../../src/domain/complaint/opinion.ts';

describe('the digest', () => {
  const cell = (
    officeId: string | null,
    category: string | null,
    closedN: number,
    of: [number, number, number, number],
  ): OpinionCell => ({
    officeId,
    category,
    closed: closedN,
    grades: { 1: of[0], 2: of[1], 3: of[2], 4: of[3] },
  });

  it('S195 评价率 = 有评价的 ÷ 办结的，满意率 = 非常满意和满意 ÷ 有评价的；没有的不算', () => {
    const count = cell('SO-LH', 'G10', 9, [2, 3, 1, 1]);
    expect(answeredShare(count)).toBe(77.78);
    expect(satisfiedShare(count)).toBe(71.43);
    expect(answeredShare(cell(null, null, 0, [0, 0, 0, 0]))).toBeNull();
    expect(satisfiedShare(cell(null, null, 4, [0, 0, 0, 0]))).toBeNull();
  });

  it('adds the cells up by office and by category, and together they are the same', () => {
    const cells = [
      cell('A', 'G10', 3, [1, 0, 0, 1]),
      cell('A', null, 2, [0, 1, 0, 0]),
      cell('B', 'G10', 1, [0, 0, 1, 0]),
    ];
    expect(summed(cells, (one) => one.officeId).get('A')).toEqual({ closed: 5, grades: { 1: 1, 2: 1, 3: 0, 4: 1 } });
    expect(summed(cells, (one) => one.category).get('G10')).toEqual({ closed: 4, grades: { 1: 1, 2: 0, 3: 1, 4: 1 } });
    expect(summed(cells, () => '').get('')).toEqual({ closed: 6, grades: { 1: 1, 2: 1, 3: 1, 4: 1 } });
  });
});
