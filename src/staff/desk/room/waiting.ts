/** What waits for the reader in the rooms: one question a room, which the server answers out of all its ledgers. */
import { useQueries } from '@tanstack/react-query';
import { waitingRooms, type RoomWaiting } from '../../../domain/desk/work/room-row.ts';
import { ProblemError, send, type Wire } from '../../base/client.ts';
import type { Room } from '../frame/rooms.ts';
import { waitingKey } from '../../base/ledger-renewal.ts';

export type Waiting = Wire<RoomWaiting>['rows'][number];

/** 等我定的, of the ledgers of every room and of 群体; what else a leader may do there waits in the rooms. */
export function useDecisions() {
  return useRooms(waitingRooms, '?forWord=yes');
}

/** What a room holds for the reader: the rows that wait for him, the most urgent first, and how much is under way at each tab. */
export function useWaiting(room: Room['id']) {
  return useRooms([room], '');
}

function useRooms(rooms: readonly string[], query: string) {
  const found = useQueries({
    queries: rooms.map((room) => ({
      queryKey: [waitingKey, room, query],
      queryFn: ({ signal }: { signal: AbortSignal }) => send<Wire<RoomWaiting>>(`/waiting/${room}${query}`, { signal }),
      placeholderData: (before: Wire<RoomWaiting> | undefined) => before,
      // Whoever comes back from what he has just done asks anew, by whichever press it was done.
      staleTime: 0,
    })),
  });
  const tabs = found.flatMap(({ data }) => data?.tabs ?? []);
  return {
    rows: found.flatMap(({ data }) => data?.rows ?? []),
    tabs,
    /** The tabs of which there is more under way than was looked at. */
    cut: tabs.filter(({ isCut }) => isCut).map(({ tab }) => tab),
    loading: found.some(({ data, error }) => data === undefined && error === null),
    /** Of a ledger that could not be read, too, beside the rows of the others. */
    error: found.find(({ error }) => error !== null)?.error ?? faultIn(found.map(({ data }) => data)),
    at: Math.max(0, ...found.map(({ dataUpdatedAt }) => dataUpdatedAt)),
    refetch: () => {
      for (const one of found) void one.refetch();
    },
  };
}

function faultIn(found: readonly (Wire<RoomWaiting> | undefined)[]): ProblemError | null {
  const fault = found.flatMap((one) => one?.fault ?? [])[0];
  return fault === undefined ? null : new ProblemError(fault);
}
