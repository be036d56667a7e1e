/** What was asked at a station, and answered there out of what its telephone carries, as it arrives. */
import { dayOf } from '../../domain/base/calendar.ts';
import { Asking } from '../../domain/inquiry/filing.ts';
import type { Inquiry } from '../../domain/inquiry/inquiry.ts';
import type { Tx } from '../../store/base/db.ts';
import { findEntry } from '../../store/inquiry/knowledge.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';
import { moveWithin } from '../matter/matter.ts';
import { inquiryFiling, inquiryFrame } from './inquiry.ts';

/** What a telephone tells of a question. */
export interface StationAsked {
  /** The act of the telephone, and the inquiry that it becomes. */
  id: string;
  channel: string;
  question: string;
  people: number;
  name: string;
  phone: string;
  /** The article that was read out, in the version that the telephone carried; null where nobody could answer. */
  knowledgeId: string | null;
  knowledgeVersion: number | null;
}

/** Registers it once, however often it is sent. */
export function askAtStation(ctx: Context, told: StationAsked, heardAt: Date): Promise<Inquiry> {
  return transact(ctx.db, (tx) => writeAsked(tx, ctx, told, heardAt));
}

/**
 * The same within a transaction that is open already. Answered it is by the words that held on that day alone: what was read out of a version
 * that held no longer counts as no answer, and stays open with that word until somebody tells the asker what holds.
 */
export async function writeAsked(tx: Tx, ctx: Context, told: StationAsked, heardAt: Date): Promise<Inquiry> {
  const { id: clientId, knowledgeId, knowledgeVersion, ...asked } = told;
  const { countyId } = ctx.actor;
  const on = dayOf(heardAt);
  const held = knowledgeId === null ? null : await findEntry(tx, countyId, knowledgeId, { on });
  const isAnswered = held !== null && held.version === knowledgeVersion;
  const asking = Asking.parse({
    ...asked,
    clientId,
    receivedAt: heardAt,
    knowledgeId: isAnswered ? knowledgeId : null,
  });
  const filed = await inquiryFiling(ctx, asking)(tx);
  if (knowledgeId === null || isAnswered || filed.state !== 'open') return filed;
  const read =
    knowledgeVersion === null ? null : await findEntry(tx, countyId, knowledgeId, { version: knowledgeVersion });
  const words = `站点当时照“${read?.title ?? asked.question}”第 ${knowledgeVersion} 版念给他听了，那一版当天已经不用了；请按现在的再答复一次。`;
  return moveWithin(tx, ctx, inquiryFrame, filed.number, 'note', { words }, { version: null, clientId });
}
