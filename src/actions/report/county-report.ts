import { demand } from '../../domain/base/actor.ts';
import { dayOf } from '../../domain/base/calendar.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { CarriedAnswer } from '../../domain/exchange/carried.ts';
import {
  countyReportDocket,
  strikeWords,
  struckMark,
  type CountyReport,
  type StrikeWords,
  type TakeCountyReport,
} from '../../domain/report/county-report.ts';
import type { Tx } from '../../store/base/db.ts';
import { hasRequest, record } from '../../store/base/ledger.ts';
import { enqueue } from '../../store/base/queue.ts';
import { transact } from '../../store/base/transact.ts';
import { lockUnsent, saveBody } from '../../store/exchange/letter-exchange.ts';
import { docketKey, lockEntry, saveEntry } from '../../store/matter/docket.ts';
import { hideInMessages } from '../../store/matter/message.ts';
import { factsOf, type Context } from '../base/context.ts';
import { postLetter } from '../exchange/letter-exchange.ts';
import type { DocketDone, DocketFrame } from '../matter/docket.ts';
import { tellPeople } from '../matter/tell-people.ts';

/** Reports of counties that came over the line: who receives them is told, and what he says goes back over the same line. */
export const countyReportFrame: DocketFrame<CountyReport, TakeCountyReport> = {
  docket: countyReportDocket,
  beside: async (tx, ctx, done) => {
    if (done.move === null) await tellCame(tx, ctx, done);
    else if (done.move === 'renumber') await tellRenumbered(tx, ctx, done);
    else await postAnswer(tx, ctx, done);
  },
};

async function tellCame(tx: Tx, ctx: Context, { entry }: DocketDone<CountyReport>): Promise<void> {
  await tellCentre(tx, ctx, entry, `${entry.fromName}经线路报来《${entry.title}》，请看过再收下或者退回。`);
}

async function tellRenumbered(tx: Tx, ctx: Context, { entry }: DocketDone<CountyReport>): Promise<void> {
  const { fromName, title, issueNumber } = entry;
  const now = issueNumber === '' ? '原来的文号作废了，现在没有文号' : `现在的文号是 ${issueNumber}`;
  await tellCentre(tx, ctx, entry, `${fromName}的《${title}》${now}。`);
}

function tellCentre(tx: Tx, ctx: Context, entry: CountyReport, words: string): Promise<void> {
  const { countyId, id, number, version } = entry;
  return tellPeople(tx, ctx, { countyId, id, number, version }, ({ role }) => role === 'centre', words);
}

/** 删去个人信息: strikes words out of a report of a county, whatever became of it; the same press twice strikes once. */
export function strikeOut(
  ctx: Context,
  key: string,
  input: StrikeWords,
  { version, clientId }: { version: number; clientId: string },
): Promise<CountyReport> {
  const { actor } = ctx;
  demand(actor, 'countyReport.strike');
  return transact(ctx.db, async (tx) => {
    const { name, letter, maySee } = countyReportDocket;
    const before = await lockEntry<CountyReport>(tx, name, actor.countyId, docketKey(key, letter));
    if (!maySee(actor, before)) throw new Refusal('not-found');
    if (await hasRequest(tx, before, clientId)) return before;
    if (before.version !== version) throw new Refusal('changed-meanwhile');
    const { next, event } = strikeWords(before, input, factsOf(ctx));
    const entry = await saveEntry(tx, name, before, next);
    await hideInMessages(tx, entry, input.words, struckMark);
    await hideInAnswer(tx, entry);
    await record(tx, { ...event, detail: { ...event.detail, requestId: clientId } });
    return entry;
  });
}

/** An answer that has not gone yet goes as it stands now; what was sent is the county's to keep. */
async function hideInAnswer(tx: Tx, { countyId, id, answerWords }: CountyReport): Promise<void> {
  const letter = await lockUnsent(tx, countyId, { matterId: id, kind: 'answer' });
  if (letter?.body?.kind !== 'answer' || letter.body.words === answerWords) return;
  await saveBody(tx, letter, { ...letter.body, words: answerWords });
}

async function postAnswer(tx: Tx, ctx: Context, { entry, move }: DocketDone<CountyReport>): Promise<void> {
  const { id, number, linePeerId, reportId, edition, theirNumber, answerWords } = entry;
  const subject = move === 'receive' ? 'received' : 'returned';
  const body: CarriedAnswer = {
    id: ctx.newId(),
    from: ctx.county.county.name,
    kind: 'answer',
    reportId,
    edition,
    number: theirNumber,
    subject,
    on: dayOf(ctx.at),
    words: answerWords,
  };
  const about = { peerCountyId: linePeerId, number, matterId: id, subject, byId: ctx.actor.id };
  await postLetter(tx, ctx, { platformNumber: theirNumber, ...about, body });
  await enqueue(tx, { name: 'send-letters' });
}
