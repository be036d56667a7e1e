/** 对外通知的系统: entered, confirmed by a second person, tried, stopped and taken away at the desk; each with its line. */
import { randomBytes } from 'node:crypto';
import { demand } from '../../../domain/base/actor.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { HookLetter } from '../../../domain/matter/hook/hook.ts';
import { againDays, mostAgain, type LettersAgain } from '../../../domain/matter/hook/hook-letter.ts';
import {
  decideHook,
  hostOf,
  isHookWritten,
  mayConfirmHook,
  waitsForSecond,
  writeHook,
  type DecideHook,
  type HookAnswer,
  type HookForm,
  type HookPlace,
  type HookSystem,
  type HookWay,
  type SecretStage,
  type TestHook,
} from '../../../domain/matter/hook/hook-system.ts';
import { actorOfAccount } from '../../../domain/county/account.ts';
import { maxTries, mostTestsADay } from '../../../domain/matter/message.ts';
import type { Db, Tx } from '../../../store/base/db.ts';
import { addTries, giveBackTry } from '../../../store/base/tries.ts';
import { transact } from '../../../store/base/transact.ts';
import { listAccounts } from '../../../store/county/account.ts';
import { lockCounty } from '../../../store/county/county.ts';
import { giveUpLetters, lockDeadLetters, renameLetters } from '../../../store/matter/hook/hook-letter.ts';
import {
  deleteHookSystem,
  findHookPlace,
  findHookSecrets,
  listHookSystems,
  lockHookSystem,
  promoteNextSecret,
  resealHookSecrets,
  saveHookSecret,
  saveHookSystem,
} from '../../../store/matter/hook/hook-system.ts';
import { countSentAgainBy, findMessage, saveMessages } from '../../../store/matter/message.ts';
import { noteSetting, type Context } from '../../base/context.ts';
import type { Sealing } from '../../base/sealing.ts';
import { everywhere, tryMark } from '../../base/tries.ts';
import { claimedUntil, noteFailed, noteSent, outgoing, sendSoon } from '../message.ts';
import { tellEach, tellPeople } from '../tell-people.ts';

export const hookSecretsUnderOlderKey: Sealing = {
  table: 'hook_secret',
  of: 'older',
  batch: resealHookSecrets,
  why: null,
};

/** So long a press whose answer was lost is answered again with the secret that it made. */
const againWithinMs = 5 * 60_000;

/** Writes a system under its id; with a new one its secret comes back, once. The same press again writes nothing. */
export async function saveHook(
  ctx: Context,
  id: string,
  { form, readVersion }: { form: HookForm; readVersion: number },
  way: HookWay,
): Promise<{ secret: string | null }> {
  demand(ctx.actor, 'hook.save');
  const { countyId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    await lockCounty(tx, countyId);
    const all = await listHookSystems(tx, countyId);
    const before = all.find((one) => one.id === id) ?? null;
    if (before !== null && isHookWritten(before, form, readVersion))
      return { secret: readVersion === 0 ? await secretOfPress(tx, ctx, before, id) : null };
    const others = [...all.filter((one) => one.id !== id), ...way.inFile].map(({ name }) => name);
    const system = writeHook(id, form, before, readVersion, { by: ctx.actor, at: ctx.at, others, isShut: way.isShut });
    await saveHookSystem(tx, system);
    if (before !== null && before.name !== system.name)
      await renameLetters(tx, countyId, { from: before.name, to: system.name, since: sinceShown(ctx) });
    await noteWritten(tx, ctx, system);
    return { secret: before === null ? await makeSecret(tx, ctx, system, { id, stage: 'now' }) : null };
  });
}

/** Since when letters are counted at the desk and can go again together. */
function sinceShown({ at }: Pick<Context, 'at'>): Date {
  return new Date(at.getTime() - againDays * 86_400_000);
}

async function noteWritten(tx: Tx, ctx: Context, system: HookSystem): Promise<void> {
  const { id, name, url, events, version, countyId } = system;
  const waits = waitsForSecond(system);
  await noteSetting(tx, ctx, 'hook-saved', { system: id, name, host: hostOf(url), events, version, waits });
  if (!waits) return;
  const words = `${ctx.actor.name}写了对外通知的系统“${name}”，要发到 ${hostOf(url)}，等您核定。请到管理 → 对外通知看。`;
  const about = { countyId, id, number: null, page: 'hooks' as const, version };
  await tellPeople(tx, ctx, about, (one) => mayConfirmHook(actorOfAccount(one), system), words, { ring: 'asked' });
}

/** 核定、不同意: by a second person, and who wrote it hears of it. */
export async function decideHookSystem(ctx: Context, id: string, answer: DecideHook): Promise<void> {
  demand(ctx.actor, 'hook.confirm');
  const { countyId } = ctx.actor;
  await transact(ctx.db, async (tx) => {
    await lockCounty(tx, countyId);
    const system = await lockHookSystem(tx, countyId, id);
    // Of one that was refused and had stood before in no form nothing is left: the same press again finds it done.
    if (system === null && !answer.allow) return;
    if (system === null) throw new Refusal('not-found');
    const next = decideHook(system, answer, { by: ctx.actor, at: ctx.at });
    if (next === system) return;
    if (next === null) await deleteHookSystem(tx, system);
    else await saveHookSystem(tx, next);
    const { name, version } = system;
    const host = hostOf(system.url);
    const { allow, reason } = answer;
    await noteSetting(tx, ctx, 'hook-decided', { system: id, name, host, allowed: allow, reason, version });
    const writer = (await listAccounts(tx, countyId)).find((one) => one.id === system.writtenBy);
    if (writer === undefined) return;
    const words = allow
      ? `${ctx.actor.name}核定了对外通知的系统“${name}”，现在起往 ${host} 发；可以按“测试”试一封。`
      : `${ctx.actor.name}没有同意对外通知的系统“${name}”发到 ${host}：${reason}`;
    const about = { countyId, id, number: null, page: 'hooks' as const };
    await tellEach(tx, ctx, [{ account: writer, about, cause: `${id} ${version} decided`, words }], { ring: 'asked' });
  });
}

/** 停用、启用: what waits for one that is stopped is given up. */
export async function switchHook(ctx: Context, id: string, on: boolean): Promise<void> {
  demand(ctx.actor, 'hook.save');
  const { countyId } = ctx.actor;
  await transact(ctx.db, async (tx) => {
    await lockCounty(tx, countyId);
    const system = await lockHookSystem(tx, countyId, id);
    if (system === null) throw new Refusal('not-found');
    if (system.active === on) return;
    await saveHookSystem(tx, { ...system, active: on });
    const letters = on ? 0 : await giveUpLetters(tx, countyId, system.name);
    await noteSetting(tx, ctx, 'hook-switched', { system: id, name: system.name, on, letters });
  });
}

/** Takes it away with its secrets; one that is not there any more is gone. */
export async function removeHook(ctx: Context, id: string): Promise<void> {
  demand(ctx.actor, 'hook.save');
  const { countyId } = ctx.actor;
  await transact(ctx.db, async (tx) => {
    await lockCounty(tx, countyId);
    const system = await lockHookSystem(tx, countyId, id);
    if (system === null) return;
    const { name, url, standingUrl } = system;
    const letters = await giveUpLetters(tx, countyId, name);
    await deleteHookSystem(tx, system);
    await noteSetting(tx, ctx, 'hook-removed', { system: id, name, host: hostOf(standingUrl ?? url), letters });
  });
}

/** 换密钥: another secret under the id of the press, which signs beside the one that stands until it is put in its place. */
export async function renewHookSecret(ctx: Context, id: string, pressId: string): Promise<{ secret: string }> {
  demand(ctx.actor, 'hook.save');
  const { countyId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    await lockCounty(tx, countyId);
    const system = await lockHookSystem(tx, countyId, id);
    if (system === null) throw new Refusal('not-found');
    const secrets = await findHookSecrets(tx, ctx.keyring, system);
    if (secrets.some((one) => one.id === pressId)) {
      const secret = await secretOfPress(tx, ctx, system, pressId);
      if (secret === null) throw new Refusal('hook-secret-shown');
      return { secret };
    }
    // One that no key opens signs nothing: the new one takes its place at once.
    const stage = secrets.some((one) => one.stage === 'now' && one.secret !== null) ? 'next' : 'now';
    return { secret: await makeSecret(tx, ctx, system, { id: pressId, stage }) };
  });
}

/** 改用新的: from now on the new secret signs alone. */
export async function adoptHookSecret(ctx: Context, id: string): Promise<void> {
  demand(ctx.actor, 'hook.save');
  const { countyId } = ctx.actor;
  await transact(ctx.db, async (tx) => {
    await lockCounty(tx, countyId);
    const system = await lockHookSystem(tx, countyId, id);
    if (system === null) throw new Refusal('not-found');
    if (!(await promoteNextSecret(tx, { countyId, systemId: id }))) throw new Refusal('hook-secret-none');
    await noteSetting(tx, ctx, 'hook-secret-used', { system: id, name: system.name });
  });
}

async function makeSecret(
  tx: Tx,
  ctx: Context,
  { countyId, id: systemId, name }: HookSystem,
  { id, stage }: { id: string; stage: SecretStage },
): Promise<string> {
  const secret = randomBytes(32).toString('hex');
  await saveHookSecret(
    tx,
    ctx.keyring,
    { countyId, id, systemId, stage, madeBy: ctx.actor.id, madeAt: ctx.at },
    secret,
  );
  await noteSetting(tx, ctx, 'hook-secret-made', { system: systemId, name, stage });
  return secret;
}

/** The secret that this press made, for who pressed and did not hear the answer; null later, and for anybody else. */
async function secretOfPress(tx: Tx, ctx: Context, system: HookSystem, pressId: string): Promise<string | null> {
  const made = (await findHookSecrets(tx, ctx.keyring, system)).find((one) => one.id === pressId);
  if (made === undefined || made.madeBy !== ctx.actor.id) return null;
  return ctx.at.getTime() - made.madeAt.getTime() <= againWithinMs ? made.secret : null;
}

/** The cause of a letter that only tries a system. */
export const hookTest = 'hook-test';

/**
 * 测试: one letter to the system, and what it answered. It stands in the outbox like any other; asked again under its id it is not sent
 * again, and null says so.
 */
export async function testHookSystem(
  ctx: Context,
  { id, to }: TestHook,
  way: HookWay,
  now: () => Date,
): Promise<HookAnswer | null> {
  demand(ctx.actor, 'hook.test');
  const { place, name } = await placeOf(ctx, to, way);
  if (way.isSample === true && !('inFile' in place)) throw new Refusal('hook-sample');
  const { countyId } = ctx.actor;
  const at = ctx.at.toISOString();
  const told = { countyId, kind: 'machine', number: 'test', state: 'test', officeId: null, zh: '测试' } as const;
  const letter: HookLetter = { id, event: 'alert', at, ...told };
  const text = JSON.stringify(letter);
  const notBefore = claimedUntil(ctx.at);
  const made = {
    countyId,
    id,
    matterId: null,
    channel: 'hook',
    to,
    system: name,
    text,
    notBefore,
    cause: hookTest,
  } as const;
  const message = outgoing(ctx, made);
  const isNew = await transact(ctx.db, async (tx) => {
    const key = { subject: tryMark(ctx, hookTest, ctx.today), origin: everywhere };
    // Counted first, so that two presses at once are one after the other.
    const n = (await addTries(tx, countyId, [key], ctx.at))[0]?.n ?? 0;
    if ((await findMessage(tx, countyId, id)) !== null) {
      await giveBackTry(tx, countyId, key);
      return false;
    }
    if (n > mostTestsADay) throw new Refusal('hook-tests-many', { n: mostTestsADay });
    await saveMessages(tx, [message]);
    await noteSetting(tx, ctx, 'hook-tested', { name, test: id });
    return true;
  });
  if (!isNew) return null;
  const answer = await way.probe(place, { id, text });
  const then = { ...ctx, at: now() };
  if (answer.verdict === 'taken') await noteSent(then, [message]);
  // Who tests tries again himself.
  else await noteFailed(then, { ...message, failedTimes: maxTries - 1 }, answer.why);
  return answer;
}

async function placeOf(
  ctx: Context,
  to: string,
  { inFile }: HookWay,
): Promise<{ place: HookPlace | { inFile: string }; name: string }> {
  if (inFile.some(({ name }) => name === to)) return { place: { inFile: to }, name: to };
  const system = (await listHookSystems(ctx.db, ctx.actor.countyId)).find(({ id }) => id === to);
  if (system === undefined) throw new Refusal('not-found');
  const place = await findHookPlace(ctx.db, ctx.keyring, to, { evenStopped: true });
  if (place === null) throw new Refusal('hook-not-confirmed');
  return { place, name: system.name };
}

/** To which systems a letter goes now, as it is addressed: those of the settings, and those of the desk that are at work and confirmed. */
export async function listToldNow(
  db: Db | Tx,
  countyId: number,
  { inFile }: Pick<HookWay, 'inFile'>,
): Promise<ReadonlySet<string>> {
  const on = (await listHookSystems(db, countyId)).filter((one) => one.active && one.standingUrl !== null);
  return new Set([...inFile.map(({ name }) => name), ...on.map((one) => one.id)]);
}

/** 全部再发: the dead letters of the last days, to one system or to all that are told now, each once. Gives how many go out. */
export async function sendLettersAgain(ctx: Context, { id, system }: LettersAgain, way: HookWay): Promise<number> {
  demand(ctx.actor, 'hook.save');
  const { countyId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    await lockCounty(tx, countyId);
    const before = await countSentAgainBy(tx, countyId, id);
    if (before > 0) return before;
    const told = await listToldNow(tx, countyId, way);
    const dead = await lockDeadLetters(tx, countyId, { system, since: sinceShown(ctx), limit: mostAgain });
    const again = dead
      .filter(({ to }) => told.has(to))
      .map(({ to, text, page, cause, id: resentFrom, system: name = null }) => {
        const about = { page, cause: `${cause ?? 'hook'} again ${id}`, resentFrom, system: name };
        return outgoing(ctx, { countyId, matterId: null, channel: 'hook', to, text, ...about });
      });
    if (again.length === 0) return 0;
    await saveMessages(tx, again);
    await noteSetting(tx, ctx, 'hook-letters-again', { name: system ?? '', letters: again.length, press: id });
    await sendSoon(tx, again);
    return again.length;
  });
}
