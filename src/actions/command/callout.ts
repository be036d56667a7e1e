import type { Account } from '../../domain/county/account.ts';
import { demand, mayDo } from '../../domain/base/actor.ts';
import { leadsCallout, type Callout, type CalloutFacts, type OpenCallout } from '../../domain/command/callout.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { Tipoff } from '../../domain/tipoff/tipoff.ts';
import type { Facts } from '../../domain/matter/matter.ts';
import { activeMembers } from '../../domain/complaint/joint/member.ts';
import type { Chain } from '../../domain/command/callout-paging.ts';
import { calloutDocket } from '../../domain/command/callout-steps.ts';
import { regionPath, townOf } from '../../domain/county/region.ts';
import { dutyAt, dutyDays } from '../../domain/command/roster.ts';
import { stationShortName } from '../../domain/county/station.ts';
import { listAccounts } from '../../store/county/account.ts';
import { lockCalloutOf, lockDueCallouts } from '../../store/command/callout.ts';
import { findComplaint, lockComplaint } from '../../store/complaint/complaint.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { record } from '../../store/base/ledger.ts';
import { saveMessages } from '../../store/matter/message.ts';
import { enqueue } from '../../store/base/queue.ts';
import { findRota } from '../../store/command/rota.ts';
import type { MessageRow } from '../../store/base/schema.ts';
import { listKept } from '../../store/command/shift.ts';
import { findTipoff } from '../../store/tipoff/tipoff.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context, Follower } from '../base/context.ts';
import { writeMove, writeOpening, type DocketDone, type DocketFrame } from '../matter/docket.ts';
import { draftFromCallout } from '../publicity/example.ts';
import { sendSoon, toMailbox, toPhone } from '../matter/message.ts';
import { tellEach } from '../matter/reach-by.ts';
import { parseMatterNumber } from '../../domain/matter/numbering.ts';

/** Call-outs, with the pages, the orders and the lines in the complaint that they are about. */
export const calloutFrame: DocketFrame<Callout, OpenCallout, CalloutFacts> = {
  docket: calloutDocket,
  place: () => ({ officeId: null, stationId: null }),
  know: async (tx, ctx, { entry, input }) => {
    const regionId = entry?.regionId ?? (input as Partial<OpenCallout>).regionId ?? null;
    const office = entry?.officeId ?? ctx.county.regions.find(({ id }) => id === regionId)?.officeId ?? null;
    return knownOf(tx, ctx, { entry, input, regionId, officeId: office, matter: null });
  },
  beside: async (tx, ctx, done) => {
    const { entry, move } = done;
    if (move === null || move === 'page') await ring(tx, ctx, entry, pageAgainZh(entry));
    else await tellOrders(tx, ctx, done);
    const isComplaint = parseMatterNumber(entry.matterNumber ?? '')?.kind === 'complaint';
    if (isComplaint && entry.matterId !== null && (move === 'report' || move === 'close')) {
      await lockComplaint(tx, entry.countyId, { id: entry.matterId });
      await record(tx, { ...done.change.event, matterId: entry.matterId });
    }
    if (move === 'close') await draftFromCallout(tx, ctx, entry);
  },
};

/** What follows a move that made a complaint urgent, by a press or by an injury that was written down: those on duty are rung. */
export const pageUrgent: Follower<Complaint> = {
  kinds: ['complaint'],
  moves: 'all',
  follow: (tx, ctx, { on }) =>
    pageDuty(
      tx,
      ctx,
      savedOf(on).filter(
        ({ urgentAt, respondedAt }) => urgentAt?.getTime() === ctx.at.getTime() && respondedAt === null,
      ),
    ),
};

/** What follows a complaint that was told again and is urgent only now. */
export const pageJoined: Follower<Complaint> = {
  kinds: ['complaint'],
  moves: ['join'],
  follow: (tx, ctx, { on }) =>
    pageDuty(tx, ctx, savedOf(on.filter(({ saved, before }) => before?.urgentAt === null && saved.urgentAt !== null))),
};

/** What follows complaints that were registered: those on duty are rung for what is urgent and for what only sounds so. */
export const pageFiled: Follower<Complaint> = {
  kinds: ['complaint'],
  moves: ['file'],
  async follow(tx, ctx, { on }) {
    await pageDuty(
      tx,
      ctx,
      savedOf(on).filter(({ urgentAt }) => urgentAt !== null),
    );
    for (const { saved, alarm = null } of on)
      if (alarm !== null) await pageAlarm(tx, ctx, saved, { ...alarm, kindZh: '投诉' });
  },
};

/**
 * What follows a tip-off that sounds urgent. By the program and for no office: nobody learns by it who told, or of what the centre
 * has not dispatched.
 */
export const pageTipoff: Follower<Tipoff> = {
  kinds: ['tipoff'],
  moves: ['file'],
  async follow(tx, ctx, { on }) {
    for (const { saved, alarm = null } of on)
      if (alarm !== null)
        await pageAlarm(tx, systemOf(ctx), { ...saved, officeId: null, stationId: null }, { ...alarm, kindZh: '举报' });
  },
};

/** What follows a call back: who made it has answered, and nobody else is rung. */
export const answerCallout: Follower<Complaint> = {
  kinds: ['complaint'],
  moves: ['callBack'],
  async follow(tx, ctx, { on }) {
    for (const { saved } of on) await answerByCall(tx, ctx, saved);
  },
};

function savedOf(passed: readonly { saved: Complaint }[]): Complaint[] {
  return passed.map(({ saved }) => saved);
}

function systemOf(ctx: Context): Context {
  const { countyId } = ctx.actor;
  const actor = {
    countyId,
    id: 'system',
    name: '系统',
    role: 'system',
    organisationId: null,
    stationId: null,
  } as const;
  return { ...ctx, actor };
}

/**
 * Pages about matters that have just become urgent, each once: a call-out with its first page, in the transaction that made them
 * urgent. A page goes out at once, by night too, and names nobody: who is hurt stands in the matter.
 */
async function pageDuty(tx: Tx, ctx: Context, complaints: readonly Complaint[]): Promise<void> {
  for (const complaint of complaints) {
    const hurt = complaint.injury !== null;
    const title = `${hurt ? '有人受伤的' : '加急'}投诉 ${complaint.number}`;
    await callOut(tx, ctx, complaint, { hurt, title, words: pageZh(ctx, complaint) });
  }
}

/**
 * Pages about what only sounds urgent by its words: a person looks and decides, and ends a false alarm with a word. The matter
 * itself is not marked.
 */
async function pageAlarm(
  tx: Tx,
  ctx: Context,
  matter: Pick<Complaint, keyof Alarming>,
  { hurt, kindZh }: { hurt: boolean; kindZh: string },
): Promise<void> {
  const title = `像是紧急的${kindZh} ${matter.number}`;
  const why = hurt ? '说到有人受伤或者发病' : '说到危险还在继续';
  await callOut(tx, ctx, matter, { hurt, title, words: `${title}，${why}，请马上看。` });
}

type Alarming = Record<'id' | 'countyId' | 'number' | 'operatorRegionId' | 'officeId' | 'stationId', unknown>;

async function callOut(
  tx: Tx,
  ctx: Context,
  matter: Pick<Complaint, keyof Alarming>,
  { hurt, title, words }: { hurt: boolean; title: string; words: string },
): Promise<void> {
  if ((await lockCalloutOf(tx, matter.countyId, matter.id)) !== null) return;
  const { regions } = ctx.county;
  const region = regions.find(({ id }) => id === matter.operatorRegionId) ?? null;
  const place = region === null ? '' : regionPath(region, regions);
  const input: OpenCallout = { id: ctx.newId(), title, place, regionId: region?.id ?? null, hurt };
  const { officeId } = matter;
  const frame: typeof calloutFrame = {
    ...calloutFrame,
    know: () => knownOf(tx, ctx, { entry: null, input, regionId: input.regionId, officeId, matter }),
    beside: (_tx, _ctx, { entry }) => ring(tx, ctx, entry, words),
  };
  await writeOpening(tx, ctx, frame, input);
}

async function answerByCall(tx: Tx, ctx: Context, complaint: Complaint): Promise<void> {
  const callout = await lockCalloutOf(tx, complaint.countyId, complaint.id);
  if (callout?.state !== 'paging') return;
  if (mayDo(ctx.actor, 'callout.accept') && leadsCallout(callout, ctx.actor))
    await writeMove(tx, ctx, calloutFrame, callout, 'accept', { words: '' });
}

/** Rings the next for every call-out that nobody has answered in its time; a watch that runs twice rings once. */
export function pageWaiting(ctx: Context): Promise<number> {
  demand(ctx.actor, 'callout.page');
  return transact(ctx.db, async (tx) => {
    const due = await lockDueCallouts(tx, ctx.actor.countyId, ctx.at);
    for (const callout of due) await writeMove(tx, ctx, calloutFrame, callout, 'page', {});
    return due.length;
  });
}

/** Who is rung for it at this instant, in which order. */
export async function chainOf(
  db: Db | Tx,
  ctx: Pick<Context, 'actor' | 'at'>,
  officeId: string | null,
): Promise<{ chain: Chain; accounts: readonly Account[]; mails: readonly string[] }> {
  const { countyId } = ctx.actor;
  const days = dutyDays(ctx.at);
  const [all, rota, kept] = await Promise.all([
    listAccounts(db, countyId),
    findRota(db, countyId),
    listKept(db, countyId, days.from, days.to),
  ]);
  const accounts = all.filter(({ active }) => active);
  const known = new Set(accounts.map(({ id }) => id));
  const duty = dutyAt(kept, ctx.at);
  const ids = (shifts: readonly { accountId: string }[]) =>
    [...new Set(shifts.map(({ accountId }) => accountId))].filter((id) => known.has(id));
  const everybody = accounts.filter((account) => answersFor(account, officeId)).map(({ id }) => id);
  const chain = { onDuty: ids(duty.now), next: ids(duty.next), everybody, minutes: rota.pageMinutes };
  return { chain, accounts, mails: rota.mails };
}

/** The leaders, the centre, and the head of the office: whoever answers when the roster names nobody. */
function answersFor({ role, organisationId }: Account, officeId: string | null): boolean {
  return role === 'leader' || role === 'centre' || (role === 'officeHead' && organisationId === officeId);
}

interface Asked {
  entry: Callout | null;
  input: object;
  regionId: string | null;
  officeId: string | null;
  matter: CalloutFacts['matter'];
}

async function knownOf(tx: Tx, ctx: Context, asked: Asked): Promise<Omit<CalloutFacts, keyof Facts>> {
  const { entry, input, regionId, officeId, matter } = asked;
  const { organisations, stations, regions } = ctx.county;
  const active = organisations.filter((one) => one.active);
  const { chain } = await chainOf(tx, ctx, officeId);
  const region = regions.find(({ id }) => id === regionId);
  const town = region === undefined ? null : townOf(region, regions);
  const isNear = (stationRegionId: string) => {
    if ((input as { reach?: string }).reach === 'county') return true;
    const own = regions.find(({ id }) => id === stationRegionId);
    return town !== null && own !== undefined && townOf(own, regions)?.id === town.id;
  };
  return {
    chain,
    matter,
    officeId,
    secretNames: await secretNamesOf(tx, ctx.actor.countyId, entry?.matterId ?? null),
    officeIds: active.filter(({ kind }) => kind === 'office' || kind === 'brigade').map(({ id }) => id),
    departmentIds: active.filter(({ kind }) => kind === 'department').map(({ id }) => id),
    nearStationIds: stations.filter((one) => one.active && isNear(one.regionId)).map(({ id }) => id),
  };
}

/** The names of a complaint that no published text may have: its people and its shop. */
export async function secretNamesOf(db: Db | Tx, countyId: number, matterId: string | null): Promise<string[]> {
  const complaint = matterId === null ? null : await findComplaint(db, countyId, { id: matterId });
  const isTipoff = complaint === null && matterId !== null;
  return secretNamesIn(complaint, isTipoff ? await findTipoff(db, countyId, { id: matterId }) : null);
}

/** The same of a matter that was read already; who told of a tip-off is sealed, its shop is not. */
export function secretNamesIn(complaint: Complaint | null, tipoff: Pick<Tipoff, 'operatorName'> | null): string[] {
  if (complaint === null) return [tipoff?.operatorName ?? ''].filter((name) => name !== '');
  const { consumerName, operatorName, injury } = complaint;
  const members = activeMembers(complaint).map(({ name }) => name);
  return [...new Set([consumerName, operatorName, injury?.person ?? '', ...members])].filter((name) => name !== '');
}

/** The page itself, by telephone and to the duty mailboxes, and the job that rings the next when nobody answers. */
async function ring(tx: Tx, ctx: Context, callout: Callout, words: string): Promise<void> {
  const { accounts, mails } = await chainOf(tx, ctx, callout.officeId);
  const last = callout.pagings.at(-1);
  await ringEach(
    tx,
    ctx,
    callout,
    accounts.filter(({ id }) => last?.to.includes(id) === true),
    words,
  );
  await send(
    tx,
    mails.map((address) => toMailbox(ctx, subjectOf(callout), address, words)),
  );
  if (callout.nextPageAt !== null) await enqueue(tx, { name: 'watch-callouts' }, callout.nextPageAt);
}

/** What the orders of a step say, to whoever they are for. */
async function tellOrders(tx: Tx, ctx: Context, { entry, before, move, input }: DocketDone<Callout>): Promise<void> {
  const said = (input as { words?: string }).words ?? '';
  const where = entry.place === '' ? '' : `（${entry.place}）`;
  const words = `${entry.number}${where}：${said}`;
  const accounts = (await listAccounts(tx, entry.countyId)).filter(({ active }) => active);
  const tell = (to: (account: Account) => boolean, text: string) => ringEach(tx, ctx, entry, accounts.filter(to), text);
  switch (move) {
    case 'sendOffice': {
      const { officeId } = input as { officeId: string };
      await tell(({ organisationId }) => organisationId === officeId, `紧急出动${words}`);
      break;
    }
    case 'tellDepartments': {
      const { organisationIds } = input as { organisationIds: string[] };
      const phones = ctx.county.organisations.filter(({ id }) => organisationIds.includes(id));
      await send(
        tx,
        phones.flatMap(({ phone }) => atOnce(ctx, entry, phone, `紧急通报${words}`)),
      );
      await tell(
        ({ role, organisationId }) => role === 'department' && organisationIds.includes(organisationId ?? ''),
        `紧急通报${words}`,
      );
      break;
    }
    case 'alertStations': {
      const alerted = entry.alertedIds.filter((id) => before?.alertedIds.includes(id) !== true);
      const ids = alerted.length === 0 ? entry.alertedIds : alerted;
      await tell(({ stationId }) => stationId !== null && ids.includes(stationId), `紧急提醒${words}`);
      break;
    }
    case 'accept': {
      // The others need not get up.
      const rung = new Set(entry.pagings.flatMap(({ to }) => to));
      await tell(({ id }) => rung.has(id) && id !== ctx.actor.id, `${entry.number}已由${ctx.actor.name}接警。`);
      break;
    }
    default:
  }
}

/** Under which matter the message is kept, so that one that is sealed later takes its messages along. */
function subjectOf({ matterId, id }: Callout): string {
  return matterId ?? id;
}

/** At the desk of each and on his telephone, by night too; who pages may be the one that is on duty, and is rung like any. */
function ringEach(tx: Tx, ctx: Context, callout: Callout, accounts: readonly Account[], words: string): Promise<void> {
  const cause = `${callout.id} ${callout.version}`;
  return tellEach(
    tx,
    ctx,
    accounts.map((account) => ({ account, about: callout, cause, words })),
    { urgent: true },
  );
}

function atOnce(ctx: Context, callout: Callout, phone: string, words: string): MessageRow[] {
  const { countyId } = callout;
  return toPhone(ctx, { countyId, id: subjectOf(callout) }, phone, words).map((one) => ({ ...one, notBefore: ctx.at }));
}

async function send(tx: Tx, messages: readonly MessageRow[]): Promise<void> {
  await saveMessages(tx, messages);
  await sendSoon(tx, messages);
}

function pageAgainZh({ number, title, place, pagings }: Callout): string {
  const where = place === '' ? '' : `，在${place}`;
  const again = pagings.length > 1 ? `（第${pagings.length}次呼叫，还没有人接）` : '';
  return `紧急处置${number}${again}：${title}${where}。请马上登录接警。`;
}

/** Which matter, whether somebody is hurt, and whom to call: the station that stands there, or the complainant. */
function pageZh({ county }: Context, complaint: Complaint): string {
  const station = county.stations.find((one) => one.id === complaint.stationId) ?? null;
  const hurt = complaint.injury === null ? '' : '，有人受伤';
  const call =
    station === null || station.phone === ''
      ? '请马上给投诉人回电'
      : `请马上给${stationShortName(station)}回电${station.phone}`;
  return `加急投诉${complaint.number}${hurt}，${call}。`;
}
