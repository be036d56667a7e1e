/**
 * 登记 (filing): how a complaint comes into the books, for every action that registers some.
 *
 * 1. `checkFiling` asks permission, lists and rules before anything is written, and makes the complaint as it will be but for its
 *    number.
 * 2. `fileComplaint` lets the checked filing wait in line. A gapless number queues all filings anyway, so those that wait are
 *    committed together: `drain` lets the next batch in as soon as nothing but the commit is left of this one, and where many file
 *    at once a moment later, so that those come along who have just been answered.
 * 3. `commitBatch` opens the transaction, leaves out what is registered already, and `registerFilings` numbers the others and writes
 *    rows, first lines, receipts and whatever follows.
 * 4. Each caller is answered with his own complaint. If the batch fails, each half of it is tried by itself, down to the bad one, which
 *    harms no other; unless the database could do nothing for any of them.
 *
 * What files within a larger transaction, such as an import or an inquiry that becomes a complaint, takes 1 and 3 without the line.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { demand } from '../../domain/base/actor.ts';
import { dayOf } from '../../domain/base/calendar.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { withDue } from '../../domain/complaint/deadline.ts';
import { withFiles, type Change } from '../../domain/base/event.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { file, heardAt, type Filing } from '../../domain/complaint/filing.ts';
import { demandLittle } from '../../domain/matter/attachment.ts';
import { takenAnswers } from '../../domain/county/asked/taken-answers.ts';
import { complaintNumber } from '../../domain/matter/numbering.ts';
import type { SlipPart } from '../../domain/complaint/slip.ts';
import type { Hearer } from '../../domain/county/account.ts';
import { routeComplaint, type Station } from '../../domain/county/station.ts';
import { claimAttachments, readUploads } from '../../store/matter/attachment.ts';
import { complaintBook, findComplaint, findComplaintsByIds, listOpenOf } from '../../store/complaint/complaint.ts';
import { outageOf, type Db, type Tx } from '../../store/base/db.ts';
import { listHearers } from '../../store/county/account.ts';
import { endDrafts } from '../../store/matter/draft.ts';
import { saveSlip } from '../../store/complaint/slip.ts';
import { firstLines } from '../../store/base/ledger.ts';
import { insertMattersWith } from '../../store/matter/matter.ts';
import { savingOf } from '../../store/matter/message.ts';
import { newStub, stubOfGiven } from '../../store/matter/query-code.ts';
import type { MessageRow } from '../../store/base/schema.ts';
import { takeNumbers } from '../../store/base/numbering.ts';
import { transact } from '../../store/base/transact.ts';
import { announceOnCommit, demandListed, factsOf, followAct, type Context } from '../base/context.ts';
import { sendSoon } from '../matter/message.ts';
import { isHeardOf, messagesOfFiled } from '../matter/owner.ts';
import { receiptsOf, unprovenPhones, warningsOf } from './complaint-messages.ts';

/** Where and on what a filing was told, beside what was told. */
export interface FiledAt {
  /** The station at which a consumer filed by its code, or whose person has left; an account of a station files at its own. */
  station?: Station | null;
  /** The slip that a telephone gave before there was a number. */
  slip?: SlipPart & { deviceId: string };
  /** The telephone is proven to be the filer's own: by a code sent to it, or by the query code of a complaint that staff wrote down. */
  isProven?: boolean;
  /** What the form by which it came writes with it, in the transaction of the filing. */
  beside?: (tx: Tx, complaint: Complaint) => Promise<void>;
}

/** A filing that the rules allow: the complaint as it will be but for its number, and its first ledger line. */
export interface CheckedFiling {
  ctx: Context;
  filing: Filing;
  change: Change<Complaint>;
  slip: (SlipPart & { deviceId: string }) | null;
  isProven: boolean;
  beside: FiledAt['beside'];
}

/**
 * Files a complaint: numbers it, routes it to its office and nearest station, starts its clock, and writes the first
 * ledger line, all durable before it returns. The same client id again gives the complaint that is already there.
 */
export function fileComplaint(ctx: Context, filing: Filing, at: FiledAt = {}): Promise<Complaint> {
  const checked = checkFiling(ctx, filing, at);
  return new Promise((resolve, reject) => {
    const entry = { ...checked, resolve, reject };
    const line = waiting.get(ctx.db);
    if (line !== undefined) {
      if (line.queue.length + line.committing >= mostWaiting) reject(new Refusal('crowded'));
      else line.queue.push(entry);
      return;
    }
    const first = { queue: [entry], committing: 0 };
    waiting.set(ctx.db, first);
    // Filings of the same turn of the loop join the first batch.
    setImmediate(() => void drain(ctx.db, first));
  });
}

/** The complaint of a client id, if it has been registered: a retry is answered without asking anything again. */
export function findFiled(ctx: Context, clientId: string): Promise<Complaint | null> {
  return findComplaint(ctx.db, ctx.actor.countyId, { id: clientId });
}

/** What the permission, the lists and the rules say of a filing before anything is written. */
export function checkFiling(ctx: Context, filing: Filing, at: FiledAt = {}): CheckedFiling {
  demand(ctx.actor, 'complaint.file');
  demandListed(ctx, {
    regionIds: [filing.consumer.regionId, filing.place.regionId],
    category: filing.categoryCode,
    nature: filing.natureCode,
    channel: filing.channel,
  });
  const asked = takenAnswers(ctx.county.questions, filing.asked, ctx.today);
  const station = stationOf(ctx, at);
  // A station that stopped takes nothing: the bureau has what is told there, and but for a window of its own only when it arrives.
  const isKept = station === null || station.active || station.publishedWindow;
  const heard = { ...filing, asked, ...(isKept ? {} : { receivedAt: undefined }) };
  const change = complaintOf(ctx, heard, { ...at, station: station?.active === true ? station : null });
  return {
    ctx,
    filing: heard,
    change,
    slip: at.slip ?? null,
    isProven: at.isProven ?? false,
    beside: at.beside,
  };
}

/** Numbers new filings in their order and writes all of them, with lines and receipts, in one piece. */
export async function registerFilings(
  tx: Tx,
  entries: readonly CheckedFiling[],
  { hasReceipts = true }: { hasReceipts?: boolean } = {},
): Promise<Complaint[]> {
  if (entries.length === 0) return [];
  const [{ ctx }] = entries as [CheckedFiling, ...CheckedFiling[]];
  // Made before the wait for the counter, which others hold meanwhile.
  const lines = firstLines(tx, 'complaint', await changesOf(tx, ctx, entries));
  // All leave in one piece. With the number comes the lock under which what the batch before has filed is seen.
  const taken = takeNumbersOf(tx, ctx.actor.countyId, entries);
  const isHeard = hasReceipts && byFiler(entries).some((own) => isHeardOf(own[0].ctx, 'complaint', heardOf(own)));
  const listed = isHeard ? listHearers(tx, ctx.actor.countyId) : [];
  const asked = hasReceipts ? listOpenOf(tx, ctx.actor.countyId, unprovenPhones(entries)) : [];
  // All have ended before any is told, and the first of them says why the others failed too.
  await Promise.allSettled([taken, listed, asked]);
  const [numbers, hearers, open] = [await taken, await listed, await asked];
  const filed = entries.map(({ change }, i) => ({ ...change.next, number: numbers[i] as string }));
  const received = entries.map((entry, i) => ({ ...entry, complaint: filed[i] as Complaint }));
  const messages = hasReceipts ? [...receiptsOf(received), ...(await warningsOf(tx, received, open))] : [];
  const bells = isHeard ? await bellsOf(tx, received, hearers) : [];
  await insertMattersWith(tx, complaintBook, filed, [...lines, ...savingOf(tx, [...messages, ...bells])]);
  await sendSoon(tx, [...messages, ...bells.filter(({ channel }) => channel !== 'app')]);
  for (const own of byFiler(received)) await followFiled(tx, own);
  for (const entry of received) await keepBeside(tx, entry);
  return filed;
}

interface Received extends CheckedFiling {
  complaint: Complaint;
}

/** In a batch are those of others too, of which one is told as of any. */
function byFiler<T extends CheckedFiling>(entries: readonly T[]): [T, ...T[]][] {
  return [...Map.groupBy(entries, (one) => one.ctx.actor.id).values()] as [T, ...T[]][];
}

/** What follows filings of one who filed. */
async function followFiled(tx: Tx, own: readonly [Received, ...Received[]]): Promise<void> {
  const [{ ctx }] = own;
  const on = own.map(({ complaint, filing }) => ({ saved: complaint, before: null, answers: filing.asked }));
  await followAct(tx, ctx, { kind: 'complaint', move: 'file', rule: null, input: {}, detail: {}, on, besides: [] });
}

/**
 * What a consumer files by the code of a station lies there from now on; the station that files knows it. Of a table that is imported
 * nobody hears row by row.
 */
function heardOf(own: readonly (CheckedFiling & { complaint?: Complaint })[]): Complaint[] {
  return own.flatMap(({ ctx, change, complaint = change.next }) => {
    const isKnown = complaint.state === 'atStation' && complaint.stationId === ctx.actor.stationId;
    return isKnown ? [] : [complaint];
  });
}

/** Those hear of it whose the complaints are now, by what is written with them. */
async function bellsOf(tx: Tx, received: readonly Received[], hearers: readonly Hearer[]): Promise<MessageRow[]> {
  const bells: MessageRow[] = [];
  for (const own of byFiler(received))
    bells.push(...(await messagesOfFiled(tx, own[0].ctx, 'complaint', heardOf(own), hearers)));
  return bells;
}

/** What came with a filing, and the screens, which hear of it when it is committed. */
async function keepBeside(tx: Tx, { ctx, filing, slip, complaint, beside }: Received): Promise<void> {
  const { countyId, id: matterId } = complaint;
  if (filing.attachmentIds.length > 0)
    demandLittle(ctx.actor, (await claimAttachments(tx, countyId, matterId, filing.attachmentIds)).bytes);
  if (slip !== null) {
    const { code, deviceId } = slip;
    await saveSlip(tx, { countyId, code, matterId, deviceId, madeAt: ctx.at });
  }
  if (beside !== undefined) await beside(tx, complaint);
  announceOnCommit(tx, ctx, complaint, null);
}

/** What the rule has made of each, with the photos that came along: hardly a filing has any, and without one nothing is asked. */
async function changesOf(tx: Tx, ctx: Context, entries: readonly CheckedFiling[]): Promise<Change<Complaint>[]> {
  const uploads = await readUploads(
    tx,
    ctx.actor.countyId,
    entries.flatMap(({ filing }) => filing.attachmentIds),
  );
  if (uploads.length === 0) return entries.map(({ change }) => change);
  return entries.map(({ change, filing }) => {
    const own = new Set(filing.attachmentIds.map((id) => id.toLowerCase()));
    return withFiles(
      change,
      uploads.filter(({ id }) => own.has(id)),
    );
  });
}

interface Waiting extends CheckedFiling {
  resolve: (complaint: Complaint) => void;
  reject: (error: unknown) => void;
}

interface WaitingLine {
  queue: Waiting[];
  /** How many are in the batch that the database has. */
  committing: number;
}

/** Filings that arrived while a commit was under way: they are committed together, because a gapless number queues them anyway. */
const waiting = new WeakMap<Db, WaitingLine>();
const atOnce = 64;
/** About what a small machine commits in a second: whoever came after would wait longer than people wait for an answer. */
const mostWaiting = 250;

/** A batch costs both sides a millisecond of its own: after one of more than so many filings a moment is waited for more to come. */
const [fewAtOnce, momentMs] = [4, 2];

async function drain(db: Db, line: WaitingLine): Promise<void> {
  const { queue } = line;
  while (queue.length > 0) {
    if (line.committing > fewAtOnce) await sleep(momentMs);
    const batch = queue.splice(0, atOnce);
    line.committing = batch.length;
    await new Promise<void>((next) => void settle(db, batch, next));
  }
  waiting.delete(db);
}

/** Commits a batch and answers it; calls `next` when nothing but the commit is left to wait for. */
async function settle(db: Db, batch: readonly Waiting[], next: () => void): Promise<void> {
  try {
    const filed = await commitBatch(db, batch, next);
    // The next batch, which the commit has let through, is written first: the database works while these are answered.
    setImmediate(() => {
      for (const entry of batch) entry.resolve(filed.get(entry.filing.clientId) as Complaint);
    });
  } catch (error) {
    // One bad filing must not fail the others of its batch: each half is tried by itself, unless it is the database that could not.
    const half = Math.ceil(batch.length / 2);
    if (half === batch.length || outageOf(error) === 'undone') for (const entry of batch) entry.reject(error);
    else for (const part of [batch.slice(0, half), batch.slice(half)]) await settle(db, part, () => undefined);
  }
  next();
}

async function commitBatch(
  db: Db,
  batch: readonly Waiting[],
  whenWritten: () => void,
): Promise<Map<string, Complaint>> {
  const [{ ctx: first }] = batch as [Waiting, ...Waiting[]];
  const { countyId } = first.actor;
  let isFirstTry = true;
  return transact(db, async (tx) => {
    // Hardly any id is there already, so they are looked up only when the insert has met one.
    const known = new Map<string, Complaint>();
    if (!isFirstTry) {
      const ids = batch.map((entry) => entry.filing.clientId);
      for (const complaint of await findComplaintsByIds(tx, countyId, ids)) known.set(complaint.id, complaint);
    }
    isFirstTry = false;
    const fresh = new Map<string, Waiting>();
    for (const entry of batch)
      if (!known.has(entry.filing.clientId) && !fresh.has(entry.filing.clientId))
        fresh.set(entry.filing.clientId, entry);
    for (const complaint of await registerFilings(tx, [...fresh.values()])) known.set(complaint.id, complaint);
    const submitted = batch.map(({ ctx, filing }) => ({ by: ctx.actor, id: filing.clientId }));
    await endDrafts(tx, countyId, submitted);
    whenWritten();
    return known;
  });
}

/** Where it was told: an account of a station files at its own. */
function stationOf({ county, actor }: Context, at: FiledAt): Station | null {
  const own = actor.role === 'station' ? county.stations.find((one) => one.id === actor.stationId) : undefined;
  return own ?? at.station ?? null;
}

/** The rule, with what only the action knows: the code, the route and the station that files. */
function complaintOf(ctx: Context, filing: Filing, at: FiledAt): Change<Complaint> {
  const { county } = ctx;
  const region = (id: string | null) => county.regions.find((one) => one.id === id) ?? null;
  const route = routeComplaint({
    operatorName: filing.operator.name,
    operatorAddress: filing.operator.address,
    operatorRegion: region(filing.place.regionId),
    homeRegion: region(filing.consumer.regionId),
    stations: county.stations.filter((station) => station.active),
    regions: county.regions,
    offices: county.organisations.filter((organisation) => organisation.kind === 'office' && organisation.active),
  });
  const facts = factsOf(ctx);
  const { next, event } = file(filing, {
    ...facts,
    number: '',
    codeStub: stubOf(ctx, at),
    route,
    filingStation: at.station ?? null,
  });
  return { next: withDue(next, facts), event };
}

/** The slip that a telephone printed has its code already; any other is made here. */
function stubOf({ keyring, actor: { countyId } }: Context, { slip }: FiledAt): string {
  return slip === undefined ? newStub() : stubOfGiven(keyring, { countyId, kind: 'complaint' }, slip.queryCode);
}

/** The numbers of filings, each in the year in which it was heard. */
async function takeNumbersOf(tx: Tx, countyId: number, entries: readonly CheckedFiling[]): Promise<string[]> {
  const years = entries.map(({ ctx, filing }) => Number(dayOf(heardAt(filing, factsOf(ctx))).slice(0, 4)));
  const next = new Map<number, number>();
  for (const year of new Set(years.toSorted())) {
    const n = years.filter((one) => one === year).length;
    next.set(year, await takeNumbers(tx, countyId, 'complaint', year, n));
  }
  return years.map((year) => {
    const n = next.get(year) as number;
    next.set(year, n + 1);
    return complaintNumber(year, n);
  });
}
