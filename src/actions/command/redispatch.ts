/** How redispatches are written within a transaction that is open already: sent one by one or many at once, followed and brought back. */
import type { Account } from '../../domain/county/account.ts';
import { isGuest, maySee, demand } from '../../domain/base/actor.ts';
import { redispatchDocket } from '../../domain/command/redispatch-steps.ts';
import { agedOf } from '../../domain/command/backlog.ts';
import { dayOf, dayShortZh } from '../../domain/base/calendar.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { echoOf } from '../../domain/complaint/station-echo.ts';
import { nearnessOf, tiesOf, type Nearness, type Said } from '../../domain/command/nearest-station.ts';
import type { Redispatch, RedispatchMove } from '../../domain/command/redispatch.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { regionPath } from '../../domain/county/region.ts';
import { gistOf } from '../../domain/complaint/papers/routing-slip.ts';
import type { RedispatchFacts, SendRedispatch } from '../../domain/command/redispatch-sending.ts';
import { stationShortName } from '../../domain/county/station-name.ts';
import { listAccounts } from '../../store/county/account.ts';
import { listMovedOn } from '../../store/command/backlog.ts';
import { lockComplaint } from '../../store/complaint/complaint.ts';
import type { CountyFacts } from '../../store/county/county.ts';
import { findIdleStations } from '../../store/county/station.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { record } from '../../store/base/ledger.ts';
import { listOut, listSaid, lockOutOf, lockLate } from '../../store/command/redispatch.ts';
import { announceOnCommit, type Context, type Follower } from '../base/context.ts';
import { writeMove, type DocketFrame } from '../matter/docket.ts';
import { tellEach } from '../matter/tell-people.ts';
import { transact } from '../../store/base/transact.ts';

/** Redispatches, each step also a line in the complaint, with the texts to those who wait for it. */
export const redispatchFrame: DocketFrame<Redispatch, SendRedispatch, RedispatchFacts> = {
  docket: redispatchDocket,
  place: ({ officeId, stationId }) => ({ officeId, stationId }),
  know: async (tx, ctx, { entry, input }) =>
    entry === null ? sendingFacts(tx, ctx, input as SendRedispatch) : noFacts,
  beside: async (tx, ctx, { entry, move, change }) => {
    const { countyId, matterId } = entry;
    const complaint = await lockComplaint(tx, countyId, { id: matterId });
    const { number } = entry;
    await record(tx, {
      ...change.event,
      matterId,
      detail: { number, stationId: entry.stationId, ...change.event.detail },
    });
    // The line stands in the complaint too, so its page and the lists are read again.
    announceOnCommit(tx, ctx, complaint, complaint);
    await tell(tx, ctx, entry, move as RedispatchMove | null);
  },
};

/** What a step asks that does not send anything out. */
export const noFacts: Omit<RedispatchFacts, 'by' | 'at' | 'today' | 'calendar' | 'limits' | 'paperNumber'> = {
  complaint: null,
  receiver: null,
  isOut: false,
  near: { side: null, reason: '', ties: [] },
  aged: null,
  words: { home: '', category: '', gist: '' },
};

/** The complaint, locked, and everything that decides whether and where it may go. */
async function sendingFacts(tx: Tx, ctx: Context, input: SendRedispatch) {
  const { countyId } = ctx.actor;
  const complaint = await lockComplaint(tx, countyId, { number: input.matterNumber });
  demandOwn(ctx, complaint);
  const ids = [complaint.id];
  const [out, said, movedOn] = [
    await listOut(tx, countyId, ids),
    await listSaid(tx, countyId, ids),
    await listMovedOn(tx, countyId, ids),
  ];
  return factsFor(ctx, complaint, input.stationId, {
    nearness: await nearnessIn(tx, ctx),
    isOut: out.has(complaint.id),
    said: said.get(complaint.id) ?? [],
    movedOn: movedOn.get(complaint.id) ?? dayOf(complaint.filedAt),
  });
}

/** What is near in this county today, with the stations that have been idle behind the others. */
export async function nearnessIn(db: Db | Tx, ctx: Context): Promise<Nearness> {
  const { stations, regions, county } = ctx.county;
  const days = { today: ctx.today, idleAfterDays: county.limits.stationIdleDays };
  return nearnessOf(stations, regions, await findIdleStations(db, county.countyId, days));
}

/** Who may send: the centre, and the office that has it; not who only helps with a part of it. */
export function demandOwn({ actor }: Context, complaint: Complaint): void {
  if (!maySee(actor, complaint)) throw new Refusal('not-found');
  if (isGuest(actor, complaint)) throw new Refusal('guest-cannot');
}

/** The facts of one sending out of what was read for all of a batch at once. */
export function factsFor(
  ctx: Context,
  complaint: Complaint,
  stationId: string,
  known: { nearness: Nearness; isOut: boolean; said: readonly Said[]; movedOn: string },
) {
  const { stations, categories } = ctx.county;
  const receiver = stations.find((one) => one.id === stationId) ?? null;
  const proposed = known.nearness.propose(complaint, known.said).find((one) => one.stationId === stationId);
  return {
    complaint,
    receiver,
    isOut: known.isOut,
    near: {
      side: proposed?.side ?? null,
      reason: proposed?.reasonZh ?? '',
      ties: receiver === null ? [] : tiesOf(receiver, complaint, known.said),
    },
    aged: agedOf(complaint, known.movedOn, ctx.today),
    words: {
      home: homeOf(ctx.county, complaint),
      category: categories.find((one) => one.code === complaint.categoryCode)?.zh ?? '',
      gist: gistOf(complaint.story),
    },
  };
}

function homeOf({ regions }: CountyFacts, { consumerRegionId }: Complaint): string {
  const region = regions.find((one) => one.id === consumerRegionId);
  return region === undefined ? '' : regionPath(region, regions);
}

const ends: Partial<Record<Complaint['state'], RedispatchMove>> = {
  declined: 'end',
  transferred: 'end',
  settled: 'settle',
  terminated: 'terminate',
  told: 'end',
  closed: 'end',
};

/** What follows a move on a complaint that was sent out: the redispatch joins the session, and ends when the complaint does. */
export const followWithRedispatch: Follower<Complaint> = {
  kinds: ['complaint'],
  moves: 'all',
  async follow(tx, ctx, { on, besides, move }) {
    for (const { saved, before } of [...on, ...besides])
      if (before !== null) await followComplaint(tx, ctx, saved, move);
  },
};

async function followComplaint(tx: Tx, ctx: Context, saved: Complaint, move: string): Promise<void> {
  if (ends[saved.state] === undefined && move !== 'holdSession' && move !== 'takeBack') return;
  for (const out of await lockOutOf(tx, saved.countyId, [saved.id])) {
    const step = stepAfter(ctx, saved, move, out);
    if (step !== null) await writeMove(tx, ctx, redispatchFrame, out, step.move, step.input);
  }
}

/** What the redispatch does after the move: it ends with its complaint or with the entrustment, or joins the session. */
function stepAfter(
  { at }: Context,
  saved: Complaint,
  move: string,
  { role, state }: Redispatch,
): { move: RedispatchMove; input: object } | null {
  const end = ends[saved.state];
  if (end !== undefined) return { move: end, input: { remark: echoOf(saved)?.zh ?? '' } };
  if (move === 'takeBack') return role === 'entrusted' ? { move: 'end', input: { remark: '委托收回了' } } : null;
  if (state === 'sent') return null;
  const { heldAt = at, place = '', mediators = '' } = saved.sessions.at(-1) ?? {};
  return { move: 'joinSession', input: { on: dayOf(new Date(heldAt)), place, mediators } };
}

/** To the station what it is asked and what came of it, to the officer what the station did; no facts in a text message. */
async function tell(tx: Tx, ctx: Context, one: Redispatch, move: RedispatchMove | null): Promise<void> {
  const told = tellingOf(ctx, one, move);
  if (told === null) return;
  const accounts = (await listAccounts(tx, one.countyId)).filter(
    (account) => account.active && hears(account, one, told.to),
  );
  await tellEach(
    tx,
    ctx,
    accounts.map((account) => ({ account, about: one, cause: `${one.id} ${one.version}`, words: told.zh })),
  );
}

function tellingOf(
  ctx: Context,
  { number, matterNumber, stationId, acceptBy, batchId, remark }: Redispatch,
  move: RedispatchMove | null,
): { to: 'station' | 'sender'; zh: string } | null {
  const short = shortNameOf(ctx, stationId);
  const about = `${matterNumber}（${number}）`;
  switch (move) {
    case null:
      // Of a batch each station hears once.
      return batchId === null ? { to: 'station', zh: invitationZh(1, acceptBy, number) } : null;
    case 'accept':
      return { to: 'sender', zh: `${short}接了${about}，请约好一起谈。` };
    case 'decline':
    case 'lapse':
    case 'returnBack':
    case 'runOut':
      return { to: 'sender', zh: `${about}从${short}退回来了，请接着办。` };
    case 'recordJoint':
      return { to: 'sender', zh: `${short}记了${about}的联合调解，请登录看。` };
    case 'recall':
      return { to: 'station', zh: `${number}所里收回了，不用再办。` };
    case 'settle':
    case 'terminate':
    case 'end':
      return { to: 'station', zh: `您站协助的${number}有结果了：${remark}` };
    case 'undo':
    case 'joinSession':
      return null;
  }
}

function shortNameOf({ county }: Context, stationId: string): string {
  const station = county.stations.find((one) => one.id === stationId);
  return station === undefined ? '站点' : stationShortName(station);
}

/** 「收到所里转来的 3 件投诉」: how many, and by when to answer. */
export function invitationZh(n: number, acceptBy: string, number: string): string {
  const what = n === 1 ? `一件投诉请您站协助调解（${number}）` : `${n} 件投诉请您站协助调解`;
  return `所里有${what}，请在${dayShortZh(acceptBy)}前登录答复接不接；不答复会自动退回。`;
}

function hears(account: Account, one: Redispatch, to: 'station' | 'sender'): boolean {
  return to === 'station' ? account.role === 'station' && account.stationId === one.stationId : account.id === one.byId;
}

/** Brings back what no station answered in time and what is past its day; a watch that runs twice returns each once. */
export function returnLate(ctx: Context, limit: number): Promise<number> {
  demand(ctx.actor, 'redispatch.follow');
  return transact(ctx.db, async (tx) => {
    const late = await lockLate(tx, ctx.actor.countyId, ctx.today, limit);
    for (const one of late)
      await writeMove(tx, ctx, redispatchFrame, one, one.state === 'sent' ? 'lapse' : 'runOut', {});
    return late.length;
  });
}
