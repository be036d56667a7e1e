import { createRoute, z } from '@hono/zod-openapi';
import { deleteCookie, getCookie } from 'hono/cookie';
import { demand } from '../../../domain/base/actor.ts';
import {
  ProvePin,
  BindDevice,
  mayManage,
  RevokeDevice,
  standingOf,
  type DeviceStanding,
} from '../../../domain/device/device.ts';
import { labelled } from '../../../domain/base/field.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { phoneSchema } from '../../../domain/complaint/filing.ts';
import {
  bindDevice,
  hearDevice,
  isOwnDevice,
  noteWiped,
  revokeDevice,
  sendCode,
  signInByCode,
  signInByKey,
  type Bound,
  type Entry,
} from '../../../actions/device/device.ts';
import { choosePin, openByPin, type PinOpened } from '../../../actions/device/pin.ts';
import { listAccounts } from '../../../store/county/account.ts';
import { listDevices } from '../../../store/device/device.ts';
import { sessionIdOf } from '../../../actions/county/session.ts';
import { addressOf } from '../../base/address.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { sessionCookie, staffOnly } from '../../base/session.ts';
import { giveSession } from '../county/session-routes.ts';

export type { Bound, Entry, PinOpened };
export interface SeenDevice {
  id: string;
  name: string;
  mark: string;
  accountName: string;
  /** Empty for an officer's. */
  stationName: string;
  /** Where the officer works whose it is; empty for a station's. */
  officeName: string;
  standing: DeviceStanding;
  boundAt: string;
  seenAt: string;
  revokedAt: string | null;
  revokeReason: string;
  wipedAt: string | null;
}

/** Where the telephone stands. */
export interface Contact {
  standing: DeviceStanding;
  /** Whether it is bound to who is signed in; missing where nobody is. */
  isOwn?: boolean;
}

const phone = phoneSchema('手机号', 'Telephone');
const AskCode = z.object({ phone });
const SignIn = z.object({
  phone,
  code: labelled(
    z
      .string()
      .trim()
      .regex(/^\d{6}$/u),
    { zh: '验证码', en: 'Code', wrongZh: '是短信里的 6 位数字' },
  ),
});
const Word = z.object({ word: z.string().max(100) });
/** A program from before telephones held their sessions shows its key here, and would keep one in a cookie. */
const Heard = Word.extend({ key: z.string().max(100).nullable().default(null) });
const Shown = Word.extend({ key: z.string().max(100) });
const Proved = Word.extend(ProvePin.shape);
const IdParam = z.object({ id: z.uuid() });
const done = { 200: { description: '好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems };

const code = createRoute({
  method: 'post',
  path: '/device-codes',
  summary: '给站点联络员的手机发登录验证码；号码对不对都同样回答',
  request: { body: body(AskCode) },
  responses: done,
});
const signIn = createRoute({
  method: 'post',
  path: '/device-sessions',
  summary: '用手机号和验证码登录',
  request: { body: body(SignIn) },
  responses: done,
});
const bind = createRoute({
  method: 'post',
  path: '/devices',
  summary: '把这部手机绑到登录的账号；再绑一次换新钥匙',
  middleware: staffOnly,
  request: { body: body(BindDevice) },
  responses: { 200: { description: '这部手机的钥匙', ...json(shape<Bound>()) }, ...problems },
});
const list = createRoute({
  method: 'get',
  path: '/devices',
  summary: '站点的、执法人员的手机',
  middleware: staffOnly,
  responses: { 200: { description: '手机', ...json(shape<{ devices: SeenDevice[] }>()) }, ...problems },
});
const contact = createRoute({
  method: 'post',
  path: '/devices/{id}/contact',
  summary: '手机联上网：问还能不能用',
  request: { params: IdParam, body: body(Heard) },
  responses: { 200: { description: '状态', ...json(shape<Contact>()) }, ...problems },
});
const enter = createRoute({
  method: 'post',
  path: '/devices/{id}/sessions',
  summary: '手机用自己的钥匙登录；凭证只放在打开的页里，锁上就没了',
  request: { params: IdParam, body: body(Shown) },
  responses: { 200: { description: '状态，在用的给凭证', ...json(shape<Entry>()) }, ...problems },
});
const open = createRoute({
  method: 'post',
  path: '/devices/{id}/openings',
  summary: '手机上输了密码：对了给服务器保管的那一份钥匙，错了计数',
  request: { params: IdParam, body: body(Proved) },
  responses: { 200: { description: '状态，密码对的给那一份', ...json(shape<PinOpened>()) }, ...problems },
});
const choose = createRoute({
  method: 'post',
  path: '/devices/{id}/pin',
  summary: '手机换密码；服务器只留凭据，不知道密码',
  middleware: staffOnly,
  request: { params: IdParam, body: body(ProvePin) },
  responses: { 200: { description: '服务器保管的那一份钥匙', ...json(z.object({ share: z.string() })) }, ...problems },
});
const revoke = createRoute({
  method: 'post',
  path: '/devices/{id}/revoke',
  summary: '停用丢了的手机',
  middleware: staffOnly,
  request: { params: IdParam, body: body(RevokeDevice) },
  responses: done,
});
const wiped = createRoute({
  method: 'post',
  path: '/devices/{id}/wiped',
  summary: '手机报告已清空',
  request: { params: IdParam, body: body(Word) },
  responses: done,
});

export const deviceApi = apiRoutes()
  .openapi(
    code,
    async (c) => {
      const ctx = c.get('ctx');
      c.get('deps').limits.signIn.demand(`code ${addressOf(c)}`, ctx.at.getTime());
      await sendCode(ctx, c.req.valid('json').phone);
      return c.json({ ok: true as const }, 200);
    },
    checked(AskCode),
  )
  .openapi(
    signIn,
    async (c) => {
      const ctx = c.get('ctx');
      const { limits, trail } = c.get('deps');
      const device = c.req.header('user-agent') ?? '';
      const { token } = await limits.signIn.failing(addressOf(c), ctx.at.getTime(), () =>
        signInByCode({ ...ctx, trail }, { ...c.req.valid('json'), device }),
      );
      await giveSession(c, token);
      return c.json({ ok: true as const }, 200);
    },
    checked(SignIn),
  )
  .openapi(
    bind,
    async (c) => {
      const cookie = getCookie(c, sessionCookie);
      const by = {
        session: cookie === undefined ? null : sessionIdOf(cookie),
        agent: c.req.header('user-agent') ?? '',
      };
      const bound = await bindDevice(c.get('ctx'), c.req.valid('json'), by);
      deleteCookie(c, sessionCookie, { path: '/' });
      return c.json(bound, 200);
    },
    checked(BindDevice),
  )
  .openapi(list, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'device.list');
    const { countyId } = ctx.actor;
    const [devices, accounts] = await Promise.all([listDevices(ctx.db, countyId), listAccounts(ctx.db, countyId)]);
    const seen = devices
      .filter((device) => mayManage(ctx.actor, device, ctx.county.stations))
      .map((device): SeenDevice => {
        const account = accounts.find((one) => one.id === device.accountId) ?? null;
        return {
          id: device.id,
          name: device.name,
          mark: device.mark,
          accountName: account?.name ?? '',
          stationName: ctx.county.stations.find((one) => one.id === device.stationId)?.name ?? '',
          officeName: ctx.county.organisations.find((one) => one.id === device.officeId)?.name ?? '',
          standing: standingOf(device, account),
          boundAt: device.boundAt.toISOString(),
          seenAt: device.seenAt.toISOString(),
          revokedAt: device.revokedAt?.toISOString() ?? null,
          revokeReason: device.revokeReason,
          wipedAt: device.wipedAt?.toISOString() ?? null,
        };
      });
    return c.json({ devices: seen }, 200);
  })
  .openapi(
    contact,
    async (c) => {
      const ctx = c.get('ctx');
      c.get('deps').limits.signIn.demand(`device ${c.req.valid('param').id}`, ctx.at.getTime());
      const { word, key } = c.req.valid('json');
      if (key !== null) throw new Refusal('program-old');
      const shown = { id: c.req.valid('param').id, word };
      const isOwn = await isOwnDevice(ctx, shown);
      return c.json({ standing: await hearDevice(ctx, shown), ...(isOwn === null ? {} : { isOwn }) }, 200);
    },
    checked(Heard),
  )
  .openapi(
    enter,
    async (c) => {
      const ctx = c.get('ctx');
      const { id } = c.req.valid('param');
      const agent = c.req.header('user-agent') ?? '';
      const shown = { id, ...c.req.valid('json'), agent };
      const { limits } = c.get('deps');
      return c.json(await limits.signIn.failing(`device ${id}`, ctx.at.getTime(), () => signInByKey(ctx, shown)), 200);
    },
    checked(Shown),
  )
  .openapi(
    open,
    async (c) => {
      const ctx = c.get('ctx');
      const { id } = c.req.valid('param');
      const proved = { id, ...c.req.valid('json') };
      const { limits } = c.get('deps');
      return c.json(await limits.signIn.failing(`pin ${id}`, ctx.at.getTime(), () => openByPin(ctx, proved)), 200);
    },
    checked(Proved),
  )
  .openapi(
    choose,
    async (c) =>
      c.json({ share: await choosePin(c.get('ctx'), c.req.valid('param').id, c.req.valid('json').proof) }, 200),
    checked(ProvePin),
  )
  .openapi(
    revoke,
    async (c) => {
      await revokeDevice(c.get('ctx'), c.req.valid('param').id, c.req.valid('json').reason);
      return c.json({ ok: true as const }, 200);
    },
    checked(RevokeDevice),
  )
  .openapi(
    wiped,
    async (c) => {
      await noteWiped(c.get('ctx'), { id: c.req.valid('param').id, word: c.req.valid('json').word });
      return c.json({ ok: true as const }, 200);
    },
    checked(Word),
  );
