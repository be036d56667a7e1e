/**
 * The pages of a docket that has an order of its own making, such as what waits before what is over: a page begins behind the entries
 * with which the one before ended, wherever these stand by now. What came in before them moves nothing out of sight.
 */
import type { DocketEntry } from '../../../domain/matter/docket.ts';

/** So many of its last entries a page is known by: one of them may have gone elsewhere in the order meanwhile. */
const known = 3;
/** No page begins farther down: who looks for one among so many narrows the list down. */
export const deepest = 2_000;

interface End {
  /** How many entries stood before the page that is asked for. */
  before: number;
  /** The last of them. */
  last: readonly string[];
}

/** One page, read with what stands before it: the order is the docket's, and only its list knows it. */
export async function pageBehind<T extends Pick<DocketEntry, 'id'>>(
  list: (most: number) => Promise<readonly T[]>,
  after: string | undefined,
  limit: number,
): Promise<{ entries: readonly T[]; next: string | null; more: boolean }> {
  const end = endOf(after);
  let found = await list(end.before + limit + 1);
  let start = startOf(found, end);
  // Others came in before it, and the page would be cut short by as many.
  if (start > end.before && found.length > end.before + limit) {
    found = await list(start + known + limit + 1);
    start = startOf(found, end);
  }
  const entries = found.slice(start, start + limit);
  const more = found.length > start + limit;
  const isLast = !more || start + limit >= deepest;
  return {
    entries,
    more,
    next: isLast ? null : cursorOf({ before: start + limit, last: entries.slice(-known).map(markOf) }),
  };
}

/** Behind those with which the page before ended; where they are gone, behind as many as stood there. */
function startOf(found: readonly Pick<DocketEntry, 'id'>[], { before, last }: End): number {
  const places = found.flatMap((one, i) => (last.includes(markOf(one)) ? [i] : []));
  const middle = places[Math.floor(places.length / 2)];
  if (middle === undefined) return Math.min(before, found.length);
  let start = middle + 1;
  while (places.includes(start)) start += 1;
  return start;
}

/** The end of an id, which is its random part. */
function markOf({ id }: Pick<DocketEntry, 'id'>): string {
  return id.slice(-8);
}

function cursorOf({ before, last }: End): string {
  return [before, ...last].join('.');
}

/** What was not made by us is as good as none: the list starts at its beginning. */
function endOf(after: string | undefined): End {
  const match = /^(\d{1,5})((?:\.[0-9a-f]{8}){1,3})$/u.exec(after ?? '');
  const before = Number(match?.[1] ?? 0);
  if (match === null || before > deepest) return { before: 0, last: [] };
  return { before, last: (match[2] ?? '').split('.').filter((mark) => mark !== '') };
}
