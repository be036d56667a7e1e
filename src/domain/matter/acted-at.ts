/**
 * 两个时间 (arrival): an act that waited at a station for the network was done at one instant and arrived at another. Both are
 * kept; which of them counts is decided here.
 */
import { dayOf, dayShortZh } from '../base/calendar.ts';
import type { Sentences } from '../base/sentence.ts';

/** A clock of a telephone that is a few minutes fast is nothing: the act then counts as done when it arrived. */
export const fastMinutes = 5;
/** What waited longer than a village can be without a network was not done then: the clock of the telephone was wrong. */
export const oldestDays = 30;

export const clockFaults = ['ahead', 'old', 'early'] as const;
export type ClockFault = (typeof clockFaults)[number];

/** What came within so many minutes did not wait for a network. */
const atOnceMinutes = 2;

/** When an act was done, as it counts, and what the telephone said. */
export interface Acted {
  /** The instant that counts: what the telephone said, or the arrival when it cannot be. */
  at: Date;
  arrivedAt: Date;
  /** What the telephone said. */
  claimedAt: Date;
  /** Why its word does not count, or null. */
  fault: ClockFault | null;
  deviceId: string;
  /** Whose act it was, where another hands it in for him: what he left on his telephone. */
  doneById?: string;
}

/**
 * Which of the two times counts: a time that lies ahead or absurdly far back is the telephone's clock, not the act's; so is one before
 * `notBefore`, where nothing could be done on that telephone or for that premises yet.
 */
export function actedOf(claimedAt: Date, arrivedAt: Date, deviceId: string, notBefore: Date | null = null): Acted {
  const waited = arrivedAt.getTime() - claimedAt.getTime();
  const fault = faultOf(waited, notBefore !== null && claimedAt < notBefore);
  const at = fault !== null || waited < 0 ? arrivedAt : claimedAt;
  return { at, arrivedAt, claimedAt, fault, deviceId };
}

function faultOf(waitedMs: number, isEarly: boolean): ClockFault | null {
  if (waitedMs < -fastMinutes * 60_000) return 'ahead';
  if (waitedMs > oldestDays * 86_400_000) return 'old';
  return isEarly ? 'early' : null;
}

/** What the ledger line keeps of it. */
export function actedDetail(acted: Acted): Record<string, unknown> {
  return {
    actedAt: acted.at.toISOString(),
    deviceId: acted.deviceId,
    ...(acted.doneById === undefined ? {} : { doneById: acted.doneById }),
    // Lines of before do not say it of those that came at once.
    ...(acted.arrivedAt.getTime() - acted.at.getTime() < atOnceMinutes * 60_000 ? { atOnce: true } : {}),
    ...(acted.fault === null ? {} : { clockFault: acted.fault, claimedAt: acted.claimedAt.toISOString() }),
  };
}

/** What the line of an act that waited says behind its own sentence; nothing for one that did not. */
export function actedWords(detail: Readonly<Record<string, unknown>>): Sentences {
  const { actedAt, atOnce, clockFault, claimedAt } = detail;
  if (typeof actedAt !== 'string') return ['', ''];
  if (typeof claimedAt === 'string')
    return [
      `（手机说是 ${minuteZh(new Date(claimedAt))}办的，${faultZh(clockFault)}，手机的钟不准，按收到的时间算。）`,
      ` (The telephone said ${claimedAt}, which cannot be; the time of arrival counts.)`,
    ];
  if (atOnce === true) return ['（在手机上办的。）', ' (Done on the telephone.)'];
  return [
    `（${minuteZh(new Date(actedAt))}在手机上办的，有网后收到。）`,
    ` (Done on the telephone at ${actedAt}, received once there was a network.)`,
  ];
}

function faultZh(fault: unknown): string {
  if (fault === 'ahead') return '比收到还晚';
  return fault === 'early' ? '那时还办不了这一步' : '隔得太久';
}

/** 「11月25日 09:12」 on the county's clock. */
export function minuteZh(at: Date): string {
  return `${dayShortZh(dayOf(at))} ${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)}`;
}
