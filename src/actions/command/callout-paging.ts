/** How a call-out is rung: who at this instant in which order, by which ways, and what the page and the orders say. */
import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { Account } from '../../domain/county/account.ts';
import { regionPath } from '../../domain/county/region.ts';
import { stationShortName } from '../../domain/county/station-name.ts';
import { homeToldOf, placesZh, type Callout, type Homed } from '../../domain/command/callout.ts';
import type { Chain } from '../../domain/command/callout-paging.ts';
import { heardAgainZh, soundsZh, whysZh } from '../../domain/command/heard-danger.ts';
import { dutyAt, dutyDays } from '../../domain/command/roster.ts';
import { listAccounts } from '../../store/county/account.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { saveMessages } from '../../store/matter/message.ts';
import { enqueue } from '../../store/base/queue.ts';
import { findRota } from '../../store/command/rota.ts';
import type { MessageRow } from '../../store/base/schema.ts';
import { listKept } from '../../store/command/shift.ts';
import type { Context } from '../base/context.ts';
import type { DocketDone } from '../matter/docket.ts';
import { sendSoon, toMailbox, toPhone } from '../matter/message.ts';
import { tellEach, type About, type Hearing } from '../matter/tell-people.ts';

/** Who can be rung at this instant, read once for whatever office the call-out is of. */
export interface Duty {
  accounts: readonly Account[];
  /** Whose shift runs now, and whose is next. */
  onDuty: readonly string[];
  next: readonly string[];
  /** How long each has to answer. */
  minutes: number;
  /** The mailboxes that get every page. */
  mails: readonly string[];
}

export async function dutyNow(db: Db | Tx, ctx: Pick<Context, 'actor' | 'at'>): Promise<Duty> {
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
  const { pageMinutes: minutes, mails } = rota;
  return { accounts, onDuty: ids(duty.now), next: ids(duty.next), minutes, mails };
}

/** Who is rung for a call-out of these offices, in which order. */
export function chainFor({ accounts, onDuty, next, minutes }: Duty, officeIds: readonly string[]): Chain {
  const everybody = accounts.filter((account) => answersFor(account, officeIds)).map(({ id }) => id);
  return { onDuty, next, everybody, minutes };
}

/** The leaders, the centre, and the heads of the offices: whoever answers when the roster names nobody. */
function answersFor({ role, organisationId }: Account, officeIds: readonly string[]): boolean {
  return role === 'leader' || role === 'centre' || (role === 'officeHead' && officeIds.includes(organisationId ?? ''));
}

/** The page itself, by telephone and to the duty mailboxes, and the job that rings the next when nobody answers. */
export async function ring(
  tx: Tx,
  ctx: Context,
  callout: Callout,
  { accounts, mails }: Duty,
  words = pageAgainZh(ctx, callout),
): Promise<void> {
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
  await pageLater(tx, callout);
}

/** Those who were rung already, of another danger that is told before anybody has answered; a page that is held tells of it by itself. */
export function ringAgain(tx: Tx, ctx: Context, callout: Callout, { accounts }: Duty): Promise<void> {
  const rung = new Set(callout.pagings.flatMap(({ to }) => to));
  const words = heardAgainZh(callout);
  return ringEach(
    tx,
    ctx,
    callout,
    accounts.filter(({ id }) => rung.has(id)),
    words,
  );
}

/** The job that rings the next, or the first where its page is held. */
export async function pageLater(tx: Tx, { nextPageAt }: Callout): Promise<void> {
  if (nextPageAt !== null) await enqueue(tx, { name: 'watch-callouts' }, nextPageAt);
}

/**
 * First pages that go out at once, in one message to each however many they are: of complaints that somebody marked as urgent, and of what
 * only sounds so. The association's mediators hear of the complaints too (「立即与消协取得联系」); they open nothing by it, and call the
 * station.
 */
export async function ringTogether(
  tx: Tx,
  ctx: Context,
  callouts: readonly Callout[],
  complaints: ReadonlyMap<string, Complaint>,
): Promise<void> {
  const duty = await dutyNow(tx, ctx);
  const wordsOf = (own: readonly Callout[]) => togetherZh(ctx, own, complaints);
  await tellEach(
    tx,
    ctx,
    duty.accounts.flatMap((account) => {
      const own = callouts.filter(({ pagings }) => pagings.at(-1)?.to.includes(account.id) === true);
      return own.length === 0 ? [] : [{ account, about: aboutOf(own), cause: causeOf(own), words: wordsOf(own) }];
    }),
    { urgent: true },
  );
  await tellEach(tx, ctx, hearingsOfMediators(ctx, callouts, complaints, duty.accounts), { urgent: true });
  const [first] = callouts;
  if (first !== undefined)
    await send(
      tx,
      duty.mails.map((address) => toMailbox(ctx, subjectOf(first), address, wordsOf(callouts))),
    );
}

/** Of several at once the list is opened. */
function aboutOf(own: readonly Callout[]): About {
  const [first] = own as [Callout, ...Callout[]];
  const { countyId, id, number } = first;
  return own.length === 1
    ? { countyId, id, number, matterId: subjectOf(first) }
    : { countyId, id, number: null, page: 'work', matterId: subjectOf(first) };
}

function causeOf(own: readonly Callout[]): string {
  return own.map(({ id, version }) => `${id} ${version}`).join(' ');
}

function togetherZh(ctx: Context, own: readonly Callout[], complaints: ReadonlyMap<string, Complaint>): string {
  const sounding = own.filter(({ heard }) => heard.length > 0);
  const pressed = own.filter(({ heard }) => heard.length === 0);
  const heard = sounding.length > 0 ? soundsZh(sounding, (one) => whereZh(ctx, one)) : '';
  return pressed.length > 0 ? `${heard}${pressedZh(ctx, pressed, complaints)}` : heard;
}

function pressedZh(ctx: Context, own: readonly Callout[], complaints: ReadonlyMap<string, Complaint>): string {
  const known = own.flatMap(({ matterId }) => complaints.get(matterId ?? '') ?? []);
  const [only] = known;
  if (known.length === 1 && only !== undefined) return urgentZh(ctx, only);
  if (known.length === 0) return own.map((one) => pageAgainZh(ctx, one)).join('');
  return `加急投诉${known.length}件：${known.map(({ number }) => number).join('、')}。请马上登录接警、回电。`;
}

/** The mediators of the association that stands behind the station, or of the county where no station does. */
function hearingsOfMediators(
  ctx: Context,
  callouts: readonly Callout[],
  complaints: ReadonlyMap<string, Complaint>,
  accounts: readonly Account[],
): Hearing[] {
  const { stations } = ctx.county;
  return accounts
    .filter(({ role }) => role === 'mediator')
    .flatMap((account) => {
      const own = callouts.filter(({ matterId }) => {
        const complaint = complaints.get(matterId ?? '');
        const behind = stations.find(({ id }) => id === complaint?.stationId)?.associationId ?? null;
        return complaint !== undefined && (behind === null || behind === account.organisationId);
      });
      if (own.length === 0) return [];
      const words = `${togetherZh(ctx, own, complaints)}（抄告消协调解员）`;
      return [{ account, about: { ...aboutOf(own), number: null, page: 'work' as const }, cause: causeOf(own), words }];
    });
}

/** Which matter, whether somebody is hurt, where, and whom to call: the station that stands there, or the complainant. */
export function urgentZh(ctx: Pick<Context, 'county'>, complaint: Complaint): string {
  const { county } = ctx;
  const station = county.stations.find((one) => one.id === complaint.stationId) ?? null;
  const hurt = complaint.injury === null ? '' : '，有人受伤';
  const call =
    station === null || station.phone === ''
      ? '请马上给投诉人回电'
      : `请马上给${stationShortName(station)}回电${station.phone}`;
  return `加急投诉${complaint.number}${hurt}，${whereZh(ctx, placedAt(ctx, complaint))}${call}。`;
}

/** The places of a matter as its call-out keeps them. */
export function placedAt(
  { county: { regions } }: Pick<Context, 'county'>,
  { id, operatorRegionId, ...home }: Homed & Pick<Complaint, 'id' | 'operatorRegionId'>,
): Pick<Callout, 'matterId' | 'homeRegionId' | 'regionId' | 'place'> {
  const shop = regions.find((one) => one.id === operatorRegionId) ?? null;
  const place = shop === null ? '' : regionPath(shop, regions);
  return { matterId: id, homeRegionId: homeToldOf(home), regionId: shop?.id ?? null, place };
}

/** Where it is, within a page, with the comma behind it; nothing where no place is known. */
export function whereZh({ county }: Pick<Context, 'county'>, callout: Parameters<typeof placesZh>[0]): string {
  const places = placesZh(callout, county.regions);
  return places === '' ? '' : `${places}，`;
}

/** What the orders of a step say, to whoever they are for. */
export async function tellOrders(
  tx: Tx,
  ctx: Context,
  { entry, before, move, input }: DocketDone<Callout>,
): Promise<void> {
  const said = (input as { words?: string }).words ?? '';
  const places = placesZh(entry, ctx.county.regions);
  const where = places === '' ? '' : `（${places}）`;
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

function pageAgainZh(ctx: Pick<Context, 'county'>, callout: Callout): string {
  const { number, title, pagings, heard } = callout;
  const where = whereZh(ctx, callout);
  const whys = heard.length === 0 ? '' : `${whysZh(callout)}，`;
  const again = pagings.length > 1 ? `（第${pagings.length}次呼叫，还没有人接）` : '';
  return `紧急处置${number}${again}：${title}，${where}${whys}请马上登录接警。`;
}
