/** What is asked of the points of supervisors; each page asks in the same words, so that they are read once. */
import { client, send } from '../base/client.ts';

export type Credit = Awaited<ReturnType<typeof client.credits>>['credits'][number];

export function creditsOf({ from, to, station }: { from: string; to: string; station: string | null }) {
  return {
    queryKey: ['tipoffs', 'credits', from, to, station],
    queryFn: ({ signal }: { signal: AbortSignal }) => client.credits(from, to, station, signal),
  };
}

interface RosterRow {
  entry: { id: string; name: string };
  more: { stationName: string | null };
}

/** Everybody on the roster of a station, to choose from, with the station beside the name. */
export const rosterOf = {
  queryKey: ['tipoffs', 'roster'],
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const { items } = await send<{ items: RosterRow[] }>('/people?state=open&limit=20000', { signal });
    return items.flatMap(({ entry: { id, name }, more: { stationName } }) =>
      stationName === null ? [] : [{ id, name: `${name}（${stationName}）` }],
    );
  },
  staleTime: 60_000,
};
