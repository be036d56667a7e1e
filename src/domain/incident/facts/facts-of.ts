/**
 * 认事实 (facts of): the facts of one text and of the fields of its form. Every pattern is bounded and every word is looked for once, so
 * that a hostile text costs no more than another.
 */
import { chineseNumber, sumsOf } from '../../triage/spoken-sums.ts';
import type { Fact, FactKind, FactSheet } from './fact.ts';
import type { FactLexicon, ReadySymptom } from './fact-lexicon.ts';
import { isNameless } from './operator-kind.ts';
import { ownWordsOf, withoutLikeness } from './own-words.ts';
import { marksIn, readable } from './product-marks.ts';

/** What the form says beside the words. */
export interface FiledFields {
  operatorName?: string | null;
  /** Said on the form in fields of its own. */
  goods?: string | null;
}

/** A text is read so far; nobody's matter begins later. */
const longest = 5000;

export function factsOf(told: string, fields: FiledFields, lexicon: FactLexicon): Fact[] {
  const whole = readable(told.slice(0, longest));
  const text = ownWordsOf(whole);
  const operator = fields.operatorName?.trim() ?? '';
  const goods = goodsIn(`${withoutLikeness(text)},${readable(fields.goods ?? '')}`, operator, lexicon);
  const crops = cropsIn(text, lexicon).map(saidOf('crop'));
  const scope = scopeOf(text, goods, crops);
  const facts: Fact[] = [
    ...operatorsIn(whole, operator),
    ...goods,
    ...crops,
    ...symptomsIn(text, scope, lexicon).map(saidOf('symptom')),
    ...marksIn(text, lexicon).map((mark): Fact => ({ ...mark, source: 'text' })),
    ...channelsIn(whole, operator, lexicon),
    ...schoolsIn(`${whole},${operator}`).map(saidOf('school')),
    ...pricesIn(whole).map(saidOf('price')),
    ...headsIn(whole).map(({ kind, ...found }) => saidOf(kind)(found)),
  ];
  const hurt = hurtIn(text, facts, lexicon);
  return once(hurt === null ? facts : [...facts, saidOf('hurt')({ value: 'yes', words: hurt })]);
}

/** A fact of the words, and sure. */
function saidOf(kind: FactKind): (found: Found) => Fact {
  return ({ value, words }) => ({ kind, value, words, source: 'text', trust: 'sure' });
}

function once(facts: readonly Fact[]): Fact[] {
  const kept = new Map<string, Fact>();
  for (const fact of facts) {
    // Half of a seldom character, of a name that was cut within it.
    if (!fact.value.isWellFormed() || !fact.words.isWellFormed()) continue;
    const key = `${fact.kind}:${fact.value}`;
    if (!kept.has(key)) kept.set(key, fact);
  }
  return [...kept.values()];
}

function operatorsIn(text: string, operator: string): Fact[] {
  if (operator !== '' && !isNameless(operator))
    return [{ kind: 'operator', value: operator, words: operator, source: 'form', trust: 'sure' }];
  return shopsIn(text).map((found) => ({ ...saidOf('operator')(found), trust: 'guess' }));
}

/** The goods of the words; where they name none, what the name of the shop says that it deals in: 动力派健身. */
function goodsIn(text: string, operator: string, lexicon: FactLexicon): Fact[] {
  // What the shop is called is no word for what was bought.
  const told = operator.length > 2 ? text.replaceAll(readable(operator), '　') : text;
  const found = productsIn(told, lexicon).map(saidOf('product'));
  const sold = productsIn(operator, lexicon).map((one): Fact => ({ ...saidOf('product')(one), source: 'form' }));
  if (!found.some(({ value }) => !aside.has(value))) return [...found, ...sold];
  // Who fills up, learns to drive or has his clothes washed there has it done there, whatever he tells of beside it.
  return [...found, ...sold.filter(({ value }) => ofOneTrade.has(value))];
}

const ofOneTrade = new Set(['fuel', 'driving', 'gym', 'carwash', 'laundry', 'kinder', 'elder', 'confine']);

/** Of what goods troubles are looked for. Who tells only of his field or his animals tells of seed, of what he sprayed, or of feed. */
function scopeOf(text: string, goods: readonly Fact[], crops: readonly Fact[]): string[] {
  const codes = goods.map(({ value }) => value);
  if (codes.some((code) => farmCodes.has(code))) return codes;
  const isField =
    codes.length === 0 &&
    (crops.length > 0 || /亩|地里|庄稼|垄|[出齐缺]苗|秧|改茬|下种|点种|播种|种钱|节气/u.test(text));
  const isYard =
    /[猪羊牛鸡鸭鹅](?:不|没|都|死|舍|圈|场|全|拉)|头猪|只鸡|只羊|鱼塘|存栏|母猪|猪崽|[一二三四五六七八九十百\d]窝|蚕|蜜蜂|蜂箱/u.test(
      text,
    );
  return [...codes, ...(isField ? ['seed', 'pesticide', 'fert'] : []), ...(isYard ? ['feed', 'vetdrug'] : [])];
}

function channelsIn(text: string, operator: string, { channels }: FactLexicon): Fact[] {
  const found = channels.flatMap(({ code, form }) => {
    const [words] = text.match(form) ?? [];
    return words === undefined ? [] : [saidOf('channel')({ value: code, words })];
  });
  const form = (value: string): Fact => ({ kind: 'channel', value, words: operator, source: 'form', trust: 'sure' });
  if (/流动|走乡|推销/u.test(operator)) found.push(form('van'));
  if (/会销|讲座/u.test(operator)) found.push(form('meeting'));
  return found;
}

function pricesIn(text: string): Found[] {
  return sumsOf(text)
    .slice(0, 8)
    .filter(({ yuan }) => yuan >= 100)
    .map(({ yuan, words }) => ({ value: String(yuan), words }));
}

export interface Located {
  id: string;
  day: number;
  text: string;
  facts: readonly Fact[];
  venue?: string | null;
  home?: string | null;
  towns?: readonly string[];
  venueTown?: string | null;
  persons?: readonly string[];
  operatorId?: string | null;
}

/** A matter as it is compared. */
export function sheetOf({
  id,
  day,
  text,
  facts,
  venue = null,
  home = null,
  towns = [],
  venueTown = null,
  persons = [],
  operatorId = null,
}: Located): FactSheet {
  return {
    id,
    day,
    facts,
    venue,
    home,
    towns,
    venueTown,
    persons,
    operatorId,
    text: text.slice(0, longest),
    again:
      /再(?:次|投|反映)|又(?:来)?(?:投诉|反映|打)|上(?:回|次)(?:那|的|投|反映|说)|还是(?:上|那)|之前(?:投|反映|打)|多次(?:投|反映)|催(?:办|一下|促)|怎么还没|第[二三四]次|上个投诉|投过/u.test(
        text.slice(0, longest),
      ),
  };
}

/** Told beside what a matter is about. */
const aside = new Set(['tyre', 'repair', 'prepaid', 'bank', 'courier', 'medical']);

const farmCodes = new Set(['seed', 'fert', 'herbicide', 'pesticide', 'feed', 'vetdrug', 'chick', 'film', 'agmach']);

interface Found {
  value: string;
  words: string;
}

function productsIn(text: string, { products, crops }: FactLexicon): Found[] {
  const found: { at: number; value: string; words: string }[] = [];
  for (const { code, words, unless, form } of products) {
    const rest = unless === null ? text : text.replace(unless, (met) => '　'.repeat(met.length));
    const word = words.find((one) => rest.includes(one)) ?? form?.exec(rest)?.[0];
    if (word !== undefined) found.push({ at: rest.indexOf(word), value: code, words: word });
  }
  // 「高粱种」: any crop with 种 is seed.
  const sown = crops.flatMap(({ words }) => words).find((crop) => text.includes(`${crop}种`));
  if (sown !== undefined && !found.some(({ value }) => value === 'seed'))
    found.push({ at: text.indexOf(`${sown}种`), value: 'seed', words: `${sown}种` });
  const spread = onField(text, found, crops);
  if (spread !== null) found.push(spread);
  return withoutFieldDrug(
    text,
    found.toSorted((a, b) => a.at - b.at),
  ).slice(0, 8);
}

/** 「那个药是集上买的」 of who grows peanuts: what he put on the field, where he does not say what it was. */
function onField(
  text: string,
  found: readonly { value: string }[],
  crops: FactLexicon['crops'],
): { at: number; value: string; words: string } | null {
  if (found.some(({ value }) => farmCodes.has(value))) return null;
  const crop = crops.flatMap(({ words }) => words).find((word) => text.includes(word));
  if (crop === undefined || !/亩|地里|[苗秧穗]|庄稼|种了/u.test(text)) return null;
  const met =
    /打(?:的|了)?[^,。;山]{0,4}药|(?<=[麦稻苗秧棉菜豆瓜][子田花]?)[打喷](?:了|的|过)|[打喷](?:了|过)"|药水|[喷打]药|(?<![中吃感医西补草火山])药(?!材)|追(?:了|的)?肥|肥|种(?=[,。的是子了])/u.exec(
      text,
    );
  if (met === null) return null;
  const value = /[药打喷]/u.test(met[0]) ? 'pesticide' : met[0].includes('肥') ? 'fert' : 'seed';
  return { at: met.index, value, words: met[0] };
}

/** 「这个药」 that wheat withered of is none for people. */
function withoutFieldDrug(text: string, found: readonly { at: number; value: string; words: string }[]): Found[] {
  if (!/亩|庄稼|麦[苗子叶]|稻[子苗]|玉米|棉[花田]|果树|秧|地里|[杂野]草|蚕|桑|蜜蜂/u.test(text)) return [...found];
  const isSprayed = found.some(({ value }) => value === 'pesticide' || value === 'herbicide');
  return found.flatMap((one) => (one.value !== 'drug' ? [one] : isSprayed ? [] : [{ ...one, value: 'pesticide' }]));
}

function cropsIn(text: string, { crops }: FactLexicon): Found[] {
  return crops.flatMap(({ code, words }) => {
    const word = words.find((one) => text.includes(one));
    return word === undefined ? [] : [{ value: code, words: word }];
  });
}

function symptomsIn(text: string, products: readonly string[], { symptoms }: FactLexicon): Found[] {
  return symptoms.flatMap((symptom) => {
    const { code, form, scope, except } = symptom;
    if (except !== undefined && products.some((one) => except.includes(one))) return [];
    if (scope !== undefined && !scope.some((one) => products.includes(one))) return [];
    form.lastIndex = 0;
    for (const met of text.matchAll(form))
      if (!isTakenBack(text, met.index, met[0]) && !isAskedFor(text, met.index))
        return [{ value: code, words: met[0] }];
    return [];
  });
}

/** 「人没事」, 「没吃出问题」, 「不是过期」, 「没有不出苗」: said of what did not happen, or may happen. */
function isTakenBack(text: string, at: number, word: string): boolean {
  const before = text.slice(Math.max(0, at - 8), at);
  const isDenial = /^(?:没|不|未)/u.test(word);
  // What denies a denial is told at once: 「没有不出苗」; 「有没有不出苗的」 asks.
  if (isDenial)
    return /(?:没有|并非|并不是|不是说?|没说|没见|未见|从没|有没有|会不会|怕|担心|以防|防止|万一)$/u.test(before);
  return /(?:没有|没|不是|未|别|怕|会不会|是不是|有没有|防止|以防|不会|担心|免得|以免|避免|不存在|没见|未见|没发现|未发现|不算|不怎么|并不|倒不|也不|万一|如果|要是|假如)(?:出现|发生|有|什么|啥|过|再|说|觉得|那么|太|是){0,2}$/u.test(
    before,
  );
}

/** 「要求退差价」, 「希望鉴定」: what is asked for is no trouble. */
function isAskedFor(text: string, at: number): boolean {
  return /(?:要求|请求|诉求|恳请|希望|申请|想要|应该|必须|请你们|帮我|帮忙|给我)[^,。;!?]{0,10}$/u.test(
    text.slice(Math.max(0, at - 14), at),
  );
}

function hurtIn(text: string, facts: readonly Fact[], { symptomBy }: FactLexicon): string | null {
  for (const { kind, value, words } of facts) {
    if (kind !== 'symptom') continue;
    const symptom: ReadySymptom | undefined = symptomBy.get(value);
    if (symptom?.hurt === true && !(value === 'explode' && !/伤|烫|脸|眼|手|腿|头|疼/u.test(text))) return words;
  }
  return null;
}

/** 「在名流办的卡」, 「那个乐学」: where no shop is on the form, what may be one. */
function shopsIn(text: string): Found[] {
  const found: Found[] = [];
  for (const [words, name = ''] of text.matchAll(
    /(?:在|去|从|到|跟|和|找|与|于)(?:了)?(\p{Script=Han}{2,12}?)(?=(?:上|里|那|那儿|那里|处)?(?:买|办|充|订|做|装|报|学|拿|吃|存|交|签|定|配|洗|剪|烫|看|修|租|请|加|购|上课|消费))/gu,
  ))
    found.push({ value: name, words });
  for (const [words, name = ''] of text.matchAll(
    /(?<=^|[,。;!?:是由叫的])(\p{Script=Han}{2,10}(?:公司|超市|店|门市|培训中心|装饰|健身房?|影楼|驾校|药房|合作社|煤场|水厂|开发商|物业|酒店|会所|工作室|学校|幼儿园))/gu,
  ))
    found.push({ value: name, words });
  return found.filter(({ value }) => !isNameless(value)).slice(0, 12);
}

/** 「东湖二小」, 「东湖第二小学」 are 二小 of 东湖. */
function schoolsIn(text: string): Found[] {
  const found = new Map<string, string>();
  for (const [words, number = '', kind = ''] of text.matchAll(
    /(?:第)?([一二三四五六七八九十\d]{1,2})(小|中|小学|中学|高中|初中)(?=[^\p{Script=Han}]|统|校|的|发|订|今|学|孩|门|食|初|高|里|那|收|要|给|老|让|班|家|秋|夏|冬|春|新|定|买|做|服|念|读|上|住|毕|$)/gu,
  ))
    found.set(`${number}${kind.startsWith('小') ? '小' : '中'}`, words);
  for (const [words, name = '', kind = ''] of text.matchAll(
    /(\p{Script=Han}{2})(小学|中学|初中|高中|幼儿园|职高|职中|技校|中心校|实验学校|学校)/gu,
  ))
    if (!/[是说在的选定]|第|孩子|我们|他们|这所|那个|一个|学校|全部|县城|统一|二|一|三/u.test(name))
      found.set(`${name}${kind}`, words);
  return [...found].map(([value, words]) => ({ value, words }));
}

/** How many tell together, and how many it happened to. */
function headsIn(text: string): { kind: 'households' | 'people'; value: string; words: string }[] {
  const found: { kind: 'households' | 'people'; value: string; words: string }[] = [];
  for (const [words, number = ''] of text.matchAll(
    /([\d一二两三四五六七八九十]{1,3})(?:来|多|几)?户(?!主|口|型|外)/gu,
  )) {
    const n = numberOf(number);
    if (n !== null && n >= 2 && n < 500) found.push({ kind: 'households', value: String(n), words });
    if (found.length > 2) break;
  }
  for (const [words, number = ''] of text.matchAll(
    /([\d一二两三四五六七八九十]{1,3})(?:来|多|几)?(?:个|名|位)?(?:人|孩子|学生|同学|老人|客人|村民)/gu,
  )) {
    const n = numberOf(number);
    if (n !== null && n >= 2 && n < 1000) found.push({ kind: 'people', value: String(n), words });
    if (found.length > 5) break;
  }
  return found;
}

function numberOf(words: string): number | null {
  return /^\d+$/u.test(words) ? Number(words) : chineseNumber(words);
}
