/** The county's lists: its places, bodies, stations and categories, and what it sets for itself. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { client, type Directory } from './client.ts';

/** How the lists are asked for; a page that changes them asks afresh each time it opens. */
export const directoryRead = queryOptions({
  queryKey: ['directory'],
  queryFn: ({ signal }) => client.directory(signal),
});

/** They change rarely, and who changes them has them renewed. */
const freshMs = 300_000;

/** What forms and filters choose from; not asked for by who has no form that needs it. */
export function useDirectory(enabled = true): Directory | undefined {
  return useQuery({ ...directoryRead, staleTime: freshMs, enabled }).data;
}
