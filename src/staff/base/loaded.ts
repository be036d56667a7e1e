import { useQuery } from '@tanstack/react-query';

/**
 * A part of the program that only some readers of a page need, such as the steps of what waits for them: asked for like what the server
 * tells, so that a page which waits until all that it asked for is there waits for its parts too. Undefined until it has come.
 */
export function useLoaded<T>(name: string, load: () => Promise<T>, isNeeded = true, isEssential = true): T | undefined {
  return useQuery({
    queryKey: ['part', name],
    queryFn: load,
    enabled: isNeeded,
    staleTime: Infinity,
    gcTime: Infinity,
    structuralSharing: false,
    // A page without its part is no page: what failed to come is told as with a whole page. What it can do without stays away.
    throwOnError: isEssential,
  }).data;
}

/**
 * Whether a part of the program did not come: the line broke, or the files of the version that this page was loaded from are there no more. Each
 * browser says it in words of its own, and of a style sheet the loader in others.
 */
export function isUnloaded(error: unknown): boolean {
  return error instanceof Error && /import\w* (?:a )?module|failed to fetch|unable to preload/iu.test(error.message);
}
