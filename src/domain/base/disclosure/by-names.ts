/**
 * By-names: 胡大炮, 二狗子, 刘三姐, 李家三婶, 阿木, 柱子. What has the shape of one is believed by where it stands: behind a word that leads
 * to people or where a clause begins, and before what people do.
 */
import { hasTrait, trait } from './character-traits.ts';
import { goesOn, leadsTo } from './frames.ts';
import { matchesOf } from './matches.ts';
import * as words from './name-words.ts';
import { noPet } from './nick-names.ts';
import {
  aheadOf,
  beginsWord,
  behindOf,
  isGiven,
  wordLength,
  type Ahead,
  type Behind,
  type Reading,
  type Span,
} from './reading.ts';

const surnames = [...words.plainSurnames, ...words.commonWordSurnames].join('');
/** What names of Uyghurs, Kazakhs, Yi, Tibetans and Mongols are written with, and what of it hardly stands elsewhere. */
const foreign =
  '阿尔孜古丽买提木江罕拜热依沙夏帕迪努海合曼卡哈克吐逊艾力尼亚玉素甫斯坎巴别叶那吉呷惹史拉洛莫马来曲比日黑子且俄的乌萨麦再米娜扎西卓玛央金次仁达瓦格桑多旺姆顿珠丹增措白朗才让勒图雅其其格苏宝音塔娅热娜伊布拉欣赛根特图恩和孟敖云毕雪莲呼伦贝';
const foreignMark =
  '阿[尔依布卜孜米呷牛木衣果]|[孜呷惹罕甫勒]|古[丽力]|买[买提]|麦麦|[艾玉][合素山力]|吐[尔逊]|帕[提丽]|热[娜依孜]|努尔|吉[克木尔日]|[曲尔]比|曲木|海来|沙马|俄木|且[萨沙]|乌[尔仁日]|[尔依夏丽孜热合]汗|其其格|图雅|扎西|卓玛|次仁|多吉|旺姆|布[拉力]|哈斯|巴[特图雅根]|宝音|斯琴|敖[日登云]|乌恩|孟[和克]|额尔|格日|木[提江]|合[提曼]|哈[木提]|依明|肉孜|库尔|沙[吾木]|卡[德迪]';
const animal = '狗愣蛋柱妮丫娃毛胖牛虎猫驴羊嘎黑赖歪拐蔫闷孬彪熊炮壮奎栓拴锁妞妹憨傻';
const kinOf = '婶子?|嫂子?|叔公?|伯[伯娘父母]?|爷爷?|奶奶?|哥|姐|娘|嬢嬢?|孃孃?|姨|姑|舅|妹[子儿]?|弟|爸|妈|丫头|公|婆';

/** What hardly anything but a by-name looks like. */
const strong = new RegExp(
  [
    `[${surnames}](?:[老二三四五六七八九幺](?:[一二三四五六七八九]|[${animal}][子儿娃]?|${kinOf})|[大小](?:[${animal}][子儿娃]?|${kinOf}))`,
    `[${surnames}](?:大[炮嘴头个脚胆牙拿眼]|大胡子|大脑袋|大喇叭|大忽悠|[瘸瞎聋麻跛瘫疤秃胖瘦矮驼拐癞疯傻憨愣蛮黑猴哑]子|哑巴|结巴|高个|驼背|半仙|仙姑|神婆|寡妇|屠[户夫]|[铁木瓦石篾皮鞋漆锁]匠|裁缝|剃头|豆腐|油条|馒头|烧饼|老[歪蔫憨抠倔贵倌汉太]|光棍|酒鬼|赌鬼|[快铁歪豁]嘴|一刀|扒皮|阎王|癞痢|罗锅|眼镜|秀才|货郎|跛脚)`,
    `[${surnames}](?:阿[婆公伯叔姨嫂婶哥妹]|表[叔哥姐弟妹]|伯娘|[幺满细][娘爸爷叔妹姑]|嬢嬢?|孃孃?)`,
    String.raw`(?:豆腐|猪肉|凉粉|米粉|烧饼|油条|茶叶|\p{Script=Han}子)西施|独眼龙|[${surnames}]婆(?![婆媳家])`,
    `(?:[蜂鸭鱼鸡]子|豆腐|油条|磨刀|剃头|修鞋|补鞋|弹花|杀猪|裁缝|木匠|铁匠|粉条|货郎|补锅|烧饼|凉粉|羊倌)[${[...words.plainSurnames].join('')}](?!记|家|氏)`,
    String.raw`[${surnames}丛戎巴鱼]阿(?![姨胶拉里司莫昔克斯尔迪波])\p{Script=Han}`,
    `[${surnames}]家(?:老[大二三四五]|[大二三四五幺小]?(?:婶|嫂|娘|爷|叔|伯|妹|姐|哥|小子|媳妇|丫头|妮子))`,
    `老[${surnames}](?:头子?|爷子|婆子)`,
    `[二三四五六七八大小老黑傻憨臭][${animal}][子儿娃]`,
    '[强军兵林辉勇刚明涛伟华平春冬秋庆福贵喜根顺]娃子',
    '[二三四五六七八幺](?:丫头|奶奶|爷爷|姑奶奶?|大[娘爷]|姨妈|秃子|麻子|瞎子|叔公|表叔|姨婆|姑婆|舅公)',
    `(?:[大快歪豁铁]嘴|光头|胖头|瘸腿|跛脚|刀疤|[黑麻]脸|哑巴|结巴|驼背|[瘸瞎聋麻疤秃胖矮拐驼癞]子)[${surnames}一二三四五六七八九强军]`,
    `(?:[${foreign}]{1,3}(?:${foreignMark})|(?:${foreignMark})[${foreign}]{1,3})[${foreign}]{0,3}`,
  ].join('|'),
  'gu',
);
/** What may be one, and is found in a list of words as well: 「大毛」, 「柱子」, 「铁蛋」. */
const shaped = new RegExp(
  [
    String.raw`阿(?![姨胶拉里司莫昔克斯尔迪波苯奇维婆公伯叔富])\p{Script=Han}(?:姐|哥|伯|叔|婶|嫂|妹)?`,
    '[柱虎憨强军刚亮栓拴胖黑狗顺旺根喜贵伟勇辉涛斌鹏杰波超峰]子',
    `[狗铁石栓拴锁柱毛黑臭丑憨傻虎猫驴留招引改盼喜福旺二三四五六春秋冬腊金银铜贵满][剩蛋柱栓拴锁娃妮妞丫根娣弟狗牛胜孬歪囤壮毛墩旦喜指环凤香桃梅]`,
    `[二三四五六][${animal}]`,
    `[${surnames.replace(/[周高万钱]/gu, '')}][二三四五六七八九]`,
    '欧阳|上官|司马|诸葛|慕容|皇甫|令狐|尉迟|夏侯|司徒',
    `[小阿][${words.usualGiven}芸蓉芬芷萱彤妙珊琼娇菲萌薇蕊黎澜婕莺莎苗娜妹囡冉溪沫晴惠淼]`,
    '[胖瘦憨黑虎]墩',
    `[${words.usualGiven}巧杏]儿`,
    `[大小老][${animal}翠芳燕丽军强伟红玲霞兰英梅花云刘马王李张陈周吴孙赵]`,
  ].join('|'),
  'gu',
);
/** 「晨晨」, 「豆豆姐」 */
const doubled = /(\p{Script=Han})\1(?:姐|哥|叔|婶|姨)?/uy;
/** Given names alone, and with a word for kin. */
const given = new RegExp(
  `[${words.usualGiven}]{1,2}(?:婶子?|嫂子?|叔|伯|爷|哥|姐|娘|姨|妹子)|[${words.usualGiven}]{2}`,
  'gu',
);

/** What each of the forms finds at a place. */
interface Forms {
  strong: (at: number) => string | null;
  fair: readonly (readonly [find: (at: number) => string | null, isShaped: boolean])[];
}

export function byNames(reading: Reading): Span[] {
  const found: Span[] = [];
  const forms: Forms = {
    strong: matchesOf(strong, reading.text),
    fair: [
      [shapesOf(reading.text), true],
      [matchesOf(given, reading.text), false],
    ],
  };
  for (let at = 0; at < reading.text.length; at += 1) {
    const end = strongEnd(reading, at, forms) ?? fairEnd(reading, at, forms);
    if (end === null) continue;
    found.push({ at, end });
    at = end - 1;
  }
  return found;
}

/** Whether a word has the shape of a by-name. */
export function isByName(name: string): boolean {
  return (
    [matchesOf(strong, name), shapesOf(name)].some((find) => find(0) === name) &&
    !words.noNames.has(name) &&
    !noByName.test(name)
  );
}

function shapesOf(text: string): (at: number) => string | null {
  const find = matchesOf(shaped, text);
  return (at) => {
    const one = find(at);
    // A character of two codes is never alike its neighbour, though it may stand twice.
    if (one !== null || (text.charCodeAt(at) !== text.charCodeAt(at + 1) && !hasTrait(text, at, trait.half)))
      return one;
    doubled.lastIndex = at;
    return doubled.exec(text)?.[0] ?? null;
  };
}

function strongEnd(reading: Reading, at: number, forms: Forms): number | null {
  const one = forms.strong(at);
  if (one === null) return null;
  const end = at + one.length;
  const [ahead, behind] = [aheadOf(reading, at), behindOf(reading, end)];
  if (
    (words.noNames.has(one.slice(0, 2)) && !/[孜呷惹甫汗丽]$/u.test(one)) ||
    shop.test(behind) ||
    words.shopOfTitle.test(behind) ||
    /[第初高\d]$/u.test(ahead)
  )
    return null;
  const [led, next] = [leadsTo(reading, at), goesOn(reading, end)];
  return (led !== 'none' && next !== 'none') || led === 'who' || led === 'to' || led === 'clause' || next === 'person'
    ? end
    : null;
}

/** 「王麻子修车行」 is a shop. */
export const shop = /^\p{Script=Han}{0,4}(?:店|铺|行|馆|庄|厂|牌|坊|摊|家电|商城|广场|超市|门市|公司|农资|诊所)/u;

function fairEnd(reading: Reading, at: number, forms: Forms): number | null {
  for (const [find, isShaped] of forms.fair) {
    const one = find(at);
    if (one === null || !isCallable(reading, at, one, isShaped)) continue;
    // What leads to the place is looked at only where something may stand there.
    const led = leadsTo(reading, at);
    if (!beginsWord(reading, at) && led !== 'to') return null;
    const end = at + one.length;
    if (!isMeant(led, goesOn(reading, end), isShaped, /[和与跟]/u.test(reading.text.charAt(end)))) continue;
    if (/[不没能可再][给让把叫请]$/u.test(aheadOf(reading, at))) return null;
    const behind = behindOf(reading, end);
    if (!shop.test(behind) && !behind.startsWith('病')) return end;
  }
  return null;
}

/** Whether somebody is meant who stands there: the surer its shape, the less must stand around it. */
function isMeant(led: Ahead, next: Behind, isShaped: boolean, isWith: boolean): boolean {
  // 「快递点小胖承认」
  if (next === 'person') return isShaped || (led !== 'weak' && led !== 'none');
  if (led === 'none') return false;
  if (next === 'doing') return isShaped || led !== 'weak';
  if (next === 'none') return false;
  if (isShaped && isWith && led === 'clause') return true;
  return led === 'who' || led === 'to' || (isShaped && next === 'closes' && led !== 'clause');
}

/** Whether the reader of words has it in no dictionary, or it has the shape of a by-name. */
function isCallable(reading: Reading, at: number, one: string, isShaped: boolean): boolean {
  const isTwice = one.charAt(0) === one.charAt(1);
  if (isTwice && (!isGiven(one.charAt(0)) || noPet.test(one))) return false;
  const isApart = isShaped
    ? wordLength(reading, at) <= one.length
    : beginsWord(reading, at + one.length) && wordLength(reading, at) <= 1;
  if (!isApart || words.noNames.has(one) || words.noGiven.has(one) || words.nobodies.has(one)) return false;
  return !noByName.test(one);
}

const noByName =
  /^(?:宝宝|大[小大家娘爷伯叔姨婶花虎]|小[小大花妹]|石墩|金银|春秋|金桃|铁锁|铜锁|大马|老[虎牛妹花]|[三五四六]毛|[二三四五六][妹弟]|([天年月日人家常刚明平])\1)$/u;
