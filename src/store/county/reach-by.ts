import type { Role } from '../../domain/base/actor.ts';
import type { Reach } from '../../domain/county/reach-by.ts';
import type { Db, Tx } from '../base/db.ts';

export async function findReach(db: Db | Tx, countyId: number, accountId: string): Promise<Reach | null> {
  const found = await (db as Db)
    .selectFrom('reach')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .executeTakeFirst();
  return found ?? null;
}

/** What the accounts have said; those that have said nothing are told at the desk alone. */
export async function listReach(
  db: Db | Tx,
  countyId: number,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, Reach>> {
  if (accountIds.length === 0) return new Map();
  const rows = await (db as Db)
    .selectFrom('reach')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('accountId', 'in', [...accountIds])
    .execute();
  return new Map(rows.map((row) => [row.accountId, row]));
}

/** The account at whose telephone the line rings, whether it is still in use or not. */
export async function findAccountOfLine(
  db: Db | Tx,
  countyId: number,
  line: string,
): Promise<{ id: string; name: string; role: Role; active: boolean } | null> {
  const found = await (db as Db)
    .selectFrom('reach')
    .innerJoin('account', (on) =>
      on.onRef('account.countyId', '=', 'reach.countyId').onRef('account.id', '=', 'reach.accountId'),
    )
    .select(['account.id', 'account.name', 'account.role', 'account.active'])
    .where('reach.countyId', '=', countyId)
    .where('reach.line', '=', line)
    .where('reach.line', '<>', '')
    .executeTakeFirst();
  return found ?? null;
}

/** Frees the line of an account at which nobody takes calls any more. */
export async function clearLine(tx: Tx, countyId: number, accountId: string): Promise<void> {
  await tx
    .updateTable('reach')
    .set({ line: '' })
    .where('countyId', '=', countyId)
    .where('accountId', '=', accountId)
    .execute();
}

export async function saveReach(tx: Tx, reach: Reach): Promise<void> {
  await tx
    .insertInto('reach')
    .values(reach)
    .onConflict((on) => on.columns(['countyId', 'accountId']).doUpdateSet(reach))
    .execute();
}
