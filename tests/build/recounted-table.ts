/** A table of a figure as its matters say one by one: each by all that it counts for (`figures_of`), whatever the questions of the program are. */
import { sql, type RawBuilder } from 'kysely';
import {
  conditionsIn,
  reachedMeasures,
  tableOf,
  type FigureTable,
  type TableSide,
  type TableWish,
} from '../../src/domain/figures/figure-cell.ts';
import type { Db } from '../../src/store/base/db.ts';
import { withinCategory } from '../../src/store/county/category.ts';
import { columnOf } from '../../src/store/figures/cells.ts';

export async function recountTable(db: Db, countyId: number, wish: TableWish): Promise<FigureTable> {
  const { measure, rows, columns, from, to, officeId = null, category = null, conditions = {}, isDeep = false } = wish;
  const source =
    measure === 'askedPeople' ? 'inquiry' : measure === 'tipoffs' || measure === 'casesOpened' ? 'tipoff' : 'complaint';
  const whole = sql`figures_of(m, 2147483647)`;
  // What became of the accepted is so no longer where its decision was revoked.
  const complaints = sql`(select * from ${whole} union all select * from anew_of(m, 2147483647))`;
  const figures = source === 'inquiry' ? sql`figures_of(m)` : source === 'tipoff' ? whole : complaints;
  const isReached = (reachedMeasures as readonly string[]).includes(measure);
  const inPeriod = isReached
    ? sql`f.accepted_on between ${from} and ${to} and f.on_day <= ${to}`
    : sql`f.on_day between ${from} and ${to}`;
  const isByCode = isDeep || (category?.length ?? 0) > 2;
  const place = source === 'inquiry' ? sql`null` : sql`m.operator_region_id`;
  const sides: Readonly<Record<TableSide, RawBuilder<unknown>>> = {
    month: sql`to_char(f.since_on, 'YYYY-MM-DD')`,
    office: sql`coalesce(f.office_id, 'none')`,
    town: sql`town_of(m.county_id, ${place})`,
    village: sql`coalesce(${place}, 'none')`,
    category: isByCode ? sql`f.category_code` : sql`split_part(f.category_code, '.', 1)`,
    nature: sql`coalesce(m.nature_code, 'none')`,
    channel: sql`m.channel`,
  };
  const of = (side: TableSide | null) => (side === null ? sql`''` : sides[side]);
  const { rows: counts } = await sql<{ row: string; column: string; n: number }>`
    select ${of(rows)} as row, ${of(columns)} as column, sum(f.${columnOf(measure)})::bigint as n
    from ${sql.table(source)} as m cross join lateral (
      select f.*, max(f.on_day) filter (where f.accepted = 1) over () as accepted_on from ${figures} as f
    ) as f
    where m.county_id = ${countyId} and f.${columnOf(measure)} is not null and ${inPeriod}
      and ${officeId === null ? sql`true` : sql`f.office_id = ${officeId}`}
      and ${category === null ? sql`true` : withinCategory(sql`f.category_code`, category)}
      and ${sql.join([sql`true`, ...conditionsIn(conditions).map(([side, key]) => sql`${sides[side]} = ${key}`)], sql` and `)}
    group by 1, 2 having sum(f.${columnOf(measure)}) <> 0`.execute(db);
  return tableOf(wish, counts);
}
