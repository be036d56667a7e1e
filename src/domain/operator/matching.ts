/** 认店 (matching): which shop of the register a telling means, when several are likely. */
import type { Words } from '../base/words.ts';
import { compareKnown, knownOf, type Known, type SameVerdict, type Told } from './same-operator.ts';
import { bare, type Places } from './shop-name.ts';

/** A likely shop, with all the names that it was given. */
export interface Likely extends Told {
  id: string;
  rootId: string;
  names: readonly string[];
  /** The town of its region, where it has one. */
  town: string | null;
}

export interface Match {
  id: string;
  why: Words;
}

export type Found =
  | { as: 'sure'; match: Match }
  /** One of them for sure, but nobody can say which. */
  | { as: 'offered'; matches: readonly Match[] }
  /** None of them; those that may be the same one all the same. */
  | { as: 'new'; maybe: readonly Match[] };

/** So many are offered to a person; nobody reads a longer list. */
const mostOffered = 5;

/** What somebody tells of a shop, with the town in which he says that it is. */
export interface Telling extends Told {
  town: string | null;
}

/** Nothing by which a shop could be known again: 「一家店」, with no telephone, code or place. */
export function isTelling({ name, where, phones, code }: Known): boolean {
  // 「惠民超市等14家」 are several.
  if (/等[\d一二三四五六七八九十几多数]{1,3}[多余]?(?:家|个)/u.test(name.flat)) return false;
  if (phones.length > 0 || code !== null) return name.own !== '' || name.trades.length > 0;
  if (noName.test(name.own)) return false;
  return name.own !== '' || (name.trades.length > 0 && (where.village !== null || where.town !== null));
}

const noName =
  /^(?:[一某这那本该]家|[一某这那本该]|某某|不知道|不清楚|不详|未知|无|没有|商家|老板|店主|个人|路边摊?|摊主|网店|网购|网上)$/u;

/** The telling taken apart, in the town that its form names when its words name none. */
export function knownIn({ town, ...told }: Telling, places: Places): Known {
  const known = knownOf(told, places);
  if (town === null || known.where.town !== null) return known;
  return { ...known, where: { ...known.where, town: bare(town) } };
}

export function matchOf(telling: Known, likely: readonly Likely[], places: Places): Found {
  return matchAmong(telling, takenApart(likely, places));
}

/** A likely shop under each of its names, taken apart once however many tellings are compared with it. */
export interface Apart<L extends Likely = Likely> {
  one: L;
  named: readonly Known[];
}

export function takenApart<L extends Likely>(likely: readonly L[], places: Places): Apart<L>[] {
  return likely.map((one) => {
    const { name, names, phone, address, code, town } = one;
    return { one, named: [name, ...names].map((each) => knownIn({ name: each, phone, address, code, town }, places)) };
  });
}

export function matchAmong(telling: Known, likely: readonly Apart[]): Found {
  const verdicts = likely.map(({ one, named }) => ({ one, ...verdictOf(telling, named) }));
  const sure = verdicts.filter(({ verdict }) => verdict === 'same');
  const roots = new Set(sure.map(({ one }) => one.rootId));
  const toMatch = ({ one, why }: (typeof verdicts)[number]): Match => ({ id: one.id, why });
  const [first] = sure;
  if (first !== undefined && roots.size === 1) return { as: 'sure', match: toMatch(first) };
  if (first !== undefined) return { as: 'offered', matches: onePerRoot(sure).map(toMatch) };
  return { as: 'new', maybe: onePerRoot(verdicts.filter(({ verdict }) => verdict === 'maybe')).map(toMatch) };
}

function onePerRoot<T extends { one: Likely }>(found: readonly T[]): T[] {
  const roots = found.map(({ one }) => one.rootId);
  return found.filter((_, i) => roots.indexOf(roots[i] ?? '') === i).slice(0, mostOffered);
}

const rank = { same: 2, maybe: 1, different: 0 } as const;

/** By whichever of its names fits best; a code that differs stands against all of them. */
function verdictOf(telling: Known, named: readonly Known[]): SameVerdict {
  const verdicts = named.map((one) => compareKnown(telling, one));
  return verdicts.toSorted((a, b) => rank[b.verdict] - rank[a.verdict])[0] as SameVerdict;
}
