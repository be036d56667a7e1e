/** Where people stand in a sentence: what leads to somebody, and what goes on behind him. */
import { hasTrait, trait } from './character-traits.ts';
import { doings } from './ordinary-words.ts';
import * as words from './name-words.ts';
import { acting, aheadOf, behindOf, type Ahead, type Behind, type Reading } from './reading.ts';

const who =
  /(?<=(?:[^出本私商个客门法成大木]人|[商住农用储客散租]户|[养种].户|消费者|投诉者|举报者|业主|户主|车主|机主|房东|租客|房客|乘客|旅客|游客|顾客|客户|会员|学[生员]|家长|店[主员长]|老板娘?|摊[主贩]|[商小]贩|掌柜|司机|师傅|骑手|(?<!人|成|动|官|雇|全)员|[装卸搬运杂零短帮]工|会计|中介|导[游购]|教练|经理|律师|医生|护士|老师|支书|村医|[农村居市]民|农户|[五低]保户|贫困户|养殖户|种植户|老[人汉伴公婆伯]|老太太?|大[爷娘妈叔婶伯哥姐嫂]|[母父]亲|妈妈?|爸爸?|爷爷?|奶奶?|外[公婆]|[公婆]婆|[岳祖][父母]|丈夫|妻子?|爱人|儿[子媳]|女[儿婿]|媳妇|[孙侄]子|孙女|侄女|外甥女?|哥哥?|弟弟?|姐姐?|妹妹?|嫂子?|婶婶?|姑[姑妈父夫]?|[姨舅][妈父夫舅]?|叔叔?|伯[父母]|[表堂][哥弟姐妹叔]|[妹姐]夫|连襟|亲家[公母]?|妯娌|[大小][叔姑伯姨舅]子|大舅哥|干[爹妈爸儿]|[养继后][父母妈爸子]|前[夫妻]|对象|[男女]友|未婚[夫妻]|闺蜜|哥们|战友|老乡|室友|舍友|网友|徒弟|伙计|街坊|乡[亲邻]|发小|(?:后勤|财务|销售|售后|市场|技术|业务|客服|人事)部|邻居家?|隔壁|对门|新[娘郎]|伴娘|其[妻夫子女父母]|娘家|婆家|[本俺我咱同][村庄队组屯寨]|村里|亲戚|朋友|同[学事乡伴]|家属|[名叫作都]叫|叫做|我叫|[喊叫称唤][他她其]|都喊|人称|外号|绰号|[诨浑]名|自称|前台|柜台|总台|办公室|窗口|名为|姓名|户名|我是|本人|孩子|小孩|闺女|娃|女[子士]|男[子士孩]|女孩|小伙子?|员工|职[员工]|工人|主播|房主|货主|病人|患者|伤者|死者|[受被]害人|代表|保姆|月嫂|护工|保安|门卫|电工|木匠|瓦工|厨师|技师|主任|校长|园长|[甲乙丙]方|(?<!\p{Script=Han})[甲乙丙丁]|(?:送[货水餐气奶]|卖[菜肉鱼药货瓜花]|修[车表鞋锁]|开[车船]|收[粮废破]|看[门店场]|种[地菜]|做饭|管[账事]|掌勺|跑腿|装[修货]|边上|旁边|隔壁)的|口子|当家的|屋里人|[我俺他她][孙儿女娃]|一[人名位]|二人|三人|署名|落款|签名)[：:“"（(\s]{0,2})$/u;
const to =
  /(?<=(?:(?<!申|提|聘|报)请|[给向与和被把让找对由据叫同跟陪问欠借听经因送替帮为告及到约拉带催劝派托求喊骂打骗害赔退还谢][了过]?|联系[了到]?|回访|致电|告知|通知|答复|约谈|协助|陪同|询问|辱骂|殴打|欺骗|退还|赔偿|返还|投诉|举报|退给|还给|骗取|骗走|抄送|感谢|补偿|说服|委托|授权|要求|指使|雇[用佣]|转[至入]|[打汇退]至|认[识得](?:什么|啥|哪个)?|碰[到见]|遇[到见]|找到|接到|连同|[赔支垫偿]付|补[偿给发]|拖欠|转告|错当|当成|登记为|[记写]为|记作|叫[我他她])[：:“"]?)$/u;
/** These lead to things as often. */
const may =
  /(?:像|支付|介绍|看[到见]|收到|得知|发现|经查|其中|包括|还有|只有|就是|不是|本是|原是|只是|都是|正是|是|后来|结果|原来|于是|但是|但|而|只|以及|即|系|比|连|从|说|讲|称|将|支持|旁边|边上|身边|一旁|[这那][事钱货]|时候)$/u;
const clause =
  /(?:^|[\s，。；：、！？“”"‘’（()）【】[\]《》—\-\n·]|[0-9]日|[昨今前当近]日|[昨今前当][天晚早夜]|[上下中]午|[0-9]\.|时许|随后|之后|当时|现在)$/u;

const weakAhead = /[的里上村庄屯寨组社队镇乡我俺他她咱]$|个人$/u;

/** In this order; each names the character that it ends with. */
const kindsAhead = kindsBy<Ahead>([
  [who, 'who'],
  [clause, 'clause'],
  [to, 'to'],
  [may, 'may'],
  [weakAhead, 'weak'],
]);

/** What leads to the place; kept with the reading, for several ask. */
export function leadsTo(reading: Reading, at: number): Ahead {
  const known = reading.ahead[at];
  if (known !== undefined) return known;
  const led = kindsAhead(reading.text, at - 1, () => aheadOf(reading, at)) ?? 'none';
  reading.ahead[at] = led;
  return led;
}

const closes =
  /^(?:$|[^\p{Script=Han}]|[吗呢啊吧呀嘛]|[一二两三四五六七八九十几多全百千][\p{Script=Han}\d]{0,4}[元块万亩斤个千百])/u;
const doing =
  /^(?:当[面场]|[前昨今当][天日年晚早]|去年|上[个周月]|早上|晚上|[上下中]午|刚|根本|压根|从来|[那这]天|一[个直]|天天|经常|常)|^[说讲称买卖拿送打骂来去到于把被给跟也都就又才还不没已曾将从向对因系想让叫请找花付交收退赔修开骑带领签住吃喝用养种拉提接借欠所做干嫌见看听问答走跑租订办写报存取发承诉投购补代认同拒要均仍便遂即只先再正死硬偏竟你您骗坑害蒙劝气吵闹哭病摔伤]/u;
const weak = /^(?:[的是在有和与等为及或、]|之)/u;
const others =
  /^(?:[可也]?以?能?(?:证[明实]|作证)|看不[过下]|看见|气不过|气得|不依|认账|赖账|松口|改口|态度|[那这][台辆部]|[账卡]上|名下|[左右]眼|一个人(?![一来])|卡[内里中]|[和与跟同](?:老[伴公婆板]|[我俺他她]|媳妇|妻子|丈夫|爱人|[儿女][子儿]|孩子|母亲|父亲|店[主家员方]|本店)|作证|佐证|代领|陈述|诉称|辩称|坚称|补充|强调|指出|家(?:[里中的那也都养种买]|(?=[^\p{Script=Han}]|$)|[一二三四五六七八]口)|那[里儿样]|这[里儿样]|手[里上]|处(?!理|罚|于|置)|媳妇|老伴|儿子|女儿|夫妇|夫妻|兄弟|姐妹|父子|母女|一家|[两俩仨]|等[\d一二两三四五六七八九十]{1,3}[人名位户]|等人|[五低]保户|贫困户|残疾|退伍|户主|(?:今年)?[\d一二三四五六七八九十]{1,4}岁|[他她](?:男人|[爹妈娘爸家哥姐弟妹妻]|媳妇|老[公婆伴]|丈夫|[儿女])|合伙|合开|小朋友|小姐姐|同学|本人|自己|先生|女士|同志)/u;

/** In this order; each names the character that it begins with. */
const kindsBehind = kindsBy<Behind>([
  [others, 'person'],
  [acting, 'person'],
  [words.does, 'person'],
  [words.complains, 'person'],
  [closes, 'closes'],
  [doing, 'doing'],
  [doings, 'doing'],
  [weak, 'weak'],
]);

/** What goes on behind the place. */
export function goesOn(reading: Reading, end: number): Behind {
  const known = reading.behind[end];
  if (known !== undefined) return known;
  const next = kindsBehind(reading.text, end, () => behindOf(reading, end)) ?? 'none';
  reading.behind[end] = next;
  return next;
}

/**
 * The first of the kinds that a piece of the text has, by the character that stands at its edge. Every form and every word of two characters
 * names that character, so that one which is written with no such Chinese character is not tried: at most places none is.
 */
function kindsBy<Kind>(kinds: readonly (readonly [form: RegExp | ReadonlySet<string>, Kind])[]) {
  const written = new Uint8Array(0x10000);
  for (const [i, [form]] of kinds.entries())
    for (const one of form instanceof RegExp ? form.source : [...form].map((word) => word.charAt(0)))
      written[one.charCodeAt(0)] = (written[one.charCodeAt(0)] ?? 0) | (1 << i);
  return (text: string, edge: number, pieceOf: () => string): Kind | null => {
    const bits = hasTrait(text, edge, trait.han) ? (written[text.charCodeAt(edge)] ?? 0) : 0xff;
    if (bits === 0) return null;
    const piece = pieceOf();
    for (let i = 0; i < kinds.length; i += 1) {
      const [form, kind] = kinds[i] as (typeof kinds)[number];
      if ((bits & (1 << i)) === 0) continue;
      if (form instanceof RegExp ? form.test(piece) : form.has(piece.slice(0, 2))) return kind;
    }
    return null;
  };
}
