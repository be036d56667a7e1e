/** What comes over the line of reports: above, the report of a county; in the county, the answer to its own. */
import type { CarriedAnswer, CarriedNumber, CarriedReport, NotTaken } from '../../domain/exchange/carried.ts';
import type { Receipt } from '../../domain/exchange/letter-exchange.ts';
import { countyReportDocket, type CountyReport } from '../../domain/report/county-report.ts';
import { workReportStateWords, type WorkReport } from '../../domain/report/work-report.ts';
import { workReportDocket, workReportMoves } from '../../domain/report/work-report-steps.ts';
import type { Tx } from '../../store/base/db.ts';
import { findLetter } from '../../store/exchange/letter-exchange.ts';
import { lockEntry, saveEntry } from '../../store/matter/docket.ts';
import { findEdition } from '../../store/report/county-report.ts';
import type { Context } from '../base/context.ts';
import { takeOnce, type Taken } from '../exchange/letter-exchange.ts';
import { writeMove, writeOpening } from '../matter/docket.ts';
import { tellPeople } from '../matter/tell-people.ts';
import { hearCounty } from '../exchange/line-county.ts';
import { carriedLock, notTaken, numberSubject, sealOf } from './carried.ts';
import { countyReportFrame } from './county-report.ts';
import { workReportFrame } from './work-report.ts';

/** Takes a signed report of a county in, to be received or given back; each edition once, and never another text in its place. */
export function takeReport(ctx: Context, letter: CarriedReport, peer: number | null): Promise<Receipt> {
  const { countyId: of, edition, reportId } = letter;
  const called = { id: letter.id, kind: letter.kind, platformNumber: `${of}-${letter.number}` };
  return takeOnce(ctx, called, { peerCountyId: peer, lock: carriedLock }, async (tx, receiving): Promise<Taken> => {
    const subject = String(edition);
    if (sealOf(letter) !== letter.seal) return { ...notTaken(notWhole), subject };
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

/** Takes down which number an edition that came before has by now; what stood before the last word changes nothing. */
export function takeNumber(ctx: Context, letter: CarriedNumber, peer: number | null): Promise<Receipt> {
  const { countyId: of, edition, reportId, number, step, issueNumber, voided } = letter;
  const called = { id: letter.id, kind: letter.kind, platformNumber: `${of}-${number}` };
  return takeOnce(ctx, called, { peerCountyId: peer, lock: carriedLock }, async (tx, receiving): Promise<Taken> => {
    const { countyId } = receiving.actor;
    const subject = numberSubject(letter);
    const why = sealOf(letter) === letter.seal ? await hearCounty(tx, receiving, letter, peer) : notWhole;
    if (why !== null) return { ...notTaken(why), subject };
    const known = await findEdition(tx, countyId, { peerCountyId: of, reportId, edition });
    if (known === null)
      return {
        ...notTaken({
          zh: `没有收过 ${number} 的第 ${edition} 版，文号没有地方记；先报那一版，再报文号。`,
          en: `Edition ${edition} of ${number} was not taken, so that its number belongs to nothing; send that first.`,
        }),
        subject,
      };
    const entry = await lockEntry<CountyReport>(tx, countyReportDocket.name, countyId, { id: known.id });
    const taken = { number: entry.number, matterId: entry.id, subject };
    if (entry.numberStep >= step) return { verdict: 'same', ...taken };
    // It tells nothing new, and still what was told before it is past from now on.
    if (entry.issueNumber === issueNumber && entry.voidedNumbers.length === voided.length) {
      await saveEntry(tx, countyReportDocket.name, entry, { ...entry, numberStep: step });
      return { verdict: 'same', ...taken };
    }
    await writeMove(tx, asLine(receiving), countyReportFrame, entry, 'renumber', { step, issueNumber, voided });
    return { verdict: 'changed', ...taken };
  });
}

const notWhole: NotTaken = {
  zh: '内容和它的校验值对不上，路上改过或者两边版本不一样；请核对。',
  en: 'The content does not fit its hash: it was changed on the way, or the two versions differ.',
};

/** Nobody of ours makes the step, who would have read what he was told of it. */
function asLine(ctx: Context): Context {
  return { ...ctx, actor: { ...ctx.actor, role: 'system' } };
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
    const taken = await answered(tx, receiving, entry, answer);
    if (taken.verdict === 'refused') await tellUnheeded(tx, receiving, entry, answer);
    return { ...taken, number: entry.number, matterId: reportId, subject, edition };
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
  // What the network above says outweighs what somebody here has noted that it had said, but not what it said itself.
  const move = subject === 'received' ? 'receive' : 'returnIt';
  const isPast = entry.edition !== edition || !(move in workReportMoves[entry.state]);
  if (isPast || (entry.state === 'received' && (await hasReceived(tx, entry)))) {
    const state = workReportStateWords[entry.state];
    return notTaken({
      zh: `《${entry.title}》现在是第 ${entry.edition} 版、${state.zh}，不等这个答复。`,
      en: `It stands at edition ${entry.edition}, ${state.en.toLowerCase()}, and waits for no such answer.`,
    });
  }
  // The clocks of the two sides may be of two days.
  const since = entry.submittedOn ?? on;
  const heardOn = on < since ? since : on > ctx.today ? ctx.today : on;
  const input = subject === 'received' ? { on: heardOn, words } : { remark: words };
  await writeMove(tx, asLine(ctx), workReportFrame, entry, move, input);
  return { verdict: 'new' };
}

/** Whether it came over the line that this edition was received: one that was is answered no more. */
async function hasReceived(tx: Tx, { countyId, id, edition }: WorkReport): Promise<boolean> {
  const heard = {
    matterId: id,
    direction: 'in',
    kind: 'answer',
    subject: 'received',
    edition,
    verdict: 'new',
  } as const;
  return (await findLetter(tx, countyId, heard)) !== null;
}

/** What the network above answers too late is done by nobody: those whose report it is hear it, and speak with those above. */
function tellUnheeded(
  tx: Tx,
  ctx: Context,
  { countyId, id, number, version, title, state, edition: now, drafterId }: WorkReport,
  { edition, subject, words }: CarriedAnswer,
): Promise<void> {
  const said = `${subject === 'received' ? '收到' : '退回'}${words === '' ? '' : `，${words}`}`;
  return tellPeople(
    tx,
    ctx,
    { countyId, id, number, version },
    (one) => one.role === 'centre' || one.id === drafterId,
    `上级对《${title}》第 ${edition} 版的答复是“${said}”。这篇现在是第 ${now} 版、${workReportStateWords[state].zh}，没有照办；请和上级对一下。`,
    { cause: `${id} ${edition} ${subject}` },
  );
}
