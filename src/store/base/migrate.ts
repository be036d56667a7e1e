import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type pg from 'pg';
import { StartFault } from '../../domain/base/start/start-fault.ts';

/** Any number that no other program on the same server is likely to use: held while migrations run. */
const lockKey = 1_231_501;
const appRole = 'hongdun_app';
/** Who says so knows that numbers in words lie in the seal of a row; whoever does not may not change one: a server of a former version. */
const knowsSeals = 'hongdun.words';

export interface Migrated {
  applied: string[];
  /** False when the database's owner may not make roles: then the program runs as the owner, and says so. */
  hasAppRole: boolean;
}

/** Runs the files of migrations/ once each, in order, each in one transaction, under a lock; forward only. */
export async function migrate(pool: pg.Pool, folder: string): Promise<Migrated> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    await client.query(
      'create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz(3) not null default now())',
    );
    const { missing } = await compare(client, folder);
    for (const { name, text, checksum } of missing) await apply(client, name, text, checksum);
    return { applied: missing.map(({ name }) => name), hasAppRole: await grantAppRole(client) };
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockKey]).catch(() => undefined);
    client.release();
  }
}

/** How far a database is, and what this program would do to it. */
export interface Standing {
  /** The last migration that it has; null where it has none. */
  newest: string | null;
  missing: readonly string[];
}

/** Refuses like `migrate` what a newer program has made, and changes nothing. */
export async function findStanding(pool: pg.Pool, folder: string): Promise<Standing> {
  const { rows } = await pool.query<{ has: boolean }>(`select to_regclass('public.migration') is not null as has`);
  if (rows[0]?.has !== true) return { newest: null, missing: [] };
  const { known, missing } = await compare(pool, folder);
  return { newest: [...known.keys()].toSorted().at(-1) ?? null, missing: missing.map(({ name }) => name) };
}

/** Whether it never held a county: of a first start that still builds it, not all tables are there. */
export async function isUnbuilt(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ lacks: boolean }>(`select to_regclass('public.county') is null as lacks`);
  return rows[0]?.lacks === true || (await pool.query('select from county limit 1')).rowCount === 0;
}

interface Step {
  name: string;
  text: string;
  checksum: string;
}

/** The migrations of the folder against those that the database has. */
async function compare(
  client: Pick<pg.Pool, 'query'>,
  folder: string,
): Promise<{ known: ReadonlyMap<string, string>; missing: Step[] }> {
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from migration');
  const known = new Map(rows.map((row) => [row.name, row.checksum]));
  const files = (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/u.test(name)).toSorted();
  for (const name of known.keys()) {
    if (!files.includes(name)) throw new StartFault('database-newer', { name });
  }
  const missing: Step[] = [];
  for (const name of files) {
    const text = await readFile(`${folder}/${name}`, 'utf8');
    const checksum = createHash('sha256').update(text).digest('hex');
    const before = known.get(name);
    if (before === checksum) continue;
    if (before !== undefined) throw new StartFault('migration-changed', { name });
    missing.push({ name, text, checksum });
  }
  return { known, missing };
}

/** So often a migration is tried that somebody who wrote beside it had locked out: one of the two gives way, and he is done by then. */
const mostTries = 5;

async function apply(client: pg.PoolClient, name: string, text: string, checksum: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await applyOnce(client, name, text, checksum);
    } catch (error) {
      const isLockedOut = ((error as Error).cause as { code?: string } | undefined)?.code === '40P01';
      if (!isLockedOut || attempt === mostTries) throw error;
    }
}

async function applyOnce(client: pg.PoolClient, name: string, text: string, checksum: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(`set local ${knowsSeals} = 'sealed'`);
    // A table of ten million rows is not rebuilt within what a question of the program may take: the start would fail each time.
    await client.query('set local statement_timeout = 0');
    await client.query(text);
    await client.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
  }
}

/** One transaction in one message. Said again at each start, so that a start need not wait until the disk has it. */
const rights = `
  set local synchronous_commit = off;
  do $$ begin
    if not exists (select 1 from pg_roles where rolname = '${appRole}') then create role ${appRole} nologin; end if;
  exception when duplicate_object or unique_violation then null; end $$;
  grant ${appRole} to current_user;
  grant usage on schema public to ${appRole};
  grant select, insert, update, delete on all tables in schema public to ${appRole};
  revoke update, delete, truncate on ledger from ${appRole};
  -- A database that is brought up by some steps only has none yet.
  do $$ begin if to_regclass('public.trail') is not null then revoke update, truncate on trail from ${appRole}; end if; end $$;
  do $$ begin if to_regclass('ledger_tail') is not null then revoke delete, truncate on ledger_tail from ${appRole}; end if; end $$;
  do $$ begin if to_regclass('ledger_head') is not null then revoke update, delete, truncate on ledger_head from ${appRole}; end if; end $$;
  do $$ begin if to_regclass('peer_head') is not null then revoke update, delete, truncate on peer_head from ${appRole}; end if; end $$;
  do $$ begin if to_regclass('enforcement') is not null then revoke delete on enforcement from ${appRole}; end if; end $$;
  do $$ begin if to_regclass('first_confirmation') is not null then revoke update, delete, truncate on first_confirmation from ${appRole}; end if; end $$;
  -- What is counted is written by the triggers and the fold alone, which work as their owner.
  do $$ begin if to_regclass('figure_cell') is not null then
    revoke insert, update, delete, truncate on figure_cell, figure_change from ${appRole}; end if; end $$;
  do $$ begin if to_regclass('pace_cell') is not null then
    revoke insert, update, delete, truncate on pace_cell from ${appRole}; end if; end $$;
  do $$ begin if to_regclass('closed_note') is not null then
    revoke insert, update, delete, truncate on closed_note, opinion_tally, kept_tally from ${appRole}; end if; end $$;
  revoke insert, update, delete on migration from ${appRole};
  -- What is never taken away, and what only the start of the program reads.
  revoke delete on county, organisation, station, account, complaint, inquiry, tipoff, reporter, knowledge_entry, counter from ${appRole};
`;

/**
 * The program works as a role that owns nothing: it may read and write the tables but never change or empty the ledger.
 * The owner becomes a member of it, so that one login serves both (`set role`).
 */
async function grantAppRole(client: pg.PoolClient): Promise<boolean> {
  try {
    await client.query(rights);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return false;
    throw error;
  }
}

/**
 * Lets the program's role send jobs, once the queue library has made its tables. Two programs that start at the same time
 * would change the same rows of the catalogue, which PostgreSQL refuses to the second: so they go one after the other.
 */
export async function grantQueue(pool: pg.Pool, schema: string): Promise<void> {
  const roles = await pool.query('select 1 from pg_roles where rolname = $1', [appRole]);
  if (roles.rowCount === 0) return;
  // One message is one transaction, and the lock ends with it.
  await pool.query(`
    select pg_advisory_xact_lock(${lockKey});
    grant usage on schema ${schema} to ${appRole};
    grant select, insert, update, delete on all tables in schema ${schema} to ${appRole};
    grant execute on all functions in schema ${schema} to ${appRole};
  `);
}

/**
 * How the program connects to work as its role. On the embedded server it signs in as the role, and so cannot become
 * anybody else; on another server it has one login, the owner's, and takes the role.
 */
export async function connectionAsApp(owner: pg.Pool, connection: string | pg.PoolConfig): Promise<pg.PoolConfig> {
  if (typeof connection === 'string') return { connectionString: connection, options: workAsAppRole };
  const { rowCount } = await owner.query('select 1 from pg_roles where rolname = $1 and rolcanlogin', [appRole]);
  if (rowCount === 0) await owner.query(`alter role ${appRole} login`);
  return { ...connection, user: appRole, options: settings };
}

/** How the program connects where there is no role of its own, and a command that works beside it. */
export function connectionAsOwner(connection: string | pg.PoolConfig): pg.PoolConfig {
  return typeof connection === 'string'
    ? { connectionString: connection, options: settings }
    : { ...connection, options: settings };
}

/**
 * What each connection of the program goes by. One row that somebody holds must not hold up who wants another: a press waits for
 * eight seconds and is told to come again. A report over all years takes some seconds, a minute is a fault; and a transaction in
 * which nothing is said for a minute has lost its program. The planner is told of a disk that finds any page as quickly, and not to
 * compile statements of milliseconds, which another server than our own would not know.
 */
const settings = Object.entries({
  lock_timeout: '8s',
  statement_timeout: '60s',
  idle_in_transaction_session_timeout: '60s',
  jit: 'off',
  random_page_cost: '1.1',
  work_mem: '8MB',
  [knowsSeals]: 'sealed',
})
  .map(([name, value]) => `-c ${name}=${value}`)
  .join(' ');

/** What a connection of the program says first, so that it works as the role that cannot touch the ledger's past. */
export const workAsAppRole = `-c role=${appRole} ${settings}`;
