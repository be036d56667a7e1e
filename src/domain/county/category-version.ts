/**
 * 类别版本 (version of the categories): a county's administrator adds, renames and ends classes of goods and services and kinds of problem.
 * A code is never given twice and never taken away: what was ended keeps its name for all that was written under it. Where it was merged
 * into another, its matters go along one by one, each with a line in its ledger, so that every count stays equal to a recount.
 */
import { z } from 'zod';
import type { Day } from '../base/calendar.ts';
import { labelled, written } from '../base/field.ts';
import { Refusal } from '../base/refusal.ts';
import {
  categoryNode,
  isInUse,
  isWithinCategory,
  lawTraits,
  namedByRules,
  successorOf,
  type Category,
} from './category.ts';

const name = () => labelled(written().min(2).max(30), { zh: '名称', en: 'Name', input: 'text' });
const english = () => labelled(written().max(60).default(''), { zh: '英文名', en: 'English name', input: 'text' });
const code = z.string().max(10).regex(categoryNode);

export const CategoryChange = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('add'),
    code,
    parentCode: code.nullable(),
    kind: z.enum(['goods', 'services', 'nature']),
    zh: name(),
    en: english(),
  }),
  z.object({ act: z.literal('rename'), code, zh: name(), en: english() }),
  z.object({ act: z.literal('retire'), code, into: code.nullable() }),
  z.object({ act: z.literal('revive'), code }),
]);
export type CategoryChange = z.infer<typeof CategoryChange>;

export const CategoryChanges = labelled(z.array(CategoryChange).min(1).max(200), {
  zh: '要改的',
  en: 'Changes',
  wrongZh: '至少改一处，一次最多 200 处',
});

/** The matters of one code that go to another. */
export interface CategoryMove {
  from: string;
  to: string;
}

export interface NextCategories {
  categories: Category[];
  moves: CategoryMove[];
}

const letters = { goods: 'G', services: 'V', nature: 'N' } as const;
/** 99 is what fits nowhere else. */
const mostClasses = 98;
const mostBelow = 99;

/** The code that the next class below a node gets; one that was ever given is not given again. Null where none is left. */
export function nextCode(
  categories: readonly Category[],
  parentCode: string | null,
  kind: keyof typeof letters,
): string | null {
  if (parentCode === null) {
    const taken = categories.filter((one) => one.kind === kind && one.parentCode === null);
    const n = Math.max(0, ...taken.map((one) => Number(one.code.slice(1))).filter((one) => one <= mostClasses)) + 1;
    return n > mostClasses ? null : `${letters[kind]}${String(n).padStart(2, '0')}`;
  }
  const below = categories.filter((one) => one.parentCode === parentCode);
  const n = Math.max(0, ...below.map((one) => Number(one.code.slice(parentCode.length + 1)))) + 1;
  const next = `${parentCode}.${n}`;
  return n > mostBelow || !code.safeParse(next).success ? null : next;
}

/**
 * The categories as they are after the changes, in their order, and which matters go where. Refuses what would take a code away from what
 * the law's rules name, leave matters between two codes, or move them from under a law that protects them.
 */
export function nextCategories(
  before: readonly Category[],
  changes: readonly CategoryChange[],
  today: Day,
): NextCategories {
  let categories = [...before];
  for (const change of changes) categories = applied(categories, change, today);
  const moves = changes.flatMap((change) => {
    if (change.act !== 'retire' || change.into === null) return [];
    // Taken back by the same version, it moves nothing.
    const last = categories.find(({ code: own }) => own === change.code);
    if (last === undefined || isInUse(last) || last.mergedInto !== change.into) return [];
    demandGoal(categories, change.code, change.into);
    return [{ from: change.code, to: change.into }];
  });
  return { categories: inOrder(categories), moves };
}

/** Of every code that was merged into another, where its matters stand today. */
export function movesOf(categories: readonly Category[]): CategoryMove[] {
  return categories
    .filter((one) => one.retiredOn !== null && one.mergedInto !== null)
    .map((one) => ({ from: one.code, to: successorOf(categories, one.code) }));
}

function applied(categories: readonly Category[], change: CategoryChange, today: Day): Category[] {
  switch (change.act) {
    case 'add':
      return [...categories, added(categories, change)];
    case 'rename': {
      const found = foundIn(categories, change.code);
      demandFreeName(categories, { ...found, zh: change.zh });
      return replaced(categories, { ...found, ...wordsOf(change) });
    }
    case 'retire': {
      const found = foundIn(categories, change.code);
      demandEndable(categories, found);
      return replaced(categories, { ...found, retiredOn: today, mergedInto: change.into });
    }
    case 'revive': {
      const found = foundIn(categories, change.code, 'ended');
      const above = categories.find((one) => one.code === found.parentCode);
      if (above !== undefined && !isInUse(above)) throw new Refusal('category-above-ended', { zh: above.zh });
      demandFreeName(categories, found);
      return replaced(categories, { ...found, retiredOn: null, mergedInto: null });
    }
  }
}

function added(categories: readonly Category[], change: Extract<CategoryChange, { act: 'add' }>): Category {
  const { parentCode, kind } = change;
  if (parentCode !== null) {
    const above = foundIn(categories, parentCode);
    if (above.kind !== kind || kind === 'nature') throw new Refusal('category-place-unfit', { zh: above.zh });
  }
  const [countyId] = categories.map((one) => one.countyId);
  // Somebody else has added one meanwhile, or the list is full.
  if (change.code !== nextCode(categories, parentCode, kind))
    throw new Refusal('category-code-unfit', { code: change.code });
  const next: Category = {
    countyId: countyId ?? 0,
    code: change.code,
    parentCode,
    kind,
    ...wordsOf(change),
    position: categories.length,
    retiredOn: null,
    mergedInto: null,
  };
  demandFreeName(categories, next);
  return next;
}

/** Who types no English shows the Chinese. */
function wordsOf({ zh, en }: { zh: string; en: string }): { zh: string; en: string } {
  return { zh, en: en === '' ? zh : en };
}

function foundIn(categories: readonly Category[], wanted: string, as: 'used' | 'ended' = 'used'): Category {
  const found = categories.find((one) => one.code === wanted && one.kind !== 'channel');
  if (found === undefined || isInUse(found) !== (as === 'used'))
    throw new Refusal('category-unknown', { code: wanted });
  return found;
}

function replaced(categories: readonly Category[], next: Category): Category[] {
  return categories.map((one) => (one.code === next.code ? next : one));
}

function demandFreeName(categories: readonly Category[], { code: own, parentCode, kind, zh }: Category): void {
  const isTaken = categories.some(
    (one) => one.code !== own && one.parentCode === parentCode && one.kind === kind && one.zh === zh && isInUse(one),
  );
  if (isTaken) throw new Refusal('category-name-taken', { zh });
}

function demandEndable(categories: readonly Category[], found: Category): void {
  const { code: own, zh } = found;
  if (namedByRules.has(own)) throw new Refusal('category-of-law', { zh });
  const below = categories.find((one) => one.parentCode === own && isInUse(one));
  if (below !== undefined) throw new Refusal('category-has-below', { zh, below: below.zh });
}

function demandGoal(categories: readonly Category[], from: string, into: string): void {
  const [own, goal] = [from, into].map((one) => categories.find(({ code: it }) => it === one));
  if (own === undefined || goal === undefined || own === goal)
    throw new Refusal('category-goal-unfit', { zh: own?.zh ?? from });
  if (!isGoal(own, goal)) throw new Refusal('category-goal-unfit', { zh: own.zh });
  if (lawTraits(from) !== lawTraits(into)) throw new Refusal('category-changes-law', { zh: own.zh, goal: goal.zh });
}

/**
 * Whether the matters of one class may go to the other, but for what the law ties to it: goods stay goods, services stay services, for the
 * figures of both would move without anybody having complained of anything else.
 */
export function isGoal(own: Category, goal: Category): boolean {
  const isSameField = goal.kind === own.kind || (goal.kind === 'other' && own.kind !== 'nature');
  return isSameField && goal.kind !== 'channel' && isInUse(goal) && !isWithinCategory(goal.code, own.code);
}

/** Each below what it belongs to, in the order of before, what is new behind its neighbours. */
function inOrder(categories: readonly Category[]): Category[] {
  const below = Map.groupBy(categories, ({ parentCode }) => parentCode ?? '');
  const kinds = ['goods', 'services', 'other', 'nature', 'channel'];
  const walk = (parent: string): Category[] =>
    (below.get(parent) ?? [])
      .toSorted(
        (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || lastIs99(a) - lastIs99(b) || a.position - b.position,
      )
      .flatMap((one) => [one, ...walk(one.code)]);
  return walk('').map((one, position) => (one.position === position ? one : { ...one, position }));
}

/** 其他 stays the last. */
function lastIs99({ code: own, parentCode }: Category): number {
  return parentCode === null && own.endsWith('99') ? 1 : 0;
}
