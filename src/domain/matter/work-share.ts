/**
 * 首屏的行 (rows of the first screen): how many rows each queue shows, so that the screen of a county with thousands in hand weighs what
 * that of a small one does. Behind what a queue does not show stands the list with all of it.
 */

/** No queue with something in it shows fewer, as long as it has them. */
const fewest = 2;

export interface Shared<T> {
  items: T[];
  /** Those of the queue that a more urgent one shows. */
  shownAbove: number;
}

/**
 * The rows that each queue shows, the queues in the order of urgency: a matter stands in the most urgent one that shows it, each queue
 * has a few, and what is left of the screen goes to the most urgent.
 */
export function shareRows<T extends { id: string }>(queues: readonly (readonly T[])[], most: number): Shared<T>[] {
  const shown = new Set<string>();
  const reserved = queues.map(({ length }) => Math.min(length, fewest));
  let left = most - reserved.reduce((sum, n) => sum + n, 0);
  return queues.map((queue, i) => {
    const fresh = queue.filter(({ id }) => !shown.has(id));
    const own = reserved[i] ?? 0;
    const items = fresh.slice(0, own + Math.max(0, left));
    left += own - items.length;
    for (const { id } of items) shown.add(id);
    return { items, shownAbove: queue.length - fresh.length };
  });
}
