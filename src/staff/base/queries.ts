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

/** A broken line and a server that cannot pass by themselves; a refusal stands. */
function passes(error: unknown): boolean {
  return error instanceof ProblemError && (error.status === 0 || error.status >= 500);
}
