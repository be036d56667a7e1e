import { createRoute, z } from '@hono/zod-openapi';
import type { Context as HonoContext } from 'hono';
import { demand } from '../../../domain/base/actor.ts';
import {
  verdicts,
  type ImportRow,
  type ImportRun,
  type ImportSubject,
  type Verdict,
} from '../../../domain/exchange/import/import.ts';
import { mostImportMegabytes, tableLimits } from '../../../domain/exchange/import/table-limits.ts';
import {
  isLedgerSubject,
  LedgerMapping,
  ledgerSubjects,
  ledgerSubjectWords,
} from '../../../domain/exchange/import/ledger-column.ts';
import { Mapping } from '../../../domain/exchange/import/mapping.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { Context } from '../../../actions/base/context.ts';
import { noteExported } from '../../../actions/county/county.ts';
import { checkImport, noteSampled, startImport, stopImport, takeTable } from '../../../actions/exchange/import.ts';
import { countRows, getRun, listRows, listRuns } from '../../../store/exchange/import.ts';
import { answerTable } from '../matter/export.ts';
import { answerBook } from './answer-book.ts';
import {
  columnsOf,
  ledgerColumnsOf,
  refusedOf,
  templateOfLedger,
  type ColumnsView,
  type LedgerColumnsView,
} from './import-view.ts';
import { namesOf } from '../county/account-names.ts';
import type { Env } from '../../base/env.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { watermarkOf } from '../../base/watermark.ts';
import { readUpload } from '../../base/upload.ts';

/** A run as the desk shows it. */
export interface RunView extends Omit<ImportRun, 'countyId' | 'sha256' | 'byId'> {
  /** Whether the table is still there, for another pass and for the error file. */
  hasTable: boolean;
  byName: string;
  counts: Record<Verdict, number>;
}
export type RowView = Omit<ImportRow, 'countyId' | 'runId'>;

const CheckForm = z.object({
  mapping: z.union([Mapping, LedgerMapping]).nullable().default(null),
  mappingId: z.uuid().nullable().default(null),
  mappingVersion: z.number().int().min(1).nullable().default(null),
});
const RowsQuery = z.object({
  verdict: z.enum(verdicts).optional(),
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const params = z.object({ id: z.uuid() });
const one = { 200: { description: '这次导入', ...json(shape<RunView>()) }, ...problems };
const mostListed = 50;

const list = createRoute({
  method: 'get',
  path: '/imports',
  summary: '最近的导入',
  middleware: staffOnly,
  responses: { 200: { description: '导入', ...json(shape<{ runs: RunView[] }>()) }, ...problems },
});
const post = createRoute({
  method: 'post',
  path: '/imports',
  summary: `上传全国12315平台或 12345 的表（multipart：file，xlsx 或 csv，最多 ${mostImportMegabytes} 兆；subject 可不填，是旧台账的写 cases、samplings、inspections、letters；id 可不填，再传一次同一个 id 还是那一次）`,
  request: {
    body: {
      content: {
        'multipart/form-data': {
          schema: z.object({ file: z.any(), id: z.string().optional(), subject: z.enum(ledgerSubjects).optional() }),
        },
      },
    },
  },
  responses: { 201: { description: '读到的表', ...json(shape<RunView>()) }, ...problems },
});
const get = createRoute({
  method: 'get',
  path: '/imports/{id}',
  summary: '一次导入，进行到哪里',
  middleware: staffOnly,
  request: { params },
  responses: one,
});
const columns = createRoute({
  method: 'get',
  path: '/imports/{id}/columns',
  summary: '表里有哪些列、各列的样子，和建议的对应',
  middleware: staffOnly,
  request: { params },
  responses: { 200: { description: '列', ...json(shape<ColumnsView | LedgerColumnsView>()) }, ...problems },
});
const template = createRoute({
  method: 'get',
  path: '/imports/templates/{subject}',
  summary: '旧台账的空表：列名认得，能选的有下拉，第二张表写怎么填',
  middleware: staffOnly,
  request: { params: z.object({ subject: z.enum(ledgerSubjects) }) },
  responses: { 200: { description: 'xlsx' }, ...problems },
});
const check = createRoute({
  method: 'post',
  path: '/imports/{id}/check',
  summary: '试读：逐行看会怎样，不写任何东西',
  middleware: staffOnly,
  request: { params, body: body(CheckForm) },
  responses: one,
});
const rows = createRoute({
  method: 'get',
  path: '/imports/{id}/rows',
  summary: '逐行的结果',
  middleware: staffOnly,
  request: { params, query: RowsQuery },
  responses: { 200: { description: '行', ...json(shape<{ rows: RowView[]; next: number | null }>()) }, ...problems },
});
const run = createRoute({
  method: 'post',
  path: '/imports/{id}/run',
  summary: '开始导入，或者从停下的地方接着导',
  middleware: staffOnly,
  request: { params },
  responses: one,
});
const stop = createRoute({
  method: 'post',
  path: '/imports/{id}/stop',
  summary: '停下；导好的留着',
  middleware: staffOnly,
  request: { params },
  responses: one,
});

export const importApi = apiRoutes();

// Registered by hand beside its document: the body is streamed to disk and must not be parsed in memory first.
importApi.openAPIRegistry.registerPath({ ...post, path: post.path });
importApi.post('/imports', staffOnly, async (c) => {
  demand(c.get('ctx').actor, 'import.run');
  return c.json(await takeUpload(c, 'matters'), 201);
});

const listKinds = {
  matters: 'table',
  operators: 'register',
  cases: 'table',
  samplings: 'table',
  inspections: 'table',
  letters: 'table',
} as const satisfies Record<ImportSubject, string>;

/** The one table of an upload becomes a run; the form's `id` makes a second sending the same one. */
export async function takeUpload(c: HonoContext<Env>, subject: ImportSubject): Promise<RunView> {
  const { tables } = c.get('deps');
  const ctx = c.get('ctx');
  const kind = listKinds[subject];
  const upload = await readUpload(c, {
    mostBytes: tableLimits[kind].packedMegabytes * 1024 * 1024,
    storeUpload: (stream) => tables.storeTable(stream, c.req.raw.signal, kind),
  });
  const [problem] = upload.problems;
  if (problem !== undefined) throw problem.refusal;
  const [table] = upload.files;
  if (table === undefined) throw new Refusal('sheet-empty');
  const id = z.uuid().safeParse(upload.fields['id']).data;
  // A platform's list, unless the form says of which old ledger it is.
  const ledger = z.enum(ledgerSubjects).safeParse(upload.fields['subject']).data;
  const of = subject === 'matters' ? (ledger ?? subject) : subject;
  return viewOf(ctx, await takeTable(ctx, { ...table, subject: of }, id));
}

importApi
  .openapi(list, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'import.read');
    const names = await namesOf(ctx);
    const runs = await listRuns(ctx.db, ctx.actor.countyId, mostListed);
    return c.json({ runs: await Promise.all(runs.map((one) => viewOf(ctx, one, names))) }, 200);
  })
  .openapi(get, async (c) => {
    const ctx = c.get('ctx');
    return c.json(await viewOf(ctx, await runOf(ctx, c.req.valid('param').id)), 200);
  })
  .openapi(columns, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'import.run');
    const found = await runOf(ctx, c.req.valid('param').id);
    // The columns of a register tell themselves, and nobody chooses them.
    if (found.subject === 'operators') throw new Refusal('not-found');
    await noteSampled(ctx, found);
    const { tables } = c.get('deps');
    const view = isLedgerSubject(found.subject)
      ? await ledgerColumnsOf(tables, found, found.subject)
      : await columnsOf(ctx, tables, found);
    return c.json(view, 200);
  })
  .openapi(template, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'import.run');
    const { subject } = c.req.valid('param');
    return answerBook(c, `${ledgerSubjectWords[subject].zh}-空表.xlsx`, await templateOfLedger(ctx, subject));
  })
  .openapi(
    check,
    async (c) => {
      const ctx = c.get('ctx');
      return c.json(await viewOf(ctx, await checkImport(ctx, c.req.valid('param').id, c.req.valid('json'))), 200);
    },
    checked(CheckForm),
  )
  .openapi(
    rows,
    async (c) => {
      const ctx = c.get('ctx');
      const { limit, ...query } = c.req.valid('query');
      const found = await runOf(ctx, c.req.valid('param').id);
      const page = await listRows(ctx.db, found, { ...query, limit: limit + 1 });
      const shown = page.slice(0, limit).map(rowView);
      return c.json({ rows: shown, next: page.length > limit ? (shown.at(-1)?.line ?? null) : null }, 200);
    },
    checked(RowsQuery),
  )
  .openapi(run, async (c) => {
    const ctx = c.get('ctx');
    return c.json(await viewOf(ctx, await startImport(ctx, c.req.valid('param').id)), 200);
  })
  .openapi(stop, async (c) => {
    const ctx = c.get('ctx');
    return c.json(await viewOf(ctx, await stopImport(ctx, c.req.valid('param').id)), 200);
  });

importApi.get('/imports/:id/errors', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'import.run');
  const id = z.uuid().safeParse(c.req.param('id'));
  if (!id.success) throw new Refusal('not-found');
  const found = await runOf(ctx, id.data);
  const table = await refusedOf(ctx, c.get('deps').tables, found);
  const format = c.req.query('format') === 'xlsx' ? 'xlsx' : 'csv';
  // The lines are as they came, with the people in them: who took them out stands in the ledger, as of every export.
  const mark = watermarkOf(c);
  const line = { format, columns: ['refused'], filters: [`import ${found.id}`], mark: mark.id };
  await noteExported(ctx, line, 'import.run');
  return answerTable(c, table, format, { mark, filters: line.filters });
});

async function runOf(ctx: Context, id: string): Promise<ImportRun> {
  demand(ctx.actor, 'import.read');
  return getRun(ctx.db, ctx.actor.countyId, id);
}

function rowView(row: ImportRow): RowView {
  const { line, platformNumber, verdict, done, number, operatorId, fields, reasonZh, reasonEn } = row;
  return { line, platformNumber, verdict, done, number, operatorId, fields, reasonZh, reasonEn };
}

async function viewOf(ctx: Context, found: ImportRun, names?: ReadonlyMap<string, string>): Promise<RunView> {
  const { countyId: _, sha256, byId, ...shown } = found;
  const byName = (names ?? (await namesOf(ctx))).get(byId) ?? '';
  return { ...shown, hasTable: sha256 !== null, byName, counts: await countRows(ctx.db, found) };
}
