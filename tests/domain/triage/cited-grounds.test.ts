import { beforeAll, describe, expect, it } from 'vitest';
import { basisOn } from '../../../src/domain/triage/cited-grounds.ts';
import type { Day } from '../../../src/domain/base/calendar.ts';
import { propose, type Proposal, type TriageCounty } from '../../../src/domain/triage/triage.ts';
import { readTriageCounty } from '../../../src/outside/seeds.ts';

/** A day of each rule: 令51, 令62, 令20, 令121. */
const days = { GS51: '2012-05-10', GS62: '2016-06-10', SAMR20: '2022-06-10', SAMR121: '2026-06-10' } as const;
type Rules = keyof typeof days;

let county: TriageCounty;
beforeAll(async () => {
  county = await readTriageCounty();
});

function triaged(text: string, rules: Rules, receivedOn: Day = days[rules]): Proposal {
  return propose({ text, channel: 'C01', receivedOn, context: null, known: {}, earlier: [] }, county);
}

function everySentence(proposal: Proposal): string {
  return JSON.stringify(proposal);
}

describe('a proposal', () => {
  it('cites the rule of the day of receipt for what it accepts, with that rule’s own period', () => {
    const accepted = (rules: Rules) => triaged('在城关镇长城家电买的电视花屏，要求退货', rules).decision.why;
    expect(accepted('SAMR121').zh).toBe('没有看到不予受理的情形，七个工作日内决定受理（《办法》第十五条）');
    expect(accepted('SAMR20').zh).toBe(
      '没有看到不予受理的情形，七个工作日内决定受理（《市场监督管理投诉举报处理暂行办法》第十四条）',
    );
    expect(accepted('GS62').zh).toBe(
      '没有看到不予受理的情形，七个工作日内决定受理（《工商行政管理部门处理消费者投诉办法》第十五条）',
    );
    // The five days of 令51 are known, the number of their article is not.
    expect(accepted('GS51').zh).toBe(
      '没有看到不予受理的情形，五日内决定受理（《工商行政管理机关受理消费者申诉暂行办法》）',
    );
    expect(accepted('SAMR20').en).toBe(
      'No ground for declining is seen: decide in 7 working days (article 14 of Order 20)',
    );
  });

  it.each([
    ['SAMR121', 'A16-2', '第十六条第（二）项'],
    ['SAMR20', 'NA2', '第十五条第（二）项'],
    ['GS62', 'NA2', '第十六条第（五）项'],
    ['GS51', 'NA2', '第十七条第（三）项'],
  ] as const)('under %s turns away what is in court by %s, %s', (rules, code, article) => {
    const year = Number(days[rules].slice(0, 4));
    const { decision, ground } = triaged(`装修的事${year}年3月已经起诉，县法院立了案，请先调解，退我两万`, rules);
    expect([decision.value, ground.value, ground.row?.article]).toEqual(['reject', code, article]);
    expect(decision.why.zh).toContain(article);
  });

  it('counts three years since 2020 and one year before', () => {
    const told = (bought: number, rules: Rules) =>
      triaged(`${bought - 1}年5月买的床，${bought}年8月柜门裂了，找过店里没换，这回想让他赔`, rules);
    const of = ({ decision, ground }: Proposal) => [decision.value, ground.value];
    expect(of(told(2024, 'SAMR121'))).toEqual(['accept', null]);
    expect(of(told(2022, 'SAMR121'))).toEqual(['reject', 'A16-4']);
    expect(of(told(2020, 'SAMR20'))).toEqual(['accept', null]);
    expect(of(told(2018, 'SAMR20'))).toEqual(['reject', 'NA4']);
    expect(of(told(2014, 'GS62'))).toEqual(['reject', 'NA11']);
    expect(told(2014, 'GS62').decision.why.zh).toContain('已经超过一年');
    expect(of(told(2010, 'GS51'))).toEqual(['reject', 'NA4']);
  });

  it('knows who mediated before: each body is another ground of 令62, and the association none of 令51', () => {
    const told = (who: string, rules: Rules) => {
      const { decision, ground } = triaged(`鞋开胶的事${who}已经调解过，签了协议，越想越亏，还想再要两百`, rules);
      return [decision.value, ground.value];
    };
    expect(told('消费者协会', 'SAMR121')).toEqual(['reject', 'A16-2']);
    expect(told('消费者协会', 'GS62')).toEqual(['reject', 'NA10']);
    expect(told('工商所', 'GS62')).toEqual(['reject', 'NA9']);
    expect(told('工商所', 'GS51')).toEqual(['reject', 'NA9']);
    expect(told('消费者协会', 'GS51')).toEqual(['accept', null]);
  });

  it('turns nobody away as a buyer for gain before 2020: no rule named it', () => {
    const told = (rules: Rules) =>
      propose(
        {
          text: '近期在14家超市分别购买同款蕨菜干，标签未标注贮存条件，要求每家十倍赔偿',
          channel: 'C01',
          receivedOn: days[rules],
          context: { pastComplaints90d: 60, sameGoods: true, shops: 30 },
          known: {},
          earlier: [],
        },
        county,
      ).decision;
    expect(told('SAMR121').why.zh).toContain('（《办法》第十六条第（三）项、《办法》第十七条）');
    // 令20 had the ground, and no list of factors.
    expect(told('SAMR20').why.zh).toContain('（《市场监督管理投诉举报处理暂行办法》第十五条第（三）项），线索');
    expect([told('GS62').value, told('GS51').value]).toEqual(['accept', 'accept']);
  });

  it('of an older rule names neither today’s articles nor leaves a gap in a sentence', () => {
    const texts = [
      '请问买的手机七天能退吗？',
      '举报：村东头养鸡场半夜灌假酒，别说是我说的',
      '烟酒行买的酒是假的，要求退款赔偿，店里还有十几箱，请查处',
      '上月去临河县城东关车行买了辆三轮，两天电机烧了，要他退钱',
      '花园小区物业收着物业费电梯不修，要求督促',
      '我司采购的复印机坏了，用于经营，要求换',
    ];
    for (const text of texts)
      for (const rules of ['GS51', 'GS62', 'SAMR20'] as const)
        expect(everySentence(triaged(text, rules))).not.toMatch(/《办法》|[{}]\w+[:}]|（）|\(\)/u);
    expect(triaged(texts[1] ?? '', 'GS62').decision.why.zh).toBe(
      '七个工作日内核查，决定是否立案（《工商行政管理机关行政处罚程序规定》第十七条）',
    );
    expect(triaged(texts[2] ?? '', 'GS51').decision.why.zh).toBe('申诉和举报分开办理');
  });
});

describe('a basis', () => {
  it('changes on the first day of each rule', () => {
    expect(basisOn('2014-03-14').rules).toBe('GS51');
    expect(basisOn('2014-03-15').rules).toBe('GS62');
    expect(basisOn('2019-12-31').rules).toBe('GS62');
    expect(basisOn('2020-01-01').rules).toBe('SAMR20');
    expect(basisOn('2026-04-14').rules).toBe('SAMR20');
    expect(basisOn('2026-04-15').rules).toBe('SAMR121');
  });

  it('has each of its grounds in the list that a letter of the day prints', () => {
    const circumstances = [
      'notOurs',
      'elsewhere',
      'gain',
      'trade',
      'court',
      'otherBody',
      'association',
      'bureau',
      'sameDispute',
      'late',
    ] as const;
    for (const day of Object.values(days)) {
      const basis = basisOn(day);
      const grounds = circumstances.map((of) => basis.ground(of)).filter((ground) => ground !== null);
      expect(grounds.filter((ground) => basis.row(ground) === null)).toEqual([]);
    }
  });
});
