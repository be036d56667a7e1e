import { describe, expect, it } from 'vitest';
import { figures } from '../../../src/domain/figures.ts';
import { fewerBefore, figureFaultWords, spanOf } from '../../../src/domain/figures/figure-cell.ts';

describe('a period in cells', () => {
  it.each([
    ['2026-01-01', '2026-12-31', { months: ['2026-01-01', '2026-12-01'], sinceOn: '2026-01-01' }],
    [
      '2026-01-01',
      '2026-03-09',
      { months: ['2026-01-01', '2026-02-01'], tail: ['2026-03-01', '2026-03-09'], sinceOn: '2026-01-01' },
    ],
    [
      '2026-01-15',
      '2026-02-28',
      { head: ['2026-01-15', '2026-01-31'], months: ['2026-02-01', '2026-02-01'], sinceOn: '2026-02-01' },
    ],
    ['2026-01-15', '2026-01-20', { head: ['2026-01-15', '2026-01-20'], sinceOn: '2026-02-01' }],
    ['2026-01-15', '2026-01-31', { head: ['2026-01-15', '2026-01-31'], sinceOn: '2026-02-01' }],
    ['2026-02-01', '2026-02-01', { tail: ['2026-02-01', '2026-02-01'], sinceOn: '2026-02-01' }],
    [
      '2025-12-31',
      '2026-01-01',
      { head: ['2025-12-31', '2025-12-31'], tail: ['2026-01-01', '2026-01-01'], sinceOn: '2026-01-01' },
    ],
  ] as const)('from %s to %s is whole months with a head and a tail', (from, to, wanted) => {
    const range = (ends?: readonly [string, string]) => (ends === undefined ? null : { from: ends[0], to: ends[1] });
    const { months, head, tail, sinceOn } = wanted as Partial<
      Record<'months' | 'head' | 'tail', readonly [string, string]>
    > & {
      sinceOn: string;
    };
    expect(spanOf({ from, to })).toEqual({ months: range(months), head: range(head), tail: range(tail), sinceOn });
  });

  it.each([
    ['2026-03-02', '2026-04-02', '2026-03-01 2026-03-01'],
    ['2025-12-15', '2026-12-02', '2025-12-01 2025-12-14'],
    ['2026-02-14', '2026-02-28', '2026-02-01 2026-02-13'],
    // As many lie before it as are in it, or more.
    ['2026-02-15', '2026-03-31', null],
    ['2026-03-31', '2026-05-31', null],
    // It begins with the month, or ends in it.
    ['2026-03-01', '2026-12-31', null],
    ['2026-03-02', '2026-03-30', null],
  ])('the fewer days of the first month of %s to %s: before it', (from, to, before) => {
    const [first = '', last = ''] = before?.split(' ') ?? [];
    expect(fewerBefore({ from, to })).toEqual(before === null ? null : { from: first, to: last });
  });

  it('that does not fit is told by what differs, in words', () => {
    const fault = {
      countyId: 990126,
      level: 'O',
      startOn: '2026-03-01',
      sinceOn: '2026-03-01',
      area: 'SO-LH',
      key: 'G10',
      held: { received: 3, accepted: 2 },
      counted: { received: 3, accepted: 1 },
    };
    expect(figureFaultWords(fault, figures)).toBe(
      '990126 所的一月 2026-03-01 SO-LH G10（受理于 2026-03）：受理记着 2，应是 1。(Cell O 2026-03-01 SO-LH G10 of 990126: accepted 2 instead of 1.)',
    );
  });
});
