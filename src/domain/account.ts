/**
 * 账号 (account): who may sign in. A password is at least ten characters of which nobody else would think first; five
 * wrong ones lock the name for fifteen minutes; a session ends after twelve hours or after two hours without use.
 */
import { Refusal } from './refusal.ts';
import type { StaffRole } from './actor.ts';

export interface Account {
  countyId: number;
  id: string;
  /** What is typed to sign in; unique in the county, lower case. */
  loginName: string;
  name: string;
  role: StaffRole;
  organisationId: string | null;
  stationId: string | null;
  phone: string;
  passwordHash: string;
  active: boolean;
  failedTimes: number;
  lockedUntil: Date | null;
}

export const roleWords = {
  centre: { zh: '12315 中心', en: '12315 centre' },
  officer: { zh: '承办人', en: 'Officer' },
  officeHead: { zh: '所长', en: 'Head of office' },
  leader: { zh: '分管局长', en: 'Deputy director' },
  mediator: { zh: '消协调解员', en: 'Association mediator' },
  station: { zh: '站点联络员', en: 'Station' },
  admin: { zh: '系统管理员', en: 'Administrator' },
} as const satisfies Record<StaffRole, { zh: string; en: string }>;

export const lockAfterTimes = 5;
export const lockMinutes = 15;
export const sessionHours = 12;
export const idleMinutes = 120;

const wellKnown = ['password', '12345678', 'qwerty', 'abc123', '88888888', '66666666', 'admin'];

/** Refuses a password that is short, well known, or the login name itself. */
export function demandStrongPassword(password: string, loginName: string): void {
  const plain = password.toLowerCase();
  const weak =
    [...password].length < 10 ||
    plain.includes(loginName.toLowerCase()) ||
    wellKnown.some((word) => plain === word || plain === word.repeat(2)) ||
    new Set(plain).size < 4;
  if (weak) throw new Refusal('weak-password');
}

export function isLocked(account: Pick<Account, 'lockedUntil'>, at: Date): boolean {
  return account.lockedUntil !== null && account.lockedUntil > at;
}

/** What a wrong password does to the account: one more failure, and a lock when it was the last one allowed. */
export function failed(account: Account, at: Date): Pick<Account, 'failedTimes' | 'lockedUntil'> {
  const failedTimes = account.failedTimes + 1;
  return failedTimes >= lockAfterTimes
    ? { failedTimes: 0, lockedUntil: new Date(at.getTime() + lockMinutes * 60_000) }
    : { failedTimes, lockedUntil: null };
}
