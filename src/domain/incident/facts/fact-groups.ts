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
  const count = peopleCounter();
  const members = membersAround(one, near, { lexicon, limits, count });
  if (members.length < limits.watchPeople) return null;
  const people = count(members.map((member) => member.one));
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
function membersAround(one: Comparable, near: readonly Comparable[], by: GroupedBy): Linked[] {
  const { limits, count } = by;
  const found = linkedTo(one, near, by);
  const direct = new Set([...found.values()].flatMap((linked) => linked.map((member) => member.one)));
  const kept = nearestOf(near, direct);
  const own = new Map([...found].map(([basis, linked]) => [basis, linked.filter((member) => kept.has(member.one))]));
  const all = [one, ...kept];
  const linkedOf = new Map([[one, own]]);
  for (const middle of newestOf(direct, mostMiddles)) linkedOf.set(middle, linkedTo(middle, all, by));
  let [best, most]: [Linked[], number] = [[], 0];
  for (const basis of bases) {
    const stars = [...linkedOf].flatMap(([middle, linked]) => starOf(one, middle, linked.get(basis) ?? []));
    const enough = stars.filter((star) => count(star.map((member) => member.one)) >= limits.people);
    const members = united(enough.length > 0 ? enough : stars.slice(0, 1));
    const people = count(members.map((member) => member.one));
    // What they bought says more than where.
    if (people > most || (people === most && basis === 'goods')) [best, most] = [members, people];
  }
  return best;
}

/** What a group is made by. */
interface GroupedBy {
  lexicon: FactLexicon;
  limits: GroupLimits;
  count: (all: readonly Comparable[]) => number;
}

/**
 * In an outbreak of hundreds the matter is held against so many, and the group is told by so many who may stand in its middle: more say
 * nothing else, and would hold up everybody. Who stands in an incident already draws in whoever is linked to one of these.
 */
const [mostNear, mostMiddles] = [100, 24];

/** Those that are linked to it, and then the newest. */
function nearestOf(near: readonly Comparable[], direct: ReadonlySet<Comparable>): ReadonlySet<Comparable> {
  if (near.length <= mostNear) return new Set(near);
  const linked = newestOf(direct, mostNear);
  const others = near.filter((other) => !direct.has(other));
  const kept = new Set([...linked, ...newestOf(others, mostNear - linked.length)]);
  return new Set(near.filter((other) => kept.has(other)));
}

/** The newest of them, in their order. */
function newestOf(all: Iterable<Comparable>, most: number): Comparable[] {
  const given = [...all];
  if (given.length <= most) return given;
  const kept = new Set(
    given.toSorted((a, b) => b.sheet.day - a.sheet.day || (a.sheet.id < b.sheet.id ? -1 : 1)).slice(0, most),
  );
  return given.filter((one) => kept.has(one));
}

/** Under each basis those that the matter shares it with. */
function linkedTo(one: Comparable, all: readonly Comparable[], { lexicon, limits }: GroupedBy): Map<Basis, Linked[]> {
  const found = new Map<Basis, Linked[]>();
  for (const other of all) {
    if (other === one) continue;
    for (const link of linksOf(one, other, lexicon, limits)) {
      const basis = basisOf[link.kind];
      const linked = found.get(basis);
      if (linked === undefined) found.set(basis, [{ one: other, links: [link] }]);
      else linked.push({ one: other, links: [link] });
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
  for (const { one, links: found } of stars.flat()) {
    const all = links.get(one);
    if (all === undefined) links.set(one, [...found]);
    else all.push(...found);
  }
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

/** How many different people complain. */
export function countPeople(all: readonly Comparable[]): number {
  return peopleCounter()(all);
}

/**
 * Counts different people: one person, one household and copies of one text count once. Who says that he has told it before, and is nobody yet,
 * is the one of his place whose words are most like his. Many groups of the same matters are counted, so each pair is compared once.
 */
function peopleCounter(): (all: readonly Comparable[]) => number {
  const likeness = likenessOnce();
  return (all) => {
    const root = all.map((_, i) => i);
    const size = all.map(() => 1);
    const rootOf = (i: number): number => {
      let at = i;
      for (let next = root[at] ?? at; next !== at; next = root[at] ?? at) {
        root[at] = root[next] ?? next;
        at = next;
      }
      return at;
    };
    const join = (i: number, j: number) => {
      const [from, to] = [rootOf(i), rootOf(j)];
      root[from] = to;
      size[to] = (size[to] ?? 1) + (size[from] ?? 1);
    };
    for (const [i, a] of all.entries())
      for (let j = 0; j < i; j += 1) {
        const b = all[j];
        if (b !== undefined && rootOf(i) !== rootOf(j) && isSamePerson(a, b, likeness)) join(i, j);
      }
    for (const [i, one] of all.entries()) {
      const isAlone = one.sheet.again && size[rootOf(i)] === 1;
      const before = isAlone ? toldBefore(one, all, likeness) : -1;
      if (before >= 0) join(i, before);
    }
    return all.filter((_, i) => rootOf(i) === i).length;
  };
}

/** Where the matter stands that one who tells again has told, -1 for none; of two telephones that differ it is none. */
function toldBefore(one: Comparable, all: readonly Comparable[], likeness: Likeness): number {
  let [best, most] = [-1, -1];
  for (const [i, other] of all.entries()) {
    if (other === one || !isOneHome(one, other)) continue;
    if (other.sheet.persons.length > 0 && one.sheet.persons.length > 0) continue;
    const like = likeness(one, other);
    if (like > most || (like === most && other.sheet.id < (all[best]?.sheet.id ?? ''))) [best, most] = [i, like];
  }
  return best;
}

function isOneHome(a: Comparable, b: Comparable): boolean {
  return a.sheet.home !== null && a.sheet.home === b.sheet.home;
}

/** From so many pairs of characters on a copy is known for one. */
const leastPairs = 12;

function isSamePerson(a: Comparable, b: Comparable, likeness: Likeness): boolean {
  if (a.sheet.persons.some((one) => b.sheet.persons.includes(one))) return true;
  const like = likeness(a, b);
  return like >= 0.7 || (isOneHome(a, b) && like >= 0.45);
}

type Likeness = (a: Comparable, b: Comparable) => number;

/** How alike the words of two are, found out once. */
function likenessOnce(): Likeness {
  const numbers = new Map<Comparable, number>();
  const found = new Map<number, number>();
  const numberOf = (one: Comparable): number => {
    const number = numbers.get(one) ?? numbers.size;
    numbers.set(one, number);
    return number;
  };
  return (a, b) => {
    const [x, y] = [numberOf(a), numberOf(b)];
    const key = Math.min(x, y) * 65_536 + Math.max(x, y);
    const like = found.get(key) ?? likenessOf(pairsOf(a.sheet), pairsOf(b.sheet));
    found.set(key, like);
    return like;
  };
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
