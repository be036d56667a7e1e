/** Places that tell who it was: a house, a group of a village, a class of a school; a village together with few people, an age or a role. */
import type { LeakMark } from './leak-mark.ts';

/** A town, a county or a village by itself tells nobody apart; what is nearer does. */
export function placeLeaks(text: string, people: readonly LeakMark[]): LeakMark[] {
  return [...houseLeaks(text), ...classLeaks(text), ...villageLeaks(text, people)];
}

const figure = '0-9０-９一二三四五六七八九十百零〇';
const house = new RegExp(
  [
    String.raw`(?<=(?:[路街巷道村弄里组社队庄区镇乡坝坪湾沟边坡岗岭坎屯寨桥塘]|院内|[东西南北]头|[路巷街]口)\s{0,2})[${figure}]{1,6}(?:[-－之][${figure}]{1,4})?\s{0,2}(?:号院|号楼|号)`,
    String.raw`(?<![${figure}第])[${figure}]{1,5}\s{0,2}(?:号楼|号院|号别墅|栋|幢|单元|室|座楼)`,
    String.raw`(?<=[园苑湾府城庭郡里区居]\s{0,2})\d{1,3}[-－]\d{1,3}(?:[-－]\d{2,4})?(?!\d)`,
    String.raw`(?<=[村庄屯寨坝坪湾沟])[${figure}]{1,3}(?:村民小|生产)?[组社队]`,
    String.raw`(?<=[园苑寓厦城邸庭庄心场])[A-Za-z甲乙丙东西]座(?=\s?\d{3,4})`,
    String.raw`(?<=宿舍|家属院|家属楼|院|筒子楼|号楼|栋)[一二三四五六七八九十1-9]{1,2}[楼层](?:[东西南北中]?[头边侧面])?第?[${figure}]{1,3}[间户家]`,
    String.raw`(?<![${figure}第前后])[${figure}]{1,3}排[${figure}]{1,3}号`,
  ].join('|'),
  'gu',
);
/** What does not belong to an address, before it. */
const stopsBefore = /[，。；：、！？,.;:!?\s（）()“”"《》【】\n住在到往于址是为的从去寄至找和与]/u;
function isStop(text: string, at: number): boolean {
  return stopsBefore.test(text.charAt(at)) && !/^和[平睦顺谐兴美苑]/u.test(text.slice(at, at + 2));
}
/** What goes on behind it: the next part of the house. */
const goesOn = new RegExp(
  String.raw`^[\s\S](?:[^\S\n]{0,2}(?:\p{Script=Han}{0,8}?[${figure}]{1,5}\s{0,2}(?:号院|号楼|号|栋|幢|单元|室|户|层|楼|排|门)|(?<=[栋幢元楼院层排号座])[${figure}]{2,4}(?![${figure}]|[元块斤年月]))){1,4}`,
  'u',
);
/** An office's own house stands on its door. */
const ofOffice =
  /(?:监管所|监管局|管理局|联络站|工作站|服务站|投诉站|中心|协会|消协|法院|大厅|政府|农业农村局|大队)[（(，,：:\s地址位于在]{0,5}\p{Script=Han}{0,12}$/u;

/** What stands in every house; without it the pattern is not tried. */
const hasHouse = new RegExp(`[${figure}座]`, 'u');

function houseLeaks(text: string): LeakMark[] {
  const found: LeakMark[] = [];
  let end = 0;
  for (const { 0: words, index } of hasHouse.test(text) ? text.matchAll(house) : []) {
    if (index < end) continue;
    let at = index;
    while (at > end && index - at < 30 && !isStop(text, at - 1)) at -= 1;
    end = index + words.length;
    const next = goesOn.exec(text.slice(end - 1, end + 60));
    end += next === null ? 0 : next[0].length - 1;
    if (ofOffice.test(text.slice(Math.max(0, at - 20), index))) continue;
    if (/^.{0,3}(?:大厅|窗口|办事处|服务中心)/u.test(text.slice(end, end + 8))) continue;
    const whole = text.slice(at, end);
    found.push({ at, words: whole, kind: 'address', instead: townIn(whole) });
  }
  if (hasCompound.test(text))
    for (const { 0: words, index } of text.matchAll(compound))
      found.push({ at: index, words, kind: 'address', instead: townIn(words) });
  return found;
}

/** What every compound is called by; without it the pattern is not tried. */
const hasCompound = /小区|家园|花园|公寓|家属院|佳苑|新村|嘉园/u;
/** 「家住花园社区幸福里小区」: a compound where somebody lives. */
const compound =
  /(?<=(?:家住|现住|住在|业主|住址|地址)[：:在是]{0,2})(?:\p{Script=Han}{2,5}(?:社区|街道|路|镇|县|市)){0,2}\p{Script=Han}{2,6}(?:小区|家园|花园|公寓|家属院|佳苑|新村|嘉园)|\p{Script=Han}{2,6}(?:社区|街道|路|镇)\p{Script=Han}{2,6}(?:小区|家园|家属院|公寓)(?=的|居民|业主|住户)/gu;

const town = /^(?:.{2,6}?(?:省|市|县|区)){0,3}.{1,5}?(?:镇|乡|街道)/u;

/** An address keeps its town. */
export function townIn(words: string): string {
  return town.exec(words)?.[0] ?? '';
}

const schoolClass =
  /(?:\p{Script=Han}{1,8}(?:小学|中学|[一二三四五六][中小]|学校|幼儿园))?(?:[高初][一二三]|[一二三四五六七八九1-9]年级|[大中小][一二三四1-4]?班)(?:[（(]?[0-9一二三四五六七八九十]{1,2}[）)]?班)?(?:的?[一二两三1-3]名学生)?/gu;

function classLeaks(text: string): LeakMark[] {
  if (!/班|年级|[高初][一二三]/u.test(text)) return [];
  return [...text.matchAll(schoolClass)]
    .filter(({ 0: words }) => /学|中|幼儿园/u.test(words) || words.endsWith('班'))
    .filter(({ 0: words }) => /[中学校园].{2,}|\d.{0,2}班|[（(]/u.test(words))
    .map(({ 0: words, index }) => {
      const from = words.search(/(?<=[在是])(?=\p{Script=Han})/u);
      const cut = from > 0 && from < 4 ? from : 0;
      return { at: index + cut, words: words.slice(cut), kind: 'person', instead: '一名学生' };
    });
}

/** The name of a village; 农村, 全村 and their like are none. */
const village =
  /\p{Script=Han}{1,5}?(?:村|社区|屯)(?!镇|干部|委会|委|民委员会|联络站|消费维权|服务站|卫生室|超市|商店|农资|小卖部)/gu;
const noVillage =
  /(?:农|乡|全|本|同|邻|各|山|新|行政|每|外|该|某|两|咱|我|我们|那个|这个|村|到|进|驻|个|几|自然|渔|中心|和谐|进社|入|为|一)(?:村|社区|屯)$/u;
const head =
  /^(?:我们|来自|[我他她你是住在到从和与于去来给家位经对由向让把被将及、]|反映|接到|收到|据|请|涉及)+(?=\p{Script=Han}{1,4}(?:村|社区|屯))/u;

const people =
  '(?:户|名|人(?!民|员|们|口)|个人|位|口(?!子|袋|头|味|碑|服|罩|粮)|家(?!店|超|商|小|农资|公|饭|诊|厂|经|门|药|企|种|电|具|长|政|禽|畜|庭农场|用)|例|起|件(?!事))';
/** 「茶庵村只有2户」: fewer than five, which is 少于5 wherever figures are published. */
const few = new RegExp(
  String.raw`^[^，。；！？\n]{0,8}?(?<![0-9０-９一二三四五六七八九十百千万第几点.])(?:[1-4１-４一二两三四]|唯一(?:的|一)?)\s?${people}?(?<=${people}|唯一的?)(?:[二三四五六七八]口(?:人)?)?(?:[的]?\p{Script=Han}{0,5}(?:户|妇女|孩子|儿童|老人))?`,
  'u',
);
const age =
  /^[^，。；！？\n]{0,8}?(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}|[一二三四五六七八九]?十(?:多|几|来|好几))多?\s?(?:周?岁|来岁|旬)/u;
const role =
  /^[^，。；！？\n]{0,6}?(?:五保户|低保户|贫困户|脱贫户|村医|老?支书|(?:党)?支部书记|村主任|妇女主任|治保主任|人(?=[，。、）)]|$)|会计|电工|残疾人|孤寡老人|退伍军人|小学的?老师|代课老师|开[^，。；！？\n]{1,6}的|养\p{Script=Han}{1,2}户)/u;
const corner =
  /^村?(?:[东西南北]头(?!的?(?:广场|公路|桥))|[东西南北中]?[东西南北]?(?:口|边))(?:第[一二三四五六七八九十]{1,2}家|[^，。；！？\n]{0,6}?(?=家|户|的|老)|(?<=头))/u;

function villageLeaks(text: string, others: readonly LeakMark[]): LeakMark[] {
  const found: LeakMark[] = [];
  let last = 0;
  for (const { 0: whole, index } of /[村区屯]/u.test(text) ? text.matchAll(village) : []) {
    const head1 = head.exec(whole)?.[0].length ?? 0;
    // 「山镇迎驾厂社区」: what stands before the village in the same breath is its town.
    const cut = /^.{1,4}[镇乡县](?=.{2})/u.exec(whole)?.[0].length ?? head1;
    const own = whole.slice(cut);
    if (noVillage.test(own) || index + cut < last) continue;
    // The town before it tells as much.
    const town = townBefore.exec(text.slice(Math.max(last, index + cut - 16), index + cut))?.[0] ?? '';
    const [name, at] = [town + own, index + cut - town.length];
    const mark = villageLeak(text, { name, at }, others);
    if (mark === null) continue;
    found.push(mark);
    last = mark.at + mark.words.length;
  }
  for (const { 0: words, index } of text.matchAll(anyAge))
    if (others.some((one) => Math.abs(one.at + one.words.length - index) < 16))
      found.push({ at: index, words, kind: 'person', instead: '' });
  return found;
}

/** An age beside a name. */
const anyAge =
  /(?<![0-9０-９一二三四五六七八九十])(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}多?)\s?周?岁|(?<=今年)(?:[0-9]{2}|[一二三四五六七八九]?十[一二三四五六七八九]?)(?=[，。,了])/gu;

/** The towns and counties right before a village. */
const townBefore = /(?:(?:(?![住在到来自是])\p{Script=Han}){1,4}(?:省|市|县|区|镇|乡|街道)){1,4}$/u;

/** What the village is told together with, on the same breath. */
function villageLeak(
  text: string,
  { name, at }: { name: string; at: number },
  others: readonly LeakMark[],
): LeakMark | null {
  const end = at + name.length;
  const behind = text.slice(end, end + 40);
  for (const [pattern, kind, instead] of [
    [age, 'person', '一名群众'],
    [few, 'few', '某村少数农户'],
    [corner, 'address', '某村'],
    [role, 'person', '某村一名群众'],
  ] as const) {
    const found = pattern.exec(behind);
    if (found === null || found[0] === '') continue;
    const to = end + found[0].length;
    const next = others.find((one) => one.kind === 'name' && one.at >= to && one.at - to <= 4);
    const upTo = next !== undefined && /^[的这名位村民农户一老人\s]*$/u.test(text.slice(to, next.at)) ? next.at : to;
    return { at, words: text.slice(at, upTo), kind, instead };
  }
  if (
    /(?:家住|住在|现住|家在|户籍|老家|住址|原住)[是在：:]?(?:\p{Script=Han}{1,8}(?:省|市|县|镇|乡|街道))?$/u.test(
      text.slice(Math.max(0, at - 14), at),
    )
  )
    return { at, words: name, kind: 'village', instead: '某村' };
  // A village right before a name belongs to the name.
  const person = others.find((one) => one.kind === 'name' && one.at >= end && one.at - end <= 5);
  if (person === undefined || /[，。；！？、]/u.test(text.slice(end, person.at))) return null;
  return { at, words: text.slice(at, person.at), kind: 'village', instead: '' };
}
