import type { Registry, SeenRecords, Shares } from '../../http/api/report/registry-routes.ts';
import { send, withoutEmpty } from '../base/client.ts';

interface Asked {
  from: string;
  to: string;
  officeId?: string | undefined;
  category?: string | undefined;
}

const query = (asked: object) => new URLSearchParams(withoutEmpty({ ...asked })).toString();

/** What the pages of the registry ask the server for. */
export const registryClient = {
  registry: (asked: Asked, signal?: AbortSignal) => send<Registry>(`/figures/registry?${query(asked)}`, { signal }),
  shares: (asked: Asked & { name: string }, signal?: AbortSignal) =>
    send<Shares>(`/figures/shares?${query(asked)}`, { signal }),
  records: (asked: Asked & { figure: string; limit: string }, signal?: AbortSignal) =>
    send<SeenRecords>(`/figures/records?${query(asked)}`, { signal }),
};
