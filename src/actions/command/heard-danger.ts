/**
 * What is filed is heard for danger to life after its answer, within a second: a filing waits neither for the ear nor for the page, and
 * none fails by them. How far the ear has come stands in the database and is moved on in the transaction that writes the pages, so that
 * a kill loses no page and none goes out twice. What is added to a matter later is heard in its own act (`callout-followers.ts`).
 */
import { untoldIn } from '../../domain/command/heard-danger.ts';
import { heardIn } from '../../domain/triage/danger/heard-words.ts';
import type { Alarmed, Matter, MatterKind, ToldKind } from '../../domain/matter/matter.ts';
import { matterNumber } from '../../domain/matter/numbering.ts';
import type { Alarm } from '../../domain/triage/urgency.ts';
import { listRungFor } from '../../store/command/callout.ts';
import { complaintBook, findComplaintsByIds } from '../../store/complaint/complaint.ts';
import { inquiryBook, listTurnedInto } from '../../store/inquiry/inquiry.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { findFiler } from '../../store/base/ledger.ts';
import type { Book } from '../../store/matter/matter.ts';
import {
  listFiledHere,
  listTold,
  listUnread,
  lockReading,
  passReading,
  saveReading,
} from '../../store/matter/reading.ts';
import { listLinks, openLink } from '../../store/tipoff/tipoff-link.ts';
import { tipoffBook } from '../../store/tipoff/tipoff.ts';
import { transact } from '../../store/base/transact.ts';
import { eachByItself } from '../base/each.ts';
import type { Context } from '../base/context.ts';
import { batchOf } from '../matter/reading.ts';
import { tellPeople } from '../matter/tell-people.ts';
import { alarmingOf, pageSounds } from './callout-followers.ts';

const books: Readonly<Record<ToldKind, Book<Matter>>> = {
  complaint: complaintBook as Book<Matter>,
  tipoff: tipoffBook as Book<Matter>,
  inquiry: inquiryBook as Book<Matter>,
};

/** Its mark, as in migration 0342. Another version would ring for all that was ever filed. */
const ear = { name: 'danger', version: 1, kinds: Object.keys(books) as ToldKind[] } as const;

/**
 * Hears what nobody has heard yet, until nothing is left or the program stops. To be called by the system. A text that cannot be read pages
 * with that word; a batch that fails is heard again one by one, and one that fails by itself again and again is passed by, with a line for the
 * centre: nobody behind it waits.
 */
export async function hearFiled(ctx: Context, alarmOf: Alarm, signal: AbortSignal): Promise<void> {
  const { countyId } = ctx.actor;
  const errors: unknown[] = [];
  while (!signal.aborted) {
    const unread = await listUnread(ctx.db, countyId, ear);
    if (unread.length === 0) break;
    await eachByItself(unread, async (next) => {
      try {
        errors.push(...(await hearNext(ctx, alarmOf, next)));
      } catch (error) {
        if (await noteFailure(ctx, next)) errors.push(error);
        else throw error;
      }
    });
  }
  if (errors.length > 0) throw errors[0];
}

interface Series {
  kind: MatterKind;
  year: number;
}

/** How a batch failed: up to which number it is heard one by one, and how often which of them has failed by itself. */
interface Trouble {
  upto: number;
  n: number;
  times: number;
}

const troubles = new WeakMap<Db, Map<string, Trouble>>();
const troublesOf = ({ db }: Context): Map<string, Trouble> => {
  const known = troubles.get(db) ?? new Map<string, Trouble>();
  troubles.set(db, known);
  return known;
};
const seriesName = ({ actor }: Context, { kind, year }: Series) => `${actor.countyId} ${kind} ${year}`;

/** So often the same matter is tried by itself before it is passed by: a moment's trouble of the database is over by then. */
const mostTries = 3;

async function hearNext(ctx: Context, alarmOf: Alarm, next: Series): Promise<unknown[]> {
  const known = troublesOf(ctx);
  const name = seriesName(ctx, next);
  const heard = await transact(ctx.db, (tx) => hearBatch(tx, ctx, alarmOf, next, known.has(name)));
  if (heard.upto >= (known.get(name)?.upto ?? 0)) known.delete(name);
  return heard.errors;
}

/** Has the next try take less; true where the one that fails was passed by. */
async function noteFailure(ctx: Context, next: Series): Promise<boolean> {
  const { countyId } = ctx.actor;
  const known = troublesOf(ctx);
  const name = seriesName(ctx, next);
  const before = known.get(name);
  return transact(ctx.db, async (tx) => {
    const reading = await lockReading(tx, countyId, ear, next);
    const batch = batchOf(reading);
    if (batch === null || batch.isOld) return false;
    const { from, upto } = batch;
    const times = before !== undefined && before.n === from ? before.times + 1 : 0;
    if (times < mostTries) {
      known.set(name, { upto: before?.upto ?? upto, n: from, times });
      return false;
    }
    await saveReading(tx, { ...reading, uptoN: from });
    await tellUnheard(tx, ctx, matterNumber(next.kind, next.year, from));
    return true;
  });
}

/** Nothing else is known of it for sure: the centre looks at it. */
async function tellUnheard(tx: Tx, ctx: Context, number: string): Promise<void> {
  const { countyId } = ctx.actor;
  const about = { countyId, id: ctx.newId(), number, version: 1 };
  const words = `${number}有没有危险，程序没有听成，请马上看一遍。`;
  await tellPeople(tx, ctx, about, ({ role }) => role === 'centre', words, {
    cause: `unheard ${number}`,
    urgent: true,
  });
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
  next: Series,
  isOne: boolean,
): Promise<{ upto: number; errors: unknown[] }> {
  const { countyId } = ctx.actor;
  const kind = next.kind as ToldKind;
  const reading = await lockReading(tx, countyId, ear, next);
  const whole = batchOf(reading);
  if (whole === null) return { upto: Infinity, errors: [] };
  const batch = isOne && !whole.isOld ? { ...whole, upto: whole.from } : whole;
  const told = await listTold(tx, books[kind], countyId, { year: next.year, ...batch });
  const errors: unknown[] = [];
  const listen = (words: string): Alarmed | null => {
    try {
      return alarmOf(words, ctx.today);
    } catch (error) {
      errors.push(error);
      return unheard;
    }
  };
  const heard = told.flatMap((one) => {
    const alarm = heardIn(one.words, listen);
    return alarm === null ? [] : [{ one, alarm }];
  });
  const here = await listFiledHere(
    tx,
    countyId,
    heard.map(({ one }) => one.id),
  );
  const earlier = await earlierWords(tx, ctx, kind, [...here]);
  const filers = await filersOf(tx, ctx, kind, [...here]);
  const sounds = heard.flatMap(({ one, alarm }) => {
    const before = earlier.get(one.id);
    const untold =
      before === undefined
        ? alarm
        : heardIn(
            one.words.map((words) => untoldIn(words, before)),
            listen,
          );
    if (untold === null || !here.has(one.id)) return [];
    const byId = filers.get(one.id) ?? null;
    return [{ matter: alarmingOf(kind, one), sound: { ...untold, kind, isMore: false, byId } }];
  });
  await pageSounds(tx, ctx, sounds);
  await saveReading(tx, { ...reading, ...(batch.isOld ? { fromN: batch.from } : { uptoN: batch.upto }) });
  return { upto: batch.isOld ? Infinity : batch.upto, errors };
}

/** Who filed what is heard; of a tip-off nobody is named. */
async function filersOf(
  tx: Tx,
  { actor: { countyId } }: Context,
  kind: ToldKind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const filers = new Map<string, string>();
  if (kind === 'tipoff') return filers;
  for (const id of ids) {
    const filer = await findFiler(tx, { countyId, id });
    if (filer !== null) filers.set(id, filer);
  }
  return filers;
}

/** What cannot be read is read by a person. */
const unheard: Alarmed = { danger: 'unheard', hurt: false, whyZh: '程序没有听成', threatens: false };

/** What was told already in the matter that another came out of, where somebody was rung for that one: by the id of the later. */
async function earlierWords(
  tx: Tx,
  ctx: Context,
  kind: ToldKind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0 || kind === 'inquiry') return new Map();
  const { countyId } = ctx.actor;
  const inquiries = await listTurnedInto(tx, countyId, kind, ids);
  const links = kind === 'tipoff' ? await listLinks(tx, countyId, ids) : [];
  const origins = [
    ...inquiries.map((one) => ({ id: one.id, of: kind === 'complaint' ? one.complaintId : one.tipoffId })),
    ...links.map((link) => ({ id: openLink(ctx.keyring, link), of: link.tipoffId })),
  ].flatMap(({ id, of }) => (id === null || of === null ? [] : [{ id, of }]));
  const rung = await listRungFor(
    tx,
    countyId,
    origins.map(({ id }) => id),
  );
  const complaints = await findComplaintsByIds(
    tx,
    countyId,
    origins.filter(({ id }) => rung.has(id)).map(({ id }) => id),
  );
  const words = new Map([
    ...inquiries.map((one) => [one.id, one.question] as const),
    ...complaints.map((one) => [one.id, `${one.story}\n${one.claim}`] as const),
  ]);
  const told = new Map<string, string>();
  for (const { id, of } of origins) if (rung.has(id)) told.set(of, `${told.get(of) ?? ''}\n${words.get(id) ?? ''}`);
  return told;
}
