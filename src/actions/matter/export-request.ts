/** 导出申请: what one person may take out by himself, what a second one is asked for, and the file that he allows. */
import { demand } from '../../domain/base/actor.ts';
import type { Permission } from '../../domain/base/permissions.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import {
  decide,
  demandNoNumber,
  fetchFile,
  mayDecide,
  mostFetched,
  mostWaiting,
  needsSecond,
  takenBeside,
  waitingDays,
  withdraw,
  type DecideExport,
  type ExportRequest,
} from '../../domain/matter/export-request.ts';
import { exportLists, type ExportList } from '../../domain/matter/words/export-lists.ts';
import { listAccounts } from '../../store/county/account.ts';
import {
  blankOverRequests,
  countWaitingOf,
  findExportRequest,
  listTaken,
  lockExportRequest,
  saveExportRequest,
  updateExportRequest,
} from '../../store/matter/export-request.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { lockTrailOf } from '../../store/base/trail.ts';
import { transact } from '../../store/base/transact.ts';
import { noteSetting, type Context } from '../base/context.ts';
import { tellEach, tellPeople } from './tell-people.ts';

/** What somebody wants to take out. */
export interface Wanted {
  list: ExportList;
  permission: Permission;
  /** What is taken, whatever the layout of the file: taken twice within minutes it counts once. */
  subject: string;
  /** How many rows there are of it now. */
  rows: number;
  format: string;
  columns: readonly string[];
  filters: readonly string[];
  /** The number of the watermark that the file carries. */
  mark: string;
}

/** How much somebody takes out at once, how much he has today, and whether that needs a second person. */
export interface ExportSize {
  rows: number;
  taken: number;
  limit: number;
  needsSecond: boolean;
}

export async function sizeOf(
  ctx: Context,
  { permission, ...wanted }: Pick<Wanted, 'permission' | 'rows' | 'subject'>,
): Promise<ExportSize> {
  demand(ctx.actor, permission);
  return sizeIn(ctx.db, ctx, wanted);
}

async function sizeIn(
  db: Db | Tx,
  { actor: { countyId, id: accountId }, county, today, at }: Context,
  { rows, subject }: Pick<Wanted, 'rows' | 'subject'>,
): Promise<ExportSize> {
  const limit = county.county.limits.exportRows;
  const all = await listTaken(db, { countyId, accountId }, new Date(`${today}T00:00:00+08:00`));
  const taken = takenBeside(all, { subject, at });
  return { rows, taken, limit, needsSecond: needsSecond(limit, taken, rows) };
}

/**
 * Lets it out, with its line, and gives how many rows at most; refuses what needs a second person, unless it is fetched by a request
 * that one has allowed.
 */
export async function admitExport(ctx: Context, wanted: Wanted, requestId: string | null): Promise<number> {
  demand(ctx.actor, wanted.permission);
  const { countyId, id } = ctx.actor;
  const { list, format, columns, filters, rows, subject, mark } = wanted;
  const line = { list, format, columns, filters, subject, mark };
  return transact(ctx.db, async (tx) => {
    // Two at once are two: the second waits until the line of the first stands there.
    await lockTrailOf(tx, countyId, id);
    if (requestId !== null) {
      const request = await lockExportRequest(tx, countyId, requestId);
      if (request === null) throw new Refusal('not-found');
      await updateExportRequest(tx, fetchFile(request, ctx, wanted.list));
      await noteSetting(tx, ctx, 'exported', { ...line, rows: Math.min(rows, request.rows), request: requestId });
      return request.rows;
    }
    const { limit, taken, needsSecond: isTooMany } = await sizeIn(tx, ctx, wanted);
    if (isTooMany) throw new Refusal('export-needs-second', { rows, taken, limit });
    await noteSetting(tx, ctx, 'exported', { ...line, rows });
    return limit - taken;
  });
}

/** The request by which its asker fetches the file; what is read is what was asked for, whatever the address says now. */
export async function getOwnRequest(ctx: Context, id: string, list: ExportList): Promise<ExportRequest> {
  const request = await findExportRequest(ctx.db, ctx.actor.countyId, id);
  if (request === null) throw new Refusal('not-found');
  fetchFile(request, ctx, list);
  return request;
}

/** 申请: the request, its line, and a bell for whoever may answer it. The same id asked again is asked once. */
export async function askExport(
  ctx: Context,
  wanted: Omit<Wanted, 'format' | 'subject' | 'mark'>,
  { id, purpose, query }: Pick<ExportRequest, 'id' | 'purpose' | 'query'>,
): Promise<void> {
  demand(ctx.actor, wanted.permission);
  demand(ctx.actor, 'export.ask');
  demandNoNumber(query);
  const { countyId, id: askedBy, name } = ctx.actor;
  const { list, rows, filters } = wanted;
  await transact(ctx.db, async (tx) => {
    await lockTrailOf(tx, countyId, askedBy);
    const asked = { countyId, id, askedBy, askedAt: ctx.at, list, query, rows, purpose, state: 'asked' as const };
    const open = { decidedBy: null, decidedAt: null, reason: '', goodUntil: null, fetched: 0 };
    if (!(await saveExportRequest(tx, { ...asked, ...open }))) return;
    const n = await countWaitingOf(tx, countyId, askedBy, new Date(ctx.at.getTime() - waitingDays * 86_400_000));
    if (n > mostWaiting) throw new Refusal('exports-waiting', { n: n - 1 });
    await noteSetting(tx, ctx, 'export-asked', { request: id, list, rows, filters, purpose });
    const words = `${name}申请导出${exportLists[list].zh} ${rows} 行，用途：${purpose}。请到管理 → 导出申请看。`;
    const about = { countyId, id, number: null, page: 'exports' as const, version: 1 };
    await tellPeople(tx, ctx, about, (account) => !account.sealsHeld && mayDecide(account, ctx.actor), words, {
      ring: 'asked',
    });
  });
}

/** 准、不准: by a second person, and the asker hears of it. */
export async function decideExport(ctx: Context, id: string, answer: DecideExport): Promise<void> {
  demand(ctx.actor, 'export.decide');
  const { countyId } = ctx.actor;
  await transact(ctx.db, async (tx) => {
    const request = await lockExportRequest(tx, countyId, id);
    const accounts = await listAccounts(tx, countyId);
    const asker = accounts.find((one) => one.id === request?.askedBy);
    if (request === null || asker === undefined) throw new Refusal('not-found');
    const next = decide(request, ctx, asker, answer);
    await updateExportRequest(tx, next);
    const { list, rows, askedBy, reason } = next;
    const verb = answer.allow ? 'export-allowed' : 'export-refused';
    await noteSetting(tx, ctx, verb, { request: id, askedBy, list, rows, reason });
    const what = `导出${exportLists[list].zh} ${rows} 行`;
    const words = answer.allow
      ? `${ctx.actor.name}准了您${what}，24 小时内到管理 → 导出申请取。`
      : `${ctx.actor.name}没有准您${what}：${reason}`;
    const about = { countyId, id, number: null, page: 'exports' as const };
    await tellEach(tx, ctx, [{ account: asker, about, cause: `${id} ${next.state}`, words }], { ring: 'asked' });
  });
}

/** What was asked for is kept as long as somebody may answer or fetch it; after that only by which filters. */
export async function sweepExportRequests({ db, actor: { countyId }, at }: Context): Promise<void> {
  const askedBefore = new Date(at.getTime() - waitingDays * 86_400_000);
  await transact(db, (tx) => blankOverRequests(tx, countyId, { at, askedBefore, fetched: mostFetched }));
}

export async function withdrawExport(ctx: Context, id: string): Promise<void> {
  demand(ctx.actor, 'export.ask');
  await transact(ctx.db, async (tx) => {
    const request = await lockExportRequest(tx, ctx.actor.countyId, id);
    if (request === null) throw new Refusal('not-found');
    await updateExportRequest(tx, withdraw(request, ctx));
    await noteSetting(tx, ctx, 'export-withdrawn', { request: id });
  });
}
