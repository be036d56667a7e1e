/** By which nodes of the tree of categories a table reads its cells. */
import { sql, type RawBuilder } from 'kysely';
import type { TableWish } from '../../domain/figures/figure-cell.ts';
import { withinCategory } from '../county/category.ts';
import { keyOf } from './cells.ts';

type Noded = Pick<TableWish, 'rows' | 'columns' | 'category' | 'isDeep'>;

/** Of the column that holds the node: those that are shown, or those that what is asked for is made of. */
export function nodesOf(
  node: RawBuilder<unknown>,
  { rows, columns, category = null, isDeep = false }: Noded,
): RawBuilder<unknown> {
  if (![rows, columns].includes('category')) return keyOf(category, node);
  if (category === null) return isDeep ? sql`${node} <> ''` : sql`${node} <> '' and position('.' in ${node}) = 0`;
  return category.length === 1 && !isDeep ? keyOf(category, node) : withinCategory(node, category);
}

/** What is of the node and of none below it is left over from the node: the part once more, with what is to be taken off the tops. */
export function leftOver(
  part: RawBuilder<unknown>,
  node: 'area' | 'key',
  { rows, columns, category = null, isDeep = false }: Noded,
): RawBuilder<unknown> {
  if (![rows, columns].includes('category')) return part;
  if (!isDeep && (category === null || !/^.\d\d$/u.test(category))) return part;
  const top = sql`split_part(${sql.ref(node)}, '.', 1)`;
  const [area, key] = node === 'area' ? [top, sql`key`] : [sql`area`, top];
  return sql`${part} union all select since_on, ${area}, ${key}, office, -n from part
    where position('.' in ${sql.ref(node)}) > 0 and ${category?.includes('.') !== true}`;
}
