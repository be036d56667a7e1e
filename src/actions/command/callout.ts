import { demand } from '../../domain/base/actor.ts';
import {
  homeToldOf,
  ringingOfficeIds,
  type Callout,
  type CalloutFacts,
  type Homed,
  type OpenCallout,
  type Telling,
} from '../../domain/command/callout.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { Tipoff } from '../../domain/tipoff/tipoff.ts';
import type { Alarmed, Facts } from '../../domain/matter/matter.ts';
import { activeMembers } from '../../domain/complaint/joint/member.ts';
import { ripeOf } from '../../domain/command/callout-paging.ts';
import { calloutDocket } from '../../domain/command/callout-steps.ts';
import { parseMatterNumber } from '../../domain/matter/numbering.ts';
import { townOf } from '../../domain/county/region.ts';
import { listHeldCallouts, listIncidentMatters, listPartiesOf, lockDueCallouts } from '../../store/command/callout.ts';
import { findComplaint, findComplaintsByIds, lockComplaint } from '../../store/complaint/complaint.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { record } from '../../store/base/ledger.ts';
import { findMattersByIds } from '../../store/matter/matter.ts';
import { findInquiry } from '../../store/inquiry/inquiry.ts';
import { findTipoff, tipoffBook } from '../../store/tipoff/tipoff.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';
import { writeMove, type DocketFrame } from '../matter/docket.ts';
import { leaveHouse } from './leave-house.ts';
import {
  chainFor,
  dutyNow,
  pageLater,
  ring,
  ringAgain,
  ringTogether,
  tellOrders,
  type Duty,
} from './callout-paging.ts';

/** What of a matter opens a call-out; a tip-off's office and station, and where its reporter lives, are left out of it. */
export type Alarming = Homed &
  Pick<Complaint, 'id' | 'countyId' | 'number' | 'operatorRegionId' | 'officeId' | 'stationId'>;

/** A call-out that a person opens, that a matter opens with the words of its page, or by which a group incident is commanded. */
export type OpeningCallout = OpenCallout & {
  by?: {
    matter: Alarming;
    words: string;
    heldUntil?: Date;
    heard?: Alarmed;
    told?: Telling | undefined;
    isToldTogether?: boolean;
  };
  /** Where a complainant lives of whom the bureau has no matter yet. */
  homeRegionId?: string | null;
  /** What a station told where the bureau has no matter. */
  told?: Telling;
  commands?: NonNullable<CalloutFacts['incident']>;
};
type Opening = OpeningCallout;

/** What the rules are told, and who was found to be on duty for it. */
type PagedFacts = CalloutFacts & { duty: Duty };

/** Call-outs, with the pages, the orders and the lines in the complaint that they are about. */
export const calloutFrame: DocketFrame<Callout, Opening, PagedFacts> = {
  docket: calloutDocket,
  place: () => ({ officeId: null, stationId: null }),
  know: async (tx, ctx, { entry, input }) => {
    const { by = null, commands = null, told = by?.told } = input as Partial<Opening>;
    const asked = { entry, input, matter: by?.matter ?? null, ...regionsAsked(entry, input as Partial<Opening>) };
    const held = by?.heldUntil === undefined ? {} : { heldUntil: by.heldUntil };
    const heard = by?.heard === undefined ? {} : { heard: by.heard };
    const telling = told === undefined ? {} : { told };
    return { ...(await knownOf(tx, ctx, asked)), incident: commands, ...held, ...heard, ...telling };
  },
  beside: async (tx, ctx, done) => {
    const { entry, move, facts } = done;
    const { by } = done.input as Opening;
    if (move === null && (facts.heldUntil !== undefined || by?.isToldTogether === true)) await pageLater(tx, entry);
    else if (move === null) await ring(tx, ctx, entry, facts.duty, by?.words);
    else if (move === 'hear') await ringAgain(tx, ctx, entry, facts.duty);
    // What was held is rung for together, by whoever pages.
    else if (move === 'page' && entry.pagings.length > 1) await ring(tx, ctx, entry, facts.duty);
    else if (move === 'page') await pageLater(tx, entry);
    else await tellOrders(tx, ctx, done);
    await leaveHouse(tx, ctx, entry, move);
    if (isOfComplaint(entry) && entry.matterId !== null && (move === 'report' || move === 'close')) {
      await lockComplaint(tx, entry.countyId, { id: entry.matterId });
      await record(tx, { ...done.change.event, matterId: entry.matterId });
    }
  },
};

/** Of one that is opened by what opens it, then as it is kept. */
function regionsAsked(entry: Callout | null, input: Partial<Opening>): Pick<Asked, 'regionId' | 'homeRegionId'> {
  if (entry !== null) return { regionId: entry.regionId ?? input.regionId ?? null, homeRegionId: entry.homeRegionId };
  return {
    regionId: input.regionId ?? null,
    homeRegionId: input.homeRegionId ?? (input.by === undefined ? null : homeToldOf(input.by.matter)),
  };
}

/** Rings the next for every call-out that nobody has answered in its time; a watch that runs twice rings once. */
export function pageWaiting(ctx: Context): Promise<number> {
  demand(ctx.actor, 'callout.page');
  return transact(ctx.db, async (tx) => {
    const { countyId } = ctx.actor;
    const locked = await lockDueCallouts(tx, countyId, ctx.at);
    const due = ripeOf(locked, await listHeldCallouts(tx, countyId), ctx.at);
    const first: Callout[] = [];
    for (const callout of due) {
      const paged = await writeMove(tx, ctx, calloutFrame, callout, 'page', {});
      if (callout.pagings.length === 0) first.push(paged);
    }
    if (first.length > 0) await ringTogether(tx, ctx, first, await complaintsOf(tx, countyId, first.filter(isPressed)));
    return due.length;
  });
}

/** Those that words alone have opened are told by what they sound like. */
const isPressed = ({ heard }: Callout): boolean => heard.length === 0;

async function complaintsOf(tx: Tx, countyId: number, callouts: readonly Callout[]): Promise<Map<string, Complaint>> {
  const ids = callouts.flatMap(({ matterId }) => matterId ?? []);
  return new Map((await findComplaintsByIds(tx, countyId, ids)).map((one) => [one.id, one]));
}

interface Asked {
  entry: Callout | null;
  input: object;
  regionId: string | null;
  homeRegionId: string | null;
  matter: Alarming | null;
}

async function knownOf(
  tx: Tx,
  ctx: Context,
  asked: Asked,
): Promise<Omit<PagedFacts, keyof Facts | 'incident' | 'heldUntil' | 'heard' | 'told'>> {
  const { entry, input, regionId, homeRegionId, matter } = asked;
  const { organisations, stations, regions } = ctx.county;
  const active = organisations.filter((one) => one.active);
  const placed = [regionId, homeRegionId].flatMap((one) => regions.find(({ id }) => id === one) ?? []);
  // What a matter opens is of its office, or of none where nobody is to learn of it yet.
  const officeId =
    matter === null
      ? (entry?.officeId ?? regions.find(({ id }) => id === regionId)?.officeId ?? null)
      : matter.officeId;
  const duty = await dutyNow(tx, ctx);
  const towns = new Set(placed.flatMap((one) => townOf(one, regions)?.id ?? []));
  const isNear = (stationRegionId: string) => {
    if ((input as { reach?: string }).reach === 'county') return true;
    const own = regions.find(({ id }) => id === stationRegionId);
    return own !== undefined && towns.has(townOf(own, regions)?.id ?? '');
  };
  return {
    chain: chainFor(duty, ringingOfficeIds({ officeId, homeRegionId }, regions)),
    duty,
    matter,
    officeId,
    homeRegionId,
    secretNames: await secretNamesOf(tx, entry),
    officeIds: active.filter(({ kind }) => kind === 'office' || kind === 'brigade').map(({ id }) => id),
    departmentIds: active.filter(({ kind }) => kind === 'department').map(({ id }) => id),
    nearStationIds: stations.filter((one) => one.active && isNear(one.regionId)).map(({ id }) => id),
  };
}

/** The names that no published text may have: of a complaint its people and its shop, of a tip-off the shop, of an incident those of all its matters. */
async function secretNamesOf(db: Db | Tx, entry: Callout | null): Promise<string[]> {
  if (entry === null) return [];
  const ofIncident = await secretNamesOfIncident(db, entry);
  if (entry.matterId === null) return ofIncident;
  const { matterId: id } = entry;
  const own = await secretNamesOfMatter(db, entry, id);
  return [...new Set([...own, ...ofIncident])];
}

async function secretNamesOfMatter(db: Db | Tx, { countyId, matterNumber }: Callout, id: string): Promise<string[]> {
  switch (matterNumber === null ? null : parseMatterNumber(matterNumber)?.kind) {
    case 'complaint':
      return secretNamesIn(await findComplaint(db, countyId, { id }), null);
    case 'inquiry':
      return [(await findInquiry(db, countyId, { id }))?.askerName ?? ''].filter((name) => name !== '');
    case 'enforcement':
      return listPartiesOf(db, countyId, id);
    default:
      return secretNamesIn(null, await findTipoff(db, countyId, { id }));
  }
}

/** So many matters of one incident are looked through, the first of them. */
const mostMembers = 1000;

export async function secretNamesOfIncident(
  db: Db | Tx,
  { countyId, incidentId }: Pick<Callout, 'countyId' | 'incidentId'>,
): Promise<string[]> {
  if (incidentId === null) return [];
  const { operators, members } = await listIncidentMatters(db, countyId, incidentId, mostMembers);
  const idsOf = (kind: string) => members.filter((one) => one.kind === kind).map(({ matterId }) => matterId);
  const complaints = await findComplaintsByIds(db, countyId, idsOf('complaint'));
  const tipoffs = await findMattersByIds(db, tipoffBook, countyId, idsOf('tipoff'));
  const names = [
    ...complaints.flatMap((one) => secretNamesIn(one, null)),
    ...tipoffs.flatMap((one) => secretNamesIn(null, one)),
    ...operators,
  ];
  return [...new Set(names)].filter((name) => name !== '');
}

function isOfComplaint({ matterNumber }: Callout): boolean {
  return matterNumber !== null && parseMatterNumber(matterNumber)?.kind === 'complaint';
}

/** The same of a matter that was read already; who told of a tip-off is sealed, its shop is not. */
export function secretNamesIn(complaint: Complaint | null, tipoff: Pick<Tipoff, 'operatorName'> | null): string[] {
  if (complaint === null) return [tipoff?.operatorName ?? ''].filter((name) => name !== '');
  const { consumerName, operatorName, injury } = complaint;
  const members = activeMembers(complaint).map(({ name }) => name);
  return [...new Set([consumerName, operatorName, injury?.person ?? '', ...members])].filter((name) => name !== '');
}
