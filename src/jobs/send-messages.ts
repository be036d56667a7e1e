import { setImmediate } from 'node:timers/promises';
import { contextAt, type Context } from '../actions/base/context.ts';
import { claimMessages, noteFailed, noteSent, noteUnconfirmed } from '../actions/matter/message.ts';
import type { Channels } from '../outside/sms.ts';
import type { MessageRow } from '../store/base/schema.ts';
import { listWaitedFor, type Addressees } from '../store/matter/message.ts';

/** Few at a time, so that all of them are answered or given up well inside their lease. */
const atOnce = 8;

/** Sends what waits in the outbox for people until nothing does or the program stops. */
export async function sendMessages(
  ctx: Context,
  channels: Channels,
  now: () => Date,
  signal: AbortSignal,
): Promise<void> {
  while ((await sendSome(ctx, channels, 'people', now, signal)).claimed > 0);
}

/**
 * Sends what waits for the county's own systems, each in a turn of its own, so that one that does not answer holds up no other. Its turn
 * is over with the first of its letters that nobody took at all: what waits behind them keeps its tries, and is looked at in a minute.
 */
export async function sendHooks(ctx: Context, channels: Channels, now: () => Date, signal: AbortSignal): Promise<void> {
  const systems = await listWaitedFor(ctx.db, now());
  await Promise.all(
    systems.map(async (system) => {
      while ((await sendSome(ctx, channels, { system }, now, signal)).taken > 0);
    }),
  );
}

/** Sends these alone, whatever waits before them; what the signal leaves over the queue sends. */
export async function sendThese(
  ctx: Context,
  channels: Channels,
  ids: readonly string[],
  now: () => Date,
  signal: AbortSignal,
): Promise<void> {
  while ((await sendSome(ctx, channels, { ids }, now, signal)).claimed > 0);
}

/** One round: how many were claimed, and how many of them somebody took. */
async function sendSome(
  ctx: Context,
  channels: Channels,
  to: Addressees,
  now: () => Date,
  signal: AbortSignal,
): Promise<{ claimed: number; taken: number }> {
  const claimed = await claimMessages(contextAt(ctx, now()), to, atOnce, signal);
  const sent = new Sent(ctx, channels, now);
  const taken = await Promise.all(claimed.map((message) => send(ctx, channels, message, now, sent)));
  return { claimed: claimed.length, taken: taken.filter(Boolean).length };
}

/** Whether it was taken. */
async function send(
  ctx: Context,
  channels: Channels,
  message: MessageRow,
  now: () => Date,
  sent: Sent,
): Promise<boolean> {
  const fail = async (why: string) => (await noteFailed(contextAt(ctx, now()), message, why), false);
  // What is told at the desk never waits, and is never taken.
  if (message.channel === 'app') return false;
  const channel = channels[message.channel];
  if (channel === undefined) return fail('设置里没有填 WEBHOOKS_FILE，没有发往别的系统');
  let doubt: string | undefined;
  let gatewayId: string | null = null;
  try {
    doubt = await channel.send(message, (name) => {
      gatewayId = name;
    });
  } catch (error) {
    return fail((error as Error).message);
  }
  if (doubt === undefined) await sent.note(message.channel, { ...message, gatewayId });
  else await noteUnconfirmed(contextAt(ctx, now()), message, doubt);
  return doubt === undefined;
}

/** Notes together what was answered in the same turn of the loop, or while the note before was written; nothing waits for a slow gateway. */
class Sent {
  readonly #ctx: Context;
  readonly #channels: Channels;
  readonly #now: () => Date;
  readonly #waiting = new Map<keyof Channels & MessageRow['channel'], MessageRow[]>();
  #noting: Promise<void> | null = null;

  constructor(ctx: Context, channels: Channels, now: () => Date) {
    this.#ctx = ctx;
    this.#channels = channels;
    this.#now = now;
  }

  note(channel: keyof Channels & MessageRow['channel'], message: MessageRow): Promise<void> {
    this.#waiting.set(channel, [...(this.#waiting.get(channel) ?? []), message]);
    this.#noting ??= this.#write().finally(() => {
      this.#noting = null;
    });
    return this.#noting;
  }

  async #write(): Promise<void> {
    await setImmediate();
    while (this.#waiting.size > 0) {
      const all = [...this.#waiting];
      this.#waiting.clear();
      for (const [channel, messages] of all) {
        const { onlyLogs = null, onlyLogsTo, keepsCodes = false } = this.#channels[channel] ?? {};
        const logged = messages.filter(({ to }) => onlyLogs !== null && onlyLogsTo?.(to) !== false);
        const sent = messages.filter((one) => !logged.includes(one));
        const ctx = contextAt(this.#ctx, this.#now());
        if (logged.length > 0) await noteSent(ctx, logged, { onlyLogs, keepsCodes });
        if (sent.length > 0) await noteSent(ctx, sent, { onlyLogs: null, keepsCodes });
      }
    }
  }
}
