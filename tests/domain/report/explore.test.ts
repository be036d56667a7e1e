import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/domain/base/calendar.ts';
import { figures } from '../../../src/domain/figures.ts';
import { baseOf } from '../../../src/domain/figures/comparison.ts';
import { measures, tableConditions, tableOf, type FigureTable } from '../../../src/domain/figures/figure-cell.ts';
import {
  aboveCategory,
  comparedWith,
  exploreTable,
  figureAsked,
  foldCategories,
  recordsOfCell,
  sidesOf,
  areWholeMonths,
  wholeMonths,
  sinceWords,
  withStanding,
} from '../../../src/domain/report/explore.ts';
import { readsAlike } from '../../../src/domain/report/writing.ts';

const wholeYear = { from: '2026-01-01', to: '2026-12-31' };
const inOrder = () => 0;
const table = (...rows: [string, number][]): FigureTable =>
  tableOf(
    { columns: null },
    rows.map(([row, n]) => ({ row, column: '', n })),
  );

describe('an address', () => {
  it('that asks for what is no figure here shows accepted complaints, and says so in one sentence', () => {
    expect(figureAsked(null)).toEqual({ figure: 'accepted', instead: null });
    expect(figureAsked('tipoffs')).toEqual({ figure: 'tipoffs', instead: null });
    expect(figureAsked('f14')).toEqual({ figure: 'accepted', instead: null });
    const { figure, instead } = figureAsked('nonsense'.repeat(20));
    expect(figure).toBe('accepted');
    expect(instead?.zh).toBe('链接里的“nonsensenonsensenons”不是本系统的数，先看“F14 受理”，期间、范围照链接的。');
    // A figure of which no table is made is called by its name.
    for (const name of ['closureRate', figures.closureRate.id])
      expect(figureAsked(name).instead?.zh).toContain(
        `${figures.closureRate.id} ${figures.closureRate.zh}”排不成行列的表`,
      );
  });
});

describe('an office without a matter', () => {
  const none = tableOf({ columns: 'office' }, [{ row: 'V06', column: 'LH', n: 3 }]);

  it('stands as nought among the columns and among the lines', () => {
    const columns = withStanding(none, { rows: 'category', columns: 'office' }, { office: ['CG', 'LH'] });
    expect(columns.columns).toEqual([
      { key: 'LH', total: 3 },
      { key: 'CG', total: 0 },
    ]);
    expect(columns.rows).toEqual([{ key: 'V06', total: 3, counts: [3, 0] }]);
    const lines = withStanding(table(['LH', 3]), { rows: 'office', columns: null }, { office: ['CG', 'LH'] });
    expect(lines.rows.map(({ key, total }) => [key, total])).toEqual([
      ['LH', 3],
      ['CG', 0],
    ]);
    expect(lines.total).toBe(3);
    expect(withStanding(none, { rows: 'category', columns: null }, { office: ['CG'] })).toEqual(none);
  });
});

describe('a table that was signed before an office without a matter stood in it', () => {
  const signed = {
    id: 't',
    kind: 'table' as const,
    caption: '受理投诉',
    head: ['所', '食品', '合计'],
    rows: [
      ['柳河所', '3', '3'],
      ['合计', '3', '3'],
    ],
  };
  const [first = [], last = []] = signed.rows;

  it('reads as it did: a line or a column of noughts is no difference, on whichever side it stands', () => {
    const lines = { ...signed, rows: [first, ['城关所', '0', '0'], last] };
    const columns = {
      ...signed,
      head: ['所', '食品', '服装', '合计'],
      rows: [
        ['柳河所', '3', '0', '3'],
        ['合计', '3', '0', '3'],
      ],
    };
    for (const now of [lines, columns])
      expect([readsAlike(signed, now), readsAlike(now, signed)]).toEqual([true, true]);
  });

  it('differs by a line that counts, by a number that became nought, and by not being there', () => {
    const counted = { ...signed, rows: [first, ['城关所', '1', '1'], last] };
    const gone = {
      ...signed,
      rows: [
        ['柳河所', '0', '0'],
        ['合计', '0', '0'],
      ],
    };
    for (const now of [counted, gone, undefined]) expect(readsAlike(signed, now)).toBe(false);
  });
});

describe('since when there was anything to count', () => {
  it('is said where it was within the period, and nowhere else', () => {
    expect(sinceWords({ from: '2026-01-01', keptSince: '2026-03-05' })?.zh).toBe(
      '投诉台账从 2026-03-05 记起，之前的没有数。',
    );
    expect(sinceWords({ from: '2026-01-01', keptSince: '2026-01-01' })).toBeNull();
    expect(sinceWords({ from: '2026-01-01', keptSince: null })).toBeNull();
  });
});

describe('the period', () => {
  it('is the whole months of the year, and in January the year before', () => {
    expect(wholeMonths('2026-06-23')).toEqual({ from: '2026-01-01', to: '2026-05-31' });
    expect(wholeMonths('2026-01-31')).toEqual({ from: '2025-01-01', to: '2025-12-31' });
    expect(wholeMonths('2026-03-01')).toEqual({ from: '2026-01-01', to: '2026-02-28' });
  });

  it('is compared with the same days of the year before, whole months with whole months', () => {
    const year = (from: string, to: string) => baseOf({ from, to }, 'year');
    expect(year('2026-01-01', '2026-06-23')).toEqual({ from: '2025-01-01', to: '2025-06-23' });
    expect(year('2025-02-01', '2025-02-28')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(year('2024-02-01', '2024-02-29')).toEqual({ from: '2023-02-01', to: '2023-02-28' });
    expect(year('2024-02-10', '2024-02-29')).toEqual({ from: '2023-02-10', to: '2023-02-28' });
  });

  it('is compared with as many months right before, or as many days', () => {
    const before = (from: string, to: string) => baseOf({ from, to }, 'before');
    expect(before('2026-03-01', '2026-03-31')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(before('2026-01-01', '2026-05-31')).toEqual({ from: '2025-08-01', to: '2025-12-31' });
    expect(before('2026-03-10', '2026-03-19')).toEqual({ from: '2026-02-28', to: '2026-03-09' });
  });

  it('of odd days, the days before are as many and end right before it', () => {
    const days = fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 800 }));
    fc.assert(
      fc.property(days, ([start, length]) => {
        const from = addDays('2016-01-02', start);
        const to = addDays(from, length);
        const base = baseOf({ from, to }, 'before');
        expect(addDays(base.to, 1)).toBe(from);
        const isWhole = from.endsWith('-01') && addDays(to, 1).endsWith('-01');
        if (isWhole) expect(base.from.endsWith('-01')).toBe(true);
        else expect(addDays(base.from, length)).toBe(base.to);
      }),
    );
  });

  it('is compared with nothing where the ledger was not kept in all of those days', () => {
    const march = { from: '2026-03-01', to: '2026-03-31' };
    const compared = (keptSince: string | null) => comparedWith(march, 'before', keptSince, '2026-04-10');
    expect(compared('2026-02-01')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(compared('2026-02-02')).toBeNull();
    expect(compared('2026-03-01')).toBeNull();
    expect(compared(null)).toBeNull();
  });
});

describe('the tree of categories', () => {
  const codes = fc.constantFrom('G', 'G01', 'G10', 'G10.1', 'G10.2', 'G10.12', 'G10.1.2', 'V06', 'V06.1', 'none');
  const rows = fc
    .uniqueArray(fc.tuple(codes, fc.array(fc.nat(50), { minLength: 3, maxLength: 3 })), { selector: ([code]) => code })
    .map((all) => all.map(([key, counts]) => ({ key, counts, total: counts.reduce((sum, n) => sum + n, 0) })));

  it('gives each line what is of itself and of all below it, in every column and in the total', () => {
    fc.assert(
      fc.property(rows, (own) => {
        const folded = foldCategories(own, 3);
        for (const node of folded) {
          const below = folded.filter(({ key }) => aboveCategory(key).at(-1) === node.key);
          const itself = own.find(({ key }) => key === node.key);
          expect(node.total).toBe((itself?.total ?? 0) + below.reduce((sum, { total }) => sum + total, 0));
          for (const i of [0, 1, 2])
            expect(node.counts[i]).toBe(
              (itself?.counts[i] ?? 0) + below.reduce((sum, { counts }) => sum + (counts[i] ?? 0), 0),
            );
        }
        const tops = folded.filter(({ key }) => aboveCategory(key).length === 0);
        expect(tops.reduce((sum, { total }) => sum + total, 0)).toBe(own.reduce((sum, { total }) => sum + total, 0));
      }),
    );
  });

  it('stands with each line right below the one under which it folds', () => {
    fc.assert(
      fc.property(rows, (own) => {
        const now = { rows: own, columns: [], total: own.reduce((sum, { total }) => sum + total, 0) };
        const bases = { year: null, before: null };
        const { lines } = exploreTable({ rows: 'category', period: wholeYear, now, bases }, inOrder);
        lines.forEach(({ parent, depth }, i) => {
          if (parent === null) return;
          const above = lines.slice(0, i).findLast((one) => one.depth === depth - 1);
          expect(above?.key).toBe(parent);
          expect(above?.folds).toBe(true);
        });
      }),
    );
  });
});

describe('what it is compared with', () => {
  const compare = (now: FigureTable, year: FigureTable | null) =>
    exploreTable({ rows: 'office', period: wholeYear, now, bases: { year, before: null } }, inOrder);

  it('stands beside each line with its growth, and has none where there was nothing', () => {
    const { lines, compared } = compare(table(['A', 12], ['B', 3]), table(['A', 10], ['C', 5]));
    expect(lines.map(({ key, total, compared: { year } }) => [key, total, year?.base, year?.growth])).toEqual([
      ['A', 12, 10, 20],
      ['B', 3, 0, null],
      ['C', 0, 5, -100],
    ]);
    expect(compared).toEqual({ year: { base: 15, growth: 0 }, before: null });
    expect(lines.map(({ share }) => share)).toEqual([80, 20, 0]);
  });

  it('is blank where no ledger was kept, and never a nought', () => {
    expect(compare(table(['A', 1]), null).lines[0]?.compared).toEqual({ year: null, before: null });
    expect(compare(table(), table(['A', 2])).lines[0]).toMatchObject({ total: 0, share: null });
  });

  it('by month is the month a year before, or as many months before as the period is long', () => {
    const period = { from: '2026-03-01', to: '2026-04-30' };
    const now = table(['2026-03-01', 8], ['2026-04-01', 6]);
    const year = table(['2025-03-01', 4], ['2025-04-01', 3]);
    const before = table(['2026-01-01', 2], ['2026-02-01', 1]);
    const { lines } = exploreTable({ rows: 'month', period, now, bases: { year, before } }, inOrder);
    expect(lines.map(({ compared }) => [compared.year?.base, compared.before?.base])).toEqual([
      [4, 2],
      [3, 1],
    ]);
    const odd = { from: '2026-03-02', to: '2026-04-30' };
    const [line] = exploreTable({ rows: 'month', period: odd, now, bases: { year, before } }, inOrder).lines;
    expect(line?.compared).toMatchObject({ year: { base: 4 }, before: null });
  });
});

describe('the list behind a cell', () => {
  const scope = { from: '2026-03-10', to: '2026-05-20', officeId: null, category: null };

  it('asks for the figure, the days, and what the row and the column are', () => {
    const parts = [
      ['category', 'G10.1'],
      ['office', 'SO-LH'],
    ] as const;
    expect(recordsOfCell('accepted', 'complaint', parts, { ...scope, category: 'G10' })).toBe(
      '/complaints?figure=accepted&from=2026-03-10&to=2026-05-20&category=G10.1&officeId=SO-LH',
    );
    for (const [category, key] of [
      ['V06', 'V'],
      ['V01.2', 'V'],
      ['V01.2', 'V01'],
    ] as const)
      expect(recordsOfCell('received', 'complaint', [['category', key]], { ...scope, category })).toBe(
        `/complaints?figure=received&from=2026-03-10&to=2026-05-20&category=${category}`,
      );
    expect(recordsOfCell('received', 'complaint', [['month', '2026-03-01']], scope)).toBe(
      '/complaints?figure=received&from=2026-03-10&to=2026-03-31',
    );
    expect(recordsOfCell('received', 'complaint', [['village', 'V-DYG-QJ']], scope)).toBe(
      '/complaints?figure=received&from=2026-03-10&to=2026-05-20&village=V-DYG-QJ',
    );
    expect(recordsOfCell('tipoffs', 'tipoff', [['month', '2026-05-01']], scope)).toBe(
      '/tipoffs?figure=tipoffs&from=2026-05-01&to=2026-05-20',
    );
  });

  it('asks for the conditions of the table too, where the list knows them', () => {
    const narrowed = { ...scope, conditions: { town: 'T03', nature: 'N01' } };
    expect(recordsOfCell('accepted', 'complaint', [['category', 'G10']], narrowed)).toBe(
      '/complaints?figure=accepted&from=2026-03-10&to=2026-05-20&town=T03&nature=N01&category=G10',
    );
    expect(recordsOfCell('tipoffs', 'tipoff', [['category', 'G10']], narrowed)).toBeNull();
  });

  it('is none where no list can be asked for just these', () => {
    expect(recordsOfCell('accepted', 'complaint', [['office', 'none']], scope)).toBeNull();
    expect(recordsOfCell('closed', 'complaint', [['month', '2026-04-01']], scope)).toBeNull();
    expect(recordsOfCell('tipoffs', 'tipoff', [['town', 'T01']], scope)).toBeNull();
  });
});

it('every figure of the cells can be split, by no more than its own definition says', () => {
  for (const measure of measures) {
    const sides = sidesOf(figures[measure]);
    expect(sides.length, measure).toBeGreaterThan(1);
    for (const side of sides) expect(figures[measure].dimensions, measure).toContain(side);
    // 条件: what a table is narrowed by, the definition knows too.
    for (const side of tableConditions) expect(sides, measure).toContain(side);
  }
});

it('whole months are told from other days', () => {
  expect(areWholeMonths({ from: '2026-01-01', to: '2026-10-31' })).toBe(true);
  expect(areWholeMonths({ from: '2024-02-01', to: '2024-02-29' })).toBe(true);
  expect(areWholeMonths({ from: '2026-01-01', to: '2026-10-30' })).toBe(false);
  expect(areWholeMonths({ from: '2026-01-02', to: '2026-10-31' })).toBe(false);
});
