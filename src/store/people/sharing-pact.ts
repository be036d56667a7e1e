import { sql } from 'kysely';
import type { Pact } from '../../domain/people/sharing-pact.ts';
import type { Db, Tx } from '../base/db.ts';

export function listPacts(db: Db | Tx, countyId: number, departmentId?: string): Promise<Pact[]> {
  let query = (db as Db).selectFrom('pact').selectAll().where('countyId', '=', countyId);
  if (departmentId !== undefined) query = query.where('departmentId', '=', departmentId);
  return query.orderBy('departmentId').orderBy('dataClass').orderBy('agreedOn').execute();
}

/** The agreement as it is now, locked until the transaction ends. */
export async function lockPact(tx: Tx, { countyId, id }: Pick<Pact, 'countyId' | 'id'>): Promise<Pact | null> {
  const found = await tx
    .selectFrom('pact')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return found ?? null;
}

export async function savePact(tx: Tx, pact: Pact): Promise<void> {
  await tx
    .insertInto('pact')
    .values(pact)
    .onConflict((on) => on.columns(['countyId', 'id']).doUpdateSet(pact))
    .execute();
}

export interface Reading {
  pactId: string;
  at: Date;
  accountId: string;
  n: number;
}

/** 访问日志: who of a department read what by agreement, newest first. */
export async function listReadings(
  db: Db,
  countyId: number,
  departmentId: string | null,
  limit = 200,
): Promise<Reading[]> {
  const found = await sql<Reading>`
    select l.matter_id as pact_id, l.at, l.by as account_id, coalesce((l.detail->>'n')::integer, 0) as n
    from pact as p join ledger as l on l.county_id = p.county_id and l.matter_id = p.id and l.verb = 'shared-data-read'
    where p.county_id = ${countyId} and ${departmentId === null ? sql`true` : sql`p.department_id = ${departmentId}`}
    order by l.at desc limit ${limit}`.execute(db);
  return found.rows;
}
