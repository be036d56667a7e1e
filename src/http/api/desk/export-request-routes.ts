import { createRoute, z } from '@hono/zod-openapi';
import { demand, mayDo, type StaffRole } from '../../../domain/base/actor.ts';
import { DecideExport, mayDecide, stateAt, type ExportRequest } from '../../../domain/matter/export-request.ts';
import type { ExportList } from '../../../domain/matter/words/export-lists.ts';
import { filterWords } from '../../../domain/matter/list/export-filters.ts';
import type { Context } from '../../../actions/base/context.ts';
import { decideExport, withdrawExport } from '../../../actions/matter/export-request.ts';
import { listAccounts, type StoredAccount } from '../../../store/county/account.ts';
import { listExportRequests } from '../../../store/matter/export-request.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { addRequestRoutes } from '../matter/export.ts';

/** A request as its asker and whoever may answer it see it. */
export interface SeenExport {
  id: string;
  name: string;
  role: StaffRole | null;
  officeName: string;
  askedAt: string;
  list: ExportList;
  /** The filters in words, and the list with them, to look at what it is. */
  filters: { zh: string; en: string };
  address: string | null;
  rows: number;
  purpose: string;
  state: ReturnType<typeof stateAt>;
  decidedByName: string;
  reason: string;
  goodUntil: string | null;
  fetched: number;
  isMine: boolean;
  /** Whether the reader may answer it now. */
  mayDecide: boolean;
  /** Where its asker fetches the file; null while he may not. */
  file: string | null;
}

const mostListed = 500;
/** What of a query names no row: how the list is laid out. */
const layout: readonly string[] = ['columns', 'sort', 'limit', 'after', 'kind'];
const lookedAt: Partial<Record<ExportList, string>> = {
  complaints: '/complaints',
  tipoffs: '/tipoffs',
  inquiries: '/inquiries',
  enforcements: '/enforcements',
  allowances: '/people/allowances',
  trainings: '/trainings',
  samplings: '/samplings',
  'sampling-plans': '/samplings/plans',
  institutions: '/samplings/institutions',
  inspections: '/inspections',
  campaigns: '/campaigns',
  sorties: '/sorties',
  seizures: '/seizures',
  'covert-checks': '/covert-checks',
  'station-visits': '/station-visits',
  'contract-reviews': '/contract-reviews',
  'standard-contracts': '/standard-contracts',
  guidances: '/guidances',
  surveys: '/surveys',
  'work-reports': '/work-reports',
};

const list = createRoute({
  method: 'get',
  path: '/export-requests',
  summary: '导出申请：自己的，和等自己准的',
  middleware: staffOnly,
  responses: { 200: { description: '申请', ...json(shape<{ items: SeenExport[] }>()) }, ...problems },
});
const ok = { 200: { description: '好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems };
const params = z.object({ id: z.uuid() });
const answer = createRoute({
  method: 'post',
  path: '/export-requests/{id}/decide',
  summary: '准或不准一个导出申请；不能是申请人自己',
  middleware: staffOnly,
  request: { params, body: body(DecideExport) },
  responses: ok,
});
const takeBack = createRoute({
  method: 'post',
  path: '/export-requests/{id}/withdraw',
  summary: '撤回自己的导出申请',
  middleware: staffOnly,
  request: { params },
  responses: ok,
});

export const exportRequestApi = apiRoutes()
  .openapi(list, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'export.list');
    const [requests, accounts] = await Promise.all([
      listExportRequests(ctx.db, ctx.actor.countyId, mostListed),
      listAccounts(ctx.db, ctx.actor.countyId),
    ]);
    const known = new Map(accounts.map((one) => [one.id, one]));
    const items = requests
      .filter(({ askedBy }) => askedBy === ctx.actor.id || isForHim(ctx, known.get(askedBy)))
      .map((one) => seenOf(ctx, one, known));
    return c.json({ items }, 200);
  })
  .openapi(
    answer,
    async (c) => {
      await decideExport(c.get('ctx'), c.req.valid('param').id, c.req.valid('json'));
      return c.json({ ok: true as const }, 200);
    },
    checked(DecideExport),
  )
  .openapi(takeBack, async (c) => {
    await withdrawExport(c.get('ctx'), c.req.valid('param').id);
    return c.json({ ok: true as const }, 200);
  });

function isForHim({ actor }: Context, asker: StoredAccount | undefined): boolean {
  return asker !== undefined && mayDo(actor, 'export.decide') && mayDecide(actor, asker);
}

/** Empty for an account that is gone. */
function whoAsked(ctx: Context, asker: StoredAccount | undefined): Pick<SeenExport, 'name' | 'role' | 'officeName'> {
  const office = ctx.county.organisations.find((one) => one.id === asker?.organisationId);
  return { name: asker?.name ?? '', role: asker?.role ?? null, officeName: office?.name ?? '' };
}

function seenOf(ctx: Context, request: ExportRequest, known: ReadonlyMap<string, StoredAccount>): SeenExport {
  const { id, askedBy, askedAt, query, rows, purpose, decidedBy, reason, goodUntil, fetched } = request;
  const asker = known.get(askedBy);
  const state = stateAt(request, ctx.at);
  const names = Object.keys(query).filter((name) => !layout.includes(name) && query[name] !== '');
  const isMine = askedBy === ctx.actor.id;
  return {
    id,
    ...whoAsked(ctx, asker),
    askedAt: askedAt.toISOString(),
    list: request.list,
    filters: { zh: filterWords(names, 'zh'), en: filterWords(names, 'en') },
    // What is over keeps by which filters, and no longer with what in them.
    address: mayDo(ctx.actor, 'complaint.read') && isOpen(state) ? addressOf(request, names) : null,
    rows,
    purpose,
    state,
    decidedByName: decidedBy === null ? '' : (known.get(decidedBy)?.name ?? ''),
    reason,
    goodUntil: goodUntil?.toISOString() ?? null,
    fetched,
    isMine,
    mayDecide: state === 'asked' && isForHim(ctx, asker),
    file: isMine && state === 'allowed' ? fileOf(request) : null,
  };
}

function isOpen(state: SeenExport['state']): boolean {
  return state === 'asked' || state === 'allowed';
}

/** The list with the same filters, where the desk has one. */
function addressOf({ list: name, query }: ExportRequest, names: readonly string[]): string | null {
  const path = lookedAt[name];
  if (path === undefined) return null;
  const filters = new URLSearchParams(Object.fromEntries(names.map((one) => [one, query[one] ?? ''])));
  return names.length === 0 ? path : `${path}?${filters.toString()}`;
}

function fileOf({ id, list: name, query }: ExportRequest): string {
  return name === 'papers' ? `/papers/batch/${query['kind'] ?? ''}?request=${id}` : `/api/export/${name}?request=${id}`;
}

/** Papers of many matters at once: each has its people. Their page is in http/print. */
addRequestRoutes(exportRequestApi, {
  list: 'papers',
  permission: 'export.ask',
  read: (_, { kind = '', numbers = '' }) => ({
    columns: [kind],
    filters: ['number'],
    count: () => Promise.resolve(numbers.split(',').filter((one) => one.trim() !== '').length),
  }),
});
