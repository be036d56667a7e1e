import type { KeepDraft } from '../../../domain/matter/draft.ts';
import type { OpenedDraft, SeenDraft } from '../../../http/api/matter/draft-view.ts';
import { send, type Wire } from '../../base/client.ts';

export type SeenOpened = Wire<OpenedDraft>;
export type SeenKept = Wire<SeenDraft>;

export const draftWire = {
  list: (signal?: AbortSignal) => send<{ drafts: SeenKept[] }>('/drafts', { signal }),
  open: (form: string, signal?: AbortSignal) =>
    send<{ draft: SeenOpened | null }>(`/drafts/of/${encodeURIComponent(form)}`, { signal }),
  keep: (draft: KeepDraft, isLast: boolean) =>
    send<{ id: string; version: number; savedAt: string }>('/drafts', {
      method: 'PUT',
      body: draft,
      keepalive: isLast,
    }),
  drop: (id: string) => send<object>(`/drafts/${id}`, { method: 'DELETE', keepalive: true }),
  take: (id: string) => send<object>(`/drafts/${id}/take`, { method: 'POST' }),
};
