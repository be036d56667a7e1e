/**
 * 事实相合 (fact link): whether two matters are one trouble by their facts: the same shop, the same batch, the same brand or variety of the
 * same goods with the same kind of trouble, the same school, the same place within few days with a trouble that is seldom, or the same
 * travelling sale. Goods of one kind alone are nothing: three telephones that break at three shops are three matters.
 */
import { beside, goodsOf, sharedOf, troubleOf, type Comparable, type Meeting } from './comparable.ts';
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

export function linkOf(a: Comparable, b: Comparable, lexicon: FactLexicon, limits: LinkLimits): Link | null {
  const goods = goodsOf(a, b);
  const trouble = troubleOf(a, b);
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
  // What one goods did to people is one trouble too, whatever hurts.
  return trouble === 'differ' && ((isField(a) && isField(b)) || (a.hurt && b.hurt)) ? 'same' : trouble;
}

const inField = ['crop', 'phyto', 'fake-input', 'variety', 'fake'] as const;

function operatorLink(a: Comparable, b: Comparable, goods: Meeting, trouble: Meeting): Link | null {
  if (!shopsMeet(a, b) || otherVariety(a, b, trouble)) return null;
  const value = a.operators[0]?.name ?? b.operators[0]?.name ?? '';
  const isOneThing =
    a.isWide || b.isWide
      ? trouble === 'same' && (goods !== 'differ' || sellersFault(a, b))
      : goods !== 'differ' || trouble === 'same';
  return isOneThing ? { kind: 'operator', value } : null;
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
  const batch = sharedOf(a.batches, b.batches);
  return batch === undefined || goods === 'differ' ? null : { kind: 'batch', value: batch };
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
 * The best name that both have, and how sure the two are of it: 2 both are; 1.5 one is and the other has it before the goods, or in his words
 * where it is long; 1 one is and the other has it in his words; 0.5 nobody is, and both have it where a name stands.
 */
function brandOf(a: Comparable, b: Comparable): { name: string; sure: number } | null {
  const both = longestOf([...a.brands].filter((name) => b.brands.has(name)));
  if (both !== undefined) return { name: both, sure: 2 };
  const half = (x: Comparable, y: Comparable) =>
    [...x.brands].filter((name) => y.likely.has(name) || y.text.includes(name));
  const one = longestOf([...half(a, b), ...half(b, a)]);
  if (one !== undefined)
    return { name: one, sure: one.length >= 3 || a.likely.has(one) || b.likely.has(one) ? 1.5 : 1 };
  const likely = longestOf([...a.likely].filter((name) => b.likely.has(name)));
  if (likely !== undefined) return { name: likely, sure: 0.5 };
  // To look for names is dear, and of no use where goods or trouble do not agree.
  if (goodsOf(a, b) !== 'same' || fieldTrouble(a, b, troubleOf(a, b)) !== 'same') return null;
  const name =
    longestOf([...a.names()].filter((one) => b.names().has(one))) ??
    longestOf([...a.runs()].filter((one) => b.runs().has(one)));
  return name === undefined ? null : { name, sure: 0.5 };
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
  return isOne || (goods === 'same' && trouble === 'same') ? { kind: 'school', value: school } : null;
}

function placeLink(a: Comparable, b: Comparable, goods: Meeting, { nearDays }: LinkLimits): Link | null {
  const apart = Math.abs(a.sheet.day - b.sheet.day);
  if (goods === 'differ' || apart > nearDays || shopsDiffer(a, b)) return null;
  const rare = sharedOf(a.rare, b.rare);
  const place = placeOfBoth(a.sheet, b.sheet);
  if (rare === undefined) return hurtAtStall(a, b, goods, place);
  // Who fell ill after one feast does not always say what it was.
  if (goods === 'unknown' && !(rare === 'poison' && apart <= 3)) return null;
  if (place !== undefined) return isPlaceTrouble(rare, a, b) ? { kind: 'place', value: place } : null;
  const town = a.sheet.towns.find((one) => b.sheet.towns.includes(one));
  return rare === 'drift' && town !== undefined ? { kind: 'place', value: town } : null;
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
  return price || place || (trouble === 'same' && (town || way === 'tvshop'));
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
