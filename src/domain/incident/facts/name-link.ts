/**
 * 同一个牌子 (name link): whether two are told of one name, though one has heard it wrong, or half of it. 「豫花红68」 is 「花红六八」 and
 * 「玉花红」 too; 「暖凌」 is 「暖菱」.
 */
import { looksLike } from '../../operator/same-operator.ts';
import type { Comparable } from './comparable.ts';
import type { FactLexicon } from './fact-lexicon.ts';
import { type Naming, type Standing } from './namings.ts';

export interface SharedName {
  name: string;
  /** `sure`: one calls it a brand, and the other does not only mention it; `fair`: a long one that no list has, in both; `faint`: else. */
  trust: 'sure' | 'fair' | 'faint';
  /** Both call it a brand, in the same characters. */
  isPlain: boolean;
}

const weights: Readonly<Record<Standing, number>> = { sure: 3, likely: 2, rare: 2 };

/** The name that both have for which most speaks. */
export function nameOfBoth(a: Comparable, b: Comparable, lexicon: FactLexicon): SharedName | null {
  const found = [...alikeIn(a, b), ...halvesIn(a, b), ...halvesIn(b, a), ...slipsIn(a, b)].flatMap(
    ({ name, points, isSame, isNamed }): Offer[] => {
      const trust = isOfShop(name, a, b, isNamed) ? null : trustOf(name, points, isSame, lexicon);
      return trust === null ? [] : [{ name, points, trust, isPlain: points === 6 && isSame }];
    },
  );
  const offers = [...found, ...mentionedIn(a, b), ...mentionedIn(b, a)];
  let best: Offer | null = null;
  for (const offer of offers) if (best === null || weightOf(offer) > weightOf(best)) best = offer;
  return best;
}

interface Offer extends SharedName {
  points: number;
}

interface Met {
  name: string;
  points: number;
  isSame: boolean;
  /** Each calls it a brand, or puts it before the goods. */
  isNamed: boolean;
}

const weightOf = ({ points, name }: Offer) => points * 10 + name.length;

function metOf(x: Naming, y: Naming, name: string): Met {
  const isNamed = x.standing !== 'rare' && y.standing !== 'rare';
  return { name, points: weights[x.standing] + weights[y.standing], isSame: x.name === y.name, isNamed };
}

/** The same to the ear. */
function alikeIn(a: Comparable, b: Comparable): Met[] {
  return a.namings().flatMap((x) => {
    const y = b.nameBySound().get(x.sound);
    return y === undefined ? [] : [metOf(x, y, y.standing === 'sure' ? y.name : x.name)];
  });
}

/** Of what one is sure of the other has the end. */
function halvesIn(a: Comparable, b: Comparable): Met[] {
  if (a.brands.size === 0 && a.ownBrand === null) return [];
  const sure = a.namings().filter(({ standing }) => standing === 'sure');
  return sure.flatMap((x) =>
    b.namings().flatMap((y) => {
      const half = halfOf(x, y);
      return half === null ? [] : [metOf(x, y, half)];
    }),
  );
}

/** 「苞卫土」 for 「苞卫士」: names that both are sure of, and of which the eye takes one character for another. */
function slipsIn(a: Comparable, b: Comparable): Met[] {
  if (a.brands.size === 0 || b.brands.size === 0) return [];
  const sure = (x: Comparable) => x.namings().filter(({ name, standing }) => standing === 'sure' && name.length >= 3);
  return sure(a).flatMap((x) =>
    sure(b).flatMap((y) => {
      if (x.name.length !== y.name.length || x.name === y.name) return [];
      const [at, ...others] = [...x.name].flatMap((one, i) => (one === y.name[i] ? [] : [i]));
      const isSlip = at !== undefined && others.length === 0 && looksLike(x.name.charAt(at), y.name.charAt(at));
      return isSlip ? [metOf(x, y, x.name)] : [];
    }),
  );
}

/** What one is sure of stands among the words of the other, or begins the name of his shop: 「康全健康生活馆」 sells 「康泉」. */
function mentionedIn(a: Comparable, b: Comparable): Offer[] {
  return a.namings().flatMap(({ name, sound, standing }): Offer[] => {
    if (standing !== 'sure' || isOfShop(name, a, b)) return [];
    if (b.shopSounds.some((shop) => shop.startsWith(sound)))
      return [{ name, points: 5, trust: 'faint', isPlain: false }];
    const isLong = name.length >= 3;
    const isTold = b.text.includes(name) || (isLong && b.sound().includes(` ${sound} `));
    return isTold ? [{ name, points: 4, trust: isLong ? 'sure' : 'faint', isPlain: false }] : [];
  });
}

/** 「花红」 for 「豫花红」: of three characters he forgot one. */
function halfOf(x: Naming, y: Naming): string | null {
  const [short, long] = x.name.length < y.name.length ? [x, y] : [y, x];
  if (short.name.length < 2 || long.name.length !== short.name.length + 1) return null;
  return long.name.endsWith(short.name) || long.sound.endsWith(` ${short.sound}`) ? short.name : null;
}

function trustOf(
  name: string,
  points: number,
  isSame: boolean,
  { commonPairs }: FactLexicon,
): SharedName['trust'] | null {
  const isCommon = name.length === 2 && commonPairs.has(name);
  if (points >= 5 && isSame) return 'sure';
  if (points >= 5) return isCommon ? null : name.length >= 3 || points === 6 ? 'sure' : 'faint';
  if (points === 4 && name.length >= 3 && isSame) return 'fair';
  return points >= 4 ? 'faint' : null;
}

/**
 * The name of a shop is no brand, and stands in no title; but 「晨露牛奶」 is one, whether it comes from 晨露奶站 or from a supermarket: where one of the
 * two bought it elsewhere, and both put the name before the goods.
 */
function isOfShop(name: string, a: Comparable, b: Comparable, isNamed = false): boolean {
  const of = ({ operators, brands, ownBrand }: Comparable) =>
    ownBrand !== name && !brands.has(name) && operators.some((shop) => shop.name.includes(name));
  return isNamed ? of(a) && of(b) : of(a) || of(b);
}
