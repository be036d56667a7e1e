/** A real PostgreSQL for tests and scripts: one server a run, one migrated template, one clone of it a test file. */
import { chmodSync, copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { findPostgres, startPostgres, type Postgres, type PostgresOptions } from '../../../src/outside/postgres.ts';
import { birthOf, listProcessesIn, signal } from '../../../src/outside/process.ts';
import { createDb, type Db } from '../../../src/store/base/db.ts';
import { useKeys } from '../../../src/store/base/keys.ts';
import { migrate, workAsAppRole } from '../../../src/store/base/migrate.ts';
import { testKeyring } from './keyring.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    server: pg.PoolConfig;
    /** A folder of this run for what several files of tests need, gone with it. */
    folder: string;
  }
}

export interface TestDatabase {
  /** Works as the program does: as the role that cannot change the ledger's past. */
  db: Db;
  pool: pg.Pool;
  /** For the owner of the tables, who may do everything. */
  owner: pg.PoolConfig;
  /** For a program that is started with DATABASE_URL. */
  url: string;
  close(): Promise<void>;
}

export interface TestServer {
  config: pg.PoolConfig;
  /** Of this run, and gone with it. */
  folder: string;
  stop(): Promise<void>;
}

const migrations = fileURLToPath(new URL('../../../migrations', import.meta.url));
const template = 'template_hongdun';
const prefix = 'hongdun-test-';

/** A new database of its own for the test file that calls it. */
export async function testDatabase(): Promise<TestDatabase> {
  const { inject } = await import('vitest');
  return cloneDatabase(inject('server'));
}

/** Starts a server in a temporary folder and migrates the template; scripts such as the bench call it themselves. */
export async function startTestServer(
  options: { fsync?: boolean; log?: (sentence: string) => void } = {},
): Promise<TestServer> {
  sweep();
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  // Open to the server's own user when root runs the tests.
  chmodSync(folder, 0o755);
  const server = await startRoomy({
    dataDir: folder,
    log: options.log ?? (() => undefined),
    fsync: options.fsync ?? false,
  });
  await migrated(server.url('postgres'), template);
  return {
    config: server.url('postgres'),
    folder,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * With room for the programs and the pools of all files that run at a time, where a county's own has room for its one program; and for
 * their databases, where nobody measures.
 */
async function startRoomy(options: PostgresOptions): Promise<Postgres> {
  const server = await startPostgres(options);
  const forFiles = options.fsync === true ? [] : [`shared_buffers = '256MB'`];
  for (const room of ['max_connections = 200', ...forFiles])
    await execute(server.url('postgres'), `alter system set ${room}`);
  await server.stop();
  return startPostgres(options);
}

/** A server whose databases outlive the run, for who measures the same county again; one that another run holds open is shared. */
export async function startKeptServer(folder: string): Promise<TestServer> {
  const running = await findPostgres(folder, () => undefined);
  const server =
    running === null
      ? await startPostgres({ dataDir: folder, log: () => undefined })
      : { ...running, stop: () => Promise.resolve() };
  const config = server.url('postgres');
  await migrated(config, template);
  return { config, folder, stop: () => server.stop() };
}

/** A database under a name of its own, brought up to this version of the program, and filled when it is new. */
export async function keptDatabase(
  server: pg.PoolConfig,
  name: string,
  fill: (database: Pick<TestDatabase, 'db' | 'owner'>) => Promise<unknown>,
): Promise<TestDatabase> {
  if (!(await exists(server, name))) {
    // What was cut off is made anew.
    const half = `${name}_half`;
    await execute(server, `drop database if exists ${half} with (force)`);
    await execute(server, `create database ${half} template ${template} strategy file_copy`);
    const { db, owner } = openDatabase(server, half);
    await fill({ db, owner });
    await db.destroy();
    await execute(server, `alter database ${half} rename to ${name}`);
  }
  await migrated(server, name);
  const { owner, db, pool } = openDatabase(server, name);
  return { db, pool, owner, url: urlOf(server, name), close: () => db.destroy() };
}

async function migrated(server: pg.PoolConfig, name: string): Promise<void> {
  if (!(await exists(server, name))) await execute(server, `create database ${name}`);
  const pool = new pg.Pool({ ...server, database: name, max: 1 });
  await migrate(pool, migrations);
  await pool.end();
}

async function exists(server: pg.PoolConfig, name: string): Promise<boolean> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    return (await client.query('select 1 from pg_database where datname = $1', [name])).rowCount === 1;
  } finally {
    await client.end();
  }
}

function urlOf(server: pg.PoolConfig, name: string): string {
  return `postgresql://${server.user}@/${name}?host=${encodeURIComponent(server.host ?? '')}&port=${server.port}`;
}

/** Copies the migrated template, or one that was filled, under a name that nobody else uses. */
export async function cloneDatabase(server: pg.PoolConfig, from: string = template): Promise<TestDatabase> {
  const name = `t${process.hrtime.bigint().toString(36)}${process.pid}`;
  await execute(server, `create database ${name} template ${from} strategy file_copy`);
  const { owner, db, pool } = openDatabase(server, name);
  return {
    db,
    pool,
    owner,
    url: urlOf(server, name),
    async close() {
      await db.destroy();
      await execute(server, `drop database ${name} with (force)`);
    },
  };
}

/** Makes a template that `fill` has worked on; the first of the run's processes that asks does it, and the others wait for it. */
export async function makeTemplate(
  server: pg.PoolConfig,
  name: string,
  fill: (db: Db) => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    // Given back with the connection.
    await client.query('select pg_advisory_lock(1)');
    if ((await client.query('select 1 from pg_database where datname = $1', [name])).rowCount === 1) return;
    // Whoever was cut off has left half of it under the other name.
    const half = `${name}_half`;
    await client.query(`drop database if exists ${half} with (force)`);
    await client.query(`create database ${half} template ${template} strategy file_copy`);
    const { db } = openDatabase(server, half);
    await fill(db);
    await db.destroy();
    await client.query(`alter database ${half} rename to ${name}`);
  } finally {
    await client.end();
  }
}

/** Connections of a test's own, to a database that is dropped by force: which may be quicker than their goodbye. */
export function ownerPool(owner: pg.PoolConfig, max = 1): pg.Pool {
  const pool = new pg.Pool({ ...owner, max });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

function openDatabase(server: pg.PoolConfig, name: string) {
  // As this version of the program: it knows that numbers lie in the seals of rows.
  const owner = { ...server, database: name, options: '-c hongdun.words=sealed' };
  const opened = createDb({ ...owner, options: workAsAppRole });
  useKeys(opened.db, testKeyring);
  return { owner, ...opened };
}

/** A database as it stood before a migration; `finish` brings it up to today, as a start of the program would. */
export interface EarlierDatabase {
  pool: pg.Pool;
  finish(): Promise<void>;
  close(): Promise<void>;
}

export async function databaseBefore(migration: string): Promise<EarlierDatabase> {
  const { inject } = await import('vitest');
  const server = inject('server');
  const files = readdirSync(migrations).toSorted();
  if (!files.includes(migration)) throw new Error(`There is no migration ${migration}.`);
  const folder = mkdtempSync(join(tmpdir(), 'hongdun-migrations-'));
  for (const file of files) if (file < migration) copyFileSync(join(migrations, file), join(folder, file));
  const name = `t${process.hrtime.bigint().toString(36)}${process.pid}`;
  await execute(server, `create database ${name}`);
  const pool = ownerPool({ ...server, database: name });
  await migrate(pool, folder);
  rmSync(folder, { recursive: true });
  return {
    pool,
    async finish() {
      await migrate(pool, migrations);
    },
    async close() {
      await pool.end();
      await execute(server, `drop database ${name} with (force)`);
    },
  };
}

async function execute(config: pg.PoolConfig, statement: string): Promise<void> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Ends and removes what runs left behind that were killed before their own end. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const maker = new RegExp(`^${prefix}(\\d+)-`, 'u').exec(name)?.[1];
    if (maker === undefined || birthOf(Number(maker)) !== null) continue;
    for (const pid of listProcessesIn(join(tmpdir(), name, 'postgres'))) signal(pid, 'SIGQUIT');
    rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}
