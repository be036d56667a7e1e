/** The calls of the stations' files, and their answers as JSON carries them. */
import { useQuery } from '@tanstack/react-query';
import type { Charter, charterRow } from '../../../domain/station/charter.ts';
import type { Standard } from '../../../domain/station/standard.ts';
import type {
  CharterMore,
  CharterRowMore,
  OpenAtStation,
  SeenNetwork,
} from '../../../http/api/station/charter-routes.ts';
import type { StandardList } from '../../../http/api/station/standard-routes.ts';
import { send, type Wire } from '../../base/client.ts';
import { useMay } from '../../base/me.tsx';
import { docketCalls, type SeenEntryView, type SeenRow } from '../../matter/docket/docket-calls.ts';

export type SeenCharter = SeenRow<Charter, (typeof charterRow)[number], CharterRowMore>;
export const charterCalls = docketCalls<Charter, CharterMore, SeenCharter>('charters', 20_000);
export type SeenFile = SeenEntryView<Charter, CharterMore>;
export type SeenStandard = Wire<Standard>;

/** A station with its boards whose sheets are to be renewed; null for who may not see boards. */
export interface ListedCharter extends SeenCharter {
  /** The day that is counted; null while it is not known, or today. */
  day: string | null;
  /** Whether the station or the facility was in use on it. */
  isOpen: boolean;
  boards: StaleBoards | null;
}

/** How many sheets of a station are missing, too old, or show what was taken down. */
export interface StaleBoards {
  stale: number;
  /** Of these, how many hang nowhere yet. */
  never: number;
}

/** What the list of boards says of each station; the words of its reasons stand on that page. */
interface BoardsOfStation {
  stationId: string;
  boards: readonly { stale: string | null }[];
}

/** The sheets of each station that are overdue, by its id. */
export function staleBoardsOf(stations: readonly BoardsOfStation[]): ReadonlyMap<string, StaleBoards> {
  return new Map(
    stations.map(({ stationId, boards }) => {
      const stale = boards.filter((one) => one.stale !== null);
      return [stationId, { stale: stale.length, never: stale.filter((one) => one.stale === 'never').length }];
    }),
  );
}

/** The overdue sheets of the stations, for who may see boards. */
export function useStaleBoards(): ReadonlyMap<string, StaleBoards> | null {
  const may = useMay('board.read');
  const found = useQuery({
    queryKey: ['boards', 'stale'],
    queryFn: async ({ signal }) =>
      staleBoardsOf((await send<{ stations: BoardsOfStation[] }>('/boards', { signal })).stations),
    enabled: may,
    staleTime: 60_000,
  });
  return found.data ?? null;
}

export const approveBatch = (form: unknown) =>
  send<{ batchNumber: string; n: number }>('/charter-batches', { method: 'POST', body: form });
export const saveStandard = (form: unknown) => send<SeenStandard>('/standards', { method: 'PUT', body: form });
export const openAt = (key: string, signal?: AbortSignal) =>
  send<Wire<OpenAtStation>>(`/charters/${encodeURIComponent(key)}/open`, { signal });

/** The counts of the day that stands in the address; of today where none does. */
export function useNetwork(on: string | null, may = true): Wire<SeenNetwork> | undefined {
  const found = useQuery({
    queryKey: ['charters', 'network', on],
    queryFn: ({ signal }) =>
      send<Wire<SeenNetwork>>(on === null ? '/network' : `/network?on=${encodeURIComponent(on)}`, { signal }),
    enabled: may,
    placeholderData: (before) => before,
  });
  return found.data;
}

/** The county's lists in every version; rules take them as they are, for they hold no instant that a rule reads. */
export function useStandards(): readonly Standard[] {
  const found = useQuery({
    queryKey: ['standards'],
    queryFn: ({ signal }) => send<Wire<StandardList>>('/standards', { signal }),
    staleTime: 60_000,
  });
  return (found.data?.standards ?? []) as readonly Standard[];
}
