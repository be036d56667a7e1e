import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { Context as HonoContext } from 'hono';
import { demand } from '../../../domain/base/actor.ts';
import { mostOfDocket, type DocketEntry } from '../../../domain/matter/docket.ts';
import { rowEntry } from '../../../domain/matter/docket/docket-row.ts';
import type { Facts } from '../../../domain/matter/matter.ts';
import type { Context } from '../../../actions/base/context.ts';
import { getSeenEntry, moveEntry, openEntry, type DocketFrame } from '../../../actions/matter/docket.ts';
import { pageBehind } from './docket-pages.ts';
import { docketItem, docketView, type DocketItem, type DocketView } from './docket-view.ts';
import type { Env } from '../../base/env.ts';
import { namesOf } from '../county/account-names.ts';
import { body, checked, json, problems, shape, validOf } from '../../base/schema.ts';
import { notePages, noteSeen } from '../../base/trail.ts';
import { staffOnly } from '../../base/session.ts';

/** What the routes of one entry need besides its frame. */
export interface DocketShown<T extends DocketEntry, O extends { id: string }, F extends Facts, More extends object> {
  frame: DocketFrame<T, O, F>;
  example: string;
  /** What is shown beside each entry; asked once for a whole page of them. */
  moreOf: (ctx: Context, entries: readonly T[], names: ReadonlyMap<string, string>) => Promise<(entry: T) => More>;
  /** Steps that nobody can make now for a reason outside of the entry; their buttons are left out. */
  closedOf?: (ctx: Context, entries: readonly T[]) => Promise<(entry: T) => readonly string[]>;
  /** What a row of its list has, where that is less than the whole entry. */
  row?: DocketRow<T>;
  /** What of an entry its reader is shown, where not everybody is shown all; asked once for a whole page. */
  shownOf?: (ctx: Context, entries: readonly T[]) => Promise<(entry: T) => T>;
}

/** What a row of a list carries: what no column shows is left for the opening. */
export interface DocketRow<T extends DocketEntry> {
  /** The fields of an entry that its columns read, besides those that every row has. */
  entry: readonly (keyof T)[];
  /** Where no button stands in a row, it tells only which of the chief steps its reader can make: by them it is known whose turn it is. */
  moves?: 'chief';
  /** What is shown beside each row, where that is less; asked once for a whole page, with the columns that were chosen by name. */
  moreOf?: (
    ctx: Context,
    entries: readonly T[],
    names: ReadonlyMap<string, string>,
    columns: readonly string[],
  ) => Promise<(entry: T) => object>;
}

/** The columns that were chosen, and the fields that they read besides those of every row. */
interface ChosenColumns {
  columns: readonly string[];
  fields: readonly string[];
}

/** A row as it is sent. */
export interface SentRow extends Pick<DocketItem, 'moves' | 'more'> {
  entry: object;
}

/** What the routes of one docket need besides its frame. */
export interface DocketRoutes<
  T extends DocketEntry,
  O extends { id: string },
  F extends Facts,
  Q extends z.ZodObject,
  More extends object,
> extends DocketShown<T, O, F, More> {
  /** What the list is asked for; `state` is open or all. */
  Query: Q;
  /** The first ones that the reader may see, in the order of the docket, and no more than `most`. */
  list: (ctx: Context, query: z.infer<Q>, most: number) => Promise<T[]>;
}

/** A declaration as it stands, with its types found by the compiler. */
export function ordered<
  T extends DocketEntry,
  O extends { id: string },
  F extends Facts,
  Q extends z.ZodObject,
  More extends object,
>(declared: DocketRoutes<T, O, F, Q, More>): DocketRoutes<T, O, F, Q, More> {
  return declared;
}

export interface DocketPage<Item = DocketItem> {
  items: Item[];
  /** Whether there are others behind them. */
  more: boolean;
  /** Where the next page starts, or null on the last one. */
  next: string | null;
  at: string;
}

/** Which entries a list shows, unless a docket asks for more. */
export const DocketState = z.object({ state: z.enum(['open', 'all']).default('open') });

/** A page of a list; whoever chooses from a docket asks for as many as he can look through. */
export const screenful = 50;
const Versioned = z.object({ version: z.number().int().min(1), clientId: z.uuid().optional() });

/** List, opening, reading and one route a step, all made from the docket's declaration. */
export function addDocketRoutes<
  T extends DocketEntry,
  O extends { id: string },
  F extends Facts,
  Q extends z.ZodObject,
  More extends object,
>(routes: OpenAPIHono<Env>, declared: DocketRoutes<T, O, F, Q, More>): void {
  addListRoute(routes, declared);
  addEntryRoutes(routes, declared);
}

function addListRoute<
  T extends DocketEntry,
  O extends { id: string },
  F extends Facts,
  Q extends z.ZodObject,
  More extends object,
>(routes: OpenAPIHono<Env>, declared: DocketRoutes<T, O, F, Q, More>): void {
  const { frame, Query, list } = declared;
  const { docket } = frame;
  const Paged = z.object({
    limit: z.coerce.number().int().min(1).max(mostOfDocket(docket)).optional(),
    /** Where the page before ended; made by the server. */
    after: z.string().max(60).optional(),
  });
  const Listed = Query.extend(Paged.shape);
  routes.openapi(
    createRoute({
      method: 'get',
      path: `/${docket.path}`,
      summary: `${docket.zh}列表，可翻页`,
      middleware: staffOnly,
      request: { query: Listed },
      responses: { 200: { description: docket.zh, ...json(shape<object>()) }, ...problems },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, docket.read);
      const { limit = screenful, after, ...asked } = validOf(c, 'query', Paged);
      // What was asked for, without the page: a list that looks at all of it finds only what its docket has declared.
      const query = asked as z.infer<Q>;
      const [{ entries, next, more }, names] = await Promise.all([
        pageBehind((most) => list(ctx, query, most), after, limit),
        namesOf(ctx),
      ]);
      const items = await rowsOf(ctx, declared, entries, names);
      if (after !== undefined || limit > screenful) notePages(c, docket.path, items.length);
      const page: DocketPage<SentRow> = { items, more, next, at: ctx.at.toISOString() };
      return c.json<object, 200>(page, 200);
    },
    checked(Listed),
  );
}

/** The first entries of a docket in its own order, for who looks through them and shows no list. */
export async function firstOrdered<
  T extends DocketEntry,
  O extends { id: string },
  F extends Facts,
  Q extends z.ZodObject,
  More extends object,
>(
  ctx: Context,
  { frame, Query, list }: Pick<DocketRoutes<T, O, F, Q, More>, 'frame' | 'Query' | 'list'>,
  query: Readonly<Record<string, string>>,
  most: number,
): Promise<{ entries: readonly T[]; total: number; more: boolean }> {
  demand(ctx.actor, frame.docket.read);
  const found = await list(ctx, Query.parse(query), most + 1);
  const entries = found.slice(0, most);
  return { entries, total: entries.length, more: found.length > most };
}

/** The same as rows of a list; fields of columns that were chosen come along. */
export async function rowsOf<T extends DocketEntry, O extends { id: string }, F extends Facts, More extends object>(
  ctx: Context,
  declared: Omit<DocketShown<T, O, F, More>, 'example'>,
  entries: readonly T[],
  names: ReadonlyMap<string, string>,
  { columns, fields }: ChosenColumns = { columns: [], fields: [] },
): Promise<SentRow[]> {
  const { row, ...whole } = declared;
  if (row === undefined) return itemsOf(ctx, whole, entries, names);
  const { moreOf = whole.moreOf } = row;
  const beside: typeof whole.moreOf | NonNullable<typeof row.moreOf> = moreOf;
  const items = await itemsOf(
    ctx,
    { ...whole, moreOf: (asking, of, known) => beside(asking, of, known, columns) },
    entries,
    names,
  );
  const { procedure } = declared.frame.docket;
  return items.map(({ entry, moves, more }) => ({
    entry: rowEntry(entry, [...row.entry, ...(fields as (keyof T)[])]),
    moves: row.moves === 'chief' ? moves.filter((move) => procedure[move]?.chief === true) : moves,
    more,
  }));
}

/** The entries of a page as their reader sees them; what stands beside them is asked for once. */
export async function itemsOf<T extends DocketEntry, O extends { id: string }, F extends Facts, More extends object>(
  ctx: Context,
  { frame, moreOf, closedOf, shownOf }: Omit<DocketShown<T, O, F, More>, 'example'>,
  entries: readonly T[],
  names: ReadonlyMap<string, string>,
): Promise<DocketItem<T, More>[]> {
  const more = await moreOf(ctx, entries, names);
  const shown = await shownOf?.(ctx, entries);
  const closed = (await closedOf?.(ctx, entries)) ?? (() => []);
  return entries.map((entry): DocketItem<T, More> => {
    const item = docketItem(ctx, frame, entry, more(entry));
    const moves = item.moves.filter((move) => !closed(entry).includes(move));
    return { ...item, moves, ...(shown === undefined ? {} : { entry: shown(entry) }) };
  });
}

/** Opening, reading and one route a step. */
export function addEntryRoutes<T extends DocketEntry, O extends { id: string }, F extends Facts, More extends object>(
  routes: OpenAPIHono<Env>,
  declared: DocketShown<T, O, F, More>,
): void {
  addReadingRoutes(routes, declared);
  addStepRoutes(routes, declared);
}

function addReadingRoutes<T extends DocketEntry, O extends { id: string }, F extends Facts, More extends object>(
  routes: OpenAPIHono<Env>,
  declared: DocketShown<T, O, F, More>,
): void {
  const { frame, example } = declared;
  const { docket } = frame;
  const params = keyParam(example);
  const one = answer(docket.zh);
  routes
    .openapi(
      createRoute({
        method: 'post',
        path: `/${docket.path}`,
        summary: `${docket.opening.zh}；同一个 id 再交一次，得到同一条`,
        middleware: staffOnly,
        request: { body: body(docket.opening.input) },
        responses: one,
      }),
      async (c) => {
        const ctx = c.get('ctx');
        const entry = await openEntry(ctx, frame, validOf(c, 'json', docket.opening.input));
        return c.json<object, 200>(await viewOf(ctx, declared, entry), 200);
      },
      checked(docket.opening.input),
    )
    .openapi(
      createRoute({
        method: 'get',
        path: `/${docket.path}/{key}`,
        summary: `一条${docket.zh}`,
        middleware: staffOnly,
        request: { params },
        responses: one,
      }),
      async (c) => {
        const ctx = c.get('ctx');
        const entry = await getSeenEntry(ctx, frame, keyOf(c));
        noteSeen(c, { kind: 'viewed', matterId: entry.id, number: keyOf(c).slice(0, 40), detail: { of: docket.path } });
        return c.json<object, 200>(await viewOf(ctx, declared, entry), 200);
      },
    );
}

function addStepRoutes<T extends DocketEntry, O extends { id: string }, F extends Facts, More extends object>(
  routes: OpenAPIHono<Env>,
  declared: DocketShown<T, O, F, More>,
): void {
  const { frame, example } = declared;
  const { docket } = frame;
  const params = keyParam(example);
  const one = answer(docket.zh);
  for (const [move, rule] of Object.entries(docket.procedure)) {
    const Body = Versioned.extend({ input: rule.input });
    routes.openapi(
      createRoute({
        method: 'post',
        path: `/${docket.path}/{key}/${move}`,
        summary: `${docket.zh}：${rule.zh}（${rule.en}）`,
        middleware: staffOnly,
        request: { params, body: body(Body) },
        responses: one,
      }),
      async (c) => {
        const ctx = c.get('ctx');
        const { version, clientId, input } = validOf(c, 'json', Body);
        const entry = await moveEntry(ctx, frame, keyOf(c), move, input, { version, clientId });
        return c.json<object, 200>(await viewOf(ctx, declared, entry), 200);
      },
      checked(Body),
    );
  }
}

async function viewOf<T extends DocketEntry, O extends { id: string }, F extends Facts, More extends object>(
  ctx: Context,
  { frame, moreOf, closedOf, shownOf }: DocketShown<T, O, F, More>,
  entry: T,
): Promise<DocketView<T, More>> {
  const more = await moreOf(ctx, [entry], await namesOf(ctx));
  const shown = await shownOf?.(ctx, [entry]);
  const view = await docketView(ctx, frame, entry, more(entry));
  const closed = (await closedOf?.(ctx, [entry]))?.(entry) ?? [];
  const moves = view.moves.filter((move) => !closed.includes(move));
  return { ...view, moves, ...(shown === undefined ? {} : { entry: shown(entry) }) };
}

function keyParam(example: string) {
  return z.object({
    key: z
      .string()
      .min(4)
      .max(40)
      .openapi({ param: { name: 'key', in: 'path' }, example }),
  });
}

// The view of a kind that is still open has no type that JSON could be read as; `viewOf` holds it.
const answer = (description: string) => ({ 200: { description, ...json(shape<object>()) }, ...problems });

/** The address of a made route hides the name of its part. */
function keyOf(c: HonoContext): string {
  return c.req.param('key') ?? '';
}
