/** Sums that are too high, and risks that are not the consumer’s: 第八条第（一）、（二）项. */
import type { ClauseRule } from './clause-rule.ts';
import { multiplesIn, sharesIn } from './clause-share.ts';
import { consumer, mark, near, operator, pattern, surelyConsumer, surelyOperator, within } from './clause-words.ts';

/** A share that is paid once, and one for each day, from which on a sum is suspected: the courts cut what exceeds the loss by thirty per cent. */
const most = 0.3;
const mostDaily = 0.002;

export const sumRules: readonly ClauseRule[] = [
  {
    code: 'F8.1',
    cue: /[%％‰成]|百分之|千分之|万分之/u,
    find: pattern(
      `${within(24)}(?:违约金|滞纳金|手续费|赔偿金|罚金|罚款|补偿金|取消费|扣除|扣减|扣收|扣取|扣留|损失费|管理费|退卡费|退课费|收取|支付|赔偿|加收|缴纳|交纳|违约责任|不退)${within(24)}`,
    ),
    unless: /不超过|不得超过|以内|为限|不高于|以下的|定金(?:不|数额)|保价|首付|服务费(?:率)?为|折扣|优惠|误差|面积/u,
    is: (clause, match) => {
      if (owesConsumer(clause)) return false;
      const told = `${match[0]}`;
      const isDaily =
        /每日|每天|按日|日(?:万|千|百)|(?:逾期|延迟|迟延|迟|拖欠|超过)[^。；，]{0,6}[一1][日天]|每逾期|\/日|每一[日天]/u.test(
          clause,
        );
      const isPenal = /违约|滞纳|手续费|赔偿|扣|罚|取消|退|损失/u.test(clause);
      return isPenal && sharesIn(told).some((one) => (isDaily ? one >= mostDaily : isHigh(one, clause)));
    },
  },
  {
    code: 'F8.1',
    cue: /倍/u,
    find: pattern(
      `(?:打碎|打破|损坏|损毁|破坏|弄坏|弄脏|污损|摔坏|遗失|丢失|缺失|偷|盗|逃票|浪费|剩余|违约|逾期|擅自|取消|超时|未归还|未付)${within(28)}倍${near(8)}`,
    ),
    unless: /不超过|最高|最多|为限|运费|资费|洗[衣涤]|邮费|未保价|退一赔|假一赔|赔一罚|双倍返还|票价.{0,4}补/u,
    is: (clause, match) =>
      !mark(`(?:${surelyOperator})${near(8)}(?:丢失|损坏|遗失|违约|逾期|擅自|取消)`).test(clause) &&
      !mark(`(?:向|给|为)(?:${surelyConsumer})(?:支付|赔偿)`).test(clause) &&
      multiplesIn(match[0]).some((n) => n >= 2),
  },
  {
    code: 'F8.1',
    cue: /罚/u,
    find: pattern(`(?:罚款|处罚金|罚金|处以?罚|[加并另]罚|偷一罚|罚(?=[一二两三四五六七八九十百千0-9]))${near(10)}`),
    // 「违章罚款由驾驶人承担」 is a fine of the police, which somebody pays.
    unless:
      /行政|依法|公安|市场监管|有关部门|主管部门|消防部门|不得|无权|交警|交管|赔一罚|假一罚|法律|禁止|不罚|没有罚|(?:违章|违法|交通|闯红灯|超速)[^。；，]{0,6}罚款|罚款[^。；，]{0,6}由/u,
  },
  {
    code: 'F8.1',
    cue: /全额|全部|全天|全款|全数|悉数|100 ?%|百分之百|全价/u,
    find: pattern(
      `(?:取消|减少|退[房订课团费学票卡]?|变更|违约|逾期|未到|未能|未入住|改期|迟到|缺席|缺考|缺勤|旷课|无故|毁约|临时|提前|不来|爽约)${within(30)}(?:(?:扣除|扣|收取|支付|没收|按|计收|补交|承担|赔偿|不退)${near(12)}(?:全额|全部|全天|全款|全数|100 ?%|百分之百|全价)${near(6)}(?:费|款|金|价|额|结算|收|计)?|(?:全额|全部|全款|全数|悉数)(?:收费|结算|扣除|计收|收取|支付|不退))`,
    ),
    unless: /全额退|全部退|退还全|全款退|返还全|退全款|免费取消|实际损失/u,
    is: (clause) => !owesConsumer(clause),
  },
  {
    code: 'F8.1',
    cue: /全额/u,
    find: pattern(`(?:仍|将|则|须|需)?按(?:照)?原${near(12)}(?:全额|全部|足额)(?:收费|结算|收取|支付|计费|计收)`),
    unless: /协商|退/u,
  },
  {
    code: 'F8.1',
    cue: /个月|剩余|余下/u,
    find: pattern(
      `(?:支付|赔偿|扣除|扣|缴纳|交纳)${near(6)}(?:[二两三四五六七八九十]|[2-9]|1\\d)个月(?:的)?(?:租金|房租|月费|物业费|费用|套餐费|服务费)${near(8)}|(?:支付|补交|缴纳)${near(6)}(?:剩余|余下)${near(8)}(?:全部|所有)${near(6)}(?:费|租金|款)${near(4)}`,
    ),
    unless: /双方|协商|实际损失/u,
    is: (clause) => /违约|提前|解约|退租|解除|终止|取消|退/u.test(clause) && !owesConsumer(clause),
  },
  {
    code: 'F8.1',
    cue: /退|扣|没收/u,
    find: pattern(
      `(?:不(?:予)?退(?:还)?|不(?:予)?返还|没收|扣除)${near(12)}(?:外|之外|以外|的同时)?[，,]?${near(6)}(?:还|另|并|且|尚|再)(?:须|需|应|要|将|得)?${near(10)}(?:赔偿|支付|缴纳|交纳|承担|加收|收取)${near(14)}`,
    ),
    unless: /不得|利息|可以要求|有权要求|双倍|依法/u,
    is: (clause) => !owesConsumer(clause),
  },
  {
    code: 'F8.1',
    cue: /元/u,
    find: pattern(
      `(?:爽约|迟到|退[学班课租房团订卡]|取消|违约|转让|超时|剩余|浪费|吸烟|未(?:按时|及时|归还|到场))${within(24)}(?:赔偿|补偿|罚|扣)${near(10)}[\\d一二两三四五六七八九十百千万]元${near(4)}`,
    ),
    unless: /不超过|最高|押金|实际|不得|依法|我方|优惠|退还/u,
    is: (clause) => !owesConsumer(clause) && /罚|损失费|违约|赔偿/u.test(clause),
  },
  {
    code: 'F8.1',
    cue: /没收/u,
    find: pattern(
      `没收${near(8)}(?:押金|定金|订金|保证金|首付|预付款)|(?:押金|定金|订金|保证金|预付款)${near(8)}(?:予以|将被|全部|一律)?没收`,
    ),
    unless: /不得|不没收|依法|双倍返还/u,
  },
  {
    code: 'F8.1',
    cue: /遗失|丢失/u,
    find: pattern(
      `(?:(?:卡|票|凭证|手牌|钥匙)${near(3)}(?:遗失|丢失)|(?:遗失|丢失)${near(6)}(?:卡|票|凭证|手牌|钥匙))${within(18)}(?:最高|全天|24小时|二十四小时|当日|整日|全日|入园|起算)${near(12)}`,
    ),
    unless: /实际停放|按实际|凭/u,
  },
];

function isHigh(one: number, clause: string): boolean {
  return one > most || (one >= most && /违约金|手续费/u.test(clause) && /总|全部|剩余|合同|余额|卡内/u.test(clause));
}

function owesConsumer(clause: string): boolean {
  // 「卖方逾期交车的，按 50% 支付」: the operator pays.
  return mark(
    `(?<![向给])(?<![向给][我本贵该])(?:${surelyOperator}|出卖人|卖方)${near(12)}(?:逾期|违约(?!金)|延迟|未按|未能|不能|拒绝|原因|过错|违反|取消|擅自|交付|交房|交车|(?<!不|不予|再)返还|(?<!不|不予|再)退还|支付|赔偿(?!金)|承担|补偿)|退一赔|假一赔|赔一罚|双倍返还|(?:向|给|为)(?:${surelyConsumer})(?:支付|赔偿|返还|退还|补偿)|(?:${surelyConsumer})有权`,
  ).test(clause);
}

export const riskRules: readonly ClauseRule[] = [
  {
    code: 'F8.2',
    cue: /变化|变动|调整|增加|涨|上升|攀升|走高|波动|调价|未获|未批|上调|上浮|提高|亏损|不善|停产|滞销|不通过|短缺|不足|未能/u,
    find: pattern(
      `(?:市场|政策|法规|成本|原材料|材料|建材|人工|工价|油价|燃油|汇率|关税|税费|税率|物价|价格|售价|厂家|车价|房价|利率|贷款|按揭|行情|供应商|经营|规划|金价|运价|运费|附加费|签证费|门票|机票|房源|货源)${near(14)}(?:变化|变动|调整|上涨|上升|攀升|走高|上调|上浮|提高|增加|涨价|涨|波动|调价|未获|未批|不通过|亏损|不善|停产|未能|短缺|不足)${within(30)}(?:(?:由|均由|应由|全部由|归)(?:${consumer})${near(6)}(?:承担|负担|补|支付|负责|补足|补交|自理|自负|自担|另付)|(?:${consumer})${near(10)}(?:补交|补足|补差|补缴|补价|承担|另付|加付|另行支付|补付|支付差|负担|自理|自负)|(?:${operator})${near(4)}(?:可|可以|将|会)${near(8)}(?:加价|调价|提价|上调|涨价|调高|上浮)|有权${near(6)}(?:加价|调价|提高|上调|涨价|调整价|调高|追加|要求${near(8)}(?:补|加))|相应(?:加价|上调|提高))`,
    ),
    unless: mark(
      `不得|不再|不另行?|仍按|由(?:${surelyOperator})(?:自行)?承担|协商|双方|不加价|下降|下调|经营者承担|(?:${surelyConsumer})有权|${surelyConsumer}不承担|不承担|无需|可以解除`,
    ),
  },
  {
    code: 'F8.2',
    cue: /停业|倒闭|转让|破产|关门|闭店|易主|亏损|盘店/u,
    find: pattern(
      `(?:停业|倒闭|转让|破产|关门|闭店|易主|歇业|亏损)${within(24)}(?:由(?:${consumer})${near(6)}(?:承担|负担|自理|自负)|(?:${consumer})${near(6)}(?:承担|自担))`,
    ),
  },
  {
    code: 'F8.2',
    cue: /风险/u,
    find: pattern(
      `(?:市场|经营|政策|投资|价格|汇率|贷款|按揭)${near(10)}风险${near(6)}(?:由|均由|全部由)(?:${consumer})${near(4)}承担`,
    ),
    unless: /不得|不由/u,
  },
];
