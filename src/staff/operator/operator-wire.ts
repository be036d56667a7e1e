/** The calls of the register of shops. Query keys: ['operators', …] for lists, pages and what a matter is about. */
import type { CorrectOperator, FlagForm, MergeForm, NewOperator } from '../../domain/operator/operator.ts';
import type { OperatorRow, Suggested } from '../../http/api/operator/operator-routes.ts';
import { send, type Wire } from '../base/client.ts';
import { uploadIdOf } from '../base/upload-id.ts';

export type SeenOperatorRow = Wire<OperatorRow>;
export type SeenSuggested = Wire<Suggested>;

const one = (id: string) => `/operators/${id}`;

export const operatorCalls = {
  list: (query: string, signal?: AbortSignal) =>
    send<{ items: SeenOperatorRow[]; next: string | null }>(`/operators?${query}`, { signal }),
  suggested: (typed: string, signal?: AbortSignal) =>
    send<SeenSuggested>(`/operators/suggested?typed=${encodeURIComponent(typed)}`, { signal }),
  open: (body: NewOperator) => send<{ id: string }>('/operators', { method: 'POST', body }),
  correct: (id: string, body: CorrectOperator) => send<{ version: number }>(one(id), { method: 'PUT', body }),
  follow: (id: string, isWatched: boolean) =>
    send<{ watched: boolean }>(`${one(id)}/watch`, { method: isWatched ? 'PUT' : 'DELETE' }),
  merge: (id: string, body: MergeForm) => send<object>(`${one(id)}/merges`, { method: 'POST', body }),
  part: (mergeId: string, reason: string) =>
    send<object>(`/operator-merges/${mergeId}/part`, { method: 'POST', body: { reason } }),
  apart: (id: string, otherId: string) => send<object>(`${one(id)}/apart`, { method: 'POST', body: { otherId } }),
  flag: (id: string, body: FlagForm) => send<object>(`${one(id)}/flags`, { method: 'POST', body }),
  lift: (flagId: string, reason: string) =>
    send<object>(`/operator-flags/${flagId}/lift`, { method: 'POST', body: { reason } }),
  importRegister: (file: File) => {
    const form = new FormData();
    form.append('id', uploadIdOf(file));
    form.append('file', file);
    return send<{ id: string }>('/operators/import', { method: 'POST', body: form });
  },
};
