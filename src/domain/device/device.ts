/**
 * 设备 (device): a telephone or tablet on which a station, or an officer in the field, works without a network. It is bound to one
 * account; what lies on it is encrypted and opens with a PIN. One that was lost is cut off by the office, and wipes itself when it is
 * next heard of; what had not been sent from it is handed over first, so that no farmer's complaint and no visit is lost with it.
 */
import { z } from 'zod';
import type { Account } from '../county/account.ts';
import type { Actor } from '../base/actor.ts';
import { labelled, written } from '../base/field.ts';
import { Refusal } from '../base/refusal.ts';
import { tail, tailEn, text, type Tellings } from '../base/sentence.ts';
import { codeMinutes } from '../matter/message.ts';
import type { Station } from '../county/station.ts';

export interface Device {
  countyId: number;
  id: string;
  accountId: string;
  /** Of a station, whose slips bear its mark; null for an officer's. */
  stationId: string | null;
  /** Of an officer, where he works: an office, or the centre; null for a station's. */
  officeId: string | null;
  /** Distinguishes the slip numbers of a station's telephones. */
  mark: string;
  name: string;
  /** Hashes of what the telephone shows to be itself: the key opens a session, the word only tells where it stands. */
  keyHash: Uint8Array;
  wordHash: Uint8Array;
  /** Of what it shows when the right PIN was typed; null when there is none, or after too many wrong ones. */
  pinHash: Uint8Array | null;
  pinWrong: number;
  pinNotBefore: Date | null;
  boundAt: Date;
  seenAt: Date;
  revokedAt: Date | null;
  revokedById: string | null;
  revokeReason: string;
  wipedAt: Date | null;
}

export const deviceStandings = ['active', 'revoked', 'closed'] as const;
export type DeviceStanding = (typeof deviceStandings)[number];

export const deviceStandingWords = {
  active: { zh: '在用', en: 'In use' },
  revoked: { zh: '已停用', en: 'Cut off' },
  closed: { zh: '人已离开', en: 'Person has left' },
} as const satisfies Record<DeviceStanding, { zh: string; en: string }>;

/** Where a telephone belongs: to a station, or to the office of the officer who goes about with it. */
export type Home = Pick<Device, 'stationId' | 'officeId'>;

/** Where a telephone that the account binds belongs; null for who goes about with none. */
export function homeOf({
  role,
  stationId,
  organisationId,
}: Pick<Actor, 'role' | 'stationId' | 'organisationId'>): Home | null {
  if (role === 'station') return stationId === null ? null : { stationId, officeId: null };
  const isInField = role === 'officer' || role === 'officeHead' || role === 'centre';
  return isInField && organisationId !== null ? { stationId: null, officeId: organisationId } : null;
}

export function isSameHome(one: Home, other: Home | null): boolean {
  return other !== null && one.stationId === other.stationId && one.officeId === other.officeId;
}

type Holder = Pick<Account, 'active' | 'role' | 'stationId' | 'organisationId'>;

/** Where a telephone stands: cut off, left behind by someone who has gone or works elsewhere now, or in use. */
export function standingOf(device: Pick<Device, 'revokedAt'> & Home, account: Holder | null): DeviceStanding {
  if (device.revokedAt !== null) return 'revoked';
  const isHolder = account !== null && account.active && isSameHome(device, homeOf(account));
  return isHolder ? 'active' : 'closed';
}

/** The office that answers for the telephone: the station's, or the officer's own. */
export function answeringOffice(
  { stationId, officeId }: Home,
  stations: readonly Pick<Station, 'id' | 'officeId'>[],
): string | null {
  return officeId ?? stations.find((one) => one.id === stationId)?.officeId ?? null;
}

/** Whose telephones the actor sees and may cut off: the county's, those of the office and its stations, or his own. */
export function mayManage(
  actor: Actor,
  device: Pick<Device, 'accountId'> & Home,
  stations: readonly Pick<Station, 'id' | 'officeId'>[],
): boolean {
  if (actor.role === 'admin' || actor.role === 'centre') return true;
  if (actor.role === 'station' || actor.role === 'officer') return device.accountId === actor.id;
  const office = answeringOffice(device, stations);
  return office !== null && office === actor.organisationId;
}

/** What shows that the right PIN was typed, without telling it: 32 bytes in base64. */
const proof = z.base64().length(44);

export const BindDevice = z.object({
  id: z.uuid(),
  /** A program from before sends none. */
  proof: proof.nullable().default(null),
  name: labelled(written().min(1).max(60), { zh: '手机的名字', en: 'Name of the device', input: 'text' }),
});

export const ProvePin = z.object({ proof });

export const RevokeDevice = z.object({
  reason: labelled(written().min(2).max(200), { zh: '为什么停用', en: 'Why it is cut off', input: 'text' }),
});

export const codeTries = 5;
export const codeAgainSeconds = 60;
/** Each of them allows five guesses: more in a day would let who knows the number guess on for ever. */
export const mostCodesADay = 10;

/** What is kept of a code that was sent to a telephone number. */
export interface SignInCode {
  countyId: number;
  phone: string;
  codeHash: Uint8Array;
  madeAt: Date;
  tries: number;
}

/** Refuses a code that is too old or was guessed at too often. */
export function demandFresh(code: Pick<SignInCode, 'madeAt' | 'tries'> | null, at: Date): void {
  const isFresh =
    code !== null && code.tries < codeTries && at.getTime() - code.madeAt.getTime() <= codeMinutes * 60_000;
  if (!isFresh) throw new Refusal('code-stale');
}

/** The station of the account; without one there is nothing to carry. */
export function demandStation<S extends Pick<Station, 'id' | 'active'>>(actor: Actor, stations: readonly S[]): S {
  const station = stations.find((one) => one.id === actor.stationId && one.active);
  if (station === undefined) throw new Refusal('station-unknown');
  return station;
}

/** By which way what is told at the station comes in: a counter of a house, or a station of a village. */
export function channelOf({ serves }: Pick<Station, 'serves'>): string {
  return serves === 'venue' ? 'C10' : 'C09';
}

/** What the ledger keeps of a telephone, and of what was left on it. */
export interface DeviceDetails {
  'device-bound': { deviceId: string; mark: string; stationId: string | null; name: string; isAgain: boolean };
  'device-revoked': { deviceId: string; mark: string; stationId: string | null; reason: string };
  'device-wiped': { deviceId: string; mark: string; stationId: string | null };
  'drafts-handed': { n: number; secondId: string; removed: number };
  'leftover-kept': { leftoverId: string; deviceId: string; kind: string };
  /** No number of a clue, which would join its tip-off to the complaint in which it was seen. */
  'leftover-taken': { leftoverId: string; deviceId: string; number: string | null };
  'leftover-dropped': { leftoverId: string; deviceId: string; reason: string };
}

declare module '../base/event.ts' {
  interface Details extends DeviceDetails {}
}

/** What each line in the chain of an account says. */
export const deviceTellings: Tellings<DeviceDetails> = {
  'device-bound': (d) => [`绑定了手机${tail('名字', text(d.name))}。`, `A telephone was bound${tailEn(text(d.name))}.`],
  'device-revoked': (d) => [
    `停用了一部手机${tail('原因', text(d.reason))}。`,
    `A telephone was cut off${tailEn(text(d.reason))}.`,
  ],
  'device-wiped': () => ['停用的手机联上网，已清空。', 'The telephone that was cut off was heard of and wiped itself.'],
  'drafts-handed': (d) => [
    `离任，${text(d.n)} 份草稿交给${text(d.secondName) || '接手的人'}。`,
    `Drafts handed to ${text(d.secondName) || 'who takes over'}${tailEn(text(d.n))}.`,
  ],
  'leftover-kept': () => ['手机里没发出的一步收了下来，等人接。', 'What the telephone had not sent was kept aside.'],
  'leftover-taken': (d) => [
    `没发出的一步接了过来${text(d.number) === '' ? '' : `：${text(d.number)}`}。`,
    `What had not been sent was taken over${text(d.number) === '' ? '' : `: ${text(d.number)}`}.`,
  ],
  'leftover-dropped': (d) => [
    `没发出的一步不办了${tail('原因', text(d.reason))}。`,
    `What had not been sent was put away${tailEn(text(d.reason))}.`,
  ],
};
