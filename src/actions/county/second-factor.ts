import { createHmac, randomInt } from 'node:crypto';
import { isFactorRequired, type Due, type SignInWay } from '../../domain/county/account.ts';
import { lineSaying, type Details } from '../../domain/base/event.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import {
  begunMinutes,
  drawRecoveryCodes,
  typedCode,
  type SecondFactor,
  type TypedCode,
} from '../../domain/county/second-factor.ts';
import { getAccount, lockAccount, updateAccount, type StoredAccount } from '../../store/county/account.ts';
import {
  countRecoveryCodes,
  deleteFactor,
  dropOpenResets,
  findFactor,
  proveFactor,
  resealFactors,
  saveBegunFactor,
  saveRecoveryCodes,
  takeRecoveryCode,
  takeStep,
} from '../../store/county/second-factor.ts';
import { derivedSecret } from '../../store/base/derived-key.ts';
import type { Tx } from '../../store/base/db.ts';
import { record } from '../../store/base/ledger.ts';
import { enqueue } from '../../store/base/queue.ts';
import { deleteSessions, noteFactorShown } from '../../store/county/session.ts';
import { writeTrail } from '../../store/base/trail.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';
import type { Sealing } from '../base/sealing.ts';
import { tryFactor, tryOwnPassword, type Guarding, type SignInPlace } from './password-tries.ts';
import { hashOfNone, isPassword, voidGivenPassword } from './password.ts';
import { addressOfSecret, drawSecret, stepOf } from './telephone-code.ts';

export const factorsUnderOlderKey: Sealing = {
  table: 'second_factor',
  of: 'older',
  batch: resealFactors,
  why: null,
};

/** Where somebody shows a code, and where tries that fail are told. */
export interface FactorDoor {
  trail: Guarding['trail'];
  place: SignInPlace;
}

/** Shows the second factor for a session that waits for it: it is in from now on. */
export async function showFactor(
  ctx: Context,
  { trail, place }: FactorDoor,
  typed: string,
  sessionId: Buffer,
): Promise<{ account: StoredAccount; way: SignInWay }> {
  const { countyId, id } = ctx.actor;
  const account = await getAccount(ctx.db, countyId, id);
  const none = account.mustChange ? await hashOfNone() : null;
  const way = await tryFactor({ ...ctx, trail }, account, place, () =>
    transact(ctx.db, async (tx) => {
      const now = await lockAccount(tx, countyId, id);
      const kind = await takeCode(tx, ctx, now, typed);
      const cameBy = await noteFactorShown(tx, countyId, sessionId, ctx.at);
      if (cameBy === null) throw new Refusal('session-ended');
      if (cameBy === 'sso' && none !== null) await voidGivenPassword(tx, now, none, ctx.at);
      // Who shows his own has his telephone again: what was asked for in his name is void.
      await dropOpenResets(tx, now);
      const detail = { factor: kind };
      await writeTrail(tx, [{ countyId, at: ctx.at, kind: 'signed-in', accountId: id, detail }]);
      return cameBy;
    }),
  );
  return { account, way };
}

/** Takes what was typed, once and never again, or refuses it. */
async function takeCode(tx: Tx, ctx: Context, account: StoredAccount, typed: string): Promise<TypedCode['kind']> {
  const read = typedCode(typed);
  if (read === null || !account.hasFactor) throw new Refusal('wrong-factor');
  if (read.kind === 'recovery') {
    if (!(await takeRecoveryCode(tx, account, recoveryMark(ctx, account, read.code), ctx.at)))
      throw new Refusal('wrong-factor');
    return 'recovery';
  }
  const factor = await findFactor(tx, ctx.keyring, account, 'proven');
  const step = factor?.secret === null || factor === null ? null : await stepOf(factor.secret, read.code, ctx.at);
  if (factor === null || step === null) throw new Refusal('wrong-factor');
  if (!(await takeStep(tx, factor, step))) throw new Refusal('factor-used');
  return 'steps';
}

/** What stands in the table for a recovery code. */
function recoveryMark({ keyring }: Pick<Context, 'keyring'>, { countyId, id }: StoredAccount, code: string): Buffer {
  const key = derivedSecret(keyring.marking, 'recovery codes');
  return createHmac('sha256', key)
    .update(JSON.stringify([countyId, id, code]))
    .digest();
}

/** A secret that a telephone is to take up: the picture's text, and the key for who types it. */
export interface BegunFactor {
  address: string;
  key: string;
}

/**
 * Begins a secret, or gives the one again that this session has begun within the half hour. Who sits at an open session shows the password, and who
 * puts another telephone in place of his shows a code as well; who is led here at the door has just shown the password.
 */
export async function beginFactor(
  ctx: Context,
  { trail, place }: FactorDoor,
  typed: { password: string; code: string },
  { due, sessionId }: { due: Due | null; sessionId: Buffer },
): Promise<BegunFactor> {
  const account = await getAccount(ctx.db, ctx.actor.countyId, ctx.actor.id);
  if (due !== 'enrol') await demandOwnPassword(ctx, account, typed.password);
  const drawn = await drawSecret();
  const begin = () =>
    transact(ctx.db, async (tx) => {
      const now = await lockAccount(tx, account.countyId, account.id);
      if (now.hasFactor) await takeCode(tx, ctx, now, typed.code);
      const begun = await findFactor(tx, ctx.keyring, now, 'begun');
      if (begun !== null && begun.secret !== null && isOwn(begun, sessionId, ctx.at)) return begun.secret;
      await saveBegunFactor(tx, ctx.keyring, now, { id: ctx.newId(), secret: drawn, sessionId, at: ctx.at });
      return drawn;
    });
  const secret = account.hasFactor ? await tryFactor({ ...ctx, trail }, account, place, begin) : await begin();
  const { name: countyName } = ctx.county.county;
  const address = await addressOfSecret(secret, { countyName, loginName: account.loginName });
  return { address, key: secret.replace(/(.{4})(?=.)/gu, '$1 ') };
}

/** Begun in this session, and not too long ago: who knows the password is shown no secret that its owner is about to take up. */
function isOwn({ begunAt, sessionId }: Pick<SecondFactor, 'begunAt' | 'sessionId'>, here: Buffer, at: Date): boolean {
  return sessionId !== null && here.equals(sessionId) && at.getTime() - begunAt.getTime() < begunMinutes * 60_000;
}

/** A code proves that a telephone has the secret: it is in force, and the codes for paper are given this once. */
export async function provenFactor(
  ctx: Context,
  { trail, place }: FactorDoor,
  typed: string,
  sessionId: Buffer,
): Promise<string[]> {
  const codes = drawRecoveryCodes((n) => randomInt(n));
  const { countyId, id } = ctx.actor;
  await tryFactor({ ...ctx, trail }, ctx.actor, place, () =>
    transact(ctx.db, async (tx) => {
      const account = await lockAccount(tx, countyId, id);
      const begun = await findFactor(tx, ctx.keyring, account, 'begun');
      if (begun === null || begun.secret === null || !isOwn(begun, sessionId, ctx.at))
        throw new Refusal('factor-not-begun');
      const read = typedCode(typed);
      const step = read?.kind === 'steps' ? await stepOf(begun.secret, read.code, ctx.at) : null;
      if (step === null) throw new Refusal('wrong-factor');
      await proveFactor(tx, begun, { lastStep: step, at: ctx.at });
      await keepCodes(tx, ctx, account, codes);
      await updateAccount(tx, account, { hasFactor: true });
      await dropOpenResets(tx, account);
      await deleteSessions(tx, countyId, { accountId: id, butNot: sessionId });
      await noteFactorShown(tx, countyId, sessionId, ctx.at);
      await record(tx, lineOf(ctx, 'factor-set', { again: account.hasFactor }));
      // Who learnt the password may have been here before its owner, who hears of it.
      await enqueue(tx, { name: 'tell-holds' });
    }),
  );
  return codes;
}

/** Draws ten new codes for paper against a code of the telephone; the former ones are void. */
export async function renewRecoveryCodes(ctx: Context, { trail, place }: FactorDoor, typed: string): Promise<string[]> {
  const codes = drawRecoveryCodes((n) => randomInt(n));
  const { countyId, id } = ctx.actor;
  const account = await getAccount(ctx.db, countyId, id);
  await tryFactor({ ...ctx, trail }, account, place, () =>
    transact(ctx.db, async (tx) => {
      const now = await lockAccount(tx, countyId, id);
      await takeCode(tx, ctx, now, typed);
      await keepCodes(tx, ctx, now, codes);
      await record(tx, lineOf(ctx, 'factor-codes-renewed', {}));
    }),
  );
  return codes;
}

/** Turns the second factor off, where the county does not ask the role for it. */
export async function endFactor(
  ctx: Context,
  { trail, place }: FactorDoor,
  typed: { password: string; code: string },
): Promise<void> {
  const { countyId, id } = ctx.actor;
  const account = await getAccount(ctx.db, countyId, id);
  if (isFactorRequired(account.role, ctx.county.county.limits)) throw new Refusal('factor-required');
  await demandOwnPassword(ctx, account, typed.password);
  await tryFactor({ ...ctx, trail }, account, place, () =>
    transact(ctx.db, async (tx) => {
      const now = await lockAccount(tx, countyId, id);
      await takeCode(tx, ctx, now, typed.code);
      await dropFactor(tx, now);
      await record(tx, lineOf(ctx, 'factor-ended', {}));
    }),
  );
}

/** Takes everything of a second factor from the account, in the transaction of who may do it. */
export async function dropFactor(tx: Tx, account: StoredAccount): Promise<void> {
  await deleteFactor(tx, account);
  await dropOpenResets(tx, account);
  await updateAccount(tx, account, { hasFactor: false });
}

export interface FactorState {
  has: boolean;
  /** The county asks the role for it. */
  required: boolean;
  /** How many recovery codes are left. */
  codesLeft: number;
  codesMadeAt: Date | null;
}

export async function stateOfFactor(ctx: Context): Promise<FactorState> {
  const account = await getAccount(ctx.db, ctx.actor.countyId, ctx.actor.id);
  const { left, madeAt } = await countRecoveryCodes(ctx.db, account);
  return {
    has: account.hasFactor,
    required: isFactorRequired(account.role, ctx.county.county.limits),
    codesLeft: left,
    codesMadeAt: madeAt,
  };
}

async function demandOwnPassword(ctx: Context, account: StoredAccount, password: string): Promise<void> {
  // Nothing typed is no try, and is counted as none.
  if (password === '')
    throw new Refusal('invalid-input', {}, [{ path: 'password', zh: '请填您的密码', en: 'Please give your password' }]);
  await tryOwnPassword(ctx, account.id, async () => {
    if (!(await isPassword(password, account.passwordHash))) throw new Refusal('wrong-own-password');
  });
}

async function keepCodes(tx: Tx, ctx: Context, account: StoredAccount, codes: readonly string[]): Promise<void> {
  const marks = codes.map((code) => recoveryMark(ctx, account, typedCode(code)?.code ?? ''));
  await saveRecoveryCodes(tx, account, marks, ctx.at);
}

function lineOf<V extends 'factor-set' | 'factor-codes-renewed' | 'factor-ended'>(
  { actor, at, today }: Context,
  verb: V,
  detail: Details[V],
) {
  const { countyId, id: by, organisationId: byOrganisationId } = actor;
  return lineSaying({ countyId, matterId: by, verb, at, onDay: today, by, byOrganisationId, detail });
}
