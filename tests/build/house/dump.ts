/** What somebody finds who has all tables and no key: every row of every table, as text. */
import type pg from 'pg';

export interface DumpedRow {
  table: string;
  values: Record<string, unknown>;
  text: string;
}

/** All rows of all tables, as a dump holds them. */
export async function dumpOf(pool: pg.Pool): Promise<DumpedRow[]> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' and has_table_privilege(quote_ident(table_name), 'select')`,
  );
  const rows: DumpedRow[] = [];
  for (const { name } of tables) {
    const found = await pool.query<{ whole: string }>(`select to_jsonb(t)::text as whole from "${name}" as t`);
    for (const { whole } of found.rows)
      rows.push({ table: name, values: JSON.parse(whole) as Record<string, unknown>, text: whole });
  }
  return rows;
}

/** The texts in a row, those inside its documents too. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}
