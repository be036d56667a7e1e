/** The calls of what is waited for; the first screen reads them too, so that no schema is drawn in by them. */
import { useQuery } from '@tanstack/react-query';
import type { Awaited, awaitedRow } from '../../../domain/command/awaited.ts';
import type { AwaitedMore } from '../../../http/api/command/awaited-routes.ts';
import { useMay } from '../../base/me.tsx';
import { docketCalls, type SeenEntry, type SeenRow } from '../../matter/docket/docket-calls.ts';

export type SeenAwaitedLine = SeenRow<Awaited, (typeof awaitedRow)[number], AwaitedMore>;
export type SeenAwaited = SeenEntry<Awaited, AwaitedMore>;
export const awaitedCalls = docketCalls<Awaited, AwaitedMore, SeenAwaitedLine>('awaiteds', 300);

/** What one matter waits for, and has waited for. */
export function useAwaitedOf(number: string) {
  const query = { state: 'all', matter: number };
  return useQuery({
    queryKey: [awaitedCalls.path, 'list', query],
    queryFn: ({ signal }) => awaitedCalls.list(query, signal),
    enabled: useMay('awaited.read'),
  }).data?.items;
}

/** For the clocks that stand still meanwhile: of whom, and by when. */
export function useClockWaits(number: string): readonly { zh: string; en: string }[] {
  const items = useAwaitedOf(number) ?? [];
  const isOpen = (state: string) => state === 'waiting' || state === 'replied';
  return items.filter(({ entry }) => entry.pausesClock && isOpen(entry.state)).map(({ more }) => more.until);
}
