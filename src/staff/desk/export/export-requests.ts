import { useQuery } from '@tanstack/react-query';
import type { SeenExport } from '../../../http/api/desk/export-request-routes.ts';
import { send } from '../../base/client.ts';

export function useExportRequests(enabled: boolean) {
  return useQuery({
    queryKey: ['export-requests'],
    queryFn: ({ signal }) => send<{ items: SeenExport[] }>('/export-requests', { signal }),
    enabled,
    refetchInterval: 60_000,
  });
}
