import { sql, type RawBuilder } from 'kysely';
import { belowCategory } from '../../domain/county/category.ts';

/** That a code is the node of the tree of categories or stands below it, as `isWithinCategory` has it. */
export function withinCategory(code: RawBuilder<unknown>, node: string): RawBuilder<boolean> {
  const below = sql<boolean>`${code} like ${`${belowCategory(node).replace(/[\\%_]/gu, (mark) => `\\${mark}`)}%`}`;
  return node.length < 2 ? below : sql<boolean>`(${code} = ${node} or ${below})`;
}
