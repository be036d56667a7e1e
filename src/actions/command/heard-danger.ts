/**
 * What is filed is heard for danger to life after its answer, within a second: a filing waits neither for the ear nor for the page, and
 * none fails by them. How far the ear has come stands in the database and is moved on in the transaction that writes the pages, so that
 * a kill loses no page and none goes out twice. What is added to a matter later is heard in its own act (`callout-followers.ts`).
 */
import type { Matter, MatterKind, ToldKind } from '../../domain/matter/matter.ts';
import type { Alarm } from '../../domain/triage/urgency.ts';
import { complaintBook } from '../../store/complaint/complaint.ts';
import { inquiryBook } from '../../store/inquiry/inquiry.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import type { Book } from '../../store/matter/matter.ts';
import {
  listFiledHere,
  listTold,
  listUnread,
  lockReading,
  passReading,
  saveReading,
  type Told,
} from '../../store/matter/reading.ts';
import { tipoffBook } from '../../store/tipoff/tipoff.ts';
import { transact } from '../../store/base/transact.ts';
import { eachByItself } from '../base/each.ts';
import type { Context } from '../base/context.ts';
import { batchOf } from '../matter/reading.ts';
import type { Alarming } from './callout.ts';
import { pageAlarm } from './callout-followers.ts';

const books: Readonly<Record<ToldKind, Book<Matter>>> = {
  complaint: complaintBook as Book<Matter>,
  tipoff: tipoffBook as Book<Matter>,
  inquiry: inquiryBook as Book<Matter>,
};

/** Its mark, as in migration 0342. Another version would ring for all that was ever filed. */
const ear = { name: 'danger', version: 1, kinds: Object.keys(books) as ToldKind[] } as const;

/** Hears what nobody has heard yet, until nothing is left or the program stops. To be called by the system. */
export async function hearFiled(ctx: Context, alarmOf: Alarm, signal: AbortSignal): Promise<void> {
  const { countyId } = ctx.actor;
  while (!signal.aborted) {
    const unread = await listUnread(ctx.db, countyId, ear);
    if (unread.length === 0) return;
    await eachByItself(unread, (next) => transact(ctx.db, (tx) => hearBatch(tx, ctx, alarmOf, next)));
  }
}

/** Passes by all that is filed already, such as the matters of a sample county. */
export function passFiled(db: Db, countyId: number): Promise<void> {
  return transact(db, (tx) => passReading(tx, countyId, ear));
}

/** A series that began with the ear is read from its first number on, so that nothing in it is old. */
async function hearBatch(
  tx: Tx,
  ctx: Context,
  alarmOf: Alarm,
  next: { kind: MatterKind; year: number },
): Promise<void> {
  const { countyId } = ctx.actor;
  const kind = next.kind as ToldKind;
  const reading = await lockReading(tx, countyId, ear, next);
  const batch = batchOf(reading);
  if (batch === null) return;
  const told = await listTold(tx, books[kind], countyId, { year: next.year, ...batch });
  const heard = told.flatMap((one) => {
    const alarm = alarmOf(one.words, ctx.today);
    return alarm === null ? [] : [{ one, alarm }];
  });
  const ids = heard.map(({ one }) => one.id);
  const here = ids.length === 0 ? new Set<string>() : await listFiledHere(tx, countyId, ids);
  for (const { one, alarm } of heard)
    if (here.has(one.id)) await pageAlarm(tx, ctx, alarmingOf(kind, one), { ...alarm, kind, isMore: false });
  await saveReading(tx, { ...reading, ...(batch.isOld ? { fromN: batch.from } : { uptoN: batch.upto }) });
}

/** Of a tip-off for no office: nobody learns by it who told, or of what the centre has not dispatched. */
function alarmingOf(kind: ToldKind, told: Told): Alarming {
  const { id, countyId, number, operatorRegionId } = told;
  const { officeId, stationId } = kind === 'tipoff' ? { officeId: null, stationId: null } : told;
  return { id, countyId, number, operatorRegionId, officeId, stationId };
}
