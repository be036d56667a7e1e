import { AsyncLocalStorage } from 'node:async_hooks';
import {
  CamelCasePlugin,
  CompiledQuery,
  Kysely,
  PostgresDialect,
  PostgresDriver,
  sql,
  type DatabaseConnection,
  type RawBuilder,
  type Transaction,
  type TransactionSettings,
} from 'kysely';
import pg from 'pg';
import { copyLine, Copyings, CopyingClient, Prepared, withNext, type Copying } from './wire/copy.ts';
import { PersonPlugin, sealRows } from './person-seal.ts';
import type { Schema } from './schema.ts';
import { timeLeft } from './wire/within-time.ts';

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

/** Set while a transaction runs, for all that it calls. */
const inTransaction = new AsyncLocalStorage<true>();

/** Runs the work of a transaction; whatever in it asks the pool for another connection is refused. */
export function holdingConnection<T>(work: () => Promise<T>): Promise<T> {
  return inTransaction.run(true, work);
}

/** PostgreSQL whose transactions open on the way of their first statement: one wait less for each of them. */
class PipelinedDialect extends PostgresDialect {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    super({ pool });
    this.#pool = pool;
  }

  override createDriver(): PostgresDriver {
    return new PipelinedDriver(this.#pool);
  }
}

/** What the library gives out is one of its own, whatever its types say. */
type Connection = Parameters<PostgresDriver['releaseConnection']>[0];

class PipelinedDriver extends PostgresDriver {
  readonly #pool: pg.Pool;
  /** It was there the last time: what is not there now is on its way back, and no wrong setting. */
  #isExpected = false;
  #back: Promise<void> | null = null;
  /** Whose statements have less time than usual. */
  readonly #shortened = new WeakSet<Connection>();

  constructor(pool: pg.Pool) {
    super({ pool });
    this.#pool = pool;
  }

  /** As many transactions as the pool has connections, each of which waits for a second one, would wait for ever. */
  override async acquireConnection(): Promise<Connection> {
    if (inTransaction.getStore() === true) throw new Error('A transaction asked for a second connection.');
    timeLeft();
    const connection = await this.#acquire();
    try {
      this.#shorten(connection);
    } catch (error) {
      await super.releaseConnection(connection);
      throw error;
    }
    return connection;
  }

  /** Goes on the way of the next statement, before its transaction begins, so that it stands whatever becomes of that. */
  #shorten(connection: Connection): void {
    const left = timeLeft();
    if (left === null) return;
    this.#shortened.add(connection);
    connection.executeQuery(CompiledQuery.raw(`set statement_timeout = ${left}`, [withNext])).catch(() => undefined);
  }

  /** Whoever uses it next has the usual time again; a connection that does not take that back is cut off. */
  override async releaseConnection(connection: Connection): Promise<void> {
    const reset = 'reset statement_timeout';
    if (this.#shortened.delete(connection))
      await connection.executeQuery(CompiledQuery.raw(reset)).catch(async () => {
        connection.executeQuery(CompiledQuery.raw(reset, [withNext])).catch(() => undefined);
        await connection.executeQuery(CompiledQuery.raw('select 1')).catch(() => undefined);
      });
    await super.releaseConnection(connection);
  }

  async #acquire(): Promise<Connection> {
    const until = performance.now() + recoversWithinMs;
    for (;;)
      try {
        const connection = (await super.acquireConnection()) as Connection;
        this.#isExpected = true;
        return connection;
      } catch (error) {
        if (!this.#isExpected || !isRecovering(error) || performance.now() > until) throw error;
        await (this.#back ??= this.#untilBack());
      }
  }

  /** One asks for all who wait. What has not come back by then is not waited for any more, until it is there again. */
  async #untilBack(): Promise<void> {
    const until = performance.now() + recoversWithinMs;
    try {
      while (performance.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, recoveringPauseMs));
        const client = await this.#pool.connect().catch((error: unknown) => {
          if (!isRecovering(error)) throw error;
        });
        if (client === undefined) continue;
        client.release();
        return;
      }
      this.#isExpected = false;
    } finally {
      this.#back = null;
    }
  }

  override async beginTransaction(
    connection: DatabaseConnection,
    { isolationLevel, accessMode }: TransactionSettings,
  ): Promise<void> {
    const level = isolationLevel === undefined ? [] : [`isolation level ${isolationLevel}`];
    const begin = ['begin', [...level, ...(accessMode === undefined ? [] : [accessMode])].join(', ')].join(' ').trim();
    // Nobody waits for the answer: a connection over which `begin` is not said is cut off, so that no more is kept singly.
    connection.executeQuery(CompiledQuery.raw(begin, [withNext])).catch(() => undefined);
  }
}

/** A server that recovers from a crash with little to do is back by then: whoever asks meanwhile waits, and is not sent away. */
const [recoversWithinMs, recoveringPauseMs] = [1000, 5];
/** Not there, or there and not taking anybody yet: nothing has been asked of it. */
const recovering: ReadonlySet<unknown> = new Set(['57P03', 'ECONNREFUSED', 'ENOENT']);

function isRecovering(error: unknown): boolean {
  return outageOf(error) === 'undone' && recovering.has((error as { code?: unknown }).code);
}

/** Who has not got a connection by then is told to try again: behind him others wait too. */
const waitForConnectionMs = 10_000;
const probeMs = 2000;
/** A line over which nothing has come for so long is asked whether the other end is still there. */
const keepAliveMs = 10_000;
/**
 * A server that lives has answered by then, for it gives up a statement after a minute itself; one that vanished without a word, with
 * its machine or behind a wall, never will, and would keep the connection for good.
 */
export const answersWithinMs = 75_000;

/** Opens the pool and the query builder over it; columns are snake_case in SQL and camelCase in the program. */
export function createDb(connection: string | pg.PoolConfig, max = 12): { db: Db; pool: pg.Pool } {
  const patience = { connectionTimeoutMillis: waitForConnectionMs, keepAliveInitialDelayMillis: keepAliveMs };
  const config = { ...configOf(connection), ...patience, keepAlive: true };
  // The types of the pool ask for a Client with every overload of `query`; ours has one that takes them all.
  const pool = new pg.Pool({ ...config, max, pipeline: true, Client: CopyingClient as never });
  // An idle connection that breaks (the server restarted) must not stop the program: the pool opens a new one.
  pool.on('error', () => undefined);
  // So must one that breaks while it is in use: whoever uses it is told by his own statement.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Schema>({
    dialect: new PipelinedDialect(pool),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true }), new PersonPlugin()],
  });
  return { db, pool };
}

/** Codes of an outage that passes by itself, and whether what was asked may have been done all the same. */
const outages: Readonly<Record<string, 'undone' | 'unknown'>> = {
  // Given up for a lock, for its own length, or for the silence of its program: the whole transaction is taken back.
  '55P03': 'undone',
  '57014': 'undone',
  '25P03': 'undone',
  // Not reached at all: it is not there, it is starting or recovering, or it has no room for one more.
  ECONNREFUSED: 'undone',
  ENOTFOUND: 'undone',
  EAI_AGAIN: 'undone',
  '57P03': 'undone',
  '53300': 'undone',
  // Cut under way: a COMMIT may have arrived, its answer has not.
  ECONNRESET: 'unknown',
  ETIMEDOUT: 'unknown',
  EHOSTUNREACH: 'unknown',
  ENETUNREACH: 'unknown',
  EPIPE: 'unknown',
  '57P01': 'unknown',
  '57P02': 'unknown',
  '57P05': 'unknown',
};

/** How the database failed, when that passes by itself; null when something is wrong with what was asked of it. */
export function outageOf(error: unknown): 'undone' | 'unknown' | null {
  const { code, syscall, message } = error as Error & { code?: unknown; syscall?: unknown };
  if (typeof code === 'string' && Object.hasOwn(outages, code)) return outages[code] ?? null;
  // A file that is not there has the same code as a socket that is not there.
  if (code === 'ENOENT' && syscall === 'connect') return 'undone';
  // What the library says itself has no code.
  if (neverConnected.has(message)) return 'undone';
  return /^(?:Connection terminated|Client has encountered a connection error|Query read timeout)/u.test(message)
    ? 'unknown'
    : null;
}

/** Nothing was asked: there was no connection free, or none came about. */
const neverConnected: ReadonlySet<string> = new Set([
  'timeout exceeded when trying to connect',
  'Connection terminated due to connection timeout',
  'timeout expired',
]);

/**
 * What a log may say of an error: where it happened and its code. The words of a database error, its detail and its
 * context repeat the row that failed, with the names and telephones in it.
 */
export function loggedOf(error: Error): Record<string, unknown> {
  const { code } = error as { code?: unknown };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return {
    type: error.name,
    stack: frames.join('\n'),
    ...(code === undefined ? { message: error.message } : { code }),
  };
}

/** What may be printed of an error that nobody caught: all of it, unless it is the database's or stands for one of these. */
export function printedOf(error: unknown): unknown {
  return isOfDatabase(error) ? loggedOf(error as Error) : error;
}

function isOfDatabase(error: unknown): boolean {
  return error instanceof Error && ('severity' in error || isOfDatabase(error.cause));
}

/** No room on a disk, the database's or that of the files: what was asked is undone, and goes on failing until somebody makes room. */
const fullDisks: ReadonlySet<unknown> = new Set(['53100', 'ENOSPC', 'EDQUOT']);

export function isDiskFull(error: unknown): boolean {
  return fullDisks.has((error as { code?: unknown }).code);
}

/** Whether the database answers, asked over a connection of its own: a pool whose connections are all in use is not a dead database. */
export interface Probe {
  /** Rejects when there was no answer in two seconds. */
  ask(): Promise<void>;
  /** Rejects when no row was taken in that time: a disk that is full answers every question and keeps nothing. */
  write(): Promise<void>;
  close(): Promise<void>;
}

const probeRow = `insert into machine_note (name, noted_at, detail) values ('probe', now(), '{}')
  on conflict (name) do update set noted_at = now()`;

export function probeOn(connection: string | pg.PoolConfig): Probe {
  const patience = { connectionTimeoutMillis: probeMs, query_timeout: probeMs };
  const pool = new pg.Pool({ ...configOf(connection), max: 1, ...patience });
  pool.on('error', () => undefined);
  return {
    ask: async () => void (await pool.query('select 1')),
    write: async () => void (await pool.query(probeRow)),
    close: () => pool.end(),
  };
}

function configOf(connection: string | pg.PoolConfig): pg.PoolConfig {
  return typeof connection === 'string' ? { connectionString: connection } : connection;
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

/** Inserts many rows, all of the same fields, in one statement; what of them is personal goes in sealed. */
export function insertMany<T>(
  tx: Tx,
  table: string,
  rows: readonly object[],
  ending: RawBuilder<unknown> = sql``,
): Promise<{ rows: T[] }> {
  return sql<T>`${insertionOf(table, sealRows(tx, table, rows))} ${ending}`.execute(tx);
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

/**
 * The copying of many rows, all of the same fields, into a table; what is empty in all of them gets the column's default. The fields of
 * `instead`, one for each row and all of the same names, stand for those of the row or beside them.
 */
export function copyingOf(table: string, rows: readonly object[], instead: readonly object[] = []): Copying {
  const other = filledFields(instead);
  const replaced = new Set(Object.keys(instead[0] ?? {}));
  const own = filledFields(rows, replaced);
  const columns = [...own, ...other].map((field) => `"${columnOf(field)}"`).join(', ');
  const lines = rows
    .map((row, i) => {
      const values = own.map((field) => valueOf(row, field));
      for (const field of other) values.push(valueOf(instead[i] as object, field));
      return copyLine(values);
    })
    .join('');
  // Half a character would be written as a sign of doubt; whoever sent it is told instead, as the database tells it elsewhere.
  if (!lines.isWellFormed()) throw Object.assign(new Error('The text holds half a character.'), { code: '22P05' });
  return { statement: `copy ${table} (${columns}) from stdin`, lines };
}

/**
 * Writes rows into their tables, all sent in one piece on the way of the next statement, which may be the commit: two thirds of the cost of
 * `insertMany`, and a wait less, but a row that is there already fails all of them. Gives the promise that they are written, at once.
 */
export async function copyRows(tx: Tx, copyings: readonly Copying[]): Promise<{ written: Promise<void> }> {
  if (copyings.length === 0) return { written: Promise.resolve() };
  const sent = await tx.executeQuery<{ result: Promise<void> }>(CompiledQuery.raw('copy', [new Copyings(copyings)]));
  return { written: (sent.rows[0] as { result: Promise<void> }).result };
}

const onTheWay = new WeakMap<object, Promise<unknown>[]>();

/** To be called by who opens a transaction: he has to wait for what is left on the way. */
export function gatherOnTheWay(tx: Tx, writing: Promise<unknown>[]): void {
  onTheWay.set(tx, writing);
}

/** Leaves what is on its way to the end of the transaction, which fails with it; nobody need wait for it before. */
export function leaveOnTheWay(tx: Tx, written: Promise<unknown>): void {
  const writing = onTheWay.get(tx);
  if (writing === undefined) throw new Error('Nobody would wait for what is on its way.');
  written.catch(() => undefined);
  writing.push(written);
}

/**
 * Asks what every filing asks under a name of its own, so that a connection plans it once: to plan a question about the widest
 * table takes ten times as long as to answer it. Its words must be the same each time.
 */
export async function askPrepared<T>(tx: Tx | Db, name: string, question: RawBuilder<T>): Promise<readonly T[]> {
  const { sql: words, parameters } = question.compile(tx);
  return (await tx.executeQuery<T>(CompiledQuery.raw(words, [new Prepared(name, parameters)]))).rows;
}

/**
 * Asks as `askPrepared` does, on the way of the next statement of the transaction: whoever does not wait for the answer before he
 * asks that one saves a wait. The names of the columns are words without a gap.
 */
export async function askOnTheWay<T>(tx: Tx | Db, name: string, question: RawBuilder<T>): Promise<readonly T[]> {
  const { sql: words, parameters } = question.compile(tx);
  const prepared = new Prepared(name, parameters, { goesWithNext: true });
  const sent = await tx.executeQuery<{ result: Promise<{ rows: T[] }> }>(CompiledQuery.raw(words, [prepared]));
  return (await sent.rows[0]?.result)?.rows ?? [];
}

/** The fields that some row fills, but for some. */
function filledFields(rows: readonly object[], without: ReadonlySet<string> = noFields): string[] {
  return Object.keys(rows[0] ?? {}).filter(
    (field) => !without.has(field) && rows.some((row) => !isEmpty(valueOf(row, field))),
  );
}

const noFields: ReadonlySet<string> = new Set();

function valueOf(row: object, field: string): unknown {
  return (row as Record<string, unknown>)[field];
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
