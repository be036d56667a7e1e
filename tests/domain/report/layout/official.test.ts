import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WrittenBlock } from '../../../../src/domain/report/body.ts';
import { axisOf, chartOf } from '../../../../src/domain/report/layout/chart.ts';
import {
  attachmentLines,
  centredColumns,
  charactersInLine,
  documentNumber,
  endsPage,
  linesOnPage,
  signOffIndents,
  tableName,
  textHeightMm,
  textWidthMm,
  titleLines,
  widthOf,
} from '../../../../src/domain/report/layout/official.ts';
import { bulletin, keyFieldReport, plain } from '../../../build/report/written-reports.ts';

describe('The page of GB/T 9704', () => {
  it('has 156 × 225 mm for 22 lines of 28 characters', () => {
    expect([textWidthMm, textHeightMm, linesOnPage, charactersInLine]).toEqual([156, 225, 22, 28]);
  });

  it('numbers a document with its year in 〔〕, and without noughts', () => {
    expect(documentNumber('青市监', 2026, 12)).toBe('青市监〔2026〕12号');
  });
});

describe('Name and day', () => {
  it('S45 without a seal the name ends two characters from the right, and the day begins two behind where the name begins', () => {
    const [name, date] = ['青禾县工商行政管理局', '2014年11月10日'];
    const { name: ofName, date: ofDate } = signOffIndents(name, date, false);
    expect(ofName).toBe(2);
    expect(ofName + widthOf(name) - (ofDate + widthOf(date))).toBe(2);
  });

  it('S45 the longer of the two keeps its two characters', () => {
    expect(signOffIndents('青禾县工商局', '2014年11月10日', false)).toEqual({ name: 5, date: 2 });
    expect(signOffIndents('消协', '二〇一四年十一月十日', false)).toEqual({ name: 12, date: 2 });
  });

  it('S45 under a seal the day ends four characters from the right, with the name over its middle', () => {
    const [name, date] = ['青禾县市场监督管理局', '2027年1月6日'];
    const { name: ofName, date: ofDate } = signOffIndents(name, date, true);
    expect(ofDate).toBe(4);
    expect(ofName + widthOf(name) / 2).toBe(ofDate + widthOf(date) / 2);
  });

  it('neither leaves the page, however long the name is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 26 }), fc.integer({ min: 5, max: 12 }), fc.boolean(), (of, day, sealed) => {
        const { name, date } = signOffIndents('局'.repeat(of), '日'.repeat(day), sealed);
        expect(Math.min(name, date)).toBeGreaterThanOrEqual(0);
        // The day under the middle of the name, or two characters behind its beginning.
        expect(sealed ? name + of / 2 - (date + day / 2) : name + of - (date + day)).toBeCloseTo(sealed ? 0 : 2);
      }),
    );
  });
});

describe('A title', () => {
  it('stays on one line where it fits', () => {
    expect(titleLines('关于重点领域消费维权工作的情况汇报')).toEqual(['关于重点领域消费维权工作的情况汇报']);
  });

  it('is parted into lines of like length, torn in no word', () => {
    expect(titleLines('青禾县市场监督管理局关于2026年度12315投诉举报数据统计分析的报告')).toEqual([
      '青禾县市场监督管理局关于2026年度',
      '12315投诉举报数据统计分析的报告',
    ]);
    expect(titleLines('关于青禾县工商行政管理局开展农村食品市场消费维权工作情况的报告')).toEqual([
      '关于青禾县工商行政管理局开展农村',
      '食品市场消费维权工作情况的报告',
    ]);
  });

  it('loses nothing, and no line is wider than the page', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('关于', '消费维权', '工作', '的', '（试行）', '2026年', '《通知》', '农村', '、'), {
          minLength: 1,
          maxLength: 24,
        }),
        (words) => {
          const title = words.join('');
          const lines = titleLines(title);
          expect(lines.join('')).toBe(title);
          for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(20);
        },
      ),
    );
  });
});

describe('What is attached', () => {
  it('is numbered where it is more than one', () => {
    expect(attachmentLines([])).toEqual([]);
    expect(attachmentLines(['明细表'])).toEqual(['附件：明细表']);
    expect(attachmentLines(['明细表', '目录'])).toEqual(['附件：1. 明细表', '2. 目录']);
  });
});

describe('A table', () => {
  it('is numbered in its order where there are more', () => {
    expect(tableName(1, 1, '各月件数')).toBe('各月件数');
    expect(tableName(2, 3, '各月件数')).toBe('表2\u3000各月件数');
    expect(tableName(2, 3, '')).toBe('表2');
  });

  it('has numbers and short words in the middle of their cells, and sentences at the left', () => {
    const rows = [
      ['食品', '141', '过了保质期的食品还在卖'],
      ['种子', '*', '—'],
    ];
    expect(centredColumns({ head: ['类别', '件', '问题'], rows })).toEqual([true, true, false]);
  });
});

describe('The last paragraph', () => {
  const text = (lines: number): WrittenBlock => ({
    id: String(lines),
    kind: 'paragraph',
    runs: [{ text: '字'.repeat(lines * 28 - 2) }],
  });
  const of = (lines: number) => endsPage(plain({ ...keyFieldReport, blocks: [text(4), text(lines)] }));

  it('goes with name and day where those would stand on a page without text, and is left where it is elsewhere', () => {
    // Title, a free line, the addressee, four lines of text: eleven lines more leave room for four and what is uncertain.
    expect([2, 8].map(of)).toEqual([false, false]);
    expect([12, 15].map(of)).toEqual([true, true]);
    expect(of(17)).toBe(false);
  });
});

describe('The chart of a table', () => {
  const [months, kinds] = bulletin.blocks.filter((block) => block.kind === 'table');

  it('is of lines where months go by, without its sum and without rates, and a blank is a gap', () => {
    const chart = months?.kind === 'table' ? chartOf(months) : null;
    expect(chart?.manner).toBe('line');
    expect(chart?.labels).toHaveLength(12);
    expect(chart?.series.map(({ name }) => name)).toEqual(['投诉（件）', '举报（件）']);
    expect(chart?.series[0]?.values.slice(0, 3)).toEqual([31, 28, 40]);
    expect(chart?.series[1]?.values[4]).toBeNull();
  });

  it('is of bars where kinds stand beside one another', () => {
    const chart = kinds?.kind === 'table' ? chartOf(kinds) : null;
    expect([chart?.manner, chart?.series.map(({ name }) => name)]).toEqual(['bars', ['受理（件）']]);
  });

  it('is none where there is nothing to draw', () => {
    expect(
      chartOf({
        head: ['类别', '说明'],
        rows: [
          ['食品', '多'],
          ['种子', '少'],
        ],
      }),
    ).toBeNull();
    expect(chartOf({ head: ['类别', '件'], rows: [['食品', '12']] })).toBeNull();
    expect(
      chartOf({
        head: ['类别', '件'],
        rows: [
          ['食品', '*'],
          ['种子', '*'],
        ],
      }),
    ).toBeNull();
  });

  it('has an axis in whole steps that reaches above the highest', () => {
    expect(axisOf({ series: [{ name: '', values: [201, null, 3] }] })).toEqual({ top: 250, step: 50 });
    expect(axisOf({ series: [{ name: '', values: [0, 0] }] }).top).toBeGreaterThan(0);
    expect(axisOf({ series: [{ name: '', values: [2, 1] }] })).toEqual({ top: 2, step: 1 });
    expect(axisOf({ series: [{ name: '', values: [0.7, 1.2] }] }).step).toBeLessThan(1);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5_000_000 }), { minLength: 1, maxLength: 24 }), (values) => {
        const { top, step } = axisOf({ series: [{ name: '', values }] });
        expect(top).toBeGreaterThanOrEqual(Math.max(...values));
        expect(top / step).toBeLessThanOrEqual(6);
        expect(Number.isInteger(step)).toBe(true);
      }),
    );
  });
});
