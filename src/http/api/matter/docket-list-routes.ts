/** 簿册列表 on the wire: pages by keyset, how many of each state, and the list as a file; for the sheet see http/print. */
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { z } from 'zod';
import { demand } from '../../../domain/base/actor.ts';
import type { DocketEntry } from '../../../domain/matter/docket.ts';
import {
  askedOf,
  cellZh,
  docketQuery,
  type DocketAsked,
  type DocketListing,
} from '../../../domain/matter/docket/docket-list.ts';
import type { Facts } from '../../../domain/matter/matter.ts';
import type { Context } from '../../../actions/base/context.ts';
import {
  countDocket,
  countRowsOfDocket,
  pageOfDocket,
  statesAsked,
  type DocketTable,
} from '../../../store/matter/docket-list.ts';
import type { Env } from '../../base/env.ts';
import { checked, json, problems, shape, validOf } from '../../base/schema.ts';
import { notePages } from '../../base/trail.ts';
import { staffOnly } from '../../base/session.ts';
import { namesOf } from '../county/account-names.ts';
import {
  addEntryRoutes,
  itemsOf,
  rowsOf as rowsOfPage,
  screenful,
  type DocketPage,
  type DocketShown,
  type SentRow,
} from './docket-routes.ts';
import type { DocketItem } from './docket-view.ts';
import { addExportRoutes, type Asked, type Exporter } from './export.ts';

/** What the routes of a docket with a list need besides its frame. */
export interface ListedDocket<
  T extends DocketEntry,
  O extends { id: string },
  F extends Facts,
  More extends object,
> extends DocketShown<T, O, F, More> {
  table: DocketTable<T>;
  listing: DocketListing<DocketItem<T, More>>;
}

export interface ListedPage<Item = DocketItem> extends DocketPage<Item> {
  /** How many the other filters leave of each state, and of those that were asked for; counted no further than ten thousand a state. */
  counts: Record<string, number>;
  total: number;
}

/** A declaration as it stands, with its types found by the compiler. */
export function listed<T extends DocketEntry, O extends { id: string }, F extends Facts, More extends object>(
  declared: ListedDocket<T, O, F, More>,
): ListedDocket<T, O, F, More> {
  return declared;
}

/** No file has more, however many were allowed; no sheet of paper more than these. */
const mostRows = 50_000;
export const mostPrinted = 1_000;
const rowsAtOnce = 200;

/** List, file, opening, reading and one route a step, all made from what the docket declares. */
export function addListedRoutes<T extends DocketEntry, O extends { id: string }, F extends Facts, More extends object>(
  routes: OpenAPIHono<Env>,
  declared: ListedDocket<T, O, F, More>,
): void {
  const { frame, table, listing } = declared;
  const { docket } = frame;
  const Query = docketQuery(docket, listing);
  routes.openapi(
    createRoute({
      method: 'get',
      path: `/${docket.path}`,
      summary: `${docket.zh}列表：筛选、查找、翻页`,
      middleware: staffOnly,
      request: { query: Query },
      responses: { 200: { description: docket.zh, ...json(shape<object>()) }, ...problems },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, docket.read);
      const asked = askedOf(validOf(c, 'query', Query));
      const limit = asked.limit ?? screenful;
      const [{ items: found, next }, counts, names] = await Promise.all([
        pageOfDocket(ctx.db, ctx.actor, table, asked, { today: ctx.today, limit }),
        countDocket(ctx.db, ctx.actor, table, asked, ctx.today),
        namesOf(ctx),
      ]);
      const { columns } = asked;
      const items = await rowsOfPage(ctx, declared, found, names, { columns, fields: fieldsOf(listing, columns) });
      const total = totalOf(counts, table, asked.state);
      if (asked.after !== undefined || (asked.limit ?? 0) > screenful) notePages(c, docket.path, items.length);
      const page: ListedPage<SentRow> = {
        items,
        more: next !== null,
        next,
        counts,
        total,
        at: ctx.at.toISOString(),
      };
      return c.json<object, 200>(page, 200);
    },
    checked(Query),
  );
  addExportRoutes(routes, docketExporter(declared));
  addEntryRoutes(routes, declared);
}

/** How many there are of the states that were asked for. */
function totalOf<T extends DocketEntry>(
  counts: Readonly<Record<string, number>>,
  table: DocketTable<T>,
  asked: DocketAsked['state'],
): number {
  const states = statesAsked(table, asked);
  return Object.entries(counts)
    .filter(([state]) => states.length === 0 || states.includes(state))
    .reduce((sum, [, n]) => sum + n, 0);
}

/** The first entries of a list as its table has them, for who looks through them and shows no list; and how many there are. */
export async function firstListed<
  T extends DocketEntry,
  O extends { id: string },
  F extends Facts,
  More extends object,
>(
  ctx: Context,
  { frame, table, listing }: Pick<ListedDocket<T, O, F, More>, 'frame' | 'table' | 'listing'>,
  query: Readonly<Record<string, string>>,
  most: number,
): Promise<{ entries: readonly T[]; total: number; more: boolean }> {
  demand(ctx.actor, frame.docket.read);
  const Query: z.ZodObject = docketQuery(frame.docket, listing);
  const asked = askedOf(Query.parse(query));
  const [{ items, next }, counts] = await Promise.all([
    pageOfDocket(ctx.db, ctx.actor, table, asked, { today: ctx.today, limit: most }),
    countDocket(ctx.db, ctx.actor, table, asked, ctx.today),
  ]);
  return { entries: items, total: totalOf(counts, table, asked.state), more: next !== null };
}

/** The list as it is taken out. */
export function docketExporter<T extends DocketEntry, O extends { id: string }, F extends Facts, More extends object>(
  declared: ListedDocket<T, O, F, More>,
): Exporter {
  const { frame, table, listing } = declared;
  const { docket } = frame;
  const Query: z.ZodObject = docketQuery(docket, listing);
  return {
    list: listing.list,
    permission: 'docket.export',
    read: (ctx, query): Asked => {
      demand(ctx.actor, docket.read);
      const parsed = Query.safeParse(query);
      checked(Query)(parsed);
      const asked = askedOf(parsed.data ?? {});
      const columns = chosenOf(listing, query['columns']);
      const { own, ...common } = asked;
      const filters = [...Object.keys(common), ...Object.keys(own)]
        .filter((name) => isFilter(name, query[name]))
        .map((name) => (name === 'kind' ? 'which' : name));
      return {
        columns,
        filters,
        count: () => countRowsOfDocket(ctx.db, ctx.actor, table, asked, { today: ctx.today, most: mostRows }),
        table: (most) => ({
          name: `${docket.zh}-${ctx.today}`,
          sheet: docket.zh,
          columns: columns.map((name) => ({
            zh: listing.columns[name]?.zh ?? '',
            width: listing.columns[name]?.width ?? 100,
          })),
          rows: rowsOf(ctx, declared, asked, { columns, most: Math.min(most, mostRows) }),
        }),
      };
    },
  };
}

/** What columns read that no row has unless they are chosen. */
function fieldsOf({ columns }: Pick<DocketListing<never>, 'columns'>, chosen: readonly string[]): string[] {
  return chosen.flatMap((name) => columns[name]?.reads ?? []);
}

/** How a list is laid out, which leaves no row out. */
const layout: ReadonlySet<string> = new Set(['sort', 'after', 'limit', 'columns']);

function isFilter(name: string, value: string | undefined): boolean {
  return value !== undefined && value !== '' && !layout.has(name);
}

/** The columns that were chosen, with those that the name of an entry says on the screen; all of them where none was. */
function chosenOf({ columns }: Pick<DocketListing<never>, 'columns'>, typed: string | undefined): string[] {
  const asked = (typed ?? '').split(',').filter((name) => name in columns);
  if (asked.length === 0) return Object.keys(columns);
  const said = Object.entries(columns).filter(([, { inName }]) => inName === true);
  return asked.flatMap((name) => (name === 'number' ? [name, ...said.map(([one]) => one)] : [name]));
}

/** The cells page by page, never the whole list in memory; where they were cut off, a sentence in the place of the next row. */
async function* rowsOf<T extends DocketEntry, O extends { id: string }, F extends Facts, More extends object>(
  ctx: Context,
  declared: ListedDocket<T, O, F, More>,
  { after: _after, limit: _limit, ...asked }: DocketAsked,
  { columns, most }: { columns: readonly string[]; most: number },
): AsyncGenerator<(string | number)[]> {
  const { listing, table } = declared;
  const names = await namesOf(ctx);
  let after = undefined as string | undefined;
  for (let n = 0; n < most; n += rowsAtOnce) {
    const page = await pageOfDocket(
      ctx.db,
      ctx.actor,
      table,
      { ...asked, after, limit: undefined },
      {
        today: ctx.today,
        limit: rowsAtOnce,
      },
    );
    const items = await itemsOf(ctx, declared, page.items.slice(0, most - n), names);
    for (const item of items)
      yield columns.map((name) => {
        const column = listing.columns[name];
        return column === undefined ? '' : cellZh(column, item);
      });
    if (page.next === null && items.length === page.items.length) return;
    after = page.next ?? undefined;
  }
  yield [`只导出了前 ${most} 行；请加条件分几次导出。`];
}
