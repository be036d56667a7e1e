/** Who acts: roles, how far each sees, and which matters a person may see; what a role may do at all stands in `permissions.ts`. */
import { permissions, type Permission } from './permissions.ts';
import { Refusal } from './refusal.ts';

export const roles = [
  'centre',
  'officer',
  'officeHead',
  'leader',
  'mediator',
  'station',
  'admin',
  'security',
  'auditor',
  'business',
  'department',
  'superior',
  'consumer',
  'system',
] as const;
export type Role = (typeof roles)[number];

/** Roles that an account can have; consumer and system never sign in. */
export const staffRoles = [
  'centre',
  'officer',
  'officeHead',
  'leader',
  'mediator',
  'station',
  'admin',
  'security',
  'auditor',
  'business',
  'department',
  'superior',
] as const satisfies readonly Role[];
export type StaffRole = (typeof staffRoles)[number];

/**
 * 重点岗位: who governs the county or its accounts. What is asked of them more strictly than of others (a shorter idle session, a
 * second factor) is asked by this list.
 */
export const guardedRoles: readonly StaffRole[] = ['admin', 'leader', 'security', 'auditor'];

export interface Actor {
  countyId: number;
  /** Account id, or 'consumer' or 'system'. */
  id: string;
  name: string;
  role: Role;
  /** The office, centre or association the account belongs to. */
  organisationId: string | null;
  /** The station the account belongs to, for the role station. */
  stationId: string | null;
  /** Somebody else touched the account, and no second person has confirmed it yet: it opens none of the `openings`. */
  sealsHeld?: boolean;
}

/** How far a role sees: all matters of the county, those of its office, of its station, or those entrusted to the association. */
export const scopes = {
  centre: 'county',
  leader: 'county',
  officer: 'office',
  officeHead: 'office',
  mediator: 'association',
  station: 'station',
  admin: 'none',
  // Who confirms accounts and who reads the trail see no matter.
  security: 'none',
  auditor: 'none',
  // The contact of a firm sees no matter: what was offered to his firm he reads as offers.
  business: 'none',
  // A partner department sees no matter: it reads who works for it and the joint tasks it has a part in, more by agreement alone.
  department: 'none',
  // The city or the province sees no matter: it reads counts of its counties beside each other.
  superior: 'none',
  consumer: 'none',
  system: 'county',
} as const satisfies Record<Role, 'county' | 'office' | 'station' | 'association' | 'none'>;

/** Permission → the roles that have it. */
const whoMay: Readonly<Record<Permission, readonly Role[]>> = permissions;

/** Whether a role has a permission: what people are chosen by, before anybody acts. */
export function mayRole(role: Role, permission: Permission): boolean {
  return whoMay[permission].includes(role);
}

export function mayDo(actor: Actor, permission: Permission): boolean {
  return whoMay[permission].includes(actor.role) && !isHeld(actor, permission);
}

/** Whether those of an office have the permission: what they may do of their own is theirs to do, and not the county's. */
export function mayOffices(permission: Permission): boolean {
  return whoMay[permission].some((role) => scopes[role] === 'office');
}

/**
 * What opens who told of something, the trail, a colleague's export, a way out to another system and others' sessions, and what erases for
 * ever: nobody whom one person alone has made opens it.
 */
const openings: ReadonlySet<Permission> = new Set([
  'tipoff.reveal',
  'tipoff.seek',
  'tipoff.renewCode',
  'audit.read',
  'export.decide',
  'hook.confirm',
  'session.oversee',
  'retention.propose',
  'retention.confirm',
  'retention.hold',
]);

function isHeld({ sealsHeld = false }: Actor, permission: Permission): boolean {
  return sealsHeld && openings.has(permission);
}

/** Throws not-permitted when the actor's role does not have the permission. */
export function demand(actor: Actor, permission: Permission): void {
  if (isHeld(actor, permission) && whoMay[permission].includes(actor.role)) throw new Refusal('seals-held');
  if (!mayDo(actor, permission)) throw new Refusal('not-permitted', { permission });
}

/** The part of a matter that decides who may see it. */
export interface Placed {
  countyId: number;
  officeId: string | null;
  stationId: string | null;
  /** The association's id when the matter was entrusted to it, else null. */
  entrustedTo: string | null;
  state: string;
  /** Who helps with a part of it, of whichever office; who handed his part back sees it no more. */
  coHandlers?: readonly { accountId: string; handedBackOn: string | null }[];
}

/**
 * Whether the actor may know that the matter exists. An office sees a matter once the centre has dispatched it to it;
 * before that only the centre and the station see it (《办法》第四十一条: the receiving centre dispatches).
 */
export function maySee(actor: Actor, matter: Placed): boolean {
  if (actor.countyId !== matter.countyId) return false;
  switch (scopes[actor.role]) {
    case 'county':
      return true;
    case 'office':
      if (beforeDispatch.has(matter.state)) return false;
      return (
        (matter.officeId !== null && matter.officeId === actor.organisationId) ||
        matter.coHandlers?.some((one) => one.accountId === actor.id && one.handedBackOn === null) === true
      );
    case 'station':
      return matter.stationId !== null && matter.stationId === actor.stationId;
    case 'association':
      return matter.entrustedTo !== null && matter.entrustedTo === actor.organisationId;
    case 'none':
      return false;
  }
}

/** Whether the actor is here only because he was asked to help: his office does not have the matter. */
export function isGuest(actor: Actor, { coHandlers = [], officeId }: Placed): boolean {
  const helps = coHandlers.some((one) => one.accountId === actor.id && one.handedBackOn === null);
  return helps && officeId !== actor.organisationId;
}

/** States in which a matter has not reached an office yet. */
export const beforeDispatch: ReadonlySet<string> = new Set(['atStation', 'registered']);
