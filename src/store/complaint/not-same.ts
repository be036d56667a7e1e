/** 不是同一件: the pairs that somebody has compared and found to be two disputes; each stands once, the smaller id first. */
import { sql } from 'kysely';
import type { Db, Tx } from '../base/db.ts';
import type { NotSameRow } from '../base/schema.ts';

type Pair = Pick<NotSameRow, 'countyId' | 'matterId' | 'otherId'>;

export function pairOf(countyId: number, a: string, b: string): Pair {
  const [matterId = a, otherId = b] = [a, b].toSorted();
  return { countyId, matterId, otherId };
}

/** Whether it is new. */
export async function saveNotSame(tx: Tx, row: NotSameRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('notSame')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Whether it was there. */
export async function removeNotSame(tx: Tx, { countyId, matterId, otherId }: Pair): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('notSame')
    .where('countyId', '=', countyId)
    .where('matterId', '=', matterId)
    .where('otherId', '=', otherId)
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}

export interface ToldApart {
  id: string;
  byId: string;
  at: Date;
}

/** What the complaint was told apart from, the latest first. */
export async function listNotSame(db: Db, countyId: number, id: string): Promise<ToldApart[]> {
  const { rows } = await sql<ToldApart>`
    select other_id as id, by_id, at from not_same where county_id = ${countyId} and matter_id = ${id}
    union all select matter_id, by_id, at from not_same where county_id = ${countyId} and other_id = ${id}
    order by at desc limit 50`.execute(db);
  return rows;
}
