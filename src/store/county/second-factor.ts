/** The second factors: secrets sealed under a key that is not in the database, marks of recovery codes, and requests to take one away. */
import { sql } from 'kysely';
import type { Account } from '../../domain/county/account.ts';
import type { FactorReset, SecondFactor } from '../../domain/county/second-factor.ts';
import type { Keyring } from '../../domain/base/keyring.ts';
import type { Db, Tx } from '../base/db.ts';
import { resealColumn } from '../base/reseal-column.ts';
import { openText, sealText, type Batch, type Turn } from '../base/seal.ts';

type Of = Pick<Account, 'countyId' | 'id'>;

/** A secret that was opened, with the row that it lay in. */
export interface OpenFactor extends SecondFactor {
  /** Null when no key of the ring opens it. */
  secret: string | null;
}

/** The secret in force, or the one that was begun; null when there is none. */
export async function findFactor(
  db: Db | Tx,
  keyring: Keyring,
  { countyId, id: accountId }: Of,
  which: 'proven' | 'begun',
): Promise<OpenFactor | null> {
  const row = await (db as Db)
    .selectFrom('secondFactor')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .where('provenAt', which === 'proven' ? 'is not' : 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : { ...row, secret: openText(keyring, bindingOf(row), row) };
}

/** Since when the second factor of the account has been in force; null without one. */
export async function findFactorSince(db: Db | Tx, { countyId, id: accountId }: Of): Promise<Date | null> {
  const row = await (db as Db)
    .selectFrom('secondFactor')
    .select('provenAt')
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .where('provenAt', 'is not', null)
    .executeTakeFirst();
  return row?.provenAt ?? null;
}

/** Begins a secret in place of any that was begun before. */
export async function saveBegunFactor(
  tx: Tx,
  keyring: Keyring,
  { countyId, id: accountId }: Of,
  { id, secret, sessionId, at }: { id: string; secret: string; sessionId: Buffer; at: Date },
): Promise<void> {
  await deleteOf(tx, { countyId, id: accountId }, false);
  const row = { countyId, id, accountId, begunAt: at, provenAt: null, sessionId, toldAt: null, lastStep: 0 };
  await tx
    .insertInto('secondFactor')
    .values({ ...row, ...sealText(keyring, bindingOf(row), secret) })
    .execute();
}

/** Puts the begun secret in force, in place of the one before. */
export async function proveFactor(
  tx: Tx,
  { countyId, id, accountId }: Pick<SecondFactor, 'countyId' | 'id' | 'accountId'>,
  { lastStep, at }: { lastStep: number; at: Date },
): Promise<void> {
  await deleteOf(tx, { countyId, id: accountId }, true);
  await tx
    .updateTable('secondFactor')
    .set({ provenAt: at, sessionId: null, lastStep })
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .execute();
}

/** The factors in force of which nobody has been told yet, kept from others who would tell it too. */
export function takeUntoldFactors(tx: Tx, countyId: number): Promise<Pick<SecondFactor, 'id' | 'accountId'>[]> {
  return tx
    .selectFrom('secondFactor')
    .select(['id', 'accountId'])
    .where('countyId', '=', countyId)
    .where('provenAt', 'is not', null)
    .where('toldAt', 'is', null)
    .orderBy('provenAt')
    .limit(500)
    .forUpdate()
    .skipLocked()
    .execute();
}

export async function noteFactorsTold(tx: Tx, countyId: number, ids: readonly string[], toldAt: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('secondFactor')
    .set({ toldAt })
    .where('countyId', '=', countyId)
    .where('id', 'in', ids)
    .execute();
}

/** Takes the code of that half minute, unless it or a later one was taken before, on whichever server. */
export async function takeStep(
  tx: Tx,
  { countyId, id }: Pick<SecondFactor, 'countyId' | 'id'>,
  step: number,
): Promise<boolean> {
  const taken = await tx
    .updateTable('secondFactor')
    .set({ lastStep: step })
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .where('lastStep', '<', step)
    .executeTakeFirst();
  return Number(taken.numUpdatedRows) === 1;
}

/** Puts these in place of all recovery codes of the account. */
export async function saveRecoveryCodes(
  tx: Tx,
  { countyId, id: accountId }: Of,
  marks: readonly Buffer[],
  madeAt: Date,
): Promise<void> {
  await deleteRecoveryCodes(tx, { countyId, id: accountId });
  await tx
    .insertInto('recoveryCode')
    .values(marks.map((mark) => ({ countyId, accountId, mark, madeAt, usedAt: null })))
    .execute();
}

/** Takes a recovery code that was not taken before, on whichever server. */
export async function takeRecoveryCode(
  tx: Tx,
  { countyId, id: accountId }: Of,
  mark: Buffer,
  usedAt: Date,
): Promise<boolean> {
  const taken = await tx
    .updateTable('recoveryCode')
    .set({ usedAt })
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .where('mark', '=', mark)
    .where('usedAt', 'is', null)
    .executeTakeFirst();
  return Number(taken.numUpdatedRows) === 1;
}

/** How many recovery codes are left, and when they were drawn. */
export async function countRecoveryCodes(
  db: Db,
  { countyId, id: accountId }: Of,
): Promise<{ left: number; madeAt: Date | null }> {
  const { rows } = await sql<{ left: number; madeAt: Date | null }>`
    select count(*) filter (where used_at is null)::integer as "left", max(made_at) as made_at from recovery_code
    where county_id = ${countyId} and account_id = ${accountId}`.execute(db);
  return rows[0] ?? { left: 0, madeAt: null };
}

/** Takes away every secret and every recovery code of the account. */
export async function deleteFactor(tx: Tx, account: Of): Promise<void> {
  await deleteOf(tx, account, true);
  await deleteOf(tx, account, false);
  await deleteRecoveryCodes(tx, account);
}

async function deleteRecoveryCodes(tx: Tx, { countyId, id }: Of): Promise<void> {
  await tx.deleteFrom('recoveryCode').where('countyId', '=', countyId).where('accountId', '=', id).execute();
}

async function deleteOf(tx: Tx, { countyId, id }: Of, isProven: boolean): Promise<void> {
  await tx
    .deleteFrom('secondFactor')
    .where('countyId', '=', countyId)
    .where('accountId', '=', id)
    .where('provenAt', isProven ? 'is not' : 'is', null)
    .execute();
}

/** Seals a batch of secrets that lie under an older key anew. */
export function resealFactors(tx: Tx, keyring: Keyring, countyId: number, turn: Turn): Promise<Batch> {
  return resealColumn<SecondFactor>(tx, keyring, { table: 'second_factor', bindingOf }, countyId, turn);
}

/** Its row and its account: it opens in no other. */
function bindingOf({ countyId, id, accountId }: Pick<SecondFactor, 'countyId' | 'id' | 'accountId'>): string {
  return `${countyId} account ${accountId} second factor ${id}`;
}

export async function saveFactorReset(tx: Tx, reset: FactorReset): Promise<void> {
  await tx.insertInto('factorReset').values(reset).execute();
}

/** What somebody has asked for since then and nobody has confirmed, the oldest first. */
export function listOpenResets(db: Db | Tx, countyId: number, since: Date): Promise<FactorReset[]> {
  return (db as Db)
    .selectFrom('factorReset')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('confirmedAt', 'is', null)
    .where('askedAt', '>', since)
    .orderBy('askedAt')
    .execute();
}

export async function lockFactorReset(tx: Tx, countyId: number, id: string): Promise<FactorReset | null> {
  const found = await tx
    .selectFrom('factorReset')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return found ?? null;
}

export async function confirmFactorReset(
  tx: Tx,
  { countyId, id }: Pick<FactorReset, 'countyId' | 'id'>,
  { by, at }: { by: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('factorReset')
    .set({ confirmedBy: by, confirmedAt: at })
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .execute();
}

/** Lets go of what nobody has confirmed yet: its owner has his telephone again, or it was taken away by another way. */
export async function dropOpenResets(tx: Tx, { countyId, id: accountId }: Of): Promise<void> {
  await tx
    .deleteFrom('factorReset')
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .where('confirmedAt', 'is', null)
    .execute();
}

/** What nobody has been told of yet, of the asking or of the confirming, kept from others who would tell it too. */
export function takeUntoldResets(tx: Tx, countyId: number): Promise<FactorReset[]> {
  return tx
    .selectFrom('factorReset')
    .selectAll()
    .where('countyId', '=', countyId)
    .where(({ eb, or, and }) =>
      or([eb('askedToldAt', 'is', null), and([eb('confirmedAt', 'is not', null), eb('confirmedToldAt', 'is', null)])]),
    )
    .orderBy('askedAt')
    .limit(500)
    .forUpdate()
    .skipLocked()
    .execute();
}

export async function noteResetTold(
  tx: Tx,
  { countyId, id, confirmedAt }: Pick<FactorReset, 'countyId' | 'id' | 'confirmedAt'>,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('factorReset')
    .set({ askedToldAt: at, ...(confirmedAt === null ? {} : { confirmedToldAt: at }) })
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .execute();
}
