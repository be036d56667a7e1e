import { demand } from '../../domain/base/actor.ts';
import { dayShortZh } from '../../domain/base/calendar.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { hearBy } from '../../domain/complaint/deadline.ts';
import type { LedgerEvent } from '../../domain/base/event.ts';
import type { Matter } from '../../domain/matter/matter.ts';
import { activeMembers } from '../../domain/complaint/joint/member.ts';
import { isMobile } from '../../domain/county/reach-by.ts';
import { isQuiet } from '../../domain/matter/message.ts';
import type { PersonMove } from '../../domain/complaint/procedure.ts';
import type { Tx } from '../../store/base/db.ts';
import { markRead, saveMessages, takeWaitingMessages, updateMessage } from '../../store/matter/message.ts';
import { enqueue } from '../../store/base/queue.ts';
import type { MessageRow } from '../../store/base/schema.ts';
import { transact } from '../../store/base/transact.ts';
import { factsOf, type Context } from '../base/context.ts';

/** The receipt by text message: number, and by when the complainant hears. The query code is never sent: it stands on the slip. */
export function receiptsOf(ctx: Context, complaints: readonly Complaint[]): MessageRow[] {
  return complaints.flatMap((complaint) => {
    const by = hearBy(complaint, factsOf(ctx));
    const words =
      complaint.state === 'atStation' ? '站点先帮您谈' : by === null ? '' : `最晚${dayShortZh(by)}告诉您受理不受理`;
    return toConsumer(
      ctx,
      complaint,
      `您的投诉已登记，编号${complaint.number}。${words}。查进度请用编号和回执上的查询码。`,
    );
  });
}

/** Has messages that the transaction saves sent at once instead of at the next turn of the timetable. */
export async function sendSoon(tx: Tx, messages: readonly MessageRow[]): Promise<void> {
  if (messages.length > 0) await enqueue(tx, { name: 'send-messages' });
}

/** Plain words for the steps that a complainant waits for; a decision letter still needs its own proof of notice. */
const steps: Partial<Record<PersonMove, (complaint: Complaint) => string>> = {
  dispatch: () => '已交到市场监管所办理',
  startMediation: () => '双方都同意调解，开始调解',
  startTest: () => '送去鉴定检测，这段时间不计入调解期限',
  close: () => '已办结，结果见决定书或协议',
  withdraw: () => '已按您的要求撤回',
};

export async function tellOfMove(
  tx: Tx,
  ctx: Context,
  complaint: Complaint,
  move: PersonMove,
  detail: LedgerEvent['detail'] = {},
): Promise<void> {
  const step = steps[move];
  const messages =
    step === undefined
      ? tellMember(ctx, complaint, move, detail)
      : complainantsOf(complaint).flatMap(({ phone, number }) =>
          toPhone(ctx, complaint, phone, `您的投诉${number}${step(complaint)}。`),
        );
  await saveMessages(tx, messages);
  await sendSoon(tx, messages);
}

/** Who complains, each with the number that his own code opens; two of one telephone are told once. */
function complainantsOf(complaint: Complaint): { phone: string; number: string }[] {
  const { consumerPhone, number } = complaint;
  const members = activeMembers(complaint).map(({ phone, from }) => ({ phone, number: from?.number ?? number }));
  const all = members.length === 0 ? [{ phone: consumerPhone, number }] : members;
  return all.filter(({ phone }, i) => all.findIndex((one) => one.phone === phone) === i);
}

/** Who has joined or left a joint complaint hears of it himself, and under which number he goes on. */
function tellMember(
  ctx: Context,
  complaint: Complaint,
  move: PersonMove,
  { n, how, number }: LedgerEvent['detail'],
): MessageRow[] {
  const member = complaint.joint?.members.find((one) => one.n === n);
  if (member === undefined || (move !== 'addMember' && move !== 'memberLeaves')) return [];
  const own = typeof number === 'string' ? number : null;
  const words =
    move === 'addMember'
      ? `您已加入共同投诉${complaint.number}。查进度请用编号${own ?? complaint.number}和${own === null ? '办的人给您的' : '回执上的'}查询码。`
      : `您已退出共同投诉${complaint.number}${how === 'alone' && own !== null ? `，单独投诉，编号${own}，查询码不变` : ''}。`;
  return toPhone(ctx, complaint, member.phone, words);
}

function toConsumer(ctx: Context, complaint: Complaint, words: string): MessageRow[] {
  return toPhone(ctx, complaint, complaint.consumerPhone, words);
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

/** When something that can wait may ring: now, or in the morning. */
export function ringsAt(at: Date): Date {
  return isQuiet(at) ? morningAfter(at) : at;
}

function messageOf(
  ctx: Context,
  countyId: number,
  matterId: string,
  { channel, to, words, notBefore }: Pick<MessageRow, 'channel' | 'to' | 'notBefore'> & { words: string },
): MessageRow {
  return {
    countyId,
    id: ctx.newId(),
    matterId,
    channel,
    to,
    text: `【${ctx.county.county.name}12315】${words}`,
    madeAt: ctx.at,
    notBefore,
    sentAt: null,
    failedTimes: 0,
    lastError: null,
    ...nobody,
  };
}

/** A message that tells no account, and of no cause that is told once. */
const nobody = { accountId: null, matterNumber: null, page: null, cause: null, readAt: null };

/** Notes that the account has seen what it was told: these messages, or all. */
export async function readMessages(ctx: Context, ids: readonly string[] | null): Promise<number> {
  demand(ctx.actor, 'message.own');
  return transact(ctx.db, (tx) => markRead(tx, ctx.actor.countyId, ctx.actor.id, ids, ctx.at));
}

/** A message is out of everybody else's reach for this long while one worker sends it: longer than any channel tries. */
const leaseMilliseconds = 120_000;
/** After each failure the next try waits longer, so that a gateway that is down for an hour loses nothing. */
const retryMinutes = [1, 5, 20, 60];

/**
 * Takes messages to send, and commits before the network is touched: a slow gateway holds no lock and no transaction.
 * A worker that dies lets its lease run out and another sends again, so a message goes out at least once; twice only
 * when it died between the gateway's answer and `noteSent`, and then under the same id.
 */
export function claimMessages(ctx: Context, limit: number): Promise<MessageRow[]> {
  return transact(ctx.db, async (tx) => {
    const claimed = await takeWaitingMessages(tx, ctx.at, limit);
    for (const message of claimed)
      await updateMessage(tx, message, { notBefore: new Date(ctx.at.getTime() + leaseMilliseconds) });
    return claimed;
  });
}

/** Notes that a message is done with; where the channel only wrote it into the log, why nobody got it. */
export async function noteSent(ctx: Context, message: MessageRow, onlyLogs: string | null = null): Promise<void> {
  await transact(ctx.db, (tx) => updateMessage(tx, message, { sentAt: ctx.at, lastError: onlyLogs }));
}

/** Notes why a try failed, in words that name no person, and when the next one is. */
export async function noteFailed(ctx: Context, message: MessageRow, why: string): Promise<void> {
  const failedTimes = message.failedTimes + 1;
  const minutes = retryMinutes[failedTimes - 1] ?? 60;
  await transact(ctx.db, (tx) =>
    updateMessage(tx, message, {
      failedTimes,
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
