import { dayOf } from '../../domain/base/calendar.ts';
import type { CarriedAnswer } from '../../domain/exchange/carried.ts';
import { countyReportDocket, type CountyReport, type TakeCountyReport } from '../../domain/report/county-report.ts';
import type { Tx } from '../../store/base/db.ts';
import { enqueue } from '../../store/base/queue.ts';
import type { Context } from '../base/context.ts';
import { postLetter } from '../exchange/letter-exchange.ts';
import type { DocketDone, DocketFrame } from '../matter/docket.ts';
import { tellPeople } from '../matter/tell-people.ts';

/** Reports of counties that came over the line: who receives them is told, and what he says goes back over the same line. */
export const countyReportFrame: DocketFrame<CountyReport, TakeCountyReport> = {
  docket: countyReportDocket,
  beside: async (tx, ctx, done) => {
    if (done.move === null) await tellOf(tx, ctx, done);
    else await postAnswer(tx, ctx, done);
  },
};

async function tellOf(tx: Tx, ctx: Context, { entry }: DocketDone<CountyReport>): Promise<void> {
  const { countyId, id, number, version, fromName, title } = entry;
  await tellPeople(
    tx,
    ctx,
    { countyId, id, number, version },
    ({ role }) => role === 'centre',
    `${fromName}经线路报来《${title}》，请看过再收下或者退回。`,
  );
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
