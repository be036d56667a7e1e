/** 空闲 (idle): for how long a session may lie unused. A county sets both numbers; who governs it is asked more strictly. */
import { guardedRoles, type StaffRole } from '../base/actor.ts';

export interface IdleLimits {
  idleMinutes: number;
  guardedIdleMinutes: number;
}

export const defaultIdleLimits: IdleLimits = { idleMinutes: 120, guardedIdleMinutes: 30 };
/** What a county may set; less would sign out whoever telephones. */
export const idleBounds = { least: 5, most: 240, mostGuarded: 120 } as const;

/** The header by which the desk tells for how many seconds nobody has touched it: what it asks by itself is no use of a session. */
export const untouchedHeader = 'x-untouched-seconds';

export function idleMinutesOf(role: StaffRole, limits: IdleLimits): number {
  // Nobody is kept out by a county whose settings were written before there was this one.
  const { idleMinutes, guardedIdleMinutes } = { ...defaultIdleLimits, ...limits };
  return guardedRoles.includes(role) ? guardedIdleMinutes : idleMinutes;
}
