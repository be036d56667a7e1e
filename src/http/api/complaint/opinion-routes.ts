import { createRoute, z } from '@hono/zod-openapi';
import { demand, scopes } from '../../../domain/base/actor.ts';
import { labelled } from '../../../domain/base/field.ts';
import {
  answeredShare,
  satisfiedShare,
  summed,
  type Grade,
  type OpinionCell,
  type OpinionCount,
} from '../../../domain/complaint/opinion.ts';
import { maskText } from '../../../domain/base/masking.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { Context } from '../../../actions/base/context.ts';
import { countOpinions, listOpinions, type OpinionRecord } from '../../../store/complaint/opinion.ts';
import { apiRoutes, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

export interface OpinionRow extends OpinionCount {
  /** The id of the office or the code of the category, or '' for none. */
  key: string;
  zh: string;
  en: string;
  answeredShare: number | null;
  satisfiedShare: number | null;
}

export interface OpinionDigest {
  from: string;
  to: string;
  whole: OpinionRow;
  byOffice: OpinionRow[];
  byCategory: OpinionRow[];
  /** Words are masked, and who said them is left out. */
  /** Whether there are others behind the records. */
  more: boolean;
  records: (Omit<OpinionRecord, 'consumerName'> & { officeName: string; categoryZh: string; categoryEn: string })[];
}

const Query = z.object({
  from: labelled(z.iso.date(), { zh: '开始日', en: 'From', wrongZh: '写成 2026-04-29 这样的日期' }),
  to: labelled(z.iso.date(), { zh: '截止日', en: 'To', wrongZh: '写成 2026-04-29 这样的日期' }),
  officeId: z.string().max(40).optional(),
  grade: labelled(z.coerce.number().int().min(1).max(4).optional(), { zh: '评价', en: 'Grade' }),
  category: z.string().max(10).optional(),
});
/** A screenful or two: with those of one grade or category one sees on. */
const most = 120;
const none = { zh: '没有分送到所', en: 'No office' };
const noCategory = { zh: '未分类', en: 'No category' };

const get = createRoute({
  method: 'get',
  path: '/opinions',
  summary: '民意摘要：期内办结的，群众怎么评价',
  middleware: staffOnly,
  request: { query: Query },
  responses: { 200: { description: '摘要', ...json(shape<OpinionDigest>()) }, ...problems },
});

export const opinionApi = apiRoutes().openapi(
  get,
  async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'opinion.read');
    const { from, to, officeId, grade, category } = c.req.valid('query');
    if (from > to) throw new Refusal('period-invalid');
    const own = scopes[ctx.actor.role] === 'office' ? ctx.actor.organisationId : (officeId ?? null);
    const period = { from, to, officeId: own };
    const { countyId } = ctx.actor;
    const [{ byOffice, byCategory }, records] = await Promise.all([
      countOpinions(ctx.db, countyId, period),
      listOpinions(ctx.db, countyId, period, { grade: grade as Grade | undefined, category }, most + 1),
    ]);
    const digest: OpinionDigest = {
      from,
      to,
      whole:
        rowsOf(
          byOffice,
          () => '',
          () => ({ zh: '合计', en: 'Together' }),
        )[0] ?? emptyRow,
      byOffice: rowsOf(
        byOffice,
        (cell) => cell.officeId ?? '',
        (id) => officeWords(ctx, id),
      ),
      byCategory: rowsOf(
        byCategory,
        (cell) => cell.category ?? '',
        (code) => categoryWords(ctx, code),
      ),
      more: records.length > most,
      records: records.slice(0, most).map(({ consumerName, ...record }) => {
        const { zh: categoryZh, en: categoryEn } = categoryWords(ctx, record.category ?? '');
        const officeName = officeWords(ctx, record.officeId ?? '').zh;
        return { ...record, words: maskText(record.words, [consumerName]), officeName, categoryZh, categoryEn };
      }),
    };
    return c.json(digest, 200);
  },
  checked(Query),
);

const emptyRow: OpinionRow = {
  key: '',
  zh: '合计',
  en: 'Together',
  closed: 0,
  grades: { 1: 0, 2: 0, 3: 0, 4: 0 },
  answeredShare: null,
  satisfiedShare: null,
};

function rowsOf(
  cells: readonly OpinionCell[],
  keyOf: (cell: OpinionCell) => string,
  wordsOf: (key: string) => { zh: string; en: string },
): OpinionRow[] {
  return [...summed(cells, keyOf)].map(([key, count]) => ({
    key,
    ...wordsOf(key),
    ...count,
    answeredShare: answeredShare(count),
    satisfiedShare: satisfiedShare(count),
  }));
}

function officeWords(ctx: Context, id: string): { zh: string; en: string } {
  const name = ctx.county.organisations.find((one) => one.id === id)?.name;
  return name === undefined ? none : { zh: name, en: name };
}

function categoryWords(ctx: Context, code: string): { zh: string; en: string } {
  const { zh, en } = ctx.county.categories.find((one) => one.code === code) ?? noCategory;
  return { zh, en };
}
