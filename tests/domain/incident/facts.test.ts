import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { firstOf, lastOf } from '../../../src/domain/base/words.ts';
import type { Region } from '../../../src/domain/county/region.ts';
import type { Comparable } from '../../../src/domain/incident/facts/comparable.ts';
import type { FactLexicon } from '../../../src/domain/incident/facts/fact-lexicon.ts';
import { keysOf, mostKeys } from '../../../src/domain/incident/facts/fact-keys.ts';
import { linksOf } from '../../../src/domain/incident/facts/fact-link.ts';
import { defaultGroupLimits } from '../../../src/domain/law/local-limits.ts';
import { countPeople, groupAround, type Group } from '../../../src/domain/incident/facts/fact-groups.ts';
import { factsOf } from '../../../src/domain/incident/facts/facts-of.ts';
import { togetherBy } from '../../../src/domain/incident/facts/together.ts';
import { placesOf } from '../../../src/domain/operator/county-places.ts';
import type { EarlierMatter } from '../../../src/domain/triage/earlier-matters.ts';
import { readFacts, readOpenTexts, readSampleCounty } from '../../../src/outside/seeds.ts';
import {
  cardsOf,
  comparablesOf,
  scoreIncidents,
  type IncidentLine,
  type IncidentScore,
} from '../../../scripts/incident/score.ts';
import { readLabelledLines } from '../../../scripts/labelled-lines.ts';
import { processorTimeOf } from '../../build/house/processor-time.ts';

let lexicon: FactLexicon;
let regions: Region[];
beforeAll(async () => {
  const [words, county] = await Promise.all([readFacts(), readSampleCounty()]);
  lexicon = words;
  regions = county.regions.map((region) => ({ ...region, pinyin: '', initials: '' }));
});

const scoreOf = (lines: readonly IncidentLine[]): IncidentScore => scoreIncidents(lines, lexicon, regions).score;
const fixture = (n: number) => readLabelledLines<IncidentLine>(`tests/fixtures/incident/texts-${n}.jsonl`);

/** The open texts as lines of the tool. */
async function openLines(): Promise<IncidentLine[]> {
  const texts = (await readOpenTexts()).filter(({ labels }) => labels.type !== 'consultation');
  return texts
    .map(({ id, received_at, text, labels: { parties, ...labels } }) => ({
      id,
      received_at,
      text,
      home: parties.complainant?.home?.villageId ?? null,
      venue: parties.operator?.place?.villageId ?? null,
      operator: parties.operator?.name ?? null,
      group: 'group_key' in labels ? (labels.group_key as string | null) : null,
    }))
    .toSorted((a, b) => (a.received_at < b.received_at ? -1 : 1));
}

describe('the facts of a text', () => {
  /** As the page of a complaint shows them: 「product=fuel」. */
  const read = (text: string) => factsOf(text, {}, lexicon).map(({ kind, value }) => `${kind}=${value}`);

  it.each([
    ['手机加鸡蛋值1200,要求照价赔', 'product=fuel'],
    ['从去年11月起每月多扣20元“流量加油包”', 'product=fuel'],
    ['从去年11月起每月多扣20元“流量加油包”', 'brand=流量加油包'],
    ['热水器内胆漏水,店里说过了三年不管', 'product=clothes'],
    ['锅里捞出半截创可贴', 'product=paper'],
    ['锅里捞出半截创可贴', 'product=drug'],
    ['羽绒服钻毛,只答应免费干洗', 'product=laundry'],
    ['美容店门锁了,老板电话打不通', 'product=build'],
    ['地下室漏水,电梯三天两头停', 'symptom=price'],
    ['新买的水泵用了两天就不转', 'symptom=price'],
    ['办的卡还剩四千多没用,店已关门', 'symptom=promise'],
    ['这学期说停课“整顿”,问退费就说不退', 'brand=整顿'],
    ['发现标签未标贮存条件', 'brand=未标贮存条件'],
    ['袋子叫烧锅烧了,还剩一个', 'brand=烧锅烧'],
    ['册子写“一墙之隔实验小学学区房”', 'brand=一墙之隔实验'],
  ])('「%s」 tells of no %s', (text, fact) => expect(read(text)).not.toContain(fact));

  it.each([
    ['在站里加了95号,开出去就抖', 'product=fuel'],
    ['买的不粘锅掉涂层', 'product=paper'],
    ['干洗店把大衣洗坏了', 'product=laundry'],
    ['新装的门锁坏了打不开', 'product=build'],
    ['电梯费每户又收三百', 'symptom=price'],
    ['吃了两个月一点用没有,没用', 'symptom=promise'],
    ['品种丰垦八一八', 'brand=丰垦'],
    ['喇叭喊的“丰垦”,没开票', 'brand=丰垦'],
    ['牌子叫未来星的奶', 'brand=未来星'],
  ])('「%s」 still tells of %s', (text, fact) => expect(read(text)).toContain(fact));
});

describe('the score of suspicions', () => {
  // Rules were written by the first. At their first look the second found 13 of 14, the third 8 of 16, the fourth 8 of 14 and the fifth 6 of
  // 12, the first three without a false card; each was mended by whole classes of words after it. Three flocks that died after a vaccine of
  // which nobody knew the name are one group of the third. The sixth and seventh were written after it became one link that a card rests on:
  // 12 of 15 and 13 of 14 at the first look, one false member. The eighth is told in words that no list has: 5 of 10, two false members. The
  // ninth and tenth were written by others who knew nothing of the program, with traps: 1 of 5 and 3 of
  // 5 at the first look, late; the eleventh 3 of 5, with one false card, the twelfth 3 of 5 with none. The thirteenth to the seventeenth
  // likewise: 3, 5, 4, 5 and 4 of 5, the second late, with 7, 3, 9, 3 and 3 false members.
  it.each([
    { n: 1, groups: 15, found: 15 },
    { n: 2, groups: 14, found: 14 },
    { n: 3, groups: 16, found: 15 },
    { n: 4, groups: 14, found: 14 },
    { n: 5, groups: 12, found: 12 },
    { n: 6, groups: 15, found: 15 },
    { n: 7, groups: 14, found: 14 },
    { n: 8, groups: 10, found: 9 },
    { n: 9, groups: 5, found: 5 },
    { n: 10, groups: 5, found: 5 },
    { n: 11, groups: 5, found: 5 },
    { n: 12, groups: 5, found: 5 },
    { n: 13, groups: 5, found: 5 },
    { n: 14, groups: 5, found: 5 },
    { n: 15, groups: 5, found: 5 },
    { n: 16, groups: 5, found: 5 },
    { n: 17, groups: 5, found: 5 },
  ])('of set $n: groups at their third complainant, no false card, no false member', async ({ n, groups, found }) => {
    const lines = await fixture(n);
    const score = scoreOf(lines);
    expect(score).toEqual({ n: lines.length, groups, found, atMember: 3, falseCards: 0, falseMembers: 0 });
  });

  it('S186 of the open texts: four villages, four shops and four ways to tell it are one seed, and nothing else is anything', async () => {
    const { score, cards } = scoreIncidents(await openLines(), lexicon, regions);
    expect(score).toEqual({ n: 38, groups: 1, found: 1, atMember: 3, falseCards: 0, falseMembers: 0 });
    expect(cards.map(({ at, members }) => ({ at, members: members.toSorted() }))).toEqual([
      { at: 'OH11', members: ['OH10', 'OH11', 'OH12', 'OH9'] },
    ]);
  });

  it('is the same whatever the labels say: they never reach the rule', async () => {
    const lines = await fixture(1);
    const cards = (of: readonly IncidentLine[]) => cardsOf(comparablesOf(of, lexicon, regions), lexicon);
    expect(cards(lines.map((line) => ({ ...line, group: null })))).toEqual(cards(lines));
  });
});

describe('a card rests on one link', () => {
  const day = '2026-06-10';
  const line = (id: string, told: Partial<IncidentLine> & { text: string }): IncidentLine => ({
    id,
    received_at: `${day}T08:0${id}`,
    home: `甲${id}村`,
    ...told,
  });
  const members = (lines: readonly IncidentLine[]) =>
    cardsOf(comparablesOf(lines, lexicon, regions), lexicon).map((card) => card.members.toSorted());

  it('a is of the shop of b and has the variety of c: that is no group', () => {
    const a = line('1', { operator: '兴农种子店', text: '兴农买的丰垦818玉米种,光长秆不结棒子。' });
    const b = line('2', { operator: '兴农种子店', text: '兴农种子店的玉米种不出苗,十亩地缺了一半。' });
    const c = line('3', { operator: '惠丰种业', text: '丰垦818,棒子秃尖,一半没有籽。' });
    expect(members([a, b, c])).toEqual([]);
    const d = line('4', { operator: '庄稼医院', text: '种的丰垦八一八玉米,不结棒子。' });
    expect(members([a, b, c, d])).toEqual([['1', '3', '4']]);
  });

  it('who says that his goods are in order, or only asks, belongs to nobody', () => {
    const bad = [
      line('1', { text: '种的丰垦818玉米不结棒子,绝收了。' }),
      line('2', { text: '十五亩丰垦818,苞谷秃尖,一半没有籽,要求赔钱。' }),
    ];
    expect(members([...bad, line('3', { text: '丰垦818玉米种出芽率还行,长得不孬,就是没给发票。' })])).toEqual([]);
    expect(members([...bad, line('3', { text: '俺也种的丰垦818玉米,想问问啥时候浇水。' })])).toEqual([]);
    expect(members([...bad, line('3', { text: '俺家的丰垦818也是,玉米棒子上没有籽。' })])).toEqual([['1', '2', '3']]);
  });

  it.each([
    ['批号BX-2026-0417', '罐底钢印bx20260417', '20260417这批'],
    ['生产日期2026年4月17日', '批次20260417', '2O26O417这一批'],
  ])('one batch in three writings: %s, %s, %s', (...written) => {
    const lines = written.map((batch, i) =>
      line(String(i + 1), { text: `启贝乐奶粉,${batch},孩子喝了${['拉肚子', '起疹子', '一直吐'][i]}。` }),
    );
    expect(members(lines)).toEqual([['1', '2', '3']]);
  });

  it('a name that was written as it was heard is the same name', () => {
    const lines = ['打了“麦田净”,麦苗叶子发白。', '“麦田净”除草剂,麦子全死了。', '用的麦田静除草剂,麦苗黄了一片。'];
    expect(members(lines.map((text, i) => line(String(i + 1), { text })))).toEqual([['1', '2', '3']]);
  });

  it.each(['没有不出苗的', '也没见不出苗', '不怕不出苗'])('%s tells of no trouble', (words) => {
    expect(factsOf(`这玉米种${words},挺好。`, {}, lexicon).filter(({ kind }) => kind === 'symptom')).toEqual([]);
  });
});

describe('what is told beside the matter', () => {
  const sure = (text: string, kind: string) =>
    factsOf(text, {}, lexicon)
      .filter((fact) => fact.kind === kind && fact.trust === 'sure')
      .map(({ value }) => value);

  it.each([
    ['要求退差价,不然就一直投诉', 'symptom', 'price'],
    ['我改过资费就自动取消了送的话费', 'symptom', 'delay'],
    ['开的包月我要取消,客服只同意取消不同意退', 'symptom', 'delay'],
    ['取消按钮藏得找不到,又扣了一个月', 'symptom', 'delay'],
    ['希望鉴定,要求退货', 'symptom', 'fake'],
    ['隔壁种丰垦818的就没事,齐刷刷的', 'model', '818'],
    ['隔壁种丰垦818的就没事,齐刷刷的', 'brand', '丰垦'],
    ['来电人称,种的玉米不出苗', 'symptom', 'fire'],
    ['在加油站斜对面那家洗的车,卡办了三百', 'product', 'fuel'],
    ['打着火就熄,热水器不出热水', 'symptom', 'fire'],
  ])('%s: no %s %s', (text, kind, none) => {
    expect(sure(text, kind)).not.toContain(none);
  });

  it.each([
    ['对门小卖部买的酱油发霉，老板说就能换一瓶', 'spoiled'],
    ['去年秋里在兴农店买的麦种不出苗，老板还给换了一袋', 'no-sprout'],
    ['旁边超市买的奶馊了，店家说没事', 'spoiled'],
  ])('what is wrong with what one bought next door, or last year, is one’s own: %s', (text, symptom) => {
    expect(
      factsOf(text, {}, lexicon)
        .filter(({ kind }) => kind === 'symptom')
        .map(({ value }) => value),
    ).toContain(symptom);
  });

  const line = (id: string, text: string, more: Partial<IncidentLine> = {}): IncidentLine => ({
    id,
    received_at: `2026-06-10T08:0${id}`,
    home: `甲${id}村`,
    text,
    ...more,
  });
  const cards = (lines: readonly IncidentLine[]) =>
    cardsOf(comparablesOf(lines, lexicon, regions), lexicon).map((card) => card.members.toSorted());

  it('of one brand who waits for it, was charged too much or got too little is not one with whom it burnt', () => {
    const bad = [
      line('1', '“暖菱”热水器,一开就爆燃,燎了头发。'),
      line('2', '暖菱燃气热水器点火像放炮,面板崩开了。'),
      line('3', '俺家的暖凌热水器炸了,壳子裂开一道口。'),
    ];
    expect(cards(bad)).toEqual([['1', '2', '3']]);
    for (const other of [
      '暖菱热水器交了全款,至今没发货。',
      '暖菱热水器装机多收了我二百块高空费。',
      '买的暖菱热水器,不给开发票。',
    ])
      expect(cards([...bad, line('4', other)])).toEqual([['1', '2', '3']]);
  });

  it('who saw the magnet under the scales tells of what others were short of', () => {
    const operator = '青禾鲜活水产店';
    const told = [
      '水产店的秤少给,买三斤鱼回家只有二斤四两,找市场的公平秤复过。',
      '水产店的秤有鬼,称的虾差二两。',
      '水产店今天又换了一台秤,秤盘底下粘了一块磁铁,我看见了。',
    ];
    expect(cards(told.map((text, i) => line(String(i + 1), text, { operator })))).toEqual([['1', '2', '3']]);
  });

  it('a vendor on the road is known by what is seen of him', () => {
    const told = [
      line('1', '开蓝三轮的卖的小鸡,吆喝着进村,三天死了二十个。'),
      line('2', '断了一根手指的老头卖的鸡苗,骑蓝色电动三轮走村串户,拉白屎,死光了。'),
      line('3', '那个少根指头的人卖的鸡仔,全死了,车上放着喇叭。'),
    ];
    expect(cards(told)).toEqual([['1', '2', '3']]);
    expect(cards([...told.slice(0, 2), line('3', '开红三轮的瘸子卖的鸡仔,全死了,车上放着喇叭。')])).toEqual([]);
  });
});

describe('what makes no card', () => {
  const line = (id: string, text: string, more: Partial<IncidentLine> = {}): IncidentLine => ({
    id,
    received_at: `2026-06-10T08:0${id}`,
    home: `甲${id}村`,
    text,
    ...more,
  });
  const linked = (a: IncidentLine, b: IncidentLine) => {
    const [x, y] = comparablesOf([a, b], lexicon, regions);
    return x === undefined || y === undefined ? [] : linksOf(x, y, lexicon, defaultGroupLimits);
  };
  const values = (text: string, kind: string, operatorName: string | null = null) =>
    factsOf(text, { operatorName }, lexicon)
      .filter((fact) => fact.kind === kind && fact.trust !== 'guess')
      .map(({ value }) => value);

  it('a shop that has only the name of its trade is not the one next to it that has a name of its own', () => {
    const told = { venue: '柳河镇' };
    const [a, b] = [
      line('1', '料送来晚了,拖了八天不送。', { ...told, operator: '柳河饲料总汇' }),
      line('2', '老周那儿的瓶子打下去一点用没有。', { ...told, operator: '老周农资店' }),
    ];
    expect(linked(a, b)).toEqual([]);
  });

  it('one shop alone is nothing, nor are two brands that it sells', () => {
    const at = (id: string, text: string, operator: string) => line(id, text, { operator, venue: '石桥镇' });
    expect(
      linked(at('1', '换的胎是翻新的,一条八十。', '顺达五金车行'), at('2', '孩子坐上去半道散了架。', '顺达五金车行')),
    ).toEqual([]);
    expect(
      linked(
        at('1', '“壮仔宝”猪料,猪吃了拉稀死了两头。', '老胡饲料门市'),
        at('2', '“肥王”牌猪料,猪光吃不长。', '老胡饲料门市'),
      ),
    ).toEqual([]);
  });

  it('what is told of two goods of one shop, or of the same goods of which one does not say what is wrong, is no one trouble', () => {
    const at = (id: string, text: string, operator: string) => line(id, text, { operator, venue: '柳河镇' });
    expect(
      linked(
        at('1', '登科605玉米种出苗稀稀拉拉。', '柳河兴农种子店'),
        at('2', '黄瓜种子不对板,结出来的全是刺瓜。', '柳河兴农种子店'),
      ),
    ).toEqual([]);
    expect(
      linked(at('1', '拍的婚纱照,相册至今没给。', '拾光映画'), at('2', '写真那回选片的姑娘脸色难看得很。', '拾光映画')),
    ).toEqual([]);
  });

  it.each([
    ['棚布脆得像饼干,一戳一个洞', 'product', 'snack'],
    ['电瓶鼓得跟馒头一样', 'product', 'grain'],
    ['买的雷豹三轮车,装了半车化肥,轴断了', 'product', 'fert'],
    ['流动大货车拉来的塑料布', 'product', 'car'],
    ['超市冷柜里拿的牛奶', 'product', 'fridge'],
    ['苏泊乐电压力锅按键失灵', 'brand', '压力'],
    ['康源净水器5980', 'brand', '水器'],
    ['买了两袋过期油菜籽', 'brand', '期油'],
    ['空气炸锅二十天不发货', 'symptom', 'explode'],
    ['种子款360', 'model', '360'],
  ])('%s: no %s %s', (text, kind, none) => {
    expect(values(text, kind)).not.toContain(none);
  });

  it.each(['苗安康没用过', '人家用的油倒是好,不是苗安康那种便宜货', '邻家的苗安康就好使', '以前用苗安康还强点'])(
    'who has nothing to do with a name tells nothing of it: %s',
    (words) => {
      const bad = line('1', '拌种药“苗安康”,麦子出苗不足四成。');
      expect(linked(bad, line('2', `用别的药拌的麦种不出苗,${words}。`))).toEqual([]);
    },
  );

  it.each([['请问福康体验馆免费量血压发鸡蛋,能不能去?会不会骗人'], ['福康来村里推销净水机,说免费试用,能信吗?还没买']])(
    'who only asks belongs to nobody: %s',
    (asked) => {
      const bad = line('1', '俺爹在福康体验馆听课买的净水机,说治高血压,骗人。', { operator: '福康体验馆' });
      expect(linked(bad, line('2', asked, { operator: '福康体验馆' }))).toEqual([]);
    },
  );

  it.each([
    ['说好买油送碗,碗没给', 'gift'],
    ['买完说头盔送完了', 'gift'],
    ['封口开着,倒出来光剩半袋', 'loss'],
    ['合格证压着不给', 'invoice'],
    ['应聘交了两百服装押金', 'hiring'],
    ['上不了绿牌', 'plate'],
    ['付款十天了物流还停在仓库', 'delay'],
    ['到日子不给苗', 'delay'],
    ['讲好送货到地头,卸到村口就走了', 'delay'],
    ['从免费改成一月一百五', 'price'],
    ['多一张80,不买就删', 'price'],
    ['押桶钱50退的时候光退30', 'price'],
    ['补个胎收三十', 'price'],
    ['一瓶酱油扫了两次', 'price'],
    ['地膜一卷短了二十米', 'short'],
    ['信息泄露咋办', 'privacy'],
    ['买多了两袋不给退', 'return'],
    ['卸到村口,不送货', 'delay'],
    ['护工派不来人', 'delay'],
    ['旅行团临走前一晚说取消', 'delay'],
  ])('what lies not in the goods is told apart: %s is %s', (text, symptom) => {
    expect(values(`沃丰年的,${text}。`, 'symptom')).toContain(symptom);
  });

  it('「不接受」 and 「改成」 tell of no shop that closed', () => {
    expect(values('我不接受优惠券,车位从免费改成一百五。', 'symptom')).not.toContain('closed');
  });

  it('a grade of cement and how strong the floor is are no two varieties', () => {
    const a = line('1', '青峰水泥425的,打的地坪一蹭就起灰。');
    expect(linked(a, line('2', '购青锋P.O42.5水泥六吨,楼板强度不足C15。')).length).toBeGreaterThan(0);
  });
});

describe('what makes one', () => {
  const line = (id: string, text: string, more: Partial<IncidentLine> = {}): IncidentLine => ({
    id,
    received_at: `2026-06-10T08:0${id}`,
    home: `甲${id}村`,
    text,
    ...more,
  });
  const members = (...texts: [string, Partial<IncidentLine>?][]) =>
    cardsOf(
      comparablesOf(
        texts.map(([text, more], i) => line(String(i + 1), text, more)),
        lexicon,
        regions,
      ),
      lexicon,
    ).flatMap((card) => card.members.toSorted());

  it('a name of which one remembers half, and says so', () => {
    const [a, b]: [string, string] = ['拌种药“苗安康”,麦子不出苗。', '用了“苗安康”拌种,出苗不足三成。'];
    for (const half of ['叫个苗安啥', '叫啥安康', '瓶上带个“安康”俩字', '瓶上一个大大的“康”字', '苗字头的'])
      expect(members([a], [b], [`集上买的拌种药,${half},麦子光秃秃不出苗。`])).toEqual(['1', '2', '3']);
    expect(members([a], [b], ['集上买的拌种药,叫个麦丰啥,麦子光秃秃不出苗。'])).toEqual([]);
    const closed = { operator: '小状元托管', venue: '城关镇' };
    expect(
      members(
        ['小状元托管关门了,饭费刚交。', closed],
        ['托管班的群解散了,退费找谁。', closed],
        ['管孩子吃饭写作业的那家,名字带个“状元”,人跑没影了。', { venue: '城关镇' }],
      ),
    ).toEqual(['1', '2', '3']);
  });

  it('what the owners of one estate are charged for, whoever they say manages it', () => {
    expect(
      members(
        ['锦绣华庭9号楼业主,每户加收二次供水加压费38元。'],
        ['公摊电费一块二一度,锦绣花庭物业吃差价乱收费。'],
        ['我在锦绣华庭买了套房,垃圾清运1200、出入证工本100,少一样不发钥匙。'],
      ),
    ).toEqual(['1', '2', '3']);
  });

  it('one milk, whether it is sour or whoever drank it fell ill, and whichever shop it came from', () => {
    expect(
      members(
        ['订的晨露鲜牛奶一股馊味,结成块。', { operator: '晨露奶站' }],
        ['超市拿了一盒晨露950毫升屋顶包,女儿喝了夜里拉肚子。', { operator: '惠民超市' }],
        ['牌子叫晨啥露,那牛奶发酸,喝完拉肚子。', { operator: '西关奶站' }],
      ),
    ).toEqual(['1', '2', '3']);
  });

  it('one battery, whether it swells or does not last', () => {
    expect(
      members(
        ['“劲驰”电瓶,两个月鼓包了。'],
        ['劲驰牌电池,跑十里就没电。'],
        ['电动三轮装的电瓶,上头一个“劲”字,跑不远就亏电。'],
      ),
    ).toEqual(['1', '2', '3']);
  });
});

describe('an outbreak', () => {
  const village = (i: number) =>
    Array.from({ length: 14 }, (_, n) => String.fromCodePoint(0x4e00 + ((i * 131 + n * 977 + i * n * 61) % 6000))).join(
      '',
    );

  it.each(['在兴农种子店买的', '上回投诉过，在集上买的'])(
    'of 300 who bought the same, %s: one is compared with the others in less than a second',
    async (begins) => {
      const lines = Array.from({ length: 300 }, (_, i) => ({
        id: String(i).padStart(3, '0'),
        received_at: '2026-06-10T10:00',
        home: `甲${i % 7}村`,
        operator: begins.includes('店') ? '兴农种子店' : null,
        text: `${begins}丰垦818玉米种,光长秆不结棒子,${village(i)}${village(i + 300)}${village(i + 600)}`,
      }));
      const all = comparablesOf(lines, lexicon, regions);
      const [last] = all.slice(-1);
      if (last === undefined) throw new Error('There is none.');
      let group: Group | null = null;
      const look = () => (group = groupAround(last, all, lexicon, defaultGroupLimits));
      // Each pair compared for each that may stand in the middle takes a minute.
      expect(await processorTimeOf(look, 1000)).toBeLessThan(1000);
      expect(group).toMatchObject({ grade: 'suspicion' });
      expect((group as Group | null)?.members.length).toBeGreaterThanOrEqual(90);
    },
  );
});

describe('what is being told beside 60 earlier ones of one trouble', () => {
  const words = '在集上买的丰垦818玉米种,光长秆不结棒子,一半没有籽,要求退种子钱,村里还有好几家都是这样。';
  const matter = (id: string, text = `${id}。${words}`): EarlierMatter => ({
    id,
    receivedOn: '2026-06-10',
    channel: 'C01',
    text,
    category: 'G10.1',
    operatorName: null,
    operatorRegionId: null,
    homeRegionId: null,
    consumerName: null,
    phone: null,
  });
  const near = Array.from({ length: 60 }, (_, i) => matter(`第${i}户`));

  it('waits for few of them: they are read once, and from six of them others are looked for', async () => {
    const together = togetherBy(lexicon, placesOf(regions), defaultGroupLimits);
    const look = () => expect(together(matter('现在'), near).ids).toHaveLength(60);
    look();
    expect(await processorTimeOf(look, 100)).toBeLessThan(100);
  });

  it('reads one anew that is told in other words now', () => {
    const together = togetherBy(lexicon, placesOf(regions), defaultGroupLimits);
    expect(together(matter('现在'), [matter('甲')]).ids).toEqual(['甲']);
    expect(together(matter('现在'), [matter('甲', '喷雾器漏水,打不上压。')]).ids).toEqual([]);
  });
});

describe('a character outside the basic plane', () => {
  it('is never cut in two, in no key and in no fact', () => {
    const text = '在李𠮷农资店买的王𠮷牌玉米种,金𠮷王种子,第二𠮷中学,不结棒子。';
    for (const operator of ['王𠮷', '李𠮷农资店']) {
      const [one] = comparablesOf([{ id: '1', received_at: '2026-06-10', operator, text }], lexicon, regions);
      const keys = one === undefined ? [] : keysOf(one).map(({ key }) => key);
      expect(keys).toContain(`shop:${operator.slice(0, 3)}`);
      expect(keys.filter((key) => !key.isWellFormed())).toEqual([]);
    }
    for (const { value, words } of factsOf(text, { operatorName: '李𠮷农资店' }, lexicon))
      expect([value.isWellFormed(), words.isWellFormed()]).toEqual([true, true]);
  });

  it('stands whole at the end of a title that is cut', () => {
    expect([firstOf('丰𠮷𠮷', 2), lastOf('丰𠮷𠮷', 2), firstOf('丰垦', 2)]).toEqual(['丰𠮷', '𠮷𠮷', '丰垦']);
  });
});

describe('the keys under which matters are looked for', () => {
  it('any two that are linked, in all labelled texts, have one in common, or a third that is linked and leads to both', async () => {
    const apart: string[] = [];
    let linked = 0;
    for (const n of Array.from({ length: 17 }, (_, i) => i + 1)) {
      const all = comparablesOf(await fixture(n), lexicon, regions);
      const keys = new Map(all.map((one) => [one, new Set(keysOf(one).map(({ key }) => key))]));
      const isFound = (a: Comparable, b: Comparable) => keys.get(a)?.isDisjointFrom(keys.get(b) ?? new Set()) === false;
      const isLinked = (a: Comparable, b: Comparable) => linksOf(a, b, lexicon, defaultGroupLimits).length > 0;
      for (const [i, a] of all.entries())
        for (const b of all.slice(0, i)) {
          if (!isLinked(a, b)) continue;
          linked += 1;
          const isLed = all.some((c) => c !== a && c !== b && isFound(a, c) && isFound(c, b) && isLinked(a, c));
          if (!isFound(a, b) && !isLed) apart.push(`${a.sheet.id} ${b.sheet.id}`);
        }
    }
    expect(linked).toBeGreaterThan(200);
    expect(apart).toEqual([]);
  });

  it('are few of any text', () => {
    const text = Array.from({ length: 400 }, (_, i) => `叫“丰${String.fromCodePoint(0x4e00 + i * 7)}垦”的玉米种`).join(
      ',',
    );
    const [one] = comparablesOf([{ id: '1', received_at: '2026-06-10', text }], lexicon, regions);
    expect(one === undefined ? 0 : keysOf(one).length).toBeLessThanOrEqual(mostKeys);
  });
});

describe('membership', () => {
  it('does not depend on the order in which matters of a day were filed', async () => {
    const lines = (await fixture(1)).filter(({ group }) => group !== null && group !== undefined);
    const groups = [...new Set(lines.map(({ group }) => group))];
    const sorted = (of: readonly IncidentLine[]) =>
      cardsOf(comparablesOf(of, lexicon, regions), lexicon)
        .map(({ members }) => members.toSorted().join(' '))
        .toSorted();
    fc.assert(
      fc.property(fc.constantFrom(...groups), fc.infiniteStream(fc.nat()), (group, keys) => {
        const day = lines
          .filter((line) => line.group === group)
          .map((line) => ({ ...line, received_at: '2026-06-10T10:00' }));
        const shuffled = day
          .map((line) => ({ line, key: keys.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ line }) => line);
        expect(sorted(shuffled)).toEqual(sorted(day));
      }),
      { numRuns: 60 },
    );
  });

  it('counts copies of one text, one household and one person once, however often they are filed', async () => {
    const [first, second] = (await fixture(1)).filter(({ group }) => group === 'G1');
    if (first === undefined || second === undefined) throw new Error('The set has no G1.');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.constantFrom('household', 'copy'), (times, way) => {
        const again = Array.from({ length: times }, (_, i) => ({
          ...second,
          id: `again-${i}`,
          ...(way === 'household' ? { household: 'H', text: `${'一二三四五六'[i]}回了。${second.text}` } : {}),
        }));
        const all = comparablesOf([first, ...again], lexicon, regions);
        expect(countPeople(all)).toBe(2);
        expect(cardsOf(all, lexicon).filter(({ grade }) => grade === 'suspicion')).toEqual([]);
      }),
    );
  });

  it('holds no two who told of it more than 28 days apart', async () => {
    const lines = (await fixture(1)).filter(({ group }) => group === 'G1');
    const spread = lines.map((line, i) => ({ ...line, received_at: `2026-0${i + 5}-01T08:00` }));
    expect(scoreOf(spread)).toMatchObject({ groups: 1, found: 0 });
  });

  it('a joint complaint of five households is one who tells: joint complaints have their own page', async () => {
    const joint = (await openLines()).filter(({ id }) => id === 'OH12');
    expect(cardsOf(comparablesOf(joint, lexicon, regions), lexicon)).toEqual([]);
  });
});

describe('facts of a text', () => {
  const found = (text: string, operatorName: string | null = null) =>
    factsOf(text, { operatorName }, lexicon)
      .filter(({ trust }) => trust === 'sure')
      .map(({ kind, value }) => `${kind} ${value}`);

  it.each([
    ['上头有个818,苞米光长秆不结穗', ['crop corn', 'symptom no-ear', 'model 818']],
    ['品种丰垦八一八,秃尖缺粒', ['brand 丰垦', 'model 818', 'symptom no-ear']],
    ['儿童奶批号20260418,孩子喝了拉肚子', ['product milk', 'batch 20260418', 'symptom poison', 'hurt yes']],
    ['沃野牌的肥料一袋少三四斤', ['product fert', 'brand 沃野', 'symptom short']],
    ['飞驰FC-50电瓶车充着电鼓包', ['product ebike', 'brand 飞驰', 'model FC50', 'symptom fire']],
    ['五户联名,十来个人都吐了', ['households 5', 'people 10', 'symptom poison']],
    ['在会所听了五天课,花5980买的净水机', ['channel meeting', 'product purifier', 'price 5980']],
    ['金穗8号高粱种,出苗不齐', ['brand 金穗', 'model 8', 'symptom no-sprout']],
    ['东湖二小订的校服掉色', ['school 二小', 'product uniform', 'symptom textile']],
  ])('%s', (text, facts) => {
    expect(found(text)).toEqual(expect.arrayContaining(facts));
  });

  it.each([
    ['花了168元买的药', 'model'],
    ['打12315投诉', 'model'],
    ['5月3号买的玉米种', 'brand'],
    ['招牌都摘了', 'brand'],
    ['人没受伤', 'hurt'],
    ['办理减肥卡', 'product fert'],
  ])('%s tells of no %s', (text, none) => {
    expect(found(text).filter((fact) => fact.startsWith(none))).toEqual([]);
  });

  it('keeps the words that it comes from', () => {
    const told = '上头有个818,苞米光长秆不结穗';
    for (const { words } of factsOf(told, {}, lexicon)) expect(told).toContain(words);
  });
});
