import type { ImportState, Verdict } from '../../../domain/exchange/import/import.ts';
import type { LedgerMapping, LedgerSubject } from '../../../domain/exchange/import/ledger-column.ts';
import type { Mapping } from '../../../domain/exchange/import/mapping.ts';
import type { RowView, RunView } from '../../../http/api/exchange/import-routes.ts';
import type { ReplyView } from '../../../http/api/exchange/reply-routes.ts';
import type { ColumnsView, ColumnView, LedgerColumnsView } from '../../../http/api/exchange/import-view.ts';
import { send, type Wire } from '../../base/client.ts';
import { uploadIdOf } from '../../base/upload-id.ts';

export type SeenRun = Wire<RunView>;
export type SeenRow = Wire<RowView>;
export type { ColumnsView, ColumnView, ReplyView };

/** What a table is looked through by, and which kept mapping that is. */
export interface CheckForm {
  mapping: Mapping | LedgerMapping | null;
  mappingId: string | null;
  mappingVersion: number | null;
}

const one = (id: string) => `/imports/${id}`;
/** The kinds of matters about which something is pasted back into a platform. */
export type RepliedKind = 'complaint' | 'inquiry';
const answerOf = (kind: RepliedKind, number: string) =>
  `/${kind === 'complaint' ? 'complaints' : 'inquiries'}/${encodeURIComponent(number)}/reply`;

/** The calls of the import and of the replies. Query keys: ['imports'] · ['imports', id] · ['imports', id, …] · ['replies'] · [kind, number, 'reply']. */
export const importClient = {
  runs: (signal?: AbortSignal) => send<{ runs: SeenRun[] }>('/imports', { signal }),
  run: (id: string, signal?: AbortSignal) => send<SeenRun>(one(id), { signal }),
  columns: (id: string, signal?: AbortSignal) => send<ColumnsView>(`${one(id)}/columns`, { signal }),
  rows: (id: string, verdict: Verdict | null, after: number, signal?: AbortSignal) =>
    send<{ rows: SeenRow[]; next: number | null }>(
      `${one(id)}/rows?after=${after}${verdict === null ? '' : `&verdict=${verdict}`}`,
      { signal },
    ),
  /** The columns of an old ledger; the same address as those of a platform's list. */
  ledgerColumns: (id: string, signal?: AbortSignal) => send<LedgerColumnsView>(`${one(id)}/columns`, { signal }),
  upload: (file: File, subject: LedgerSubject | null) => {
    const form = new FormData();
    form.append('id', uploadIdOf(file));
    if (subject !== null) form.append('subject', subject);
    form.append('file', file);
    return send<SeenRun>('/imports', { method: 'POST', body: form });
  },
  check: (id: string, body: CheckForm) => send<SeenRun>(`${one(id)}/check`, { method: 'POST', body }),
  start: (id: string) => send<SeenRun>(`${one(id)}/run`, { method: 'POST' }),
  stop: (id: string) => send<SeenRun>(`${one(id)}/stop`, { method: 'POST' }),
  errorsAddress: (id: string, format: 'csv' | 'xlsx') => `/api${one(id)}/errors?format=${format}`,
  templateAddress: (subject: LedgerSubject) => `/api/imports/templates/${subject}`,
  saveMapping: (body: { id: string; name: string; mapping: Mapping }) =>
    send<{ id: string; version: number }>('/mappings', { method: 'PUT', body }),
  dropMapping: (id: string) => send<object>(`/mappings/${id}`, { method: 'DELETE' }),
  waitingReplies: (signal?: AbortSignal) => send<{ total: number }>('/replies', { signal }),
  reply: (kind: RepliedKind, number: string, signal?: AbortSignal) =>
    send<ReplyView>(answerOf(kind, number), { signal }),
  noteCopied: (kind: RepliedKind, number: string) => send<object>(answerOf(kind, number), { method: 'POST' }),
};

/** Whether the clock is at work on it, so that the screen asks again soon. */
export function isMoving(state: ImportState): boolean {
  return state === 'checking' || state === 'running';
}

/** The mapping as it stands, and the saved one that it still is. */
export interface Chosen {
  mapping: Mapping;
  id: string | null;
  version: number | null;
}
