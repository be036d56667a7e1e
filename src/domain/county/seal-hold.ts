/**
 * 两人核定 (confirmation by a second person): whose password another set, and whom one person alone gave a role that opens reporters,
 * opens no seal until somebody else has confirmed that it is he (等保 三员分立; 《办法》第三十七条).
 */
import { scopes, type Actor, type StaffRole } from '../base/actor.ts';
import { permissions } from '../base/permissions.ts';
import { actorOfAccount, isOfficer, type Account } from './account.ts';
import { isSamePerson, isSamePhone } from './three-officers.ts';

/** How who may run commands on the server is called: nobody is signed in there, and the program acts. */
export const atServerZh = '服务器上的命令';

export const holdReasons = {
  password: { zh: '密码由别人重设', en: 'Password set by another' },
  role: { zh: '换成了要两人核定的角色', en: 'Given a role that needs a second person' },
  office: { zh: '换了机构或站点', en: 'Moved to another office or station' },
  subject: { zh: '统一身份认证号由别人改过', en: 'Another number of the provider' },
  phone: { zh: '电话由别人改过', en: 'Another telephone' },
  closed: { zh: '三员的账号被停用', en: 'One of the three officers was closed' },
  opened: { zh: '停用的账号又启用', en: 'Opened again' },
  new: { zh: '新开的账号', en: 'New account' },
  confirmed: { zh: '在服务器上核定', en: 'Confirmed at the server' },
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
  /** The telephone that the account had until then, where it has another now; kept until it was told. */
  formerPhone: string | null;
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

/** Who opens reporters: they wait from the first day, though there is nothing to open yet. */
const openers: readonly string[] = [...permissions['tipoff.reveal'], ...permissions['tipoff.seek']];
/** Who answers for the others, and who reads what they did: they wait from the first day. */
const overseers: readonly string[] = ['security', 'auditor'];

type Known = Pick<Account, 'role' | 'subject' | 'phone' | 'active' | 'organisationId' | 'stationId'>;

/**
 * What of that which somebody else has saved its owner and the overseers hear, each by itself: a role that came together with a new
 * password is no less a role. Empty when nothing of that kind was done; a telephone is told with the rest where there is any.
 */
export function holdReasonsOf(before: Known | null, next: Known, newPassword: boolean): HoldReason[] {
  if (before === null) return ['new'];
  const isClosed = isOfficer(before.role) && before.active && !next.active;
  const isOpened = isOfficer(next.role) && !before.active && next.active;
  const reasons: HoldReason[] = [
    ...(isClosed ? (['closed'] as const) : []),
    ...(newPassword ? (['password'] as const) : []),
    ...(before.subject === next.subject ? [] : (['subject'] as const)),
    ...(isOpened ? (['opened'] as const) : []),
    ...(isOtherOffice(before.role, next.role) ? (['role'] as const) : []),
    ...(seesOtherMatters(before, next) ? (['office'] as const) : []),
  ];
  return reasons.length === 0 && isOtherPhone(before.phone, next.phone) ? ['phone'] : reasons;
}

/** Whether it is another role now, and one of the two is more than everybody's. */
function isOtherOffice(before: StaffRole, next: StaffRole): boolean {
  return before !== next && (openers.includes(next) || isOfficer(next) || isOfficer(before));
}

/** Whether the account was moved from one place to another. */
export function isMoved(before: Pick<Known, PlaceName>, next: Pick<Known, PlaceName>): boolean {
  return before.organisationId !== next.organisationId || before.stationId !== next.stationId;
}
type PlaceName = 'organisationId' | 'stationId';

/**
 * Whether the same role stands at another place now and sees other matters by it: an officer who is moved for an hour reads who told of
 * something there. What comes with another role is told as that.
 */
function seesOtherMatters(before: Known, next: Known): boolean {
  if (before.role !== next.role) return false;
  const scope = scopes[next.role];
  if (scope === 'station') return before.stationId !== next.stationId;
  return (scope === 'office' || scope === 'association') && before.organisationId !== next.organisationId;
}

/** Whether a change of its telephone concerns more people than its owner: a station signs in by a code that goes to it. */
export function isWatched(role: StaffRole): boolean {
  return role === 'station' || openers.includes(role) || isOfficer(role);
}

/** Whether it is another telephone and not the same one written in another way. */
export function isOtherPhone(before: string, next: string): boolean {
  return before !== next && !isSamePhone(before, next);
}

/** Nobody gets in by these: its owner and the overseers hear of it, and that is all. */
const heard: readonly HoldReason[] = ['closed', 'phone', 'confirmed'];

/**
 * Whether there is anything to hold: a role that opens seals, or one that oversees the others. The sample county, whose passwords are
 * public, is spared while it has nothing to open.
 */
export function isHeldBack({ role }: Pick<Account, 'role'>, why: HoldReason, isSpared: boolean): boolean {
  if (heard.includes(why)) return false;
  return overseers.includes(role) || (!isSpared && openers.includes(role));
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

/** Whether the actor may confirm all that holds the account: whose is one deed of several answers for none of them. */
export function mayConfirmAll(
  actor: Actor,
  holds: readonly Pick<SealHold, 'heldBy'>[],
  { account, accounts }: { account: Held; accounts: readonly Standing[] },
): boolean {
  return holds.length > 0 && holds.every((hold) => mayConfirm(actor, hold, account, accounts));
}

/** What the owner of a held account shows that somebody else who makes accounts and passwords does not have. */
export interface OwnProof {
  /** In this county nobody has ever been confirmed, nor had the right before there was anything to confirm. */
  isFirst: boolean;
  /** Since when his second factor has been in force; null without one. */
  factorSince: Date | null;
  /** When the account was last given another role, by the ledger; null when it never was. */
  roleSince: Date | null;
}

/** By what somebody else gets in who has neither the owner's telephone nor a role that was not the owner's before. */
const provenByFactor: readonly HoldReason[] = ['password', 'subject'];

/**
 * Whether the owner answers for himself, where nobody stands who could answer for him. The county's first security administrator does,
 * once, with a password and a second factor of his own: of two people the other one is who made the account. And whoever confirms
 * others does after his password was reset or his number of the provider changed, by the second factor that he had before: who did it
 * has no telephone of his. That he is one of them must have been so before, as he was confirmed then: the ledger says it, whatever the
 * hold names, since a former version wrote down one reason of two.
 */
export function mayConfirmOwn(
  actor: Actor,
  holds: readonly Pick<SealHold, 'heldBy' | 'heldAt' | 'why'>[],
  { account, accounts }: { account: Account; accounts: readonly Account[] },
  { isFirst, factorSince, roleSince }: OwnProof,
): boolean {
  const confirming = [...confirmers.standing, ...confirmers.otherwise];
  if (actor.id !== account.id || factorSince === null || !isNamed(confirming, account.role)) return false;
  const isOthers = accounts.some(
    (one) => one.active && mayConfirmAll(actorOfAccount(one), holds, { account, accounts }),
  );
  if (holds.length === 0 || isOthers) return false;
  if (isFirst) return isNamed(confirmers.standing, account.role);
  return holds.every(
    ({ why, heldAt }) =>
      provenByFactor.includes(why) && factorSince < heldAt && (roleSince === null || roleSince < heldAt),
  );
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
