/** The calls of batches and of taking back, and what they answer. */
import { skipToken, useIsMutating, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { BulkAct, LookAtBulk, MakeBulk, UndoBulk } from '../../../domain/matter/bulk/bulk.ts';
import type { MatterKind } from '../../../domain/matter/matter.ts';
import type { BulkListed, BulkLook, BulkView, LastStepView } from '../../../http/api/matter/bulk-view.ts';
import { ProblemError, send } from '../../base/client.ts';
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

/** A batch that was sent, and of which nobody knew whether it arrived: the line was cut before the answer. */
export interface Unsure {
  id: string;
  act: BulkAct;
  of: number;
  /** What the server has told of it since. */
  became: 'unknown' | 'made' | 'missed';
}

/** The batch of the kind that is unsure, while this window is open: it is asked after before another one is made. */
export function useUnsure(kind: MatterKind): [Unsure | null, (unsure: Unsure | null) => void] {
  const queries = useQueryClient();
  const queryKey = ['unsure-bulk', kind];
  const { data = null } = useQuery<Unsure | null>({ queryKey, queryFn: skipToken, gcTime: Infinity });
  return [data, (unsure) => void queries.setQueryData(queryKey, unsure)];
}

/** Whether nothing is known of what was sent: no answer came, or none that the program itself has given. */
export function isUnanswered(error: unknown): boolean {
  return error instanceof ProblemError && (error.status === 0 || error.status >= 500);
}

const askAgainMs = 1500;

/** Asks after the batch of the id until the server can be reached; null where it has none, and nothing of it was done. */
export function useAskedAfter(id: string | null, onKnown: (view: BulkView | null) => void): void {
  useQuery({
    queryKey: ['bulks', id ?? '', 'asked'],
    queryFn: async ({ signal }) => {
      const find = () => findBulk(id ?? '', signal);
      // What was sent may arrive behind the first question.
      const view = (await find()) ?? (await rest(askAgainMs).then(find));
      onKnown(view);
      return view;
    },
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data === undefined ? askAgainMs : false),
    retry: false,
    gcTime: 0,
  });
}

async function findBulk(id: string, signal: AbortSignal): Promise<BulkView | null> {
  try {
    return await bulkClient.read(id, signal);
  } catch (error) {
    if (error instanceof ProblemError && error.status === 404) return null;
    throw error;
  }
}

function rest(ms: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, ms);
  });
}

/** By which a batch that is on its way is known to what lists them. */
export const makingBulk = ['make-bulk'] as const;

/** What the reader has made within a day, the newest first; one that is on its way stands there as soon as it has arrived. */
export function useOwnBulks(): readonly BulkListed[] {
  const may = useMay('bulk.make');
  const isMaking = useIsMutating({ mutationKey: makingBulk }) > 0;
  return (
    useQuery({
      queryKey: ['bulks'],
      queryFn: ({ signal }) => bulkClient.list(signal),
      enabled: may,
      refetchInterval: ({ state }) =>
        isMaking || state.data?.bulks.some(({ isRunning }) => isRunning) === true ? 1000 : false,
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
