/** The desk's calls about what somebody follows. Query key: ['work', 'watches'], renewed with the queues. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SeenWatch as Kept } from '../../http/api/matter/follow-view.ts';
import { send, type Wire } from '../base/client.ts';
import { useMay } from '../base/me.tsx';

export type SeenWatch = Wire<Kept>;

const key = ['work', 'watches'] as const;

/** What the reader follows, the newest first. */
export function useWatches() {
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => send<{ watches: SeenWatch[] }>('/watches', { signal }),
    enabled: useMay('complaint.read'),
    staleTime: 30_000,
  });
}

/** Follows a matter, or no longer. */
export function useFollow(number: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (isWatched: boolean) =>
      send<{ watched: boolean }>(`/watches/${encodeURIComponent(number)}`, { method: isWatched ? 'PUT' : 'DELETE' }),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
}
