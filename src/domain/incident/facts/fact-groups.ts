/**
 * 成组 (group): which matters around one are one trouble, who of them is another complainant, and whether they are enough for a card. The
 * same matters give the same group in whatever order they were filed.
 */
import { bigramsOf } from '../../base/likeness.ts';
import type { GroupLimits } from '../../law/local-limits.ts';
import type { FactSheet } from './fact.ts';
import type { FactLexicon } from './fact-lexicon.ts';
import type { Comparable } from './comparable.ts';
import {
  bases,
  basisOf,
  isTelling,
  isWatched,
  linksOf,
  mayBeOne,
  modelsDiffer,
  speaksAgainst,
  type Link,
} from './fact-link.ts';

type Basis = (typeof bases)[number];

export interface Linked {
  one: Comparable;
  links: readonly Link[];
}

export interface Group {
  grade: 'suspicion' | 'watch';
  members: readonly Linked[];
  /** Different complainants. */
  people: number;
}

/** The group that the matter stands in, among those within the days before it; null when they are too few. */
export function groupAround(
  one: Comparable,
  others: readonly Comparable[],
  lexicon: FactLexicon,
  limits: GroupLimits,
): Group | null {
  const near = others.filter(
    ({ sheet }) => sheet.id !== one.sheet.id && Math.abs(one.sheet.day - sheet.day) < limits.days,
  );
  const members = membersAround(one, near, lexicon, limits);
  if (members.length < limits.watchPeople) return null;
  const people = countPeople(members.map((member) => member.one));
  if (people >= limits.people) return { grade: 'suspicion', members, people };
  return people >= limits.watchPeople && isWorthWatching(members) ? { grade: 'watch', members, people } : null;
}

/**
 * Matters that are offered to whoever judges the group: the same goods with the same seldom trouble, of which nothing else is told that would
 * make them sure and nothing that speaks against it. None is joined without a person.
 */
export function offersFor(
  group: Pick<Group, 'members'>,
  near: readonly Comparable[],
  limits: GroupLimits,
): Comparable[] {
  const inside = group.members.map(({ one }) => one);
  const days = inside.map(({ sheet }) => sheet.day);
  const [from, to] = [Math.max(...days) - limits.days, Math.min(...days) + limits.days];
  return near
    .filter((one) => !inside.includes(one) && one.sheet.day > from && one.sheet.day < to)
    .filter(
      (one) => inside.every((other) => !speaksAgainst(one, other)) && inside.some((other) => mayBeOne(one, other)),
    )
    .slice(0, mostOffered);
}

const mostOffered = 20;

/**
 * The members of the largest group in which the matter stands: one matter in the middle and all that share one link with it. Two links of
 * different kinds make no group together: that a is of b's shop and of c's variety says nothing of b and c.
 */
function membersAround(
  one: Comparable,
  near: readonly Comparable[],
  lexicon: FactLexicon,
  limits: GroupLimits,
): Linked[] {
  const all = [one, ...near];
  const own = linkedTo(one, all, lexicon, limits);
  const middles = [...new Set([...own.values()].flatMap((linked) => linked.map((member) => member.one)))];
  const linkedOf = new Map([[one, own]]);
  for (const middle of middles) linkedOf.set(middle, linkedTo(middle, all, lexicon, limits));
  let [best, most]: [Linked[], number] = [[], 0];
  for (const basis of bases) {
    const stars = [...linkedOf].flatMap(([middle, linked]) => starOf(one, middle, linked.get(basis) ?? []));
    const enough = stars.filter((star) => countPeople(star.map((member) => member.one)) >= limits.people);
    const members = united(enough.length > 0 ? enough : stars.slice(0, 1));
    const people = countPeople(members.map((member) => member.one));
    // What they bought says more than where.
    if (people > most || (people === most && basis === 'goods')) [best, most] = [members, people];
  }
  return best;
}

/** Under each basis those that the matter shares it with. */
function linkedTo(
  one: Comparable,
  all: readonly Comparable[],
  lexicon: FactLexicon,
  limits: GroupLimits,
): Map<Basis, Linked[]> {
  const found = new Map<Basis, Linked[]>();
  for (const other of all) {
    if (other === one) continue;
    for (const link of linksOf(one, other, lexicon, limits)) {
      const basis = basisOf[link.kind];
      found.set(basis, [...(found.get(basis) ?? []), { one: other, links: [link] }]);
    }
  }
  return found;
}

/** A matter and those around it, where they hold the one that is asked for; none where it says too little to stand in the middle. */
function starOf(one: Comparable, middle: Comparable, around: readonly Linked[]): Linked[][] {
  if (around.length === 0 || (middle !== one && !isTelling(middle))) return [];
  const links = around.flatMap((member) => member.links);
  const members = ofOneModel(one, [{ one: middle, links }, ...around]);
  return members.length > 1 && members.some((member) => member.one === one) ? [members] : [];
}

function united(stars: readonly (readonly Linked[])[]): Linked[] {
  const links = new Map<Comparable, Link[]>();
  for (const { one, links: found } of stars.flat()) links.set(one, [...(links.get(one) ?? []), ...found]);
  return [...links].map(([one, found]) => ({ one, links: found }));
}

/** Two varieties that only the name of their brand holds together are two troubles: the ones of another variety than this one's are left out. */
function ofOneModel(one: Comparable, members: readonly Linked[]): Linked[] {
  if (one.models.size > 0) return members.filter((member) => isByShop(member) || !modelsDiffer(one, member.one));
  const counts = new Map<string, number>();
  for (const { one: member } of members)
    for (const model of member.models) counts.set(model, (counts.get(model) ?? 0) + 1);
  const [main] = [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (main === undefined) return [...members];
  const models = new Set([main[0]]);
  return members.filter((member) => isByShop(member) || !modelsDiffer({ models }, member.one));
}

function isByShop({ links }: Linked): boolean {
  return links.some(({ kind }) => kind === 'operator' || kind === 'batch' || kind === 'place' || kind === 'school');
}

/**
 * How many different people complain: one person, one household and copies of one text count once. Who says that he has told it before, and is
 * nobody yet, is the one of his place whose words are most like his.
 */
export function countPeople(all: readonly Comparable[]): number {
  const first = new Map(all.map((one) => [one, one]));
  const rootOf = (one: Comparable): Comparable => {
    let root = one;
    for (let next = first.get(root); next !== undefined && next !== root; next = first.get(root)) root = next;
    return root;
  };
  const join = (a: Comparable, b: Comparable) => first.set(rootOf(a), rootOf(b));
  for (const [i, a] of all.entries()) for (const b of all.slice(0, i)) if (isSamePerson(a, b)) join(a, b);
  for (const one of all) {
    const isAlone = all.every((other) => other === one || rootOf(other) !== rootOf(one));
    const before = one.sheet.again && isAlone ? toldBefore(one, all) : undefined;
    if (before !== undefined) join(one, before);
  }
  return new Set(all.map(rootOf)).size;
}

/** The matter that one who tells again has told; of two telephones that differ it is none. */
function toldBefore(one: Comparable, all: readonly Comparable[]): Comparable | undefined {
  const like = (other: Comparable) => likenessOf(pairsOf(one.sheet), pairsOf(other.sheet));
  return all
    .filter((other) => other !== one && isOneHome(one, other))
    .filter(({ sheet }) => sheet.persons.length === 0 || one.sheet.persons.length === 0)
    .toSorted((a, b) => like(b) - like(a) || (a.sheet.id < b.sheet.id ? -1 : 1))[0];
}

function isOneHome(a: Comparable, b: Comparable): boolean {
  return a.sheet.home !== null && a.sheet.home === b.sheet.home;
}

/** From so many pairs of characters on a copy is known for one. */
const leastPairs = 12;

export function isSamePerson(a: Comparable, b: Comparable): boolean {
  if (a.sheet.persons.some((one) => b.sheet.persons.includes(one))) return true;
  const like = likenessOf(pairsOf(a.sheet), pairsOf(b.sheet));
  return like >= 0.7 || (isOneHome(a, b) && like >= 0.45);
}

/** Pairs of characters of a text, made once: few texts are ever compared. */
const pairsMade = new WeakMap<FactSheet, ReadonlySet<string>>();
function pairsOf(sheet: FactSheet): ReadonlySet<string> {
  const made = pairsMade.get(sheet) ?? bigramsOf(sheet.text);
  pairsMade.set(sheet, made);
  return made;
}

/** Share of the shorter text that the longer one has too; short ones say nothing. */
function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size < leastPairs) return 0;
  let shared = 0;
  for (const pair of small) if (large.has(pair)) shared += 1;
  return shared / small.size;
}

function isWorthWatching(members: readonly Linked[]): boolean {
  const hurt = members.filter(({ one }) => one.hurt).map(({ one }) => one);
  if (countPeople(hurt) >= 2) return true;
  const batched = members.filter(({ one, links }) => isWatched(one) && links.some(({ kind }) => kind === 'batch'));
  return countPeople(batched.map(({ one }) => one)) >= 2;
}
