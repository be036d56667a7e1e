/**
 * 撞期 (clash): what of the sessions that are called already meets one that is being called: its room, or somebody who mediates. It
 * warns before both parties are told; whether the two can stand beside each other, who calls the session knows.
 */
import { chinaTimeOf } from '../../base/calendar.ts';
import type { PlannedSession } from '../steps/records.ts';
import { namesIn } from './recusal.ts';

/** A session that is called, as it is shown to whoever calls another one. */
export interface CalledSession extends Pick<PlannedSession, 'heldAt' | 'place' | 'way' | 'mediators'> {
  /** Null of a matter that the reader may not see. */
  number: string | null;
  /** Whether the office of the session that is being called has called it too. */
  isOwnOffice: boolean;
}

export interface SessionClash {
  number: string | null;
  /** 「2026-04-30T15:00」 in China. */
  at: string;
  /** The room, where it is the same one. */
  room: string | null;
  /** Who mediates in both. */
  mediators: readonly string[];
}

/** A call says when a session begins, never when it ends: one that begins within two hours of another is taken to meet it. */
export const sessionMinutes = 120;

/** Which of the sessions meet the one that is being called, the earliest first; none while its hour is not known. */
export function clashesWith(
  planned: Partial<Pick<PlannedSession, 'heldAt' | 'place' | 'way' | 'mediators'>>,
  called: readonly CalledSession[],
): SessionClash[] {
  const at = minuteOf(planned.heldAt ?? '');
  if (Number.isNaN(at)) return [];
  const own = namesIn(planned.mediators ?? '');
  return called
    .filter(({ heldAt }) => Math.abs(minuteOf(heldAt) - at) < sessionMinutes)
    .map((one) => ({
      number: one.number,
      at: chinaTimeOf(one.heldAt),
      room: isSameRoom(planned, one) ? one.place : null,
      mediators: namesIn(one.mediators).filter((name) => own.includes(name)),
    }))
    .filter(({ room, mediators }) => room !== null || mediators.length > 0)
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

function minuteOf(heldAt: string): number {
  return Date.parse(`${chinaTimeOf(heldAt)}Z`) / 60_000;
}

const plain = (words: string) => words.replace(/[\s（）()]/gu, '');
/** Every office has one that it calls so. */
const everyOffices = /^(?:[本我]|[所局站]里|所内|调解室|会议室|办公室|接待室)/u;

function isSameRoom({ place = '', way }: Parameters<typeof clashesWith>[0], other: CalledSession): boolean {
  if (way !== 'onSite' || other.way !== 'onSite' || plain(place) !== plain(other.place)) return false;
  return other.isOwnOffice || !everyOffices.test(plain(place));
}
