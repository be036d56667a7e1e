import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankReason, lackReason, noBase } from '../../../src/domain/figures/blank-reason.ts';
import { figureText, partsText } from '../../../src/domain/figures/figure-text.ts';
import {
  blank,
  difficulties,
  keptIn,
  rate,
  versionOf,
  withDerived,
  type Difficulty,
  type FigureWords,
} from '../../../src/domain/figures/figure.ts';
import { figureNames, figures } from '../../../src/domain/figures.ts';

/** The exact rounding of part ÷ whole in per cent to two decimals, halves up, on whole numbers of any size. */
function exactly(part: number, whole: number): string {
  const hundredths = (BigInt(part) * 20_000n + BigInt(whole)) / (2n * BigInt(whole));
  const digits = hundredths.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

describe('a decision that was revoked', () => {
  it('is told of in the words as it is counted: an end no more from that day on, a refusal on its own day still', () => {
    for (const { definitionZh, formulaZh } of [figures.terminated, figures.closed]) {
      expect(definitionZh).toMatch(/撤销.*从撤销那天起不算/u);
      expect(formulaZh).toMatch(/其后到截止日没有撤销决定/u);
    }
    expect(figures.declined.definitionZh).toMatch(/撤销了的，仍算在作出决定的日期/u);
    expect(figures.declined.formulaZh).toContain('同一件可以又在“受理”里');
  });
});

describe('the rate', () => {
  it('S32 办结率由 198 ÷ 201 算出，是 98.51%，不抄 97.51%', () => {
    expect(rate(198, 201)).toBe(98.51);
    expect(rate(196, 201)).toBe(97.51);
    expect(figures.closureRate.definitionZh).toBe('办结 ÷ 受理，保留两位小数；没有受理的期间不算。');
  });

  it('is none where nothing was accepted, and never more than its bounds', () => {
    expect(rate(0, 0)).toBeNull();
    expect(rate(0, 7)).toBe(0);
    expect(rate(7, 7)).toBe(100);
  });

  it('rounds a half up', () => {
    expect(rate(1, 8)).toBe(12.5);
    expect(rate(1, 800)).toBe(0.13);
    expect(rate(1, 160)).toBe(0.63);
    expect(rate(1, 96)).toBe(1.04);
  });

  it('is the exact rounding for every two counts that a nation can have', () => {
    const counts = fc
      .integer({ min: 1, max: 50_000_000 })
      .chain((whole) => fc.tuple(fc.integer({ min: 0, max: whole }), fc.constant(whole)));
    fc.assert(
      fc.property(counts, ([part, whole]) => {
        expect((rate(part, whole) as number).toFixed(2)).toBe(exactly(part, whole));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the figures', () => {
  it('S31 收到、受理、调处、办结是四个数，各有各的口径', () => {
    expect(
      ['received', 'accepted', 'mediated', 'closed'].every((name) => (figureNames as readonly string[]).includes(name)),
    ).toBe(true);
    const definitions = figureNames.map((name) => figures[name].definitionZh);
    expect(new Set(definitions).size).toBe(figureNames.length);
    expect(figureNames.slice(0, 65).map((name) => figures[name].zh)).toEqual([
      '收到',
      '投诉人数',
      '受理',
      '不予受理',
      '调处',
      '达成协议',
      '终止调解',
      '办结',
      '办结率',
      '挽回经济损失',
      '其中赔偿金',
      '站点谈成',
      '受理举报',
      '举报立案',
      '举报不予立案',
      '举报作出决定',
      '举报立案率',
      '接受咨询人次',
      '宣传培训活动',
      '受众',
      '其中估计的',
      '发放宣传材料',
      '消费教育联络点',
      '宣讲团活动',
      '受教育人数',
      '座谈会',
      '消费提示和警示',
      '其中消费警示',
      '群体性投诉预警',
      '排查问到站点',
      '其中答了的',
      '站点排查反馈率',
      '检查经营主体',
      '检查户次',
      '其中学校周边',
      '发现违法经营行为',
      '取缔无照经营',
      '出动执法人员',
      '出动执法车辆',
      '参与监督检查和专项检查',
      '节日食品市场检查',
      '其中检查经营户',
      '查获假冒伪劣商品（瓶）',
      '查获假冒伪劣商品（袋）',
      '监测抽检批次',
      '其中省局委托',
      '其中市局委托',
      '其中本局委托',
      '下架不合格食品（公斤）',
      '消费调查',
      '调查样本',
      '调查发现',
      '规范意见',
      '案件立案',
      '案件结案',
      '其中抽检后处理立案',
      '抽检后处理结案',
      '抽检后处理案值',
      '抽检后处理罚没款（决定）',
      '抽检后处理罚没款（收缴）',
      '其中格式条款立案',
      '格式条款罚没款（决定）',
      '格式条款罚没款（收缴）',
      '由投诉转化的案件',
      '立案以后投诉谈成的',
    ]);
  });
});

describe('the registry', () => {
  it('每个数都有编号、单位、口径、公式、分项、版本和来源，编号一个也不重', () => {
    const rows: FigureWords[] = figureNames.map((name) => figures[name]);
    for (const row of rows) {
      const said = [
        row.zh,
        row.en,
        row.unitZh,
        row.unitEn,
        row.definitionZh,
        row.definitionEn,
        row.formulaZh,
        row.formulaEn,
      ];
      expect(
        said.filter((one) => one.trim() === ''),
        row.id,
      ).toEqual([]);
      expect(versionOf(row).n, row.id).toBeGreaterThan(0);
      expect(row.dimensions, row.id).toContain('month');
    }
    const ids = rows.flatMap(({ id, also = [] }) => [id, ...also]);
    expect(new Set(ids).size).toBe(ids.length);
    // F42 of the report adds bottles and bags, D08 has five links and D09 four costs: each is a number of its own.
    const apart = new Map([
      ['F42', 2],
      ['D08', 5],
      ['D09', 4],
    ]);
    const asked = [
      ...Array.from({ length: 54 }, (_, i) => `F${String(i + 1).padStart(2, '0')}`),
      ...Array.from({ length: 10 }, (_, i) => `D${String(i + 1).padStart(2, '0')}`),
    ];
    for (const id of asked)
      expect(
        ids.filter((one) => one === id || one.startsWith(`${id}-`)),
        id,
      ).toHaveLength(apart.get(id) ?? 1);
  });

  it('a rate, a change and a sum name figures that there are, and a rate is never without its two', () => {
    const names = new Set<string>(figureNames);
    for (const name of figureNames) {
      const { ratio, change, sum = [], opens, unit }: FigureWords = figures[name];
      const parts = [ratio?.part, ratio?.whole, change?.now, change?.base, opens, ...sum].filter(
        (one) => one !== undefined,
      );
      expect(
        parts.filter((one) => !names.has(one)),
        name,
      ).toEqual([]);
      expect(unit === 'percent', name).toBe(ratio !== undefined || change !== undefined);
    }
  });

  it('S138 四难各有几个数：投诉难、普法难、启动难、调处难', () => {
    const rows: FigureWords[] = figureNames.map((name) => figures[name]);
    const of = (difficulty: Difficulty) => rows.filter((row) => row.difficulty === difficulty).map(({ zh }) => zh);
    expect(Object.values(difficulties).map(({ zh }) => zh)).toEqual(['投诉难', '普法难', '启动难', '调处难']);
    expect(of('access')).toEqual(
      expect.arrayContaining(['村级站点覆盖率', '首次响应中位时间', '维权成本：平均跑几趟']),
    );
    expect(of('education')).toEqual(expect.arrayContaining(['宣传培训活动', '受众', '发放宣传材料']));
    expect(of('support')).toEqual(expect.arrayContaining(['标准化站点', '值班到岗率', '就近分转']));
    expect(of('settlement')).toEqual(expect.arrayContaining(['解决率', '调解成功率', '按期办结率']));
  });

  it('what is made of what was not counted is not counted either, and a rate of nothing is none', () => {
    const made = (counted: Record<string, number | null>) => withDerived(figures, counted);
    const counted = { settled: 3, accepted: 4, transferred: 2, settledAndTransferred: 0, acceptedAndTransferred: 1 };
    expect(made(counted)).toMatchObject({
      resolutionRate: 75,
      solvedOrTransferred: 5,
      // One of those that were handed over had been accepted, and is one matter.
      acceptedOrTransferred: 5,
      resolutionRateWithTransfers: 100,
    });
    expect(made({ settled: 3, transferred: 2 })).toEqual({ settled: 3, transferred: 2 });
    expect(made({ settled: 3 })).toEqual({ settled: 3 });
    expect(made({ settled: 0, accepted: 0 })).toMatchObject({ resolutionRate: null });
    expect(made({ accepted: 5, acceptedYearBefore: null })).toMatchObject({ acceptedGrowth: null });
  });

  it('a blank says why: of the county alone, not by category, without a base, without a ledger', () => {
    const county = { officeId: null, category: null };
    expect(blankReason(figures.warnings, county)).toBeNull();
    expect(blankReason(figures.warnings, { ...county, officeId: 'SO-LH' })?.zh).toBe('只数全县，不分到所。');
    expect(blankReason(figures.shopVisits, { ...county, category: 'V' })?.zh).toBe('不按商品和服务类别分。');
    expect(blankReason(figures.accepted, { officeId: 'SO-LH', category: 'V' })).toBeNull();
    expect(lackReason(figures.acceptedGrowth)).toBe(noBase);
    expect(lackReason(figures.closureRate).zh).toBe('底数是零，没有比率。');
  });

  it('prints a rate with its two numbers, sums in 万元, grams in kilograms, minutes of a link in hours', () => {
    expect(figureText('percent', 98.51)).toBe('98.51%');
    expect(partsText(figures.closureRate, { closed: 198, accepted: 201 })).toBe('198/201');
    expect(partsText(figures.acceptedGrowth, { accepted: 180, acceptedYearBefore: 200 })).toBe('（180−200）/200');
    expect([figureText('gram', 80_000), figureText('hour', 90), figureText('mean', 1.5)]).toEqual([
      '80',
      '1.5',
      '1.50',
    ]);
    expect([figureText('count', undefined), figureText('percent', null)]).toEqual(['*', '—']);
  });
});

describe('a blank', () => {
  it('S49 空缺印作*，不印 0：没有台账的期间没有数，有台账而没有件的才是 0', () => {
    const year = { from: '2025-01-01', to: '2025-12-31' };
    expect(blank).toBe('*');
    expect(keptIn(year, '2026-01-05', '2026-11-25')).toBe('no');
    expect(keptIn(year, null, '2026-11-25')).toBe('no');
    expect(keptIn({ from: '2027-01-01', to: '2027-12-31' }, '2026-01-05', '2026-11-25')).toBe('no');
    expect(keptIn(year, '2025-12-31', '2026-11-25')).toBe('partly');
    expect(keptIn(year, '2025-01-01', '2026-11-25')).toBe('yes');
  });
});
