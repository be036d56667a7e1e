import { sql, type RawBuilder } from 'kysely';
import { belowCategory, type Category, type CategoryRow } from '../../domain/county/category.ts';

import { asJson, type Db, type Tx } from '../base/db.ts';
import { noteSettings } from '../base/ledger.ts';
import type { CategoryMappingRow, CategoryVersionRow } from '../base/schema.ts';

/** That a code is the node of the tree of categories or stands below it, as `isWithinCategory` has it. */
export function withinCategory(code: RawBuilder<unknown>, node: string): RawBuilder<boolean> {
  const below = sql<boolean>`${code} like ${`${belowCategory(node).replace(/[\\%_]/gu, (mark) => `\\${mark}`)}%`}`;
  return node.length < 2 ? below : sql<boolean>`(${code} = ${node} or ${below})`;
}

/** All that the county has and had, in its order. */
export function listCategories(db: Db, countyId: number): Promise<Category[]> {
  return db
    .selectFrom('category as c')
    .leftJoin('retiredCategory as r', (join) =>
      join.onRef('r.countyId', '=', 'c.countyId').onRef('r.code', '=', 'c.code'),
    )
    .selectAll('c')
    .select(['r.retiredOn', 'r.mergedInto'])
    .where('c.countyId', '=', countyId)
    .orderBy('c.position')
    .execute();
}

/** Saves classes of one county, new ones and those that have another name or place. */
export async function saveCategories(tx: Tx, countyId: number, categories: readonly CategoryRow[]): Promise<void> {
  if (categories.length === 0) return;
  await noteSettings(tx, countyId, 'category');
  // Not what is written beside them.
  const rows = categories.map(({ code, parentCode, zh, en, kind, position }) => {
    return { countyId, code, parentCode, zh, en, kind, position };
  });
  await tx
    .insertInto('category')
    .values(rows)
    .onConflict((on) =>
      on.columns(['countyId', 'code']).doUpdateSet((next) => ({
        zh: next.ref('excluded.zh'),
        en: next.ref('excluded.en'),
        position: next.ref('excluded.position'),
      })),
    )
    .execute();
}

/** Writes which classes are ended, all of them. */
export async function saveRetired(tx: Tx, countyId: number, categories: readonly Category[]): Promise<void> {
  await noteSettings(tx, countyId, 'retired_category');
  await tx.deleteFrom('retiredCategory').where('countyId', '=', countyId).execute();
  const rows = categories.flatMap(({ code, retiredOn, mergedInto }) =>
    retiredOn === null ? [] : [{ countyId, code, retiredOn, mergedInto }],
  );
  if (rows.length > 0) await tx.insertInto('retiredCategory').values(rows).execute();
}

/** The newest first. */
export function listCategoryVersions(db: Db | Tx, countyId: number): Promise<CategoryVersionRow[]> {
  return (db as Db)
    .selectFrom('categoryVersion')
    .selectAll()
    .where('countyId', '=', countyId)
    .orderBy('version', 'desc')
    .execute();
}

export async function insertCategoryVersion(tx: Tx, row: CategoryVersionRow): Promise<void> {
  await tx
    .insertInto('categoryVersion')
    .values({ ...row, changes: asJson(row.changes) })
    .execute();
}

/** How far each version has come with its matters. */
export function listMappings(db: Db | Tx, countyId: number): Promise<CategoryMappingRow[]> {
  return (db as Db).selectFrom('categoryMapping').selectAll().where('countyId', '=', countyId).execute();
}

export async function insertMapping(tx: Tx, row: CategoryMappingRow): Promise<void> {
  await tx.insertInto('categoryMapping').values(row).execute();
}

export async function countMapped(tx: Tx, countyId: number, version: number, n: number): Promise<void> {
  await tx
    .updateTable('categoryMapping')
    .set((row) => ({ moved: row('moved', '+', n) }))
    .where('countyId', '=', countyId)
    .where('version', '=', version)
    .execute();
}

/** Notes that nothing of the versions up to this one is left to move; gives those that were not over before. */
export function endMappings(tx: Tx, countyId: number, version: number, doneAt: Date): Promise<CategoryMappingRow[]> {
  return tx
    .updateTable('categoryMapping')
    .set({ doneAt })
    .where('countyId', '=', countyId)
    .where('version', '<=', version)
    .where('doneAt', 'is', null)
    .returningAll()
    .execute();
}
