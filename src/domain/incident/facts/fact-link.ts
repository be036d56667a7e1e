/**
 * 事实相合 (fact link): whether two matters are one trouble by their facts: the same shop, the same batch, the same brand or variety of the
 * same goods with the same kind of trouble, the same school, the same place within few days with a trouble that is seldom, or the same
 * travelling sale. Goods of one kind alone are nothing: three telephones that break at three shops are three matters.
 */
import { valuesOf, type FactKind, type FactSheet } from './fact.ts';
import type { FactLexicon } from './fact-lexicon.ts';
import { compareKnown, knownOf, type Known } from '../../operator/same-operator.ts';
import type { Places } from '../../operator/shop-name.ts';
import { isWide } from './operator-kind.ts';

export const linkKinds = ['operator', 'batch', 'model', 'brand', 'school', 'place', 'channel'] as const;
export type LinkKind = (typeof linkKinds)[number];

export interface Link {
  kind: LinkKind;
  /** What both have: the batch, the brand, the place. */
  value: string;
}

/** A matter made ready to be compared with many. */
export interface Comparable {
  sheet: FactSheet;
  operators: readonly { name: string; known: Known }[];
  guessedShops: readonly string[];
  isWide: boolean;
  products: ReadonlySet<string>;
  crops: ReadonlySet<string>;
  /** Families of troubles that say something. */
  families: ReadonlySet<string>;
  rare: ReadonlySet<string>;
  brands: ReadonlySet<string>;
  /** Names before a word for goods, and what may be a name at all. */
  likely: ReadonlySet<string>;
  guessed: ReadonlySet<string>;
  models: ReadonlySet<string>;
  batches: ReadonlySet<string>;
  schools: readonly string[];
  channels: ReadonlySet<string>;
  prices: ReadonlySet<string>;
  hurt: boolean;
}

export function comparableOf(sheet: FactSheet, lexicon: FactLexicon, places: Places): Comparable {
  const set = (kind: FactKind) => new Set(valuesOf(sheet, kind));
  const symptoms = valuesOf(sheet, 'symptom').flatMap((code) => lexicon.symptomBy.get(code) ?? []);
  const operators = valuesOf(sheet, 'operator');
  return {
    sheet,
    operators: operators.map((name) => ({ name, known: knownOf({ name }, places) })),
    guessedShops: valuesOf(sheet, 'operator', 'guess'),
    isWide: operators.some(isWide),
    products: withKin(set('product')),
    crops: set('crop'),
    families: new Set(symptoms.filter(({ vague }) => vague !== true).map(({ family }) => family)),
    rare: new Set(symptoms.filter(({ rare }) => rare === true).map(({ family }) => family)),
    brands: set('brand'),
    likely: namesNot(places, valuesOf(sheet, 'brand', 'likely')),
    guessed: namesNot(places, valuesOf(sheet, 'brand', 'guess')),
    models: set('model'),
    batches: set('batch'),
    schools: valuesOf(sheet, 'school'),
    channels: set('channel'),
    prices: set('price'),
    hurt: valuesOf(sheet, 'hurt').length > 0,
  };
}

/** A place before the goods is no brand. */
function namesNot(places: Places, names: readonly string[]): Set<string> {
  return new Set(
    names.filter(
      (name) => !places.some((place) => name.includes(place.name.replace(/(?:县|镇|乡|街道|村|社区)$/u, ''))),
    ),
  );
}

/** What is told of as one: weed killer is a pesticide. */
function withKin(products: Set<string>): Set<string> {
  if (products.has('herbicide')) products.add('pesticide');
  return products;
}

type Meeting = 'same' | 'unknown' | 'differ';

/** What is told beside the goods: the kindergarten whose children drank it, the clinic, the parcel. */
const beside: ReadonlySet<string> = new Set([
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

function meetingOf(a: ReadonlySet<string>, b: ReadonlySet<string>): Meeting {
  if (a.size === 0 || b.size === 0) return 'unknown';
  for (const one of a) if (b.has(one)) return 'same';
  return 'differ';
}

function goodsOf(a: Comparable, b: Comparable): Meeting {
  const [x, y] = [realGoods(a.products), realGoods(b.products)];
  if (x.size === 0 || y.size === 0) return meetingOf(a.products, b.products) === 'same' ? 'same' : 'unknown';
  const met = meetingOf(x, y);
  // Of seed the crop is the goods: maize and cucumbers have nothing in common.
  if (met === 'same' && x.has('seed') && y.has('seed') && meetingOf(a.crops, b.crops) === 'differ') return 'differ';
  return met;
}

function realGoods(products: ReadonlySet<string>): Set<string> {
  return new Set([...products].filter((one) => !beside.has(one)));
}

const farm = new Set(['seed', 'fert', 'herbicide', 'pesticide', 'feed', 'vetdrug', 'film', 'chick', 'agmach']);

export interface LinkLimits {
  /** Days within which a rare trouble in one place is one. */
  nearDays: number;
}

export function linkOf(a: Comparable, b: Comparable, lexicon: FactLexicon, limits: LinkLimits): Link | null {
  const goods = goodsOf(a, b);
  const trouble = meetingOf(a.families, b.families);
  return (
    operatorLink(a, b, goods, trouble) ??
    batchLink(a, b, goods) ??
    markLink(a, b, goods, goods === 'differ' ? trouble : fieldTrouble(a, b, trouble), lexicon) ??
    schoolLink(a, b, goods, trouble) ??
    placeLink(a, b, goods, limits) ??
    channelLink(a, b, goods, trouble)
  );
}

/** Of one brand of seed or fertiliser it is one trouble whether it withers, does not sprout or bears nothing. */
function fieldTrouble(a: Comparable, b: Comparable, trouble: Meeting): Meeting {
  const isField = ({ families }: Comparable) => inField.some((family) => families.has(family));
  return trouble === 'differ' && isField(a) && isField(b) ? 'same' : trouble;
}

const inField = ['crop', 'phyto', 'fake-input', 'variety'] as const;

/** Both name a shop, and not the same. */
function shopsDiffer(a: Comparable, b: Comparable): boolean {
  return a.operators.length > 0 && b.operators.length > 0 && !shopsMeet(a, b);
}

function shopsMeet(a: Comparable, b: Comparable): boolean {
  return (
    a.operators.some((x) => b.operators.some((y) => isOneShop(x, y, a, b))) || namesShopOf(a, b) || namesShopOf(b, a)
  );
}

/**
 * What the register would only offer to a person is one where the goods or the place agree: a card is only a question too. So is a name that
 * begins the other, 「乐学英语」 and 「乐学外语」, where goods, trouble and town agree.
 */
function isOneShop(x: { known: Known }, y: { known: Known }, a: Comparable, b: Comparable): boolean {
  const { verdict } = compareKnown(x.known, y.known);
  if (verdict === 'same') return true;
  const isOneThing = goodsOf(a, b) === 'same';
  const [venue, other] = [a.sheet.venue, b.sheet.venue];
  if (verdict === 'maybe') return isOneThing || (venue !== null && venue === other);
  const like = prefixOfBoth(x.known.name.own, y.known.name.own);
  return (
    like >= 2 &&
    goodsOf(a, b) !== 'differ' &&
    meetingOf(a.families, b.families) === 'same' &&
    venue !== null &&
    venue === other
  );
}

function prefixOfBoth(a: string, b: string): number {
  let n = 0;
  while (n < a.length && a[n] === b[n]) n += 1;
  return n;
}

/** Where the form of the one names no shop, his words may: 「那个乐学」. */
function namesShopOf(a: Comparable, b: Comparable): boolean {
  if (a.operators.length > 0) return false;
  return b.operators.some(
    ({
      name,
      known: {
        name: { own },
      },
    }) => {
      if (a.guessedShops.includes(name)) return true;
      if (own.length < 2) return false;
      return (
        a.guessed.has(own) ||
        a.likely.has(own) ||
        a.brands.has(own) ||
        a.guessedShops.some((one) => one.startsWith(own) || (own.length >= 3 && one.includes(own)))
      );
    },
  );
}

function operatorLink(a: Comparable, b: Comparable, goods: Meeting, trouble: Meeting): Link | null {
  if (!shopsMeet(a, b)) return null;
  const value = a.operators[0]?.name ?? b.operators[0]?.name ?? '';
  const isOneThing =
    a.isWide || b.isWide
      ? trouble === 'same' && (goods !== 'differ' || sellersFault(a, b))
      : goods !== 'differ' || trouble === 'same';
  return isOneThing ? { kind: 'operator', value } : null;
}

/** What lies in the shop and not in the goods. */
function sellersFault(a: Comparable, b: Comparable): boolean {
  return ['short', 'price', 'closed', 'spoiled'].some((family) => a.families.has(family) && b.families.has(family));
}

function batchLink(a: Comparable, b: Comparable, goods: Meeting): Link | null {
  const batch = sharedOf(a.batches, b.batches);
  return batch === undefined || goods === 'differ' ? null : { kind: 'batch', value: batch };
}

function sharedOf(a: ReadonlySet<string>, b: ReadonlySet<string>): string | undefined {
  for (const one of a) if (b.has(one)) return one;
  return undefined;
}

function markLink(a: Comparable, b: Comparable, goods: Meeting, trouble: Meeting, lexicon: FactLexicon): Link | null {
  const model = sharedOf(a.models, b.models);
  const brand = brandOf(a, b);
  if (goods === 'differ') return null;
  if (model !== undefined && isOneModel(model, brand !== null, goods, trouble)) return { kind: 'model', value: model };
  if (trouble === 'differ') return null;
  if (brand === null || modelsDiffer(a, b)) return null;
  const { name, sure } = brand;
  const isKnown = lexicon.knownBrands.has(name);
  // Of a brand that everybody buys, or a name that nobody is sure of, goods and trouble must agree; without a word for the goods the trouble.
  const isOne = isKnown
    ? sure === 2 && goods === 'same' && trouble === 'same'
    : sure >= 1.5
      ? goods === 'same' || trouble === 'same'
      : sure >= 1
        ? trouble === 'same'
        : goods === 'same' && trouble === 'same';
  return isOne ? { kind: 'brand', value: name } : null;
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
 * The best name that both have, and how sure the two are of it: 2 both, 1.5 one with the other's likely, 1 one with a guess, 0.5 two likely
 * ones; two guesses are no name.
 */
function brandOf(a: Comparable, b: Comparable): { name: string; sure: number } | null {
  const steps: [number, (x: Comparable) => ReadonlySet<string>, (y: Comparable) => ReadonlySet<string>][] = [
    [2, ({ brands }) => brands, ({ brands }) => brands],
    [1.5, ({ brands }) => brands, ({ likely }) => likely],
    [1, ({ brands }) => brands, ({ guessed }) => guessed],
    [0.5, ({ likely }) => likely, ({ likely }) => likely],
    [0.5, ({ likely }) => likely, ({ guessed }) => guessed],
  ];
  for (const [sure, left, right] of steps) {
    const names = [...left(a)]
      .filter((name) => right(b).has(name))
      .concat([...left(b)].filter((name) => right(a).has(name)));
    const name = names.toSorted((x, y) => y.length - x.length || (x < y ? -1 : 1))[0];
    if (name !== undefined) return { name, sure };
  }
  return null;
}

function schoolLink(a: Comparable, b: Comparable, goods: Meeting, trouble: Meeting): Link | null {
  const school = a.schools.find((one) =>
    b.schools.some((other) => other === one || other.endsWith(one) || one.endsWith(other)),
  );
  if (school === undefined) return null;
  const isOne = ['uniform', 'meal', 'kinder', 'school', 'milk'].some(
    (one) => a.products.has(one) && b.products.has(one),
  );
  return isOne || (goods === 'same' && trouble === 'same') ? { kind: 'school', value: school } : null;
}

function placeLink(a: Comparable, b: Comparable, goods: Meeting, { nearDays }: LinkLimits): Link | null {
  if (goods !== 'same' || Math.abs(a.sheet.day - b.sheet.day) > nearDays || shopsDiffer(a, b)) return null;
  const rare = sharedOf(a.rare, b.rare);
  if (rare === undefined) return null;
  const place = placeOfBoth(a.sheet, b.sheet);
  if (place !== undefined) return isPlaceTrouble(rare, a, b) ? { kind: 'place', value: place } : null;
  const town = a.sheet.towns.find((one) => b.sheet.towns.includes(one));
  return rare === 'drift' && town !== undefined ? { kind: 'place', value: town } : null;
}

/** Where it happened: the shop's place, or the home where no shop is named. */
function placeOfBoth(a: FactSheet, b: FactSheet): string | undefined {
  const of = ({ venue, home }: FactSheet) => [venue, home].filter((one) => one !== null);
  if (a.venue !== null && a.venue === b.venue) return a.venue;
  return of(a).find((one) => of(b).includes(one));
}

/** Brands may differ in one place: then it is not the place. */
function isPlaceTrouble(rare: string, a: Comparable, b: Comparable): boolean {
  if (a.brands.size > 0 && b.brands.size > 0 && sharedOf(a.brands, b.brands) === undefined) return false;
  return rare !== 'danger' || a.products.has('lpg') || a.products.has('pipegas');
}

const travelling = ['meeting', 'van', 'tvshop'] as const;

function channelLink(a: Comparable, b: Comparable, goods: Meeting, trouble: Meeting): Link | null {
  const way = travelling.find((one) => a.channels.has(one) && b.channels.has(one));
  if (way === undefined || goods !== 'same' || shopsDiffer(a, b)) return null;
  if (a.brands.size > 0 && b.brands.size > 0 && sharedOf(a.brands, b.brands) === undefined) return null;
  const price = [...a.prices].some((one) => [...b.prices].some((other) => isNear(Number(one), Number(other))));
  const place = placeOfBoth(a.sheet, b.sheet) !== undefined;
  const town = a.sheet.towns.some((one) => b.sheet.towns.includes(one));
  return price || place || (trouble === 'same' && (town || way === 'tvshop')) ? { kind: 'channel', value: way } : null;
}

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
  const brands = a.brands.size > 0 && b.brands.size > 0 && sharedOf(a.brands, b.brands) === undefined;
  return brands || modelsDiffer(a, b) || goodsOf(a, b) === 'differ';
}
