import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { askables, questionsOf, type Askable, type InterviewFacts } from '../../../src/domain/triage/questions.ts';
import type { SignSeed } from '../../../src/domain/triage/lexicon.ts';
import { authorities, namedBodies } from '../../../src/domain/county/organisation.ts';
import { sayingOf, type SayingFacts } from '../../../src/domain/triage/what-to-say.ts';
import { readSampleCounty } from '../../../src/outside/seeds.ts';

const asking: InterviewFacts = {
  text: '买的电视机开不了机，店里不管',
  intent: 'complaint',
  decision: 'accept',
  samePhone: false,
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
    expect(asks({ decision: 'merge', samePhone: true })).toEqual([]);
  });

  it('asks on where an earlier matter only reads alike: it may be a neighbour’s', () => {
    expect(asks({ decision: 'merge' })).toEqual(asks({}));
  });

  it.each([
    ['没有小票', 'proof', true],
    ['发票不给开', 'proof', true],
    ['小票丢了，合同也没签', 'proof', true],
    ['没有小票，照片有', 'proof', false],
    ['小票还在', 'proof', false],
    ['请人修了两次', 'claim', true],
    ['请师傅来修过', 'claim', true],
    ['让他换了两回还是坏', 'claim', true],
    ['请你们让他退货', 'claim', false],
    ['让他把钱退了', 'claim', false],
    ['要求换新的', 'claim', false],
  ] as const)('of 「%s」 the %s is still asked for: %s', (text, about, isAsked) => {
    expect(asks({ text }).includes(about)).toBe(isAsked);
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
  reachable: true,
  atStation: false,
  hearBy: '2026-12-08',
  verifyBy: '2026-12-18',
  answerDays: 3,
  outside: false,
  bodies: [],
  reason: { zh: '没有看到不予受理的情形', en: 'No ground for declining is seen' },
  duplicateOf: null,
  samePhone: false,
  isClosed: false,
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
    expect(say({ hurt: true, category: 'G03.1' }).zh).toMatch(/^人要紧，先去医院.*马上给您打电话/u);
  });

  it('promises no call to who leaves no telephone', () => {
    const words = say({ hurt: true, intent: 'report', decision: 'verify', reachable: false });
    expect(words.zh).toMatch(/^人要紧，先去医院/u);
    expect(words.zh + words.en).not.toMatch(/电话|call/u);
  });

  it('promises no result: a decline that is proposed is said to nobody', () => {
    const words = say({ decision: 'reject', reason: { zh: '说明是为经营进货', en: 'For business' } });
    expect(words.zh).toContain('告诉您受理不受理');
    expect(words.zh).not.toContain('经营');
  });

  it('names who has the power and his telephone, and the day by which it is told formally', () => {
    const words = say({
      decision: 'transfer',
      outside: true,
      bodies: [{ zh: '青禾县人力资源和社会保障局', en: '青禾县人力资源和社会保障局', phone: '12333', known: true }],
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

  it('promises no decision of ours on a tip-off of what is another department’s', () => {
    const words = say({
      intent: 'report',
      decision: 'verify',
      outside: true,
      bodies: namedBodies(['ENV'], []),
      reason: {
        zh: '污染和扰民由生态环境部门处理（《办法》第三十四条）',
        en: 'Noise is the environment authority’s (article 34)',
      },
    });
    expect(words.zh).toBe(
      '这件事我们可能没有权处理：污染和扰民由生态环境部门处理。登记了，归不归我们管也会告诉您；您是谁，不告诉对方。请记好编号和查询码。',
    );
    expect(words.zh + words.en).not.toMatch(/立案|12月18日|18 December|article|decided on/u);
  });

  it('says no code to anybody, whichever authority the lists name and whether or not the county keeps it', async () => {
    const { powers, strangers, firstMeasures } = JSON.parse(
      await readFile('seeds/lexicon-signs.json', 'utf8'),
    ) as SignSeed;
    const { organisations } = await readSampleCounty();
    const named = [
      ...Object.values(powers).flatMap(({ article: zh, en, to, copy }) =>
        [...to, ...copy].map((id) => ({ id, zh, en })),
      ),
      ...strangers.map(([, id, zh, en]) => ({ id, zh, en })),
      ...Object.values(firstMeasures).flatMap(({ to, zh, en }) => to.map((id) => ({ id, zh, en }))),
    ];
    expect(new Set(named.map(({ id }) => id)).size).toBeGreaterThan(15);
    for (const kept of [organisations, []])
      for (const { id, zh, en } of named) {
        const bodies = namedBodies([id], kept);
        expect(bodies, id).toHaveLength(1);
        for (const intent of ['complaint', 'report'] as const) {
          const words = say({ intent, decision: 'transfer', outside: true, bodies, reason: { zh, en } });
          expect([words.zh, words.en, ...bodies.map((one) => one.zh + one.en)].join(''), id).not.toMatch(/[A-Z]{2,}/u);
        }
      }
    expect(Object.keys(authorities)).toEqual(expect.arrayContaining(['ENV', 'TAX', 'GOV', 'PSB']));
    expect(namedBodies(['XYZ', '临河县市场监督管理局'], [])).toEqual([
      { zh: '临河县市场监督管理局', en: '临河县市场监督管理局', phone: '', known: true },
    ]);
  });

  it('tells of a tip-off its own day and that the shop is not told who told it', () => {
    expect(say({ intent: 'report' }).zh).toContain(
      '最晚12月18日（星期五）核查、决定立案不立案，情况复杂的经批准可以延长；',
    );
    expect(say({ intent: 'report' }).en).toContain('given more time');
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
    const again = { decision: 'merge', duplicateOf: '投2026-0013' } as const;
    expect(say({ ...again, samePhone: true }).zh).toContain('编号 投2026-0013');
    // What only reads alike may be a neighbour's: his number is nobody's to hear.
    expect(say(again)).toEqual(say({}));
  });

  it('says of a finished matter that it is finished, and only to whose telephone agrees', () => {
    const before = { decision: 'accept', duplicateOf: '投2026-0007', isClosed: true } as const;
    const { zh } = say({ ...before, samePhone: true });
    expect(zh).toMatch(/投2026-0007，已经办完了；这回说的另外登记.*最晚12月8日/u);
    expect(zh).not.toMatch(/在办|没有办结|不用再登记/u);
    expect(say(before)).toEqual(say({}));
  });
});
