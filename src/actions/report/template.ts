import { demand, mayDo } from '../../domain/base/actor.ts';
import { addDays } from '../../domain/base/calendar.ts';
import { ReportBody } from '../../domain/report/body.ts';
import { owedPeriod, type ReportSchedule, type SaveSchedule } from '../../domain/report/template/schedule.ts';
import {
  bareChip,
  reportKindWords,
  reportPaces,
  mayDraftKind,
  type SaveTemplate,
} from '../../domain/report/template/template.ts';
import { broughtTemplates } from '../../domain/report/template/templates.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { DraftReport, maySeeWorkReport, type WorkReport } from '../../domain/report/work-report.ts';
import { actorOfAccount, type Account } from '../../domain/county/account.ts';
import { listAccounts } from '../../store/county/account.ts';
import type { ReportTemplateRow } from '../../store/base/schema.ts';
import { transact } from '../../store/base/transact.ts';
import { findEntry } from '../../store/matter/docket.ts';
import {
  findTemplate,
  insertTemplate,
  lockTemplates,
  listSchedules,
  markDrafted,
  saveSchedule,
} from '../../store/report/report-template.ts';
import { noteSetting, type Context } from '../base/context.ts';
import { writeOpening } from '../matter/docket.ts';
import { tellEach } from '../matter/tell-people.ts';
import { workReportFrame } from './work-report.ts';

/** A report becomes the county's next version of its template; the program's own stays what it is. */
export function saveTemplate(ctx: Context, input: SaveTemplate): Promise<void> {
  demand(ctx.actor, 'reportTemplate.save');
  const { countyId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    const entry = await findEntry<WorkReport>(tx, 'work_report', countyId, { number: input.number });
    if (entry === null || !maySeeWorkReport(ctx.actor, entry)) throw new Refusal('not-found');
    // Two at once: the later one reads the version of the earlier, and becomes the next.
    await lockTemplates(tx, countyId);
    const latest = await findTemplate(tx, countyId, entry.kind);
    const version = (latest?.version ?? 0) + 1;
    // The title of a report has names where that of a template has tokens: it stays the template's own.
    const title = latest?.body.title ?? broughtTemplates[entry.kind].body.title;
    const titled = latest?.body.chips ?? broughtTemplates[entry.kind].body.chips;
    const own = new Set(entry.body.chips.map(({ name }) => name));
    const chips = [...entry.body.chips, ...titled.filter(({ name, kind }) => kind === 'name' && !own.has(name))];
    const row: ReportTemplateRow = {
      countyId,
      id: input.id,
      kind: entry.kind,
      version,
      body: ReportBody.parse({ ...entry.body, title, chips: chips.map(bareChip) }),
      reason: input.reason,
      byId: ctx.actor.id,
      at: ctx.at,
    };
    if (!(await insertTemplate(tx, row))) return;
    await noteSetting(tx, ctx, 'report-template-saved', { kind: entry.kind, version, reason: input.reason });
  });
}

export function setSchedule(ctx: Context, input: SaveSchedule): Promise<void> {
  demand(ctx.actor, 'reportTemplate.save');
  const { countyId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    const accounts = await listAccounts(tx, countyId);
    const drafter = accounts.find(({ id, active }) => id === input.drafterId && active);
    if (drafter === undefined || !mayDraftKind(drafter.role, input.kind)) throw new Refusal('report-drafter');
    const schedule: ReportSchedule = {
      ...input,
      countyId,
      organisationId: drafter.organisationId,
      byId: ctx.actor.id,
      at: ctx.at,
      doneTo: null,
    };
    await saveSchedule(tx, schedule);
    await noteSetting(tx, ctx, 'report-schedule-saved', { kind: input.kind, pace: input.pace, active: input.active });
  });
}

/** Whether the one who was named can no longer draft: he has left, may not write the kind any more, or works elsewhere. */
export function isLapsed(
  { kind, drafterId, organisationId }: Pick<ReportSchedule, 'kind' | 'drafterId' | 'organisationId'>,
  accounts: readonly Account[],
): boolean {
  const drafter = accounts.find(({ id, active }) => id === drafterId && active);
  if (drafter === undefined || !mayDraftKind(drafter.role, kind)) return true;
  return organisationId !== null && organisationId !== drafter.organisationId;
}

/**
 * Drafts what has come due, once for each period, and tells the drafter; a report has ten days unless somebody says otherwise. Where
 * the drafter cannot any more, who set it is told.
 */
export async function draftScheduled(ctx: Context): Promise<void> {
  const { countyId } = ctx.actor;
  const [schedules, accounts] = await Promise.all([listSchedules(ctx.db, countyId), listAccounts(ctx.db, countyId)]);
  for (const schedule of schedules) {
    const period = owedPeriod(schedule, ctx.today);
    const drafter = accounts.find(({ id }) => id === schedule.drafterId);
    if (period === null) continue;
    if (drafter === undefined || isLapsed(schedule, accounts)) await tellLapsed(ctx, schedule, accounts, period.to);
    else await draftOne(ctx, schedule, drafter, period);
  }
}

/** Once a period: whoever set it, or where he has left too, everybody who may set another. */
function tellLapsed(ctx: Context, schedule: ReportSchedule, accounts: readonly Account[], to: string): Promise<void> {
  const { countyId, id, kind, pace, byId, drafterId } = schedule;
  const setters = accounts.filter((one) => one.active && mayDo(actorOfAccount(one), 'reportTemplate.save'));
  const own = setters.filter((one) => one.id === byId);
  const name = accounts.find((one) => one.id === drafterId)?.name ?? '';
  const words = `${reportPaces[pace].zh}起草《${reportKindWords[kind].zh}》停住了：起草人${name}调走了或者不再写这一种，到 ${to} 的一期没有起草。请到工作汇报的“定期起草”换一个人。`;
  const about = { countyId, id, number: null, page: 'workReports' as const };
  const hearings = (own.length > 0 ? own : setters).map((account) => ({
    account,
    about,
    cause: `${id} lapsed ${to}`,
    words,
  }));
  return transact(ctx.db, (tx) => tellEach(tx, ctx, hearings, { ring: 'asked' }));
}

const dueAfterDays = 10;

function draftOne(
  ctx: Context,
  schedule: ReportSchedule,
  drafter: Account,
  period: { from: string; to: string },
): Promise<void> {
  const asked = DraftReport.parse({
    id: ctx.newId(),
    kind: schedule.kind,
    ...period,
    dueOn: addDays(ctx.today, dueAfterDays),
  });
  // The ledger says that the clock has drafted it; whose it is, and who goes on with it, is the drafter.
  const input = { ...asked, drafter: actorOfAccount(drafter) };
  return transact(ctx.db, async (tx) => {
    // Two programs at once: the second finds it done.
    if (!(await markDrafted(tx, schedule, period.to))) return;
    const entry = await writeOpening(tx, ctx, workReportFrame, input);
    const { id, number, version } = entry;
    const about = { countyId: ctx.actor.countyId, id, number, version, docket: 'work-reports' };
    await tellEach(tx, ctx, [
      {
        account: drafter,
        about,
        cause: `${id} drafted`,
        words: `《${entry.title}》已经按期起草好了，请核对后送审。`,
      },
    ]);
  });
}
