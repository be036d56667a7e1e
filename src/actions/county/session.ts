import { createHash, randomBytes } from 'node:crypto';
import { lineSaying } from '../../domain/base/event.ts';
import {
  actorOfAccount,
  dueOf,
  handOverMinutes,
  isAwake,
  sessionHours,
  type Due,
} from '../../domain/county/account.ts';
import { demand, staffRoles, type Actor } from '../../domain/base/actor.ts';
import { defaultIdleLimits, idleMinutesOf, type IdleLimits } from '../../domain/law/idle.ts';
import { dayOf } from '../../domain/base/calendar.ts';
import type { County } from '../../domain/county/organisation.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { findAccountByLogin, getAccount, lockAccount, type StoredAccount } from '../../store/county/account.ts';
import { findCountyFacts } from '../../store/county/county.ts';
import type { Db } from '../../store/base/db.ts';
import { record } from '../../store/base/ledger.ts';
import { writeTrail } from '../../store/base/trail.ts';
import {
  deleteEndedSessions,
  deleteSessions,
  findKept,
  findSession,
  findSessionSoon,
  saveSession,
  touchSession,
} from '../../store/county/session.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';
import { tryOwnPassword } from './password-tries.ts';
import { decoyHash, demandStrong, demandUnused, hashPassword, isPassword, replacePassword } from './password.ts';

export function sessionIdOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export interface SignedIn {
  token: string;
  account: StoredAccount;
}

/** Checks name and password and starts a session. How often somebody may try is asked before (`tryPassword`). */
export async function signIn(
  db: Db,
  countyId: number,
  typed: { loginName: string; password: string; device: string },
  at: Date,
): Promise<SignedIn> {
  const account = await findAccountByLogin(db, countyId, typed.loginName);
  const decoy = await decoyHash();
  const right = await isPassword(typed.password, account?.passwordHash ?? decoy);
  if (account === null || !account.active || !right) throw new Refusal('wrong-password');
  return beginSession(db, account, typed.device, at);
}

/** Starts a session of whom the right password was typed for. */
export async function beginSession(db: Db, account: StoredAccount, device: string, at: Date): Promise<SignedIn> {
  const { countyId } = account;
  const token = randomBytes(32).toString('base64url');
  await transact(db, async (tx) => {
    // While the password was being checked it may have been changed, and the account closed.
    const now = await lockAccount(tx, countyId, account.id);
    if (!now.active || now.passwordHash !== account.passwordHash) throw new Refusal('wrong-password');
    await saveSession(tx, {
      countyId,
      id: sessionIdOf(token),
      accountId: account.id,
      startedAt: at,
      usedAt: at,
      device: device.slice(0, 200),
      way: 'password',
      deviceId: null,
      factorAt: null,
    });
    // Who stops here knows the password, which its owner's auditor wants to hear of.
    const detail = now.hasFactor ? { awaits: 'factor' } : {};
    await writeTrail(tx, [{ countyId, at, kind: 'signed-in', accountId: account.id, detail }]);
  });
  return { token, account };
}

/** The county, and which roles it asks for a second factor. */
export type AskingCounty = Pick<County, 'countyId' | 'limits'>;

/** The account behind a cookie, and what it has to do before anything else. */
export interface Entered {
  account: StoredAccount;
  due: Due | null;
}

/**
 * Who came in with the cookie, or null when the session has ended or the account was closed. Once a minute it is noted when he last
 * did something himself: a page that asks by itself tells since when nobody has touched it.
 */
export async function findSignedIn(
  db: Db,
  county: AskingCounty,
  token: string,
  { at, usedAt }: { at: Date; usedAt: Date },
): Promise<Entered | null> {
  const found = await findOfBrowser(db, county.countyId, token, at);
  if (found === null) return null;
  const { session, account } = found;
  if (usedAt.getTime() - session.usedAt.getTime() > 60_000)
    await transact(db, (tx) => touchSession(tx, session, usedAt));
  return { account, due: dueOf(session, account, county.limits) };
}

/** Whose session the cookie still is, without counting as a use: what a page asks by itself keeps nobody signed in. */
export async function findUnattended(db: Db, county: AskingCounty, token: string, at: Date): Promise<Entered | null> {
  const found = await findOfBrowser(db, county.countyId, token, at);
  return found === null ? null : { account: found.account, due: dueOf(found.session, found.account, county.limits) };
}

/** The same of a line that stays open. */
export async function findListener(db: Db, county: AskingCounty, token: string, at: Date): Promise<Actor | null> {
  const found = await findUnattended(db, county, token, at);
  return found === null || found.due !== null ? null : actorOfAccount(found.account);
}

/** Whose telephone it is. Nothing prolongs its session: whoever has its PIN opens another. */
export async function findTelephone(db: Db, countyId: number, id: Buffer, at: Date): Promise<Entered | null> {
  const found = await findOpenSession(db, countyId, id, at);
  return found === null || found.session.deviceId === null ? null : { account: found.account, due: null };
}

/** What a telephone holds is no cookie's, wherever somebody puts it. */
async function findOfBrowser(db: Db, countyId: number, token: string, at: Date): ReturnType<typeof findSession> {
  const found = await findOpenSession(db, countyId, sessionIdOf(token), at);
  return found === null || found.session.deviceId !== null ? null : found;
}

async function findOpenSession(db: Db, countyId: number, id: Buffer, at: Date): ReturnType<typeof findSession> {
  const found = await findSessionSoon(db, countyId, id);
  if (found === null || !found.account.active) return null;
  const { session } = found;
  const idleMinutes = idleMinutesOf(found.account.role, await idleLimitsOf(db));
  if (isAwake(session, null, at, idleMinutes)) return found;
  // Only a session that would end is asked whether its person is on duty.
  return isAwake(session, await findKept(db, session), at, idleMinutes) ? found : null;
}

async function idleLimitsOf(db: Db): Promise<IdleLimits> {
  return (await findCountyFacts(db))?.county.limits ?? defaultIdleLimits;
}

/** Ends the session; of a telephone every one, in whichever of its windows it was opened. */
export async function signOut(db: Db, countyId: number, token: string, at: Date): Promise<void> {
  await transact(db, async (tx) => {
    const id = sessionIdOf(token);
    const found = await findSession(tx, countyId, id);
    const deviceId = found?.session.deviceId ?? null;
    await deleteSessions(tx, countyId, deviceId === null ? { id } : { deviceId });
    if (found !== null) await writeTrail(tx, [{ countyId, at, kind: 'signed-out', accountId: found.account.id }]);
  });
}

/** Ends all of one's own sessions but the one that asks. */
export async function endOtherSessions(ctx: Context, keep: Buffer | null): Promise<void> {
  const { countyId, id: accountId } = ctx.actor;
  await transact(ctx.db, async (tx) => {
    const n = await deleteSessions(tx, countyId, { accountId, butNot: keep });
    if (n > 0)
      await writeTrail(tx, [{ countyId, at: ctx.at, kind: 'signed-out', accountId, detail: { elsewhere: true } }]);
  });
}

/** Ends one of another's sessions, or all of them, at once; that it was done is a line, and he signs in again. */
export async function endSessionsOf(ctx: Context, accountId: string, only: Buffer | null): Promise<void> {
  demand(ctx.actor, 'session.oversee');
  const { countyId } = ctx.actor;
  await transact(ctx.db, async (tx) => {
    const account = await lockAccount(tx, countyId, accountId);
    const found = only === null ? null : await findSession(tx as Db, countyId, only);
    if (only !== null && found?.session.accountId !== account.id) throw new Refusal('not-found');
    const n = await deleteSessions(tx, countyId, only === null ? { accountId, butNot: null } : { id: only });
    if (n === 0) return;
    await record(
      tx,
      lineSaying({
        countyId,
        matterId: accountId,
        verb: 'sessions-ended',
        at: ctx.at,
        onDay: ctx.today,
        by: ctx.actor.id,
        byOrganisationId: ctx.actor.organisationId,
        detail: { n },
      }),
    );
  });
}

/** Ends another of one's own sessions, named by its id. */
export async function endSession(ctx: Context, id: Buffer): Promise<void> {
  await transact(ctx.db, async (tx) => {
    const found = await findSession(tx as Db, ctx.actor.countyId, id);
    if (found === null || found.session.accountId !== ctx.actor.id) throw new Refusal('not-found');
    await deleteSessions(tx, ctx.actor.countyId, { id });
    const { countyId, id: accountId } = ctx.actor;
    await writeTrail(tx, [{ countyId, at: ctx.at, kind: 'signed-out', accountId, detail: { elsewhere: true } }]);
  });
}

/** Changes one's own password; all other sessions of the account end. */
export async function changePassword(
  ctx: Context,
  typed: { current: string; next: string },
  keep: Buffer | null,
): Promise<void> {
  const account = await getAccount(ctx.db, ctx.actor.countyId, ctx.actor.id);
  await tryOwnPassword(ctx, account.id, async () => {
    if (!(await isPassword(typed.current, account.passwordHash))) throw new Refusal('wrong-own-password');
  });
  await demandStrong(ctx.county, typed.next, account, 'next');
  await demandUnused(ctx.db, account, typed.next, 'next');
  const passwordHash = await hashPassword(typed.next);
  await transact(ctx.db, async (tx) => {
    const now = await lockAccount(tx, account.countyId, account.id);
    if (now.passwordHash !== account.passwordHash) throw new Refusal('wrong-own-password');
    await replacePassword(tx, now, { passwordHash, mustChange: false }, ctx.at);
    await deleteSessions(tx, ctx.actor.countyId, { accountId: account.id, butNot: keep });
    await record(
      tx,
      lineSaying({
        countyId: ctx.actor.countyId,
        matterId: account.id,
        verb: 'password-changed',
        at: ctx.at,
        onDay: dayOf(ctx.at),
        by: ctx.actor.id,
        byOrganisationId: ctx.actor.organisationId,
        detail: {},
      }),
    );
  });
}

export async function sweepSessions(db: Db, at: Date): Promise<void> {
  const limits = await idleLimitsOf(db);
  const longest = Math.max(handOverMinutes, ...staffRoles.map((role) => idleMinutesOf(role, limits)));
  await transact(db, (tx) =>
    deleteEndedSessions(
      tx,
      new Date(at.getTime() - sessionHours * 3_600_000),
      new Date(at.getTime() - longest * 60_000),
    ),
  );
}
