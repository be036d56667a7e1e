/** 条款审查: what it suspects in contracts and notices, what it leaves, and how it does on sentences that people labelled. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readClauses, scoreClauses } from '../../../../scripts/clause/score.ts';
import { checkClauses, codesIn } from '../../../../src/domain/supervision/clause/clause-check.ts';
import {
  clauseCaveat,
  clauseCodes,
  clauseCodeTable,
  clausePenalty,
} from '../../../../src/domain/supervision/clause/clause-code.ts';
import { multiplesIn, readCount, sharesIn } from '../../../../src/domain/supervision/clause/clause-share.ts';

const textsOf = (part: number) =>
  readClauses(readFileSync(new URL(`../../../fixtures/clause/texts-${part}.jsonl`, import.meta.url), 'utf8'));

const lessonFolder = new URL('../../../../scripts/clause/lessons/', import.meta.url);
const lessons = () =>
  readdirSync(lessonFolder).flatMap((file) => readClauses(readFileSync(new URL(file, lessonFolder), 'utf8')));

describe('条款审查', () => {
  it.each([
    ['禁止自带酒水。', ['F8.3']],
    ['消毒餐具工本费一元。', ['F8.8']],
    ['消毒餐具另收费。', ['F8.8']],
    ['包间最低消费1288元。', ['F8.3']],
    ['如甲方需减少订席数，须提前十五天告知乙方，否则乙方将按原订席数全额收费。', ['F8.1']],
    ['请保管好自己的物品，谨防被盗，丢失本店概不负责。', ['F7.2']],
    ['公共场所请您携带好您的随身物品，如有丢失后果自负。', ['F7.2']],
    [
      '餐厅有权接受或拒绝顾客自带酒水和食品。如果顾客不接受餐厅建议将被视为自动放弃食品卫生投诉权利。',
      ['F8.3', 'F8.6'],
    ],
  ])('suspects the six clauses of restaurants: %s', (text, codes) => {
    expect(codesIn(text)).toEqual(codes);
  });

  it.each([
    ['F7.1', '人身意外概不负责'],
    ['F7.1', '在店内受伤，本店不承担责任'],
    ['F7.2', '物品丢失概不负责'],
    ['F7.2', '车辆被盗后果自负'],
    ['F7.2', '衣物损坏责任自负'],
    ['F7.3', '特价商品不退不换'],
    ['F7.3', '促销商品概不退换'],
    ['F7.3', '一经售出概不退换'],
    ['F7.4', '延期交付不视为违约'],
    ['F7.4', '逾期交房出卖人不承担违约责任'],
    ['F7.5', '如有变更，不再另行通知'],
    ['F7.5', '营业时间调整恕不另行通知'],
    ['F8.1', '顾客应付违约金为合同总价的100%'],
    ['F8.1', '乙方退出的，违约金为总价百分之五十'],
    ['F8.1', '取消预订的，扣除全额房费'],
    ['F8.2', '因市场变化价格上涨的，差价由客户承担'],
    ['F8.2', '成本上涨时公司有权加价'],
    ['F8.3', '谢绝自带食品'],
    ['F8.3', '不得自带饮料'],
    ['F8.3', '最低消费300元'],
    ['F8.3', '必须购买指定保险'],
    ['F8.3', '业主必须使用指定的装修公司'],
    ['F8.4', '定金概不退还'],
    ['F8.4', '会员卡不退'],
    ['F8.4', '押金一律不予退还'],
    ['F8.4', '本店有权随时变更服务项目'],
    ['F8.4', '商家有权单方解除合同'],
    ['F8.5', '顾客不得要求赔偿'],
    ['F8.5', '买受人不得主张违约金'],
    ['F8.6', '放弃投诉权利'],
    ['F8.6', '不得向任何部门举报'],
    ['F8.6', '视为自动放弃一切权利'],
    ['F8.7', '最终解释权归本店所有'],
    ['F8.7', '本活动解释权属公司'],
    ['F9', '默认勾选保险，不同意则退出'],
    ['C17', '争议只能由甲方所在地法院管辖'],
  ])('suspects %s in 「%s」', (code, text) => {
    expect(codesIn(text)).toContain(code);
  });

  it.each([
    '本店保管责任依法承担。',
    '不得自带酒水以外的易燃物品入内，自带酒水不收费。',
    '定金依法双倍返还。',
    '七日内可退。',
    '本店不设最低消费。',
    '消毒餐具免费使用。',
    '丢失物品的，本店协助寻找，有过错的依法赔偿。',
    '因顾客自身原因造成损坏的，本店不承担责任。',
    '因不可抗力不能履行的，双方互不承担违约责任。',
    '经营者不得以格式条款免除自身责任。',
    '消费者不承担运费。',
    '本店不保留最终解释权。',
    '对条款有不同理解的，依法解释。',
    '会员卡余额可以随时退还。',
    '买方逾期付款超过六十日的，卖方有权解除合同。',
    '旅行社不得单方变更行程。',
    '培训机构不得拒绝退费。',
    '不予退款的，学员可以投诉。',
    '违约金不超过合同价款的百分之二十。',
    '逾期一日，按欠款的万分之五支付违约金。',
    '卖方逾期交货的，按总价的百分之五十向买方支付违约金。',
    '退一赔三，假一赔十。',
    '用户可以向有管辖权的人民法院起诉，也可以申请仲裁。',
    '业主可以自行选择装修企业。',
    '装修垃圾须运到物业公司指定地点堆放。',
    '办理退卡须由本人到本店办理手续。',
    '保修期届满后，维修费用由用户承担。',
    '任何一方不得擅自解除合同。',
    '价格上涨的，仍按合同价格执行。',
    '默认关闭国际漫游功能。',
    '停电前二十四小时通知用户。',
    '商品保质期过期的，一律下架销毁。',
    '本店依法向消费者开具发票。',
    '非质量问题，商品售出七日内仍可调换。',
  ])('stays silent at 「%s」', (text) => {
    expect(codesIn(text)).toEqual([]);
  });

  // The first was looked at while the rules were written; the second at the end of that, with a precision of 1.0000 and a recall of .9861
  // at the first look. What others would write came after: .917 and .786, then .863 and .788, at their first looks. The fifth and sixth,
  // in the manner of gyms, banks, couriers and clinics, gave .8125 and .6190, then .8780 and .8182 after the rules had been mended by the
  // fifth alone. Some of their labels name one kind where the sentence holds two; they stay as they were written before the look.
  it.each([1, 2, 3, 4, 5, 6])('proposes what people labelled in the sentences %i', (part) => {
    const texts = textsOf(part);
    const { score } = scoreClauses(texts);
    const isOfSixty = part > 4;
    expect(texts.length).toBeGreaterThanOrEqual(isOfSixty ? 60 : 80);
    expect(texts.filter(({ codes }) => codes.length === 0).length).toBeGreaterThanOrEqual(isOfSixty ? 20 : 40);
    const codes = new Set(texts.flatMap((one) => one.codes));
    expect(clauseCodes.filter((code) => !codes.has(code))).toEqual(part === 3 ? ['F6'] : []);
    expect(score.precision).toBeGreaterThanOrEqual(0.95);
    expect(score.recall).toBeGreaterThanOrEqual(0.9);
  });

  it('ends a sentence at a stop of the Latin kind, and not within a figure', () => {
    expect(checkClauses('丢失物品本店概不负责.谢绝自带酒水.').map(({ code, sentence }) => [code, sentence])).toEqual([
      ['F7.2', '丢失物品本店概不负责.'],
      ['F8.3', '谢绝自带酒水.'],
    ]);
    expect(codesIn('乙方逾期付款的，每日按欠款的0.05%支付违约金.')).toEqual([]);
  });

  it.each([
    ['物品丢失，本店慨不负责', ['F7.2']],
    ['签字既视为同意本须知全部内容', ['F6']],
    ['謝絕自帶酒水', ['F8.3']],
    ['貴重物品請自行保管，遺失本酒樓概不負責', ['F7.2']],
    ['车辆违章罚款由违章时的驾驶人承担。', []],
  ])('reads what is typed by its sound, and signboards in old characters: %s', (text, codes) => {
    expect(codesIn(text)).toEqual(codes);
  });

  // The seventh and eighth came from another hand; with the rules alone .897 and .347, then .882 and .411. As long as nothing was learned
  // from them: .986 and .947 (its limits were chosen by it), and .895 and .932; after more lessons and better signs .972 and .933, and
  // .959 and .959. Since then they are lessons too, and what hands say that were left out of learning is measured by clause-cross.ts.
  it.each([7, 8])('proposes what another hand labelled: %i', (part) => {
    const texts = textsOf(part);
    const { score } = scoreClauses(texts);
    expect(texts.filter(({ codes }) => codes.length === 0).length).toBeGreaterThanOrEqual(35);
    expect(score.precision).toBeGreaterThanOrEqual(0.95);
    expect(score.recall).toBeGreaterThanOrEqual(0.9);
  });

  // The ninth is a quarter of what a tenth hand wrote; the first look at all of it gave .925 and .885. The tenth is a third of what four
  // others wrote, one of them in the clipped words of shops: .919 and .852 at the first look, when nothing of theirs was known. Now their
  // other two thirds are lessons, so that it tells of other sentences of known hands, not of new hands. Nobody has read either since. With
  // short notices and the words of every day learned beside, the ninth went from .873 to .944 found, the tenth from .871 to .901.
  it.each([
    [9, 35, { precision: 0.95, recall: 0.92 }],
    [10, 190, { precision: 0.93, recall: 0.88 }],
  ])('proposes what is said in other words than any it has learned from: %i', (part, fair, least) => {
    const texts = textsOf(part);
    const { score } = scoreClauses(texts);
    expect(texts.filter(({ codes }) => codes.length === 0).length).toBeGreaterThanOrEqual(fair);
    expect(score.precision).toBeGreaterThanOrEqual(least.precision);
    expect(score.recall).toBeGreaterThanOrEqual(least.recall);
    const learned = new Set(lessons().map(({ text }) => text));
    expect(texts.filter(({ text }) => learned.has(text))).toEqual([]);
  });

  it('has learned of every code, and of fair sentences as well', () => {
    const all = lessons();
    for (const code of clauseCodes)
      expect(all.filter(({ codes }) => codes.includes(code)).length, code).toBeGreaterThan(200);
    expect(all.filter(({ codes }) => codes.length === 0).length).toBeGreaterThan(2000);
  });

  it.each([
    ['会员卡一经售出概不退换，最终解释权归本店所有。', ['F7.3', 'F8.4', 'F8.7']],
    ['谢绝自带酒水，违者收取开瓶费，本店拥有最终解释权。', ['F8.3', 'F8.7']],
    ['活动时间为五月一日，最终解释权归本店所有。', ['F8.7']],
    ['假一罚十', []],
    ['缺一赔十', []],
    ['偷一罚十', ['F8.1']],
  ])('reads the short words of a notice, and what stands before its tail: %s', (text, codes) => {
    expect(codesIn(text)).toEqual(codes);
  });

  it('says nothing of headings, blanks and figures', () => {
    const page =
      '服务合同\n合同编号：2026-118\n甲方（盖章）：\n第一条　服务内容\n详见附件一\n联系人：\n第六条　违约责任\n附则';
    expect(checkClauses(page)).toEqual([]);
  });

  // What stands beside terms, in contracts and in what officers write of them, and none of it was learned.
  it.each([
    '白杨饭庄消费维权服务站',
    '肥料登记归农业农村部门',
    '在超市买的奶粉过期半个月，店员说再看看。',
    '四条都按建议改了，旧须知已经撤下。',
    '甲方：宋桂芝，住河东村三组',
  ])('takes no name and no story for a term: %s', (text) => {
    expect(codesIn(text)).toEqual([]);
  });

  it('marks the piece that speaks most, where no rule knows the words', () => {
    const text = '本馆水深一米八，溺水、滑倒、磕碰都是您自己的事，馆里不出一分钱。';
    const [found] = checkClauses(text);
    expect(found?.code).toBe('F7.1');
    expect(text).toContain(found?.words ?? 'nothing');
    expect(found?.words.length).toBeLessThan(text.length);
  });

  it('marks the words where they stand, through blanks and broken lines', () => {
    const text =
      '第九条　公共场所请各位顾客保管好 自己随身携带的贵重物品，如有丢失\n本店概 不 负责。\n最终解释权归本店所有';
    const [first, second] = checkClauses(text);
    expect(first).toMatchObject({ code: 'F7.2' });
    expect(text.slice(first?.at, (first?.at ?? 0) + (first?.words.length ?? 0))).toBe(first?.words);
    expect(second).toMatchObject({ code: 'F8.7', words: '最终解释权归本店所有' });
  });

  it('reads each line of a notice for itself, and a code once a sentence', () => {
    const found = checkClauses('顾客须知\n谢绝自带酒水\n最低消费800元，低消不含酒水\n最终解释权归本店');
    expect(found.map(({ code }) => code)).toEqual(['F8.3', 'F8.3', 'F8.7']);
  });

  it('says of every code its article, its right, why and how to mend it, and never that a term is void', () => {
    const said = clauseCodes.flatMap((code) => {
      const { zh, articles, right, why, mend } = clauseCodeTable[code];
      expect(articles[0]).toMatch(/^《(?:合同行政监督管理办法|消费者权益保护法实施条例)》第/u);
      return [zh, right.zh, why.zh, mend.zh];
    });
    for (const words of [...said, clauseCaveat.zh, clausePenalty.zh]) expect(words).not.toMatch(/无效|霸王/u);
    // What is proposed instead is itself not suspected of anything.
    for (const code of clauseCodes) expect(codesIn(clauseCodeTable[code].mend.zh), code).toEqual([]);
  });

  it('reads shares and multiples as contracts write them', () => {
    expect(sharesIn('百分之五十，30%，四成，千分之五，万分之五，1.5％')).toEqual([0.5, 0.3, 0.4, 0.005, 0.0005, 0.015]);
    expect(multiplesIn('三倍、10倍、双倍')).toEqual([3, 10, 2]);
    expect(readCount('一百二十')).toBe(120);
  });
});
