/** What waits for the reader, asked of every ledger at which something may. */
import { useQueries } from '@tanstack/react-query';
import { useLoaded } from '../../base/loaded.ts';
import { useMe } from '../../base/me.tsx';
import type { Room } from '../frame/rooms.ts';
import type * as ledgers from './waiting-ledgers.ts';
import type { Found, Source, Waiting } from './waiting-ledgers.ts';

type Ledgers = typeof ledgers;

/** 等我定的, of the ledgers of every room and of 群体; what else a leader may do there waits in the rooms. */
export function useDecisions() {
  const ledgers = useLedgers();
  const found = useSources(ledgers, ledgers?.decided);
  return { ...found, rows: found.rows.filter(({ permission }) => ledgers?.isDecision(permission)) };
}

/** What a room holds for the reader: the rows that wait for him, the most urgent first, and how much is under way at each tab. */
export function useWaiting(room: Room['id']) {
  const ledgers = useLedgers();
  return useSources(ledgers, ledgers?.sources[room]);
}

/** Every docket with its words and steps: more than the page around it, and so not before it. */
function useLedgers() {
  return useLoaded('waiting-ledgers', () => import('./waiting-ledgers.ts'));
}

function useSources(ledgers: Ledgers | undefined, all: readonly Source[] = []) {
  const me = useMe();
  const { permissions } = me;
  const own = all.filter(({ may }) => permissions.includes(may));
  const found = useQueries({
    queries: own.map(({ key, read }) => ({
      queryKey: [...key, 'waiting'],
      queryFn: ({ signal }: { signal: AbortSignal }) => read(signal, me),
      placeholderData: (before: Found | undefined) => before,
    })),
  });
  const failed = found.find(({ error }) => error !== null);
  return {
    rows:
      ledgers === undefined
        ? []
        : inOrder(
            found.flatMap(({ data }) => data?.rows ?? []),
            ledgers,
          ),
    tabs: own.map(({ tab }, i) => ({ tab, open: found[i]?.data?.open, mine: found[i]?.data?.rows.length ?? 0 })),
    /** The tabs of which there is more under way than was looked at. */
    cut: own.filter((_, i) => found[i]?.data?.isCut === true).map(({ tab }) => tab),
    loading: ledgers === undefined || found.some(({ data, error }) => data === undefined && error === null),
    error: failed?.error ?? null,
    at: Math.max(0, ...found.map(({ dataUpdatedAt }) => dataUpdatedAt)),
    refetch: () => {
      for (const one of found) void one.refetch();
    },
  };
}

function inOrder(rows: readonly Waiting[], { urgencyOf }: Ledgers): Waiting[] {
  return rows.toSorted((a, b) => urgencyOf(a).localeCompare(urgencyOf(b)));
}
