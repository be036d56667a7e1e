import {
  CamelCasePlugin,
  CompiledQuery,
  Kysely,
  PostgresDialect,
  PostgresDriver,
  sql,
  type DatabaseConnection,
  type PostgresDialectConfig,
  type RawBuilder,
  type Transaction,
} from 'kysely';
import pg from 'pg';
import { copyLine, Copyings, CopyingClient, type Copying } from './copy.ts';
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

/** PostgreSQL whose transactions open on the way of their first statement: one wait less for each of them. */
class PipelinedDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): PostgresDriver {
    return new PipelinedDriver(this.#config);
  }
}

class PipelinedDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    // Nobody waits for the answer: a connection over which `begin` cannot be said refuses the statement behind it too.
    connection.executeQuery(CompiledQuery.raw('begin')).catch(() => undefined);
  }
}

/** Opens the pool and the query builder over it; columns are snake_case in SQL and camelCase in the program. */
export function createDb(connection: string | pg.PoolConfig, max = 12): { db: Db; pool: pg.Pool } {
  const config = typeof connection === 'string' ? { connectionString: connection } : connection;
  // The types of the pool ask for a Client with every overload of `query`; ours has one that takes them all.
  const pool = new pg.Pool({ ...config, max, pipeline: true, Client: CopyingClient as never });
  // An idle connection that breaks (the server restarted) must not stop the program: the pool opens a new one.
  pool.on('error', () => undefined);
  const db = new Kysely<Schema>({
    dialect: new PipelinedDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return { db, pool };
}

/** What stands in one column as JSON: the driver would send a list as an array of the database, which is something else. */
export function asJson<T>(value: T): RawBuilder<T> {
  return sql<T>`${JSON.stringify(value)}`;
}

const columnNames = new Map<string, string>();
/** The column of a field: snake case, made once a name. */
export function columnOf(field: string): string {
  const known = columnNames.get(field) ?? field.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
  columnNames.set(field, known);
  return known;
}

/** Inserts many rows, all of the same fields, in one statement. */
export function insertMany<T>(
  tx: Tx,
  table: string,
  rows: readonly object[],
  ending: RawBuilder<unknown> = sql``,
): Promise<{ rows: T[] }> {
  return sql<T>`${insertionOf(table, rows)} ${ending}`.execute(tx);
}

/**
 * The statement that inserts many rows, all of the same fields, sent as one JSON text: a fifth of the cost of a parameter for
 * every value. A field that is empty in all rows is left out, so that it gets the column's default, which must then be as empty.
 */
export function insertionOf(table: string, rows: readonly object[]): RawBuilder<unknown> {
  const fields = filledFields(rows);
  const names = fields.map(columnOf);
  const columns = sql.raw(names.map((name) => `"${name}"`).join(', '));
  const sent = rows.map((row) => {
    const one: Record<string, unknown> = {};
    for (const [i, field] of fields.entries()) one[names[i] as string] = valueOf(row, field);
    return one;
  });
  return sql`insert into ${sql.raw(table)} (${columns}) select ${columns}
    from json_populate_recordset(null::${sql.raw(table)}, ${JSON.stringify(sent)}::json)`;
}

/** The copying of many rows, all of the same fields, into a table; what is empty in all of them gets the column's default. */
export function copyingOf(table: string, rows: readonly object[]): Copying {
  const fields = filledFields(rows);
  const columns = fields.map((field) => `"${columnOf(field)}"`).join(', ');
  const lines = rows.map((row) => copyLine(fields.map((field) => valueOf(row, field)))).join('');
  // Half a character would be written as a sign of doubt; whoever sent it is told instead, as the database tells it elsewhere.
  if (!lines.isWellFormed()) throw Object.assign(new Error('The text holds half a character.'), { code: '22P05' });
  return { statement: `copy ${table} (${columns}) from stdin`, lines };
}

/**
 * Writes rows into their tables, all sent in one piece: two thirds of the cost of `insertMany`, but a row that is there already
 * fails all of them.
 */
export async function copyRows(tx: Tx, copyings: readonly Copying[]): Promise<void> {
  if (copyings.length > 0) await tx.executeQuery(CompiledQuery.raw('copy', [new Copyings(copyings)]));
}

/** The fields that some row fills. */
function filledFields(rows: readonly object[]): string[] {
  return Object.keys(rows[0] ?? {}).filter((field) => rows.some((row) => !isEmpty(valueOf(row, field))));
}

function valueOf(row: object, field: string): unknown {
  return (row as Record<string, unknown>)[field];
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
