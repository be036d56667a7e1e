/**
 * 两人核定 (confirmation by a second person): whose password another set, and whom one person alone gave a role that opens reporters,
 * opens no seal until somebody else has confirmed that it is he (等保 三员分立; 《办法》第三十七条).
 */
import type { Actor } from '../base/actor.ts';
import { permissions } from '../base/permissions.ts';
import { Refusal } from '../base/refusal.ts';
import type { Account } from './account.ts';

export const holdReasons = {
  password: { zh: '密码由别人重设', en: 'Password set by another' },
  role: { zh: '换成了能看举报人的角色', en: 'Given a role that opens reporters' },
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

const openers: readonly string[] = [...permissions['tipoff.reveal'], ...permissions['tipoff.seek']];

/** Why the account is held after somebody else has saved it; null when nothing of that kind was done. */
export function holdReasonOf(
  before: Pick<Account, 'role'> | null,
  next: Pick<Account, 'role'>,
  newPassword: boolean,
): HoldReason | null {
  if (before === null) return 'new';
  if (newPassword) return 'password';
  return before.role !== next.role && openers.includes(next.role) ? 'role' : null;
}

/** Whether there is anything to hold: a role that opens seals, in a county that has some. */
export function isHeldBack({ role }: Pick<Account, 'role'>, hasReporters: boolean): boolean {
  return hasReporters && openers.includes(role);
}

/** Whether the actor may confirm it: neither he whose account it is nor who did it, nobody who is held himself, and a superior. */
export function mayConfirm(
  actor: Actor,
  { heldBy }: Pick<SealHold, 'heldBy'>,
  account: Pick<Account, 'id' | 'role' | 'organisationId'>,
): boolean {
  if (actor.sealsHeld === true || actor.id === account.id || actor.id === heldBy) return false;
  if (actor.role === 'leader') return true;
  return actor.role === 'officeHead' && (account.role === 'leader' || account.organisationId === actor.organisationId);
}

/** Refuses what `mayConfirm` does not allow, and an account whose owner has not made the password his own yet. */
export function demandConfirmable(
  actor: Actor,
  hold: Pick<SealHold, 'heldBy' | 'confirmedAt'>,
  account: Pick<Account, 'id' | 'role' | 'organisationId' | 'mustChange'>,
): void {
  if (!mayConfirm(actor, hold, account)) throw new Refusal('confirm-not-yours');
  if (account.mustChange) throw new Refusal('confirm-too-early');
}
