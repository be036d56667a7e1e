/**
 * 事实相合 (fact link): whether two matters are one trouble by their facts: the same shop, the same batch, the same brand or variety of the
 * same goods with the same kind of trouble, the same school, the same place within few days with a trouble that is seldom, or the same
 * travelling sale. Goods of one kind alone are nothing: three telephones that break at three shops are three matters.
 */
import { beside, goodsOf, sharedOf, soundOf, troubleOf, type Comparable, type Meeting } from './comparable.ts';
import type { FactSheet } from './fact.ts';
import type { FactLexicon } from './fact-lexicon.ts';
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
  const trouble = troubleOf(a, b);
  // Who says that his goods are in order, or only asks, is one with nobody for the sake of his goods.
  if ((a.isCalm || b.isCalm) && trouble !== 'same') return [];
  return [
    operatorLink(a, b, goods, trouble),
    batchLink(a, b, goods) ??
      markLink(a, b, goods, goods === 'differ' ? trouble : fieldTrouble(a, b, trouble), lexicon),
    schoolLink(a, b, goods, trouble),
    placeLink(a, b, goods, trouble, limits),
    channelLink(a, b, goods, trouble),
  ].filter((link) => link !== null);
}

/** Of one brand of seed or fertiliser it is one trouble whether it withers, does not sprout or bears nothing. */
function fieldTrouble(a: Comparable, b: Comparable, trouble: Meeting): Meeting {
  const isField = ({ families }: Comparable) => inField.some((family) => families.has(family));
  // What one goods did to people is one trouble too, whatever hurts.
  return trouble === 'differ' && ((isField(a) && isField(b)) || (a.hurt && b.hurt)) ? 'same' : trouble;
}

const inField = ['crop', 'phyto', 'fake-input', 'variety', 'fake'] as const;

function operatorLink(a: Comparable, b: Comparable, goods: Meeting, trouble: Meeting): Link | null {
  if (!shopsMeet(a, b) || otherVariety(a, b, trouble)) return null;
  const value = a.operators[0]?.name ?? b.operators[0]?.name ?? '';
  const isOneThing =
    trouble === 'same'
      ? !(a.isWide || b.isWide) || goods !== 'differ' || sellersFault(a, b)
      : !(a.isWide || b.isWide) && isOneArticle(a, b, goods, trouble);
  return isOneThing ? { kind: 'operator', value } : null;
}

/** What is sold under one word of very different kinds: a pump is no harvester. */
const broad = ['agmach', 'clothes', 'build', 'paper', 'computer', 'book', 'microwave', 'veg', 'snack', 'garden'];

/** Whether two who were wronged in one shop, each in his way, had the same thing from it, as far as they say. */
function isOneArticle(a: Comparable, b: Comparable, goods: Meeting, trouble: Meeting): boolean {
  if (goods === 'differ' || (goods === 'unknown' && trouble === 'differ')) return false;
  // Of goods that only the name of the shop tells nothing is known, unless he says what happened.
  const isMute = (x: Comparable) =>
    x.families.size === 0 && x.sheet.facts.every(({ kind, source }) => kind !== 'product' || source === 'form');
  if (goods === 'same' && isMute(a) !== isMute(b)) return false;
  const words = (x: Comparable) =>
    x.sheet.facts.filter(({ kind, value }) => kind === 'product' && broad.includes(value));
  const [x, y] = [words(a), words(b)];
  const isLike = x.some((one) => y.some((other) => one.words.includes(other.words) || other.words.includes(one.words)));
  return x.length === 0 || y.length === 0 || isLike;
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
  return batch === undefined || goods === 'differ' ? null : { kind: 'batch', value: batch };
}

/** 「BX20260417」 is told of as 「20260417」 too: one of six figures or more that ends the other. */
function batchOfBoth(a: ReadonlySet<string>, b: ReadonlySet<string>): string | undefined {
  const ends = (one: string, other: string) => one.length >= 6 && other.endsWith(one);
  for (const one of a) for (const other of b) if (one === other || ends(one, other) || ends(other, one)) return one;
  return undefined;
}

function markLink(a: Comparable, b: Comparable, goods: Meeting, trouble: Meeting, lexicon: FactLexicon): Link | null {
  const model = sharedOf(a.models, b.models);
  const brand = brandOf(a, b);
  // What the goods are is often told in other words; a long name that both know for one is hardly chance.
  const isName = brand !== null && brand.sure === 2 && brand.name.length >= 3 && !lexicon.knownBrands.has(brand.name);
  if (goods === 'differ' && !isName) return null;
  if (model !== undefined && isOneModel(model, brand !== null, goods, trouble)) return { kind: 'model', value: model };
  if (brand === null || modelsDiffer(a, b)) return null;
  const isOne = lexicon.knownBrands.has(brand.name)
    ? brand.sure === 2 && goods === 'same' && trouble === 'same'
    : isOneBrand(brand, goods, trouble);
  return isOne ? { kind: 'brand', value: brand.name } : null;
}

/** A name that nobody is sure of needs goods and trouble; a long one that hardly anybody has is one product, whatever it did. */
function isOneBrand({ name, sure }: Name, goods: Meeting, trouble: Meeting): boolean {
  const isLong = name.length >= 3;
  if (trouble === 'differ') return sure >= 1.5 && isLong;
  if (sure >= 1.5) return goods === 'same' || trouble === 'same' || isLong;
  return sure === 0.7 || (goods === 'same' && trouble === 'same');
}

/** A name that two have, and how sure they are of it. */
interface Name {
  name: string;
  sure: number;
}

/** A bare number is a variety where goods and trouble agree; with letters, or beside one brand, it is one whatever is wrong with it. */
function isOneModel(model: string, isBranded: boolean, goods: Meeting, trouble: Meeting): boolean {
  if (goods === 'same') return trouble === 'same' || isBranded || isCoded(model);
  return trouble === 'same' && isBranded;
}

function isCoded(model: string): boolean {
  return /[A-Z]/u.test(model) && model.length >= 4;
}

/** Another variety of one brand is another product. */
export function modelsDiffer(a: Pick<Comparable, 'models'>, b: Pick<Comparable, 'models'>): boolean {
  return a.models.size > 0 && b.models.size > 0 && sharedOf(a.models, b.models) === undefined;
}

/**
 * The best name that both have, and how sure the two are of it: 2 both are; 1.5 one is and the other has it before the goods, or in his words
 * where it is long; 1 one is and the other has it in his words; 0.7 both have a name that no dictionary has; 0.5 nobody is, and both have it where a name stands.
 */
function brandOf(a: Comparable, b: Comparable): Name | null {
  const both = longestOf([...a.brands].filter((name) => b.brands.has(name)));
  if (both !== undefined) return { name: both, sure: 2 };
  const half = (x: Comparable, y: Comparable) =>
    [...x.brands].filter((name) => y.likely.has(name) || y.text.includes(name));
  const one = longestOf([...half(a, b), ...half(b, a)]);
  if (one !== undefined)
    return { name: one, sure: one.length >= 3 || a.likely.has(one) || b.likely.has(one) ? 1.5 : 1 };
  const heard = longestOf([...heardIn(a, b), ...heardIn(b, a)]);
  if (heard !== undefined) return { name: heard, sure: 1 };
  const likely = longestOf([...a.likely].filter((name) => b.likely.has(name)));
  if (likely !== undefined) return { name: likely, sure: 0.5 };
  // To look for names is dear, and of no use where neither goods nor trouble agree.
  const [goods, trouble] = [goodsOf(a, b), fieldTrouble(a, b, troubleOf(a, b))];
  if (goods !== 'same' && trouble !== 'same') return null;
  // The name of a shop is no brand, and stands in no title.
  const ofShop = (one: string) => [...a.operators, ...b.operators].some(({ name }) => name.includes(one));
  const run = longestOf([...a.runs()].filter((one) => b.runs().has(one) && !ofShop(one)));
  if (run !== undefined) return { name: run, sure: 0.7 };
  if (goods !== 'same' || trouble !== 'same') return null;
  const name = longestOf([...a.names()].filter((one) => b.names().has(one) && !ofShop(one)));
  return name === undefined ? null : { name, sure: 0.5 };
}

/** 「麦田静」 for 「麦田净」: a long name that the other wrote as he heard it, or a short one that he wrote where a name stands. */
function heardIn(x: Comparable, y: Comparable): string[] {
  if (x.brands.size === 0) return [];
  const names = new Set([...y.brands, ...y.likely].map(soundOf));
  return [...x.brands].filter(
    (name) => names.has(soundOf(name)) || (name.length >= 3 && y.sound().includes(soundOf(name))),
  );
}

function longestOf(names: readonly string[]): string | undefined {
  return names.toSorted((x, y) => y.length - x.length || (x < y ? -1 : 1))[0];
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
  return isOne || isIll || (goods === 'same' && trouble === 'same') ? { kind: 'school', value: school } : null;
}

function placeLink(
  a: Comparable,
  b: Comparable,
  goods: Meeting,
  trouble: Meeting,
  { nearDays }: LinkLimits,
): Link | null {
  const apart = Math.abs(a.sheet.day - b.sheet.day);
  if (goods === 'differ' || apart > nearDays || shopsDiffer(a, b)) return null;
  const rare = sharedOf(a.rare, b.rare);
  const place = placeOfBoth(a.sheet, b.sheet);
  if (rare === undefined) return servedAtPlace(a, b, goods, trouble) ?? hurtAtStall(a, b, goods, place);
  // Who fell ill after one feast does not always say what it was.
  if (goods === 'unknown' && !(rare === 'poison' && apart <= 3)) return null;
  if (place !== undefined) return isPlaceTrouble(rare, a, b) ? { kind: 'place', value: place } : null;
  const town = a.sheet.towns.find((one) => b.sheet.towns.includes(one));
  return rare === 'drift' && town !== undefined ? { kind: 'place', value: town } : null;
}

/** What serves a whole place: of two who have one trouble with it there, each means the same one. */
const servesPlace = ['courier', 'parking', 'tapwater', 'power', 'pipegas', 'heating', 'property'];

function servedAtPlace(a: Comparable, b: Comparable, goods: Meeting, trouble: Meeting): Link | null {
  const { venue } = a.sheet;
  if (venue === null || venue !== b.sheet.venue || goods !== 'same' || trouble !== 'same') return null;
  const isOne = servesPlace.some((one) => a.products.has(one) && b.products.has(one));
  return isOne ? { kind: 'place', value: venue } : null;
}

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
  if (way === undefined || goods === 'differ' || shopsDiffer(a, b) || brandsDiffer(a, b)) return null;
  return isOneSeller(way, a, b, goods, trouble) ? { kind: 'channel', value: way } : null;
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
  const watched = [
    'milk',
    'formula',
    'meat',
    'cooked',
    'egg',
    'grain',
    'oil',
    'drink',
    'liquor',
    'snack',
    'tofu',
    'sauce',
    'veg',
    'fish',
    'honey',
    'health',
    'meal',
    'drug',
    'device',
    'cosmetic',
  ];
  return [...products].some((one) => farm.has(one) || watched.includes(one));
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
