import type { Account } from '../../domain/county/account.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Db, Tx } from '../base/db.ts';

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

/** Changes some columns of an account and leaves what others may have changed. */
export async function updateAccount(
  tx: Tx,
  { countyId, id }: Pick<StoredAccount, 'countyId' | 'id'>,
  change: Partial<Omit<StoredAccount, 'countyId' | 'id'>>,
): Promise<void> {
  await tx.updateTable('account').set(change).where('countyId', '=', countyId).where('id', '=', id).execute();
}

export async function saveAccount(tx: Tx, account: StoredAccount): Promise<void> {
  await tx
    .insertInto('account')
    .values(account)
    .onConflict((on) => on.columns(['countyId', 'id']).doUpdateSet(account))
    .execute();
}
