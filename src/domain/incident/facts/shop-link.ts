/** 同一家 (shop link): whether two matters are about one shop, by what their forms and their words say. */
import { compareKnown, knownOf, type Known } from '../../operator/same-operator.ts';
import { goodsOf, troubleOf, type Comparable } from './comparable.ts';
import type { FactSheet } from './fact.ts';
import { isHalfOf } from './half-names.ts';
import { soundOf } from './namings.ts';

/** Both name a shop, and not the same. */
export function shopsDiffer(a: Comparable, b: Comparable): boolean {
  return a.operators.length > 0 && b.operators.length > 0 && !shopsMeet(a, b);
}

export function shopsMeet(a: Comparable, b: Comparable): boolean {
  const [x, y] = [a.sheet.operatorId ?? null, b.sheet.operatorId ?? null];
  // What the register is sure of needs no name.
  if (x !== null && x === y) return true;
  return (
    a.operators.some((x) => b.operators.some((y) => isOneShop(x, y, a, b))) ||
    namesShopOf(a, b) ||
    namesShopOf(b, a) ||
    remembersShopOf(a, b) ||
    remembersShopOf(b, a) ||
    nameOneShop(a, b)
  );
}

interface Shop {
  name: string;
  known: Known;
}

/**
 * What the register would only offer to a person is one where the goods or the place agree: a card is only a question too. So is, where goods
 * and place agree, a name that stands in the other or begins like it: 「石桥加油站」 and 「中油石桥加油站」, 「蓝天驾校」 and 「蓝天驾驶员培训学校」.
 */
function isOneShop(x: Shop, y: Shop, a: Comparable, b: Comparable): boolean {
  const { verdict } = compareKnown(x.known, y.known);
  if (verdict === 'same') return true;
  const goods = goodsOf(a, b);
  const isOnePlace = venuesMeet(a.sheet, b.sheet);
  const isLike = prefixOfBoth(x.known.name.own, y.known.name.own) >= 2;
  // 「柳河饲料总汇」 has no name of its own: who names 老周's shop means another one.
  if (verdict === 'maybe' && (x.known.name.own === '') === (y.known.name.own === ''))
    return isOnePlace || (isLike && goods === 'same');
  if (!isOnePlace || goods === 'differ' || branchesDiffer(x, y)) return false;
  return standsIn(x, y) || standsIn(y, x) || (isLike && areAlike(x, y, a, b));
}

/** In one place, as far as both tell it: who names the town alone may mean any village of it. */
function venuesMeet(a: FactSheet, b: FactSheet): boolean {
  if (a.venue !== null && b.venue !== null && a.venue === b.venue) return true;
  const isVague = [a, b].some(({ venue, venueTown }) => venue === null || venue === venueTown);
  return isVague && (a.venueTown ?? null) !== null && a.venueTown === b.venueTown;
}

/** 「石桥加油站」 in 「中油石桥加油站」. */
function standsIn(one: Shop, other: Shop): boolean {
  return one.name.length >= 4 && other.name.includes(one.name);
}

/** Names that begin alike are one where they are the same but for the trade, or where the trouble does not differ. */
function areAlike(x: Shop, y: Shop, a: Comparable, b: Comparable): boolean {
  const goods = goodsOf(a, b);
  const trouble = troubleOf(a, b);
  if (goods !== 'same') return trouble === 'same';
  return x.known.name.own === y.known.name.own || trouble !== 'differ';
}

function branchesDiffer(x: Shop, y: Shop): boolean {
  const [one, other] = [x.known.name.branch, y.known.name.branch];
  return one !== null && other !== null && one !== other;
}

/** How far the two begin alike, to the ear. */
function prefixOfBoth(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && soundOf(a.charAt(n)) === soundOf(b.charAt(n))) n += 1;
  return n;
}

/** Where the form of the one names no shop, his words may: 「那个乐学」. */
function namesShopOf(a: Comparable, b: Comparable): boolean {
  return b.operators.some(({ name, known }) => {
    const { own } = known.name;
    if (name.length >= 4 && a.text.includes(name)) return true;
    if (a.operators.length > 0 || own.length < 2 || goodsOf(a, b) === 'differ') return false;
    // 「门头带个“洁士”」 is 车洁士.
    if (own.length >= 3 && [...a.brands].some((half) => half.length === own.length - 1 && own.endsWith(half)))
      return true;
    const isHeard = own.length >= 3 && a.sound().includes(soundOf(own));
    return (
      (a.text.includes(own) || isHeard) && (own.length >= 3 || troubleOf(a, b) !== 'differ') && !isCommon.test(own)
    );
  });
}

/** 「名字带个“状元”」 of 小状元托管: who names no shop remembers a part of it; where it is one character, goods, trouble and town agree. */
function remembersShopOf(a: Comparable, b: Comparable): boolean {
  if (a.operators.length > 0 || a.halves.length === 0 || goodsOf(a, b) === 'differ') return false;
  const trouble = troubleOf(a, b);
  const isNear = goodsOf(a, b) === 'same' && trouble === 'same' && venuesMeet(a.sheet, b.sheet);
  const told = a.halves.filter(({ part }) => (part.length > 1 ? trouble !== 'differ' : isNear));
  return b.operators.some(({ known }) => told.some((half) => isHalfOf(half, known.name.own)));
}

/** Names that half of all shops have. */
const isCommon =
  /^(?:便民|惠民|利民|惠农|富民|为民|兴农|大众|平价|爱心|诚信|人民|中心|第一|幸福|家家|百姓|百顺|阳光|万家|丰收|利农|农家|顺达|宏达|鑫源|农资|种子|超市|药房|自来水|供水|学校)$/u;

/** Neither form names one, and the words of both do. */
function nameOneShop(a: Comparable, b: Comparable): boolean {
  if (a.operators.length > 0 || b.operators.length > 0) return false;
  if (goodsOf(a, b) !== 'same' || troubleOf(a, b) !== 'same') return false;
  const named = (x: Comparable, y: Comparable) =>
    x.guessedShops.some((one) => {
      const { own, where } = knownOf({ name: one }).name;
      return own.length >= 2 && where.town === null && !isCommon.test(own) && own.length <= 8 && y.text.includes(own);
    });
  return named(a, b) || named(b, a);
}
