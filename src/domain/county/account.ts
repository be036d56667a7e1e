/**
 * 账号 (account): who may sign in. Wrong passwords lock no account: who guesses waits where he guesses from
 * (`src/domain/base/tries.ts`). A session ends after twelve hours or when it has lain unused (`src/domain/law/idle.ts`), that of who is on duty with his shift and the time to hand it over.
 */
import type { Actor, Role, StaffRole } from '../base/actor.ts';
import { Refusal } from '../base/refusal.ts';
import type { Station } from './station.ts';

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
  /** Somebody else knows the password: whoever signs in with it changes it first. */
  mustChange: boolean;
  /** It opens no reporter's seal until a second person has confirmed it. */
  sealsHeld: boolean;
  /** The number by which the provider of the 统一身份认证 knows its owner; empty when it does not. */
  subject: string;
  /** Whoever signs in with its password shows a code of its owner's telephone besides. */
  hasFactor: boolean;
  active: boolean;
}

/** What of an account says what it is told, and by which telephone. */
export type Hearer = Pick<Account, 'id' | 'role' | 'organisationId' | 'stationId' | 'phone' | 'active'>;

export const roleWords = {
  centre: { zh: '12315 中心', en: '12315 centre' },
  officer: { zh: '承办人', en: 'Officer' },
  officeHead: { zh: '所长', en: 'Head of office' },
  leader: { zh: '分管局长', en: 'Deputy director' },
  mediator: { zh: '消协调解员', en: 'Association mediator' },
  station: { zh: '站点联络员', en: 'Station' },
  admin: { zh: '系统管理员', en: 'Administrator' },
  security: { zh: '安全管理员', en: 'Security administrator' },
  auditor: { zh: '审计员', en: 'Auditor' },
  business: { zh: '企业联系人', en: 'Contact of a firm' },
  department: { zh: '协作部门', en: 'Partner department' },
  superior: { zh: '上级机关', en: 'City or province' },
} as const satisfies Record<StaffRole, { zh: string; en: string }>;

/** 三员: whom no one person may be two of (`three-officers.ts`). */
export const officerRoles = ['admin', 'security', 'auditor'] as const satisfies readonly StaffRole[];

export function isOfficer(role: StaffRole): boolean {
  return officerRoles.some((one) => one === role);
}

export const sessionHours = 12;
/** After a shift its note is still to be written. */
export const handOverMinutes = 120;

/**
 * For how long a browser keeps the cookie: no shorter than any session lives, so that the row alone decides. One is checked in to
 * within the twelve hours and at most an hour early, a shift is at most a day long, and the time for the note follows it.
 */
export const cookieHours = sessionHours + 1 + 24 + handOverMinutes / 60;

/**
 * Whether a session still is one: not older than the limit, and not idle too long. While somebody keeps a shift that he has checked
 * in to, the session with which he did so, or that he has used since, ends neither of idleness nor of its age: a page must ring on the
 * screen that lies beside him, at half past eight as at midnight, and a night from 17:30 to 08:30 is longer than twelve hours. It
 * ends two hours after the shift at the latest, so that the note can be written. That is safe because it is one person's own session,
 * within hours that the roster names and the county sees: handing over ends it, a session that lay idle before the check-in is not
 * woken, one that was older than the limit at the check-in is not prolonged, so that one shift never leads on to the next; and closing
 * the account, a new password or 「退出这台设备」 ends it at once as ever.
 */
export function isAwake(
  { startedAt, usedAt }: { startedAt: Date; usedAt: Date },
  shift: { checkedInAt: Date; endsAt: Date } | null,
  at: Date,
  idleMinutes: number,
): boolean {
  return at.getTime() <= endOf({ startedAt, usedAt }, shift, at, idleMinutes);
}

/** The instant at which it ends unless it is used before, in milliseconds. */
export function endOf(
  { startedAt, usedAt }: { startedAt: Date; usedAt: Date },
  shift: { checkedInAt: Date; endsAt: Date } | null,
  at: Date,
  idleMinutes: number,
): number {
  const handOver = handOverMinutes * 60_000;
  const oldest = startedAt.getTime() + sessionHours * 3_600_000;
  // Uses are noted once a minute: the check-in itself may lie this much behind the use that was noted.
  const kept = shift !== null && usedAt.getTime() >= shift.checkedInAt.getTime() - 60_000 ? shift : null;
  const isProlonged = kept !== null && kept.checkedInAt.getTime() <= oldest;
  const limit = isProlonged ? Math.max(oldest, kept.endsAt.getTime() + handOver) : oldest;
  if (kept === null) return Math.min(limit, usedAt.getTime() + idleMinutes * 60_000);
  const since = Math.max(usedAt.getTime(), Math.min(kept.endsAt.getTime(), at.getTime()));
  return Math.min(limit, since + Math.max(handOver, idleMinutes * 60_000));
}

/**
 * Whether the actor may say whose account it is. With its person an account can be closed, so an office says it of its own
 * people and of those of its stations alone, and of one of the three officers nobody but an administrator.
 */
export function mayGiveOut(
  actor: Pick<Actor, 'role' | 'organisationId'>,
  account: Pick<Account, 'role' | 'organisationId' | 'stationId'>,
  stations: readonly Pick<Station, 'id' | 'officeId'>[],
): boolean {
  if (actor.role === 'admin') return true;
  if (isOfficer(account.role)) return false;
  if (actor.role === 'centre') return true;
  const station = stations.find(({ id }) => id === account.stationId);
  const place = station === undefined ? account.organisationId : station.officeId;
  return place !== null && place === actor.organisationId;
}

/**
 * Refuses to close one of the three officers because a person leaves: who records leavings would rid himself of whoever reads what
 * he does. The administrator closes the account, which its overseers are told of; then the person may leave.
 */
export function demandNoOfficer({ role, active }: Pick<Account, 'role' | 'active'>): void {
  if (active && isOfficer(role)) throw new Refusal('officer-leaves', { role: roleWords[role].zh });
}

/** 带看 (tour): in which role a person has been shown around his first screen, or has declined it. */
export interface AccountTour {
  countyId: number;
  accountId: string;
  role: Role;
  seenAt: Date;
}

/** Who the account would be if it acted: whether its holder may see or do something is asked by this. */
export function actorOfAccount({ countyId, id, name, role, organisationId, stationId, sealsHeld }: Account): Actor {
  return { countyId, id, name, role, organisationId, stationId, ...(sealsHeld ? { sealsHeld } : {}) };
}

/** What has to be done before a session may do anything: show the second factor, change a password that another knows, set up a factor. */
export type Due = 'factor' | 'password' | 'enrol';

/** How somebody came in: by a password, by a code that went to his own telephone, or vouched for by the provider. */
export type SignInWay = 'password' | 'code' | 'sso';

/** What of a session decides whether it may do anything. */
export interface Entering {
  way: SignInWay;
  /** The telephone of a station whose session it is; null for a browser's. */
  deviceId: string | null;
  /** When the second factor was shown; null while it was not. */
  factorAt: Date | null;
}

/**
 * What is due of who came in that way, one after the other: a password that another has learnt may not even change itself before the
 * factor was shown. A station's telephone that was bound has shown what it has. Who came by a code that went to a number has shown
 * something, and a password that another knows binds him not; but the number can be changed by another, so a factor of his own is asked.
 */
export function dueOf(
  { way, deviceId, factorAt }: Entering,
  { mustChange, hasFactor, role }: Pick<Account, 'mustChange' | 'hasFactor' | 'role'>,
  { factorRoles }: { factorRoles: readonly string[] },
): Due | null {
  if (deviceId !== null) return null;
  if (hasFactor && factorAt === null) return 'factor';
  if (way === 'code') return null;
  if (mustChange && way === 'password') return 'password';
  return !hasFactor && factorAt === null && isFactorRequired(role, { factorRoles }) ? 'enrol' : null;
}

/** Whether the county asks the role for a second factor. */
export function isFactorRequired(role: StaffRole, { factorRoles }: { factorRoles: readonly string[] }): boolean {
  return factorRoles.includes(role);
}

/** Whether calls that ring at his telephone are shown at his desk: the hotline rings at the centre. */
export function takesCalls({ role, active }: { role: Role; active: boolean }): boolean {
  return active && role === 'centre';
}
