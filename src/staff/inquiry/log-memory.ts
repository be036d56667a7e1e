/** What the log remembers on this machine for a person: the channel, and the entries that were answered with last. */
import type { Suggested } from './inquiry-wire.ts';

export interface Last {
  channel: string | null;
  topics: readonly Suggested[];
}

const mostTopics = 5;
const keyOf = (accountId: string) => `hongdun.log.${accountId}`;

export function readLast(shelf: Pick<Storage, 'getItem'>, accountId: string): Last {
  try {
    const kept = JSON.parse(shelf.getItem(keyOf(accountId)) ?? 'null') as Partial<Last> | null;
    const topics = Array.isArray(kept?.topics) ? kept.topics.filter((one) => typeof one.answer === 'string') : [];
    return { channel: typeof kept?.channel === 'string' ? kept.channel : null, topics };
  } catch {
    return { channel: null, topics: [] };
  }
}

/** The entry that was just answered with stands first the next time. */
export function keepLast(
  shelf: Pick<Storage, 'getItem' | 'setItem'>,
  accountId: string,
  channel: string,
  topic: Suggested | null,
): Last {
  const { topics: before } = readLast(shelf, accountId);
  const topics =
    topic === null
      ? before
      : [{ ...topic, because: [] }, ...before.filter((one) => one.id !== topic.id)].slice(0, mostTopics);
  const last: Last = { channel, topics };
  try {
    shelf.setItem(keyOf(accountId), JSON.stringify(last));
  } catch {
    // A browser that keeps nothing remembers nothing.
  }
  return last;
}
