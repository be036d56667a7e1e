import type { TestDatabase } from './database.ts';
import { ownerPool } from './database.ts';

/** Makes the sample county of a database one of another number, for tests in which two programs are of two counties. */
export async function renumberCounty({ owner }: Pick<TestDatabase, 'owner'>, from: number, to: number): Promise<void> {
  const pool = ownerPool(owner);
  // Neither the keys between the tables nor what keeps a ledger from being written anew are asked.
  await pool.query(`do $$ declare one record; begin
    set local session_replication_role = replica;
    for one in select c.table_name from information_schema.columns as c
      join information_schema.tables as t using (table_schema, table_name)
      where c.table_schema = 'public' and c.column_name = 'county_id' and t.table_type = 'BASE TABLE'
    loop
      execute format('update %I set county_id = ${to} where county_id = ${from}', one.table_name);
    end loop;
  end $$`);
  await pool.end();
}
