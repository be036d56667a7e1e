import type { SeenDevice } from '../../http/api/device/device-routes.ts';
import type { LeftoverPage, SeenLeftover } from '../../http/api/device/unsent-routes.ts';
import type { SeenUnrecorded, Unvisited } from '../../http/api/device/field-routes.ts';
import { send } from '../base/client.ts';

export type { SeenDevice, SeenLeftover, SeenUnrecorded, Unvisited };

/** The telephones of stations, and what was left on them. */
export const deviceClient = {
  devices: (signal?: AbortSignal) => send<{ devices: SeenDevice[] }>('/devices', { signal }),
  revoke: (id: string, reason: string) => send<object>(`/devices/${id}/revoke`, { method: 'POST', body: { reason } }),
  unvisited: (id: string, signal?: AbortSignal) =>
    send<{ premises: Unvisited[] }>(`/devices/${id}/unvisited`, { signal }),
  unrecorded: (signal?: AbortSignal) => send<{ premises: SeenUnrecorded[] }>('/early-photos', { signal }),
  leftovers: (state: 'open' | 'ended', after: string | null, signal?: AbortSignal) =>
    send<LeftoverPage>(`/leftovers?state=${state}${after === null ? '' : `&after=${after}`}`, { signal }),
  take: (id: string) => send<{ number: string }>(`/leftovers/${id}/take`, { method: 'POST' }),
  drop: (id: string, reason: string) => send<object>(`/leftovers/${id}/drop`, { method: 'POST', body: { reason } }),
};
