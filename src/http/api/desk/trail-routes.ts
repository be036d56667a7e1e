import { createRoute, z } from '@hono/zod-openapi';
import { demand, type StaffRole } from '../../../domain/base/actor.ts';
import { dayOf } from '../../../domain/base/calendar.ts';
import type { LedgerVerb } from '../../../domain/base/ledger-verbs.ts';
import { trailKinds, type TrailKind } from '../../../domain/base/trail.ts';
import { roleWords } from '../../../domain/county/account.ts';
import { trailWords, TrailQuery } from '../../../domain/desk/trail.ts';
import type { Context } from '../../../actions/base/context.ts';
import { noteExported } from '../../../actions/county/county.ts';
import { findHead } from '../../../store/base/ledger-head.ts';
import { listAccounts, type StoredAccount } from '../../../store/county/account.ts';
import type { TrailRow } from '../../../store/base/schema.ts';
import { countUnforwarded, findNumbers, listTrail } from '../../../store/desk/trail.ts';
import { apiRoutes, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { watermarkOf } from '../../base/watermark.ts';
import { answerTable } from '../matter/export.ts';

export interface SeenTrail {
  id: number;
  at: string;
  kind: TrailKind;
  accountId: string | null;
  /** Empty when nobody of the county was named. */
  name: string;
  /** What was typed as a name, but for its end. */
  typed: string;
  role: StaffRole | null;
  number: string;
  zh: string;
  en: string;
  address: string;
  device: string;
}

export interface TrailPage {
  items: SeenTrail[];
  next: number | null;
  people: { id: string; name: string; role: StaffRole }[];
  days: number;
  /** The newest head of the ledger, which can be printed; null before there is one. */
  head: { n: number; at: string } | null;
  /** How many lines wait to be sent to the machine that keeps logs; null where none is set. */
  waiting: number | null;
}

const pageSize = 100;
/** Beyond this the file is asked for in parts. */
const mostRows = 50_000;
const Paged = TrailQuery.extend({ after: z.coerce.number().int().min(1).optional() });

const list = createRoute({
  method: 'get',
  path: '/trail',
  summary: '审计留痕：谁登录、看了、搜了、导出了、改了什么',
  middleware: staffOnly,
  request: { query: Paged },
  responses: { 200: { description: '一页', ...json(shape<TrailPage>()) }, ...problems },
});

export const trailApi = apiRoutes().openapi(
  list,
  async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'audit.read');
    const { after, ...query } = c.req.valid('query');
    const { countyId } = ctx.actor;
    // What this very reader has just looked at stands there too.
    await c.get('deps').trail.flush();
    const [rows, accounts, head, waiting] = await Promise.all([
      listTrail(ctx.db, countyId, query, { after: after ?? null, most: pageSize + 1 }),
      listAccounts(ctx.db, countyId),
      findHead(ctx.db, countyId),
      // Where none is set any more, what was once sent there waits for nothing.
      c.get('deps').settings.forwardsTrail === true ? countUnforwarded(ctx.db, countyId) : null,
    ]);
    const shown = rows.slice(0, pageSize);
    const page: TrailPage = {
      items: await seenOf(ctx, shown, accounts),
      next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
      people: accounts.map(({ id, name, role }) => ({ id, name, role })),
      days: ctx.county.county.limits.trailDays,
      head: head === null ? null : { n: head.n, at: head.at.toISOString() },
      waiting,
    };
    return c.json(page, 200);
  },
  checked(Paged),
);

const columns = [
  { zh: '时间', width: 150 },
  { zh: '人员', width: 90 },
  { zh: '角色', width: 110 },
  { zh: '做了什么', width: 100 },
  { zh: '编号', width: 110 },
  { zh: '说明', width: 360 },
  { zh: '地址', width: 130 },
  { zh: '设备', width: 240 },
] as const;

trailApi.get('/export/trail', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'audit.read');
  const parsed = TrailQuery.safeParse(c.req.query());
  checked(TrailQuery)(parsed);
  const query = parsed.data ?? {};
  const format = c.req.query('format') === 'xlsx' ? 'xlsx' : 'csv';
  const filters = Object.keys(query);
  await c.get('deps').trail.flush();
  const mark = watermarkOf(c);
  await noteExported(ctx, { format, columns: ['trail'], filters, mark: mark.id }, 'audit.read');
  return answerTable(
    c,
    { name: `审计留痕-${ctx.today}`, sheet: '审计留痕', columns, rows: rowsOf(ctx, query) },
    format,
    { mark, filters },
  );
});

async function* rowsOf(ctx: Context, query: TrailQuery): AsyncGenerator<(string | number)[]> {
  const accounts = await listAccounts(ctx.db, ctx.actor.countyId);
  let after: number | null = null;
  for (let n = 0; n < mostRows; n += pageSize) {
    const rows: TrailRow[] = await listTrail(ctx.db, ctx.actor.countyId, query, { after, most: pageSize });
    for (const one of await seenOf(ctx, rows, accounts))
      yield [
        shanghai.format(new Date(one.at)),
        one.name === '' ? one.typed : one.name,
        one.role === null ? '' : roleWords[one.role].zh,
        trailKinds[one.kind].zh,
        one.number,
        one.zh,
        one.address,
        one.device,
      ];
    if (rows.length < pageSize) return;
    after = rows.at(-1)?.id ?? null;
  }
  yield [`只导出了前 ${mostRows} 行；请加条件分几次导出。`];
}

const shanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

async function seenOf(
  ctx: Context,
  rows: readonly TrailRow[],
  accounts: readonly StoredAccount[],
): Promise<SeenTrail[]> {
  const known = new Map(accounts.map((one) => [one.id, one]));
  const ids = rows.flatMap(({ number, matterId }) => (number === '' && matterId !== null ? [matterId] : []));
  const numbers = await findNumbers(ctx.db, ctx.actor.countyId, [...new Set(ids)]);
  return rows.map((row) => {
    const account = row.accountId === null ? undefined : known.get(row.accountId);
    const about = row.matterId === null ? undefined : known.get(row.matterId);
    const kind = row.kind as TrailKind;
    const aboutName = kind === 'account' && about?.id !== row.accountId ? (about?.name ?? null) : null;
    const facts = { kind, verb: row.verb as LedgerVerb | null, onDay: dayOf(row.at), detail: row.detail, aboutName };
    return {
      id: row.id,
      at: row.at.toISOString(),
      kind,
      accountId: row.accountId,
      name: account?.name ?? '',
      typed: row.who,
      role: account?.role ?? null,
      number: row.number === '' ? (numbers.get(row.matterId ?? '') ?? '') : row.number,
      ...trailWords(facts),
      address: row.address,
      device: row.device,
    };
  });
}
