/** What people are called by, and names of other shapes: 王大姐, 老李, 姓陈的, 吴某芳, 卓玛. */
import * as words from './name-words.ts';
import {
  aheadOf,
  beginsWord,
  hasFunctionWord,
  isWordAt,
  surnameAt,
  wordLength,
  type Reading,
  type Span,
} from './reading.ts';

/** A surname with a title behind it, or with 老, 小 before it. */
export function calledNames(reading: Reading): Span[] {
  const found: Span[] = [];
  for (let at = 0; at < reading.text.length; at += 1) {
    if (!beginsWord(reading, at)) continue;
    for (const end of [titledEnd(reading, at), nickEnd(reading, at)]) if (end !== null) found.push({ at, end });
  }
  return found;
}

const titled = new RegExp(`^${words.titles}`, 'u');
function titledEnd(reading: Reading, at: number): number | null {
  const { text } = reading;
  const surname = surnameAt(reading, at);
  const word = wordLength(reading, at);
  if (surname === 0 || word > surname + 3) return null;
  const title = titled.exec(text.slice(at + surname, at + surname + 6))?.[0];
  if (title === undefined || isWordAt(reading, at)) return null;
  const end = at + surname + title.length;
  if (words.shopOfTitle.test(text.slice(end, end + 8))) return null;
  // 「理论时老板」: a surname that is a word as well begins no name within a sentence.
  const ahead = aheadOf(reading, at);
  const isWithin = /\p{Script=Han}$/u.test(ahead);
  const first = text.charAt(at);
  if (isWithin && words.rareAsNames.has(first)) return null;
  if (isWithin && title.length === 1 && word === 1 && words.wordSurnames.has(first) && !/[的和与]$/u.test(ahead))
    return null;
  return end;
}

const nickBehind =
  /^(?:$|[^\p{Script=Han}]|[的了在和与及到去来给把被将向对从也就都还说讲称最跟家他她开那这种养又没不跑骂拿借送打写欠带找修炒]|收[^款据]|发[^票货]|买|卖|反映|头|两口)/u;

/** Behind 老 and 小 that stand alone a surname that is a word as well is one too. */
function isCalledBy(isOldOrYoung: boolean, surname: string): boolean {
  const isWord = isOldOrYoung && /[高方白江黄常成于安何温牛米严应汤毛施叶易左吉解盛骆]/u.test(surname);
  return isWord || words.plainSurnames.has(surname);
}

/** 「小麦种」, 「王老吉」 */
function isOfWord(text: string, at: number): boolean {
  const pieces = [text.slice(at, at + 2), text.slice(at + 1, at + 3), text.slice(Math.max(0, at - 1), at + 2)];
  return pieces.some((one) => words.noNames.has(one));
}

/** 老李, 小孟, 老李家: an adjective before a surname that stands by itself; 「老胡种子门市」 is a shop. */
function nickEnd(reading: Reading, at: number): number | null {
  const { text } = reading;
  const [first, surname] = [text.charAt(at), text.charAt(at + 1)];
  const word = wordLength(reading, at);
  if (!'老小阿大'.includes(first) || word > 2) return null;
  const isOldOrYoung = word === 1 && '老小'.includes(first);
  if (!isCalledBy(isOldOrYoung, surname) && !words.nicknames.has(text.slice(at, at + 2))) return null;
  if (isOfWord(text, at)) return null;
  const behind = text.slice(at + 2, at + 14);
  const isApart = word === 1 && wordLength(reading, at + 2) > 1;
  if (words.shopBehind.test(behind) || words.placeBehind.test(behind)) return null;
  if (!isApart && !nickBehind.test(behind)) return null;
  return at + (/^[家头]/u.test(behind) ? 3 : 2);
}

const surnames = [...words.plainSurnames, ...words.wordSurnames].join('');
const shapes = [
  // 「汤圆圆，女，28岁」
  `(?<![\\p{Script=Han}])[${surnames}]\\p{Script=Han}{1,2}(?=[，,（(]\\s?[男女](?:性)?[，,）)])`,
  // 「丁香收」 at the end of an address.
  `(?<=[：:，,]\\s?)[${surnames}]\\p{Script=Han}{1,2}(?=收(?:[，。,]|$))`,
  `(?:我|他|她|人|老板|店主|司机|摊主)?姓(?!名|氏|甚)[${surnames}](?:的(?![事业])|(?=[，。；、！？\\s（(])|$)`,
  `[${surnames}]姓(?:男子|女子|男孩|女孩|男士|女士|先生|村民|居民|市民|业主|住户|老人|商户|商家|老板娘?|店主|店长|经理|店员|员工|职员|负责人|工作人员|师傅|老师|教练|医生|护士|中介|一家|夫妇|夫妻|兄弟|姐妹|母女|父子|司机|车主|顾客|客户|消费者|游客|旅客|乘客|学生|学员|同学|患者|摊主|摊贩|房东|租客|保安|主播|客服|销售|骑手|快递员|会计|网友|投诉人|大爷|大妈|阿姨|大哥|大姐|家长)`,
  // 「朵朵妈妈」
  String.raw`(\p{Script=Han})\1(?:妈妈?|爸爸?|奶奶|爷爷|姥姥|外婆)`,
  // 「毛豆妈在群里说」, 「小米姐」, 「俺家春生」
  String.raw`(?<!\p{Script=Han})(?!孩子|同学|邻居|我们|你们|他们|她们|咱们|人家|别人|小孩|朋友|同事|爸爸|妈妈|奶奶|爷爷|老公|老婆|媳妇|男方|女方|辣)\p{Script=Han}{2}[妈爸](?=在群|在业主|在朋友圈|发|说|讲|反映|投诉|称|问)`,
  String.raw`小(?![小表大堂])\p{Script=Han}姐(?=[，。、说在把就已也])`,
  `(?<=[俺咱我]家)(?!宝宝|金银|喜庆|文明|国庆|平素|平平)[${words.usualGiven}生]{2}(?=[，。说买去把喝吃骑开昨今前也在交读学打被给跟和]|$)`,
  String.raw`(?<![\p{Script=Han}·])\p{Script=Han}{2,6}[·•]\p{Script=Han}{2,6}(?![·•])`,
  String.raw`(?:卓玛|扎西|次仁|次旦|次旺|次珍|格桑|央金|央宗|达瓦|多吉|顿珠|罗布|丹增|旺堆|旺姆|旺扎|拉姆|拉珍|平措|尼玛|索朗|白玛|德吉|巴桑|边巴|普布|米玛|仁青|仁增|贡布|洛桑|桑吉|嘉措|才让|措姆|曲珍|曲扎|强巴|坚赞|加措|江措|梅朵|卓嘎|益西|土登|阿旺){1,2}|阿里木|买买提|古丽\p{Script=Han}{0,2}|阿依\p{Script=Han}{1,2}|艾山|吐尔逊|热娜|巴特尔|巴图|宝音|乌力罕|乌日娜|乌云|乌仁图雅|娜仁|图雅|苏日娜|萨仁|托娅|那顺|吉日嘎拉|呼和|额尔德尼|斯琴|高娃|朝鲁|阿拉坦|布和|孟和|哈斯|木其尔|迪丽|热巴|麦麦提|买合木提|玉素甫|艾合买提|努尔|热合曼|阿不都|吾买尔|依明|帕提|米吉提|库尔班|阿迪力|古丽|乌兰娜|其其格|阿卜杜拉|穆罕默德`,
  String.raw`(?<=(?:店员|营业员|服务员|导购|人叫|我叫|名叫|外号|绰号|人称|小名|邻居|老板|伙计|摊主)叫?[“"]?)(?:[小阿大]\p{Script=Han}(?=[说让把收给，。]|$)|[二三大]\p{Script=Han}子|\p{Script=Han}[子娃蛋](?=[，。在说]|$))`,
].map((shape) => new RegExp(shape, 'gu'));
const halfMasked = new RegExp(
  `[${surnames}]某(?=([\\p{Script=Han}])(?:$|[^\\p{Script=Han}]|[的在和与到说称向因于为购反投来]))`,
  'gu',
);

/** Names of other shapes than a surname and a given name. */
export function shapedNames({ text }: Reading): Span[] {
  const half = [...text.matchAll(halfMasked)]
    .filter(({ 1: given = '' }) => words.givenCharacters.has(given) && !hasFunctionWord(given))
    .map(({ index }) => ({ at: index, end: index + 3 }));
  const whole = shapes.flatMap((shape) =>
    [...text.matchAll(shape)].map(({ 0: one, index }) => ({ at: index, end: index + one.length })),
  );
  return [...half, ...whole, ...countedNames(text)];
}

const counted =
  /(?<!\p{Script=Han})((?:\p{Script=Han}{2,3}、){1,8}\p{Script=Han}{2,3}?)(?=等?[两二三四五六七八九十0-9]{1,2}[名人位]|等人)/gu;

/** 「蔡徐、鹿晗生、张艺三名学生」: what is counted as people are people, where most of them begin with a surname. */
function countedNames(text: string): Span[] {
  return [...text.matchAll(counted)].flatMap(({ 1: list = '', index }) => {
    const names = list.split('、');
    const surnamed = names.filter(
      (one) => surnames.includes(one.charAt(0)) && !words.noNames.has(one) && !one.includes('某'),
    );
    return surnamed.length * 2 > names.length ? [{ at: index, end: index + list.length }] : [];
  });
}
