import { setImmediate } from 'node:timers/promises';
import { contextAt, type Context } from '../actions/base/context.ts';
import { claimMessages, noteFailed, noteSent, noteUnconfirmed } from '../actions/matter/message.ts';
import type { Channels } from '../outside/sms.ts';
import type { MessageRow } from '../store/base/schema.ts';
import type { Addressees } from '../store/matter/message.ts';

/** Few at a time, so that all of them are answered or given up well inside their lease. */
const atOnce = 8;

/** Sends what waits in the outbox for people, or for systems, until nothing does or the program stops. */
export async function sendMessages(
  ctx: Context,
  channels: Channels,
  to: Addressees,
  now: () => Date,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const claimed = await claimMessages(contextAt(ctx, now()), to, atOnce, signal);
    if (claimed.length === 0) return;
    const sent = new Sent(ctx, channels, now);
    await Promise.all(claimed.map((message) => send(ctx, channels, message, now, sent)));
  }
}

async function send(ctx: Context, channels: Channels, message: MessageRow, now: () => Date, sent: Sent): Promise<void> {
  // What is told at the desk never waits, and is never taken.
  if (message.channel === 'app') return;
  const channel = channels[message.channel];
  if (channel === undefined)
    return noteFailed(contextAt(ctx, now()), message, '设置里没有填 WEBHOOKS_FILE，没有发往别的系统');
  let doubt: string | undefined;
  let gatewayId: string | null = null;
  try {
    doubt = await channel.send(message, (name) => {
      gatewayId = name;
    });
  } catch (error) {
    await noteFailed(contextAt(ctx, now()), message, (error as Error).message);
    return;
  }
  if (doubt !== undefined) return noteUnconfirmed(contextAt(ctx, now()), message, doubt);
  await sent.note(message.channel, { ...message, gatewayId });
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
        const { onlyLogs = null, keepsCodes = false } = this.#channels[channel] ?? {};
        await noteSent(contextAt(this.#ctx, this.#now()), messages, { onlyLogs, keepsCodes });
      }
    }
  }
}
