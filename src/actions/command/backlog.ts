import { demand } from '../../domain/base/actor.ts';
import { redispatchDocket, redispatchProcedure } from '../../domain/command/redispatch-steps.ts';
import { countAges, type BacklogCount } from '../../domain/command/backlog.ts';
import { dayOf } from '../../domain/base/calendar.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { docketNumber } from '../../domain/matter/docket.ts';
import type { Change, LedgerEvent } from '../../domain/base/event.ts';
import type { Redispatch } from '../../domain/command/redispatch.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { sendRedispatch, type SendRedispatch } from '../../domain/command/redispatch-sending.ts';
import { listAccounts } from '../../store/county/account.ts';
import { listMovedOn, saveBacklogCounts, weighBacklog, type BacklogWeight } from '../../store/command/backlog.ts';
import { lockComplaintsByNumber } from '../../store/complaint/complaint.ts';
import type { Tx } from '../../store/base/db.ts';
import { saveEntries } from '../../store/matter/docket.ts';
import { recordEach } from '../../store/base/ledger.ts';
import { takeNumbers } from '../../store/base/numbering.ts';
import { insertRedispatches, listByIds, listOut, listSaid, lockBatch } from '../../store/command/redispatch.ts';
import { onCommit, transact } from '../../store/base/transact.ts';
import { announceOnCommit, factsOf, type Context } from '../base/context.ts';
import { tellEach } from '../matter/tell-people.ts';
import { demandOwn, factsFor, invitationZh, nearnessIn, noFacts } from './redispatch.ts';

/** What was sent of a batch, and what was not, with why. */
export interface BatchSent {
  sent: { matterNumber: string; number: string; stationId: string }[];
  refused: { matterNumber: string; refusal: Refusal }[];
}

/**
 * Sends many complaints of the backlog at once, in one transaction: everything is read and written for all of them together,
 * and what a rule refuses is left out and named. The same press again sends none twice.
 */
export function sendBatch(ctx: Context, batchId: string, inputs: readonly SendRedispatch[]): Promise<BatchSent> {
  demand(ctx.actor, 'redispatch.send');
  return transact(ctx.db, async (tx) => {
    const { countyId } = ctx.actor;
    const complaints = await lockComplaintsByNumber(
      tx,
      countyId,
      inputs.map((input) => input.matterNumber),
    );
    const ids = [...complaints.values()].map(({ id }) => id);
    const there = new Map(
      (
        await listByIds(
          tx,
          countyId,
          inputs.map(({ id }) => id),
        )
      ).map((one) => [one.id, one]),
    );
    const [out, said, movedOn] = [
      await listOut(tx, countyId, ids),
      await listSaid(tx, countyId, ids),
      await listMovedOn(tx, countyId, ids),
    ];
    const nearness = await nearnessIn(tx, ctx);
    const result: BatchSent = { sent: [], refused: [] };
    const made: Change<Redispatch>[] = [];
    for (const input of inputs) {
      const { matterNumber } = input;
      const known = there.get(input.id);
      if (known !== undefined) {
        result.sent.push({ matterNumber, number: known.number, stationId: known.stationId });
        continue;
      }
      try {
        const complaint = demandKnown(ctx, complaints.get(matterNumber));
        const facts = factsFor(ctx, complaint, input.stationId, {
          nearness,
          isOut: out.has(complaint.id),
          said: said.get(complaint.id) ?? [],
          movedOn: movedOn.get(complaint.id) ?? dayOf(complaint.filedAt),
        });
        made.push(sendRedispatch({ ...input, batchId }, { ...factsOf(ctx), ...facts, number: null }));
        // Named twice in one press, it goes once.
        out.add(complaint.id);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        result.refused.push({ matterNumber, refusal: error });
      }
    }
    const entries = await writeAll(tx, ctx, made);
    announceLast(tx, ctx, entries, complaints);
    for (const { matterNumber, number, stationId } of entries) result.sent.push({ matterNumber, number, stationId });
    await inviteStations(tx, ctx, entries);
    return result;
  });
}

function demandKnown(ctx: Context, complaint: Complaint | undefined): Complaint {
  if (complaint === undefined) throw new Refusal('not-found');
  demandOwn(ctx, complaint);
  return complaint;
}

/** Numbers, entries and both ledgers for all at once. */
async function writeAll(tx: Tx, ctx: Context, made: readonly Change<Redispatch>[]): Promise<Redispatch[]> {
  if (made.length === 0) return [];
  const year = Number(ctx.today.slice(0, 4));
  const first = await takeNumbers(tx, ctx.actor.countyId, 'redispatch', year, made.length);
  const entries: Redispatch[] = [];
  const lines: LedgerEvent[] = [];
  for (const [i, { next, event }] of made.entries()) {
    const number = docketNumber('转', year, first + i);
    entries.push({ ...next, number });
    const detail = { ...event.detail, number };
    lines.push({ ...event, detail }, { ...event, detail, matterId: next.matterId });
  }
  await insertRedispatches(tx, entries);
  await recordEach(tx, lines);
  return entries;
}

/** One renewal of the screens is enough for all of them, and of the page of one complaint. */
function announceLast(
  tx: Tx,
  ctx: Context,
  entries: readonly Redispatch[],
  complaints: ReadonlyMap<string, Complaint>,
): void {
  const last = entries.at(-1);
  const complaint = complaints.get(last?.matterNumber ?? '');
  if (complaint !== undefined) announceOnCommit(tx, ctx, complaint, complaint);
  if (last !== undefined) onCommit(tx, () => ctx.announce(announcementOf(ctx, last)));
}

function announcementOf(ctx: Context, one: Redispatch) {
  const { id, number, officeId, stationId, state, version } = one;
  const place = { officeId, stationId, entrustedTo: null, leftOfficeId: null };
  return { docket: 'redispatches', matterId: id, number, state, version, by: ctx.actor.id, ...place };
}

/** One message to each station, however many were sent to it. */
async function inviteStations(tx: Tx, ctx: Context, entries: readonly Redispatch[]): Promise<void> {
  const byStation = grouped(entries, (one) => one.stationId);
  if (byStation.size === 0) return;
  const accounts = (await listAccounts(tx, ctx.actor.countyId)).filter(
    ({ active, role }) => active && role === 'station',
  );
  const hearings = accounts.flatMap((account) => {
    const own = byStation.get(account.stationId ?? '') ?? [];
    const [one] = own;
    if (one === undefined) return [];
    const words = invitationZh(own.length, one.acceptBy, one.number);
    const about = { ...one, number: own.length === 1 ? one.number : null, page: 'redispatches' as const };
    return [{ account, about, cause: `invited ${one.batchId ?? one.id}`, words }];
  });
  await tellEach(tx, ctx, hearings);
}

/**
 * Undoes what of one press no station has answered yet, all of it read and written together as it was sent; gives how many. After
 * the time of undoing it refuses. No station is told: it was not to have been asked.
 */
export function undoBatch(ctx: Context, batchId: string): Promise<number> {
  demand(ctx.actor, 'redispatch.undo');
  return transact(ctx.db, async (tx) => {
    const { countyId } = ctx.actor;
    const entries = await lockBatch(tx, countyId, batchId);
    if (entries.length === 0) return 0;
    const numbers = entries.map(({ matterNumber }) => matterNumber);
    const complaints = await lockComplaintsByNumber(tx, countyId, numbers);
    const facts = { ...factsOf(ctx), ...noFacts };
    const changes = entries.map((before) => ({
      before,
      // Undoing asks for nothing; a table of steps with an input each can say so of none.
      ...redispatchProcedure.undo.apply(before, {} as never, facts),
    }));
    const saved = await saveEntries(tx, redispatchDocket.name, changes);
    await recordEach(
      tx,
      changes.flatMap(({ before, event }) => {
        const { matterId, number, stationId } = before;
        return [event, { ...event, matterId, detail: { number, stationId, ...event.detail } }];
      }),
    );
    announceLast(tx, ctx, saved, complaints);
    return saved.length;
  });
}

/** Writes down what the backlog of each office is on this day: the chart that goes to nought (seed S185). */
export function countBacklog(ctx: Context): Promise<void> {
  demand(ctx.actor, 'redispatch.follow');
  return transact(ctx.db, async (tx) => {
    const limits = ctx.county.county.limits.backlog;
    const rows = await weighBacklog(tx, ctx.actor, { officeId: null }, limits, ctx.today);
    const offices = ctx.county.organisations.filter(({ kind, active }) => active && kind === 'office');
    const byOffice = grouped(rows, (row) => row.officeId ?? '');
    await saveBacklogCounts(
      tx,
      offices.map(({ id }) => backlogCountOf(ctx, id, byOffice.get(id) ?? [])),
    );
  });
}

function backlogCountOf(ctx: Context, officeId: string, rows: readonly BacklogWeight[]): BacklogCount {
  return {
    countyId: ctx.actor.countyId,
    onDay: ctx.today,
    officeId,
    total: rows.length,
    ages: countAges(rows.map(({ ageDays }) => ageDays)),
    out: rows.filter(({ isOut }) => isOut).length,
  };
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one)) ?? [];
    group.push(one);
    groups.set(keyOf(one), group);
  }
  return groups;
}
