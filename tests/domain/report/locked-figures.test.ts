import { describe, expect, it } from 'vitest';
import { ReportBody } from '../../../src/domain/report/body.ts';
import { scopeKey, valuesOf, type CountScope, type Found } from '../../../src/domain/report/chip-value.ts';
import { monthScopesOf, monthsWithin, otherThanLocked } from '../../../src/domain/report/locked-figures.ts';
import type { MonthValue } from '../../../src/domain/report/month/month-value.ts';
import { rightEn } from '../../../src/domain/report/style/right-words.ts';
import { writeReport, type ReportTable } from '../../../src/domain/report/writing.ts';

const november = { from: '2026-11-01', to: '2026-11-30', officeId: null };
const own = { ...november, category: null, campaign: null };
const october = { ...own, from: '2026-10-01', to: '2026-10-31' };
const chip = (name: string, figure: string, more: object = {}) => ({
  kind: 'figure',
  name,
  figure,
  unit: '件',
  ...more,
});
const bound = {
  figure: 'accepted',
  rows: 'office',
  columns: null,
  period: 'report',
  officeId: null,
  category: null,
  year: false,
  order: '',
  top: null,
  turned: [],
};
const body = ReportBody.parse({
  title: '2026年11月工作',
  addressee: '',
  blocks: [
    {
      id: 'p1',
      kind: 'paragraph',
      pieces: [
        {
          text: '全县收到投诉〔收到〕，受理〔受理〕，办结率〔办结率〕，〔环比〕。食品类〔食品〕。再说一遍，受理〔受理〕。',
        },
      ],
    },
    { id: 't1', kind: 'table', caption: '受理（件），按所', head: [], rows: [], from: null, bound, chart: false },
  ],
  chips: [
    chip('收到', 'received'),
    chip('受理', 'accepted'),
    chip('办结率', 'closureRate', { unit: '' }),
    chip('环比', 'received', { as: 'before' }),
    chip('食品', 'accepted', { category: 'FOOD' }),
  ],
  signedBy: '',
  dateStyle: 'arabic',
});

const now = { received: 9, accepted: 7, closed: 3 };
const value = (figure: string, n: number) =>
  ({ figure, value: n, part: null, whole: null, definition: 1 }) as MonthValue;
/** What the report says of months that were locked with these numbers. */
function told(locked: readonly (readonly [CountScope, Record<string, number>])[]) {
  const counted = [
    [own, now],
    [{ ...own, category: 'FOOD' }, { accepted: 2 }],
    [october, { received: 5, accepted: 4 }],
  ] as const;
  const found = {
    counted: new Map(counted.map(([scope, values]) => [scopeKey(scope), values])),
    lists: new Map(),
    names: {},
    files: new Map(),
  } as unknown as Found;
  const values = valuesOf(body, november, found);
  const tables = new Map<string, ReportTable>([
    ['t1', { head: ['所', '合计（件）'], rows: [['合计', '7']], total: 7 }],
  ]);
  const written = writeReport(body, values, { tables });
  return otherThanLocked(
    body,
    november,
    { written, values, tables },
    {
      found,
      now: new Map(),
      locked: new Map(
        locked.map(([scope, kept]) => [scopeKey(scope), Object.entries(kept).map(([name, n]) => value(name, n))]),
      ),
    },
  );
}

describe('锁定的月份里的数', () => {
  it('锁定后变了的数块、率、环比、表的合计，各说锁定时和更正后；没有变的不说', () => {
    const found = told([[own, { received: 9, accepted: 6, closed: 3 }]]);
    expect(found.map(({ rule, printed, right }) => `${rule} ${printed}：${right}`)).toEqual([
      'locked 受理 7件：2026年11月锁定时6件，更正后7件',
      'locked 办结率 42.86%：2026年11月锁定时50.00%，更正后42.86%',
      'locked 受理 7件：2026年11月锁定时6件，更正后7件',
      'locked 合计 7：2026年11月锁定时6，更正后7',
    ]);
    expect(new Set(found.map(({ printed, sentence }) => `${printed} ${sentence}`)).size).toBe(found.length);
    for (const { right } of found) expect(rightEn(right)).toMatch(/^2026-11 was locked with /u);
  });

  it('基期的月份锁定后变了，说的是那个月；没有锁定的月份什么也不说', () => {
    const [change, ...others] = told([[october, { received: 4, accepted: 4 }]]);
    expect(others).toEqual([]);
    expect(change?.printed).toContain('环比');
    expect(change?.right).toMatch(/^2026年10月锁定时环比增长125%，更正后环比增长80%/u);
    expect(told([])).toEqual([]);
  });

  it('只问整月的：分类的、半个月的没有锁定数', () => {
    expect(monthScopesOf(body, november)).toEqual([own, october]);
    expect(monthScopesOf(body, { ...november, to: '2026-11-20' })).toEqual([]);
  });

  describe('几个整月的汇报', () => {
    const months = { from: '2026-01-01', to: '2026-11-30', officeId: null };
    const whole = { ...months, category: null, campaign: null };
    const counted = { received: 30, accepted: 23, closed: 9 };
    /** What is said of January to November, of which these months were locked with one and are counted as the other now. */
    const toldOf = (changed: readonly (readonly [CountScope, then: number, is: number])[]) => {
      const found = {
        counted: new Map([[scopeKey(whole), counted]]),
        lists: new Map(),
        names: {},
        files: new Map(),
      } as unknown as Found;
      const values = valuesOf(body, months, found);
      const tables = new Map<string, ReportTable>([['t1', { head: [], rows: [['合计', '23']], total: 23 }]]);
      return otherThanLocked(
        body,
        months,
        { written: writeReport(body, values, { tables }), values, tables },
        {
          found,
          locked: new Map(
            changed.map(([scope, then]) => [scopeKey(scope), [value('accepted', then), value('closed', then)]]),
          ),
          now: new Map(changed.map(([scope, , is]) => [scopeKey(scope), { accepted: is, closed: is } as never])),
        },
      ).map(({ printed, right }) => [printed, right] as const);
    };

    it('说出哪个锁定的月份锁定时、更正后各是多少；只说能相加的数，率和环比不说', () => {
      expect(toldOf([[own, 6, 7]])).toEqual([
        ['受理 23件', '2026年11月锁定时6件，更正后7件'],
        ['受理 23件', '2026年11月锁定时6件，更正后7件'],
        ['合计 23', '2026年11月锁定时6，更正后7'],
      ]);
      const [[, two] = ['', '']] = toldOf([
        [october, 4, 3],
        [own, 6, 7],
      ]);
      expect(two).toBe('2026年10月锁定时4件，更正后3件；2026年11月锁定时6件，更正后7件');
      expect(rightEn(two)).toBe(
        '2026-10 was locked with 4件; corrected, it is 3件; 2026-11 was locked with 6件; corrected, it is 7件',
      );
    });

    it('锁定的月份没有变，什么也不说；变了的太多，说前几个和还有几个', () => {
      expect(toldOf([[own, 7, 7]])).toEqual([]);
      const all = monthsWithin(body, months).months;
      expect(all).toHaveLength(11);
      const [[, right] = ['', '']] = toldOf(all.map((month) => [month, 1, 2] as const));
      expect(right).toMatch(/^2026年1月锁定时1件，更正后2件；.*；2026年5月锁定时1件，更正后2件；另有6个月$/u);
      expect(rightEn(right)).toMatch(/; and 6 months more$/u);
    });

    it('只问能相加的：收到、受理；半个月的、分类的不问', () => {
      expect(monthsWithin(body, months).figures).toEqual(['received', 'accepted']);
      expect(monthsWithin(body, { ...months, to: '2026-11-20' }).months).toEqual([]);
      expect(monthsWithin(body, november).months).toEqual([]);
    });
  });
});
