import { useQuery } from '@tanstack/react-query';
import { inquiryClient } from './inquiry-wire.ts';

/** What was told already, whole; each reading stands in the ledger, so it is read once. */
export function useRetelling(number: string | null) {
  return useQuery({
    queryKey: ['retelling', number],
    queryFn: () => inquiryClient.retell(number ?? ''),
    enabled: number !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
