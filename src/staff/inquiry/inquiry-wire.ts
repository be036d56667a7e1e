/** The desk's calls about inquiries and the knowledge they are answered from. Query keys: ['inquirys', query] · ['inquiry', number] · ['suggestions', question] · ['knowledge'] · ['knowledge', id]. */
import type { Allegation } from '../../domain/tipoff/filing.ts';
import type { AskingInput } from '../../domain/inquiry/filing.ts';
import type { Filing } from '../../domain/complaint/filing.ts';
import type { InquiryMove, Retelling } from '../../domain/inquiry/inquiry.ts';
import type { KnowledgeItem, SeenEntry, SeenSuggestion } from '../../http/api/inquiry/knowledge-routes.ts';
import type { ListPage } from '../../http/api/matter/matter-routes.ts';
import type { InquiryView, ShownInquiryLine } from '../../http/api/inquiry/inquiry-view.ts';
import { send, type Filed, type Wire } from '../base/client.ts';

export type SeenInquiryLine = Wire<ShownInquiryLine>;
export type SeenInquiryView = Wire<InquiryView>;
export type EntryVersion = Wire<SeenEntry>;
export type EntryItem = Wire<KnowledgeItem>;
export type Suggested = Wire<SeenSuggestion>;
export type Retold = Wire<Retelling>;

const one = (number: string) => `/inquiries/${encodeURIComponent(number)}`;
const entry = (id: string) => `/knowledge/${encodeURIComponent(id)}`;

export const inquiryClient = {
  list: (query: string, signal?: AbortSignal) =>
    send<Wire<ListPage<ShownInquiryLine>>>(`/inquiries?${query}`, { signal }),
  read: (number: string, signal?: AbortSignal) => send<SeenInquiryView>(one(number), { signal }),
  /** The same clientId again makes nothing new. */
  ask: (asking: AskingInput) => send<Filed>('/inquiries', { method: 'POST', body: asking }),
  move: (number: string, move: InquiryMove, body: { version: number; clientId: string; input: unknown }) =>
    send<SeenInquiryView>(`${one(number)}/${move}`, { method: 'POST', body }),
  reveal: (number: string, reason: string) =>
    send<SeenInquiryView>(`${one(number)}/reveal`, { method: 'POST', body: { reason } }),
  /** What was told already, unmasked, for the form of what it becomes; on record. */
  retell: (number: string) => send<{ version: number; told: Retold }>(`${one(number)}/retelling`, { method: 'POST' }),
  becomeComplaint: (number: string, version: number, filing: Filing) =>
    send<Filed>(`${one(number)}/complaint`, { method: 'POST', body: { version, filing } }),
  becomeTipoff: (number: string, version: number, allegation: Allegation) =>
    send<Filed>(`${one(number)}/tipoff`, { method: 'POST', body: { version, allegation } }),

  suggest: (question: string, signal?: AbortSignal) =>
    send<{ suggestions: Suggested[] }>('/knowledge-suggestions', { method: 'POST', body: { q: question }, signal }),
  knowledge: (signal?: AbortSignal) => send<{ entries: EntryItem[] }>('/knowledge', { signal }),
  versions: (id: string, signal?: AbortSignal) => send<{ versions: EntryVersion[] }>(entry(id), { signal }),
  write: (id: string, body: { readVersion: number; clientId: string; form: unknown }) =>
    send<EntryVersion>(entry(id), { method: 'PUT', body }),
  approve: (id: string, body: { readVersion: number; clientId: string }) =>
    send<EntryVersion>(`${entry(id)}/approve`, { method: 'POST', body }),
  sendBack: (id: string, body: { readVersion: number; clientId: string; remark: string }) =>
    send<EntryVersion>(`${entry(id)}/return`, { method: 'POST', body }),
  retire: (id: string, body: { readVersion: number; clientId: string }) =>
    send<EntryVersion>(`${entry(id)}/retire`, { method: 'POST', body }),
};
