import { createRoute, z } from '@hono/zod-openapi';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { idleMinutesOf } from '../../../domain/law/idle.ts';
import {
  actorOfAccount,
  cookieHours,
  dueOf,
  endOf,
  isAwake,
  type Due,
  type Entering,
} from '../../../domain/county/account.ts';
import type { StaffRole } from '../../../domain/base/actor.ts';
import { permissions, type Permission } from '../../../domain/base/permissions.ts';
import { mayDo } from '../../../domain/base/actor.ts';
import { labelled } from '../../../domain/base/field.ts';
import { subscriberOf } from '../../../domain/base/tries.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { chooseLanguage } from '../../../actions/county/account.ts';
import {
  changePassword,
  endOtherSessions,
  endSession,
  sessionIdOf,
  signIn,
  signOut,
} from '../../../actions/county/session.ts';
import type { Context } from '../../../actions/base/context.ts';
import { tryPassword } from '../../../actions/county/password-tries.ts';
import type { StoredAccount } from '../../../store/county/account.ts';
import { isSampleCounty } from '../../../store/county/county.ts';
import { findKept, findSession, listSessions } from '../../../store/county/session.ts';
import { addressOf } from '../../base/address.ts';
import type { Env } from '../../base/env.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { findKnownDevice, rememberDevice } from '../../base/known-device.ts';
import { atTheDoor, doing, sessionCookie, staffOnly, telephoneToken } from '../../base/session.ts';
import type { Context as HonoContext } from 'hono';

export interface Me {
  id: string;
  name: string;
  loginName: string;
  role: StaffRole;
  organisationName: string | null;
  stationName: string | null;
  organisationId: string | null;
  stationId: string | null;
  language: 'zh' | 'en';
  countyName: string;
  hotline: string;
  today: string;
  permissions: Permission[];
  /** What has to be done before anything else; null when nothing is. */
  due: Due | null;
  /** After how many minutes without use the session ends. */
  idleMinutes: number;
  /** The account opens no reporter's seal until a second person has confirmed it. */
  sealsHeld: boolean;
}

export interface OneSession {
  id: string;
  startedAt: string;
  usedAt: string;
  device: string;
  /** Where it was begun from; empty where that is not known. */
  address: string;
  current: boolean;
  /** Somebody has typed the password there, and has not shown the second factor. */
  waits: boolean;
}

const SignIn = z.object({
  loginName: labelled(z.string().trim().min(1).max(60), { zh: '登录名', en: 'Login name' }),
  password: labelled(z.string().min(1).max(200), { zh: '密码', en: 'Password' }),
});
const ChangePassword = z.object({
  current: labelled(z.string().min(1).max(200), { zh: '现在的密码', en: 'Present password' }),
  next: labelled(z.string().min(1).max(200), { zh: '新密码', en: 'New password' }),
});
const IdParam = z.object({ id: z.string().regex(/^[0-9a-f]{64}$/u) });
const done = { 200: { description: '好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems };

/** What the sign-in page says before anybody has signed in. */
export interface Door {
  /** The sample county: its accounts and their password are public. */
  sample: boolean;
  /** A provider vouches for people: the button that leads there is shown. */
  sso: boolean;
  /** Some role signs in with a second factor. */
  asksFactor: boolean;
  /** Text messages leave the house: without them no code comes to a telephone. */
  sms: boolean;
}

const door = createRoute({
  method: 'get',
  path: '/session/door',
  summary: '登录页上说什么：是不是示范县',
  responses: { 200: { description: '登录页', ...json(shape<Door>()) }, ...problems },
});
const post = createRoute({
  method: 'post',
  path: '/session',
  summary: '登录',
  request: { body: body(SignIn) },
  responses: { 200: { description: '登录的人', ...json(shape<Me>()) }, ...problems },
});
const get = createRoute({
  method: 'get',
  path: '/session',
  summary: '我是谁，能做什么',
  middleware: atTheDoor,
  responses: { 200: { description: '登录的人', ...json(shape<Me>()) }, ...problems },
});
const remove = createRoute({
  method: 'delete',
  path: '/session',
  summary: '退出',
  middleware: atTheDoor,
  responses: done,
});
const list = createRoute({
  method: 'get',
  path: '/sessions',
  summary: '我的登录',
  middleware: staffOnly,
  responses: { 200: { description: '各处登录', ...json(shape<{ sessions: OneSession[] }>()) }, ...problems },
});
const end = createRoute({
  method: 'delete',
  path: '/sessions/{id}',
  summary: '结束一处登录',
  middleware: staffOnly,
  request: { params: IdParam },
  responses: done,
});
const left = createRoute({
  method: 'get',
  path: '/session/left',
  summary: '这处登录还有多少秒；问它不算在用',
  middleware: atTheDoor,
  responses: { 200: { description: '秒数', ...json(z.object({ seconds: z.number() })) }, ...problems },
});
const endOthers = createRoute({
  method: 'delete',
  path: '/sessions',
  summary: '结束别处的登录，只留这里',
  middleware: staffOnly,
  responses: done,
});
const password = createRoute({
  method: 'post',
  path: '/session/password',
  summary: '改密码',
  middleware: doing('password'),
  request: { body: body(ChangePassword) },
  responses: done,
});
const language = createRoute({
  method: 'post',
  path: '/session/language',
  summary: '换语言',
  middleware: atTheDoor,
  request: { body: body(z.object({ language: z.enum(['zh', 'en']) })) },
  responses: done,
});

export const sessionApi = apiRoutes()
  .openapi(door, async (c) => {
    const ctx = c.get('ctx');
    const { county } = ctx.county;
    const asksFactor = county.limits.factorRoles.length > 0;
    const { sso = null, waysOut } = c.get('deps');
    const sample = await isSampleCounty(ctx.db, county.countyId);
    return c.json({ sample, asksFactor, sso: sso !== null, sms: waysOut?.sms ?? false }, 200);
  })
  .openapi(
    post,
    async (c) => {
      const { db, limits, trail } = c.get('deps');
      const ctx = c.get('ctx');
      const { loginName, password: typed } = c.req.valid('json');
      const known = await findKnownDevice(c, loginName);
      // A computer that the name has used is counted apart from its network, on which somebody else may be guessing.
      const door = known === null ? addressOf(c) : `device ${known}`;
      const device = c.req.header('user-agent') ?? '';
      const { token, account } = await limits.signIn.failing(door, ctx.at.getTime(), () =>
        tryPassword({ ...ctx, trail }, loginName, { network: subscriberOf(addressOf(c)), device: known }, () =>
          signIn(db, ctx.actor.countyId, { loginName, password: typed, device }, ctx.at),
        ),
      );
      await giveSession(c, token);
      const me = meOf(c, account, { way: 'password', deviceId: null, factorAt: null });
      // A browser is known once all that is asked for was shown there: the password alone may be stolen.
      if (me.due === null) await rememberDevice(c, loginName);
      return c.json(me, 200);
    },
    checked(SignIn),
  )
  .openapi(get, (c) => c.json(seenBy(c, accountOf(c), c.get('entering')?.due ?? null), 200))
  .openapi(remove, async (c) => {
    const { db } = c.get('deps');
    const { actor, at } = c.get('ctx');
    const telephone = telephoneToken(c);
    const token = telephone ?? getCookie(c, sessionCookie);
    if (token !== undefined) await signOut(db, actor.countyId, token, at);
    // Whoever uses the desk in the same browser is not signed out by a telephone that is locked.
    if (telephone === null) deleteCookie(c, sessionCookie, { path: '/' });
    return c.json({ ok: true as const }, 200);
  })
  .openapi(list, async (c) => {
    const ctx = c.get('ctx');
    return c.json({ sessions: await seenSessions(ctx, accountOf(c), findCurrentId(c)) }, 200);
  })
  .openapi(left, async (c) => {
    const { db, actor, at, county } = c.get('ctx');
    const id = findCurrentId(c);
    const found = id === null ? null : await findSession(db, actor.countyId, id);
    if (found === null) throw new Refusal('not-signed-in');
    const { session, account } = found;
    const idle = idleMinutesOf(account.role, county.county.limits);
    const seconds = Math.floor((endOf(session, await findKept(db, session), at, idle) - at.getTime()) / 1000);
    return c.json({ seconds: Math.max(0, seconds) }, 200);
  })
  .openapi(endOthers, async (c) => {
    await endOtherSessions(c.get('ctx'), findCurrentId(c));
    return c.json({ ok: true as const }, 200);
  })
  .openapi(end, async (c) => {
    await endSession(c.get('ctx'), Buffer.from(c.req.valid('param').id, 'hex'));
    return c.json({ ok: true as const }, 200);
  })
  .openapi(
    password,
    async (c) => {
      await changePassword(c.get('ctx'), c.req.valid('json'), findCurrentId(c));
      return c.json({ ok: true as const }, 200);
    },
    checked(ChangePassword),
  )
  .openapi(language, async (c) => {
    await chooseLanguage(c.get('ctx'), c.req.valid('json').language);
    return c.json({ ok: true as const }, 200);
  });

/** Where the account is signed in now, the last used first. */
export async function seenSessions(
  { db, at, county }: Context,
  account: StoredAccount,
  here: Buffer | null,
): Promise<OneSession[]> {
  const { countyId, id: accountId, role } = account;
  const { limits } = county.county;
  const idle = idleMinutesOf(role, limits);
  const shift = await findKept(db, { countyId, accountId });
  const open = (await listSessions(db, countyId, accountId)).filter((one) => isAwake(one, shift, at, idle));
  return open.map((one) => ({
    id: one.id.toString('hex'),
    startedAt: one.startedAt.toISOString(),
    usedAt: one.usedAt.toISOString(),
    device: one.device,
    address: one.address,
    current: here !== null && one.id.equals(here),
    waits: dueOf(one, account, limits) === 'factor',
  }));
}

/** Gives the browser its session. It holds one: whoever signed in before in it is signed out. */
export async function giveSession(c: HonoContext<Env>, token: string): Promise<void> {
  const { db, actor, at } = c.get('ctx');
  const former = getCookie(c, sessionCookie);
  if (former !== undefined) await signOut(db, actor.countyId, former, at);
  setCookie(c, sessionCookie, token, {
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.get('deps').settings.secureCookies,
    path: '/',
    maxAge: cookieHours * 3600,
  });
}

function findCurrentId(c: HonoContext<Env>): Buffer | null {
  const token = getCookie(c, sessionCookie);
  return token === undefined ? null : sessionIdOf(token);
}

/** The session that the request came with. */
export function currentId(c: HonoContext<Env>): Buffer {
  const id = findCurrentId(c);
  if (id === null) throw new Refusal('not-signed-in');
  return id;
}

/** Whoever is signed in, or stands at the door. */
export function accountOf(c: HonoContext<Env>): StoredAccount {
  const account = c.get('account') ?? c.get('entering')?.account ?? null;
  if (account === null) throw new Refusal('not-signed-in');
  return account;
}

/** Who it is that has just come in that way. */
export function meOf(c: HonoContext<Env>, account: StoredAccount, entering: Entering): Me {
  return seenBy(c, account, dueOf(entering, account, c.get('ctx').county.county.limits));
}

function seenBy(c: HonoContext<Env>, account: StoredAccount, due: Due | null): Me {
  const { county, today } = c.get('ctx');
  const actor = actorOfAccount(account);
  return {
    id: account.id,
    name: account.name,
    loginName: account.loginName,
    role: account.role,
    organisationName: county.organisations.find((one) => one.id === account.organisationId)?.name ?? null,
    stationName: county.stations.find((one) => one.id === account.stationId)?.name ?? null,
    organisationId: account.organisationId,
    stationId: account.stationId,
    language: account.language,
    countyName: county.county.name,
    hotline: county.county.hotline,
    today,
    permissions:
      due === null ? (Object.keys(permissions) as Permission[]).filter((permission) => mayDo(actor, permission)) : [],
    due,
    idleMinutes: idleMinutesOf(account.role, county.county.limits),
    sealsHeld: account.sealsHeld,
  };
}
