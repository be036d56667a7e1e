/** What the telephone says to the server; every call may find no network. */
import type { DeviceStanding } from '../../../domain/device/device.ts';
import type { HandOver } from '../../../domain/device/unsent.ts';
import type { OutboxItem } from '../../../domain/device/outbox.ts';
import type { Bound, SeenDevice } from '../../../http/api/device/device-routes.ts';
import type { SeenLeftover } from '../../../http/api/device/unsent-routes.ts';
import type { Arrived } from '../../../http/api/device/outbox-routes.ts';
import type { Me } from '../../../http/api/county/session-routes.ts';
import type { Provision } from '../../../http/api/device/carried.ts';
import type { Standing } from '../../../http/api/device/standing.ts';
import { send, type SeenMatter, type Wire } from '../../base/client.ts';

export type SeenArrived = Wire<Arrived>;
export type Carried = Wire<Provision>;
export type CarriedMatter = Carried['matters'][number];
export type Question = Carried['questions'][number];
export type { Bound, Me, SeenDevice, SeenLeftover, SeenMatter, Standing };

export const wire = {
  askCode: (phone: string) => send<object>('/device-codes', { method: 'POST', body: { phone }, quiet: true }),
  signInByCode: (typed: { phone: string; code: string }) =>
    send<object>('/device-sessions', { method: 'POST', body: typed, quiet: true }),
  signIn: (typed: { loginName: string; password: string }) =>
    send<Me>('/session', { method: 'POST', body: typed, quiet: true }),
  me: () => send<Me>('/session', { quiet: true }),
  bind: (body: { id: string; name: string }) => send<Bound>('/devices', { method: 'POST', body, quiet: true }),
  contact: (id: string, shown: { word: string; key: string | null }) =>
    send<{ standing: DeviceStanding }>(`/devices/${id}/contact`, { method: 'POST', body: shown, quiet: true }),
  wiped: (id: string, word: string) =>
    send<object>(`/devices/${id}/wiped`, { method: 'POST', body: { word }, quiet: true }),
  handOver: (body: HandOver) => send<object>('/leftovers', { method: 'POST', body, quiet: true }),
  provisions: () => send<Carried>('/outbox/provisions', { quiet: true }),
  read: (ids: readonly string[]) => send<object>('/messages/read', { method: 'POST', body: { ids }, quiet: true }),
  act: (item: OutboxItem) => send<SeenArrived>('/outbox', { method: 'POST', body: item, quiet: true }),
  /** How the record stands now on which an act was made that was not taken. */
  standing: (kind: OutboxItem['kind'], number: string) =>
    send<Standing>(`/outbox/standing/${kind}/${encodeURIComponent(number)}`, { quiet: true }),
  attach: (photos: readonly { id: string; bytes: Uint8Array<ArrayBuffer> }[]) => {
    const form = new FormData();
    for (const { id } of photos) form.append('id', id);
    for (const [i, { bytes }] of photos.entries())
      form.append('file', new Blob([bytes], { type: 'image/jpeg' }), `照片${i + 1}.jpg`);
    return send<object>('/attachments', { method: 'POST', body: form, quiet: true });
  },
  leftovers: () => send<{ leftovers: SeenLeftover[] }>('/leftovers', { quiet: true }),
  take: (id: string) => send<{ number: string }>(`/leftovers/${id}/take`, { method: 'POST', quiet: true }),
};
