/** What the telephone says to the server; every call may find no network. */
import type { HandOver } from '../../../domain/device/unsent.ts';
import type { FieldItem } from '../../../domain/device/field-outbox.ts';
import type { OutboxItem } from '../../../domain/device/outbox.ts';
import type { Bound, Contact, Entry, PinOpened, SeenDevice } from '../../../http/api/device/device-routes.ts';
import type { SeenLeftover } from '../../../http/api/device/unsent-routes.ts';
import type { FieldDay } from '../../../http/api/device/field-day.ts';
import type { FieldArrived, FieldStanding } from '../../../http/api/device/field-routes.ts';
import type { Arrived } from '../../../http/api/device/outbox-routes.ts';
import type { Door, Me } from '../../../http/api/county/session-routes.ts';
import type { Provision } from '../../../http/api/device/carried.ts';
import type { Standing } from '../../../http/api/device/standing.ts';
import { send as sendAs, type SeenMatter, type Sending, type Wire } from '../../base/client.ts';

/** What became of an act; of an officer's also which entry it is, and what is to be said where it joined another's. */
export type SeenArrived = Wire<Arrived> & Partial<Pick<Wire<FieldArrived>, 'entryId' | 'said'>>;
export type Carried = Omit<Wire<Provision>, 'settles' | 'offices' | 'openLeft' | 'matters' | 'county'> &
  /** Missing in what an earlier program carried along. */
  Partial<Pick<Wire<Provision>, 'settles' | 'offices' | 'openLeft'>> & {
    county: Omit<Wire<Provision>['county'], 'portalUrl'> & Partial<Pick<Wire<Provision>['county'], 'portalUrl'>>;
    matters: (Omit<Wire<Provision>['matters'][number], 'beyond'> & {
      beyond?: Wire<Provision>['matters'][number]['beyond'];
    })[];
  };
/** What an officer carries for his day of visits. */
export type Day = Omit<Wire<FieldDay>, 'cases'> & {
  /** Missing in what an earlier program carried along. */
  cases?: Wire<FieldDay>['cases'];
  /** Numbers of decisions on the spot that lie on this telephone. */
  spotForms?: readonly string[];
};
export type Stop = Day['stops'][number];
export type AnyCarried = Carried | Day;
export type SeenFieldStanding = Wire<FieldStanding>;

export function isDay(carried: AnyCarried): carried is Day {
  return 'kind' in carried;
}

export type CarriedMatter = Carried['matters'][number];
export type Question = Carried['questions'][number];
export type CarriedCheck = Carried['checks'][number];
export type { Bound, Me, SeenDevice, SeenLeftover, SeenMatter, Standing };

/**
 * What opens the telephone's session. It lies in the memory of this page and nowhere else: a page that is locked or closed has
 * forgotten it, with a network or without one, and a finder has nothing to go on with.
 */
let token: string | null = null;

const send = <T>(path: string, sending: Sending = {}) => sendAs<T>(path, { ...sending, quiet: true, token });

export const wire = {
  isSignedIn: () => token !== null,
  hold: (next: string | null) => {
    token = next;
  },
  /** Forgets the session, and ends it where there is a network. */
  leave: async () => {
    if (token === null) return;
    const ended = send<object>('/session', { method: 'DELETE', keepalive: true });
    token = null;
    await ended.catch(() => undefined);
  },
  /** Ends the sign-in of a browser whose person has no telephone to bind. */
  signOut: () => send<object>('/session', { method: 'DELETE' }),
  /** For some minutes the sheets open in a window of their own. */
  openSheets: () => send<object>('/outbox/sheets', { method: 'POST' }),
  door: () => send<Door>('/session/door'),
  askCode: (phone: string) => send<object>('/device-codes', { method: 'POST', body: { phone } }),
  signInByCode: (typed: { phone: string; code: string }) =>
    send<object>('/device-sessions', { method: 'POST', body: typed }),
  signIn: (typed: { loginName: string; password: string }) => send<Me>('/session', { method: 'POST', body: typed }),
  me: () => send<Me>('/session'),
  changePassword: (typed: { current: string; next: string }) =>
    send<object>('/session/password', { method: 'POST', body: typed }),
  showFactor: (code: string) => send<Me>('/session/factor', { method: 'POST', body: { code } }),
  bind: (body: { id: string; name: string; proof: string }) => send<Bound>('/devices', { method: 'POST', body }),
  contact: (id: string, word: string) => send<Contact>(`/devices/${id}/contact`, { method: 'POST', body: { word } }),
  enter: (id: string, shown: { word: string; key: string }) =>
    send<Entry>(`/devices/${id}/sessions`, { method: 'POST', body: shown }),
  /** Nobody waits long before a telephone that has a network in name alone: it then opens what it carries. */
  open: (id: string, shown: { word: string; proof: string }) =>
    send<PinOpened>(`/devices/${id}/openings`, { method: 'POST', body: shown, signal: AbortSignal.timeout(8_000) }),
  choosePin: (id: string, proof: string) =>
    send<{ share: string }>(`/devices/${id}/pin`, { method: 'POST', body: { proof } }),
  wiped: (id: string, word: string) => send<object>(`/devices/${id}/wiped`, { method: 'POST', body: { word } }),
  handOver: (body: HandOver) => send<object>('/leftovers', { method: 'POST', body }),
  provisions: () => send<Carried>('/outbox/provisions'),
  readCheck: (number: string) => send<object>(`/area-checks/${encodeURIComponent(number)}/read`, { method: 'POST' }),
  /** A photo that is carried along: bytes, asked for once. */
  checkPhoto: async (number: string) => {
    const headers = token === null ? {} : { authorization: `Bearer ${token}` };
    const answer = await fetch(`/api/area-checks/${encodeURIComponent(number)}/photo`, { headers });
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
  },
  read: (ids: readonly string[]) => send<object>('/messages/read', { method: 'POST', body: { ids } }),
  act: (item: OutboxItem) => send<SeenArrived>('/outbox', { method: 'POST', body: item }),
  day: () => send<Day>('/outbox/day'),
  spotForms: (id: string) => send<{ forms: string[] }>(`/devices/${id}/spot-forms`, { method: 'POST' }),
  closeForm: (number: string, body: { outcome: 'spoiled'; reason: string }) =>
    send<object>(`/spot-forms/${encodeURIComponent(number)}/close`, { method: 'POST', body }),
  fieldAct: async (item: FieldItem): Promise<SeenArrived> => ({
    ...(await send<Wire<FieldArrived>>('/outbox/field', { method: 'POST', body: item })),
    queryCode: null,
  }),
  /** What somebody else has recorded of the visit. */
  fieldStanding: (id: string) => send<SeenFieldStanding>(`/outbox/field/${id}/standing`),
  /** How the record stands now on which an act was made that was not taken. */
  standing: (kind: OutboxItem['kind'], number: string) =>
    send<Standing>(`/outbox/standing/${kind}/${encodeURIComponent(number)}`),
  attach: (photos: readonly { id: string; bytes: Uint8Array<ArrayBuffer> }[]) => {
    const form = new FormData();
    for (const { id } of photos) form.append('id', id);
    for (const [i, { bytes }] of photos.entries())
      form.append('file', new Blob([bytes], { type: 'image/jpeg' }), `照片${i + 1}.jpg`);
    return send<object>('/attachments', { method: 'POST', body: form });
  },
  leftovers: () => send<{ leftovers: SeenLeftover[] }>('/leftovers'),
  take: (id: string) => send<{ number: string }>(`/leftovers/${id}/take`, { method: 'POST' }),
};
