import { describe, expect, it } from 'vitest';
import { ReportBody, type FigureChip } from '../../../src/domain/report/body.ts';
import { exploreTable, type CellPart } from '../../../src/domain/report/explore.ts';
import {
  boundRows,
  cellChip,
  chipBlock,
  mostColumns,
  mostRows,
  otherPeriods,
  periodIn,
  tableBlock,
  tooLarge,
  type TableAsked,
} from '../../../src/domain/report/explore-taken.ts';
import { tableOf } from '../../../src/domain/figures/figure-cell.ts';
import { writtenBody } from '../../../src/domain/report/work-report-steps.ts';

const year = { from: '2026-01-01', to: '2026-10-31' };
const names: Readonly<Record<string, string>> = {
  'SO-LH': '柳河市场监管所',
  G10: '农用生产资料类',
  G: '商品',
  V06: '电信服务',
};
const nameOf = (key: string) => names[key] ?? key;
const empty: ReportBody = {
  title: '工作汇报',
  addressee: '',
  blocks: [],
  chips: [],
  signedBy: '',
  dateStyle: 'arabic',
};
const asked: TableAsked = {
  days: year,
  figure: 'accepted',
  rows: 'category',
  columns: 'office',
  officeId: null,
  category: null,
  order: '-total',
  top: 3,
  turned: [],
  year: true,
};

describe('a cell that goes into a report', () => {
  const make = (parts: readonly CellPart[], report = year) =>
    cellChip('accepted', parts, { days: year, officeId: null, category: null, report }, nameOf);
  const chipOf = (parts: readonly CellPart[], report = year): FigureChip => {
    const made = make(parts, report);
    if (!('chip' in made)) throw new Error(made.zh);
    return made.chip;
  };

  it('is no chip where the table has conditions, for a chip would count without them', () => {
    const days = { days: year, officeId: null, category: null, report: year };
    const made = cellChip('accepted', [['category', 'G10']], { ...days, conditions: { town: 'T03' } }, nameOf);
    expect('chip' in made ? '' : made.zh).toContain('带不了别的条件');
    expect('chip' in cellChip('accepted', [['category', 'G10']], { ...days, conditions: {} }, nameOf)).toBe(true);
  });

  it('is a chip bound to the figure, its office, its category and its days', () => {
    const parts = [
      ['category', 'G10'],
      ['office', 'SO-LH'],
    ] as const;
    expect(chipOf(parts)).toMatchObject({
      figure: 'accepted',
      officeId: 'SO-LH',
      category: 'G10',
      period: 'report',
      unit: '件',
    });
    // Of a report of other days, its own days go with it.
    const other = { from: '2026-01-01', to: '2026-12-31' };
    expect(chipOf(parts, other).period).toEqual(year);
    expect(chipOf([['month', '2026-03-01']])).toMatchObject({ period: { from: '2026-03-01', to: '2026-03-31' } });
  });

  it('says why it can be none, and what to do instead', () => {
    for (const part of [
      ['village', 'V0301'],
      ['nature', 'N01'],
      ['office', 'none'],
    ] as const)
      expect(make([part])).toMatchObject({ zh: expect.stringContaining('放整张表') });
    const closed = cellChip(
      'closed',
      [['month', '2026-03-01']],
      { days: year, officeId: null, category: null, report: year },
      nameOf,
    );
    expect(closed).not.toHaveProperty('chip');
  });

  it('takes no name away from another number of the report, and is taken in by its rules', () => {
    const made = make([['office', 'SO-LH']]);
    if (!('chip' in made)) throw new Error(made.zh);
    const first = chipBlock(made, { id: 'a', chips: [] });
    const other = { ...first.chip, officeId: 'SO-CG' };
    const second = chipBlock(made, { id: 'b', chips: [other] });
    expect(second.chip.name).toBe(`${first.chip.name} 2`);
    // The same number again keeps its name.
    expect(chipBlock(made, { id: 'b', chips: [first.chip] }).chip.name).toBe(first.chip.name);
    const change = { after: null, remove: null, move: null, head: null, issue: null };
    const body = writtenBody(empty, { ...change, ...first }, new Set());
    expect(body.blocks).toMatchObject([
      { kind: 'paragraph', pieces: [{ text: `柳河市场监管所受理〔${first.chip.name}〕。` }] },
    ]);
  });
});

describe('a table that goes into a report', () => {
  it('is the question and not its answer, and moves with the days of the report where they are the same', () => {
    const block = tableBlock(asked, { id: 't', report: year, isCharted: true });
    expect(block).toMatchObject({
      caption: '受理（件），按类别和所',
      head: [],
      rows: [],
      chart: true,
      bound: { period: 'report', top: 3 },
    });
    expect(ReportBody.parse({ ...empty, blocks: [block] }).blocks).toEqual([block]);
    expect(periodIn(year, { ...year, to: '2026-12-31' })).toEqual(year);
  });

  it('prints the lines as they stand on the page, those below others as parts of them, with their sum', () => {
    const counts = [
      { row: 'G10', column: 'SO-LH', n: 4 },
      { row: 'V06', column: 'SO-LH', n: 2 },
    ];
    const now = tableOf({ columns: 'office' }, counts);
    const table = exploreTable({ rows: 'category', period: year, now, bases: { year: null, before: null } }, () => 0);
    const bound = { ...asked, period: 'report' as const, top: null, turned: ['V'] };
    const { head, rows } = boundRows(bound, { table, hasYear: false }, nameOf);
    expect(head).toEqual(['类别', '柳河所', '合计（件）']);
    expect(rows).toEqual([
      ['商品', '4', '4'],
      ['　其中：农用生产资料类', '4', '4'],
      ['V', '2', '2'],
      ['合计', '6', '6'],
    ]);
    // Without a ledger it is a blank, and no nought.
    expect(boundRows(bound, { table: null, hasYear: false }, nameOf)).toMatchObject({
      rows: [['合计', '*']],
      isBlank: true,
    });
  });

  it('is kept from the paper where it is too large, with the way out', () => {
    expect(tooLarge(mostColumns, mostRows)).toBeNull();
    expect(tooLarge(mostColumns + 1, 5)?.zh).toContain('不分列');
    expect(tooLarge(2, mostRows + 1)?.zh).toContain('前几名');
  });
});

describe('A table that counts other days than its report', () => {
  it('is told at the report’s own days beside its own, and none that moves with the report', () => {
    const told = (days: { from: string; to: string }) => {
      const block = tableBlock({ ...asked, days }, { id: 't1', report: year, isCharted: false });
      if (block.kind !== 'table') throw new Error('It is a table.');
      const { caption } = block;
      const written = { title: '', addressee: '', notes: [], signedBy: '', signedOn: '', dateStyle: 'arabic' } as const;
      const shown = { id: 't1', kind: 'table', caption, head: [], rows: [] } as const;
      const body = { ...empty, blocks: [block] };
      return otherPeriods(body, { ...written, blocks: [shown] }, year).map((one) => [one.rule, one.printed, one.right]);
    };
    expect(told(year)).toEqual([]);
    expect(told({ from: '2025-01-01', to: '2025-12-31' })).toEqual([
      ['period', '2025年', '全文统计的是2026年1月至10月'],
    ]);
  });
});
