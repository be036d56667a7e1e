/** How the desk reads: what it keeps, and what it asks again by itself. */
import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from './client.ts';

/** In milliseconds; a page that could not be read at first fills itself once the line or the server is back. */
export const againMs = 5_000;

/** What is shown stays while it is renewed or cannot be; a refusal is not asked again, a broken line once at once. */
export function makeQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 5_000,
        gcTime: 30 * 60_000,
        retry: (times, error) => times < 1 && error instanceof ProblemError && error.status === 0,
        refetchInterval: ({ state }) => (state.data === undefined && passes(state.error) ? againMs : false),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

interface Read {
  data: unknown;
  error: Error | null;
}

/**
 * The error of the first reading that leaves a page with nothing to show: what could not be read at all, or was refused since. What is shown stays
 * while the line is broken, and with it the drawer in which somebody types.
 */
export function unreadOf(...readings: readonly Read[]): Error | null {
  return readings.find(({ data, error }) => error !== null && (data === undefined || !passes(error)))?.error ?? null;
}

export function isUnread(reading: Read): boolean {
  return unreadOf(reading) !== null;
}

/** A broken line and a server that cannot pass by themselves; a refusal stands. */
function passes(error: unknown): boolean {
  return error instanceof ProblemError && (error.status === 0 || error.status >= 500);
}
