/** 计数格 (figure cell): the figures of matters by day and month, area and kind, kept by migrations/0256-figure-cells.sql. */
import { sql } from 'kysely';
import { measures, type FigureFault } from '../../domain/figures/figure-cell.ts';
import type { Db, Tx } from '../base/db.ts';

/** Folds so many of the noted changes into their cells and says how many there were; nought too while another does it. */
export async function foldFigures(tx: Tx, most: number): Promise<number> {
  const { rows } = await sql<{ folded: number }>`select figure_fold(${most}) as folded`.execute(tx);
  return rows[0]?.folded ?? 0;
}

/** Whether there is anything to fold: asked much more often than something is. */
export async function areFiguresNoted(db: Db): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`select exists (select from figure_change) as any`.execute(db);
  return rows[0]?.any ?? false;
}

const columns = measures.map((measure) => measure.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`));
const totals = sql.raw(
  `jsonb_strip_nulls(jsonb_build_object(${measures.map((measure, i) => `'${measure}', nullif(sum(${columns[i]}), 0)`).join(', ')}))`,
);

/**
 * The cells of a county, or those above the counties where it is null, that are not what the matters and the ledger say. One statement
 * sees one moment: people may go on working.
 */
export async function listFigureFaults(db: Db, countyId: number | null, limit: number): Promise<FigureFault[]> {
  const isHeld = countyId === null ? sql`level = 'R'` : sql`level <> 'R' and county_id = ${countyId}`;
  // What stands above the counties is held against their own cells, each of which is held against its matters.
  const counted =
    countyId === null
      ? sql`select a.number as county_id, 'R'::"char" as level, c.start_on, c.since_on, c.area, c.key, ${totals} as of
          from figure_count as c,
            lateral (values (c.county_id / 100 * 100), (c.county_id / 10000 * 10000), (0)) as a (number)
          where c.level = 'C' and position('.' in c.key) = 0 group by 1, 2, 3, 4, 5, 6`
      : sql`select county_id, level, start_on, since_on, area, key, ${totals} as of from figure_recount
          where of_county_id = ${countyId} and level <> 'R' group by 1, 2, 3, 4, 5, 6`;
  const { rows } = await sql<FigureFault>`
    with held as (
      select county_id, level, start_on, since_on, area, key, ${totals} as of from figure_count where ${isHeld} group by 1, 2, 3, 4, 5, 6
    ), counted as (${counted})
    select county_id, level, start_on, since_on, area, key, coalesce(h.of, '{}') as held, coalesce(c.of, '{}') as counted
    from held as h full join counted as c using (county_id, level, start_on, since_on, area, key)
    where coalesce(h.of, '{}') <> coalesce(c.of, '{}') order by 1, 2, 3, 5, 6, 4 limit ${limit}`.execute(db);
  return rows;
}

/** How many cells there are. */
export async function countCells(db: Db): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from figure_cell`.execute(db);
  return rows[0]?.n ?? 0;
}

/** The counties that the database holds. */
export async function listCountyIds(db: Db | Tx): Promise<number[]> {
  const rows = await (db as Db).selectFrom('county').select('countyId').orderBy('countyId').execute();
  return rows.map(({ countyId }) => countyId);
}
