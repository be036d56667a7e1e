import type { Carried } from './wire.ts';

/** What an older version of the program carried along knows nothing of these. */
export const later: Pick<Carried, 'helps' | 'echoes' | 'boards' | 'messages' | 'drives'> = {
  helps: [],
  echoes: [],
  drives: [],
  boards: { sheets: [], hanging: [], days: 0 },
  messages: { unread: 0, items: [] },
};

/** What was told, with these marked as read now; what was read before stays as it was. */
export function readOf(
  { items, unread }: Carried['messages'],
  ids: readonly string[],
  at = new Date().toISOString(),
): Carried['messages'] {
  const fresh = items.filter(({ id, readAt }) => readAt === null && ids.includes(id));
  return {
    unread: Math.max(0, unread - fresh.length),
    items: items.map((one) => (fresh.includes(one) ? { ...one, readAt: at, state: 'read' as const } : one)),
  };
}
