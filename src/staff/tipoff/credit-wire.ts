/** What is asked of the points of supervisors; each page asks in the same words, so that they are read once. */
import { client } from '../base/client.ts';

export type Credit = Awaited<ReturnType<typeof client.credits>>['credits'][number];

export function creditsOf({ from, to, station }: { from: string; to: string; station: string | null }) {
  return {
    queryKey: ['tipoffs', 'credits', from, to, station],
    queryFn: ({ signal }: { signal: AbortSignal }) => client.credits(from, to, station, signal),
  };
}
