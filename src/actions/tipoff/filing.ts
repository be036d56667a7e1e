/** How a tip-off is written within a transaction that the action has opened: filed, split off or linked to another. */
import type { z } from 'zod';
import { demand, isGuest, maySee } from '../../domain/base/actor.ts';
import { routeTipoff, type FiledTipoff } from '../../domain/tipoff/filing.ts';
import { dayOf } from '../../domain/base/calendar.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { tipoffWithDue } from '../../domain/tipoff/deadline.ts';
import { tipoffNumber } from '../../domain/matter/numbering.ts';
import type { Keyring } from '../../domain/base/keyring.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { verifies } from '../../domain/tipoff/steps/decision-request.ts';
import { demandFirst, firstNumberOf, takeIn } from '../../domain/tipoff/steps/repetition.ts';
import { homesOf } from '../../domain/tipoff/reporter.ts';
import { splitTipoff, type Split } from '../../domain/tipoff/split.ts';
import type { RouteFacts } from '../../domain/county/station.ts';
import type { Tipoff } from '../../domain/tipoff/tipoff.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { record } from '../../store/base/ledger.ts';
import { insertMatters, lockMatter, saveMatter } from '../../store/matter/matter.ts';
import { newStub } from '../../store/matter/query-code.ts';
import { takeNumbers } from '../../store/base/numbering.ts';
import { isSameReporter, saveReporter } from '../../store/tipoff/reporter.ts';
import { findTipoff, tipoffBook } from '../../store/tipoff/tipoff.ts';
import { findLink, isLinkTo, saveLink } from '../../store/tipoff/tipoff-link.ts';
import { announceOnCommit, demandFiler, factsOf, type Context, type Follower } from '../base/context.ts';
import { tellOwners } from '../matter/owner.ts';
import { tellPeople } from '../matter/tell-people.ts';

/**
 * What the routing asks. The station near the reported place keeps an eye on it; the one near the reporter's home would know who
 * told.
 */
export function routeFactsOf(
  { county }: Context,
  operator: { name: string; address: string; regionId: string | null },
  withoutStation = false,
): RouteFacts {
  const region = county.regions.find((one) => one.id === operator.regionId) ?? null;
  return {
    operatorName: operator.name,
    operatorAddress: operator.address,
    operatorRegion: region,
    homeRegion: withoutStation ? null : region,
    stations: county.stations.filter((station) => station.active),
    regions: county.regions,
    offices: county.organisations.filter(({ kind, active }) => kind === 'office' && active),
  };
}

/** Writes a tip-off that the rule has made, with its sealed identity, its line and its number. */
export async function writeTipoff(
  tx: Tx,
  ctx: Context,
  made: (number: string) => FiledTipoff,
  isTold = true,
): Promise<Tipoff> {
  const year = Number(dayOf(made('').next.receivedAt).slice(0, 4));
  const { next, reporter, linkedComplaintId, event } = made(
    tipoffNumber(year, await takeNumbers(tx, ctx.actor.countyId, 'tipoff', year, 1)),
  );
  const { countyId, id: tipoffId, reporterId: id } = next;
  if (reporter !== null && id !== null)
    await saveReporter(tx, ctx.keyring, { countyId, id, tipoffId }, reporter, ctx.at);
  const filed = tipoffWithDue(next, factsOf(ctx));
  const inserted = await insertMatters(tx, tipoffBook, [filed]);
  // Somebody filed this id meanwhile: the number goes back, and all is done again with what is there.
  if (inserted.size === 0)
    throw Object.assign(new Error('A tip-off of this id is registered already.'), { code: '40001' });
  if (linkedComplaintId !== null) await saveLink(tx, ctx.keyring, { countyId, tipoffId }, linkedComplaintId);
  await record(tx, event);
  if (isTold) await tellOwners(tx, ctx, 'tipoff', [{ saved: filed, before: null }]);
  announceOnCommit(tx, ctx, filed, null);
  return filed;
}

/**
 * Files the tip-off that lies in a complaint, which is locked (《办法》第九条): linked, with its own number and clocks, and with the
 * complainant sealed in it. The same client id again gives the one that is there; the complaint itself is not touched.
 */
export async function splitOff(
  tx: Tx,
  ctx: Context,
  complaint: Complaint,
  input: z.infer<typeof Split>,
): Promise<Tipoff> {
  demand(ctx.actor, 'complaint.split');
  if (!maySee(ctx.actor, complaint)) throw new Refusal('not-found');
  if (isGuest(ctx.actor, complaint)) throw new Refusal('guest-cannot');
  const known = await findTipoff(tx, ctx.actor.countyId, { id: input.clientId });
  if (known !== null) {
    const link = await findLink(tx, known);
    if (link === null || !isLinkTo(ctx.keyring, link, complaint.id)) throw new Refusal('not-permitted');
    await demandFiler(tx, ctx, known);
    return known;
  }
  const { operatorName, operatorAddress, operatorPhone, operatorRegionId } = complaint;
  const operator = { name: operatorName, address: operatorAddress, regionId: operatorRegionId };
  const facts = {
    ...factsOf(ctx),
    codeStub: newStub(),
    reporterId: ctx.newId(),
    homes: homesOf({ address: complaint.consumerAddress, regionId: complaint.consumerRegionId }, ctx.county.regions),
    route: routeTipoff(routeFactsOf(ctx, operator), operatorPhone),
  };
  return writeTipoff(tx, ctx, (taken) => splitTipoff(complaint, input, { ...facts, number: taken }));
}

/** What follows a repetition that was found: it is linked to the first one, once the rule has allowed it. */
export const linkRepetition: Follower<Tipoff> = {
  kinds: ['tipoff'],
  moves: ['repeat', 'merge'],
  async follow(tx, ctx, { on, move, input }) {
    for (const { before } of on) if (before !== null) await linkToFirst(tx, ctx, before, move, input);
  },
};

/**
 * Links a repeated tip-off to the first one, which must be of the same reporter on the same operator, and lets the first take
 * in what a merged one adds: its verification runs anew from that day (第三十五条). Both are locked until all is written.
 */
async function linkToFirst(
  tx: Tx,
  ctx: Context,
  later: Tipoff,
  move: string,
  input: Record<string, unknown>,
): Promise<void> {
  const typed = input as { firstNumber: string; newFacts?: string };
  const first = await lockMatter(tx, tipoffBook, ctx.actor.countyId, { number: firstNumberOf(typed) }).catch(notFirst);
  if (!maySee(ctx.actor, first)) throw new Refusal('not-the-first');
  demandFirst(later, first, await isOfOneReporter(tx, ctx.keyring, later, first));
  if (move === 'repeat') return;
  const facts = factsOf(ctx);
  const { next, event } = takeIn(first, later, typed.newFacts ?? '', facts);
  const saved = await saveMatter(tx, tipoffBook, first, tipoffWithDue(next, facts));
  await record(tx, event);
  announceOnCommit(tx, ctx, saved, first);
  const words = `举报${later.number}的新事实并入了举报${first.number}，核查期限重新起算，以前的报请和延长不再算，要的再报请。`;
  await tellPeople(tx, ctx, saved, ({ id }) => verifies(first, id), words, {
    cause: `took in ${first.id} ${saved.version}`,
    ring: 'asked',
  });
}

async function isOfOneReporter(db: Db | Tx, keyring: Keyring, a: Tipoff, b: Tipoff): Promise<boolean> {
  // Two anonymous tip-offs are of one reporter only if their code words are.
  if (a.reporterId === null || b.reporterId === null)
    return a.codeWordHash !== null && a.codeWordHash === b.codeWordHash;
  return isSameReporter(db, keyring, a.countyId, a.reporterId, b.reporterId);
}

function notFirst(error: unknown): never {
  throw error instanceof Refusal && error.code === 'not-found' ? new Refusal('not-the-first') : error;
}
