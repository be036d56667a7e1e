/**
 * What villagers call each other: 翠花婶, 三婶子, 二妮, 狗剩, 小芳, 晨晨, 王半仙; and names without a surname that somebody says: 「素珍说算了」. The
 * engine's own reader of words takes apart into single characters what it has in no dictionary, which names are.
 */
import { goesOn } from './frames.ts';
import * as words from './name-words.ts';
import { hasTrait, trait } from './character-traits.ts';
import { beginsWord, hasFunctionWord, isApart, isGiven, wordLength, type Reading, type Span } from './reading.ts';

const kinTitle =
  '(?:婶子|婶儿?|嫂子|嫂|哥|姐|叔公|叔叔|叔|伯伯|伯父|伯母|伯|姨父|姨夫|姨妈|姨|姑父|姑妈|姑姑|舅姥爷|舅爷|舅妈|舅舅|妗子|大爷|大娘|大妈|大伯|大叔|大婶|大姐|大哥|爷爷|奶奶|婆婆|姥姥|姥爷|姑娘|妹子|丫头)';
const spoken = new RegExp(
  [
    // 「二舅姥爷」, 「五叔公」, 「三婶子」
    String.raw`(?<![第十百初星期周\p{N}])[${[...words.plainSurnames].join('')}]?(?:[大二三四五六七八九小老幺][\p{Script=Han}]{0,2}?(?:婶子|嫂子|叔公|舅姥爷|姨父|姨夫|姑父|姑妈|姨妈|妗子|舅爷)|[二三四五六七八九](?:叔|婶|伯|哥|姐|嫂|舅|姨|姑|爷)(?!\p{Script=Han}?店))`,
    // 「王半仙」, 「陈瞎子」
    `[${[...words.plainSurnames, ...words.wordSurnames].join('')}](?:麻子|瞎子|瘸子|聋子|哑巴|半仙|大仙|寡妇|疤瘌|大头|胖子|瘦子|秃子|光头|拐子|结巴|大嘴|木匠|铁匠|瓦匠|裁缝|屠户|豆腐|神医|大师)(?!店|铺|菜|锅|坊|皮|干|乳|脑|汤|馆|摊|鱼)`,
    // 「老李头」, 「老蔫儿」
    String.raw`老[\p{Script=Han}](?:头儿?|儿|家(?:媳妇|老[大二三四五]|闺女|小子)|家(?=的|在|说))`,
    // 「小六子」, 「小鱼儿」
    String.raw`(?<!\p{Script=Han})[小二三四五强刚军斌伟大亮勇胖]\p{Script=Han}?(?:子|儿)(?=[，。、和跟与说在把被的买来去也又就都让给])(?![女童院孩品科路康媳])`,
    // 「邰家老三」, 「老杨家媳妇」
    String.raw`(?<!大|国|厂|商|卖|买|店|人|自|全|各|老)[\p{Script=Han}]家(?:老[大二三四五]|二小子|三小子|小子|闺女|媳妇)`,
    // 「高老四」, 「张老三」, 「周扒皮」
    String.raw`[${[...words.plainSurnames].join('')}高](?:老[大二三四五六七八九幺汉]|大个子|扒皮|眼镜|黑子|驼背|铁头)(?!板|师|公|婆|家的?店)`,
    // 「石头叔」, 「光头强」, 「胖嫂」
    String.raw`[胖瘦高矮黑白瞎哑瘸](?:嫂|哥|姐|婶|叔|爷|子)(?=[，。、说在把的买卖炸做开来去家也手端给拿打帮跟和送收骂找问讲称])`,
    // Latin names of people.
    String.raw`(?<![A-Za-z])[A-Z][a-z]{2,9}(?=老师|经理|顾问|教练|先生|女士|姐|哥|小姐|医生|外教)`,
    String.raw`(?<=(?:英文名|外教|叫|名叫|顾问|老师)(?:叫|是)?\s?)[A-Z][a-z]{2,9}(?![A-Za-z])`,
    String.raw`(?<![A-Za-z])[A-Z](?:某)?(?:女士|先生|小姐|老师|医生)`,
  ].join('|'),
  'gu',
);

/** Words of every day that look like one of these. */
const noNick =
  /^(?:月嫂|大婶|小姐|大姐|老板|老师|老人|老年|老家|老化|老是|老公|老婆|小时|小区|小麦|小学|小米|小心|小组|小票|小孩|小伙|小朋友|小吃|小店|小型|大家|大概|大量|空姐|表姐|表哥|的姐|的哥|小小|老老|二手|三包|三无|三轮|二维|三者|三方|五一|七夕|老乡儿|小子|小儿|女儿|孩儿|事儿|这儿|那儿|哪儿|点儿|会儿|小伙子|老伙子)/u;

/** One of these stands in each; without it none is tried. */
const hasNick = /[婶嫂叔舅姨姑妗爷伯哥姐子儿巴仙寡瘌头嘴匠裁屠豆医师家老大扒眼铁黑驼A-Z]/u;

export function nickNames(reading: Reading): Span[] {
  const { text } = reading;
  const shaped = (hasNick.test(text) ? [...text.matchAll(spoken)] : []).flatMap(({ 0: one, index }) =>
    noNick.test(one) || /^(?:老人家|老大家)/u.test(one) ? [] : [{ at: index, end: index + one.length }],
  );
  return [...shaped, ...titledGiven(reading), ...petNames(reading), ...sayers(reading), ...cuedGiven(reading)];
}

const titledGivenForm = new RegExp(
  String.raw`(\p{Script=Han}{1,3}?)${kinTitle}(?=[，。、！？：:\s说讲称在把的买卖炸做开来去家也又就跟和与反投要给被能会敢肯没不捡拿送收付花骂找问听看带领借还欠修骑是有从向对已曾都才还刚喊叫拉摔伤接天气手夫一本等认证代于因]|$)`,
  'gu',
);

/** 「翠花婶」, 「建军哥」, 「霞姐」: a given name before the word for kin. */
function titledGiven(reading: Reading): Span[] {
  const { text } = reading;
  return [...text.matchAll(titledGivenForm)].flatMap(({ 0: whole, 1: name = '', index }) => {
    const at = [3, 2, 1]
      .map((n) => index + name.length - n)
      .find((from) => from >= index && isNameFrom(reading, from, index + name.length));
    return at === undefined || noNick.test(text.slice(at, index + whole.length))
      ? []
      : [{ at, end: index + whole.length }];
  });
}

function isNameFrom(reading: Reading, from: number, to: number): boolean {
  const name = reading.text.slice(from, to);
  if (!beginsWord(reading, from) || !isGiven(name) || hasFunctionWord(name) || /[大二三小老表堂干]$/u.test(name))
    return false;
  if (name.length === 1)
    return wordLength(reading, from) === 1 && !/[空的女妈爸人学师弟小大老我你他她俺咱这那位名个一]/u.test(name);
  // A word that the dictionary has is a name only where every child is called so.
  return isApart(reading, from, to) || words.namedAsWords.has(name);
}

const child = '[狗铁石栓锁柱毛黑臭丑憨傻虎猫驴羊粪拴套留招引改盼喜福旺二三四五六大小春秋冬腊麦丫妮铜金银宝]';
const childEnd = '[剩蛋柱栓锁娃妮妞丫根娣弟狗牛宝胜孬歪蛮囤拴套壮毛黑锤墩旦梅菊莲花桃杏枝]';
const pet = new RegExp(
  [
    String.raw`(?<=^|[^\p{Script=Han}]|[跟和与给把被向对让替找请问叫是的])${child}${childEnd}(?=$|[^\p{Script=Han}]|[说讲在把的跟和与给被来去也又就都买卖媳他她今家没要骑开拿从到弟兄她])`,
    // 「晨晨」, 「豆豆」
    String.raw`(?<=^|[^\p{Script=Han}]|[跟和与给把被向对让替找请问叫是的女儿子孙侄])(\p{Script=Han})\1(?=$|[，。、（(说在把的跟和今来去买喝吃才也妈爸奶爷姥家])`,
  ].join('|'),
  'gu',
);
export const noPet =
  /^(?:[他她我你它要管来去看谈聊试等催停走跑坐听摸洗吃喝说写弄改转逛玩查瞅瞧歇让尝摆算讲数]{2}|妈妈|爸爸|爷爷|奶奶|哥哥|姐姐|弟弟|妹妹|叔叔|婶婶|伯伯|姑姑|舅舅|公公|婆婆|姥姥|宝宝|娃娃|常常|天天|慢慢|仅仅|刚刚|渐渐|偏偏|往往|人人|家家|处处|时时|年年|月月|日日|多多|少少|好好|早早|远远|大大|小小|高高|明明|白白|看看|问问|试试|想想|说说|谢谢|等等|某某|个个|件件|样样|次次|回回|星星|娘娘|太太|猩猩|饽饽|大花|小花|大桃|大宝|小宝|小妮|大牛|小牛|小狗|大狗|小锁|铁锁|铜锁|大毛|二胎|三套|五套|六套|大梅|金花|银花|金桃|春花|麦蛋|小套|大套|二套|四套|石墩|羊毛|黑狗|黑花|大黑|小黑|麦根|金牛|石花|黑牛|小桃|铁柱|大枝|小枝|春梅酒|石柱|铁牛|大杏|小杏|麦弟|五毛|二毛|三毛|六毛|四毛|春上|秋上|大春|三春|二狗粮|小柱|小墩|大虎|小虎|小银|大银|冬枝|春枝|春丫|小弟|大弟|三弟|二弟|四弟|五弟|小桃|小莲|三宝|五宝|四宝|二宝|铜锤|铁锁|大锤|小锤|小莲)$/u;

function petNames({ text }: Reading): Span[] {
  return [...text.matchAll(pet)].flatMap(({ 0: one, index }) =>
    noPet.test(one) || words.noNames.has(one) || (hasFunctionWord(one.slice(0, 1)) && !isGiven(one))
      ? []
      : [{ at: index, end: index + one.length }],
  );
}

const says =
  /^(?:[，,]?\s?(?:说|讲|称(?!重|量)|来电|来信|反映|投诉|举报|表示|告诉|骂|哭|要的是|算了|承认|否认|买的|买了|自己|大爷|大娘|姑娘|女士|先生|同志|老师|师傅|阿姨|骑|把[^，。]{1,8}|在[^，。]{1,8}(?:买|办|吃|上班|打工|开店|卖)|跟[^，。]{1,6}(?:说|吵|要|去)|和[^，。]{1,6}(?:一起|都)|与[^，。]{1,6}(?:一起|都|系|和解|达成|各退)|他[爹妈娘哥姐]|她[爹妈娘哥姐]|的(?:妈|爸|娘|爹|男人|媳妇|奶奶|爷爷|女人|婆婆|儿子|女儿|老公|丈夫|妻子|母亲|父亲)|媳妇|妈妈|爸爸|奶奶|爷爷|昨天|今天|上午|下午|跑了|来站|来过|来了|又来|主动|赔了|对|被|吃|喝|用|玩|卖|养|种(?!子)|开(?!始)|修|做|住|一起|一块|一同|俩|二人|两人|三人|仨|弟兄|兄弟|夫妻|爷俩|都(?:买|在|说|上当)|退货|退了|取走|取来|是[^，。]{2,10}的(?:孩子|学生|老师|人)|去了|去找|找到|写了|垫付|代签|签字|没到|未到|不会|不在|(?:今年)?[一二三四五六七八九十\d]{1,3}岁))/u;

const pairOf =
  /^(?:[、和跟与同]\p{Script=Han}{2,3})(?:姊妹|姐妹|兄弟|弟兄|夫妻|夫妇|两口子|两人|二人|俩|三人|仨|一起|都|在|去|来|说)/u;

/** 「素珍说算了」: two characters that are no word, at the beginning of a clause, of whom something is told that people do. */
function sayers(reading: Reading): Span[] {
  const { text } = reading;
  const found: Span[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (!beginsWord(reading, at) || (at > 0 && !hasTrait(text, at - 1, trait.beforeSayer))) continue;
    const length = [3, 2].find((one) => at + one <= text.length && isSayer(reading, at, text.slice(at, at + one)));
    if (length !== undefined) found.push({ at, end: at + length });
  }
  return found;
}

function isSayer(reading: Reading, at: number, name: string): boolean {
  const { text } = reading;
  if (words.namedAsWords.has(name)) return says.test(text.slice(at + name.length, at + name.length + 14));
  if (!/^\p{Script=Han}+$/u.test(name) || hasFunctionWord(name) || words.noGiven.has(name) || words.noNames.has(name))
    return false;
  if (
    words.nobodies.has(name) ||
    /[店厂所局站村镇乡县市区社司家]$/u.test(name) ||
    !beginsWord(reading, at + name.length)
  )
    return false;
  // 「春上」, 「前天」 and 「街边」 are when and where.
  if (/[上下天年月日时后前里中间内外边初底末头]$/u.test(name)) return false;
  if (!isApart(reading, at, at + name.length) || !isGiven(name)) return false;
  // Two together are two people: 「景芳、素云姊妹俩」, 「强子和二胖」.
  if (pairOf.test(text.slice(at + name.length, at + name.length + 12))) return true;
  return says.test(text.slice(at + name.length, at + name.length + 14));
}

const cue = new RegExp(`${words.before}(?:叫|是|：|:)?`, 'gu');

/** 「事主国强，」, 「店员秋菊说」, 「女儿朵拉对奶粉过敏」: behind a word that says so, a given name alone. */
function cuedGiven(reading: Reading): Span[] {
  return [...reading.text.matchAll(cue)].flatMap(({ 0: said, index }) => {
    const at = index + said.length;
    return isCuedGiven(reading, at, said) ? [{ at, end: at + 2 }] : [];
  });
}

function isCuedGiven(reading: Reading, at: number, said: string): boolean {
  const name = reading.text.slice(at, at + 2);
  if (name.length < 2 || words.noGiven.has(name)) return false;
  const behind = reading.text.slice(at + 2, at + 4);
  const ends = /^(?:$|[，。；、！？）)\s])/u.test(behind);
  if (words.namedAsWords.has(name)) return ends || /^[的被把给]/u.test(behind) || isSayer(reading, at, name);
  if (!isApart(reading, at, at + 2) || hasFunctionWord(name) || /[上下天年月日时后前里中间内外边初底末头]$/u.test(name))
    return false;
  if (isGiven(name) && (ends || isSayer(reading, at, name))) return true;
  const isPartly = [...name].some((one) => words.givenCharacters.has(one));
  return isPartly && kinBefore.test(said) && goesOn(reading, at + 2) !== 'none';
}

const kinBefore = /(?:女儿|儿子|孙[子女]|侄[子女]|外甥女?|闺女|丈夫|妻子|老[公婆伴]|媳妇|弟弟|妹妹|哥哥|姐姐)$/u;
