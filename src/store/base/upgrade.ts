/** A database before and after it was brought to another version: its tables, their columns and how many rows they have. */
import type pg from 'pg';
import type { Tables } from '../../domain/base/backup/upgrade.ts';

/** Counts every row: on a copy, not while a county stands still. */
export async function findTables(owner: pg.Pool): Promise<Tables> {
  const { rows } = await owner.query<{ name: string; columns: string[] }>(
    `select table_name as name, array_agg(column_name::text order by ordinal_position) as columns
       from information_schema.columns join information_schema.tables using (table_schema, table_name)
       where table_schema = 'public' and table_type = 'BASE TABLE' group by table_name order by table_name`,
  );
  const found = new Map<string, { rows: number; columns: string[] }>();
  for (const { name, columns } of rows) {
    const counted = await owner.query<{ n: number }>(`select count(*)::integer as n from "${name}"`);
    found.set(name, { rows: counted.rows[0]?.n ?? 0, columns });
  }
  return found;
}

/** How much room it takes, in bytes. */
export async function measureDatabase(owner: pg.Pool): Promise<number> {
  const { rows } = await owner.query<{ bytes: string }>('select pg_database_size(current_database()) as bytes');
  return Number(rows[0]?.bytes ?? 0);
}
