/** 改类别: saves a new version of the categories, says before what it will do, and moves the matters of what was merged. */
import { z } from 'zod';
import { demand } from '../../domain/base/actor.ts';
import type { Day } from '../../domain/base/calendar.ts';
import { labelled, written } from '../../domain/base/field.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { changesMeals, type Category } from '../../domain/county/category.ts';
import {
  CategoryChanges,
  movesOf,
  nextCategories,
  type CategoryChange,
  type CategoryMove,
} from '../../domain/county/category-version.ts';
import { eventOf, type Matter, type MatterKind } from '../../domain/matter/matter.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import type { CategoryVersionRow } from '../../store/base/schema.ts';
import { record } from '../../store/base/ledger.ts';
import { enqueue } from '../../store/base/queue.ts';
import { transact } from '../../store/base/transact.ts';
import { lockCounty } from '../../store/county/county.ts';
import {
  countMapped,
  endMappings,
  insertCategoryVersion,
  insertMapping,
  listCategories,
  listCategoryVersions,
  saveCategories,
  saveRetired,
} from '../../store/county/category.ts';
import {
  countOpenMeals,
  countUnder,
  hasField,
  listIdsUnder,
  listLockedMonths,
  lockUnder,
  moveSheets,
  type CategoryField,
} from '../../store/desk/category-mapping.ts';
import { listKnowledge } from '../../store/inquiry/knowledge.ts';
import { saveMatter, type Book } from '../../store/matter/matter.ts';
import { announceOnCommit, factsOf, noteSetting, type Context } from '../base/context.ts';
import type { Books } from '../matter/reading.ts';

export const SaveCategories = z.object({
  /** Made by the page: a second press saves nothing. */
  id: z.uuid(),
  /** The version that the changes were made on; 0 for the list that the county began with. */
  version: z.number().int().min(0),
  changes: CategoryChanges,
  reason: labelled(written().min(2).max(200), { zh: '为什么改', en: 'Why', input: 'text' }),
});
export type SaveCategories = z.infer<typeof SaveCategories>;

/** What a change will do, counted before it is made. */
export interface CategoryEffect {
  /** Of each code that is merged into another: how many of each kind go, and how many of them came this year. */
  moves: {
    from: Named;
    to: Named;
    counts: { kind: MatterKind; n: number; recent: number }[];
    n: number;
    recent: number;
  }[];
  /** Of what is ended without another: how many stay under it. */
  staying: { code: Named; n: number }[];
  /** Locked months in which some of what goes came in, the first ones first. */
  lockedMonths: string[];
  /** Articles of the knowledge base that name what is ended. */
  knowledge: { id: string; title: string }[];
}

interface Named {
  code: string;
  zh: string;
  en: string;
}

const kinds = ['complaint', 'tipoff', 'inquiry', 'enforcement'] as const satisfies readonly MatterKind[];
const fields = ['category', 'nature'] as const satisfies readonly CategoryField[];

/** Counts what the changes will do, and refuses what cannot be. */
export async function previewCategories(ctx: Context, changes: readonly CategoryChange[]): Promise<CategoryEffect> {
  demand(ctx.actor, 'category.save');
  const { countyId } = ctx.actor;
  const before = await listCategories(ctx.db, countyId);
  const { categories, moves } = nextCategories(before, changes, ctx.today);
  const named = namesIn(categories);
  const ended = changes.flatMap((one) => (one.act === 'retire' ? [one] : []));
  const counted = await countAll(
    ctx,
    ctx.db,
    before,
    ended.map(({ code }) => code),
  );
  const from = moves.map((one) => one.from);
  const months: string[] = [];
  for (const kind of kinds)
    for (const field of fields)
      months.push(...(await listLockedMonths(ctx.db, kind, { countyId, field, codes: codesOf(before, field, from) })));
  await demandMeals(ctx.db, countyId, before, moves);
  const entries = await listKnowledge(ctx.db, countyId);
  return {
    moves: moves.map(({ from, to }) => {
      const own = counted.filter(({ code }) => code === from);
      return {
        from: named(from),
        to: named(to),
        counts: own.map(({ kind, n, recent }) => ({ kind, n, recent })),
        n: sum(own.map(({ n }) => n)),
        recent: sum(own.map(({ recent }) => recent)),
      };
    }),
    staying: ended.flatMap(({ code, into }) => {
      const n = sum(counted.filter((one) => one.code === code).map((one) => one.n));
      return into === null && n > 0 ? [{ code: named(code), n }] : [];
    }),
    lockedMonths: [...new Set(months)].toSorted(),
    knowledge: entries
      .filter(
        ({ untilOn, categoryCodes }) => untilOn === null && ended.some(({ code }) => categoryCodes.includes(code)),
      )
      .map(({ id, title }) => ({ id, title })),
  };
}

/** Saves the changes as the next version; who read an older one is refused, a second press writes nothing. */
export async function saveCategoryChanges(ctx: Context, form: SaveCategories): Promise<number> {
  demand(ctx.actor, 'category.save');
  const { countyId, id: byId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    await lockCounty(tx, countyId);
    const versions = await listCategoryVersions(tx, countyId);
    const known = versions.find(({ id }) => id === form.id);
    if (known !== undefined) return known.version;
    if ((versions[0]?.version ?? 0) !== form.version) throw new Refusal('changed-meanwhile');
    const before = await listCategories(tx, countyId);
    const { categories, moves } = nextCategories(before, form.changes, ctx.today);
    await demandMeals(tx, countyId, before, moves);
    const version = form.version + 1;
    await saveCategories(tx, countyId, changedIn(before, categories));
    await saveRetired(tx, countyId, categories);
    const { id, changes, reason } = form;
    await insertCategoryVersion(tx, { countyId, version, id, changes, reason, byId, at: ctx.at });
    await noteSetting(tx, ctx, 'categories-saved', { version, reason, ...tally(changes) });
    if (moves.length > 0) {
      const going = await countAll(
        ctx,
        tx,
        before,
        moves.map(({ from }) => from),
      );
      await insertMapping(tx, { countyId, version, toMove: sum(going.map(({ n }) => n)), moved: 0, doneAt: null });
      await enqueue(tx, { name: 'map-categories' });
    }
    return version;
  });
}

/** So many go in one transaction, which holds their rows until it commits. */
const together = 100;

/**
 * Moves what stands under ended classes into those that they were merged with, also what comes later from a telephone or a letter that
 * knew only the old list. Cut off anywhere, the next run goes on with what is left; one that cannot be moved stops no other, and is told
 * at the end.
 */
export async function mapCategories(
  ctx: Context,
  books: Books,
  signal: AbortSignal,
  atOnce: number = together,
): Promise<void> {
  demand(ctx.actor, 'category.map');
  const { countyId } = ctx.actor;
  if (movesOf(ctx.county.categories).length === 0) return;
  // List and versions of one moment: what is saved meanwhile is the next run's.
  const { categories, versions } = await transact(ctx.db, async (tx) => {
    await lockCounty(tx, countyId);
    return {
      categories: await listCategories(tx, countyId),
      versions: await listCategoryVersions(tx, countyId),
    };
  });
  const moves = movesOf(categories);
  const failed: string[] = [];
  for (const kind of kinds)
    for (const field of fields) {
      const own = moves.filter(({ from }) => codesOf(categories, field, [from]).length > 0);
      if (own.length === 0 || !hasField(kind, field)) continue;
      const book = books[kind] as Book<Matter>;
      const ids = await listIdsUnder(ctx.db, book, { countyId, field, codes: own.map(({ from }) => from) });
      for (let i = 0; i < ids.length; i += atOnce) {
        if (signal.aborted) return;
        failed.push(
          ...(await moveAll(ctx, book, { field, moves: own, categories, versions }, ids.slice(i, i + atOnce))),
        );
      }
    }
  if (failed.length > 0)
    throw new Error(
      `${failed.length} matters could not be moved to their new category: ${failed.slice(0, 5).join(', ')}`,
    );
  await transact(ctx.db, async (tx) => {
    await lockCounty(tx, countyId);
    const ended = await endMappings(tx, countyId, versions[0]?.version ?? 0, ctx.at);
    for (const { version: done, moved } of ended)
      await noteSetting(tx, ctx, 'categories-mapped', { version: done, n: moved });
  });
}

interface Moving {
  field: CategoryField;
  moves: readonly CategoryMove[];
  categories: readonly Category[];
  versions: readonly CategoryVersionRow[];
}

/** Together, or one by one where one of them cannot be moved; gives the ids of those. */
async function moveAll(ctx: Context, book: Book<Matter>, moving: Moving, ids: readonly string[]): Promise<string[]> {
  try {
    await moveSome(ctx, book, moving, ids);
    return [];
  } catch (error) {
    const [only] = ids;
    if (only === undefined) throw error;
    if (ids.length === 1) return [only];
  }
  const failed: string[] = [];
  for (const id of ids) failed.push(...(await moveAll(ctx, book, moving, [id])));
  return failed;
}

function moveSome(
  ctx: Context,
  book: Book<Matter>,
  { field, moves, categories, versions }: Moving,
  ids: readonly string[],
): Promise<void> {
  const { countyId } = ctx.actor;
  const goals = new Map(moves.map(({ from, to }) => [from, to]));
  const named = namesIn(categories);
  const name = field === 'category' ? 'categoryCode' : 'natureCode';
  return transact(ctx.db, async (tx) => {
    const found = await lockUnder(tx, book, { countyId, field, codes: [...goals.keys()], ids });
    const moved = new Map<number, number>();
    for (const matter of found) {
      const from = (matter as Matter & Record<typeof name, string>)[name];
      const to = goals.get(from) ?? from;
      const version = endedIn(versions, from);
      moved.set(version, (moved.get(version) ?? 0) + 1);
      const saved = await saveMatter(tx, book, matter, { ...matter, [name]: to });
      const detail = { field, from, to, was: named(from).zh, is: named(to).zh, version };
      await record(tx, eventOf(matter, 'category-mapped', factsOf(ctx), detail));
      if (matter.stage !== 'done') announceOnCommit(tx, ctx, saved, matter);
    }
    if (found.length === 0) return;
    const own = found.map(({ id }) => id);
    if (field === 'category') await moveSheets(tx, countyId, own, goals);
    for (const [version, n] of moved) await countMapped(tx, countyId, version, n);
  });
}

/** Refuses to merge kinds of problem where that would take an open complaint about a meal out of the food law, or under it. */
async function demandMeals(
  db: Db | Tx,
  countyId: number,
  categories: readonly Category[],
  moves: readonly CategoryMove[],
): Promise<void> {
  for (const { from, to } of moves) {
    if (codesOf(categories, 'nature', [from]).length === 0 || !changesMeals(from, to)) continue;
    const n = await countOpenMeals(db, countyId, from);
    const { zh } = namesIn(categories)(from);
    if (n > 0) throw new Refusal('category-meals-open', { zh, n });
  }
}

/** The version that ended the code last. */
function endedIn(versions: readonly CategoryVersionRow[], code: string): number {
  const found = versions.find(({ changes }) => changes.some((one) => one.act === 'retire' && one.code === code));
  return found?.version ?? versions[0]?.version ?? 0;
}

/** What stands under the codes, of every kind of matter. */
async function countAll(ctx: Context, db: Db | Tx, categories: readonly Category[], codes: readonly string[]) {
  const { actor, today } = ctx;
  const since = `${today.slice(0, 4)}-01-01` as Day;
  const counted = [];
  // One after the other: a transaction has one connection.
  for (const kind of kinds)
    for (const field of fields)
      counted.push(
        ...(await countUnder(db, kind, {
          countyId: actor.countyId,
          field,
          codes: codesOf(categories, field, codes),
          since,
        })),
      );
  return counted;
}

/** Those of the codes that stand in the list of the field. */
function codesOf(categories: readonly Category[], field: CategoryField, codes: readonly string[]): string[] {
  return codes.filter((code) => {
    const found = categories.find((one) => one.code === code);
    return found !== undefined && (found.kind === 'nature') === (field === 'nature');
  });
}

/** What was made, or has another name or place. */
function changedIn(before: readonly Category[], after: readonly Category[]): Category[] {
  const known = new Map(before.map((one) => [one.code, one]));
  return after.filter((one) => {
    const was = known.get(one.code);
    return was === undefined || was.zh !== one.zh || was.en !== one.en || was.position !== one.position;
  });
}

function tally(changes: readonly CategoryChange[]) {
  const of = (act: CategoryChange['act']) => changes.filter((one) => one.act === act).length;
  return { added: of('add'), renamed: of('rename'), ended: of('retire'), revived: of('revive') };
}

function namesIn(categories: readonly Category[]): (code: string) => Named {
  const known = new Map(categories.map(({ code, zh, en }) => [code, { code, zh, en }]));
  return (code) => known.get(code) ?? { code, zh: code, en: code };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, n) => all + n, 0);
}
