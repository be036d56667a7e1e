/**
 * 两个时间 (arrival): an act that waited at a station for the network was done at one instant and arrived at another. Both are
 * kept; which of them counts is decided here.
 */
import { dayOf, dayShortZh, monthDayZh, weekdayZh } from '../base/calendar.ts';
import type { Sentences } from '../base/sentence.ts';
import type { Words } from '../base/words.ts';

/** A clock of a telephone that is a few minutes fast is nothing: the act then counts as done when it arrived. */
export const fastMinutes = 5;
/** What waited longer than a village can be without a network was not done then: the clock of the telephone was wrong. */
export const oldestDays = 30;

export const clockFaults = ['ahead', 'slow', 'old', 'early'] as const;
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
 * `notBefore`, where nothing could be done on that telephone or for that premises yet. A telephone that has measured itself against the
 * county says how far the clock was ahead by which the act was told, less than nothing where it was slow: then the time is put right.
 */
export function actedOf(
  claimedAt: Date,
  arrivedAt: Date,
  deviceId: string,
  notBefore: Date | null = null,
  aheadMs = 0,
): Acted {
  const isOff = isClockWrong(aheadMs);
  const saidAt = isOff ? new Date(claimedAt.getTime() - aheadMs) : claimedAt;
  const waited = arrivedAt.getTime() - saidAt.getTime();
  const cannotBe = faultOf(waited, notBefore !== null && saidAt < notBefore);
  const fault = cannotBe ?? (isOff ? (aheadMs > 0 ? 'ahead' : 'slow') : null);
  const at = cannotBe !== null || waited < 0 ? arrivedAt : saidAt;
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
      `（手机说是 ${minuteZh(new Date(claimedAt))}办的，${faultZh(clockFault)}，手机的钟不准，按${countedZh(detail)}算。）`,
      ` (The telephone said ${claimedAt}, which cannot be; the clock of the county counts.)`,
    ];
  if (atOnce === true) return ['（在手机上办的。）', ' (Done on the telephone.)'];
  return [
    `（${minuteZh(new Date(actedAt))}在手机上办的，有网后收到。）`,
    ` (Done on the telephone at ${actedAt}, received once there was a network.)`,
  ];
}

/** What counts instead: the arrival, or the time that was put right by the county's clock. */
function countedZh({ actedAt, atOnce, clockFault }: Readonly<Record<string, unknown>>): string {
  const isPutRight = clockFault === 'slow' && atOnce !== true && typeof actedAt === 'string';
  return isPutRight ? `县里的钟 ${minuteZh(new Date(actedAt))} ` : '收到的时间';
}

function faultZh(fault: unknown): string {
  if (fault === 'ahead') return '比收到还晚';
  if (fault === 'slow') return '比县里的钟慢';
  return fault === 'early' ? '那时还办不了这一步' : '隔得太久';
}

/** 「11月25日 09:12」 on the county's clock. */
export function minuteZh(at: Date): string {
  return `${dayShortZh(dayOf(at))} ${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)}`;
}

/**
 * 手机的钟: one that is a day slow or fast writes the wrong day on a slip, and the villager waits for another one. Where there is a network it is
 * measured against the clock of the county; from then on what is done counts by that one. Nobody is troubled for less than so many minutes.
 */
export const clockMinutes = 10;

/** How far the telephone is ahead, in milliseconds, behind zero where it is slow: by what the county's clock said between asking and hearing. */
export function aheadOf(countyAt: number, askedAt: number, heardAt: number): number {
  return Math.round((askedAt + heardAt) / 2) - countyAt;
}

export function isClockWrong(aheadMs: number): boolean {
  return Math.abs(aheadMs) >= clockMinutes * 60_000;
}

/**
 * What counts as now: the clock of the telephone, less what it is ahead. A clock that was put right without a network since would be taken
 * back once more, before the last that the telephone heard of the county: then it is believed.
 */
export function countedNow(now: number, aheadMs: number, lastHeardAt: number): number {
  if (!isClockWrong(aheadMs)) return now;
  const counted = now - aheadMs;
  return counted < lastHeardAt ? now : counted;
}

/**
 * How far the clock was still ahead by which the act was told, of what is measured when it is sent. Where something was taken off when it was
 * done, its time stands as its slip says it, though the clock was put right since: but for one that would lie ahead, which was told by a
 * clock that had been put right before and was taken back once more.
 */
export function stillAhead(claimedAt: number, now: number, aheadMs: number, takenOffMs: number): number {
  if (takenOffMs === 0) return aheadMs;
  return claimedAt - now > fastMinutes * 60_000 ? aheadMs - takenOffMs : 0;
}

/** 「手机的钟慢了一天」 */
export function clockWords(aheadMs: number): Words {
  const minutes = Math.round(Math.abs(aheadMs) / 60_000);
  const [zh, en] = spanOf(minutes);
  return aheadMs > 0
    ? { zh: `手机的钟快了 ${zh}`, en: `The clock of the telephone is ${en} fast` }
    : { zh: `手机的钟慢了 ${zh}`, en: `The clock of the telephone is ${en} slow` };
}

function spanOf(minutes: number): readonly [string, string] {
  if (minutes < 90) return [`${minutes} 分钟`, `${minutes} min`];
  const hours = Math.round(minutes / 60);
  if (hours < 22) return [`${hours} 小时`, `${hours} h`];
  const days = Math.max(1, Math.round(hours / 24));
  return [`${days} 天`, `${days} d`];
}

/** 「8月18日 星期二 9:40」 on the county's clock. */
export function countyTimeZh(at: number): string {
  const day = dayOf(new Date(at));
  const time = new Date(at + 8 * 3_600_000).toISOString().slice(11, 16).replace(/^0/u, '');
  return `${monthDayZh(day)} ${weekdayZh(day)} ${time}`;
}
