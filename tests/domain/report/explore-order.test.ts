import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../src/domain/figures/figure-cell.ts';
import { exploreTable } from '../../../src/domain/report/explore.ts';
import {
  addsUp,
  arrange,
  nextOrder,
  orderIn,
  orderText,
  riseOf,
  risesBy,
  type ArrangedLine,
  type LineOrder,
} from '../../../src/domain/report/explore-order.ts';

const period = { from: '2026-01-01', to: '2026-06-30' };
const counts = (side: 'office' | 'category', of: readonly (readonly [string, string, number])[]) => {
  const now = tableOf(
    { columns: 'channel' },
    of.map(([row, column, n]) => ({ row, column, n })),
  );
  const year = tableOf(
    { columns: null },
    of.map(([row], i) => ({ row, column: '', n: (i * 7) % 5 })),
  );
  return exploreTable({ rows: side, period, now, bases: { year, before: null } }, () => 0);
};
const offices = counts('office', [
  ['A', 'phone', 4],
  ['B', 'phone', 9],
  ['B', 'letter', 1],
  ['C', 'letter', 6],
  ['D', 'phone', 2],
  ['E', 'letter', 1],
]);
const keysOf = (lines: readonly { key: string }[]) => lines.map(({ key }) => key);
const order = (text: string): LineOrder | null => orderIn(text);

const code = fc.constantFrom('G', 'G01', 'G10', 'G10.1', 'G10.2', 'V06', 'V06.1', 'V06.2', 'V06.3', 'V07', 'none');
const cell = fc.tuple(code, fc.constantFrom('phone', 'letter', 'web'), fc.integer({ min: 1, max: 60 }));
const anyTable = fc.array(cell, { minLength: 1, maxLength: 40 }).map((all) => counts('category', all));
const anyOrder = fc.constantFrom(
  '',
  '-total',
  'total',
  '-column-phone',
  'column-web',
  '-yearGrowth',
  'year',
  '-yearRise',
);
const anyTop = fc.constantFrom(null, 1, 2, 3, 5);

describe('the order of lines', () => {
  it('is by any column, the most first or the least, and what has no value stands last', () => {
    const sorted = (text: string) => keysOf(arrange(offices, { order: order(text), top: null }));
    expect(sorted('-total')).toEqual(['B', 'C', 'A', 'D', 'E']);
    expect(sorted('total')).toEqual(['E', 'D', 'A', 'C', 'B']);
    expect(sorted('-column-letter')).toEqual(['C', 'B', 'E', 'A', 'D']);
    // The bases of A and E are nought: nothing has grown from that.
    expect(sorted('-yearGrowth').slice(-2)).toEqual(['A', 'E']);
    expect(sorted('yearGrowth').slice(-2)).toEqual(['A', 'E']);
    // 升得最多: by how many more, and not by how many per cent.
    const rises = Object.fromEntries(
      offices.lines.map(({ key, total, compared }) => [key, riseOf(total, compared.year)]),
    );
    expect(rises).toEqual({ A: 4, B: 4, C: 5, D: -1, E: 1 });
    expect(sorted('-yearRise')).toEqual(['C', 'A', 'B', 'E', 'D']);
    expect([risesBy(order('-yearRise')), risesBy(order('beforeRise')), risesBy(order('-total'))]).toEqual([
      'year',
      'before',
      null,
    ]);
    expect(sorted('nonsense')).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect(sorted('-column-unknown')).toEqual(['A', 'B', 'C', 'D', 'E']);
  });

  it('is the most first at the first press, then the least, then that of the county', () => {
    const by = { column: 'SO-LH' };
    const first = nextOrder(null, by);
    const second = nextOrder(first, by);
    expect([first, second, nextOrder(second, by)].map((one) => (one === null ? null : orderText(one)))).toEqual([
      '-column-SO-LH',
      'column-SO-LH',
      null,
    ]);
    expect(orderIn('-column-SO-LH')).toEqual(first);
    expect(nextOrder(second, { mark: 'total' })).toEqual({ by: { mark: 'total' }, isDown: true });
  });

  it('keeps each line below the one under which it folds, and every line once', () => {
    fc.assert(
      fc.property(anyTable, anyOrder, (table, text) => {
        const lines = arrange(table, { order: order(text), top: null });
        expect(keysOf(lines).toSorted()).toEqual(keysOf(table.lines).toSorted());
        lines.forEach(({ parent, depth }, i) => {
          if (parent !== null) expect(lines.slice(0, i).findLast((one) => one.depth === depth - 1)?.key).toBe(parent);
        });
      }),
    );
  });
});

describe('the first of the lines', () => {
  it('are the most, and 其余 has all that the others have', () => {
    const lines = arrange(offices, { order: null, top: 2 });
    expect(keysOf(lines.slice(0, 2))).toEqual(['B', 'C']);
    expect(lines.at(-1)).toMatchObject({ others: 3, total: 7, counts: [1, 6], folds: false });
    // One other line is no fewer lines than itself, and is shown.
    expect(keysOf(arrange(offices, { order: null, top: 4 }))).toEqual(['B', 'C', 'A', 'D', 'E']);
  });

  it('leave every sum what it was: of each level, of each column, and of what it is compared with', () => {
    const sums = (lines: readonly ArrangedLine[], parent: string | null) => {
      const own = lines.filter((line) => line.parent === parent);
      const sum = (of: (line: ArrangedLine) => number) => own.reduce((n, line) => n + of(line), 0);
      return [
        sum(({ total }) => total),
        sum(({ compared }) => compared.year?.base ?? 0),
        ...[0, 1, 2].map((i) => sum((line) => line.counts[i] ?? 0)),
      ];
    };
    fc.assert(
      fc.property(anyTable, anyOrder, anyTop, (table, text, top) => {
        const whole = arrange(table, { order: null, top: null });
        const cut = arrange(table, { order: order(text), top });
        for (const parent of new Set(cut.map((line) => line.parent)))
          expect(sums(cut, parent)).toEqual(sums(whole, parent));
        if (top === null) return;
        const widest = Math.max(
          ...[...new Set(cut.map((line) => line.parent))].map(
            (parent) => cut.filter((line) => line.parent === parent).length,
          ),
        );
        expect(widest).toBeLessThanOrEqual(top + 1);
      }),
    );
  });
});

it('a table adds up across, down and below, and one that does not is said to', () => {
  fc.assert(
    fc.property(anyTable, (table) => {
      expect(addsUp(table)).toBe(true);
    }),
  );
  expect(addsUp({ ...offices, total: offices.total + 1 })).toBe(false);
  const [first, ...others] = offices.lines;
  if (first === undefined) throw new Error('There is a line.');
  expect(addsUp({ ...offices, lines: [{ ...first, counts: [first.total + 1, 0] }, ...others] })).toBe(false);
});
