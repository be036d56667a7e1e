/** What comes over the line of reports: above, the report of a county; in the county, the answer to its own. */
import type { CarriedAnswer, CarriedReport } from '../../domain/exchange/carried.ts';
import type { Receipt } from '../../domain/exchange/letter-exchange.ts';
import { workReportStateWords, type WorkReport } from '../../domain/report/work-report.ts';
import { workReportDocket } from '../../domain/report/work-report-steps.ts';
import type { Tx } from '../../store/base/db.ts';
import { findLetter } from '../../store/exchange/letter-exchange.ts';
import { lockEntry } from '../../store/matter/docket.ts';
import { findEdition } from '../../store/report/county-report.ts';
import type { Context } from '../base/context.ts';
import { takeOnce, type Taken } from '../exchange/letter-exchange.ts';
import { writeMove, writeOpening } from '../matter/docket.ts';
import { hearCounty } from '../exchange/line-county.ts';
import { carriedLock, notTaken, sealOf } from './carried.ts';
import { countyReportFrame } from './county-report.ts';
import { workReportFrame } from './work-report.ts';

/** Takes a signed report of a county in, to be received or given back; each edition once, and never another text in its place. */
export function takeReport(ctx: Context, letter: CarriedReport, peer: number | null): Promise<Receipt> {
  const { countyId: of, edition, reportId } = letter;
  const called = { id: letter.id, kind: letter.kind, platformNumber: `${of}-${letter.number}` };
  return takeOnce(ctx, called, { peerCountyId: peer, lock: carriedLock }, async (tx, receiving): Promise<Taken> => {
    const subject = String(edition);
    if (sealOf(letter) !== letter.seal)
      return {
        ...notTaken({
          zh: '内容和它的校验值对不上，路上改过或者两边版本不一样；请核对。',
          en: 'The content does not fit its hash: it was changed on the way, or the two versions differ.',
        }),
        subject,
      };
    const why = await hearCounty(tx, receiving, letter, peer);
    if (why !== null) return { ...notTaken(why), subject };
    const known = await findEdition(tx, receiving.actor.countyId, { peerCountyId: of, reportId, edition });
    if (known !== null && known.sha256 !== letter.sha256)
      return {
        ...notTaken({
          zh: `《${letter.title}》第 ${edition} 版已经收过，内容不一样；改过的请作为下一版再报。`,
          en: `Edition ${edition} was taken before with other content; send what was changed as the next edition.`,
        }),
        subject,
      };
    if (known !== null) return { verdict: 'same', number: known.number, subject };
    const input = { id: receiving.newId(), linePeerId: peer, report: letter };
    const entry = await writeOpening(tx, receiving, countyReportFrame, input);
    return { verdict: 'new', number: entry.number, matterId: entry.id, subject };
  });
}

/** The answer of the network above to a report of ours: the docket says that it was received or given back. */
export function takeAnswer(ctx: Context, answer: CarriedAnswer, peer: number | null): Promise<Receipt> {
  const { reportId, edition, number, subject } = answer;
  const called = { id: answer.id, kind: answer.kind, platformNumber: number };
  const where = { peerCountyId: peer, lock: `answer ${reportId}` };
  return takeOnce(ctx, called, where, async (tx, receiving): Promise<Taken> => {
    const { countyId } = receiving.actor;
    const asked = { matterId: reportId, direction: 'out', kind: 'report' } as const;
    const sent = await findLetter(tx, countyId, { ...asked, subject: String(edition) });
    // Whoever was not asked answers nothing.
    if (sent === null || sent.peerCountyId !== peer)
      return {
        ...notTaken({
          zh: `没有经这条线路报过 ${number} 的第 ${edition} 版；请核对编号。`,
          en: `Edition ${edition} of ${number} was not sent over this line.`,
        }),
        subject,
      };
    const entry = await lockEntry<WorkReport>(tx, workReportDocket.name, countyId, { id: reportId });
    return { ...(await answered(tx, receiving, entry, answer)), number: entry.number, matterId: reportId, subject };
  });
}

async function answered(
  tx: Tx,
  ctx: Context,
  entry: WorkReport,
  { edition, subject, on, words }: CarriedAnswer,
): Promise<Taken> {
  // Somebody here has written down meanwhile what he heard by telephone.
  if (entry.edition === edition && entry.state === subject) return { verdict: 'same' };
  if (entry.edition !== edition || entry.state !== 'submitted') {
    const state = workReportStateWords[entry.state];
    return notTaken({
      zh: `《${entry.title}》现在是第 ${entry.edition} 版、${state.zh}，不等这个答复。`,
      en: `It stands at edition ${entry.edition}, ${state.en.toLowerCase()}, and waits for no such answer.`,
    });
  }
  // Nobody of ours makes the step, who would have read what he was told of it.
  const byLine = { ...ctx, actor: { ...ctx.actor, role: 'system' as const } };
  // The clocks of the two sides may be of two days.
  const since = entry.submittedOn ?? on;
  const heardOn = on < since ? since : on > ctx.today ? ctx.today : on;
  if (subject === 'received') await writeMove(tx, byLine, workReportFrame, entry, 'receive', { on: heardOn, words });
  else await writeMove(tx, byLine, workReportFrame, entry, 'returnIt', { remark: words });
  return { verdict: 'new' };
}
