/**
 * 免责 (exemption): sentences by which an operator frees himself, by 《合同行政监督管理办法》第七条 told apart by what he is freed of:
 * injury, loss of property, repair and return, breach, notice and secrecy, or something else.
 */
import type { ClauseCode } from './clause-code.ts';
import { always, consumer, mark, near, operator, pattern, surelyConsumer } from './clause-words.ts';

/** What was found in one clause: where, and of which kind. */
export interface Found {
  code: ClauseCode;
  /** Where it begins and ends, in the clause. */
  from: number;
  to: number;
}

/** 「概不负责」「不承担任何赔偿责任」「恕不赔偿」「与本店无关」 */
const refusals = pattern(
  `${always}{0,2}(?:不|无法|不能)(?:再|予|会|需|用|必|能|应|对此|为此|作|做|给予?|提供|进行|任何|一切|丝毫|以|另行){0,3}(?:承担|担负|负担|负(?!债|载)|担责|赔偿|补偿|赔付|理赔|包赔|赔(?!礼|率)|买单|埋单|兜底|担保(?:责任)?)(?:(?!${near(10)}(?:除外))${near(10)}(?:责任|赔偿|义务|损失|后果|补偿))?` +
    `|(?:无须|无需|毋须|不用|不必|没有|无|免于|免予|拒绝)(?:承担|负责|赔偿|负)?(?:任何|一切|相应|法律|赔偿|经济|连带|违约|民事|延期)*(?:责任(?!人|心|书|险|制)|赔偿)` +
    `|免责(?!条款|声明|事由|范围|内容|说明)|免除${near(8)}责任|免赔(?!额)|${always}?(?:与|同|和|跟)本?(?:${operator})${near(3)}(?:无关|无涉|无干|不相干|没有?(?:任何)?关系)|恕不负责` +
    `|(?:概|一概|一律|统统|恕)不(?:管(?!理)|理会|过问|认账|理睬)|(?:别|勿|不要|休|莫)(?:再|来)?(?:找|赖|怪|怨)(?:${operator}|咱|俺)`,
);
/** 「后果自负」「由顾客自行承担」 */
const selfBearing = pattern(
  `(?:后果|责任|损失|风险|安全|一切|费用|事故|丢失|遗失|损坏|被盗|受伤|伤亡|意外)${near(6)}自负|自负(?:责任|后果|损失)|(?:由|应由|须由|均由|需由|归|系)(?:其)?(?:${consumer})(?:自身|本人|自己|自行|家属|家长)?${near(8)}(?:承担|承受|负责|负担|自负|自担|自理|负(?:全部|完全|一切|全)?责任?)` +
    `|(?:${consumer})(?:应当?|须|需|要|将|均|全部|一律|本人|自己)*(?:自行|自己|独自)(?:承担|承受|负责|解决|处理|负担)${near(8)}|自(?:行|愿|己)(?:承担|承受|负担)${near(12)}(?:责任|后果|损失|风险|伤害)|自(?:担|行承担)(?:风险|损失)|由其?(?:自行|自己)(?:承担|负责)|责任自(?:担|负)|(?:由|应由)家长(?:承担|负责)`,
);

const injury =
  /人身|安全(?:由|自负|自理|问题)|伤亡|受伤|摔|跌|滑倒|烫伤|烧伤|溺水|死亡|生命|健康|过敏|身体|意外|伤害|磕|碰伤|压伤|扎伤|冻伤|灼伤|疤|色素|发炎|溃烂|副作用|医疗(?:责任|费)|安全事故|落水|中毒|疾病|发病|骨折|扭伤|拉伤|晕|猝死|安全(?:事故|责任)|工伤|致残|残疾|医疗事故|不良反应|感染|毁容|生病|腹泻|伤残|咬伤|夹伤|划伤|撞伤/u;
const property =
  /丢失|遗失|失窃|被盗|被偷|盗窃|失盗|损坏|损毁|毁损|灭失|破损|被划|刮|剐|财物|物品|财产|行李|贵重|现金|手机|衣物|褪色|缩水|内件|短少|丢(?!弃)|掉色|变形|串色|染色|保管|碰撞|洗坏|弄坏|破裂|破碎|烧毁|丢件|车损|划痕|刮擦|凹陷|缺失|缺少|变质|被砸|碎|车内|车辆.{0,4}(?:损|失|碰)|数据.{0,4}(?:丢|失)|落.{0,3}物/u;
const returning =
  /退[货款换费还]|更换|调换|包换|维修|修理|保修|返修|质量|瑕疵|三包|重作|重做|返工|质保|补发|补足|短斤|缺件|少件|售出|出门|离店/u;
const delay =
  /延误|延迟|延期|逾期|推迟|迟延|误期|违约|中断|中止|取消|断网|缺货|不能按|未能按|无法按|不能如期|无法如期|晚点|迟到|停课|停业|停机|停水|停电|停气|停止服务|延后|不成团|迟交|迟发|未按(?:时|期|约)|(?:未|不)能?(?:准时|及时|按时|如期|如约|准点)|无法提供|不能提供|无货|滞留|送达|改期|不及时|不准时|耽误|误工|派送|延时|晚于|拖延|暂停|关停|缩减|限流|爆仓|时效|档期|断供|停供|未到货|到货/u;
const secrecy = /泄露|泄漏|外泄|隐私|个人信息|个人资料|联系方式|(?:信息|资料).{0,4}外流/u;
const breachWords = /违约/u;

/** Fair reasons: the consumer’s own doing, force majeure, or the end of a warranty. */
const ownDoing = mark(
  `(?:${surelyConsumer}|乙方|甲方|自身|人为|使用人)?(?:自身|本人|自己|人为|单方|个人|(?<!非)故意)(?:的)?(?:原因|过错|故意|过失|责任|行为|损坏|破坏|因素|操作)|使用不当|保管不善|保养不当|操作不当|擅自|私自|违规|违章|违反|不听|不遵守|未按(?:照)?(?:说明|要求|规定|操作|提示|约定)|(?<!非|主观)故意|隐瞒|虚假|不如实|不实|填写(?:错误|有误)|[填写报选留]错|(?:地址|电话)(?:错误|不详|有误)|提供(?:错误|有误|不准确)|(?:${surelyConsumer})(?:的)?(?:过错|过失|原因)|违法`,
);
const forceMajeure =
  /不可抗力|(?:超|过|出)(?:出|了)?(?:保修|质保|三包)|保修期(?:外|届?满|过后|以外)|过保|法律(?:法规)?另有规定/u;
/** 「不影响」「不免除」「不得以…」: what says that somebody does answer for it. */
const keeps =
  /不影响|不免除|不因此|不得以|不能以|并不|不意味|不得免除|不得约定|不得拒绝|不得推|不得不|(?:有过错|存在过错|过错的)[，,]?.{0,8}(?:承担|赔偿)|除(?:外|非)|不代表|不等于|未尽.{0,12}(?:承担|赔偿)|能够?证明|证明(?:自己)?没有过错|依法(?:应当?)?承担|依法赔偿|依法.{0,6}责任|(?:卖方|出卖人|出租人|承运人|本店|商家|公司)承担[，,；;]/u;
/** A consumer who is free of it. */
const freeConsumer = mark(
  `(?<![对给向与为])(?:${surelyConsumer})(?:对此|均|也|都|则|一律|无需|无须|不需要?|因此|为此|在${near(8)}内)?${near(3)}$`,
);
/** Both sides are free of it. */
const both = /双方|互不|任何一方|各自/u;
/** What an operator refuses is about what somebody else owes: 「不负担保管费」 is no exemption. */
const fees =
  /(?:不|无须|无需|不用|不必|不再)(?:再|予|需|用|必|会)?(?:承担|负担)[^。；，]{0,10}(?:费|费用|违约金|手续费|差价)$/u;

/** The exemptions of one clause. */
export function exemptionsIn(clause: string): Found[] {
  const found: Found[] = [];
  if (!/[不没无免负担别勿休莫]|由|自行|恕/u.test(clause)) return found;
  for (const match of clause.matchAll(refusals)) {
    const before = clause.slice(Math.max(0, match.index - 60), match.index);
    if (isFairRefusal(clause, before, match)) continue;
    for (const code of kindsOf(
      before,
      match[0],
      clause.slice(match.index + match[0].length, match.index + match[0].length + 14),
    ))
      found.push(spanOf(match, code));
  }
  for (const match of clause.matchAll(selfBearing)) {
    const before = clause.slice(Math.max(0, match.index - 60), match.index);
    const end = match.index + match[0].length;
    const told = `${before}${match[0]}${clause.slice(end, end + 30)}`;
    if (isFairCause(told) || keeps.test(told) || both.test(before) || !isHarm(told)) continue;
    for (const code of kindsOf(before, match[0], clause.slice(end, end + 30))) found.push(spanOf(match, code));
  }
  return found;
}

const harm = mark(`后果|损失|风险|责任|安全|事故`);
function isHarm(told: string): boolean {
  if (
    /费[^。；，]{0,8}自理|自理费|检测费|鉴定费|更换费|运费|费(?:用)?(?:均|一律|全部|全额|概|都)?(?:应|须)?由|举证|证明责任/u.test(
      told,
    )
  )
    return false;
  if (/停业|倒闭|破产|经营不善|市场|政策|价格|汇率|关税|调价|涨|贷款|成本|法院|仲裁|起诉/u.test(told)) return false;
  return injury.test(told) || property.test(told) || (harm.test(told) && /后果|损失|责任|风险/u.test(told));
}

/** 「除校方故意外」 leaves out gross negligence, and is no doing of the consumer’s. */
const exceptWilful = /除[^。；，,]{0,10}(?:故意|过错|过失)[^。；，,]{0,8}外/u;

function isFairCause(told: string): boolean {
  return ownDoing.test(told.replace(exceptWilful, '')) || forceMajeure.test(told);
}

function isFairRefusal(clause: string, before: string, match: RegExpExecArray): boolean {
  const pause = Math.max(before.lastIndexOf('，'), before.lastIndexOf(','));
  const subject = before.slice(pause + 1);
  if (freeConsumer.test(subject) && !/与|对(?:于)?$/u.test(subject)) return true;
  if (fees.test(match[0])) return true;
  if (isFairCause(before) || both.test(subject) || /互不/u.test(match[0])) return true;
  if (keeps.test(`${subject}${match[0]}`)) return true;
  // 「不承担责任的，消费者可以投诉」 speaks of an operator who does not.
  return /^(?:的|时|者)[，,]?/u.test(clause.slice(match.index + match[0].length));
}

/** What is scratched is a thing, not a person. */
const scratched =
  /(机身|车身|漆面|车漆|屏幕|外观|外壳|车辆|机器|家具|衣物|物品|货物|地板|轮毂|行李箱?)[^。；，,]{0,6}(?:划伤|碰伤|撞伤|磕碰|碰撞|擦伤|烧伤|磕|碰)/u;

/** What the operator frees himself of: what stands in the clause says it, the nearest words first. */
function kindsOf(before: string, words: string, after: string): ClauseCode[] {
  const told = `${before}${words}${after}`.replace(scratched, '$1损坏');
  if (/人身[^。；]{0,6}(?:财产|财物)|(?:财产|财物)[^。；]{0,6}人身/u.test(told)) return ['F7.1', 'F7.2'];
  if (breachWords.test(words)) return ['F7.4'];
  if (/(?:间接|预期|可得|其他|其它|额外|另外|超出).{0,4}(?:损失|赔偿)|不承担其[他它]/u.test(words)) return ['F8.5'];
  if (secrecy.test(told)) return ['F7.5'];
  const [sameBreath = ''] = after.slice(0, 8).split(/[，,]/u);
  if (/(?:维修|修理|保修|退(?!差)|换|三包|质保|质量)/u.test(`${words}${sameBreath}`)) return ['F7.3'];
  if (injury.test(told)) return ['F7.1'];
  if (property.test(told)) return ['F7.2'];
  if (delay.test(told)) return ['F7.4'];
  if (returning.test(told)) return ['F7.3'];
  return ['F7.6'];
}

function spanOf(match: RegExpExecArray, code: ClauseCode): Found {
  return { code, from: match.index, to: match.index + match[0].length };
}
