/**
 * 当事人 (party): who tells, about whom, and where each of them is, as far as the words say (令121 第十条第一款). The place of the operator
 * decides the office (第十三条), the home of the teller the nearest station.
 */
import { placesIn, type Gazetteer, type PlaceFound } from './gazetteer.ts';
import type { Words } from '../base/words.ts';
import { meet, type Lexicon } from './lexicon.ts';
import { townOf, type Region } from '../county/region.ts';
import type { RegisteredShop } from './registered-shop.ts';

/** What the form already knows; what is known is not guessed. */
export interface KnownParties {
  consumerName?: string;
  phone?: string;
  homeRegionId?: string | null;
  operatorName?: string;
  operatorRegionId?: string | null;
  /** The shop of the register that is meant for sure. */
  registered?: RegisteredShop | null;
}

export interface Parties {
  consumerName: string | null;
  home: Region | null;
  operatorName: string | null;
  operatorRegion: Region | null;
  /** The bureau of the place outside the county where the shop is, when the text says so. */
  outsideBureau: string | null;
  /** A seller who moves about: nobody can say yet whose office he falls to. */
  walking: boolean;
  /** More than one shop: no one venue. */
  several: boolean;
  /** Nothing told where the shop is: the place is a guess from the home, or the county seat. */
  guessed: boolean;
  words: readonly string[];
  /** The shop of the register whose place it is, where nothing else told the place. */
  registered: RegisteredShop | null;
  /** Of them those that tell the home, and those that tell the place of the shop. */
  homeWords: readonly string[];
  shopWords: readonly string[];
}

/** A shop that an earlier matter named, and where it is. */
export interface KnownShop {
  name: string;
  regionId: string | null;
}

export function partiesOf(
  text: string,
  channel: string,
  known: KnownParties,
  shops: readonly KnownShop[],
  { gazetteer, lexicon }: { gazetteer: Gazetteer; lexicon: Lexicon },
): Parties {
  const found = placesIn(text, gazetteer);
  const { homePlace, shopPlace } = rolesOf(text, found);
  const home = regionBy(known.homeRegionId, gazetteer) ?? homePlace?.region ?? null;
  const shop = namedShop(text, shops, gazetteer);
  const place = shopPlace ?? shop;
  const { registered, written } = placeOfShop(known, place, gazetteer);
  const outsideBureau = outsideShop(text, gazetteer, lexicon);
  const walking = isWalking(text, shop, lexicon);
  const homeWords = namesOf(homePlace);
  const operatorName = known.operatorName ?? shop?.full ?? shopName(text, found);
  const placeWords = registered === null ? namesOf(place) : wordIn(text, operatorName);
  return {
    consumerName: known.consumerName ?? nameOf(text),
    home,
    operatorName,
    operatorRegion: isElsewhere(text, outsideBureau, walking)
      ? null
      : (written ?? guessPlace(text, channel, home, gazetteer)),
    outsideBureau,
    walking,
    several: namesSeveral(text, lexicon),
    guessed: written === null,
    registered,
    words: [...homeWords, ...placeWords],
    homeWords,
    shopWords: placeWords,
  };
}

/** Where the shop is by what was told, in one sentence. */
export function partiesReason({ outsideBureau, operatorRegion, guessed, registered }: Parties): Words {
  if (outsideBureau !== null) return { zh: '店不在本县', en: 'The shop is not in this county' };
  if (operatorRegion === null) return { zh: '没有说到店在哪里', en: 'Nothing tells where the shop is' };
  const { name } = operatorRegion;
  if (registered !== null)
    return {
      zh: `没有写明店在哪里，档案里的“${registered.name}”在${name}（${registered.why.zh}），请核对`,
      en: `Nothing tells where the shop is: ${registered.name} of the register is in ${name} (${registered.why.en}), please check`,
    };
  return guessed
    ? {
        zh: `没有写明店在哪里，按住处、渠道或者县城先算在${name}，请核对`,
        en: `Nothing tells where the shop is: taken to be in ${name} by home, channel or county seat, please check`,
      }
    : { zh: `店在${name}`, en: `The shop is in ${name}` };
}

function regionBy(wanted: string | null | undefined, { regions }: Gazetteer): Region | null {
  return regions.find(({ id }) => id === wanted) ?? null;
}

/** A shop of the register or of an earlier matter, by its name in the text. */
interface NamedShop {
  name: string;
  full: string;
  region: Region | null;
  isRegistered: boolean;
}

function namedShop(text: string, shops: readonly KnownShop[], gazetteer: Gazetteer): NamedShop | null {
  const registered = gazetteer.shops.find(({ name }) => text.includes(name));
  if (registered !== undefined) return { ...registered, isRegistered: true };
  const earlier = shops.find(({ name, regionId }) => regionId !== null && name.length >= 3 && text.includes(name));
  if (earlier === undefined) return null;
  const { name, regionId } = earlier;
  return { name, full: name, region: regionBy(regionId, gazetteer), isRegistered: false };
}

/** Who is on the register has a place of his own. */
function isWalking(text: string, shop: NamedShop | null, { signs }: Lexicon): boolean {
  return shop?.isRegistered !== true && meet(text, signs.walking).weight > 0;
}

/** Outside the county, or nowhere yet; but who cooks at a feast is where the feast was. */
function isElsewhere(text: string, outsideBureau: string | null, walking: boolean): boolean {
  return outsideBureau !== null || (walking && !/席|厨/u.test(text));
}

function namesSeveral(text: string, { signs }: Lexicon): boolean {
  return meet(text, signs.stores).weight >= 2 && /[\d十]{1,8}(?:多|余)?家/u.test(text);
}

function namesOf(place: { name: string } | null): string[] {
  return place === null ? [] : [place.name];
}

/** Where the shop is by the form, by the words, or by the register, in this order. */
function placeOfShop(
  { operatorRegionId, registered = null }: KnownParties,
  place: { region: Region | null } | null,
  gazetteer: Gazetteer,
): Pick<Parties, 'registered'> & { written: Region | null } {
  const told = regionBy(operatorRegionId, gazetteer) ?? place?.region ?? null;
  const found = registered?.region ?? null;
  return told !== null || found === null ? { registered: null, written: told } : { registered, written: found };
}

function wordIn(text: string, word: string | null): string[] {
  return word !== null && text.includes(word) ? [word] : [];
}

const shopWords =
  /店|超市|市场|公司|行|摊|馆|铺|门市|专柜|小卖部|农资|种业|集|商场|广场|中心|驾校|物业|酒店|夜市|厂|局|所|院|校|医|桩|杂货/u;
const dealWords = /买|拿|订|办|装|吃|报|配|充|卖|做|寄|修|住|交|玩|烫|加|坐/u;

/** Which of the named places is the teller's home and which the shop's. */
function rolesOf(
  text: string,
  found: readonly PlaceFound[],
): { homePlace: PlaceFound | null; shopPlace: PlaceFound | null } {
  const scored = found.map((place) => ({ place, ...cuesOf(text, place) }));
  const best = (key: 'home' | 'shop', other: 'home' | 'shop') =>
    scored
      .filter((one) => one[key] > 0 && one[key] > one[other])
      .toSorted((a, b) => b[key] - a[key] || a.place.at - b.place.at)[0]?.place ?? null;
  const shopPlace = best('shop', 'home');
  const homePlace = best('home', 'shop');
  const spare = scored
    .filter(({ place }) => place !== shopPlace && place !== homePlace && place.kind === 'region')
    .map(({ place }) => place);
  if (shopPlace === null && homePlace !== null) return { homePlace, shopPlace: spare[0] ?? null };
  if (shopPlace === null) return { homePlace: null, shopPlace: scored[0]?.place ?? null };
  return { homePlace, shopPlace };
}

/** What stands around the name of a place: where both sides are given, both must. */
interface Cue {
  /** What ends before the name. */
  left?: RegExp;
  /** What begins behind it. */
  right?: RegExp;
  weight: number;
}

/** What says that the place is where the teller lives. */
const homeCues: readonly Cue[] = [
  { left: /(?:我是|俺是|是|我|俺|家住|住在?|家在|本人|我们|咱们?|咱|俺们|地址:?|人在)$/u, weight: 2.5 },
  { left: /(?:我是|俺是|住|住在|家住|家在)$/u, weight: 1.5 },
  {
    right:
      /^(?:村|社区)?(?:的(?!.{0,6}(?:店|摊|行|超市|公司|厂|桩|点))|人|村民|代|让|老\p{Script=Han}|一户|三户|二组|.组|.{0,2}户|这边|种植|住着|住|几家|种地|\p{Script=Han}家)/u,
    weight: 2,
  },
  { left: /(?:^|[,。;])$/u, right: /^(?:的)?(?:$|[,。])/u, weight: 2 },
  { right: /^(?:村|社区)?(?:\p{Script=Han}{0,3})?站(?:代|急|:|,|。|$)/u, weight: 3 },
  // 「我在白杨集开小饭馆」 is where the teller is, not the shop that he speaks of.
  {
    left: /(?:我|俺|我们|俺们)在?$/u,
    right: /^[^,。]{0,4}开(?:了|着)?(?:个|家|一家|间)?[^,。]{0,6}[店馆厂铺]/u,
    weight: 8,
  },
];

/** What says that the place is where the shop is. */
const shopCues: readonly Cue[] = [
  { left: /(?:(?<!住)在|去|从|到|跑|于|位于|叫|来)$/u, weight: 2 },
  // 「拉到县里卖」 is where it goes, not where it is made or sold.
  { left: /(?:拉|运|送|卖|销|寄|发)(?:去|到|往)$/u, weight: -4 },
  { right: /^(?:村)?(?:[东西南北](?:头|边|面|口)|后头|前头)/u, weight: 2 },
  { right: /^(?:街|集|镇上|街上|集上|大街|路|村口|村东|村后|口|里头|旁|门口|巷|夜市|小区旁)/u, weight: 2 },
];

function cuesOf(text: string, { at, name, kind }: PlaceFound): { home: number; shop: number } {
  const left = text.slice(Math.max(0, at - 8), at);
  const right = text.slice(at + name.length, at + name.length + 16);
  const next = right.split(/[,。;!?:]/u)[0] ?? '';
  const home = weightOf(homeCues, left, right);
  let shop = (kind === 'region' ? 0 : 2) + weightOf(shopCues, left, right);
  if (shopWords.test(next.slice(0, 13))) shop += 2;
  if (dealWords.test(next)) shop += 1;
  return { home, shop };
}

function weightOf(cues: readonly Cue[], before: string, behind: string): number {
  let sum = 0;
  for (const { left, right, weight } of cues) if (isMet(left, before) && isMet(right, behind)) sum += weight;
  return sum;
}

/** What a cue does not ask for is met. */
function isMet(form: RegExp | undefined, words: string): boolean {
  return form === undefined || form.test(words);
}

/** In the village, in its town, in the county seat: where a shop most likely is when the text does not name the place. */
function guessPlace(text: string, channel: string, home: Region | null, gazetteer: Gazetteer): Region | null {
  const { regions, seat, usualTown } = gazetteer;
  if (home === null) return regions.find(({ id }) => id === usualTown[channel]) ?? seat;
  if (/村口|村里|村头|本村|俺村|我们村|咱村|村东|村西|小区门口|大队部|送下乡|进村/u.test(text)) return home;
  if (/县城|城里|县里|4S|4s|法院|房款|售楼|装饰/u.test(text)) return seat;
  return townOf(home, regions) ?? seat;
}

/** 「店在咱县」: whoever lives or works elsewhere by now bought it here all the same. */
const dealtHere =
  /(?:咱们?|本|我们|俺们?|你们)县(?:城)?[^,。]{0,10}(?:买|店|车行|汽车城|电器|订|来)|青禾(?:县城)?[^,。]{0,16}(?:买|店|订)|店(?:就)?在(?:青禾|咱|本)|来(?:咱|你们|龙泉|青禾)[^,。]{0,8}(?:玩|住|买)/u;

const tour = /旅行社|跟团|报团|团费|导游/u;

/** The bureau of the neighbour in whose place the thing was bought; living there or coming from there is not enough. */
function outsideShop(text: string, gazetteer: Gazetteer, lexicon: Lexicon): string | null {
  const deal = '(?:买|订|办|吃|住店|做|装|配|修|报名|充|提的?车|看中)';
  for (const { name, bureau } of gazetteer.outside) {
    const went = new RegExp(`(?:去|到|在|从|跑|上)了?趟?${name}(?!来|过来|回来)[^。;]{0,22}${deal}`, 'u');
    const shop = new RegExp(
      `${name}[^。;,]{0,14}(?:店|行|商厦|商场|公司|超市|市场|馆|城)[^。;,]{0,10}(?:买|订|办|配|做)`,
      'u',
    );
    // 「平台是海州市一家公司」 says it outright.
    const seat = new RegExp(
      `(?:平台|公司|店铺|网店|商家|卖家|主播)(?:的)?(?:地址|注册地|总部)?(?:在|是|为|显示|写)(?:的)?(?:在|是)?${name}`,
      'u',
    );
    if (seat.test(text)) return bureau;
    if (dealtHere.test(text)) continue;
    // Where a tour went and made its people buy is not where the agency is that sold it.
    if (tour.test(text)) continue;
    const spans = [went, shop].map((form) => form.exec(text)?.[0] ?? null);
    // 「临河县的亲戚在城关镇的商场买的」: a place of ours between the name and the deal is where the shop is.
    const isOurs = (span: string) =>
      placesIn(span, gazetteer).some((place) => !/^(?:县|城)[城里东西南北]$/u.test(place.name));
    const [far, seller] = spans.map((span) => (span === null || isOurs(span) ? null : span));
    if (far !== null || (seller !== null && !new RegExp(`(?:住|来自|我是|人在)${name}`, 'u').test(text))) return bureau;
  }
  return meet(text, lexicon.signs.elsewhere).weight > 0 && !dealtHere.test(text) ? '经营者所在地市场监督管理局' : null;
}

const shopTail =
  '(?:大酒店|酒店|饭店|宾馆|超市|商店|门店|专卖店|专卖|小卖部|便利店|药店|药房|农资店|农资市场|农资|种业|门市|杂货|副食|车行|汽车城|公司|营业厅|广场|商场|家私|家具|家电|服饰|鞋业|美容院|美容店|理发店|造型|健身|影楼|摄影|驾校|培训中心|艺术培训|早教|托管班|驿站|物业|旅行社|民宿|装饰|烟酒行|烟酒店|批发部|数码|电脑|眼镜店|琴行|餐馆|饭馆|火锅|烧烤|面馆|门窗|瓷砖|厨具|厨卫|洗衣|维修|门诊|诊所|串串|烤鱼|店)';

/** The shop's name as the text gives it: what stands before 店, 超市, 公司 up to a verb, a place or a mark. */
function shopName(text: string, found: readonly PlaceFound[]): string | null {
  for (const match of text.matchAll(new RegExp(shopTail, 'gu'))) {
    const end = match.index + match[0].length;
    const place = found.findLast(({ at, name }) => at + name.length <= match.index);
    const from = Math.max(place === undefined ? 0 : place.at + place.name.length, match.index - 8);
    const name = (
      text
        .slice(from, end)
        .split(/[,。;:!?"\d]|在|从|去|到|是|叫|的|了|过|旁边?|附近|那家|上|里|镇|给|把|找|和|与|楼|家(?!电|具|私|政)/u)
        .at(-1) ?? ''
    ).trim();
    if (name.length > match[0].length || (name.length >= 3 && name !== match[0])) return name;
  }
  return null;
}

/** The surnames that begin a name; what begins otherwise is a word. */
const surname =
  '[赵钱孙李周吴郑王冯陈褚卫蒋韩杨朱秦尤施侯谭廖曾温全查许何吕张孔曹严华金魏姜谢邹苏潘葛范彭马方任袁柳史唐薛雷贺倪汤罗毕郝安常于时傅皮齐康伍余顾孟黄尹姚邵汪毛戴宋庞熊纪舒屈项祝董梁杜阮席季贾江童郭梅林刁钟徐邱骆高夏蔡田樊胡凌霍万柯卢莫房丁邓石崔龚程邢裴陆翁段温庄晏沈叶白]';
const namings = [
  /(?:市民|来电人|居民|村民|群众|投诉人|业主)(\p{Script=Han}(?:女士|先生|某某|某|师傅|大爷|大娘|大妈))/u,
  new RegExp(`我(?:是|叫)(?:\\p{Script=Han}{2,5}的)?(${surname}\\p{Script=Han}{1,2})(?=[,。])`, 'u'),
  // 「【12345转】孟某来电反映」, 「茶庵村孟某,5月2日…」, 「村民郭某,在柳河街」.
  new RegExp(
    `转[^】]{0,2}】(?:市民|来电人|村民)?(${surname}\\p{Script=Han}{1,2})(?:来电|来信)?(?:反映|称|说|咨询|投诉|要求)`,
    'u',
  ),
  new RegExp(`(?:村|社区|市民|村民|居民)(${surname}\\p{Script=Han}{1,2})[,:](?=\\d|在|于|上|去|前|昨|今|从)`, 'u'),
  // 「投诉人冯涛」, 「户主孙国强」, 「石桥站代录:王春生的复合肥」.
  new RegExp(
    `(?:投诉人|户主|代录[,:])[:,]?(${surname}\\p{Script=Han}{2}(?<![的前上在买称来反家某再])|${surname}\\p{Script=Han}(?=[,:的再]))`,
    'u',
  ),
  // A name that stands for itself at the beginning or at the end.
  new RegExp(`^(${surname}\\p{Script=Han}{1,2})(?::|来信)|[。](${surname}\\p{Script=Han}{2})。?$`, 'u'),
];

/** 「我姓杨」, 「府前社区姓冯的」: of the name only the surname is told. */
const surnameOnly = new RegExp(`姓(${surname})(?=[,。的]|$)`, 'u');

/** 「我是郭庄的李有田」, 「市民郑女士」. */
function nameOf(text: string): string | null {
  for (const naming of namings) {
    const [, first, last] = naming.exec(text) ?? [];
    const name = first ?? last;
    if (name !== undefined) return name;
  }
  const only = surnameOnly.exec(text)?.[1];
  return only === undefined ? null : `${only}某`;
}
