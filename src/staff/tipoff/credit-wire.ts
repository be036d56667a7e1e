/** What is asked of the points of supervisors; each page asks in the same words, so that they are read once. */
import { client, send } from '../base/client.ts';

export type Credit = Awaited<ReturnType<typeof client.credits>>['credits'][number];

export function creditsOf({ from, to, station }: { from: string; to: string; station: string | null }) {
  return {
    queryKey: ['tipoffs', 'credits', from, to, station],
    queryFn: ({ signal }: { signal: AbortSignal }) => client.credits(from, to, station, signal),
  };
}

/** Those on the rosters of stations whose names have the words, to choose from: no more of them than name and station. */
export function rosterOf(words: string) {
  return {
    queryKey: ['tipoffs', 'roster', words],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      send<{ people: { id: string; name: string; stationName: string }[] }>(
        `/person-names?q=${encodeURIComponent(words)}`,
        { signal },
      ),
  };
}
