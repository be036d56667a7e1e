/**
 * Tables out of the cells of the villages: by category (V), by nature (u) and by channel (v), of which each is of an office. What a town has
 * is the sum of its villages and of the shops of which no more is known than the town. And of an office's categories by nature (X) and by
 * channel (Y).
 */
import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../domain/base/calendar.ts';
import {
  conditionsIn,
  isReached,
  type DayRange,
  type TableCondition,
  type TableCount,
  type TableSide,
  type TableWish,
} from '../../domain/figures/figure-cell.ts';
import type { Db } from '../base/db.ts';
import { withinCategory } from '../county/category.ts';
import { columnOf, startsIn } from './cells.ts';
import { isByCode, regionsOf, sourceOf } from './matter-table.ts';
import { leftOver, nodesOf } from './table-nodes.ts';

export type PlaceLevel = 'V' | 'u' | 'v' | 'X' | 'Y';

/** Which of these cells know the sides and what is asked for; null where none do: complaints alone are counted so. */
export function placeLevelOf(wish: TableWish, sides: readonly TableSide[]): PlaceLevel | null {
  const kinds = sides.filter((side) => side === 'nature' || side === 'channel');
  if (sourceOf(wish.measure) !== 'complaint' || kinds.length > 1) return null;
  const [kind = null] = kinds;
  const isOfCategory = sides.includes('category') || (wish.category ?? null) !== null;
  if (sides.includes('village') || sides.includes('town'))
    return kind === null ? 'V' : villageLevel(kind, isOfCategory);
  if ((wish.officeId ?? null) === null || !isOfCategory || kind === null) return null;
  return kind === 'nature' ? 'X' : 'Y';
}

/** A village by nature or by channel knows no category. */
function villageLevel(kind: 'nature' | 'channel', isOfCategory: boolean): PlaceLevel | null {
  if (isOfCategory) return null;
  return kind === 'nature' ? 'u' : 'v';
}

/** A cell's key is in two parts: what it is of, and its office or, of an office, the nature or the channel. */
const [first, second] = [sql<string>`split_part(key, '|', 1)`, sql<string>`split_part(key, '|', 2)`];

/** The cells of whole months. */
export async function listPlaceCells(
  db: Db,
  countyId: number,
  wish: TableWish,
  { level, months, sinceOn }: { level: PlaceLevel; months: DayRange; sinceOn: Day },
): Promise<TableCount[]> {
  const { measure, rows, columns } = wish;
  const n = columnOf(measure);
  const isOfVillage = level !== 'X' && level !== 'Y';
  const narrowed = await narrowedTo(db, countyId, wish, isOfVillage);
  const kind = level === 'V' ? nodesOf(first, wish) : isOfVillage ? sql`true` : ofCategory(wish);
  const since = isReached(measure) ? sql`since_on >= ${sinceOn}` : sql`true`;
  const [office, other] = isOfVillage ? [second, sql`''`] : [sql`area`, second];
  const part = sql`select since_on, area, key, office, n from part`;
  // The town of a place is asked once a place.
  const told = (side: TableSide | null, value: RawBuilder<unknown>) =>
    side === 'town' ? sql`town_of(${countyId}, ${value})` : value;
  const { rows: counts } = await sql<TableCount>`with part as (
      select since_on, ${isOfVillage ? sql`area` : other} as area, ${first} as key, ${office} as office, ${n} as n from figure_count
      where county_id = ${countyId} and level = ${level} and ${startsIn([months], 'month')} and ${n} is not null and ${kind} and ${since}
        and ${sql.join([sql`true`, ...narrowed], sql` and `)}
    )
    select ${told(rows, sql`row`)} as row, ${told(columns, sql`"column"`)} as column, sum(n)::bigint as n from (
      select ${sideOf(rows, wish, isOfVillage)} as row, ${sideOf(columns, wish, isOfVillage)} as column, sum(n)::bigint as n
      from (${level === 'V' ? leftOver(part, 'key', wish) : part}) as c group by 1, 2
    ) as c group by 1, 2 having sum(n) <> 0`.execute(db);
  return counts;
}

/** By its conditions and its office: where these are the area, the index begins with them. */
async function narrowedTo(
  db: Db,
  countyId: number,
  { officeId = null, conditions = {} }: TableWish,
  isOfVillage: boolean,
): Promise<RawBuilder<unknown>[]> {
  const office = officeId === null ? sql`true` : sql`${isOfVillage ? second : sql`area`} = ${officeId}`;
  const others = conditionsIn(conditions).map(async ([side, key]: readonly [TableCondition, string]) => {
    if (side === 'village') return sql`area = ${key}`;
    if (side !== 'town') return sql`${isOfVillage ? first : second} = ${key}`;
    const places = await regionsOf(db, countyId, key === 'none' ? null : key);
    return key === 'none' ? sql`area <> all(${places}::text[])` : sql`area = any(${places}::text[])`;
  });
  return [office, ...(await Promise.all(others))];
}

/** Of an office each category stands by its own code alone. */
function ofCategory({ category = null }: TableWish): RawBuilder<unknown> {
  return category === null ? sql`true` : withinCategory(first, category);
}

/** What a part has: of an office its area is the nature or the channel. */
function sideOf(side: TableSide | null, wish: TableWish, isOfVillage: boolean): RawBuilder<string> {
  if (side === null) return sql`''`;
  if (side === 'month') return sql`to_char(since_on, 'YYYY-MM-DD')`;
  if (side === 'office') return sql`coalesce(nullif(office, ''), 'none')`;
  if (side === 'town' || side === 'village') return sql`area`;
  if (side === 'category') return isOfVillage || isByCode(wish) ? sql`key` : sql`split_part(key, '.', 1)`;
  return isOfVillage ? sql`key` : sql`area`;
}
