import { describe, expect, it } from 'vitest';
import { askables, questionsOf, type Askable, type InterviewFacts } from '../../src/domain/interview.ts';
import { sayingOf, type SayingFacts } from '../../src/domain/saying.ts';

const asking: InterviewFacts = {
  text: '买的电视机开不了机，店里不管',
  intent: 'complaint',
  decision: 'accept',
  category: 'G01.1',
  nature: 'N01',
  fields: new Set<Askable>(askables.filter((one) => one !== 'injury')),
  known: new Set<Askable>(),
  asked: new Set<Askable>(),
};
const asks = (facts: Partial<InterviewFacts>) => questionsOf({ ...asking, ...facts }).map(({ about }) => about);
const words = (facts: Partial<InterviewFacts>) =>
  questionsOf({ ...asking, ...facts })
    .map(({ zh }) => zh)
    .join('');

describe('追问', () => {
  it('asks what neither the words nor the form tell, the shop first', () => {
    expect(asks({})).toEqual(['operator', 'place', 'claim', 'day', 'amount', 'proof']);
  });

  it('asks nothing that is filled in, proposed, told in the words, or asked already', () => {
    expect(asks({ known: new Set<Askable>(['operator', 'place', 'amount']) })).toEqual(['claim', 'day', 'proof']);
    expect(
      asks({ text: '上个月买的电视机坏了，要求退款，小票还在', known: new Set<Askable>(['operator', 'place']) }),
    ).toEqual(['amount']);
    expect(asks({ asked: new Set<Askable>(['operator', 'place', 'claim']) })).toEqual(['day', 'amount', 'proof']);
    expect(asks({ known: new Set(askables) })).toEqual([]);
  });

  it('asks first whether somebody is hurt where people come to harm, and not when the words say that nobody was', () => {
    expect(asks({ category: 'G03.1', text: '火腿肠发霉了' })[0]).toBe('hurt');
    expect(asks({ nature: 'N07' })[0]).toBe('hurt');
    expect(asks({})).not.toContain('hurt');
    expect(asks({ nature: 'N07', text: '充电器冒烟，人没事' })).not.toContain('hurt');
    expect(asks({ known: new Set<Askable>(['hurt']), fields: new Set(askables), nature: 'N07' })[0]).toBe('injury');
  });

  it('asks by what it is about: an order for what was bought at a distance, the field for farm inputs, the maker for fakes', () => {
    expect(asks({ category: 'V13.1' })).not.toContain('place');
    expect(words({ category: 'V13.1' })).toContain('订单号');
    expect(words({ category: 'G10.1' })).toContain('用到地里');
    expect(words({ category: 'G04.1', nature: 'N06' })).toContain('厂家看过没有');
    expect(words({ category: 'V01.3', nature: 'N03', text: '充了卡，店关门了' })).toContain('用了多少');
  });

  it('asks of a tip-off when and by what it shows, and of a question or of the same dispute nothing', () => {
    const told = words({ intent: 'report', fields: new Set<Askable>(['operator', 'place', 'day', 'proof']) });
    expect(told).toContain('现在还在不在');
    expect(told).not.toContain('退钱');
    expect(asks({ intent: 'consultation' })).toEqual([]);
    expect(asks({ decision: 'merge' })).toEqual([]);
  });

  it('asks of what another department has power over no more than whether somebody is hurt', () => {
    expect(asks({ decision: 'transfer', category: 'V10.1' })).toEqual(['hurt']);
    expect(asks({ decision: 'transfer', category: 'V05.1' })).toEqual([]);
  });
});

const saying: SayingFacts = {
  text: '买的电视机开不了机',
  intent: 'complaint',
  decision: 'accept',
  category: 'G01.1',
  nature: 'N01',
  hurt: false,
  atStation: false,
  hearBy: '2026-12-08',
  verifyBy: '2026-12-18',
  answerDays: 3,
  bodies: [],
  reason: { zh: '没有看到不予受理的情形', en: 'No ground for declining is seen' },
  duplicateOf: null,
};
const say = (facts: Partial<SayingFacts>) => sayingOf({ ...saying, ...facts });

describe('说法', () => {
  it('names the day of the complaint’s own clock, and what is kept meanwhile', () => {
    expect(say({}).zh).toBe(
      '最晚12月8日（星期二）告诉您受理不受理；受理了就请双方来谈，不受理的说明理由。小票、付款记录和照片请留好。',
    );
    expect(say({}).en).toContain('You hear by Tuesday 8 December');
    expect(say({ hearBy: null }).zh).not.toMatch(/最晚|null/u);
    expect(say({ atStation: true, hearBy: '2026-11-30' }).zh).toContain('站里先找店家谈，最晚11月30日');
  });

  it('sends people first to hospital', () => {
    expect(say({ hurt: true, category: 'G03.1' }).zh).toMatch(/^人要紧，先去医院/u);
  });

  it('promises no result: a decline that is proposed is said to nobody', () => {
    const words = say({ decision: 'reject', reason: { zh: '说明是为经营进货', en: 'For business' } });
    expect(words.zh).toContain('告诉您受理不受理');
    expect(words.zh).not.toContain('经营');
  });

  it('names who has the power and his telephone, and the day by which it is told formally', () => {
    const words = say({
      decision: 'transfer',
      bodies: [{ name: '青禾县人力资源和社会保障局', phone: '12333' }],
      reason: {
        zh: '劳动报酬和用工争议由人力资源社会保障部门处理（《办法》第十六条第（一）项）',
        en: 'Pay and labour disputes are for the human resources authority (article 16(1))',
      },
    });
    expect(words.zh).toContain('由人力资源社会保障部门处理。您可以直接找青禾县人力资源和社会保障局（电话 12333）');
    expect(words.zh).toContain('最晚12月8日（星期二）也正式告诉您');
    expect(words.en).toContain('human resources authority. Going to');
    expect(words.zh + words.en).not.toMatch(/第十六条|article/u);
  });

  it('tells of a tip-off its own day and that the shop is not told who told it', () => {
    expect(say({ intent: 'report' }).zh).toContain('最晚12月18日（星期五）核查');
    const both = say({ intent: 'complaint+report', decision: 'split', nature: 'N06' }).zh;
    expect(both).toContain('12月8日');
    expect(both).toContain('12月18日');
    expect(both).toContain('不告诉店里是谁举报的');
    expect(both).toContain('先别动');
  });

  it('answers a question now, and names the open matter of the same dispute', () => {
    expect(say({ intent: 'consultation', decision: 'answer' }).zh).toBe(
      '您问的我现在就答；要查一查的，3 个工作日内给您回话。',
    );
    expect(say({ decision: 'merge', duplicateOf: '投2026-0013' }).zh).toContain('编号 投2026-0013');
  });
});
