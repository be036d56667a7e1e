/** 统计口径 (registry): every figure with its definition and its value of a period, the records behind those that no list opens, and the shares. */
import { createRoute, z } from '@hono/zod-openapi';
import { demand, scopes } from '../../../domain/base/actor.ts';
import { labelled } from '../../../domain/base/field.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { figureNames, figures, openedFigure, type FigureName } from '../../../domain/figures.ts';
import { blankReason, lackReason, notKept, type Reason } from '../../../domain/figures/blank-reason.ts';
import { mostRecordsShown, recordsAtOnce, type FigureRecord } from '../../../domain/figures/figure-record.ts';
import { versionOf, type FigurePeriod, type FigureWords } from '../../../domain/figures/figure.ts';
import { recordsOfPart, shareNames, type ShareName, type SharePart } from '../../../domain/report/share.ts';
import type { Context } from '../../../actions/base/context.ts';
import { countKnown, countOneKnown, findRecordListing } from '../../../store/figures.ts';
import { countShares, namesOfShops } from '../../../store/report/shares.ts';
import { apiRoutes, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { partName, placeOf } from './part-names.ts';
import { categoryNode } from '../../../domain/county/category.ts';

/** A figure with all that is said of it. */
export interface RegistryRow extends FigureWords {
  name: FigureName;
  version: { n: number; since: string };
  /** Null where it has none; then the reason says why. */
  value: number | null;
  blank: Reason | null;
  /** The two numbers of a ratio, in the order of its formula; null for all others. */
  parts: readonly [number | null, number | null] | null;
}

export interface Registry {
  from: string;
  to: string;
  officeId: string | null;
  category: string | null;
  figures: RegistryRow[];
  /** Since when the ledger of the place has been kept; null when the program does not know the place. */
  keptSince: string | null;
  countedAt: string;
}

export interface SeenPart extends SharePart {
  label: { zh: string; en: string };
  to: { complaints: string | null; tipoffs: string | null };
}

export interface Shares {
  name: ShareName;
  whole: number;
  parts: SeenPart[];
}

/** The newest records behind a figure. */
export interface SeenRecords {
  records: FigureRecord[];
  /** What all of them count for: the figure itself, and of a rate its part; null where the ledger was not kept in these days. */
  n: number | null;
}

const day = (zh: string, en: string) =>
  labelled(z.iso.date(), { zh, en, wrongZh: '写成 2026-04-29 这样的日期', wrongEn: 'a date such as 2026-04-29' });
const period = {
  from: day('开始日', 'From'),
  to: day('截止日', 'To'),
  officeId: z.string().max(40).optional(),
  category: labelled(z.string().regex(categoryNode).optional(), {
    zh: '类别',
    en: 'Category',
    wrongZh: '写类别代码，例如 V06',
  }),
};
const Period = z.object(period);
const recorded = figureNames.filter((name) => recordsPage(name) === '/figures/records');
const Records = z.object({
  figure: labelled(z.enum(recorded), {
    zh: '哪个数',
    en: 'Figure',
    wrongZh: '写统计口径里有记录页的数',
  }),
  from: period.from,
  to: period.to,
  officeId: period.officeId,
  category: period.category,
  limit: z.coerce.number().int().min(1).max(mostRecordsShown).default(recordsAtOnce),
});
const ShareQuery = z.object({
  ...period,
  name: labelled(z.enum(shareNames), { zh: '哪种占比', en: 'Shares', wrongZh: '写统计口径里列出的占比' }),
});

const registry = createRoute({
  method: 'get',
  path: '/figures/registry',
  summary: '统计口径：每个数的口径、公式、期间、分项、版本、来源，和它在期内的值',
  middleware: staffOnly,
  request: { query: Period },
  responses: { 200: { description: '统计口径', ...json(shape<Registry>()) }, ...problems },
});
const records = createRoute({
  method: 'get',
  path: '/figures/records',
  summary: '一个数后面的每一笔，没有自己列表的那些数',
  middleware: staffOnly,
  request: { query: Records },
  responses: { 200: { description: '每一笔', ...json(shape<SeenRecords>()) }, ...problems },
});
const shares = createRoute({
  method: 'get',
  path: '/figures/shares',
  summary: '一个数怎么分：渠道、类别、问题、所、乡镇、经营者、月份',
  middleware: staffOnly,
  request: { query: ShareQuery },
  responses: { 200: { description: '占比', ...json(shape<Shares>()) }, ...problems },
});

export const registryApi = apiRoutes()
  .openapi(
    registry,
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'figure.read');
      return c.json(await registryOf(ctx, periodOf(ctx, c.req.valid('query'))), 200);
    },
    checked(Period),
  )
  .openapi(
    records,
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'figure.read');
      const { figure, limit, ...asked } = c.req.valid('query');
      const listing = findRecordListing(figure);
      if (listing === null) throw new Refusal('not-found');
      demand(ctx.actor, listing.read);
      const { countyId } = ctx.actor;
      const period = periodOf(ctx, asked);
      const counted = { name: openedFigure(figure), today: ctx.today };
      const [found, n] = await Promise.all([
        listing.list(ctx.db, countyId, figure, period, limit),
        countOneKnown(ctx.db, countyId, period, counted),
      ]);
      const records = (n === null ? [] : found).map((one) => ({ ...one, place: placeOf(ctx, one.place) }));
      return c.json({ records, n }, 200);
    },
    checked(Records),
  )
  .openapi(
    shares,
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'figure.read');
      const { name, ...asked } = c.req.valid('query');
      return c.json(await sharesOf(ctx, name, periodOf(ctx, asked)), 200);
    },
    checked(ShareQuery),
  );

type Asked = FigurePeriod & { category: string | null };

/** Who is of an office counts his own, whatever he asks. */
function periodOf({ actor }: Context, asked: z.infer<typeof Period>): Asked {
  const { from, to, officeId, category = null } = asked;
  if (from > to) throw new Refusal('period-invalid');
  const own = scopes[actor.role] === 'office' ? actor.organisationId : (officeId ?? null);
  return { from, to, officeId: own, category };
}

async function registryOf(ctx: Context, asked: Asked): Promise<Registry> {
  const { values, keptSince } = await countKnown(ctx.db, ctx.actor.countyId, asked, ctx.today);
  const known = (values ?? {}) as Readonly<Record<string, number | null | undefined>>;
  const rows = figureNames.map((name): RegistryRow => {
    const words: FigureWords = figures[name];
    const said = known[name];
    const blank =
      blankReason(words, asked) ?? (said === undefined ? notKept : said === null ? lackReason(words) : null);
    const of = words.ratio === undefined ? words.change : { now: words.ratio.part, base: words.ratio.whole };
    const parts = of === undefined ? null : ([known[of.now] ?? null, known[of.base] ?? null] as const);
    return { ...words, name, version: versionOf(words), value: blank === null ? (said ?? null) : null, blank, parts };
  });
  const { from, to, officeId, category } = asked;
  return { from, to, officeId, category, figures: rows, keptSince, countedAt: ctx.at.toISOString() };
}

function recordsPage(name: FigureName): string | undefined {
  const words: FigureWords = figures[name];
  return words.records;
}

async function sharesOf(ctx: Context, name: ShareName, asked: Asked): Promise<Shares> {
  const { whole, parts } = await countShares(ctx.db, ctx.actor.countyId, name, asked);
  const codes = parts.map(({ code }) => code);
  const shops =
    name === 'operatorShares' ? await namesOfShops(ctx.db, ctx.actor.countyId, codes) : new Map<string, string>();
  return {
    name,
    whole,
    parts: parts.map((one) => ({
      ...one,
      label: partName(ctx, one.code, shops),
      to: recordsOfPart(name, one.code, { ...asked, category: asked.category }),
    })),
  };
}
