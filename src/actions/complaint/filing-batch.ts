/** How a complaint comes into the books, for every action that registers some: one by one, in batches, or out of a table. */
import { demand } from '../../domain/base/actor.ts';
import { dayOf } from '../../domain/base/calendar.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { withDue } from '../../domain/complaint/deadline.ts';
import type { Change } from '../../domain/base/event.ts';
import { file, heardAt, type Filing } from '../../domain/complaint/filing.ts';
import { complaintNumber } from '../../domain/matter/numbering.ts';
import type { SlipPart } from '../../domain/complaint/slip.ts';
import { routeComplaint, type Station } from '../../domain/county/station.ts';
import { claimAttachments } from '../../store/matter/attachment.ts';
import { complaintBook } from '../../store/complaint/complaint.ts';
import type { Tx } from '../../store/base/db.ts';
import { saveSlip } from '../../store/complaint/slip.ts';
import { firstLines } from '../../store/base/ledger.ts';
import { registerMatters } from '../../store/matter/matter.ts';
import { savingOf } from '../../store/matter/message.ts';
import { takeNumbers } from '../../store/base/numbering.ts';
import { announceOnCommit, demandListed, factsOf, followAct, type Context } from '../base/context.ts';
import { sendSoon } from '../matter/message.ts';
import { tellOwners } from '../matter/owner.ts';
import { receiptsOf } from './complaint-messages.ts';

/** Where and on what a filing was told, beside what was told. */
export interface FiledAt {
  /** The station at which a consumer filed by its code, or whose person has left; an account of a station files at its own. */
  station?: Station | null;
  /** The slip that a telephone gave before there was a number. */
  slip?: SlipPart & { deviceId: string };
}

/** A filing that the rules allow: the complaint as it will be but for its number, and its first ledger line. */
export interface Prepared {
  ctx: Context;
  filing: Filing;
  change: Change<Complaint>;
  slip: (SlipPart & { deviceId: string }) | null;
  /** Whether its words sound like danger to life. */
  alarm: { hurt: boolean } | null;
}

/** What the permission, the lists and the rules say of a filing before anything is written. */
export function prepareFiling(ctx: Context, filing: Filing, at: FiledAt = {}): Prepared {
  demand(ctx.actor, 'complaint.file');
  demandListed(ctx, {
    regionIds: [filing.consumer.regionId, filing.place.regionId],
    category: filing.categoryCode,
    nature: filing.natureCode,
    channel: filing.channel,
  });
  const station = stationOf(ctx, at);
  // A station that stopped takes nothing: the bureau has what is told there, and but for a window of its own only when it arrives.
  const isKept = station === null || station.active || station.publishedWindow;
  const heard = isKept ? filing : { ...filing, receivedAt: undefined };
  const change = decide(ctx, heard, { ...at, station: station?.active === true ? station : null });
  return { ctx, filing: heard, change, slip: at.slip ?? null, alarm: ctx.alarmOf?.(filing.story, ctx.today) ?? null };
}

/** Where it was told: an account of a station files at its own. */
function stationOf({ county, actor }: Context, at: FiledAt): Station | null {
  const own = actor.role === 'station' ? county.stations.find((one) => one.id === actor.stationId) : undefined;
  return own ?? at.station ?? null;
}

/** Numbers new filings in their order and writes all of them, with lines and receipts, in one piece. */
export async function writeFilings(
  tx: Tx,
  entries: readonly Prepared[],
  { hasReceipts = true }: { hasReceipts?: boolean } = {},
): Promise<Complaint[]> {
  if (entries.length === 0) return [];
  const { ctx } = firstOf(entries);
  // Made before the wait for the counter, which others hold meanwhile.
  const lines = firstLines(entries.map(({ change }) => change.event));
  const numbers = await takeAll(tx, ctx.actor.countyId, entries);
  const filed = entries.map(({ change }, i) => ({ ...change.next, number: numbers[i] as string }));
  const receipts = hasReceipts ? receiptsOf(ctx, filed) : [];
  await registerMatters(tx, complaintBook, filed, [lines, ...savingOf(receipts)]);
  await sendSoon(tx, receipts);
  const on = entries.map(({ alarm }, i) => ({ saved: filed[i] as Complaint, before: null, alarm }));
  await followAct(tx, ctx, { kind: 'complaint', move: 'file', rule: null, input: {}, detail: {}, on, besides: [] });
  // What a consumer files by the code of a station lies there from now on; the station that files knows it. Of a table that is
  // imported nobody hears row by row.
  const known = ({ state, stationId }: Complaint) => state === 'atStation' && stationId === ctx.actor.stationId;
  const fresh = hasReceipts ? filed.filter((one) => !known(one)) : [];
  await tellOwners(
    tx,
    ctx,
    'complaint',
    fresh.map((saved) => ({ saved, before: null })),
  );
  for (const [i, entry] of entries.entries()) {
    const next = filed[i] as Complaint;
    const { attachmentIds } = entry.filing;
    if (attachmentIds.length > 0) await claimAttachments(tx, next.countyId, next.id, attachmentIds);
    if (entry.slip !== null) {
      const { code, deviceId } = entry.slip;
      await saveSlip(tx, { countyId: next.countyId, code, matterId: next.id, deviceId, madeAt: entry.ctx.at });
    }
    announceOnCommit(tx, entry.ctx, next, null);
  }
  return filed;
}

/** The numbers of filings, each in the year in which it was heard. */
async function takeAll(tx: Tx, countyId: number, entries: readonly Prepared[]): Promise<string[]> {
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
function decide(ctx: Context, filing: Filing, at: FiledAt): Change<Complaint> {
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
    queryCode: at.slip?.queryCode ?? ctx.newCode(),
    route,
    filingStation: at.station ?? null,
  });
  return { next: withDue(next, facts), event };
}

function firstOf<T>(entries: readonly T[]): T {
  const [first] = entries;
  if (first === undefined) throw new Error('A batch has members.');
  return first;
}
