import { createRoute, z } from '@hono/zod-openapi';
import { demand, type StaffRole } from '../../../domain/base/actor.ts';
import { isFactorRequired } from '../../../domain/county/account.ts';
import { confirmersOf, confirmWay } from '../../../domain/county/confirm-way.ts';
import { resetsSince } from '../../../domain/county/second-factor.ts';
import { labelled } from '../../../domain/base/field.ts';
import type { Words } from '../../../domain/base/words.ts';
import { AccountForm, saveAccountForm, unlockAccount } from '../../../actions/county/account.ts';
import { countWrongPasswords } from '../../../actions/county/password-tries.ts';
import type { Context } from '../../../actions/base/context.ts';
import { confirmSeals, ownProofOf } from '../../../actions/county/seal-hold.ts';
import {
  atServerZh,
  mayConfirmAll,
  mayConfirmOwn,
  type HoldReason,
  type OwnProof,
} from '../../../domain/county/seal-hold.ts';
import { listOpenResets } from '../../../store/county/second-factor.ts';
import { actorIdOf } from '../../../store/base/ledger.ts';
import { listOpenHolds } from '../../../store/county/seal-hold.ts';
import { givePasswords, listOwnSlips, type SlipBatch } from '../../../actions/county/password.ts';
import { countHeld } from '../../../actions/county/holdings.ts';
import { endSessionsOf } from '../../../actions/county/session.ts';
import { getAccount, listAccounts } from '../../../store/county/account.ts';
import { seenSessions, type OneSession } from './session-routes.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

export interface SeenAccount {
  id: string;
  loginName: string;
  name: string;
  role: StaffRole;
  organisationId: string | null;
  stationId: string | null;
  phone: string;
  subject: string;
  active: boolean;
  /** How many wrong passwords were typed under the name today, from wherever. */
  wrongPasswords: number;
  /** Somebody else set the password, and its owner has not changed it yet. */
  mustChange: boolean;
  /** It waits for a second person to confirm it. */
  sealsHeld: boolean;
  /** Signs in with a second factor; `due` where the county asks the role for one that it has not set up yet. */
  factor: 'set' | 'due' | 'none';
  /** Somebody has asked to take the factor away, and nobody has confirmed it yet. */
  factorReset: boolean;
  /** How many shifts fall free if the account is closed now. */
  shifts: number;
}

export interface SeenAccounts {
  accounts: SeenAccount[];
  /** What the reader has drawn and can still print, the newest first. */
  slips: SlipBatch[];
}

/** The batch whose slips can be printed at /papers/slips/{batch}; null when no password was drawn. */
const Slips = z.object({ ok: z.literal(true), slips: z.uuid().nullable() });
const Give = z.object({
  batchId: z.uuid(),
  ids: labelled(z.array(z.uuid()).min(1).max(400), {
    zh: '账号',
    en: 'Accounts',
    wrongZh: '请勾选账号，一次最多 400 个',
  }),
});

const list = createRoute({
  method: 'get',
  path: '/accounts',
  summary: '账号',
  middleware: staffOnly,
  responses: { 200: { description: '账号', ...json(shape<SeenAccounts>()) }, ...problems },
});
/** Who works where: a name and a place, without telephone or login name. */
export interface Colleague {
  id: string;
  name: string;
  role: StaffRole;
  organisationId: string | null;
  stationId: string | null;
}

const colleagues = createRoute({
  method: 'get',
  path: '/colleagues',
  summary: '在用账号的姓名和单位，供选责任人',
  middleware: staffOnly,
  responses: { 200: { description: '同事', ...json(shape<{ colleagues: Colleague[] }>()) }, ...problems },
});
const save = createRoute({
  method: 'put',
  path: '/accounts',
  summary: '保存账号',
  middleware: staffOnly,
  request: { body: body(AccountForm) },
  responses: { 200: { description: '存好了；新账号没有写密码时带上密码条', ...json(Slips) }, ...problems },
});
const give = createRoute({
  method: 'post',
  path: '/accounts/passwords',
  summary: '重设几个账号的密码，出密码条',
  middleware: staffOnly,
  request: { body: body(Give) },
  responses: { 200: { description: '密码条', ...json(Slips) }, ...problems },
});
const unlock = createRoute({
  method: 'post',
  path: '/accounts/{id}/unlock',
  summary: '连错密码的次数清零',
  middleware: staffOnly,
  request: { params: z.object({ id: z.uuid() }) },
  responses: { 200: { description: '好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems },
});

/** An account that waits for a second person, and whether the reader may be it. */
export interface SeenHold {
  id: string;
  name: string;
  loginName: string;
  role: StaffRole;
  /** The station or the body that the account is of; empty where it is the county's own. */
  place: string;
  /** What was done to it, each once, the oldest first. */
  whys: HoldReason[];
  heldByName: string;
  heldAt: string;
  /** Its owner has made the password his own. */
  isReady: boolean;
  mayConfirm: boolean;
  /** Who has to do what for it where the reader may not; null where he may. */
  way: Words | null;
}

const holds = createRoute({
  method: 'get',
  path: '/seal-holds',
  summary: '等人核定的账号',
  middleware: staffOnly,
  responses: { 200: { description: '账号', ...json(shape<{ holds: SeenHold[] }>()) }, ...problems },
});
const confirm = createRoute({
  method: 'post',
  path: '/seal-holds/{id}/confirm',
  summary: '核定账号，核定以后能看举报人身份',
  middleware: staffOnly,
  request: { params: z.object({ id: z.uuid() }) },
  responses: { 200: { description: '好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems },
});

const sessionsOf = createRoute({
  method: 'get',
  path: '/accounts/{id}/sessions',
  summary: '一个账号在哪些地方登录',
  middleware: staffOnly,
  request: { params: z.object({ id: z.uuid() }) },
  responses: { 200: { description: '各处登录', ...json(shape<{ sessions: OneSession[] }>()) }, ...problems },
});
/** Null ends all of them. */
const Ended = z.object({
  sessionId: z
    .string()
    .regex(/^[0-9a-f]{64}$/u)
    .nullable(),
});
const endOf = createRoute({
  method: 'post',
  path: '/accounts/{id}/sessions/end',
  summary: '结束一个账号的一处或全部登录',
  middleware: staffOnly,
  request: { params: z.object({ id: z.uuid() }), body: body(Ended) },
  responses: { 200: { description: '好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems },
});

export const accountApi = apiRoutes()
  .openapi(sessionsOf, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'session.oversee');
    const account = await getAccount(ctx.db, ctx.actor.countyId, c.req.valid('param').id);
    return c.json({ sessions: await seenSessions(ctx, account, null) }, 200);
  })
  .openapi(
    endOf,
    async (c) => {
      const { sessionId } = c.req.valid('json');
      const only = sessionId === null ? null : Buffer.from(sessionId, 'hex');
      await endSessionsOf(c.get('ctx'), c.req.valid('param').id, only);
      return c.json({ ok: true as const }, 200);
    },
    checked(Ended),
  )
  .openapi(holds, async (c) => c.json({ holds: await seenHolds(c.get('ctx')) }, 200))
  .openapi(confirm, async (c) => {
    await confirmSeals(c.get('ctx'), c.req.valid('param').id);
    return c.json({ ok: true as const }, 200);
  })
  .openapi(colleagues, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'account.names');
    const active = (await listAccounts(ctx.db, ctx.actor.countyId)).filter((one) => one.active);
    const found = active.map(({ id, name, role, organisationId, stationId }): Colleague => ({
      id,
      name,
      role,
      organisationId,
      stationId,
    }));
    return c.json({ colleagues: found }, 200);
  })
  .openapi(list, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'account.list');
    const { countyId } = ctx.actor;
    const { limits } = ctx.county.county;
    const [known, slips, shifts, resets] = await Promise.all([
      listAccounts(ctx.db, countyId),
      listOwnSlips(ctx),
      countHeld(ctx.db, ctx, 'shifts'),
      listOpenResets(ctx.db, countyId, resetsSince(ctx.at)),
    ]);
    const names = known.map((one) => one.loginName);
    const wrong = await countWrongPasswords(ctx, names);
    const accounts = known.map((one): SeenAccount => ({
      id: one.id,
      loginName: one.loginName,
      name: one.name,
      role: one.role,
      organisationId: one.organisationId,
      stationId: one.stationId,
      phone: one.phone,
      subject: one.subject,
      active: one.active,
      wrongPasswords: wrong.get(one.loginName) ?? 0,
      mustChange: one.mustChange,
      sealsHeld: one.sealsHeld,
      factor: one.hasFactor ? 'set' : isFactorRequired(one.role, limits) ? 'due' : 'none',
      factorReset: resets.some(({ accountId }) => accountId === one.id),
      shifts: shifts.get(one.id) ?? 0,
    }));
    return c.json({ accounts, slips }, 200);
  })
  .openapi(
    save,
    async (c) => {
      const { slips } = await saveAccountForm(c.get('ctx'), c.req.valid('json'));
      return c.json({ ok: true as const, slips }, 200);
    },
    checked(AccountForm),
  )
  .openapi(
    give,
    async (c) => {
      const asked = c.req.valid('json');
      await givePasswords(c.get('ctx'), asked);
      return c.json({ ok: true as const, slips: asked.batchId }, 200);
    },
    checked(Give),
  )
  .openapi(unlock, async (c) => {
    await unlockAccount(c.get('ctx'), c.req.valid('param').id);
    return c.json({ ok: true as const }, 200);
  });

const noProof: OwnProof = { isFirst: false, factorSince: null, roleSince: null };

/** Each account once, by what it waits for first; what the reader can do now stands first, then by place and name. */
async function seenHolds({ db, actor, county }: Context): Promise<SeenHold[]> {
  demand(actor, 'account.confirm');
  const [open, accounts] = await Promise.all([listOpenHolds(db, actor.countyId), listAccounts(db, actor.countyId)]);
  const byId = new Map(accounts.map((one) => [one.id, one]));
  const seen: SeenHold[] = [];
  for (const accountId of new Set(open.map((hold) => hold.accountId))) {
    const holds = open.filter((hold) => hold.accountId === accountId);
    const account = byId.get(accountId);
    const [hold] = holds;
    if (hold === undefined || account === undefined || !account.sealsHeld || !account.active) continue;
    const of = { account, accounts };
    // Its owner comes in only where nobody else could.
    const proof = confirmersOf(holds, of).length > 0 ? noProof : await ownProofOf(db, account);
    const may = mayConfirmAll(actor, holds, of) || mayConfirmOwn(actor, holds, of, proof);
    if (actor.role === 'officeHead' && !may && accountId !== actor.id) continue;
    const { name, loginName, role, mustChange } = account;
    seen.push({
      id: hold.id,
      name,
      loginName,
      role,
      place: placeOf(account, county),
      whys: [...new Set(holds.map(({ why }) => why))],
      heldByName: hold.heldBy === actorIdOf('system') ? atServerZh : (byId.get(hold.heldBy)?.name ?? ''),
      heldAt: hold.heldAt.toISOString(),
      isReady: !mustChange,
      mayConfirm: may,
      way: may ? null : confirmWay(holds, of, proof),
    });
  }
  const rank = ({ isReady, mayConfirm }: SeenHold) => (isReady ? (mayConfirm ? 0 : 1) : 2);
  return seen.toSorted(
    (a, b) =>
      rank(a) - rank(b) || a.place.localeCompare(b.place, 'zh-Hans-CN') || a.loginName.localeCompare(b.loginName),
  );
}

function placeOf(
  { stationId, organisationId }: Pick<SeenAccount, 'stationId' | 'organisationId'>,
  { stations, organisations }: Context['county'],
): string {
  const place = stations.find(({ id }) => id === stationId) ?? organisations.find(({ id }) => id === organisationId);
  return place?.name ?? '';
}
