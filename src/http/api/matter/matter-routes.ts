import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import { leastReason } from '../../../domain/base/reveal.ts';
import type { Context as HonoContext } from 'hono';
import type { ExportList } from '../../../domain/matter/words/export-lists.ts';
import { countedTo, termsOf } from '../../../domain/matter/lists.ts';
import type { LastStep } from '../../../domain/matter/list/last-step.ts';
import type { HandSpan } from '../../../domain/matter/list/hand.ts';
import { lateReasonWords } from '../../../domain/law/late-entry.ts';
import type { Matter } from '../../../domain/matter/matter.ts';
import { mostInBatch } from '../../../domain/matter/paper-form.ts';
import { demand, type Actor } from '../../../domain/base/actor.ts';
import type { Permission } from '../../../domain/base/permissions.ts';
import { labelled, written } from '../../../domain/base/field.ts';
import type { Context } from '../../../actions/base/context.ts';
import { findRenewedCode } from '../../../actions/matter/code-renewal.ts';
import { getSeenMatter, moveMatter, type Frame } from '../../../actions/matter/matter.ts';
import type { Lettered } from '../../../actions/matter/paper-facts.ts';
import type { Stationery } from '../../../actions/matter/paper.ts';
import { countPapers } from '../../../actions/matter/bulk/picked-papers.ts';
import { countMatters, listMatters, type Listed, type Listing, type Page } from '../../../store/matter/lists.ts';
import type { Env } from '../../base/env.ts';
import { addExportRoutes, exportedMatters, lastStepsOf } from './export.ts';
import { namesOf } from '../county/account-names.ts';
import { body, checked, json, problems, shape, validOf } from '../../base/schema.ts';
import { notePages, noteSeen } from '../../base/trail.ts';
import { staffOnly } from '../../base/session.ts';

/** One page of a list. */
export interface ListPage<Item> {
  items: Item[];
  next: string | null;
  /** Counted no further than a thousand, or two hundred that were searched for: one more says that there are more. */
  total: number;
  /** Of a list behind a figure of money, on its first page: what all its records come to. */
  sumFen?: number;
  /** Of what is in hand: how many are past their legal day, and past a local limit or the target day; counted as the total is. */
  late?: Late;
}

export interface Late {
  legal: number;
  local: number;
}

/** Whether a word is sought that hardly anything holds: a lone character, a number of some figures. */
function isRarelyHeld(q: string | undefined): boolean {
  return termsOf(q).some((term) => !/\p{Script=Han}{2}/u.test(term));
}

/** How many there are of what was asked for, counted no further than the limit. */
function totalOf<T extends Matter, R extends Listed>(
  ctx: Context,
  asked: Listing<T, R>,
  listed: Promise<Page<R>>,
): Promise<number> {
  const count = () => countMatters(ctx.db, ctx.actor, asked, ctx.today, countedTo(asked.query.q) + 1);
  // A first page that is not full has all: of what hardly anything holds it is waited for, and nothing is sought twice.
  const isAll = (page: Page<unknown>) => page.next === null && asked.query.after === undefined;
  return isRarelyHeld(asked.query.q) ? listed.then((page) => (isAll(page) ? page.items.length : count())) : count();
}

/** How many of a list of what is in hand are late; none for a list that asks for another part of it, for the records of a figure, or in words. */
async function lateOf<T extends Matter, R extends Listed>(
  ctx: Context,
  asked: Listing<T, R>,
): Promise<{ late?: Late }> {
  const { hand, q, due } = asked.query;
  const isPlain = hand === 'all' && due === undefined && termsOf(q).length === 0;
  if (!isPlain || asked.told !== undefined || asked.dated !== undefined) return {};
  const count = (cell: HandSpan) =>
    countMatters(ctx.db, ctx.actor, { ...asked, query: { ...asked.query, hand: cell } }, ctx.today, countedTo(q) + 1);
  const [legal, local] = await Promise.all([count('pastLegal'), count('pastTarget')]);
  return { late: { legal, local } };
}

/** What the list of one kind of matter needs. */
export interface ListRoutes<T extends Matter, R extends Listed, Q extends z.ZodObject, Item extends object> {
  path: Extract<ExportList, 'complaints' | 'tipoffs' | 'inquiries' | 'enforcements'>;
  zh: string;
  Query: Q;
  read: Permission;
  mayExport: Permission;
  listing: (query: z.infer<Q>, today: string, actor: Actor) => Listing<T, R>;
  itemOf: (ctx: Context, matter: R, names: ReadonlyMap<string, string>) => Item;
  /** What of it a page carries, by the columns that are shown; without it the whole item. */
  shownOf?: (item: Item, columns: readonly string[]) => object;
  columns: Readonly<Record<string, { zh: string; width: number }>>;
  defaultColumns: readonly string[];
  cell: (item: Item, column: string) => string | number;
  /** Whether the reader is told nothing of how a matter is handled, and so not of its last step. */
  keepsSteps?: (ctx: Context) => boolean;
  /** What the records behind a figure of money come to; null for every other list. */
  sumOf?: (ctx: Context, query: z.infer<Q>) => Promise<number | null>;
}

/** The row with its last step, where that is shown. */
function withStep(steps: ReadonlyMap<string, LastStep> | null, { id }: { id: string }, row: object): object {
  return steps === null ? row : { ...row, last: steps.get(id) ?? null };
}

/** What a page of the desk asks for at once. */
const screenful = 50;

/** The list as pages, and as a file of what is shown; an export is noted in the ledger of the county. */
export function addListRoutes<T extends Matter, R extends Listed, Q extends z.ZodObject, Item extends object>(
  routes: OpenAPIHono<Env>,
  {
    path,
    zh,
    Query,
    read,
    mayExport,
    listing,
    itemOf,
    shownOf = (item) => item,
    columns,
    defaultColumns,
    cell,
    keepsSteps,
    sumOf,
  }: ListRoutes<T, R, Q, Item>,
): void {
  routes.openapi(
    createRoute({
      method: 'get',
      path: `/${path}`,
      summary: `${zh}列表：筛选、排序、翻页`,
      middleware: staffOnly,
      request: { query: Query },
      responses: { 200: { description: '一页', ...json(shape<ListPage<object>>()) }, ...problems },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, read);
      const query = validOf(c, 'query', Query);
      const asked = listing(query, ctx.today, ctx.actor);
      const listed = listMatters(ctx.db, ctx.actor, asked, ctx.today);
      const total = totalOf(ctx, asked, listed);
      const sum = asked.query.after === undefined ? sumOf?.(ctx, query) : undefined;
      const [page, n, names, sumFen, late] = await Promise.all([listed, total, namesOf(ctx), sum, lateOf(ctx, asked)]);
      const chosen = (asked.query.columns ?? '').split(',');
      const steps = keepsSteps?.(ctx) === true ? null : await lastStepsOf(ctx, page.items, chosen);
      const items = page.items.map((one) => withStep(steps, one, shownOf(itemOf(ctx, one, names), chosen)));
      if (asked.query.after !== undefined || asked.query.limit > screenful) notePages(c, path, items.length);
      const more = { ...(typeof sumFen === 'number' ? { sumFen } : {}), ...late };
      return c.json({ items, next: page.next, total: n, ...more } satisfies ListPage<object>, 200);
    },
    checked(Query),
  );
  addExportRoutes(routes, {
    list: path,
    permission: mayExport,
    read: (ctx, query) => {
      const parsed = Query.safeParse(query);
      checked(Query)(parsed);
      const asked = (query['columns'] ?? '').split(',').filter((name) => name in columns);
      const chosen = asked.length === 0 ? defaultColumns : asked;
      const own = listing(parsed.data as z.infer<Q>, ctx.today, ctx.actor);
      return exportedMatters(ctx, { zh, columns, chosen, listing: own, itemOf, cell });
    },
  });
}

/** Of how many of what is picked there is each paper. */
export type PickedPapers = Readonly<Record<string, number>>;

const Picked = z.object({
  numbers: labelled(
    written()
      .max(mostInBatch * 20)
      .transform((typed) => typed.split(',').filter((one) => one !== ''))
      .pipe(z.array(z.string().max(30)).min(1).max(mostInBatch)),
    { zh: '选中的件', en: 'What is picked' },
  ),
});

/** Which papers a batch can be printed of. */
export function addPaperRoutes<T extends Lettered, K extends string>(
  routes: OpenAPIHono<Env>,
  { path, zh, stationery }: { path: string; zh: string; stationery: Stationery<T, K> },
): void {
  routes.openapi(
    createRoute({
      method: 'get',
      path: `/papers/${path}`,
      summary: `选中的${zh}有哪几种文书、各几份`,
      middleware: staffOnly,
      request: { query: Picked },
      responses: { 200: { description: '各几份', ...json(shape<PickedPapers>()) }, ...problems },
    }),
    async (c) => {
      const { numbers } = validOf(c, 'query', Picked);
      return c.json<PickedPapers, 200>(await countPapers(c.get('ctx'), stationery, numbers), 200);
    },
    checked(Picked),
  );
}

/** What the routes of one kind of matter need besides its frame. */
export interface MatterRoutes<T extends Matter, View extends object> {
  /** The plural that the addresses have, such as complaints. */
  path: string;
  /** 投诉, 举报, 咨询 or 案件, for the document of the API. */
  zh: string;
  example: string;
  frame: Frame<T>;
  viewOf: (ctx: Context, matter: T) => Promise<View>;
  /** The matter with what is masked or sealed in it, shown to one who may, by an action that writes why into the ledger. */
  reveal: (ctx: Context, number: string, reason: string) => Promise<View>;
  /** What a reveal asks for, where it asks for more than a word of reason. */
  Reveal?: typeof AnyReveal;
}

const AnyReveal = z.object({
  reason: labelled(written().min(leastReason).max(200), { zh: '查看的理由', en: 'Reason' }),
});
const version = z.number().int().min(1);
const clientId = z.uuid();
/** Why a day that lies long ago is written only now; what is asked for it is said when it is missing. */
const lateReason = labelled(written().max(300).default(''), { ...lateReasonWords, input: 'text' });

export function numberParam(example: string) {
  return z.object({
    number: z
      .string()
      .min(4)
      .max(30)
      .openapi({ param: { name: 'number', in: 'path' }, example }),
  });
}

/** Reading one matter, seeing what is masked, and one route a move made from its procedure: path, permission and input are the table's. */
export function addMatterRoutes<T extends Matter, View extends object>(
  routes: OpenAPIHono<Env>,
  { path, zh, example, frame, viewOf, reveal, Reveal = AnyReveal }: MatterRoutes<T, View>,
): void {
  const params = numberParam(example);
  routes
    .openapi(
      createRoute({
        method: 'get',
        path: `/${path}/{number}`,
        summary: `一件${zh}`,
        middleware: staffOnly,
        request: { params },
        responses: answer('件'),
      }),
      async (c) => {
        const ctx = c.get('ctx');
        const matter = await getSeenMatter(ctx, frame, { number: numberOf(c) });
        noteSeen(c, { kind: 'viewed', matterId: matter.id, number: matter.number });
        return c.json<object, 200>(await viewOf(ctx, matter), 200);
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: `/${path}/{number}/reveal`,
        summary: '查看隐去的个人信息，留痕',
        middleware: staffOnly,
        request: { params, body: body(Reveal) },
        responses: answer('未隐去的件'),
      }),
      async (c) => {
        const { reason } = validOf(c, 'json', Reveal);
        return c.json<object, 200>(await reveal(c.get('ctx'), numberOf(c), reason), 200, notKept);
      },
      checked(Reveal),
    );
  addMoveRoutes(routes, { path, example, frame, viewOf });
}

/** One route a move, as the procedure has it. */
function addMoveRoutes<T extends Matter, View extends object>(
  routes: OpenAPIHono<Env>,
  { path, example, frame, viewOf }: Pick<MatterRoutes<T, View>, 'path' | 'example' | 'frame' | 'viewOf'>,
): void {
  const params = numberParam(example);
  for (const [move, rule] of Object.entries(frame.procedure)) {
    const isTold = rule.tellsCode === true;
    // What is told once is told again to a retry, which its id alone proves.
    const Body = z.object({
      version,
      clientId: isTold ? clientId : clientId.optional(),
      lateReason,
      input: rule.input,
    });
    routes.openapi(
      createRoute({
        method: 'post',
        path: `/${path}/{number}/${move}`,
        summary: `${rule.zh}（${rule.en}）`,
        middleware: staffOnly,
        request: { params, body: body(Body) },
        responses: answer('办后的件'),
      }),
      async (c) => {
        const ctx = c.get('ctx');
        const { input, ...request } = validOf(c, 'json', Body);
        const matter = await moveMatter(ctx, frame, numberOf(c), move, input, request);
        const view = await viewOf(ctx, matter);
        if (!isTold || request.clientId === undefined) return c.json<object, 200>(view, 200);
        const renewed = await findRenewedCode(ctx, frame, matter, request.clientId);
        return c.json<object, 200>({ ...view, renewed }, 200, notKept);
      },
      checked(Body),
    );
  }
}

/** Kept by no browser, and not compressed, so that its length tells nothing: see compressJson. */
export const notKept = { 'cache-control': 'no-store, no-transform' } as const;

// A view that is still open has no type that JSON could be read as; `viewOf` and `reveal` hold it.
const answer = (description: string) => ({ 200: { description, ...json(shape<object>()) }, ...problems });

/** The address of a made route hides the name of its part. */
function numberOf(c: HonoContext): string {
  return c.req.param('number') ?? '';
}
