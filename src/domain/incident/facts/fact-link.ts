/**
 * 事实相合 (fact link): whether two matters are one trouble by their facts: the same shop, the same batch, the same brand or variety of the
 * same goods with the same kind of trouble, the same school, the same place within few days with a trouble that is seldom, or the same
 * travelling sale. Goods of one kind alone are nothing: three telephones that break at three shops are three matters.
 */
import { beside, goodsOf, namedGoodsOf, sharedOf, topicsOf, troubleOf, type Comparable } from './comparable.ts';
import { areKin, faultsDiffer, kindsDiffer, type Meeting } from './faults.ts';
import type { FactSheet } from './fact.ts';
import type { FactLexicon } from './fact-lexicon.ts';
import { isHalfOf } from './half-names.ts';
import { nameOfBoth, type SharedName } from './name-link.ts';
import { soundOf } from './namings.ts';
import { shopsDiffer, shopsMeet } from './shop-link.ts';

export const linkKinds = ['operator', 'batch', 'model', 'brand', 'school', 'place', 'channel'] as const;
export type LinkKind = (typeof linkKinds)[number];

export interface Link {
  kind: LinkKind;
  /** What both have: the batch, the brand, the place. */
  value: string;
}

const farm = new Set(['seed', 'fert', 'herbicide', 'pesticide', 'feed', 'vetdrug', 'film', 'chick', 'agmach']);

export interface LinkLimits {
  /** Days within which a rare trouble in one place is one. */
  nearDays: number;
}

/** What a link rests on: of each the members of a card share one, and no chain leads from one to another. */
export const basisOf = {
  operator: 'shop',
  batch: 'goods',
  model: 'goods',
  brand: 'goods',
  school: 'school',
  place: 'place',
  channel: 'channel',
} as const satisfies Record<LinkKind, string>;

export const bases = [...new Set(Object.values(basisOf))];

/** Everything that makes the two one trouble: at most one link of each basis. */
export function linksOf(a: Comparable, b: Comparable, lexicon: FactLexicon, limits: LinkLimits): Link[] {
  const goods = goodsOf(a, b);
  // Under one name what is called differently may be one thing.
  const named = goods === 'differ' && areKin(a, b) ? 'unknown' : goods;
  const trouble = troubleOf(a, b);
  // Who says that his goods are in order, or only asks, is one with nobody for the sake of his goods.
  if (a.onlyAsks || b.onlyAsks || ((a.isCalm || b.isCalm) && trouble !== 'same')) return [];
  return [
    operatorLink(a, b, goods, trouble),
    batchLink(a, b, named) ??
      markLink(a, b, named, goods === 'differ' ? trouble : fieldTrouble(a, b, trouble), lexicon),
    schoolLink(a, b, named, trouble),
    placeLink(a, b, goods, trouble, limits),
    channelLink(a, b, goods, trouble),
  ].filter((link) => link !== null);
}

/** Of one brand of seed or fertiliser it is one trouble whether it withers, does not sprout or bears nothing. */
function fieldTrouble(a: Comparable, b: Comparable, trouble: Meeting): Meeting {
  const isField = ({ families }: Comparable) => inField.some((family) => families.has(family));
  // Of one food or drink it is one trouble whether it stinks, something swims in it or whoever had it falls ill.
  const isFood = ({ families, products }: Comparable) =>
    inFood.some((family) => families.has(family)) && food.some((one) => products.has(one));
  // Of one battery it is one trouble whether it swells, gets hot or does not last.
  const isPower = ({ families, products }: Comparable) =>
    (families.has('danger') || families.has('battery')) && (products.has('tyre') || products.has('powerbank'));
  // What one goods did to people is one trouble too, whatever hurts.
  return trouble === 'differ' &&
    ((isField(a) && isField(b)) || (isFood(a) && isFood(b)) || (isPower(a) && isPower(b)) || (a.hurt && b.hurt))
    ? 'same'
    : trouble;
}

const food: readonly string[] =
  'milk formula meat cooked egg grain oil drink liquor snack tofu sauce veg fish honey meal'.split(' ');
const ofHealth: readonly string[] = ['health', 'drug', 'device', 'cosmetic'];

const inFood = ['spoiled', 'poison', 'foreign', 'odour', 'water'] as const;

const inField = ['crop', 'phyto', 'fake-input', 'variety', 'fake'] as const;

function operatorLink(a: Comparable, b: Comparable, goods: Meeting, trouble: Meeting): Link | null {
  if (!shopsMeet(a, b) || otherVariety(a, b, trouble) || kindsDiffer(a, b)) return null;
  if (goods === 'same' && faultsDiffer(a, b, 'shop')) return null;
  const value = a.operators[0]?.name ?? b.operators[0]?.name ?? '';
  const isOneThing = a.isWide || b.isWide ? isOneOfMany : isOneOfFew;
  return isOneThing(a, b, goods, trouble) ? { kind: 'operator', value } : null;
}

/** Of a shop that everybody has to do with the trouble decides, or what both speak of. */
function isOneOfMany(a: Comparable, b: Comparable, goods: Meeting, trouble: Meeting): boolean {
  if (trouble === 'same') return goods !== 'differ' || sellersFault(a, b);
  return trouble === 'unknown' && goods === 'same' && topicsOf(a, b) > 0;
}

function isOneOfFew(a: Comparable, b: Comparable, goods: Meeting, trouble: Meeting): boolean {
  // Of two brands that one shop sells the shop is at fault, or nobody whom both mean.
  if (brandsDiffer(a, b)) return trouble === 'same' && sellersFault(a, b);
  // What goes wrong in goods of two kinds is two, unless the shop is at fault, or both speak of one thing.
  if (goods === 'differ' && trouble === 'same')
    return (areKin(a, b) && !a.goods.has('seed')) || sellersFault(a, b) || topicsOf(a, b) > 0;
  return trouble === 'same' || isOneArticle(a, b, goods, trouble);
}

/** What is sold under one word of very different kinds: a pump is no harvester. */
const broad = ['agmach', 'clothes', 'build', 'paper', 'computer', 'book', 'microwave', 'veg', 'snack', 'garden'];

/** Whether two who were wronged in one shop, each in his way, had the same thing from it, as far as they say. */
function isOneArticle(a: Comparable, b: Comparable, goods: Meeting, trouble: Meeting): boolean {
  if (goods === 'differ' ? topicsOf(a, b) === 0 || trouble === 'differ' : goods === 'unknown' && trouble === 'differ')
    return false;
  if (isShopAlone(a, b, goods, trouble)) return false;
  // Of goods that only the name of the shop tells nothing is known, unless he says what happened.
  const isMute = (x: Comparable) =>
    x.families.size === 0 && x.sheet.facts.every(({ kind, source }) => kind !== 'product' || source === 'form');
  if (goods === 'same' && isMute(a) !== isMute(b) && topicsOf(a, b) === 0) return false;
  const words = (x: Comparable) =>
    x.sheet.facts.filter(({ kind, value }) => kind === 'product' && broad.includes(value));
  const [x, y] = [words(a), words(b)];
  const isLike = x.some((one) => y.some((other) => one.words.includes(other.words) || other.words.includes(one.words)));
  return x.length === 0 || y.length === 0 || isLike;
}

/** One shop alone is nothing: what was bought is told, or what both speak of; and of what went wrong differently both speak of something too. */
function isShopAlone(a: Comparable, b: Comparable, goods: Meeting, trouble: Meeting): boolean {
  const isBare = (goods === 'unknown' && trouble === 'unknown') || (goods === 'same' && trouble !== 'same');
  return isBare && topicsOf(a, b) === 0;
}

/** Two varieties of one brand from one shop, with troubles of their own. */
function otherVariety(a: Comparable, b: Comparable, trouble: Meeting): boolean {
  return trouble !== 'same' && modelsDiffer(a, b) && sharedOf(a.brands, b.brands) !== undefined;
}

/** What lies in the shop and not in the goods. */
function sellersFault(a: Comparable, b: Comparable): boolean {
  return ['short', 'price', 'closed', 'spoiled'].some((family) => a.families.has(family) && b.families.has(family));
}

function batchLink(a: Comparable, b: Comparable, goods: Meeting): Link | null {
  const batch = batchOfBoth(a.batches, b.batches);
  // On one day much is made.
  if (batch !== undefined && batch.length === 4 && goods !== 'same') return null;
  return batch === undefined || goods === 'differ' ? null : { kind: 'batch', value: batch };
}

/** 「BX20260417」 is told of as 「20260417」 and 「0417」 too: a day, or six figures or more, that ends the other. */
function batchOfBoth(a: ReadonlySet<string>, b: ReadonlySet<string>): string | undefined {
  const isDay = (one: string) => /^(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/u.test(one);
  const ends = (one: string, other: string) => (one.length >= 6 || isDay(one)) && other.endsWith(one);
  for (const one of a) for (const other of b) if (one === other || ends(one, other) || ends(other, one)) return one;
  return undefined;
}

function markLink(a: Comparable, b: Comparable, goods: Meeting, trouble: Meeting, lexicon: FactLexicon): Link | null {
  // Who waits for his goods, or paid too much for them, tells nothing of what is wrong with them.
  if (faultsDiffer(a, b, 'goods')) return null;
  const name = nameBetween(a, b, goods, trouble, lexicon);
  const model = sharedOf(a.models, b.models) ?? (name === null && trouble !== 'same' ? undefined : partOfModel(a, b));
  if (model !== undefined && goods !== 'differ' && isOneModel(model, name !== null, goods, trouble))
    return { kind: 'model', value: model };
  if (name === null || modelsDiffer(a, b)) return null;
  // Of what everybody has two is nothing.
  const isOne = lexicon.knownBrands.has(name.name)
    ? name.isPlain && goods === 'same' && trouble === 'same'
    : isOneBrand(name, goodsBeside(a, b, goods, name), trouble);
  return isOne ? { kind: 'brand', value: name.name } : null;
}

function nameBetween(
  a: Comparable,
  b: Comparable,
  goods: Meeting,
  trouble: Meeting,
  lexicon: FactLexicon,
): SharedName | null {
  return nameOfBoth(a, b, lexicon) ?? placedName(a, b, goods, trouble, lexicon) ?? halfName(a, b, goods, trouble);
}

/** To look for a name by its place is dear, and of use only where goods and trouble agree. */
function placedName(
  a: Comparable,
  b: Comparable,
  goods: Meeting,
  trouble: Meeting,
  lexicon: FactLexicon,
): SharedName | null {
  if (goods !== 'same' || trouble !== 'same') return null;
  const ofShop = (one: string) => [...a.operators, ...b.operators].some(({ name }) => name.includes(one));
  const isPlain = (one: string) => one.length === 2 && lexicon.commonPairs.has(one);
  const name = [...a.names()].find((one) => b.names().has(one) && !ofShop(one) && !isPlain(one));
  return name === undefined ? null : { name, trust: 'faint', isPlain: false };
}

/** Of the name that the one is sure of the other remembers a part: one character says something only where all else agrees. */
function halfName(a: Comparable, b: Comparable, goods: Meeting, trouble: Meeting): SharedName | null {
  if (goods !== 'same' || trouble === 'differ') return null;
  const found = wholeOf(a, b, trouble) ?? wholeOf(b, a, trouble);
  return found === undefined ? null : { name: found, trust: 'faint', isPlain: false };
}

function wholeOf({ halves }: Comparable, other: Comparable, trouble: Meeting): string | undefined {
  const told = halves.filter(({ part }) => part.length > 1 || trouble === 'same');
  if (told.length === 0) return undefined;
  const names = [...other.brands, ...other.likely, ...(other.ownBrand === null ? [] : [other.ownBrand])];
  return names.find((name) => name.length <= 4 && told.some((half) => isHalfOf(half, name)));
}

/** That both use a name is no sign that they bought the same. */
function goodsBeside(a: Comparable, b: Comparable, goods: Meeting, { name, trust }: SharedName): Meeting {
  if (trust !== 'faint' || goods !== 'same' || namedGoodsOf(a, b) === 'same') return goods;
  return topicsOf(a, b, name) > 0 ? 'same' : 'unknown';
}

/** Two who are told of one name mean one thing, unless what they bought or what is wrong with it are of different kinds. */
function isOneBrand({ name, trust }: SharedName, goods: Meeting, trouble: Meeting): boolean {
  const isLong = name.length >= 3;
  if (goods === 'differ') return trust === 'sure' && trouble === 'same';
  if (trouble === 'differ') return (trust === 'sure' && isLong) || (trust !== 'faint' && goods === 'same');
  return trust !== 'faint' || goods === 'same' || trouble === 'same';
}

/** A bare number is a variety where goods and trouble agree; with letters, or beside one brand, it is one whatever is wrong with it. */
function isOneModel(model: string, isBranded: boolean, goods: Meeting, trouble: Meeting): boolean {
  if (goods === 'same') return trouble !== 'differ' || isBranded || isCoded(model);
  return trouble === 'same' && isBranded;
}

/** 「N6」 of 「JSQ24-N6」. */
function partOfModel(a: Comparable, b: Comparable): string | undefined {
  const isPart = (one: string, whole: string) => /^[A-Z]+\d+$/u.test(one) && whole.includes(one);
  for (const x of a.models)
    for (const y of b.models) if (isPart(x, y) || isPart(y, x)) return x.length < y.length ? x : y;
  return undefined;
}

function isCoded(model: string): boolean {
  return /[A-Z]/u.test(model) && model.length >= 4;
}

/** Another variety of one brand is another product. */
export function modelsDiffer(a: Pick<Comparable, 'models'>, b: Pick<Comparable, 'models'>): boolean {
  const [x, y] = [[...a.models], [...b.models]];
  // 「425」 and 「C15」 are no two varieties: one is a grade, and the other how strong it is.
  const isComparable = x.some((one) => y.some((other) => isCoded(one) === isCoded(other)));
  if (!isComparable || sharedOf(a.models, b.models) !== undefined) return false;
  return ![...a.models].some((one) => [...b.models].some((other) => one.includes(other) || other.includes(one)));
}

function schoolLink(a: Comparable, b: Comparable, goods: Meeting, trouble: Meeting): Link | null {
  const school = a.schools.find((one) =>
    b.schools.some((other) => other === one || other.endsWith(one) || one.endsWith(other)),
  );
  if (school === undefined) return null;
  const isOne = ['uniform', 'meal', 'kinder', 'school', 'milk'].some(
    (one) => a.products.has(one) && b.products.has(one),
  );
  // Who fell ill at school does not always say what he had eaten.
  const isIll = goods !== 'differ' && sharedOf(a.rare, b.rare) === 'poison';
  // What one school had made for all, whatever is wrong with it.
  const isMade =
    goods !== 'differ' &&
    areKin(a, b) &&
    (a.products.has('uniform') || b.products.has('uniform')) &&
    !faultsDiffer(a, b, 'goods');
  return isOne || isIll || isMade || (goods === 'same' && trouble === 'same')
    ? { kind: 'school', value: school }
    : null;
}

function placeLink(
  a: Comparable,
  b: Comparable,
  goods: Meeting,
  trouble: Meeting,
  { nearDays }: LinkLimits,
): Link | null {
  const closed = closedAtPlace(a, b, goods) ?? atEstate(a, b, trouble);
  if (closed !== null) return closed;
  const apart = Math.abs(a.sheet.day - b.sheet.day);
  if (goods === 'differ' || apart > nearDays || shopsDiffer(a, b)) return null;
  const rare = sharedOf(a.rare, b.rare);
  const place = placeOfBoth(a.sheet, b.sheet);
  if (rare === undefined) return servedAtPlace(a, b, goods, trouble) ?? hurtAtStall(a, b, goods, place);
  // Who fell ill after one feast does not always say what it was.
  if (goods === 'unknown' && !(rare === 'poison' && apart <= 3)) return null;
  if (place !== undefined) return isPlaceTrouble(rare, a, b) ? { kind: 'place', value: place } : null;
  const town = rare === 'drift' ? a.sheet.towns.find((one) => b.sheet.towns.includes(one)) : townOfBoth(rare, a, b);
  return town === undefined ? null : { kind: 'place', value: town };
}

/** Of a shop that not both can name: a town has one where everybody fills up. */
function townOfBoth(rare: string, a: Comparable, b: Comparable): string | undefined {
  const town = a.sheet.venueTown ?? undefined;
  const isNamed = a.operators.length > 0 && b.operators.length > 0;
  return rare === 'fuel' && town === b.sheet.venueTown && !isNamed ? town : undefined;
}

/** What serves a whole place: of two who have one trouble with it there, each means the same one. */
const servesPlace = ['courier', 'parking', 'tapwater', 'power', 'pipegas', 'heating', 'property'];

function servedAtPlace(a: Comparable, b: Comparable, goods: Meeting, trouble: Meeting): Link | null {
  const { venue } = a.sheet;
  if (venue === null || venue !== b.sheet.venue || goods !== 'same' || trouble !== 'same') return null;
  const isOne = servesPlace.some((one) => a.products.has(one) && b.products.has(one));
  return isOne ? { kind: 'place', value: venue } : null;
}

/** What is done for all who live in one estate. */
const ofEstate = ['property', 'house', 'deco', 'rent', 'tapwater', 'power', 'heating', 'parking'];

function atEstate(a: Comparable, b: Comparable, trouble: Meeting): Link | null {
  const isOne = [a, b].every(({ products }) => ofEstate.some((one) => products.has(one)));
  if (!isOne || trouble !== 'same') return null;
  const value = a.estates.find((x) => b.estates.some((y) => soundOf(x) === soundOf(y)));
  return value === undefined ? null : { kind: 'place', value };
}

/** Of a shop that closed and that not both can name: in one town no two of a trade close within weeks. */
function closedAtPlace(a: Comparable, b: Comparable, goods: Meeting): Link | null {
  const town = a.sheet.venueTown ?? null;
  const isNamed = a.operators.length > 0 && b.operators.length > 0;
  const isClosed = a.families.has('closed') && b.families.has('closed');
  const isOne = goods === 'same' && prepaid.some((one) => a.products.has(one) && b.products.has(one));
  return town !== null && town === b.sheet.venueTown && isClosed && isOne && !isNamed
    ? { kind: 'place', value: town }
    : null;
}

const prepaid = [
  'gym',
  'swim',
  'hair',
  'beauty',
  'carwash',
  'training',
  'laundry',
  'game',
  'driving',
  'wedding',
  'confine',
  'pet',
];

/** People hurt by the same goods at one place, of a seller whom not both can name. */
function hurtAtStall(a: Comparable, b: Comparable, goods: Meeting, place: string | undefined): Link | null {
  const isHurt = ['skin', 'faint'].some((family) => a.families.has(family) && b.families.has(family));
  const isNamed = a.operators.length > 0 && b.operators.length > 0;
  return place !== undefined && goods === 'same' && isHurt && !isNamed && isPlaceTrouble('skin', a, b)
    ? { kind: 'place', value: place }
    : null;
}

/** Where it happened: the shop's place, or the home where no shop is named. */
function placeOfBoth(a: FactSheet, b: FactSheet): string | undefined {
  const of = ({ venue, home }: FactSheet) => [venue, home].filter((one) => one !== null);
  if (a.venue !== null && a.venue === b.venue) return a.venue;
  return of(a).find((one) => of(b).includes(one));
}

/** Brands may differ in one place: then it is not the place. */
function isPlaceTrouble(rare: string, a: Comparable, b: Comparable): boolean {
  if (brandsDiffer(a, b)) return false;
  return rare !== 'danger' || a.products.has('lpg') || a.products.has('pipegas');
}

const travelling = ['meeting', 'van', 'tvshop', 'live', 'visit', 'fair'] as const;

function channelLink(a: Comparable, b: Comparable, goods: Meeting, trouble: Meeting): Link | null {
  const way = travelling.find((one) => a.channels.has(one) && b.channels.has(one));
  if (isOneVendor(a, b, goods, trouble)) return { kind: 'channel', value: 'van' };
  if (way === undefined || goods === 'differ' || shopsDiffer(a, b) || brandsDiffer(a, b)) return null;
  return isOneSeller(way, a, b, goods, trouble) ? { kind: 'channel', value: way } : null;
}

/** Of a vendor whom neither can name, and who looks alike. */
function isOneVendor(a: Comparable, b: Comparable, goods: Meeting, trouble: Meeting): boolean {
  const isNamed = a.operators.length > 0 || b.operators.length > 0 || brandsDiffer(a, b);
  const isOnRoad = [a, b].some(({ channels }) => channels.has('van'));
  if (!isOnRoad || isNamed || goods !== 'same' || trouble !== 'same') return false;
  return sharedOf(a.traits(), b.traits()) !== undefined || (isAnimal(a, b) && topicsOf(a, b) > 0);
}

/** Animals that die of one who drives through the villages, and that both call by one name. */
function isAnimal(a: Comparable, b: Comparable): boolean {
  return [a, b].every(({ products, channels }) => products.has('chick') && channels.has('van'));
}

/** Whether two who bought on the same way bought of one. */
function isOneSeller(
  way: (typeof travelling)[number],
  a: Comparable,
  b: Comparable,
  goods: Meeting,
  trouble: Meeting,
): boolean {
  const price = [...a.prices].some((one) => [...b.prices].some((other) => isNear(Number(one), Number(other))));
  const place = placeOfBoth(a.sheet, b.sheet) !== undefined;
  if (way === 'live') return goods === 'same' && isOneBroadcast(a, b, trouble);
  // One sum at one place is one seller, whatever he called his goods.
  if (goods === 'unknown' || way === 'visit') return price && place;
  const town = a.sheet.towns.some((one) => b.sheet.towns.includes(one));
  // Who lectures on one thing in the villages of one town is one.
  return price || place || (town && way === 'meeting') || (trouble === 'same' && (town || way === 'tvshop'));
}

function brandsDiffer(a: Comparable, b: Comparable): boolean {
  return a.brands.size > 0 && b.brands.size > 0 && sharedOf(a.brands, b.brands) === undefined;
}

/** Sold from one broadcast: the very same goods, of those that old people are talked into. */
function isOneBroadcast(a: Comparable, b: Comparable, trouble: Meeting): boolean {
  if (trouble === 'differ') return false;
  const words = (x: Comparable) =>
    x.sheet.facts.flatMap(({ kind, value, words: said }) => (kind === 'product' && talkedInto.has(value) ? said : []));
  return words(a).some((word) => words(b).some((other) => word.includes(other) || other.includes(word)));
}

const talkedInto: ReadonlySet<string> = new Set(['health', 'drug', 'cosmetic', 'device', 'liquor', 'jewel']);

/** 「六千」 for 5,980. */
function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(a, b) * 0.01;
}

/** Whether what it is about is food, a drug or something for the farm, of which two of one batch are worth a look. */
export function isWatched({ products }: Comparable): boolean {
  return [...products].some((one) => farm.has(one) || food.includes(one) || ofHealth.includes(one));
}

/** Says enough to lead from one matter to a third. */
export function isTelling({ products, families }: Comparable): boolean {
  return families.size > 0 || [...products].some((one) => !beside.has(one));
}

/** Goods and trouble agree, and the trouble is one that is not everybody's. */
export function mayBeOne(a: Comparable, b: Comparable): boolean {
  if (goodsOf(a, b) !== 'same') return false;
  const seldom = [...a.families].filter(
    (family) => b.families.has(family) && (a.rare.has(family) || family === 'crop' || family === 'phyto'),
  );
  return seldom.length > 0;
}

/** Both name a shop, a brand or a variety, and not the same. */
export function speaksAgainst(a: Comparable, b: Comparable): boolean {
  return brandsDiffer(a, b) || modelsDiffer(a, b) || goodsOf(a, b) === 'differ';
}
