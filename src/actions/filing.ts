import { demand } from '../domain/actor.ts';
import { dayOf } from '../domain/calendar.ts';
import type { Complaint } from '../domain/complaint.ts';
import { withDue } from '../domain/deadline.ts';
import type { Change } from '../domain/event.ts';
import { file, heardAt, type Filing } from '../domain/filing.ts';
import { complaintNumber } from '../domain/numbering.ts';
import { routeComplaint } from '../domain/station.ts';
import { claimAttachments } from '../store/attachment.ts';
import { complaintBook, findComplaint, findComplaintsByIds } from '../store/complaint.ts';
import type { Db, Tx } from '../store/db.ts';
import { firstLines } from '../store/ledger.ts';
import { insertMatters } from '../store/matter.ts';
import { savingOf } from '../store/message.ts';
import { takeNumbers } from '../store/numbering.ts';
import { transact } from '../store/transact.ts';
import { announceOnCommit, demandListed, factsOf, type Context } from './context.ts';
import { pageDuty, receiptsOf, sendSoon } from './message.ts';

interface Waiting {
  ctx: Context;
  filing: Filing;
  /** The complaint as it will be but for its number, and its first ledger line. */
  change: Change<Complaint>;
  resolve: (complaint: Complaint) => void;
  reject: (error: unknown) => void;
}

/** Filings that arrived while a commit was under way: they are committed together, because a gapless number queues them anyway. */
const waiting = new WeakMap<Db, Waiting[]>();
const atOnce = 64;

/**
 * Files a complaint: numbers it, routes it to its office and nearest station, starts its clock, and writes the first
 * ledger line, all durable before it returns. The same client id again gives the complaint that is already there.
 */
export function fileComplaint(ctx: Context, filing: Filing): Promise<Complaint> {
  demand(ctx.actor, 'complaint.file');
  demandListed(ctx, {
    regionIds: [filing.consumer.regionId, filing.place.regionId],
    category: filing.categoryCode,
    nature: filing.natureCode,
    channel: filing.channel,
  });
  const change = decide(ctx, filing);
  return new Promise((resolve, reject) => {
    const entry = { ctx, filing, change, resolve, reject };
    const line = waiting.get(ctx.db);
    if (line !== undefined) {
      line.push(entry);
      return;
    }
    const queue = [entry];
    waiting.set(ctx.db, queue);
    // Filings of the same turn of the loop join the first batch.
    setImmediate(() => void drain(ctx.db, queue));
  });
}

/** Half of the filings under way make a batch: the other half is read and answered while the database works on this one. */
async function drain(db: Db, queue: Waiting[]): Promise<void> {
  let committing = 0;
  while (queue.length > 0) {
    const batch = queue.splice(0, Math.min(atOnce, Math.ceil((queue.length + committing) / 2)));
    committing = batch.length;
    await new Promise<void>((next) => void settle(db, batch, next));
  }
  waiting.delete(db);
}

/** Commits a batch and answers it; calls `next` when nothing but the commit is left to wait for. */
async function settle(db: Db, batch: readonly Waiting[], next: () => void): Promise<void> {
  try {
    const filed = await commit(db, batch, next);
    // The next batch, which the commit has let through, is written first: the database works while these are answered.
    setImmediate(() => {
      for (const entry of batch) entry.resolve(filed.get(entry.filing.clientId) as Complaint);
    });
  } catch (error) {
    // One bad filing must not fail the others of its batch: each is tried by itself.
    if (batch.length === 1) batch[0]?.reject(error);
    else for (const entry of batch) await settle(db, [entry], () => undefined);
  }
  next();
}

async function commit(db: Db, batch: readonly Waiting[], whenWritten: () => void): Promise<Map<string, Complaint>> {
  let isFirstTry = true;
  return transact(db, async (tx) => {
    // Hardly any id is there already, so they are looked up only when the insert has met one.
    const known = new Map<string, Complaint>();
    if (!isFirstTry) {
      const ids = batch.map((entry) => entry.filing.clientId);
      for (const complaint of await findComplaintsByIds(tx, firstOf(batch).ctx.actor.countyId, ids))
        known.set(complaint.id, complaint);
    }
    isFirstTry = false;
    const fresh = new Map<string, Waiting>();
    for (const entry of batch)
      if (!known.has(entry.filing.clientId) && !fresh.has(entry.filing.clientId))
        fresh.set(entry.filing.clientId, entry);
    for (const complaint of await write(tx, [...fresh.values()])) known.set(complaint.id, complaint);
    whenWritten();
    return known;
  });
}

/** Numbers new filings in their order and writes all of them, with lines and receipts, in one statement. */
async function write(tx: Tx, entries: readonly Waiting[]): Promise<Complaint[]> {
  if (entries.length === 0) return [];
  const { ctx } = firstOf(entries);
  // Made before the wait for the counter, which others hold meanwhile.
  const lines = firstLines(entries.map(({ change }) => change.event));
  const numbers = await takeAll(tx, ctx.actor.countyId, entries);
  const filed = entries.map(({ change }, i) => ({ ...change.next, number: numbers[i] as string }));
  const receipts = receiptsOf(ctx, filed);
  const inserted = await insertMatters(tx, complaintBook, filed, [lines, ...savingOf(receipts)]);
  // One of these ids is registered already: the numbers go back, and all is done again with what is there.
  if (inserted.size !== filed.length)
    throw Object.assign(new Error('A complaint of this id is registered already.'), { code: '40001' });
  await sendSoon(tx, receipts);
  await pageDuty(
    tx,
    ctx,
    filed.filter((complaint) => complaint.urgentAt !== null),
  );
  for (const [i, entry] of entries.entries()) {
    const next = filed[i] as Complaint;
    const { attachmentIds } = entry.filing;
    if (attachmentIds.length > 0) await claimAttachments(tx, next.countyId, next.id, attachmentIds);
    announceOnCommit(tx, entry.ctx, next, null);
  }
  return filed;
}

/** The numbers of filings, each in the year in which it was heard. */
async function takeAll(tx: Tx, countyId: number, entries: readonly Waiting[]): Promise<string[]> {
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

/** The rule, with what only the action knows: the code, the route and the station that files. */
function decide(ctx: Context, filing: Filing): Change<Complaint> {
  const { county, actor } = ctx;
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
  const station = actor.role === 'station' ? (county.stations.find((one) => one.id === actor.stationId) ?? null) : null;
  const facts = factsOf(ctx);
  const { next, event } = file(filing, {
    ...facts,
    number: '',
    queryCode: ctx.newCode(),
    route,
    filingStation: station,
  });
  return { next: withDue(next, facts), event };
}

function firstOf<T>(entries: readonly T[]): T {
  const [first] = entries;
  if (first === undefined) throw new Error('A batch has members.');
  return first;
}

/** The complaint of a client id, if it has been registered: a retry is answered without asking anything again. */
export function findFiled(ctx: Context, clientId: string): Promise<Complaint | null> {
  return findComplaint(ctx.db, ctx.actor.countyId, { id: clientId });
}
