/** 密码试错 (password tries): counted by name and place. No account is locked, so that nobody can keep a colleague out. */
import { crowdedAfter, crowdedPasswordWaits, passwordWaits, waitAfter } from '../../domain/base/tries.ts';
import type { Account } from '../../domain/county/account.ts';
import { mostWrongCodes } from '../../domain/county/second-factor.ts';
import { shownLogin } from '../../domain/base/trail.ts';
import { dayOf } from '../../domain/base/calendar.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { addTries, findTries, listTriesOf, type TryCount, type TryKey } from '../../store/base/tries.ts';
import { writeTrail } from '../../store/base/trail.ts';
import { findAccountByLogin } from '../../store/county/account.ts';
import { transact } from '../../store/base/transact.ts';
import type { TrailBook } from '../base/trail-book.ts';
import { everywhere, triesSince, tryAt, tryMark, type Counting } from '../base/tries.ts';

/** Where somebody signs in, and the browser, if somebody has signed in under this name with it before. */
export interface SignInPlace {
  /** All networks of one subscriber: under each of 65,536 he would have some tries at the name. */
  network: string;
  device: string | null;
}

/** Who is at the door, and where tries that fail are told. */
export type Guarding = Counting & { trail: Pick<TrailBook, 'addTry'> };

/** What is guessed at, and what is said of it. */
interface Guessed {
  subject: Buffer;
  isWrong: (error: unknown) => boolean;
  /** Writes down that a try was not let in. */
  note: (kind: 'sign-in-failed' | 'must-wait') => Promise<void>;
  waiting: 'must-wait' | 'factor-wait';
}

/**
 * Checks a password, unless too many were wrong under this name at this place. Names that nobody has are counted like all others.
 */
export function tryPassword<T>(
  ctx: Guarding,
  loginName: string,
  place: SignInPlace,
  check: () => Promise<T>,
): Promise<T> {
  const subject = signInMark(ctx, loginName);
  const note = (kind: 'sign-in-failed' | 'must-wait') => noteTry(ctx, loginName, kind);
  return tryAtPlace(ctx, { subject, isWrong, note, waiting: 'must-wait' }, place, check);
}

/** Checks a code of the second factor likewise; only who knows the password comes so far, and he does not guess all day. */
export async function tryFactor<T>(
  ctx: Guarding,
  { id: accountId }: Pick<Account, 'id'>,
  place: SignInPlace,
  check: () => Promise<T>,
): Promise<T> {
  const { countyId } = ctx.actor;
  const subject = tryMark(ctx, 'second factor', accountId);
  const [total] = await findTries(ctx.db, countyId, [{ subject, origin: todayMark(ctx) }]);
  if (total !== undefined && total.n >= mostWrongCodes && place.device === null) throw new Refusal('factor-guessed');
  const note = (kind: 'sign-in-failed' | 'must-wait') =>
    ctx.trail.addTry({ countyId, at: ctx.at, kind, accountId, who: '', detail: { factor: true } });
  return tryAtPlace(ctx, { subject, isWrong: isWrongCode, note, waiting: 'factor-wait' }, place, check);
}

/** A browser that knows the name is a place of its own, so that who guesses on the same network keeps nobody out. */
async function tryAtPlace<T>(
  ctx: Guarding,
  guessed: Guessed,
  { network, device }: SignInPlace,
  check: () => Promise<T>,
): Promise<T> {
  const { countyId } = ctx.actor;
  const { subject, note } = guessed;
  const places = [...(device === null ? [] : [`device ${device}`]), `network ${network}`].map((place): TryKey => ({
    subject,
    origin: tryMark(ctx, place),
  }));
  const all = { subject, origin: todayMark(ctx) };
  const [total] = await findTries(ctx.db, countyId, [all]);
  const isCrowded = total !== undefined && total.n >= crowdedAfter;
  const waits = isCrowded ? crowdedPasswordWaits : passwordWaits;
  const made = await tryAt(ctx, places, { waits, isWrong: guessed.isWrong }, check).catch(async (error: unknown) => {
    if (guessed.isWrong(error)) {
      await transact(ctx.db, (tx) => addTries(tx, countyId, [all], ctx.at));
      await note('sign-in-failed');
    }
    throw error;
  });
  if (made !== null) return made.made;
  await note('must-wait');
  throw waiting(guessed.waiting, await findTries(ctx.db, countyId, places), waits, ctx.at);
}

/** Checks the present password of who is signed in: who sits at an open session does not guess on. */
export async function tryOwnPassword<T>(ctx: Counting, accountId: string, check: () => Promise<T>): Promise<T> {
  const place = { subject: tryMark(ctx, 'own password', accountId), origin: everywhere };
  const done = await tryAt(ctx, [place], { waits: passwordWaits, isWrong }, check).catch(async (error: unknown) => {
    const entry = { countyId: ctx.actor.countyId, at: ctx.at, kind: 'sign-in-failed' as const, accountId };
    if (isWrong(error)) await transact(ctx.db, (tx) => writeTrail(tx, [{ ...entry, detail: { own: true } }]));
    throw error;
  });
  if (done !== null) return done.made;
  throw waiting('must-wait', await findTries(ctx.db, ctx.actor.countyId, [place]), passwordWaits, ctx.at);
}

/** What is counted of a name, from wherever it is tried. */
export function signInMark(ctx: Pick<Counting, 'keyring'>, loginName: string): Buffer {
  return tryMark(ctx, 'sign-in', loginName.trim().toLowerCase());
}

/** What is counted from all places together begins anew each day, or the slips of the finger of weeks would add up. */
function todayMark(ctx: Pick<Counting, 'keyring' | 'at'>): Buffer {
  return tryMark(ctx, 'all places', dayOf(ctx.at));
}

/** How many wrong passwords were typed today under each name that has some. */
export async function countWrongPasswords(
  ctx: Counting,
  loginNames: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const names = new Map(loginNames.map((name) => [signInMark(ctx, name).toString('hex'), name]));
  const marks = [...names.keys()].map((mark) => Buffer.from(mark, 'hex'));
  const found = await listTriesOf(ctx.db, ctx.actor.countyId, marks, triesSince(ctx.at));
  return new Map(
    found
      .filter(({ origin }) => origin.equals(todayMark(ctx)))
      .map(({ subject, n }) => [names.get(subject.toString('hex')) ?? '', n]),
  );
}

/** Who failed, and from where; of a name that nobody has only the beginning is kept, for people type their password there. */
async function noteTry(
  { db, actor: { countyId }, at, trail }: Guarding,
  loginName: string,
  kind: 'sign-in-failed' | 'must-wait',
): Promise<void> {
  const account = await findAccountByLogin(db, countyId, loginName);
  const who = account === null ? shownLogin(loginName) : '';
  await trail.addTry({ countyId, at, kind, accountId: account?.id ?? null, who });
}

function isWrong(error: unknown): boolean {
  return error instanceof Refusal && (error.code === 'wrong-password' || error.code === 'wrong-own-password');
}

function isWrongCode(error: unknown): boolean {
  return error instanceof Refusal && (error.code === 'wrong-factor' || error.code === 'factor-used');
}

/** Says how long the place that is free first has to wait. */
function waiting(code: Guessed['waiting'], counts: readonly TryCount[], waits: readonly number[], at: Date): Refusal {
  const left = counts.map(({ n, lastAt }) => lastAt.getTime() + waitAfter(waits, n) * 1000 - at.getTime());
  return new Refusal(code, { minutes: Math.max(1, Math.ceil(Math.min(...left) / 60_000)) });
}
