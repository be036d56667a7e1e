/** The calls of batches and of taking back, and what they answer. */
import { useQuery, type QueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { LookAtBulk, MakeBulk, UndoBulk } from '../../../domain/matter/bulk/bulk.ts';
import type { MatterKind } from '../../../domain/matter/matter.ts';
import type { BulkListed, BulkLook, BulkView, LastStepView } from '../../../http/api/matter/bulk-view.ts';
import { send } from '../../base/client.ts';
import { useMay } from '../../base/me.tsx';

type Looking = z.input<typeof LookAtBulk>;
type Making = z.input<typeof MakeBulk>;

const lastStep = (number: string) => `/last-steps/${encodeURIComponent(number)}`;

export const bulkClient = {
  look: (body: Looking, signal?: AbortSignal) =>
    send<BulkLook>('/bulks/look', { method: 'POST', body, ...(signal === undefined ? {} : { signal }) }),
  make: (body: Making) => send<BulkView>('/bulks', { method: 'POST', body }),
  list: (signal?: AbortSignal) => send<{ bulks: BulkListed[] }>('/bulks', signal === undefined ? {} : { signal }),
  read: (id: string, signal?: AbortSignal) => send<BulkView>(`/bulks/${id}`, signal === undefined ? {} : { signal }),
  /** All of it that can be taken back, or these. */
  undo: (id: string, body: UndoBulk) => send<BulkView>(`/bulks/${id}/undo`, { method: 'POST', body }),
  lastStep: (number: string) => send<LastStepView>(lastStep(number)),
  undoStep: (number: string, body: { clientId: string; line: number }) =>
    send<{ zh: string; en: string }>(`${lastStep(number)}/undo`, { method: 'POST', body }),
};

/** What the reader has made within a day, the newest first. */
export function useOwnBulks(): readonly BulkListed[] {
  const may = useMay('bulk.make');
  return (
    useQuery({
      queryKey: ['bulks'],
      queryFn: ({ signal }) => bulkClient.list(signal),
      enabled: may,
      refetchInterval: ({ state }) => (state.data?.bulks.some(({ isRunning }) => isRunning) === true ? 1000 : false),
    }).data?.bulks ?? []
  );
}

/** What the lists, the first screen and the strip show of it. */
export function renewAfter(queries: QueryClient, kind: MatterKind): void {
  void queries.invalidateQueries({ queryKey: ['bulks'] });
  void queries.invalidateQueries({ queryKey: [`${kind}s`] });
  void queries.invalidateQueries({ queryKey: [kind] });
  void queries.invalidateQueries({ queryKey: ['work'] });
  void queries.invalidateQueries({ queryKey: ['home'] });
}
