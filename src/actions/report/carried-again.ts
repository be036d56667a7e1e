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
import { postReport } from './carried-writing.ts';

/** Tells whoever submitted a report, and the centre, that it was not taken above, and why; of a month the centre, once for each reason. */
export async function tellRefused(tx: Tx, ctx: Context, letter: StoredLetter): Promise<void> {
  const { countyId, id, matterId, number, subject, byId, body } = letter;
  if (!mayGoAgain(letter) || matterId === null) return;
  const why = (letter.reasonZh ?? '对方没有说为什么').replace(/[。；]$/u, '');
  const about = { countyId, id: matterId, number, version: 0 };
  const isMonth = letter.kind === 'month';
  const title = body?.kind === 'report' ? body.title : (number ?? '');
  const words = isMonth
    ? `${subject} 锁定的月份，上级没有收：${why}。改对以后在“上下级交换”里按“再报”；不按，每天也自动再报一次。`
    : `《${title}》第 ${subject} 版，上级没有收：${why}。改对以后请中心在“上下级交换”里按“再报”。`;
  await tellPeople(tx, ctx, about, (one) => one.role === 'centre' || (!isMonth && one.id === byId), words, {
    // A month goes up again each day, and is not told of each day.
    cause: isMonth ? `${matterId} refused ${why}`.slice(0, 200) : `${id} refused`,
  });
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
    const again =
      letter.kind === 'month'
        ? await writeMonthAgain(tx, ctx, letter.matterId)
        : await reportAgain(tx, ctx, letter.matterId, letter.subject);
    if (again > 0) await noteSetting(tx, ctx, 'exchange-hastened', { letters: again });
    await enqueue(tx, { name: 'send-letters' });
    return { again };
  });
}

async function reportAgain(tx: Tx, ctx: Context, reportId: string, edition: string): Promise<number> {
  const entry = await lockEntry<WorkReport>(tx, workReportDocket.name, ctx.actor.countyId, { id: reportId });
  if (entry.state === 'submitted' && String(entry.edition) === edition) return postReport(tx, ctx, entry);
  const { zh, en } = workReportStateWords[entry.state];
  throw new Refusal('report-line-past', { title: entry.title, edition: entry.edition, zh, en: en.toLowerCase() });
}
