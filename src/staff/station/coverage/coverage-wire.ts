/** The calls of the coverage, and their answers as JSON carries them. */
import type { OutlineForm } from '../../../domain/station/map-outline.ts';
import type { CoverageMap, CoverageView } from '../../../http/api/station/coverage-routes.ts';
import { send, type Wire } from '../../base/client.ts';

export type SeenCoverage = Wire<CoverageView>;
export type SeenMap = Wire<CoverageMap>;

export const coverageCalls = {
  list: (query: string, signal?: AbortSignal) => send<SeenCoverage>(`/coverage?${query}`, { signal }),
  map: (signal?: AbortSignal) => send<SeenMap>('/coverage/map', { signal }),
  saveOutline: (form: OutlineForm) => send('/coverage/outline', { method: 'PUT', body: form }),
  removeOutline: () => send('/coverage/outline', { method: 'DELETE' }),
};
