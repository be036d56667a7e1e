/** How a call-out is rung: who at this instant in which order, by which ways, and what the page and the orders say. */
import type { Account } from '../../domain/county/account.ts';
import type { Callout } from '../../domain/command/callout.ts';
import type { Chain } from '../../domain/command/callout-paging.ts';
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
import { tellEach } from '../matter/tell-people.ts';

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

/** Who is rung for a call-out of this office, in which order. */
export function chainFor({ accounts, onDuty, next, minutes }: Duty, officeId: string | null): Chain {
  const everybody = accounts.filter((account) => answersFor(account, officeId)).map(({ id }) => id);
  return { onDuty, next, everybody, minutes };
}

/** The leaders, the centre, and the head of the office: whoever answers when the roster names nobody. */
function answersFor({ role, organisationId }: Account, officeId: string | null): boolean {
  return role === 'leader' || role === 'centre' || (role === 'officeHead' && organisationId === officeId);
}

/** The page itself, by telephone and to the duty mailboxes, and the job that rings the next when nobody answers. */
export async function ring(
  tx: Tx,
  ctx: Context,
  callout: Callout,
  { accounts, mails }: Duty,
  words = pageAgainZh(callout),
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
  if (callout.nextPageAt !== null) await enqueue(tx, { name: 'watch-callouts' }, callout.nextPageAt);
}

/** What the orders of a step say, to whoever they are for. */
export async function tellOrders(
  tx: Tx,
  ctx: Context,
  { entry, before, move, input }: DocketDone<Callout>,
): Promise<void> {
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
