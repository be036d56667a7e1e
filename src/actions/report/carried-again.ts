/** 再报: what the network above refused: who has to do with it is told why, and it goes up again when somebody says so. */
import { demand } from '../../domain/base/actor.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { mayGoAgain, type StoredLetter } from '../../domain/exchange/letter-exchange.ts';
import { workReportStateWords, type WorkReport } from '../../domain/report/work-report.ts';
import { workReportDocket } from '../../domain/report/work-report-steps.ts';
import type { Tx } from '../../store/base/db.ts';
import { enqueue } from '../../store/base/queue.ts';
import { transact } from '../../store/base/transact.ts';
import { findLetter } from '../../store/exchange/letter-exchange.ts';
import { lockEntry } from '../../store/matter/docket.ts';
import { noteSetting, type Context } from '../base/context.ts';
import { tellPeople } from '../matter/tell-people.ts';
import { writeMonthAgain } from './carried-month.ts';
import { postNumber, postReport } from './carried-writing.ts';

/**
 * Tells whoever submitted a report or answered one, and the centre, that it was not taken there, and why; of a month the centre, once for each
 * reason.
 */
export async function tellRefused(tx: Tx, ctx: Context, letter: StoredLetter): Promise<void> {
  const { countyId, id, matterId, number, byId } = letter;
  if (!(mayGoAgain(letter) || isAnswerRefused(letter)) || matterId === null) return;
  const why = (letter.reasonZh ?? '对方没有说为什么').replace(/[。；]$/u, '');
  const about = { countyId, id: matterId, number, version: 0 };
  const isMonth = letter.kind === 'month';
  const words = refusedWords(letter, why);
  await tellPeople(tx, ctx, about, (one) => one.role === 'centre' || (!isMonth && one.id === byId), words, {
    // A month goes up again each day, and is not told of each day.
    cause: isMonth ? `${matterId} refused ${why}`.slice(0, 200) : `${id} refused`,
  });
}

function isAnswerRefused({ kind, verdict }: StoredLetter): boolean {
  return kind === 'answer' && verdict === 'refused';
}

function refusedWords({ kind, subject, number, body }: StoredLetter, why: string): string {
  const again = '改对以后请中心在“上下级交换”里按“再报”';
  if (kind === 'month')
    return `${subject} 锁定的月份，上级没有收：${why}。改对以后在“上下级交换”里按“再报”；不按，每天也自动再报一次。`;
  if (kind === 'number') return `${number ?? ''} 的文号变动，上级没有记下：${why}。${again}。`;
  if (kind === 'answer')
    return `对 ${number ?? ''} 的答复“${subject === 'received' ? '收到' : '退回'}”，县里没有照办：${why}。请和县里对一下。`;
  const title = body?.kind === 'report' ? body.title : (number ?? '');
  return `《${title}》第 ${subject} 版，上级没有收：${why}。${again}。`;
}

/** Has a refused letter go up again; nought where it is on its way already. */
export async function sendAgain(ctx: Context, id: string): Promise<{ again: number }> {
  demand(ctx.actor, 'exchange.send');
  if (ctx.hasLine !== true) throw new Refusal('exchange-off');
  const { countyId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    const letter = await findLetter(tx, countyId, { id });
    // It has another id since somebody sent it again.
    if (letter === null || letter.matterId === null || !mayGoAgain(letter)) return { again: 0 };
    const again = await againOf(tx, ctx, { ...letter, matterId: letter.matterId });
    if (again > 0) await noteSetting(tx, ctx, 'exchange-hastened', { letters: again });
    await enqueue(tx, { name: 'send-letters' });
    return { again };
  });
}

function againOf(
  tx: Tx,
  ctx: Context,
  { kind, matterId, subject }: Pick<StoredLetter, 'kind' | 'subject'> & { matterId: string },
): Promise<number> {
  if (kind === 'month') return writeMonthAgain(tx, ctx, matterId);
  return kind === 'number' ? numberAgain(tx, ctx, matterId, subject) : reportAgain(tx, ctx, matterId, subject);
}

/** Tells the number that the edition has by now; of one that is no more there is nothing to tell. */
async function numberAgain(tx: Tx, ctx: Context, reportId: string, subject: string): Promise<number> {
  const entry = await lockEntry<WorkReport>(tx, workReportDocket.name, ctx.actor.countyId, { id: reportId });
  const [edition, step] = subject.split('-').map(Number);
  if (entry.edition === edition && entry.submittedHow === 'line') return postNumber(tx, ctx, entry, step);
  throw pastOf(entry);
}

async function reportAgain(tx: Tx, ctx: Context, reportId: string, edition: string): Promise<number> {
  const entry = await lockEntry<WorkReport>(tx, workReportDocket.name, ctx.actor.countyId, { id: reportId });
  if (entry.state === 'submitted' && String(entry.edition) === edition) return postReport(tx, ctx, entry);
  throw pastOf(entry);
}

function pastOf({ title, edition, state }: WorkReport): Refusal {
  const { zh, en } = workReportStateWords[state];
  return new Refusal('report-line-past', { title, edition, zh, en: en.toLowerCase() });
}
