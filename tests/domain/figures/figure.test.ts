import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blank, keptIn, rate } from '../../../src/domain/figures/figure.ts';
import { figureNames, figures } from '../../../src/domain/figures.ts';

/** The exact rounding of part ÷ whole in per cent to two decimals, halves up, on whole numbers of any size. */
function exactly(part: number, whole: number): string {
  const hundredths = (BigInt(part) * 20_000n + BigInt(whole)) / (2n * BigInt(whole));
  const digits = hundredths.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

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
    expect(figureNames.slice(0, 62).map((name) => figures[name].zh)).toEqual([
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
