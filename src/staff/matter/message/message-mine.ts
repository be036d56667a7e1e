import { useQuery } from '@tanstack/react-query';
import { client } from '../../base/client.ts';
import { useMay } from '../../base/me.tsx';

/** What the reader was told; asked again with each change that reaches the desk, and once a minute besides. */
export function useOwnMessages() {
  return useQuery({
    queryKey: ['messages', 'own'],
    queryFn: ({ signal }) => client.ownMessages(signal),
    enabled: useMay('message.own'),
    refetchInterval: 60_000,
  });
}
