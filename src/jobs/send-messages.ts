import { contextAt, type Context } from '../actions/base/context.ts';
import { claimMessages, noteFailed, noteSent, noteUnconfirmed } from '../actions/matter/message.ts';
import type { Channels } from '../outside/sms.ts';
import type { MessageRow } from '../store/base/schema.ts';

/** Few at a time, so that all of them are answered or given up well inside their lease. */
const atOnce = 8;

/** Sends what waits in the outbox, until nothing does or the program stops. */
export async function sendMessages(
  ctx: Context,
  channels: Channels,
  now: () => Date,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const claimed = await claimMessages(contextAt(ctx, now()), atOnce, signal);
    if (claimed.length === 0) return;
    await Promise.all(claimed.map((message) => send(ctx, channels, message, now)));
  }
}

async function send(ctx: Context, channels: Channels, message: MessageRow, now: () => Date): Promise<void> {
  // What is told at the desk never waits, and is never taken.
  if (message.channel === 'app') return;
  const channel = channels[message.channel];
  let doubt: string | undefined;
  try {
    doubt = await channel.send(message);
  } catch (error) {
    await noteFailed(contextAt(ctx, now()), message, (error as Error).message);
    return;
  }
  if (doubt !== undefined) return noteUnconfirmed(contextAt(ctx, now()), message, doubt);
  const { onlyLogs = null, keepsCodes = false } = channel;
  await noteSent(contextAt(ctx, now()), message, { onlyLogs, keepsCodes });
}
