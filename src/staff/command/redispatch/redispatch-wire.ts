/** The calls of redispatches and of the backlog. */
import { useQuery } from '@tanstack/react-query';
import type { Redispatch } from '../../../domain/command/redispatch.ts';
import type { BacklogBoard } from '../../../http/api/command/backlog-routes.ts';
import type { SeenNearness } from '../../../http/api/command/nearest-station-routes.ts';
import type { BatchAnswer, RedispatchMore } from '../../../http/api/command/redispatch-routes.ts';
import type { Echo } from '../../../http/api/complaint/station-echo-view.ts';
import { send, type Wire } from '../../base/client.ts';
import { docketCalls } from '../../matter/docket/docket-calls.ts';
import { useMay } from '../../base/me.tsx';

export type SeenBacklog = Wire<BacklogBoard>;
export type SeenBacklogItem = SeenBacklog['items'][number];
export type SeenBatch = Wire<BatchAnswer>;
export type SeenEcho = Wire<Echo>;
export type { SeenNearness };

export const redispatchCalls = docketCalls<Redispatch, RedispatchMore>('redispatches', 300);

const one = (number: string) => `/complaints/${encodeURIComponent(number)}`;

export const backlogCalls = {
  board: (query: Readonly<Record<string, string>>, signal?: AbortSignal) =>
    send<SeenBacklog>(`/backlog?${new URLSearchParams(query).toString()}`, { signal }),
  nearness: (number: string, signal?: AbortSignal) => send<SeenNearness>(`${one(number)}/nearness`, { signal }),
  /** The same batch again sends none twice. */
  sendBatch: (body: { batchId: string; items: readonly object[] }) =>
    send<SeenBatch>('/redispatch-batches', { method: 'POST', body }),
  undoBatch: (id: string) => send<{ undone: number }>(`/redispatch-batches/${id}/undo`, { method: 'POST' }),
  /** One number for one press. */
  dial: (number: string, body: { id: string; whom: string }) =>
    send<{ phone: string }>(`/redispatches/${encodeURIComponent(number)}/dial`, { method: 'POST', body }),
  endCall: (number: string, body: { id: string; whom: string; result: string }) =>
    send<object>(`/redispatches/${encodeURIComponent(number)}/dial/end`, { method: 'POST', body }),
  echoes: (signal?: AbortSignal) => send<{ echoes: Echo[] }>('/echoes', { signal }),
};

/** Where one complaint may go; asked only of who may send it. */
export function useNearness(number: string) {
  return useQuery({
    queryKey: ['complaint', number, 'nearness'],
    queryFn: ({ signal }) => backlogCalls.nearness(number, signal),
    enabled: useMay('redispatch.send'),
  });
}
