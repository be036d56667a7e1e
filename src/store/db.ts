import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { Schema } from './schema.ts';

/** May read. Everything that writes asks for a Tx instead. */
export type Db = Kysely<Schema>;

declare const written: unique symbol;
/** May write. Only `transact` can make one, so that only actions write. */
export type Tx = Transaction<Schema> & { readonly [written]: true };

const { builtins } = pg.types;

/** Days stay days: a date column is the text YYYY-MM-DD, never an instant that a time zone can move. */
pg.types.setTypeParser(builtins.DATE, (text) => text);
/** Money is bigint fen and counts are bigint: safe whole numbers in every sum a nation can make. */
pg.types.setTypeParser(builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new Error(`The database holds ${text}, which is too large for a whole number.`);
  return value;
});

/** Opens the pool and the query builder over it; columns are snake_case in SQL and camelCase in the program. */
export function createDb(connection: string | pg.PoolConfig, max = 12): { db: Db; pool: pg.Pool } {
  const config = typeof connection === 'string' ? { connectionString: connection } : connection;
  const pool = new pg.Pool({ ...config, max });
  // An idle connection that breaks (the server restarted) must not stop the program: the pool opens a new one.
  pool.on('error', () => undefined);
  const db = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return { db, pool };
}
