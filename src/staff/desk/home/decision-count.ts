/** 等我定的有几件: how many wait for the leader, as his home has last counted them; the rail shows it on every page and asks nothing for it. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { AllDecisions } from './home-decisions.ts';

const queryKey = ['decision-count'];

/** Tells the rail what the home has found, once all of it has answered. */
export function useDecisionCount({ total, loading }: Pick<AllDecisions, 'total' | 'loading'>): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!loading) queries.setQueryData(queryKey, total);
  }, [queries, total, loading]);
}

/** Undefined until the home was open once. */
export function useKnownDecisions(): number | undefined {
  return useQuery<number>({ queryKey, queryFn: () => 0, enabled: false, staleTime: Infinity }).data;
}
