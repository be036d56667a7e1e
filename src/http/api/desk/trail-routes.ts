import { createRoute, z } from '@hono/zod-openapi';
import { demand, type StaffRole } from '../../../domain/base/actor.ts';
import { dayOf, daysBetween } from '../../../domain/base/calendar.ts';
import type { LedgerVerb } from '../../../domain/base/ledger-verbs.ts';
import type { TrailGroupName, TrailKind } from '../../../domain/base/trail.ts';
import { deviceWords } from '../../../domain/county/session/device-words.ts';
import { roleWords } from '../../../domain/county/account.ts';
import { changeWords, demandPeriod, trailWords, TrailQuery } from '../../../domain/desk/trail.ts';
import { askedKinds, type AskedTrail } from '../../../domain/desk/trail-words.ts';
import type { Context } from '../../../actions/base/context.ts';
import { noteExported } from '../../../actions/county/county.ts';
import { findHead } from '../../../store/base/ledger-head.ts';
import { listAccounts, type StoredAccount } from '../../../store/county/account.ts';
import type { LedgerRow, TrailRow } from '../../../store/base/schema.ts';
import { findLedgerCheck } from '../../../store/base/upkeep.ts';
import {
  countTrailGroups,
  countUnforwarded,
  findNumbers,
  listChanges,
  listGuessed,
  listTrail,
  listTried,
} from '../../../store/desk/trail.ts';
import { apiRoutes, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { watermarkOf } from '../../base/watermark.ts';
import { answerTable } from '../matter/export.ts';

export interface SeenTrail {
  id: number;
  at: string;
  kind: AskedTrail;
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
  head: { n: number; at: string; lines: number } | null;
  /** What the last check of the ledger has found; null before the first. */
  check: { at: string; lines: number; isWhole: boolean } | null;
  /** Who had to wait within a day, having typed wrong too often; of nobody of the county what was typed. */
  guessed: { accountId: string | null; name: string; n: number; lastAt: string }[];
  /** How many steps the record has whose number was asked for, where they stand in no line here; null where they do, or no number was asked. */
  changes: number | null;
  /** How many lines each choice would open, of a period that was asked for; null of all times, or of more than a month. */
  counts: Readonly<Record<'all' | TrailGroupName, number>> | null;
  /** Who asked within a day for many records that are not shown to him. */
  tried: { accountId: string; name: string; n: number; lastAt: string }[];
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
    demandPeriod(query);
    const { countyId } = ctx.actor;
    // What this very reader has just looked at stands there too.
    await c.get('deps').trail.flush();
    const [rows, accounts, head, check, guessed, waiting, changes, counts, tried] = await Promise.all([
      linesOf(ctx, query, { after: after ?? null, most: pageSize + 1 }),
      listAccounts(ctx.db, countyId),
      findHead(ctx.db, countyId),
      findLedgerCheck(ctx.db),
      listGuessed(ctx.db, countyId, new Date(ctx.at.getTime() - 86_400_000)),
      // Where none is set any more, what was once sent there waits for nothing.
      c.get('deps').settings.forwardsTrail === true ? countUnforwarded(ctx.db, countyId) : null,
      changesBeside(ctx, query),
      isCounted(query, ctx.today) ? countTrailGroups(ctx.db, countyId, query) : null,
      listTried(ctx.db, countyId, new Date(ctx.at.getTime() - 86_400_000)),
    ]);
    const shown = rows.slice(0, pageSize);
    const items = await seenLines(ctx, shown, accounts);
    const page: TrailPage = {
      items,
      next: rows.length > pageSize ? idOf(shown.at(-1)) : null,
      people: accounts.map(({ id, name, role }) => ({ id, name, role })),
      days: ctx.county.county.limits.trailDays,
      head: head === null ? null : { n: head.n, at: head.at.toISOString(), lines: head.lines },
      check: check === null ? null : { ...check, at: check.at.toISOString() },
      guessed: guessed.map(({ accountId, typed, n, lastAt }) => ({
        accountId,
        name: accounts.find(({ id }) => id === accountId)?.name ?? typed,
        n,
        lastAt: lastAt.toISOString(),
      })),
      changes,
      counts,
      tried: tried.map(({ accountId, n, lastAt }) => ({
        accountId,
        name: accounts.find(({ id }) => id === accountId)?.name ?? '',
        n,
        lastAt: lastAt.toISOString(),
      })),
      waiting,
    };
    return c.json(page, 200);
  },
  checked(Paged),
);

/** What is counted is what the list of that choice reads; a month of lines is read by their time within a few hundredths of a second. */
const mostCountedDays = 31;

function isCounted({ from, to }: TrailQuery, today: string): boolean {
  return from !== undefined && daysBetween(from, to ?? today) < mostCountedDays;
}

/** What “全部” leaves out: the steps of one record stand in its ledger, and are asked for by its number. */
async function changesBeside(ctx: Context, { kind, group, ...query }: TrailQuery): Promise<number | null> {
  if (kind !== undefined || group !== undefined || (query.number ?? '') === '') return null;
  return (await listChanges(ctx.db, ctx.actor.countyId, query, { after: null, most: mostRows })).length;
}

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
  demandPeriod(query);
  const format = c.req.query('format') === 'xlsx' ? 'xlsx' : 'csv';
  const filters = Object.keys(query);
  await c.get('deps').trail.flush();
  const mark = watermarkOf(c);
  await noteExported(ctx, { list: 'trail', format, columns: ['trail'], filters, mark: mark.id }, 'audit.read');
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
    const rows: Line[] = await linesOf(ctx, query, { after, most: pageSize });
    for (const one of await seenLines(ctx, rows, accounts))
      yield [
        shanghai.format(new Date(one.at)),
        one.name === '' ? one.typed : one.name,
        one.role === null ? '' : roleWords[one.role].zh,
        askedKinds[one.kind].zh,
        one.number,
        one.zh,
        one.address,
        one.device === '' ? '' : deviceWords(one.device).zh,
      ];
    if (rows.length < pageSize) {
      const changes = await changesBeside(ctx, query);
      if ((changes ?? 0) > 0) yield [`这个编号另有 ${changes} 步改动，不在这张表里；请在“做了什么”里选“改动”再导出。`];
      return;
    }
    after = idOf(rows.at(-1));
  }
  yield [`只导出了前 ${mostRows} 行；请加条件分几次导出。`];
}

const shanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** A line of the trail, or one of the ledger of the record whose number was asked for. */
type Line = TrailRow | (LedgerRow & { number: string });

function idOf(line: Line | undefined): number | null {
  return line === undefined ? null : 'seq' in line ? line.seq : line.id;
}

async function linesOf(
  ctx: Context,
  { kind, ...query }: TrailQuery,
  page: { after: number | null; most: number },
): Promise<Line[]> {
  const { countyId } = ctx.actor;
  if (kind === 'changed') return listChanges(ctx.db, countyId, query, page);
  return listTrail(ctx.db, countyId, { ...query, kind }, page);
}

/** One kind of line or the other, never both. */
async function seenLines(
  ctx: Context,
  lines: readonly Line[],
  accounts: readonly StoredAccount[],
): Promise<SeenTrail[]> {
  const rows = lines.filter((one): one is TrailRow => !('seq' in one));
  return rows.length > 0
    ? seenOf(ctx, rows, accounts)
    : changesOf(lines as (LedgerRow & { number: string })[], accounts);
}

/** Who made a step and when; what stands in the record is not the auditor's to read. */
function changesOf(
  lines: readonly (LedgerRow & { number: string })[],
  accounts: readonly StoredAccount[],
): SeenTrail[] {
  const known = new Map(accounts.map((one) => [one.id, one]));
  return lines.map(({ seq, at, by, verb, number }) => {
    const account = known.get(by);
    return {
      id: seq,
      at: at.toISOString(),
      kind: 'changed' as const,
      accountId: account?.id ?? null,
      name: account?.name ?? (by === 'consumer' ? '群众' : '程序'),
      typed: '',
      role: account?.role ?? null,
      number,
      ...changeWords(seq, verb as LedgerVerb),
      address: '',
      device: '',
    };
  });
}

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
