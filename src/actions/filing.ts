import { demand } from '../domain/actor.ts';
import { dayOf } from '../domain/calendar.ts';
import type { Complaint } from '../domain/complaint.ts';
import { isOfKind } from '../domain/category.ts';
import { withDue } from '../domain/deadline.ts';
import type { LedgerEvent } from '../domain/event.ts';
import { file, heardAt, type Filing } from '../domain/filing.ts';
import { complaintNumber } from '../domain/numbering.ts';
import { Refusal } from '../domain/refusal.ts';
import { routeComplaint } from '../domain/station.ts';
import { claimAttachments } from '../store/attachment.ts';
import { findComplaint, findComplaintsByIds, insertComplaints } from '../store/complaint.ts';
import type { Db } from '../store/db.ts';
import { recordFirst } from '../store/ledger.ts';
import { takeNumbers } from '../store/numbering.ts';
import { transact } from '../store/transact.ts';
import { announceOnCommit, factsOf, type Context } from './context.ts';
import { pageDuty, tellOfFiling } from './message.ts';

interface Waiting {
  ctx: Context;
  filing: Filing;
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
  demandKnown(ctx, filing);
  return new Promise((resolve, reject) => {
    const entry = { ctx, filing, resolve, reject };
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

async function drain(db: Db, queue: Waiting[]): Promise<void> {
  while (queue.length > 0) {
    const batch = queue.splice(0, atOnce);
    try {
      await commit(db, batch);
    } catch (error) {
      // One bad filing must not fail the others of its batch: each is tried by itself.
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const entry of batch) await commit(db, [entry]).catch(entry.reject);
    }
  }
  waiting.delete(db);
}

async function commit(db: Db, batch: readonly Waiting[]): Promise<void> {
  let isFirstTry = true;
  const filed = await transact(db, async (tx) => {
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
    const byYear = new Map<number, Waiting[]>();
    for (const entry of fresh.values()) {
      const year = Number(dayOf(heardAt(entry.filing, factsOf(entry.ctx))).slice(0, 4));
      byYear.set(year, [...(byYear.get(year) ?? []), entry]);
    }
    const changes: { entry: Waiting; next: Complaint; event: LedgerEvent }[] = [];
    for (const [year, entries] of byYear) {
      const first = await takeNumbers(tx, firstOf(entries).ctx.actor.countyId, 'complaint', year, entries.length);
      entries.forEach((entry, i) => changes.push({ entry, ...decide(entry, complaintNumber(year, first + i)) }));
    }
    if (changes.length > 0) {
      const inserted = await insertComplaints(
        tx,
        changes.map((change) => change.next),
      );
      // One of these ids is registered already: the numbers go back, and all is done again with what is there.
      if (inserted.size !== changes.length)
        throw Object.assign(new Error('A complaint of this id is registered already.'), { code: '40001' });
      await recordFirst(
        tx,
        changes.map((change) => change.event),
      );
      for (const { entry, next } of changes) {
        await claimAttachments(tx, next.countyId, next.id, entry.filing.attachmentIds);
        announceOnCommit(tx, entry.ctx, next, null);
      }
      await tellOfFiling(
        tx,
        firstOf(batch).ctx,
        changes.map((change) => change.next),
      );
      await pageDuty(
        tx,
        firstOf(batch).ctx,
        changes.flatMap(({ next }) => (next.urgentAt === null ? [] : [next])),
      );
    }
    for (const { next } of changes) known.set(next.id, next);
    return known;
  });
  for (const entry of batch) entry.resolve(filed.get(entry.filing.clientId) as Complaint);
}

/** The rule, with what only the action knows: the number, the code, the route and the station that files. */
function decide({ ctx, filing }: Waiting, number: string): { next: Complaint; event: LedgerEvent } {
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
  const { next, event } = file(filing, { ...facts, number, queryCode: ctx.newCode(), route, filingStation: station });
  return { next: withDue(next, facts), event };
}

function demandKnown(ctx: Context, filing: Filing): void {
  const { regions, categories } = ctx.county;
  const regionIds = [filing.consumer.regionId, filing.place.regionId];
  for (const id of regionIds)
    if (id !== null && !regions.some((region) => region.id === id)) throw new Refusal('region-unknown', { id });
  const { categoryCode: category, natureCode: nature, channel } = filing;
  for (const [field, code] of Object.entries({ category, nature, channel }) as [
    'category' | 'nature' | 'channel',
    string | null,
  ][]) {
    if (code !== null && !isOfKind(categories, code, field)) throw new Refusal('category-unknown', { code });
  }
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
