/** 第二道验证: what somebody does with his own, and how a lost one is taken away by two people. */
import { createRoute, z } from '@hono/zod-openapi';
import type { Context as HonoContext } from 'hono';
import { demand, type StaffRole } from '../../../domain/base/actor.ts';
import { labelled } from '../../../domain/base/field.ts';
import { subscriberOf } from '../../../domain/base/tries.ts';
import { mayConfirm } from '../../../domain/county/seal-hold.ts';
import { resetsSince } from '../../../domain/county/second-factor.ts';
import { askFactorReset, confirmReset } from '../../../actions/county/factor-reset.ts';
import {
  beginFactor,
  endFactor,
  provenFactor,
  renewRecoveryCodes,
  showFactor,
  stateOfFactor,
  type FactorDoor,
  type FactorState,
} from '../../../actions/county/second-factor.ts';
import type { Context } from '../../../actions/base/context.ts';
import { listAccounts } from '../../../store/county/account.ts';
import { listOpenResets } from '../../../store/county/second-factor.ts';
import { addressOf } from '../../base/address.ts';
import type { Env } from '../../base/env.ts';
import { findKnownDevice, rememberDevice } from '../../base/known-device.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { doing, staffOnly } from '../../base/session.ts';
import { accountOf, currentId, meOf, type Me } from './session-routes.ts';

const code = labelled(z.string().trim().min(1).max(40), {
  zh: '验证码',
  en: 'Code',
  wrongZh: '填手机上的六位数字，或者一个恢复码',
});
const password = labelled(z.string().min(1).max(200), { zh: '密码', en: 'Password' });
const Code = z.object({ code });
const Begin = z.object({
  /** Left empty by who has just signed in with it. */
  password: labelled(z.string().max(200).default(''), { zh: '密码', en: 'Password' }),
  code: labelled(z.string().trim().max(40).default(''), { zh: '验证码', en: 'Code' }),
});
const End = z.object({ password, code });
const done = { 200: { description: '好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems };

export type { FactorState };
/** What the page shows for a telephone to take up: a picture, and the key for who types it. */
export interface Begun {
  picture: string;
  address: string;
  key: string;
}

const show = createRoute({
  method: 'post',
  path: '/session/factor',
  summary: '登录的第二步：手机上的六位验证码，或者一个恢复码',
  middleware: doing('factor'),
  request: { body: body(Code) },
  responses: { 200: { description: '登录的人', ...json(shape<Me>()) }, ...problems },
});
const state = createRoute({
  method: 'get',
  path: '/session/factor',
  summary: '我的第二道验证',
  middleware: staffOnly,
  responses: { 200: { description: '设了没有，恢复码还剩几个', ...json(shape<FactorState>()) }, ...problems },
});
const begin = createRoute({
  method: 'post',
  path: '/session/factor/begin',
  summary: '设第二道验证：给手机扫的图和能抄的密钥',
  middleware: doing('enrol'),
  request: { body: body(Begin) },
  responses: { 200: { description: '图和密钥', ...json(shape<Begun>()) }, ...problems },
});
const prove = createRoute({
  method: 'post',
  path: '/session/factor/prove',
  summary: '用手机上的一个验证码证明设好了；恢复码只给这一次',
  middleware: doing('enrol'),
  request: { body: body(Code) },
  responses: { 200: { description: '十个恢复码', ...json(shape<{ codes: string[] }>()) }, ...problems },
});
const renew = createRoute({
  method: 'post',
  path: '/session/factor/codes',
  summary: '换一批恢复码，以前的作废',
  middleware: staffOnly,
  request: { body: body(Code) },
  responses: { 200: { description: '十个恢复码', ...json(shape<{ codes: string[] }>()) }, ...problems },
});
const end = createRoute({
  method: 'post',
  path: '/session/factor/end',
  summary: '关掉第二道验证',
  middleware: staffOnly,
  request: { body: body(End) },
  responses: done,
});

/** A request that waits for a second person, and whether the reader may be it. */
export interface SeenReset {
  id: string;
  name: string;
  role: StaffRole;
  askedByName: string;
  askedAt: string;
  mayConfirm: boolean;
}

const resets = createRoute({
  method: 'get',
  path: '/factor-resets',
  summary: '等人核定的取消第二道验证',
  middleware: staffOnly,
  responses: { 200: { description: '请求', ...json(shape<{ resets: SeenReset[] }>()) }, ...problems },
});
const ask = createRoute({
  method: 'post',
  path: '/accounts/{id}/factor-reset',
  summary: '手机丢了：请求取消他的第二道验证',
  middleware: staffOnly,
  request: { params: z.object({ id: z.uuid() }) },
  responses: done,
});
const confirm = createRoute({
  method: 'post',
  path: '/factor-resets/{id}/confirm',
  summary: '核定取消第二道验证，本人下次登录重新设',
  middleware: staffOnly,
  request: { params: z.object({ id: z.uuid() }) },
  responses: done,
});

export const factorApi = apiRoutes()
  .openapi(
    show,
    async (c) => {
      const ctx = c.get('ctx');
      const { loginName } = accountOf(c);
      const sessionId = currentId(c);
      const { account, way } = await atDoor(c, (door) => showFactor(ctx, door, c.req.valid('json').code, sessionId));
      const me = meOf(c, account, { way, deviceId: null, factorAt: ctx.at });
      if (me.due === null) await rememberDevice(c, loginName);
      return c.json(me, 200);
    },
    checked(Code),
  )
  .openapi(state, async (c) => c.json(await stateOfFactor(c.get('ctx')), 200))
  .openapi(
    begin,
    async (c) => {
      const due = c.get('entering')?.due ?? null;
      const asked = { due, sessionId: currentId(c) };
      const begun = await atDoor(c, (door) => beginFactor(c.get('ctx'), door, c.req.valid('json'), asked));
      const { toString: qrCode } = await import('qrcode');
      const drawn = await qrCode(begun.address, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
      const picture = `data:image/svg+xml;base64,${Buffer.from(drawn).toString('base64')}`;
      return c.json({ ...begun, picture }, 200);
    },
    checked(Begin),
  )
  .openapi(
    prove,
    async (c) => {
      const { loginName } = accountOf(c);
      const { code } = c.req.valid('json');
      const codes = await atDoor(c, (door) => provenFactor(c.get('ctx'), door, code, currentId(c)));
      await rememberDevice(c, loginName);
      return c.json({ codes }, 200);
    },
    checked(Code),
  )
  .openapi(
    renew,
    async (c) => {
      const { code } = c.req.valid('json');
      return c.json({ codes: await atDoor(c, (door) => renewRecoveryCodes(c.get('ctx'), door, code)) }, 200);
    },
    checked(Code),
  )
  .openapi(
    end,
    async (c) => {
      await atDoor(c, (door) => endFactor(c.get('ctx'), door, c.req.valid('json')));
      return c.json({ ok: true as const }, 200);
    },
    checked(End),
  )
  .openapi(resets, async (c) => c.json({ resets: await seenResets(c.get('ctx')) }, 200))
  .openapi(ask, async (c) => {
    await askFactorReset(c.get('ctx'), c.req.valid('param').id);
    return c.json({ ok: true as const }, 200);
  })
  .openapi(confirm, async (c) => {
    await confirmReset(c.get('ctx'), c.req.valid('param').id);
    return c.json({ ok: true as const }, 200);
  });

/** Tries a code from where it is typed: a browser that the name has used is counted apart from its network. */
async function atDoor<T>(c: HonoContext<Env>, act: (door: FactorDoor) => Promise<T>): Promise<T> {
  const { limits, trail } = c.get('deps');
  const device = await findKnownDevice(c, accountOf(c).loginName);
  const door = { trail, place: { network: subscriberOf(addressOf(c)), device } };
  const key = device === null ? addressOf(c) : `device ${device}`;
  return limits.signIn.failing(key, c.get('ctx').at.getTime(), () => act(door));
}

async function seenResets({ db, actor, at }: Context): Promise<SeenReset[]> {
  demand(actor, 'account.confirm');
  const [open, accounts] = await Promise.all([
    listOpenResets(db, actor.countyId, resetsSince(at)),
    listAccounts(db, actor.countyId),
  ]);
  const byId = new Map(accounts.map((one) => [one.id, one]));
  return open.flatMap(({ id, accountId, askedBy, askedAt }): SeenReset[] => {
    const account = byId.get(accountId);
    if (account === undefined || !account.active) return [];
    const isMine = mayConfirm(actor, { heldBy: askedBy ?? '' }, account, accounts);
    if (actor.role === 'officeHead' && !isMine) return [];
    const { name, role } = account;
    const askedByName = byId.get(askedBy ?? '')?.name ?? '';
    return [{ id, name, role, askedByName, askedAt: askedAt.toISOString(), mayConfirm: isMine }];
  });
}
