import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { lineSaying, type Details } from '../../domain/base/event.ts';
import { demand } from '../../domain/base/actor.ts';
import {
  codeAgainSeconds,
  demandFresh,
  homeOf,
  isSameHome,
  mayManage,
  mostCodesADay,
  standingOf,
  type BindDevice,
  type Device,
  type DeviceStanding,
  type SignInCode,
} from '../../domain/device/device.ts';
import { codeMinutes } from '../../domain/matter/message.ts';
import type { DeviceVerb } from '../../domain/base/ledger-verbs.ts';
import { maskPhone } from '../../domain/base/masking.ts';
import { plainPhone } from '../../domain/county/reach-by.ts';
import { nullWhenRefused, Refusal } from '../../domain/base/refusal.ts';
import { deviceMark } from '../../domain/complaint/slip.ts';
import type { z } from 'zod';
import { getAccount, listAccounts, lockAccount, type StoredAccount } from '../../store/county/account.ts';
import { lockCounty } from '../../store/county/county.ts';
import {
  countDevicesOf,
  deleteCode,
  findCode,
  findDevice,
  listDevices,
  lockDevice,
  saveCode,
  saveDevice,
} from '../../store/device/device.ts';
import { findRecovery, saveRecovery } from '../../store/device/device-recovery.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { derivedSecret } from '../../store/base/derived-key.ts';
import { record } from '../../store/base/ledger.ts';
import { writeTrail } from '../../store/base/trail.ts';
import { saveMessages } from '../../store/matter/message.ts';
import { deleteSessions, saveSession } from '../../store/county/session.ts';
import { addTries } from '../../store/base/tries.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context, Holding } from '../base/context.ts';
import { everywhere, tryMark } from '../base/tries.ts';
import { sendSoon, toPhone } from '../matter/message.ts';
import type { Guarding } from '../county/password-tries.ts';
import { sessionIdOf } from '../county/session.ts';
import { hashOf, isHashOf, newToken, shareOf } from './device-secrets.ts';

/** A session that a telephone has opened, and whose it is. */
export interface Opened {
  token: string;
  account: StoredAccount;
}

/** Sends a code to the telephone of a station account, ten a day; of an unknown number nothing is said and nothing sent. */
export async function sendCode(ctx: Context, typed: string): Promise<void> {
  const phone = plainPhone(typed);
  const { countyId } = ctx.actor;
  const holders = await holdersOf(ctx.db, countyId, phone);
  if (holders.length === 0) return;
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await transact(ctx.db, async (tx) => {
    const before = await findCode(tx, countyId, phone);
    if (before !== null && ctx.at.getTime() - before.madeAt.getTime() < codeAgainSeconds * 1000) return;
    const sent = { subject: tryMark(ctx, 'sign-in code', ctx.today, phone), origin: everywhere };
    const [today] = await addTries(tx, countyId, [sent], ctx.at);
    if ((today?.n ?? 0) > mostCodesADay) return;
    await saveCode(tx, { countyId, phone, codeHash: codeHashOf(ctx, phone, code), madeAt: ctx.at, tries: 0 });
    const messages = toPhone(
      ctx,
      { countyId, id: (holders[0] as StoredAccount).id },
      phone,
      `验证码 ${code}，${codeMinutes} 分钟内有效，用来登录站点。谁来要都别给。`,
      // Whoever waits at the sign-in page waits by night too.
    ).map((message) => ({ ...message, matterId: null, notBefore: ctx.at }));
    await saveMessages(tx, messages);
    await sendSoon(tx, messages);
  });
}

/** Starts a session for whoever holds the telephone; five wrong codes spoil the code. */
export async function signInByCode(
  ctx: Context & Guarding,
  typed: { phone: string; code: string; device: string },
): Promise<Opened> {
  const phone = plainPhone(typed.phone);
  const { countyId } = ctx.actor;
  const token = newToken();
  const account = await transact(ctx.db, async (tx) => {
    const code = await findCode(tx, countyId, phone);
    demandFresh(code, ctx.at);
    if (code === null || !isCode(ctx, code, typed.code)) {
      if (code !== null) await saveCode(tx, { ...code, tries: code.tries + 1 });
      return null;
    }
    const holders = await holdersOf(tx, countyId, phone);
    // Two people with one telephone: each signs in with his own name and password.
    if (holders.length !== 1) throw new Refusal('phone-shared');
    const holder = await lockAccount(tx, countyId, (holders[0] as StoredAccount).id);
    if (!holder.active) throw new Refusal('code-stale');
    await deleteCode(tx, countyId, phone);
    await openSession(tx, holder, { token, deviceId: null, agent: typed.device }, ctx.at);
    return holder;
  });
  if (account !== null) return { token, account };
  // Anybody may be wrong for any telephone, as often as he likes: many are counted together.
  const entry = { countyId, at: ctx.at, kind: 'sign-in-failed', accountId: null, who: maskPhone(phone) } as const;
  await ctx.trail.addTry({ ...entry, detail: { by: 'code' } });
  throw new Refusal('wrong-sign-in-code');
}

export interface Bound {
  id: string;
  mark: string;
  key: string;
  word: string;
  recovery: string;
  /** What the server gives of the telephone's own key when the right PIN was typed. */
  share: string;
  /** The telephone's session. */
  token: string;
}

/**
 * Binds a telephone to the account that is signed in on it; the same telephone again gets new keys and its recovery key. From here
 * on it signs in by its key: the session by which somebody signed in on it ends.
 */
export function bindDevice(
  ctx: Context,
  { id, name, proof }: z.infer<typeof BindDevice>,
  by: { session: Buffer | null; agent: string },
): Promise<Bound> {
  demand(ctx.actor, 'device.bind');
  const { countyId, id: accountId } = ctx.actor;
  const home = homeOf(ctx.actor);
  if (home === null) throw new Refusal('not-permitted', { permission: 'device.bind' });
  if (proof === null) throw new Refusal('program-old');
  const [key, word, token] = [newToken(), newToken(), newToken()];
  return transact(ctx.db, async (tx) => {
    // One after the other, so that no two telephones of a station or an office get one letter.
    await lockCounty(tx, countyId);
    const known = await lockDevice(tx, countyId, id);
    if (known !== null && (known.accountId !== accountId || !isSameHome(known, home)))
      throw new Refusal('device-of-another');
    if (known !== null && known.revokedAt !== null) throw new Refusal('device-revoked');
    const device: Device = {
      ...(known ?? {
        countyId,
        id,
        accountId,
        ...home,
        mark: deviceMark(await countDevicesOf(tx, countyId, home)),
        boundAt: ctx.at,
        revokedAt: null,
        revokedById: null,
        revokeReason: '',
        wipedAt: null,
      }),
      name,
      keyHash: hashOf(key),
      wordHash: hashOf(word),
      pinHash: hashOf(proof),
      pinWrong: 0,
      pinNotBefore: null,
      seenAt: ctx.at,
    };
    await saveDevice(tx, device);
    const recovery = (known === null ? null : await findRecovery(tx, ctx.keyring, device)) ?? randomBytes(32);
    await saveRecovery(tx, ctx.keyring, device, recovery);
    await note(tx, ctx, device, 'device-bound', { ...marksOf(device), name, isAgain: known !== null });
    if (by.session !== null) await deleteSessions(tx, countyId, { id: by.session });
    await deleteSessions(tx, countyId, { deviceId: id });
    await openSession(tx, { countyId, id: accountId }, { token, deviceId: id, agent: agentOf(by, device) }, ctx.at);
    const share = shareOf(ctx.keyring, device);
    return { id, mark: device.mark, key, word, recovery: recovery.toString('base64'), share, token };
  });
}

/** A telephone makes itself heard: with its word it learns where it stands. Nobody learns whether an unknown device exists. */
export async function hearDevice(ctx: Context, shown: { id: string; word: string }): Promise<DeviceStanding> {
  const device = await demandWord(ctx, shown);
  const account = await getAccount(ctx.db, ctx.actor.countyId, device.accountId).catch(nullWhenRefused);
  const standing = standingOf(device, account);
  if (standing !== 'active') return standing;
  await transact(ctx.db, async (tx) => {
    const now = await lockDevice(tx, device.countyId, device.id);
    if (now !== null) await saveDevice(tx, { ...now, seenAt: ctx.at });
  });
  return standing;
}

/** Whether the telephone is bound to who is signed in on it; null where nobody is. It is told before he chooses a PIN for it. */
export async function isOwnDevice(ctx: Context, shown: { id: string; word: string }): Promise<boolean | null> {
  if (ctx.actor.role === 'consumer') return null;
  return (await demandWord(ctx, shown)).accountId === ctx.actor.id;
}

/** Where the telephone stands, and what opens its session when it is in use. */
export interface Entry {
  standing: DeviceStanding;
  token: string | null;
}

/** Signs a telephone in that shows its key. */
export async function signInByKey(
  ctx: Context,
  shown: { id: string; word: string; key: string; agent: string },
): Promise<Entry> {
  const standing = await hearDevice(ctx, shown);
  if (standing !== 'active') return { standing, token: null };
  const token = newToken();
  await transact(ctx.db, async (tx) => {
    const device = await lockDevice(tx, ctx.actor.countyId, shown.id);
    if (device === null || !isHashOf(device.keyHash, shown.key)) throw new Refusal('device-unknown');
    const holder = await lockAccount(tx, device.countyId, device.accountId);
    if (standingOf(device, holder) !== 'active') throw new Refusal('device-revoked');
    await openSession(tx, holder, { token, deviceId: device.id, agent: agentOf(shown, device) }, ctx.at);
  });
  return { standing, token };
}

/** The device of the id, when the word is its own; of any other nothing is told. */
export async function demandWord(ctx: Context, shown: { id: string; word: string }): Promise<Device> {
  const device = await findDevice(ctx.db, ctx.actor.countyId, shown.id);
  if (device === null || !isHashOf(device.wordHash, shown.word)) throw new Refusal('device-unknown');
  return device;
}

/** Refuses what is sent from a telephone that is not the sender's, or not in use. */
export async function demandOwnDevice(ctx: Context, id: string): Promise<Device> {
  const device = await findDevice(ctx.db, ctx.actor.countyId, id);
  if (device === null || device.accountId !== ctx.actor.id) throw new Refusal('device-unknown');
  if (device.revokedAt !== null) throw new Refusal('device-revoked');
  return device;
}

/** The telephones that somebody goes about with: each is cut off, and wipes itself when it is next heard of. */
export const telephonesHeld: Holding = {
  name: 'telephones',
  atClosing: false,
  async count(db, { actor }, accountId) {
    const counts = new Map<string, number>();
    for (const device of await listDevices(db, actor.countyId))
      if (device.revokedAt === null && (accountId === null || device.accountId === accountId))
        counts.set(device.accountId, (counts.get(device.accountId) ?? 0) + 1);
    return counts;
  },
  async handOver(tx, ctx, { accountId }) {
    const { countyId } = ctx.actor;
    for (const { id } of await listDevices(tx, countyId)) {
      const device = await lockDevice(tx, countyId, id);
      if (device === null || device.accountId !== accountId || device.revokedAt !== null) continue;
      const reason = '使用人离任';
      await saveDevice(tx, { ...device, revokedAt: ctx.at, revokedById: ctx.actor.id, revokeReason: reason });
      await note(tx, ctx, device, 'device-revoked', { ...marksOf(device), reason });
    }
    return null;
  },
};

/** Cuts a lost telephone off: its account is signed out everywhere, and it wipes itself when it is next heard of. */
export function revokeDevice(ctx: Context, id: string, reason: string): Promise<Device> {
  demand(ctx.actor, 'device.revoke');
  const { countyId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    const device = await lockDevice(tx, countyId, id);
    if (device === null || !mayManage(ctx.actor, device, ctx.county.stations)) throw new Refusal('not-found');
    if (device.revokedAt !== null) return device;
    const next = { ...device, revokedAt: ctx.at, revokedById: ctx.actor.id, revokeReason: reason };
    await saveDevice(tx, next);
    await deleteSessions(tx, countyId, { accountId: device.accountId, butNot: null });
    await note(tx, ctx, device, 'device-revoked', { ...marksOf(device), reason });
    return next;
  });
}

/** The telephone says that it has wiped what lay on it. */
export async function noteWiped(ctx: Context, shown: { id: string; word: string }): Promise<void> {
  const { id } = await demandWord(ctx, shown);
  await transact(ctx.db, async (tx) => {
    const device = await lockDevice(tx, ctx.actor.countyId, id);
    if (device === null || device.wipedAt !== null) return;
    await saveDevice(tx, { ...device, wipedAt: ctx.at });
    await note(tx, ctx, device, 'device-wiped', marksOf(device));
  });
}

/** The station accounts that are reached at the telephone. */
async function holdersOf(db: Db | Tx, countyId: number, phone: string): Promise<StoredAccount[]> {
  if (phone === '') return [];
  const accounts = await listAccounts(db, countyId);
  return accounts.filter((one) => one.active && one.role === 'station' && plainPhone(one.phone) === phone);
}

/** What each line says of the telephone. */
function marksOf({ id: deviceId, mark, stationId }: Device): {
  deviceId: string;
  mark: string;
  stationId: string | null;
} {
  return { deviceId, mark, stationId };
}

/** A line in the chain of the account, as the other changes of an account have. */
async function note<V extends DeviceVerb>(
  tx: Tx,
  ctx: Context,
  device: Device,
  verb: V,
  detail: Details[V],
): Promise<void> {
  await lockAccount(tx, device.countyId, device.accountId);
  await record(
    tx,
    lineSaying({
      countyId: device.countyId,
      matterId: device.accountId,
      verb,
      at: ctx.at,
      onDay: ctx.today,
      by: ctx.actor.id,
      byOrganisationId: ctx.actor.stationId ?? ctx.actor.organisationId,
      detail,
    }),
  );
}

async function openSession(
  tx: Tx,
  { countyId, id: accountId }: Pick<StoredAccount, 'countyId' | 'id'>,
  { token, deviceId, agent }: { token: string; deviceId: string | null; agent: string },
  at: Date,
): Promise<void> {
  const device = agent.slice(0, 200);
  const id = sessionIdOf(token);
  const way = 'code' as const;
  await saveSession(tx, { countyId, id, accountId, startedAt: at, usedAt: at, device, way, deviceId, factorAt: null });
  const by = deviceId === null ? 'code' : 'telephone';
  await writeTrail(tx, [{ countyId, at, kind: 'signed-in', accountId, detail: { by } }]);
}

/** How the session is called in the list of one's own. */
function agentOf({ agent }: { agent: string }, { name }: Pick<Device, 'name'>): string {
  return `${agent.slice(0, 120)}｜${name}`;
}

/** Under a key that is not in the database: a million codes are tried against a plain hash in a second. */
function codeHashOf({ keyring }: Context, phone: string, code: string): Buffer {
  return createHmac('sha256', derivedSecret(keyring.marking, 'sign-in code')).update(`${phone} ${code}`).digest();
}

function isCode(ctx: Context, { codeHash, phone }: SignInCode, typed: string): boolean {
  return timingSafeEqual(Buffer.from(codeHash), codeHashOf(ctx, phone, typed));
}
