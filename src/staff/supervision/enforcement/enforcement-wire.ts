/** The desk's calls about cases and certificates. Query keys: ['enforcements', query] · ['enforcement', number] · ['certificates']. */
import type { CertificateForm } from '../../../domain/supervision/enforcement/certificate.ts';
import type { EnforcementMove } from '../../../domain/supervision/enforcement/enforcement.ts';
import type { ListPage } from '../../../http/api/matter/matter-routes.ts';
import type { LegalReviewerForm } from '../../../domain/supervision/enforcement/reviewer.ts';
import type {
  CertifiedOfficer,
  OfferedReviewer,
} from '../../../http/api/supervision/enforcement/certificate-routes.ts';
import type {
  EnforcementView,
  ShownEnforcementLine,
} from '../../../http/api/supervision/enforcement/enforcement-view.ts';
import { send, type Wire } from '../../base/client.ts';

export type SeenEnforcementLine = Wire<ShownEnforcementLine>;
export type SeenEnforcementView = Wire<EnforcementView>;
export type SeenOfficer = Wire<CertifiedOfficer>;
export type SeenReviewer = Wire<OfferedReviewer>;

const one = (number: string) => `/enforcements/${encodeURIComponent(number)}`;

export const enforcementClient = {
  list: (query: string, signal?: AbortSignal) =>
    send<Wire<ListPage<ShownEnforcementLine>>>(`/enforcements?${query}`, { signal }),
  read: (number: string, signal?: AbortSignal) => send<SeenEnforcementView>(one(number), { signal }),
  /** The same clientId again makes nothing new. */
  register: (registration: object) =>
    send<{ number: string; state: string }>('/enforcements', { method: 'POST', body: registration }),
  move: (number: string, move: EnforcementMove, body: { version: number; clientId: string; input: unknown }) =>
    send<SeenEnforcementView>(`${one(number)}/${move}`, { method: 'POST', body }),
  reveal: (number: string, reason: string) =>
    send<SeenEnforcementView>(`${one(number)}/reveal`, { method: 'POST', body: { reason } }),
  certificates: (signal?: AbortSignal) =>
    send<{ officers: SeenOfficer[]; reviewers: SeenReviewer[] }>('/enforcement-certificates', { signal }),
  saveCertificate: (accountId: string, form: CertificateForm) =>
    send<unknown>(`/enforcement-certificates/${accountId}`, { method: 'PUT', body: form }),
  saveLegalReviewer: (accountId: string, form: LegalReviewerForm) =>
    send<unknown>(`/enforcement-legal-reviewers/${accountId}`, { method: 'PUT', body: form }),
};
