import { demand } from '../../domain/base/actor.ts';
import { maskPhone } from '../../domain/base/masking.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Matter } from '../../domain/matter/matter.ts';
import { isMobile } from '../../domain/county/reach-by.ts';
import {
  brakedSms,
  codeMinutes,
  demandMaySendAgain,
  heldBack,
  holdsCode,
  isQuiet,
  maxTries,
  mostSmsADay,
  mostTestsADay,
  smsTest,
  withoutCode,
  type GatewayAnswer,
  type SmsBrake,
  type SmsProbe,
  type TestSms,
} from '../../domain/matter/message.ts';
import { deadNumber } from '../../domain/matter/receipt/sms-receipt.ts';
import { numberAside } from '../../domain/matter/words/message-words.ts';
import type { Tx } from '../../store/base/db.ts';
import { forgetDeadNumber } from '../../store/matter/receipt/dead-number.ts';
import {
  blankCodes,
  endWaiting,
  findMessage,
  findSentAgain,
  lockMessage,
  markRead,
  saveMessages,
  takeWaitingMessages,
  updateMessage,
  updateMessages,
  type Addressees,
} from '../../store/matter/message.ts';
import { isShut } from '../../store/base/person-seal.ts';
import { enqueue } from '../../store/base/queue.ts';
import type { MessageRow } from '../../store/base/schema.ts';
import { addTries, giveBackTry } from '../../store/base/tries.ts';
import { transact } from '../../store/base/transact.ts';
import { noteSetting, type Context } from '../base/context.ts';
import { everywhere, tryMark } from '../base/tries.ts';
import { deadMark, isDead } from './receipt/sms-receipt.ts';

/** Has messages that the transaction saves sent at once instead of at the next turn of the timetable. */
export async function sendSoon(tx: Tx, messages: readonly MessageRow[]): Promise<void> {
  const toSystems = messages.filter(({ channel }) => channel === 'hook');
  if (toSystems.length < messages.length) await enqueue(tx, { name: 'send-messages' });
  if (toSystems.length > 0) await enqueue(tx, { name: 'send-hooks' });
}

/** A letter by e-mail, at once. */
export function toMailbox(ctx: Context, matterId: string, address: string, words: string): MessageRow {
  return messageOf(ctx, ctx.actor.countyId, matterId, { channel: 'email', to: address, words, notBefore: ctx.at });
}

/** A text message to whoever has the telephone; none to a landline, and none at night. */
export function toPhone(
  ctx: Context,
  matter: Pick<Matter, 'countyId' | 'id'>,
  phone: string,
  words: string,
): MessageRow[] {
  if (!isMobile(phone)) return [];
  return [messageOf(ctx, matter.countyId, matter.id, { channel: 'sms', to: phone, words, notBefore: ringsAt(ctx.at) })];
}

/** The same to a citizen, with the brake on it; `isProven` is false where anybody may have typed the telephone. */
export function toCitizen(
  ctx: Context,
  matter: Pick<Matter, 'countyId' | 'id'>,
  phone: string,
  words: string,
  isProven = true,
): MessageRow[] {
  const brake = isProven ? 'citizen' : 'unproven';
  return toPhone(ctx, matter, phone, numberAside(words)).map((message) => ({ ...message, brake }));
}

/** When something that can wait may ring: now, or in the morning. */
export function ringsAt(at: Date): Date {
  return isQuiet(at) ? morningAfter(at) : at;
}

/** Who sends a text message or a letter, at its head. */
export function senderOf({ county }: Pick<Context, 'county'>): string {
  return `【${county.county.name}12315】`;
}

function messageOf(
  ctx: Context,
  countyId: number,
  matterId: string | null,
  { words, ...way }: Pick<MessageRow, 'channel' | 'to' | 'notBefore'> & { words: string },
): MessageRow {
  return outgoing(ctx, { ...way, countyId, matterId, text: `${senderOf(ctx)}${words}` });
}

/** A row of the outbox as it is made: it waits from now on and was not tried; it tells no account, and of no cause that is told once. */
export function outgoing(
  ctx: Context,
  told: Pick<MessageRow, 'countyId' | 'matterId' | 'channel' | 'to' | 'text'> & Partial<MessageRow>,
): MessageRow {
  return {
    id: ctx.newId(),
    madeAt: ctx.at,
    notBefore: ctx.at,
    sentAt: null,
    failedTimes: 0,
    lastError: null,
    accountId: null,
    matterNumber: null,
    page: null,
    cause: null,
    readAt: null,
    brake: null,
    ...told,
  };
}

/** Notes that the account has seen what it was told: these messages, or all. */
export async function readMessages(ctx: Context, ids: readonly string[] | null): Promise<number> {
  demand(ctx.actor, 'message.own');
  return transact(ctx.db, (tx) => markRead(tx, ctx.actor.countyId, ctx.actor.id, ids, ctx.at));
}

/** A message is out of everybody else's reach for this long while one worker sends it: longer than any channel tries. */
const leaseMilliseconds = 120_000;
/** Until when nobody else takes what somebody sends himself at the instant. */
export function claimedUntil(at: Date): Date {
  return new Date(at.getTime() + leaseMilliseconds);
}
/** After each failure the next try waits longer, so that a gateway that is down for an hour loses nothing. */
const retryMinutes = [1, 5, 20, 60];

/**
 * Takes messages to send, and commits before the network is touched: a slow gateway holds no lock and no transaction.
 * A worker that dies lets its lease run out and another sends again, so a message goes out at least once; twice only
 * when it died between the gateway's answer and `noteSent`, and then under the same id.
 */
export async function claimMessages(
  ctx: Context,
  to: Addressees,
  limit: number,
  signal: AbortSignal,
): Promise<MessageRow[]> {
  while (!signal.aborted) {
    const { claimed, taken } = await claimSome(ctx, to, limit);
    // Where all of them were held back, others wait behind them.
    if (claimed.length > 0 || taken === 0) return claimed;
  }
  return [];
}

function claimSome(ctx: Context, to: Addressees, limit: number): Promise<{ claimed: MessageRow[]; taken: number }> {
  return transact(ctx.db, async (tx) => {
    const claimed: MessageRow[] = [];
    const waiting = await takeWaitingMessages(tx, to, ctx.at, limit);
    for (const message of inOrder(waiting)) {
      const change = isShut(message)
        ? toNobody(message, '收件人的号码密封着，打不开')
        : // Who waits for a code has just typed the number himself, and may have paid his bill meanwhile.
          message.channel === 'sms' && !holdsCode(message.text) && (await isDead(tx, ctx, message.to))
          ? toNobody(message, deadNumber)
          : await heldChange(tx, ctx, message);
      if (change === null) claimed.push(message);
      else await updateMessage(tx, message, change);
    }
    // Its brake is off once it was counted, so that one whose worker died goes out again and is not held as a second one.
    await updateMessages(tx, claimed, { notBefore: new Date(ctx.at.getTime() + leaseMilliseconds), brake: null });
    return { claimed, taken: waiting.length };
  });
}

/** Nobody can say whom it is for, or nobody is there: it is tried no more, and shown as not delivered. */
function toNobody({ text }: MessageRow, lastError: string): Partial<MessageRow> {
  return { failedTimes: maxTries, lastError, text: withoutCode(text) };
}

/** By telephone, the unproven first, so that two workers count theirs in one order and never wait for each other. */
function inOrder(messages: readonly MessageRow[]): MessageRow[] {
  const place = ({ to, brake }: MessageRow) => `${to} ${brake === 'unproven' ? 0 : 1}`;
  return messages.toSorted((a, b) => (place(a) < place(b) ? -1 : Number(place(a) > place(b))));
}

/**
 * Counts a message to a citizen when it first goes out; what becomes of one that the telephone gets too many of, or null. One to a
 * telephone that nobody has proven is counted among its kind first: what is held takes no place of those that are proven.
 */
async function heldChange(tx: Tx, ctx: Context, message: MessageRow): Promise<Partial<MessageRow> | null> {
  const { countyId, brake, to, failedTimes } = message;
  if (brake === null || failedTimes > 0) return null;
  const key = (kind: SmsBrake) => ({ subject: tryMark(ctx, 'sms', ctx.today, kind, to), origin: everywhere });
  const count = async (kind: SmsBrake) => (await addTries(tx, countyId, [key(kind)], ctx.at))[0]?.n ?? 0;
  const unproven = brake === 'unproven' ? await count('unproven') : 0;
  if (unproven > mostSmsADay.unproven) return { sentAt: ctx.at, lastError: heldBack };
  const fate = brakedSms(brake, { unproven, citizen: await count('citizen') });
  if (fate === 'held') return { sentAt: ctx.at, lastError: heldBack };
  return fate === 'tomorrow' ? { notBefore: morningAfter(ctx.at), lastError: heldBack } : null;
}

/** Notes that messages are done with; where the channel only wrote them into the log, why nobody got them. */
export async function noteSent(
  ctx: Context,
  messages: readonly MessageRow[],
  { onlyLogs = null, keepsCodes = false }: { onlyLogs?: string | null; keepsCodes?: boolean } = {},
): Promise<void> {
  const done = { sentAt: ctx.at, lastError: onlyLogs };
  // Each has a name of its own, or words of its own that are hidden; the others are noted in one piece.
  const apart = messages.filter(
    ({ text, gatewayId = null }) => gatewayId !== null || (!keepsCodes && withoutCode(text) !== text),
  );
  await transact(ctx.db, async (tx) => {
    await updateMessages(
      tx,
      messages.filter((one) => !apart.includes(one)),
      done,
    );
    for (const message of apart) {
      const { gatewayId = null } = message;
      const text = keepsCodes ? {} : { text: withoutCode(message.text) };
      await updateMessage(tx, message, { ...done, ...text, gatewayId });
    }
  });
}

/**
 * Ends what the past of a sample county has left in the outbox: nobody waits for it, its telephones may be somebody's, and months of it are
 * no outage of a gateway.
 */
export function passSampleMessages(ctx: Context): Promise<void> {
  const { countyId } = ctx.county.county;
  return transact(ctx.db, (tx) => endWaiting(tx, countyId, ctx.at, '样例县以前的消息，没有真的发'));
}

/** Takes every code out that is no longer good, of whatever became of its message. */
export async function forgetCodes(ctx: Context): Promise<void> {
  const { countyId } = ctx.county.county;
  await transact(ctx.db, (tx) => blankCodes(tx, countyId, new Date(ctx.at.getTime() - codeMinutes * 60_000)));
}

/** Notes that the gateway took it or not, nobody knows: it may have arrived, so that only a person sends it again. */
export async function noteUnconfirmed(ctx: Context, message: MessageRow, why: string): Promise<void> {
  await transact(ctx.db, (tx) =>
    updateMessage(tx, message, {
      failedTimes: maxTries,
      unconfirmed: true,
      lastError: why.slice(0, 200),
      text: withoutCode(message.text),
    }),
  );
}

/**
 * 再发一次: the same words as a message of its own, under the id that the page gave, so that a second press sends nothing. By day, and
 * to a citizen within what his telephone gets. Whether another system is told now is asked of who knows the systems.
 */
export async function sendAgain(
  ctx: Context,
  { id, againId }: { id: string; againId: string },
  isTold: (tx: Tx, system: string) => Promise<boolean>,
): Promise<void> {
  demand(ctx.actor, 'message.resend');
  const { countyId } = ctx.actor;
  await transact(ctx.db, async (tx) => {
    const message = await lockMessage(tx, countyId, id);
    if (message === null || message.channel === 'app') throw new Refusal('not-found');
    const before = await findSentAgain(tx, countyId, id);
    if (before === againId) return;
    if (isShut(message)) throw new Refusal('message-to-nobody');
    demandMaySendAgain(message, before !== null);
    if (message.channel === 'hook' && !(await isTold(tx, message.to))) throw new Refusal('hook-not-told');
    const { matterId, channel, to, text, accountId, matterNumber, page, cause, notice = null, system = null } = message;
    const again = outgoing(ctx, {
      countyId,
      id: againId,
      matterId,
      channel,
      to,
      text,
      accountId,
      matterNumber,
      page,
      // Told of the same cause: what is told once is told again by this one, and by no other.
      cause: cause === null ? null : `${cause} again ${againId}`,
      notBefore: accountId === null ? ringsAt(ctx.at) : ctx.at,
      brake: channel === 'sms' && accountId === null && matterId !== null ? 'citizen' : null,
      resentFrom: id,
      notice,
      system,
    });
    // Who sends it again wants it tried, whatever the gateway has said of the telephone before.
    if (channel === 'sms') await forgetDeadNumber(tx, countyId, deadMark(ctx, to));
    await saveMessages(tx, [again]);
    await noteSetting(tx, ctx, 'message-sent-again', { message: id, again: againId, to: maskAddress(to) });
    await sendSoon(tx, [again]);
  });
}

/**
 * 测试短信: by the gateway and its settings as they are, and back comes what it said. It stands in the outbox like any other; asked
 * again under its id it is not sent again, and null says so.
 */
export async function testSms(
  ctx: Context,
  { id, phone }: TestSms,
  probe: SmsProbe | null,
  now: () => Date,
): Promise<GatewayAnswer | null> {
  demand(ctx.actor, 'message.test');
  if (probe === null) throw new Refusal('sms-not-connected');
  const { countyId } = ctx.actor;
  const words = '这是一条测试短信，收到说明短信接通了，不用回复。';
  // Claimed already: the clock sends it only where this program dies before the gateway has answered.
  const made = { channel: 'sms', to: phone, words, notBefore: claimedUntil(ctx.at) } as const;
  const message = { ...messageOf(ctx, countyId, null, made), id, cause: smsTest };
  const isNew = await transact(ctx.db, async (tx) => {
    const key = { subject: tryMark(ctx, 'sms-test', ctx.today), origin: everywhere };
    // Counted first, so that two presses at once are one after the other.
    const n = (await addTries(tx, countyId, [key], ctx.at))[0]?.n ?? 0;
    if ((await findMessage(tx, countyId, id)) !== null) {
      await giveBackTry(tx, countyId, key);
      return false;
    }
    if (n > mostTestsADay) throw new Refusal('sms-tests-many', { n: mostTestsADay });
    await saveMessages(tx, [message]);
    await noteSetting(tx, ctx, 'message-tested', { message: id, to: maskPhone(phone) });
    return true;
  });
  if (!isNew) return null;
  const answer = await probe(message);
  const then = { ...ctx, at: now() };
  if (answer.verdict === 'taken') await noteSent(then, [message]);
  // Who tests tries again himself.
  else if (answer.verdict === 'refused') await noteFailed(then, { ...message, failedTimes: maxTries - 1 }, answer.why);
  else await noteUnconfirmed(then, message, answer.why);
  return answer;
}

/** A telephone or an address as a line of the ledger keeps it. */
function maskAddress(to: string): string {
  return to.includes('@') ? to.replace(/^(.)[^@]{0,100}@/u, '$1***@') : maskPhone(to);
}

/** Notes why a try failed, in words that name no person, and when the next one is. */
export async function noteFailed(ctx: Context, message: MessageRow, why: string): Promise<void> {
  // A code that is no longer good is of use to nobody but a thief: it is not tried again and not kept.
  const isStale = holdsCode(message.text) && ctx.at.getTime() - message.madeAt.getTime() > codeMinutes * 60_000;
  const failedTimes = isStale ? maxTries : message.failedTimes + 1;
  const minutes = retryMinutes[failedTimes - 1] ?? 60;
  await transact(ctx.db, (tx) =>
    updateMessage(tx, message, {
      failedTimes,
      ...(failedTimes >= maxTries ? { text: withoutCode(message.text) } : {}),
      lastError: why.slice(0, 200),
      notBefore: new Date(ctx.at.getTime() + minutes * 60_000),
    }),
  );
}

/** Eight o'clock of the next morning in Asia/Shanghai, which is midnight in UTC. */
function morningAfter(at: Date): Date {
  const midnight = new Date(at);
  midnight.setUTCHours(24, 0, 0, 0);
  return midnight;
}
