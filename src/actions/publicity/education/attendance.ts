import { createHash } from 'node:crypto';
import { demand } from '../../../domain/base/actor.ts';
import { dayOf } from '../../../domain/base/calendar.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { demandCountable, isAtStation, type AttendanceTold } from '../../../domain/publicity/education/attendance.ts';
import type { Outreach } from '../../../domain/publicity/education/outreach.ts';
import type { Tx } from '../../../store/base/db.ts';
import { transact } from '../../../store/base/transact.ts';
import { claimAttachments } from '../../../store/matter/attachment.ts';
import { findEntry } from '../../../store/matter/docket.ts';
import { saveCount } from '../../../store/publicity/education/attendance.ts';
import { saveAnswer } from '../../../store/publicity/education/outreach.ts';
import type { Context } from '../../base/context.ts';

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
  const outreach = await findEntry<Outreach>(tx, 'outreach', countyId, { number: told.outreachNumber });
  const station = ctx.county.stations.find(({ id }) => id === by.stationId);
  if (outreach === null || station === undefined || !isAtStation(outreach, station)) throw new Refusal('not-found');
  demandCountable(outreach, dayOf(by.countedAt));
  const { counts, answers, attachmentIds: photoIds } = told;
  await claimAttachments(tx, countyId, outreach.id, photoIds);
  await saveCount(tx, { ...by, countyId, outreachId: outreach.id, counts, photoIds, toldAt: ctx.at });
  for (const [n, answer] of answers.entries()) {
    const mark = createHash('sha256').update(`told ${by.id} ${n}`).digest('base64url');
    await saveAnswer(tx, countyId, outreach.id, { mark, onDay: outreach.onDay, ...answer });
  }
  return outreach;
}
