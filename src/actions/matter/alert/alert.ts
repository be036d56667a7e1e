/** 系统告警: tells whom the administrator chose how the machine stands, in the transaction that keeps what was told. */
import { demand } from '../../../domain/base/actor.ts';
import type { Finding } from '../../../domain/base/upkeep.ts';
import type { Account } from '../../../domain/county/account.ts';
import {
  alertMessage,
  alertText,
  nextAlerts,
  ringing,
  type AlertNews,
  type Seen,
} from '../../../domain/matter/alert/alert.ts';
import {
  alertCause,
  alertChannelNames,
  alertTest,
  demandAlertable,
  mayBeAlerted,
  unreachedBy,
  type AlertChannel,
  type AlertTest,
  type AlertWayForm,
} from '../../../domain/matter/alert/alert-ways.ts';
import { isQuiet, mostTestsADay } from '../../../domain/matter/message.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { listAccounts } from '../../../store/county/account.ts';
import { lockCounty } from '../../../store/county/county.ts';
import { listReach } from '../../../store/county/reach-by.ts';
import type { Db, Tx } from '../../../store/base/db.ts';
import type { MessageRow } from '../../../store/base/schema.ts';
import { addTries, giveBackTry } from '../../../store/base/tries.ts';
import { transact } from '../../../store/base/transact.ts';
import {
  hasOpenAlerts,
  listAlertWays,
  lockAlerts,
  saveAlerts,
  saveAlertWay,
} from '../../../store/matter/alert/alert.ts';
import { findMessage, saveMessages } from '../../../store/matter/message.ts';
import { noteSetting, type Context } from '../../base/context.ts';
import { everywhere, tryMark } from '../../base/tries.ts';
import { tellHooks } from '../hook/hook.ts';
import { outgoing, sendSoon, senderOf } from '../message.ts';

/** Who is told by which way, and where he is reached. */
export interface Alerted {
  channel: AlertChannel;
  accountId: string;
  to: string;
}

/**
 * Whom alerts go to now. The administrators hear the bell whatever is chosen; who is no longer reached by a way is left out of it, and
 * hears of it by the others.
 */
export async function listAlerted(db: Db | Tx, countyId: number): Promise<Alerted[]> {
  const [accounts, ways] = await Promise.all([listAccounts(db, countyId), listAlertWays(db, countyId)]);
  const chosen = new Map(ways.map(({ channel, accountIds }) => [channel, new Set(accountIds)]));
  const reach = await listReach(db, countyId, [...(chosen.get('email') ?? [])]);
  const emailOf = ({ id }: Account) => reach.get(id)?.email ?? '';
  const toOf = { app: () => '', sms: ({ phone }: Account) => phone, email: emailOf };
  return alertChannelNames.flatMap((channel) =>
    accounts
      .filter((one) => mayBeAlerted(one))
      .filter(({ id, role }) => (channel === 'app' && role === 'admin') || chosen.get(channel)?.has(id) === true)
      .filter((one) => unreachedBy(channel, { ...one, email: emailOf(one) }) === null)
      .map((one) => ({ channel, accountId: one.id, to: toOf[channel](one) })),
  );
}

/** The messages that say the same to all of them; each goes by itself, so that a way that fails keeps none from the others. */
function rowsTo(ctx: Context, alerted: readonly Alerted[], words: string, cause: string): MessageRow[] {
  const { countyId, ledgerId } = ctx.county.county;
  return alerted.map(({ channel, accountId, to }) =>
    outgoing(ctx, {
      countyId,
      // At the desk it opens the page of the machine.
      matterId: channel === 'app' ? ledgerId : null,
      channel,
      to,
      text: channel === 'app' ? words : `${senderOf(ctx)}${words}`,
      sentAt: channel === 'app' ? ctx.at : null,
      accountId,
      page: 'upkeep',
      cause,
    }),
  );
}

async function send(tx: Tx, rows: readonly MessageRow[]): Promise<void> {
  await saveMessages(tx, rows);
  await sendSoon(
    tx,
    rows.filter(({ channel }) => channel !== 'app'),
  );
}

/** The machine that looks, and those that work on the same database. */
export interface Watching {
  host: string;
  hosts: readonly string[] | null;
}

/** Tells what is new of the machine's state; two programs that look at once tell it once. Gives the messages that wait to go out. */
export async function tellAlerts(ctx: Context, seen: Seen, { host, hosts }: Watching): Promise<string[]> {
  demand(ctx.actor, 'upkeep.watch');
  const { countyId } = ctx.county.county;
  if (seen.findings.length === 0 && !(await hasOpenAlerts(ctx.db, countyId))) return [];
  return transact(ctx.db, async (tx) => {
    const open = await lockAlerts(tx, countyId, ctx.at);
    const { at, newId } = ctx;
    const { kept, news } = nextAlerts(open, seen, { countyId, at, newId, isNight: isQuiet(at), host, hosts });
    await saveAlerts(tx, kept);
    return sayNews(tx, ctx, news);
  });
}

async function sayNews(tx: Tx, ctx: Context, news: readonly AlertNews[]): Promise<string[]> {
  if (news.length === 0) return [];
  const alerted = await listAlerted(tx, ctx.county.county.countyId);
  const cause = `${alertCause} ${ctx.newId()}`;
  const by = (way: AlertChannel) => alerted.filter(({ channel }) => channel === way);
  const loud = ringing(news);
  const rung =
    loud.length === 0
      ? []
      : [
          ...rowsTo(ctx, by('sms'), alertText(loud, ctx.at), cause),
          ...rowsTo(ctx, by('email'), alertMessage(loud, ctx.at), cause),
        ];
  await send(tx, [...rowsTo(ctx, by('app'), alertMessage(news, ctx.at), cause), ...rung]);
  const ids = rung.map(({ id }) => id);
  for (const one of news) ids.push(...(await tellSystems(tx, ctx, one)));
  return ids;
}

function tellSystems(tx: Tx, ctx: Context, { kind, alert }: AlertNews): Promise<string[]> {
  const { code, level, zh } = alert;
  const { countyId } = ctx.county.county;
  const told = { countyId, kind: 'machine', number: code, state: kind, officeId: null, level, zh } as const;
  return tellHooks(tx, ctx, 'alert', told, { page: 'upkeep', cause: `${alertCause} ${alert.id}` });
}

/** Something that was over before it could be written down, and was told past the outbox: it is kept, and said to be good again. */
export async function tellOutageOver(ctx: Context, { code, zh, en }: Finding, begunAt: Date): Promise<string[]> {
  demand(ctx.actor, 'upkeep.watch');
  const { countyId } = ctx.county.county;
  const { at } = ctx;
  const told = { place: '', level: 'stop' as const, begunAt, seenAt: at, toldAt: begunAt, overAt: at };
  return transact(ctx.db, async (tx) => {
    await lockAlerts(tx, countyId, at);
    const alert = { countyId, id: ctx.newId(), code, zh, en, ...told };
    await saveAlerts(tx, [alert]);
    return sayNews(tx, ctx, [{ kind: 'over', alert }]);
  });
}

/** 发给谁: whom a way goes to. What is saved already is not written again. */
export async function saveAlertWayForm(ctx: Context, channel: AlertChannel, form: AlertWayForm): Promise<void> {
  demand(ctx.actor, 'alert.save');
  const { countyId, id: byId } = ctx.actor;
  const accountIds = [...new Set(form.accountIds)].toSorted();
  await transact(ctx.db, async (tx) => {
    await lockCounty(tx, countyId);
    const accounts = await listAccounts(tx, countyId);
    const reach = await listReach(tx, countyId, accountIds);
    const reachable = accounts.map((one) => ({ ...one, email: reach.get(one.id)?.email ?? '' }));
    demandAlertable(channel, accountIds, reachable);
    const before = (await listAlertWays(tx, countyId)).find((one) => one.channel === channel);
    if ((before?.accountIds ?? []).join() === accountIds.join()) return;
    await saveAlertWay(tx, { countyId, channel, accountIds, byId, at: ctx.at });
    await noteSetting(tx, ctx, 'alert-way-saved', { channel, accounts: accountIds });
  });
}

/** 试一条: a test by one way, to whom it goes; what became of it stands on the page. Asked again under its id it sends nothing. */
export async function testAlert(ctx: Context, { id, way }: AlertTest): Promise<{ sent: number }> {
  demand(ctx.actor, 'alert.test');
  const { countyId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    const key = { subject: tryMark(ctx, 'alert-test', ctx.today), origin: everywhere };
    // Counted first, so that two presses at once are one after the other.
    const n = (await addTries(tx, countyId, [key], ctx.at))[0]?.n ?? 0;
    if ((await findMessage(tx, countyId, id)) !== null) {
      await giveBackTry(tx, countyId, key);
      return { sent: 0 };
    }
    if (n > mostTestsADay) throw new Refusal('sms-tests-many', { n: mostTestsADay });
    const sent = way === 'hook' ? await testSystems(tx, ctx, id) : await testPeople(tx, ctx, { id, way });
    if (sent === 0) throw new Refusal('alert-to-nobody');
    await noteSetting(tx, ctx, 'alert-tested', { way, test: id });
    return { sent };
  });
}

async function testPeople(tx: Tx, ctx: Context, { id, way }: { id: string; way: AlertChannel }): Promise<number> {
  const to = (await listAlerted(tx, ctx.actor.countyId)).filter(({ channel }) => channel === way);
  const rows = rowsTo(ctx, to, '这是一条测试的系统告警，收到说明这条路通，不用回复。', `${alertTest} ${id}`);
  await send(
    tx,
    rows.map((row, i) => (i === 0 ? { ...row, id } : row)),
  );
  return rows.length;
}

async function testSystems(tx: Tx, ctx: Context, id: string): Promise<number> {
  const { countyId } = ctx.actor;
  const told = { countyId, kind: 'machine', number: 'test', state: 'test', officeId: null, zh: '测试' } as const;
  const kept = { firstId: id, page: 'upkeep', cause: `${alertTest} ${id}` } as const;
  return (await tellHooks(tx, ctx, 'alert', told, kept)).length;
}
