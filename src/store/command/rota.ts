import type { Day } from '../../domain/base/calendar.ts';
import { defaultRota, type Rota } from '../../domain/command/rota.ts';
import { asJson, type Db, type Tx } from '../base/db.ts';

/** How the county keeps its duty; the usual where it has said nothing. */
export async function findRota(db: Db | Tx, countyId: number): Promise<Rota> {
  const found = await (db as Db).selectFrom('rota').selectAll().where('countyId', '=', countyId).executeTakeFirst();
  if (found === undefined) return defaultRota;
  const { countyId: _, gapToldOn: __, ...rota } = found;
  return rota;
}

export async function saveRota(tx: Tx, countyId: number, rota: Rota): Promise<void> {
  const row = {
    ...rota,
    countyId,
    parts: asJson(rota.parts),
    posts: asJson(rota.posts),
    mails: asJson(rota.mails),
  };
  await tx
    .insertInto('rota')
    .values({ ...row, gapToldOn: null })
    .onConflict((on) => on.columns(['countyId']).doUpdateSet(row))
    .execute();
}

/** Marks that the gaps are told of on the day; false when another watch did it before, or the county keeps no roster. */
export async function takeGapDay(tx: Tx, countyId: number, today: Day): Promise<boolean> {
  const taken = await tx
    .updateTable('rota')
    .set({ gapToldOn: today })
    .where('countyId', '=', countyId)
    .where((where) => where.or([where('gapToldOn', 'is', null), where('gapToldOn', '<', today)]))
    .returning('countyId')
    .executeTakeFirst();
  return taken !== undefined;
}
