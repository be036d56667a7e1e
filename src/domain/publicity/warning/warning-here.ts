/**
 * 警示到站 (a warning at a station): what a station has seen of it, and whether it is to be looked at again. Each change after the
 * publication is a revision, the withdrawal the last one: whoever has seen the words of before is asked anew, and whoever came back after
 * everything was over reads how it ended and is asked nothing.
 */
import type { Day } from '../../base/calendar.ts';
import type { Warning } from './warning.ts';

export const seenWayWords = {
  desk: { zh: '电脑上', en: 'at the desk' },
  telephone: { zh: '站点手机', en: 'on the telephone' },
} as const;
export type SeenWay = keyof typeof seenWayWords;

/** How often it was changed since it was published. */
export function revisionOf({ corrections, state }: Pick<Warning, 'corrections' | 'state'>): number {
  return corrections.length + (state === 'withdrawn' ? 1 : 0);
}

/** That a station has seen a warning: who of it, when, by which way, and which words. */
export interface WarningSeen {
  countyId: number;
  warningId: string;
  stationId: string;
  byId: string;
  seenAt: Date;
  way: SeenWay;
  /** How it stood: after how many changes. */
  revision: number;
}

/** What a station knows of a warning. */
export interface KnownHere {
  revision: number;
  isWithdrawn: boolean;
  /** The revision that somebody of the station has seen; null while nobody has. */
  seen: number | null;
  /** The day on which it was hung at the station. */
  hungOn: Day | null;
}

/** Whether the station is asked to look: at what is new to it, and at a withdrawal of what it knew. */
export function asksToSee({ revision, isWithdrawn, seen, hungOn }: KnownHere): boolean {
  // Whoever hung it has seen it, as it stood first at the least.
  const known = seen ?? (hungOn === null ? null : 0);
  return known === null ? !isWithdrawn : known < revision;
}

/** For so many days a telephone still carries what was withdrawn: one that was without a network for long learns how it ended. */
export const withdrawnDays = 60;
