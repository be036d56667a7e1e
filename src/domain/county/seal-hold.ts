/**
 * 两人核定 (confirmation by a second person): whose password another set, and whom one person alone gave a role that opens reporters,
 * opens no seal until somebody else has confirmed that it is he (等保 三员分立; 《办法》第三十七条).
 */
import type { Actor, StaffRole } from '../base/actor.ts';
import { permissions } from '../base/permissions.ts';
import { Refusal } from '../base/refusal.ts';
import type { Account } from './account.ts';
import { isSamePerson } from './three-officers.ts';

export const holdReasons = {
  password: { zh: '密码由别人重设', en: 'Password set by another' },
  role: { zh: '换成了要两人核定的角色', en: 'Given a role that needs a second person' },
  subject: { zh: '统一身份认证号由别人改过', en: 'Another number of the provider' },
  phone: { zh: '站点的手机号由别人改过', en: 'Another telephone of a station' },
  new: { zh: '新开的账号', en: 'New account' },
} as const;
export type HoldReason = keyof typeof holdReasons;

export interface SealHold {
  countyId: number;
  id: string;
  accountId: string;
  why: HoldReason;
  holds: boolean;
  heldBy: string;
  heldAt: Date;
  toldAt: Date | null;
  confirmedBy: string | null;
  confirmedAt: Date | null;
}

/**
 * Who confirms: the security administrator; and where none stands who could, those who did so before there was one, so that a county
 * without him is not stuck, nor is one whose only security administrator waits himself.
 */
export const confirmers = {
  standing: ['security'],
  otherwise: ['leader', 'officeHead'],
} as const satisfies Record<string, readonly StaffRole[]>;

/** Who opens reporters; of them nobody waits before there are any. */
const openers: readonly string[] = [...permissions['tipoff.reveal'], ...permissions['tipoff.seek']];
/** Who answers for the others, and who reads what they did: they wait from the first day. */
const overseers: readonly string[] = ['security', 'auditor'];

/** Why the account is held after somebody else has saved it; null when nothing of that kind was done. */
export function holdReasonOf(
  before: Pick<Account, 'role' | 'subject' | 'phone'> | null,
  next: Pick<Account, 'role' | 'subject' | 'phone'>,
  newPassword: boolean,
): HoldReason | null {
  if (before === null) return 'new';
  if (newPassword) return 'password';
  if (before.subject !== next.subject) return 'subject';
  if (before.role !== next.role && (openers.includes(next.role) || overseers.includes(next.role))) return 'role';
  // A station signs in by a code that goes to its number.
  return next.role === 'station' && figuresOf(before.phone) !== figuresOf(next.phone) ? 'phone' : null;
}

/** The number, however it is written. */
function figuresOf(phone: string): string {
  return phone.normalize('NFKC').replace(/\D/gu, '');
}

/** Whether there is anything to hold: a role that opens seals, in a county that has some, or one that oversees the others. */
export function isHeldBack({ role }: Pick<Account, 'role'>, hasReporters: boolean): boolean {
  return overseers.includes(role) || (hasReporters && openers.includes(role));
}

type Standing = Pick<Account, 'id' | 'name' | 'phone' | 'role' | 'active' | 'sealsHeld'>;
type Held = Pick<Account, 'id' | 'role' | 'organisationId'>;

/**
 * Whether the actor may confirm it: neither he whose account it is nor who did it, by no other account of theirs either, nobody who is
 * held himself, and one of those whom `confirmers` names: of all accounts it is asked whether a security administrator stands who could.
 */
export function mayConfirm(
  actor: Actor,
  { heldBy }: Pick<SealHold, 'heldBy'>,
  account: Held,
  accounts: readonly Standing[],
): boolean {
  const parties = [account.id, heldBy];
  if (actor.sealsHeld === true || !isApart(actor.id, parties, accounts)) return false;
  const stands = accounts.some(
    (one) =>
      isNamed(confirmers.standing, one.role) && one.active && !one.sealsHeld && isApart(one.id, parties, accounts),
  );
  if (stands) return isNamed(confirmers.standing, actor.role);
  if (!isNamed(confirmers.otherwise, actor.role)) return false;
  return actor.role === 'leader' || account.role === 'leader' || account.organisationId === actor.organisationId;
}

/** Whether the account is neither one of the parties' nor another one of the same person: who has two accounts confirms nothing of his own. */
function isApart(id: string, parties: readonly string[], accounts: readonly Standing[]): boolean {
  if (parties.includes(id)) return false;
  const own = accounts.find((one) => one.id === id);
  return own === undefined || !accounts.some((one) => parties.includes(one.id) && isSamePerson(one, own));
}

function isNamed(roles: readonly string[], role: string): boolean {
  return roles.includes(role);
}

/** Refuses what `mayConfirm` does not allow, and an account whose owner has not made the password his own yet. */
export function demandConfirmable(
  actor: Actor,
  hold: Pick<SealHold, 'heldBy'>,
  account: Held & Pick<Account, 'mustChange'>,
  accounts: readonly Standing[],
): void {
  if (!mayConfirm(actor, hold, account, accounts)) throw new Refusal('confirm-not-yours');
  if (account.mustChange) throw new Refusal('confirm-too-early');
}
