import { demand } from '../../../domain/base/actor.ts';
import { dayOf } from '../../../domain/base/calendar.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { withFiles } from '../../../domain/base/event.ts';
import { eventOf } from '../../../domain/matter/matter.ts';
import {
  demandCountable,
  differsFrom,
  isAtStation,
  sumOf,
  totalOf,
  type AttendanceTold,
} from '../../../domain/publicity/education/attendance.ts';
import { isHeld, type Outreach } from '../../../domain/publicity/education/outreach.ts';
import type { Tx } from '../../../store/base/db.ts';
import { record } from '../../../store/base/ledger.ts';
import { transact } from '../../../store/base/transact.ts';
import { claimAttachments } from '../../../store/matter/attachment.ts';
import { lockEntry } from '../../../store/matter/docket.ts';
import { isCounted, listCounts, saveCount } from '../../../store/publicity/education/attendance.ts';
import { saveAnswers } from '../../../store/publicity/education/outreach.ts';
import { factsOf, type Context } from '../../base/context.ts';
import { keptMark } from '../../base/mark.ts';
import { tellPeople } from '../../matter/tell-people.ts';

/** The act of a telephone: which, on which one, by whom of which station. */
export interface CountedBy {
  id: string;
  deviceId: string;
  stationId: string;
  byId: string;
  countedAt: Date;
}

/** A station tells whom it counted at an event; the same act twice is one, and counting goes on in a later act. */
export function tellAttendance(ctx: Context, told: AttendanceTold, by: CountedBy): Promise<Outreach> {
  demand(ctx.actor, 'outreach.count');
  return transact(ctx.db, (tx) => writeAttendance(tx, ctx, told, by));
}

/** The same within a transaction that is open already. */
export async function writeAttendance(tx: Tx, ctx: Context, told: AttendanceTold, by: CountedBy): Promise<Outreach> {
  const { countyId } = ctx.actor;
  const outreach = await lockEntry<Outreach>(tx, 'outreach', countyId, { number: told.outreachNumber });
  const station = ctx.county.stations.find(({ id }) => id === by.stationId);
  if (station === undefined || !isAtStation(outreach, station)) throw new Refusal('not-found');
  if (await isCounted(tx, outreach, by.id)) return outreach;
  demandCountable(outreach, dayOf(by.countedAt));
  const { counts, answers, attachmentIds: photoIds } = told;
  const { laid } = await claimAttachments(tx, countyId, outreach.id, photoIds);
  const stands = await saveCount(tx, { ...by, countyId, outreachId: outreach.id, counts, photoIds, toldAt: ctx.at });
  await saveAnswers(
    tx,
    outreach,
    answers.map((answer, n) => ({ ...answer, mark: keptMark('told', `${by.id} ${n}`), onDay: outreach.onDay })),
  );
  const detail = {
    stationId: by.stationId,
    accountId: by.byId === ctx.actor.id ? null : by.byId,
    deviceId: by.deviceId,
    n: totalOf(counts),
    counts,
    stands,
    requestId: by.id,
  };
  const { event } = withFiles({ event: eventOf(outreach, 'outreach-counted', factsOf(ctx), detail) }, laid);
  await record(tx, event);
  if (isHeld(outreach)) await tellLate(tx, ctx, outreach, { actId: by.id, photos: photoIds.length });
  return outreach;
}

/** What arrives after it was recorded that the event was held changes no record: whoever planned it hears of it, and sees to it. */
async function tellLate(
  tx: Tx,
  ctx: Context,
  outreach: Outreach,
  { actId, photos }: { actId: string; photos: number },
): Promise<void> {
  const { id, countyId, byId, state, title, counted } = outreach;
  const told = sumOf((await listCounts(tx, countyId, [id])).get(id) ?? []);
  const differs = differsFrom(outreach, told);
  if (!differs && photos === 0) return;
  const what = differs
    ? `：手机合计 ${totalOf(told)} 人，登记的现场点数 ${counted ?? 0} 人，请核对${state === 'held' ? '，要改就按“改人数”' : ''}`
    : `，带来 ${photos} 张照片`;
  const words = `“${title}”登记办完以后，又收到站点的手机点数${what}。`;
  await tellPeople(tx, ctx, outreach, (account) => account.id === byId, words, {
    ring: 'asked',
    cause: `${id} ${actId}`,
  });
}
