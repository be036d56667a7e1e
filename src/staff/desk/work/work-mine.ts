import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { scopes } from '../../../domain/base/actor.ts';
import { client } from '../../base/client.ts';
import { useMay, useMe } from '../../base/me.tsx';

const kept = 'hongdun.work';
const listeners = new Set<() => void>();

/** 我的 or 本所: only who works in an office has matters of his own beside those of the office. */
export function useMine(): { mine: boolean; setMine: (mine: boolean) => void; canChoose: boolean } {
  const canChoose = scopes[useMe().role] === 'office';
  const office = useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => localStorage.getItem(kept) === 'office',
  );
  return {
    mine: canChoose && !office,
    canChoose,
    setMine(mine) {
      localStorage.setItem(kept, mine ? 'mine' : 'office');
      for (const changed of listeners) changed();
    },
  };
}

/** The queues and their counts, for the first screen and for the rail. */
export function useWork() {
  const { mine } = useMine();
  return useQuery({
    queryKey: ['work', mine ? 'yes' : 'no'],
    queryFn: ({ signal }) => client.work(mine, signal),
    enabled: useMay('complaint.read'),
    placeholderData: (before) => before,
    refetchInterval: 60_000,
  });
}
