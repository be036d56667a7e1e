import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { scopes } from '../../../domain/base/actor.ts';
import type { HandAsk } from '../../../domain/matter/list/hand.ts';
import type { MatterKind } from '../../../domain/matter/matter.ts';
import { client, type SeenWaitingPage } from '../../base/client.ts';
import { useMay, useMe } from '../../base/me.tsx';

const kept = 'hongdun.work';
const listeners = new Set<() => void>();

/**
 * 我的 or 本所: only who works in an office has matters of his own beside those of the office. Its head opens on the office, everybody
 * else on his own; what he chose last is kept on this machine.
 */
export function useMine(): { mine: boolean; setMine: (mine: boolean) => void; canChoose: boolean } {
  const { role } = useMe();
  const canChoose = scopes[role] === 'office';
  const chosen = useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => localStorage.getItem(kept),
  );
  return {
    mine: canChoose && (role === 'officeHead' ? chosen === 'mine' : chosen !== 'office'),
    canChoose,
    setMine(mine) {
      localStorage.setItem(kept, mine ? 'mine' : 'office');
      for (const changed of listeners) changed();
    },
  };
}

/** Whose work the rail counts: what is in the reader's own hands, or of a leader what waits for his word; elsewhere his whole scope. */
export function useHasOwn(): boolean {
  const { role } = useMe();
  return scopes[role] === 'office' || role === 'leader';
}

/** The numbers, the queues and the first page, for the first screen and for the rail. */
export function useWork(mine: boolean = true) {
  const hasOwn = useHasOwn();
  const own = hasOwn && mine;
  return useQuery({
    queryKey: ['work', own ? 'yes' : 'no'],
    queryFn: ({ signal }) => client.work(own, signal),
    enabled: useMay('complaint.read'),
    placeholderData: (before) => before,
    refetchInterval: 60_000,
  });
}

/** What is asked of the list of all kinds. */
export interface LinesAsked {
  mine: boolean;
  hand: HandAsk;
  /** In whose hands, or empty for everybody's: then what is in hand alone. Null asks for what waits for the reader. */
  holder?: string | null;
  kind?: MatterKind | null;
  limit?: number;
}

/** The lines behind a number, page after page, from the first or behind a page that is there already. */
export function useLines(asked: LinesAsked, { from = '', enabled = true }: { from?: string; enabled?: boolean } = {}) {
  const { mine, hand, holder = null, kind = null, limit } = asked;
  const query = new URLSearchParams({ mine: mine ? 'yes' : 'no', hand });
  if (holder !== null) query.set('holder', holder);
  if (kind !== null) query.set('kind', kind);
  if (limit !== undefined) query.set('limit', String(limit));
  const words = query.toString();
  return useInfiniteQuery({
    queryKey: ['work', 'lines', words, from],
    queryFn: ({ signal, pageParam }) =>
      client.workLines(pageParam === '' ? words : `${words}&after=${encodeURIComponent(pageParam)}`, signal),
    initialPageParam: from,
    getNextPageParam: ({ next }: SeenWaitingPage) => next,
    enabled,
  });
}
