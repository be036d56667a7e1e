import type { Account } from '../domain/account.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Db, Tx } from './db.ts';

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

export function listAccounts(db: Db, countyId: number): Promise<StoredAccount[]> {
  return db
    .selectFrom('account')
    .selectAll()
    .where('countyId', '=', countyId)
    .orderBy('role')
    .orderBy('loginName')
    .execute();
}

export async function saveAccount(tx: Tx, account: StoredAccount): Promise<void> {
  await tx
    .insertInto('account')
    .values(account)
    .onConflict((on) => on.columns(['countyId', 'id']).doUpdateSet(account))
    .execute();
}
