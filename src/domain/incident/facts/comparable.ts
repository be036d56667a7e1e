/** 可比的件 (comparable): a matter made ready to be compared with many: its facts by kind, its shops taken apart, the names in its words. */
import { knownOf, type Known } from '../../operator/same-operator.ts';
import type { Places } from '../../operator/shop-name.ts';
import { valuesOf, type FactKind, type FactSheet } from './fact.ts';
import type { FactLexicon, ReadySymptom } from './fact-lexicon.ts';
import { isWide } from './operator-kind.ts';
import { namingsOf, soundOf, type Naming } from './namings.ts';
import { faultOf, kinOf, meetingOf, type Fault, type Meeting } from './faults.ts';
import { estatesIn } from './estates.ts';
import { halfNamesIn, type HalfName } from './half-names.ts';
import { ownWordsOf } from './own-words.ts';
import { namesByPlace, readable } from './product-marks.ts';
import { traitsIn } from './vendor-traits.ts';
import { bareSegments, rareNamesIn, topicsIn, type RareNames } from './rare-names.ts';

/** A matter made ready to be compared with many. */
export interface Comparable {
  sheet: FactSheet;
  operators: readonly { name: string; known: Known }[];
  guessedShops: readonly string[];
  isWide: boolean;
  products: ReadonlySet<string>;
  /** Without what is only told beside them. */
  goods: ReadonlySet<string>;
  crops: ReadonlySet<string>;
  /** Families of troubles that say something. */
  families: ReadonlySet<string>;
  rare: ReadonlySet<string>;
  /** Where the trouble lies, by everything that is told of it. */
  fault: Fault;
  /** Kinds of goods that are called by each other's names. */
  kin: ReadonlySet<number>;
  brands: ReadonlySet<string>;
  /** Names before a word for goods. */
  likely: ReadonlySet<string>;
  /** What was told, in one width, to find the other's names in. */
  text: string;
  /** What was told, by its sounds. */
  sound: () => string;
  /** What may be a name at all in the words; made when it is first asked for. */
  names: () => ReadonlySet<string>;
  /** Runs of characters that nobody uses otherwise, likewise. */
  rareNames: () => RareNames;
  /** All names of them, with what speaks for each. */
  namings: () => readonly Naming[];
  nameBySound: () => ReadonlyMap<string, Naming>;
  /** The brand that a shop of one brand is called by: 暖菱旗舰店. */
  ownBrand: string | null;
  /** The sounds of what its shops are called. */
  shopSounds: readonly string[];
  /** What a vendor whom nobody can name is known by. */
  traits: () => ReadonlySet<string>;
  /** Names of which only a part is remembered. */
  halves: readonly HalfName[];
  /** 小区 (estate): where the flats stand that are told of. */
  estates: readonly string[];
  /** What is spoken of, in words that not everybody uses. */
  topics: () => ReadonlySet<string>;
  models: ReadonlySet<string>;
  batches: ReadonlySet<string>;
  schools: readonly string[];
  channels: ReadonlySet<string>;
  prices: ReadonlySet<string>;
  hurt: boolean;
  /** Says that the goods are in order, or only asks, or tells of what is none of his purchase. */
  isCalm: boolean;
  /** Only asks, of what he has not bought. */
  onlyAsks: boolean;
}

export function comparableOf(sheet: FactSheet, lexicon: FactLexicon, places: Places): Comparable {
  const set = (kind: FactKind) => new Set(valuesOf(sheet, kind));
  const symptoms = valuesOf(sheet, 'symptom').flatMap((code) => lexicon.symptomBy.get(code) ?? []);
  const operators = valuesOf(sheet, 'operator');
  const whole = readable(sheet.text);
  const text = ownWordsOf(whole);
  let names: ReadonlySet<string> | null = null;
  let sound: string | null = null;
  let rareNames: RareNames | null = null;
  let topics: ReadonlySet<string> | null = null;
  let traits: ReadonlySet<string> | null = null;
  let bySound: ReadonlyMap<string, Naming> | null = null;
  let namings: readonly Naming[] | null = null;
  const products = withKin(set('product'));
  const shops = operators.map((name) => ({ name, known: knownOf({ name }, places) }));
  const made: Comparable = {
    sheet,
    operators: shops,
    shopSounds: shops.map(({ known }) => soundOf(known.name.own).trim()),
    guessedShops: valuesOf(sheet, 'operator', 'guess'),
    isWide: operators.some(isWide),
    products,
    goods: realGoods(products),
    crops: set('crop'),
    families: familiesOf(symptoms),
    fault: faultOf(symptoms, products),
    kin: kinOf(products),
    rare: new Set(symptoms.filter(({ rare }) => rare === true).map(({ family }) => family)),
    brands: set('brand'),
    likely: namesNot(places, valuesOf(sheet, 'brand', 'likely')),
    text,
    sound: () => (sound ??= soundOf(text)),
    rareNames: () => (rareNames ??= rareNamesIn(bareSegments(text, sheet.facts, shortPlaces(places)), lexicon)),
    topics: () => (topics ??= topicsIn(text, lexicon, [...operators, ...shortPlaces(places)])),
    names: () => (names ??= namesByPlace(text, lexicon, shortPlaces(places))),
    halves: halfNamesIn(text),
    estates: estatesIn(text),
    models: set('model'),
    batches: set('batch'),
    schools: valuesOf(sheet, 'school'),
    channels: set('channel'),
    prices: set('price'),
    hurt: valuesOf(sheet, 'hurt').length > 0,
    isCalm: isCalm(whole),
    onlyAsks: onlyAsks(whole),
    traits: () => (traits ??= traitsIn(`${whole},${sheet.facts.map(({ words }) => words).join(',')}`)),
    ownBrand: ownBrandOf(operators),
    namings: () => (namings ??= namingsOf({ ...made, rare: made.rareNames() })),
    nameBySound: () =>
      (bySound ??= new Map(
        made
          .namings()
          .toReversed()
          .map((one) => [one.sound, one]),
      )),
  };
  return made;
}

/** Who tells of his wages or of what he had to leave as he was hired is no consumer, whatever else he says. */
function familiesOf(symptoms: readonly ReadySymptom[]): Set<string> {
  const told = symptoms.filter(({ vague }) => vague !== true).map(({ family }) => family);
  return new Set(told.includes('hiring') ? ['hiring'] : told);
}

/** 「暖菱旗舰店」 sells 暖菱. */
function ownBrandOf(operators: readonly string[]): string | null {
  for (const name of operators) {
    const brand = /^(\p{Script=Han}{2,4}?)(?:官方)?(?:旗舰|专卖|专营|体验|品牌)(?:店|馆)/u.exec(name)?.[1];
    if (brand !== undefined) return brand;
  }
  return null;
}

/** 「出芽率还行」, 「长得还不孬」, 「就想问问补贴」, 「夜里排污水」. */
function isCalm(text: string): boolean {
  return (
    /(?:率|苗|秧|货|质量|效果|东西|长势|长得|味道|用着|用起来|喝着|吃着|骑着|发芽|出芽|出苗|穗|产量|收成)(?:都|也|倒|还|挺|很|算|是|得|着|的){0,3}(?:行(?![^,。;!?])|可以|不孬|不赖|不错|不差|挺好|很好|好得很|好着|蛮好|没问题|没毛病|没得说|正常)/u.test(
      text,
    ) ||
    /^(?:咨询|请问|问一下|问问|想问|打听)|(?:就|只|光|单)?(?:想|来)(?:问问|问一下|咨询|打听|了解)|表扬|锦旗|谢谢你们|特来感谢/u.test(
      text,
    ) ||
    // What lies in the house and not in the goods: dirt, noise, wages.
    /排(?:污|放)|臭气|噪[音声]|扰民|油烟(?!机)|占道|没回填|吵(?:得|死|人|闹)|[欠拖]薪|(?:欠|拖)[^,。;]{0,4}工资/u.test(
      text,
    )
  );
}

/** 「请问能不能去，会不会骗人」, 「能信不？还没买」. */
function onlyAsks(text: string): boolean {
  const isOwn = /[买花交用吃喝拉装办充订种打喂拍收定](?:了|的|过|完|回)|[我俺咱]家/u.test(text);
  const isQuestion = /^(?:[您你]好)?[,!。]?(?:请问|咨询|请教|问一下|问问|我?想问|打听|想了解)/u.test(text);
  return (isQuestion && !isOwn) || (/[?吗]/u.test(text) && /还没(?:去)?[买拍办交订定用](?=[,。;!?]|$)/u.test(text));
}

/** A place before the goods is no brand. */
function namesNot(places: Places, names: readonly string[]): Set<string> {
  const short = shortPlaces(places);
  return new Set(names.filter((name) => !short.some((place) => name.includes(place))));
}

const shortened = new WeakMap<Places, readonly string[]>();
function shortPlaces(places: Places): readonly string[] {
  const made = shortened.get(places) ?? places.map(({ name }) => name.replace(/(?:县|镇|乡|街道|村|社区)$/u, ''));
  shortened.set(places, made);
  return made;
}

/** What is told of as one: weed killer is a pesticide. */
function withKin(products: Set<string>): Set<string> {
  if (products.has('herbicide')) products.add('pesticide');
  return products;
}

/** What is told beside the goods: the kindergarten whose children drank it, the clinic, the parcel. */
export const beside: ReadonlySet<string> = new Set([
  'tyre',
  'prepaid',
  'repair',
  'scam',
  'kinder',
  'school',
  'medical',
  'courier',
  'parking',
  'bank',
]);

export function goodsOf(a: Comparable, b: Comparable): Meeting {
  const met = namedGoodsOf(a, b);
  return met === 'unknown' && topicsOf(a, b) >= 1 ? 'same' : met;
}

/** Of goods that only the name of a shop tells nobody says that they are others. */
function isOfShop({ sheet }: Comparable): boolean {
  return sheet.facts.every(({ kind, source }) => kind !== 'product' || source === 'form');
}

/** How many things both speak of, beside the name that they have in common. */
export function topicsOf(a: Comparable, b: Comparable, name = ''): number {
  let n = 0;
  for (const word of a.topics()) if (b.topics().has(word) && !name.includes(word)) n += 1;
  return n;
}

export function namedGoodsOf(a: Comparable, b: Comparable): Meeting {
  const [x, y] = [a.goods, b.goods];
  if (x.size === 0 || y.size === 0) {
    const isOneCrop = isField(x) && isField(y) && meetingOf(a.crops, b.crops) === 'same';
    return isOneCrop || meetingOf(a.products, b.products) === 'same' ? 'same' : 'unknown';
  }
  const met = meetingOf(x, y);
  if (met === 'differ' && (isOfShop(a) || isOfShop(b))) return 'unknown';
  // Of seed the crop is the goods: maize and cucumbers have nothing in common.
  if (met === 'same' && x.has('seed') && y.has('seed') && meetingOf(a.crops, b.crops) === 'differ') return 'differ';
  return met;
}

/** Nothing is told but the crop, or what is put on the field. */
function isField(goods: ReadonlySet<string>): boolean {
  return [...goods].every((one) => ['seed', 'fert', 'herbicide', 'pesticide'].includes(one));
}

function realGoods(products: ReadonlySet<string>): Set<string> {
  return new Set([...products].filter((one) => !beside.has(one)));
}

export function sharedOf(a: ReadonlySet<string>, b: ReadonlySet<string>): string | undefined {
  for (const one of a) if (b.has(one)) return one;
  return undefined;
}

/** What both told of it. */
export function troubleOf(a: Comparable, b: Comparable): Meeting {
  return meetingOf(a.families, b.families);
}
