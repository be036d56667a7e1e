/**
 * The desk's calls about who has a matter open. Query key: ['presence', number], filled by whoever says that he is there: nothing is asked
 * for by itself, and what changes comes over the live line.
 */
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { SeenPresence } from '../../../http/api/matter/presence-view.ts';
import { send } from '../../base/client.ts';
import { useHearing } from '../../base/live.tsx';
import { useMay } from '../../base/me.tsx';

/** This window: another one of the same person is another. */
const path = `/presence/${crypto.randomUUID()}`;
const keyOf = (number: string) => ['presence', number] as const;

/** Who else has the matter open, as far as this window has said that it is there. */
export function useOthers(number: string): SeenPresence['others'] {
  const { data } = useQuery<SeenPresence | null>({ queryKey: keyOf(number), queryFn: skipToken });
  return data?.others ?? [];
}

/** Says that the matter is open here, with the step whose form is, until the page is left. */
export function usePresence(number: string, move: string | null): void {
  const mayTell = useMay('presence.tell');
  const hear = useHearing();
  const queries = useQueryClient();
  useEffect(() => {
    if (!mayTell) return;
    let isHere = true;
    const show = (seen: SeenPresence | null) => (isHere ? void queries.setQueryData(keyOf(number), seen) : undefined);
    const say = () =>
      // Whoever may not see it any more, or has no line, is told nothing of the others.
      void send<SeenPresence>(path, { method: 'PUT', body: { number, move }, quiet: true }).then(show, () =>
        show(null),
      );
    say();
    const ways = [hear('beat', say), hear('presence', (seen) => (seen.number === number ? show(seen) : undefined))];
    return () => {
      isHere = false;
      for (const way of ways) way();
    };
  }, [mayTell, hear, queries, number, move]);
  useEffect(() => {
    if (!mayTell) return;
    const leave = () =>
      void send(`${path}/${encodeURIComponent(number)}`, { method: 'DELETE', keepalive: true, quiet: true }).catch(
        () => undefined,
      );
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      queries.removeQueries({ queryKey: keyOf(number) });
      leave();
    };
  }, [mayTell, queries, number]);
}
