/**
 * 等我定的有几件: how many wait for the leader and behind which lines, as his home has last counted them today. The rail shows it on every page,
 * also on one that was opened by itself, and asks nothing for it: it is kept on this machine, in numbers alone.
 */
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useMe } from '../../base/me.tsx';
import type { AllDecisions } from './home-decisions.ts';

/** How many there are, and the same by the lines of the rail, which add up to it. */
export interface CountedDecisions {
  total: number;
  lines: Readonly<Record<string, number>>;
}

const keyOf = (id: string) => ['decision-count', id];
const keptAs = (id: string) => `hongdun.decisions.${id}`;

/** Tells the rail what the home has found, once all of it has answered. */
export function useDecisionCount({ total, lines, loading }: Pick<AllDecisions, 'total' | 'lines' | 'loading'>): void {
  const queries = useQueryClient();
  const { id, today } = useMe();
  const words = JSON.stringify({ today, total, lines });
  useEffect(() => {
    if (loading) return;
    localStorage.setItem(keptAs(id), words);
    queries.setQueryData(keyOf(id), countedIn(words, today));
  }, [queries, id, today, words, loading]);
}

/** Undefined until the home was open once today. */
export function useKnownDecisions(): CountedDecisions | undefined {
  const { id, today } = useMe();
  const { data } = useQuery<CountedDecisions | null>({
    queryKey: keyOf(id),
    queryFn: skipToken,
    initialData: () => countedIn(localStorage.getItem(keptAs(id)), today),
  });
  return data ?? undefined;
}

/** What was kept on the day; null for that of another day, which nobody knows any more. */
export function countedIn(words: string | null, today: string): CountedDecisions | null {
  try {
    const kept = JSON.parse(words ?? 'null') as (CountedDecisions & { today: string }) | null;
    return kept === null || kept.today !== today ? null : { total: kept.total, lines: kept.lines };
  } catch {
    return null;
  }
}
