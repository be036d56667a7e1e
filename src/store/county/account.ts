import { sql } from 'kysely';
import type { Account, Hearer } from '../../domain/county/account.ts';
import { nullWhenRefused, Refusal } from '../../domain/base/refusal.ts';
import { askOnTheWay, type Db, type Tx } from '../base/db.ts';
import { noteRow } from '../base/ledger.ts';
import type { PasswordSlipRow } from '../base/schema.ts';

export type StoredAccount = Account & { language: 'zh' | 'en' };

export async function findAccountByLogin(
  db: Db | Tx,
  countyId: number,
  loginName: string,
): Promise<StoredAccount | null> {
  const found = await (db as Db)
    .selectFrom('account')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('loginName', '=', loginName.trim().toLowerCase())
    .executeTakeFirst();
  return found ?? null;
}

/** Whom the provider knows by the number; nobody has the empty one. */
export async function findAccountBySubject(
  db: Db | Tx,
  countyId: number,
  subject: string,
): Promise<StoredAccount | null> {
  if (subject === '') return null;
  const found = await (db as Db)
    .selectFrom('account')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return found ?? null;
}

/** Of these accounts, the ids of those in use that have one of the roles. */
export async function listWhoMay(
  tx: Tx,
  countyId: number,
  roles: readonly Account['role'][],
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const found = await (tx as Db)
    .selectFrom('account')
    .select('id')
    .where('countyId', '=', countyId)
    .where('active', '=', true)
    .where('role', 'in', [...roles])
    .where('id', 'in', [...ids])
    .execute();
  return found.map(({ id }) => id);
}

export async function getAccount(db: Db | Tx, countyId: number, id: string): Promise<StoredAccount> {
  const found = await (db as Db)
    .selectFrom('account')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (found === undefined) throw new Refusal('not-found');
  return found;
}

/** Who is in use, with what says what he is told. Asked on the way of the next statement, for every filing of the desk asks it. */
export async function listHearers(tx: Tx, countyId: number): Promise<readonly Hearer[]> {
  return askOnTheWay(
    tx,
    'hearers',
    sql<Hearer>`select id, role, organisation_id as "organisationId", station_id as "stationId", phone, active
      from account where county_id = ${countyId} and active order by role, login_name`,
  );
}

/** The account locked until the transaction ends, as it is now: what was read before it may be old. */
export async function lockAccount(tx: Tx, countyId: number, id: string): Promise<StoredAccount> {
  const found = await tx
    .selectFrom('account')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw new Refusal('not-found');
  return found;
}

export function listAccounts(db: Db | Tx, countyId: number): Promise<StoredAccount[]> {
  return (db as Db)
    .selectFrom('account')
    .selectAll()
    .where('countyId', '=', countyId)
    .orderBy('role')
    .orderBy('loginName')
    .execute();
}

/** Changes some columns of an account and leaves what others may have changed; the line of it comes after. */
export async function updateAccount(
  tx: Tx,
  { countyId, id }: Pick<StoredAccount, 'countyId' | 'id'>,
  change: Partial<Omit<StoredAccount, 'countyId' | 'id'>>,
): Promise<void> {
  const before = await lockAccount(tx, countyId, id);
  const saved = await tx
    .updateTable('account')
    .set(change)
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  noteRow(tx, 'account', asMeant(saved, before, change), before);
}

/**
 * What was nobody's but his goes with the account: the days on which he wanted to see a matter again, with what he wrote; his own phrases, not
 * those that he kept for others; of which views he wanted to be told; whether he was shown around.
 */
export async function deleteOwn(tx: Tx, { countyId, id }: Pick<StoredAccount, 'countyId' | 'id'>): Promise<void> {
  for (const table of ['revisit', 'viewNotice', 'accountTour'] as const)
    await tx.deleteFrom(table).where('countyId', '=', countyId).where('accountId', '=', id).execute();
  await tx
    .deleteFrom('phrase')
    .where('countyId', '=', countyId)
    .where('accountId', '=', id)
    .where('scope', '=', 'own')
    .execute();
}

/** What the program has made of it, whatever a trigger that somebody put on the table has: only columns that it does not know are taken as they came back. */
function asMeant(saved: object, before: object | null, change: object): { countyId: number; id: string } {
  const meant = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...(saved as { countyId: number; id: string }), ...before, ...Object.fromEntries(meant) };
}

export async function saveAccount(tx: Tx, account: StoredAccount): Promise<void> {
  const before = await lockAccount(tx, account.countyId, account.id).catch(nullWhenRefused);
  const saved = await tx
    .insertInto('account')
    .values(account)
    .onConflict((on) => on.columns(['countyId', 'id']).doUpdateSet(account))
    .returningAll()
    .executeTakeFirstOrThrow();
  noteRow(tx, 'account', asMeant(saved, before, account), before);
}

/** The hashes of the passwords before the present one, the last first. */
export async function listFormerPasswords(
  db: Db | Tx,
  { countyId, id }: Pick<StoredAccount, 'countyId' | 'id'>,
  most: number,
): Promise<string[]> {
  const rows = await (db as Db)
    .selectFrom('formerPassword')
    .select('passwordHash')
    .where('countyId', '=', countyId)
    .where('accountId', '=', id)
    .orderBy('replacedAt', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ passwordHash }) => passwordHash);
}

/** Puts the present hash among the former ones, and lets go of those that nobody asks for any more; a slip of it is worthless. */
export async function keepFormerPassword(
  tx: Tx,
  { countyId, id: accountId, passwordHash }: StoredAccount,
  replacedAt: Date,
  most: number,
): Promise<void> {
  await tx.insertInto('formerPassword').values({ countyId, accountId, passwordHash, replacedAt }).execute();
  const kept = await listFormerPasswords(tx, { countyId, id: accountId }, most);
  await tx
    .deleteFrom('formerPassword')
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .where('passwordHash', 'not in', kept)
    .execute();
  await tx.deleteFrom('passwordSlip').where('countyId', '=', countyId).where('accountId', '=', accountId).execute();
}

export async function savePasswordSlip(tx: Tx, slip: PasswordSlipRow): Promise<void> {
  await tx.insertInto('passwordSlip').values(slip).execute();
}

/** Any slip of the batch: whether the batch was made already. */
export async function findPasswordSlip(
  db: Db | Tx,
  countyId: number,
  batchId: string,
): Promise<PasswordSlipRow | null> {
  const found = await (db as Db)
    .selectFrom('passwordSlip')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('batchId', '=', batchId)
    .executeTakeFirst();
  return found ?? null;
}

/** The batches of one maker that can still be printed, the newest first, each with how many of its passwords are not their owners' own yet. */
export async function listSlipBatches(
  db: Db | Tx,
  { countyId, madeBy, since }: { countyId: number; madeBy: string; since: Date },
): Promise<{ batchId: string; madeAt: Date; accounts: number }[]> {
  const found = await sql<{ batchId: string; madeAt: Date; accounts: number }>`
    select s.batch_id, min(s.made_at) as made_at, count(*)::int as accounts
    from password_slip as s join account as a on a.county_id = s.county_id and a.id = s.account_id
    where s.county_id = ${countyId} and s.made_by = ${madeBy} and s.made_at >= ${since} and a.must_change and a.active
    group by s.batch_id order by 2 desc, 1`.execute(db);
  return found.rows;
}

export function listPasswordSlips(
  tx: Tx,
  { countyId, batchId, madeBy, since }: { countyId: number; batchId: string; madeBy: string; since: Date },
): Promise<PasswordSlipRow[]> {
  return tx
    .selectFrom('passwordSlip')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('batchId', '=', batchId)
    .where('madeBy', '=', madeBy)
    .where('madeAt', '>=', since)
    .orderBy('accountId')
    .execute();
}

export async function sweepPasswordSlips(tx: Tx, madeBefore: Date): Promise<void> {
  await tx.deleteFrom('passwordSlip').where('madeAt', '<', madeBefore).execute();
}
