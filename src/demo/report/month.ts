/** 月度统计 of the sample county: two months that were locked, between them a late inquiry, and the last one, handed in by one office so far. */
import { addDays, addMonths } from '../../domain/base/calendar.ts';
import { actorOfAccount } from '../../domain/county/account.ts';
import { Asking } from '../../domain/inquiry/filing.ts';
import type { MonthClosing } from '../../domain/report/month/month-closing.ts';
import { lastMonthOf, monthZh } from '../../domain/report/month/month-value.ts';
import { contextAt, type Context } from '../../actions/base/context.ts';
import { fileInquiry } from '../../actions/inquiry/inquiry.ts';
import { moveEntry, openEntry } from '../../actions/matter/docket.ts';
import { monthClosingFrame } from '../../actions/report/month-closing.ts';
import { findEntry } from '../../store/inquiry/knowledge.ts';
import { listMonthClosings } from '../../store/report/month-closing.ts';
import { find, morningOf, type Cast } from '../life.ts';

export async function monthSamples(cast: Cast, idOf: (name: string) => string): Promise<number> {
  const last = lastMonthOf(cast.ctx.today);
  const [first, second] = [addMonths(last, -2), addMonths(last, -1)];
  await lockSample(cast, first, idOf);
  await lateInquiry(cast, first, idOf);
  await lockSample(cast, second, idOf);
  const offices = await openSample(cast, last, idOf);
  const own = offices.find(({ officeId }) => officeId === headOf(cast, 'liuguodong').organisationId);
  if (own !== undefined)
    await step(cast, own, 'liuguodong', last, 'submit', { remark: '和台账逐项核对过，空缺的是这个月没有的事。' });
  return 3;
}

/** Some days after the end of the month, but not past today. */
function asOn(cast: Cast, loginName: string, month: string, days: number): Context {
  const { today, at } = cast.ctx;
  const day = addDays(addMonths(month, 1), days);
  return {
    ...contextAt(cast.ctx, morningOf(day < today ? day : today, at, 5 * days)),
    actor: actorOfAccount(headOf(cast, loginName)),
  };
}

function headOf(cast: Cast, loginName: string) {
  return find(cast, (account) => account.loginName === loginName);
}

async function openSample(cast: Cast, month: string, idOf: (name: string) => string): Promise<MonthClosing[]> {
  const ctx = asOn(cast, 'fangmin', month, 0);
  await openEntry(ctx, monthClosingFrame, { id: idOf(`month ${month}`), month: month.slice(0, 7) });
  return listMonthClosings(ctx.db, ctx.actor, { state: 'all', month: month.slice(0, 7) }, 100);
}

async function lockSample(cast: Cast, month: string, idOf: (name: string) => string): Promise<void> {
  const opened = await openSample(cast, month, idOf);
  for (const office of opened) {
    const head = cast.accounts.find(
      ({ role, organisationId }) => role === 'officeHead' && organisationId === office.officeId,
    );
    if (head === undefined) continue;
    const sent = await step(cast, office, head.loginName, month, 'submit', {
      remark: `${monthZh(month)}的数核对过了。`,
    });
    await step(cast, sent, 'fangmin', month, 'approve', {});
  }
  const county = opened.find(({ officeId }) => officeId === null);
  if (county !== undefined) await step(cast, county, 'hanzhiyuan', month, 'lock', { remark: '按期锁定。' });
}

const dayOfStep: Readonly<Record<string, number>> = { submit: 1, approve: 2, lock: 4 };

function step(
  cast: Cast,
  entry: MonthClosing,
  by: string,
  month: string,
  move: string,
  input: object,
): Promise<MonthClosing> {
  const ctx = asOn(cast, by, month, dayOfStep[move] ?? 1);
  const typed = monthClosingFrame.docket.procedure[move]?.input.parse(input) ?? {};
  return moveEntry(ctx, monthClosingFrame, entry.number, move, typed, { version: entry.version });
}

/** Answered in that month, and entered from a slip of paper after it was locked. */
async function lateInquiry(cast: Cast, month: string, idOf: (name: string) => string): Promise<void> {
  const ctx = contextAt(cast.ctx, morningOf(addDays(month, 17), cast.ctx.at, 20));
  const actor = actorOfAccount(headOf(cast, 'fangmin'));
  const known = await findEntry(ctx.db, ctx.actor.countyId, 'deposit', { on: ctx.today });
  const asking = Asking.parse({
    clientId: idOf(`late inquiry ${month}`),
    channel: 'C08',
    name: '',
    phone: '',
    question: '赶集日三个人来问：买大件交的定金能不能退？当时记在纸上，后来补录。',
    categoryCode: null,
    people: 3,
    knowledgeId: known?.id ?? null,
  });
  await fileInquiry({ ...ctx, actor }, asking);
}
