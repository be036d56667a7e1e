import { randomBytes, randomInt } from 'node:crypto';
import { demand, mayDo } from '../../domain/base/actor.ts';
import { dayOf } from '../../domain/base/calendar.ts';
import { lineSaying } from '../../domain/base/event.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { demandStrongPassword, drawPassword, keptPasswords, type PasswordOwner } from '../../domain/county/password.ts';
import { atServerZh } from '../../domain/county/seal-hold.ts';
import { soundOf } from '../../outside/pinyin.ts';
import {
  findAccountByLogin,
  findPasswordSlip,
  keepFormerPassword,
  listAccounts,
  listFormerPasswords,
  listPasswordSlips,
  listSlipBatches,
  lockAccount,
  savePasswordSlip,
  sweepPasswordSlips,
  updateAccount,
  type StoredAccount,
} from '../../store/county/account.ts';
import type { CountyFacts } from '../../store/county/county.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { actorIdOf, listRequested, record } from '../../store/base/ledger.ts';
import { resealColumn } from '../../store/base/reseal-column.ts';
import type { PasswordSlipRow } from '../../store/base/schema.ts';
import { openText, sealText } from '../../store/base/seal.ts';
import { deleteSessions } from '../../store/county/session.ts';
import { originNow, writeTrail } from '../../store/base/trail.ts';
import { forgetSubject } from '../../store/base/tries.ts';
import { transact } from '../../store/base/transact.ts';
import { noteSetting, type AtServer, type Context } from '../base/context.ts';
import type { Sealing } from '../base/sealing.ts';
import { holdSeals } from './seal-hold.ts';
import { inTurn } from './hash-queue.ts';
import { signInMark } from './password-tries.ts';

/** Argon2id at the strength that OWASP gives for a server with little memory: 19 MiB, two passes. */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A password of nobody: checked for an unknown name, so that names cannot be found out by the time an answer takes. */
let nobody: Promise<string> | null = null;

export async function hashPassword(password: string): Promise<string> {
  const { hash } = await import('@node-rs/argon2');
  // A workbook brings the passwords of a whole county.
  return inTurn(() => hash(password, argon), { isPatient: true });
}

export async function isPassword(password: string, passwordHash: string): Promise<boolean> {
  const { verify } = await import('@node-rs/argon2');
  return inTurn(() => verify(passwordHash, password), { from: originNow().address });
}

/** The hash of nobody's password, made at the first sign-in, whatever its name, so that its time tells nothing either. */
export function decoyHash(): Promise<string> {
  nobody ??= hashPassword(randomBytes(16).toString('hex'));
  return nobody;
}

/** The names of the county as people type them into a password, and how they sound. */
export async function placeWordsOf({
  county,
  organisations,
  regions,
  stations,
}: Pick<CountyFacts, 'county' | 'organisations' | 'regions' | 'stations'>): Promise<string[]> {
  const names = [
    county.name,
    county.bureauName,
    county.province,
    county.city,
    ...organisations.map(({ name }) => name),
  ];
  const sounded = await Promise.all(names.map(soundsOf));
  return [
    ...sounded.flat(),
    ...regions.flatMap(({ name, pinyin }) => [name, joined(pinyin)]),
    ...stations.map(({ name }) => name),
  ].filter((word) => word !== '');
}

/** 青禾县 is typed as 青禾县, 青禾, qinghexian and qinghe. */
async function soundsOf(name: string): Promise<string[]> {
  const stem = name.replace(/(?:市场监督管理局|市场监管所|监管所|县|区|市|省|镇|乡|局|所)$/u, '');
  const [whole, short] = await Promise.all([soundOf(name), soundOf(stem)]);
  return [name, stem, joined(whole.pinyin), joined(short.pinyin)];
}

const joined = (pinyin: string) => pinyin.replaceAll(' ', '');

/** Refuses what others would think first of this person. */
export async function demandStrong(
  county: Parameters<typeof placeWordsOf>[0],
  password: string,
  owner: PasswordOwner,
  path = 'password',
): Promise<void> {
  const [words, { pinyin }] = await Promise.all([placeWordsOf(county), soundOf(owner.name ?? '')]);
  demandStrongPassword(password, owner, [...words, joined(pinyin)], path);
}

/** Refuses the present password and those before it. */
export async function demandUnused(db: Db | Tx, account: StoredAccount, password: string, path: string): Promise<void> {
  const former = await listFormerPasswords(db, account, keptPasswords - 1);
  for (const passwordHash of [account.passwordHash, ...former])
    if (await isPassword(password, passwordHash))
      throw new Refusal('password-used', {}, [
        {
          path,
          zh: '这是现在的或者前几次用过的密码；请换一个没用过的。',
          en: 'This is the present password or one of the last; choose another.',
        },
      ]);
}

/** A password that was drawn for somebody, before it lies sealed. */
export interface Drawn {
  password: string;
  passwordHash: string;
}

export async function drawOne(): Promise<Drawn> {
  const password = drawPassword((n) => randomInt(n));
  return { password, passwordHash: await hashPassword(password) };
}

/** Keeps a drawn password sealed, so that its slip can be printed. */
export async function saveSlip(
  tx: Tx,
  ctx: Context,
  { batchId, accountId, password }: { batchId: string; accountId: string; password: string },
): Promise<void> {
  const id = ctx.newId();
  const { countyId, id: madeBy } = ctx.actor;
  const sealed = sealText(ctx.keyring, slipBinding(countyId, id), password);
  await savePasswordSlip(tx, { countyId, id, batchId, accountId, madeBy, madeAt: ctx.at, ...sealed });
}

/** Slips live for a day: a key that was turned over in it is not missed behind them. */
export const slipsUnderOlderKey: Sealing = {
  table: 'password_slip',
  of: 'older',
  batch: (tx, keyring, of, turn) => {
    const bindingOf = ({ countyId, id }: PasswordSlipRow) => slipBinding(countyId, id);
    return resealColumn(tx, keyring, { table: 'password_slip', bindingOf }, of, turn);
  },
  why: null,
};

function slipBinding(countyId: number, id: string): string {
  return `password slip ${countyId} ${id}`;
}

/** Puts another password in place of the account's, and keeps the hash of the one before. */
export async function replacePassword(
  tx: Tx,
  account: StoredAccount,
  next: { passwordHash: string; mustChange: boolean },
  at: Date,
): Promise<void> {
  await keepFormerPassword(tx, account, at, keptPasswords - 1);
  await updateAccount(tx, account, next);
}

/** What nobody has typed and nobody will: put in place of a password that somebody else knows. */
export function hashOfNone(): Promise<string> {
  return hashPassword(randomBytes(32).toString('base64url'));
}

/**
 * Who comes by the provider never types the password that was given out with the account: his coming makes the account his own, and the
 * password void, so that whoever has the slip does not change it behind him.
 */
export async function voidGivenPassword(tx: Tx, account: StoredAccount, passwordHash: string, at: Date): Promise<void> {
  if (!account.mustChange) return;
  await replacePassword(tx, account, { passwordHash, mustChange: false }, at);
  const { countyId, id, organisationId: byOrganisationId } = account;
  const line = { countyId, matterId: id, at, onDay: dayOf(at), by: id, byOrganisationId };
  await record(tx, lineSaying({ ...line, verb: 'password-changed', detail: { voided: true } }));
}

/**
 * 重设密码: draws a password for each of the accounts and ends their sessions; the same batch again changes nothing, and other accounts
 * under its id are refused.
 */
export async function givePasswords(
  ctx: Context,
  { batchId, ids }: { batchId: string; ids: readonly string[] },
): Promise<{ given: number }> {
  demand(ctx.actor, 'account.save');
  if (ids.includes(ctx.actor.id)) throw new Refusal('password-own');
  const { countyId } = ctx.actor;
  if (await isGiven(ctx.db, countyId, { batchId, ids })) return { given: ids.length };
  const known = await listAccounts(ctx.db, countyId);
  if (!ids.every((id) => known.some((one) => one.id === id))) throw new Refusal('not-found');
  // Worked out before any row is locked: it takes long by intent.
  const drawn = await Promise.all([...new Set(ids)].toSorted().map(async (id) => ({ id, ...(await drawOne()) })));
  await transact(ctx.db, async (tx) => {
    const accounts = [];
    for (const { id } of drawn) accounts.push(await lockAccount(tx, countyId, id));
    // Sent twice at once, the second has waited for the accounts.
    if (await isGiven(tx, countyId, { batchId, ids })) return;
    for (const [i, { id, password, passwordHash }] of drawn.entries()) {
      const account = accounts[i] as StoredAccount;
      await replacePassword(tx, account, { passwordHash, mustChange: true }, ctx.at);
      await deleteSessions(tx, countyId, { accountId: id, butNot: null });
      await holdSeals(tx, ctx, account, { why: 'password', formerPhone: null });
      await saveSlip(tx, ctx, { batchId, accountId: id, password });
      // A new password opens at once, whatever was typed before it.
      await forgetSubject(tx, countyId, signInMark(ctx, account.loginName));
      await record(tx, lineSaying({ ...lineOf(ctx, id), verb: 'password-given', detail: { requestId: batchId } }));
    }
  });
  return { given: drawn.length };
}

/** Whether the batch was drawn for these accounts; slips go as passwords are changed, and the lines of the ledger stay. */
async function isGiven(
  db: Db | Tx,
  countyId: number,
  { batchId, ids }: { batchId: string; ids: readonly string[] },
): Promise<boolean> {
  const given = await listRequested(db, countyId, { verb: 'password-given', requestId: batchId });
  if (given.size === 0 && (await findPasswordSlip(db, countyId, batchId)) === null) return false;
  const isSame = given.size === new Set(ids).size && ids.every((id) => given.has(id));
  if (!isSame) throw new Refusal('passwords-given-others');
  return true;
}

/**
 * The same at the server, for a county whose only administrator has forgotten his: gives the password that was drawn. It is a line of the
 * ledger and of the trail, and is told and held as if another had done it.
 */
export async function resetPasswordByCommand(server: AtServer, loginName: string): Promise<string> {
  const { db, at, countyId, newId } = server;
  const known = await findAccountByLogin(db, countyId, loginName);
  if (known === null) throw new Refusal('not-found');
  const { password, passwordHash } = await drawOne();
  await transact(db, async (tx) => {
    const account = await lockAccount(tx, countyId, known.id);
    await replacePassword(tx, account, { passwordHash, mustChange: true }, at);
    await deleteSessions(tx, countyId, { accountId: account.id, butNot: null });
    const actor = { countyId, id: actorIdOf('system') };
    await holdSeals(tx, { newId, at, actor }, account, { why: 'password', formerPhone: null });
    await forgetSubject(tx, countyId, signInMark(server, account.loginName));
    const line = { countyId, matterId: account.id, at, onDay: dayOf(at), by: 'system', byOrganisationId: null };
    await record(tx, lineSaying({ ...line, verb: 'password-given', detail: {} }));
    // What the program does by itself is no line of the trail; what somebody does at its server is.
    const entry = { countyId, at, kind: 'account' as const, accountId: null, who: atServerZh };
    await writeTrail(tx, [{ ...entry, verb: 'password-given', matterId: account.id, detail: {} }]);
  });
  return password;
}

function lineOf({ actor, at, today }: Context, matterId: string) {
  return {
    countyId: actor.countyId,
    matterId,
    at,
    onDay: today,
    by: actor.id,
    byOrganisationId: actor.organisationId,
  };
}

/** For how long a slip can be printed, unless its owner changes the password before. */
export const slipHours = 24;

export interface Slip {
  account: StoredAccount;
  password: string;
}

/** The slips of a batch, for whoever made it and for a day; that they were opened is a line. */
export async function openSlips(ctx: Context, batchId: string): Promise<Slip[]> {
  demand(ctx.actor, 'account.save');
  const { countyId, id: madeBy } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    const rows = await listPasswordSlips(tx, { countyId, batchId, madeBy, since: slipsSince(ctx.at) });
    const slips: Slip[] = [];
    for (const row of rows) {
      const account = await lockAccount(tx, countyId, row.accountId);
      const password = openText(ctx.keyring, slipBinding(countyId, row.id), row);
      if (password !== null && account.mustChange && account.active) slips.push({ account, password });
    }
    if (slips.length === 0) throw new Refusal('slips-gone');
    await noteSetting(tx, ctx, 'slips-opened', { n: slips.length });
    return slips;
  });
}

/** What of one's own can still be printed: whoever left the page, or drew once more, finds them again for a day. */
export interface SlipBatch {
  batchId: string;
  madeAt: Date;
  /** How many slips it still has: who has changed his password needs none. */
  accounts: number;
}

/** None for who may draw no passwords. */
export async function listOwnSlips({ db, actor, at }: Context): Promise<SlipBatch[]> {
  if (!mayDo(actor, 'account.save')) return [];
  return listSlipBatches(db, { countyId: actor.countyId, madeBy: actor.id, since: slipsSince(at) });
}

export async function sweepSlips(db: Db, at: Date): Promise<void> {
  await transact(db, (tx) => sweepPasswordSlips(tx, slipsSince(at)));
}

function slipsSince(at: Date): Date {
  return new Date(at.getTime() - slipHours * 3_600_000);
}
