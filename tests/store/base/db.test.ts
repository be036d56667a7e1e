import { connect, createServer, type Server, type Socket } from 'node:net';
import { pipeline } from 'node:stream';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  askOnTheWay,
  askPrepared,
  copyingOf,
  copyRows,
  createDb,
  leaveOnTheWay,
  outageOf,
  type Tx,
} from '../../../src/store/base/db.ts';
import { withNext } from '../../../src/store/base/wire/copy.ts';
import { inOwnTime, isOverTime, withinTime } from '../../../src/store/base/wire/within-time.ts';
import { onCommit, transact } from '../../../src/store/base/transact.ts';
import { testDatabase, type TestDatabase } from '../../build/house/database.ts';

let database: TestDatabase;
let owner: pg.Client;
beforeAll(async () => {
  database = await testDatabase();
  owner = new pg.Client(database.owner);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.close();
});

describe('What is not waited for long', () => {
  const limitOf = async (db: typeof database.db) =>
    (await sql<{ statement_timeout: string }>`show statement_timeout`.execute(db)).rows[0];

  test('A statement is broken off by the server, none is begun later, and who comes next has the usual time.', async () => {
    const { db, pool } = createDb(database.owner, 1);
    const usual = await limitOf(db);
    const { signal } = new AbortController();
    for (const ask of [
      () => sql`select pg_sleep(20)`.execute(db),
      () => db.transaction().execute((tx) => sql`select pg_sleep(20)`.execute(tx)),
    ]) {
      const begun = performance.now();
      const failed = await withinTime(300, signal, ask).catch((error: unknown) => error);
      expect(isOverTime(failed), String(failed)).toBe(true);
      expect(performance.now() - begun).toBeLessThan(5000);
      expect(pool.idleCount).toBe(1);
      expect(await limitOf(db)).toEqual(usual);
    }
    const late = withinTime(300, signal, async () => {
      await new Promise((resolve) => setTimeout(resolve, 350));
      // What others wait for too has its own time.
      await inOwnTime(() => sql`select 1`.execute(db));
      await sql`select 1`.execute(db);
    });
    expect(isOverTime(await late.catch((error: unknown) => error))).toBe(true);
    await db.destroy();
  });

  test('Nothing is begun for who has gone away, and nothing is taken from who has time.', async () => {
    const { db, pool } = createDb(database.owner, 1);
    const gone = new AbortController();
    const asked = withinTime(60_000, gone.signal, async () => {
      const first = await limitOf(db);
      gone.abort();
      return [first, await limitOf(db).catch((error: unknown) => isOverTime(error))];
    });
    const [first, second] = await asked;
    expect(first).not.toEqual(await limitOf(db));
    expect(second).toBe(true);
    expect(pool.idleCount).toBe(1);
    await expect(
      withinTime(60_000, new AbortController().signal, () => sql`select 1`.execute(db)),
    ).resolves.toBeTruthy();
    await db.destroy();
  });
});

describe('Faults of the database (reliability F1, F3, F4)', () => {
  test('F1: a connection that is cut while it is used tells its own statement, and nothing ends the program.', async () => {
    const unheard: Error[] = [];
    const hear = (error: Error) => void unheard.push(error);
    process.on('uncaughtExceptionMonitor', hear);
    const cut = async (pid: number) => owner.query('select pg_terminate_backend($1)', [pid]);
    // Once between two statements of a transaction, where nobody waits for an answer, and once in the middle of one.
    const between = await transact(database.db, async (tx) => {
      await cut(await pidOf(tx));
      await new Promise((resolve) => setTimeout(resolve, 100));
      await sql`select 1`.execute(tx);
    }).catch((error: unknown) => error);
    const during = await transact(database.db, async (tx) => {
      const pid = await pidOf(tx);
      await Promise.all([sql`select pg_sleep(5)`.execute(tx), cut(pid)]);
    }).catch((error: unknown) => error);
    expect([outageOf(between), outageOf(during)]).toEqual(['unknown', 'unknown']);
    await sql`select 1`.execute(database.db);
    process.off('uncaughtExceptionMonitor', hear);
    expect(unheard).toEqual([]);
  });

  test('F3: a transaction that asks for a second connection is refused, however free the pool is.', async () => {
    const nested = transact(database.db, () => sql`select 1`.execute(database.db));
    await expect(nested).rejects.toThrow('A transaction asked for a second connection.');
    const inAnother = transact(database.db, () => transact(database.db, (tx) => sql`select 1`.execute(tx)));
    await expect(inAnother).rejects.toThrow('A transaction asked for a second connection.');
    await sql`select 1`.execute(database.db);
  });

  test('F4: a connection of the program waits for a lock, a statement and its own silence no longer than it says.', async () => {
    const { rows } = await sql<Record<string, string>>`select current_setting('lock_timeout') as lock,
      current_setting('statement_timeout') as statement,
      current_setting('idle_in_transaction_session_timeout') as silence,
      current_setting('jit') as jit, current_setting('random_page_cost') as page, current_setting('work_mem') as memory`.execute(
      database.db,
    );
    expect(rows).toEqual([{ lock: '8s', statement: '1min', silence: '1min', jit: 'off', page: '1.1', memory: '8MB' }]);
    await owner.query('begin; lock table counter');
    const waiting = transact(database.db, async (tx) => {
      await sql`set local lock_timeout = '50ms'`.execute(tx);
      await sql`select n from counter for update`.execute(tx);
    }).catch((error: unknown) => error);
    expect(outageOf(await waiting)).toBe('undone');
    await owner.query('rollback');
  });

  test('A transaction opens with its first statement: until then it holds nothing on the server.', async () => {
    const stateOf = async (pid: number) => {
      const { rows } = await owner.query<{ state: string }>('select state from pg_stat_activity where pid = $1', [pid]);
      return rows[0]?.state;
    };
    const one = createDb(database.owner, 1);
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(one.db);
    const pid = rows[0]?.pid ?? 0;
    await one.db.transaction().execute(async (tx) => {
      expect(await stateOf(pid)).toBe('idle');
      await sql`select 1`.execute(tx);
      expect(await stateOf(pid)).toBe('idle in transaction');
    });
    // One in which nothing is asked ends as well.
    await one.db.transaction().execute(() => Promise.resolve());
    expect(await stateOf(pid)).toBe('idle');
    await one.db.destroy();
  });

  test('What has been committed is done, whatever happens to who is told of it.', async () => {
    const told: string[] = [];
    const warned: Error[] = [];
    const warn = (error: Error) => void warned.push(error);
    process.on('warning', warn);
    const done = transact(database.db, async (tx) => {
      onCommit(tx, () => {
        throw new Error('The screen is gone.');
      });
      onCommit(tx, () => void told.push('the next'));
      await sql`select 1`.execute(tx);
      return 'done';
    });
    expect(await done).toBe('done');
    expect(told).toEqual(['the next']);
    await expect.poll(() => warned.map(({ message }) => message)).toEqual(['The screen is gone.']);
    process.off('warning', warn);
  });

  test('What is copied goes with the next statement or the commit, and the transaction fails with it.', async () => {
    const copyNotes = async (tx: Tx, ...names: string[]) => {
      const notes = names.map((name) => ({ name, notedAt: new Date(0), detail: {} }));
      leaveOnTheWay(tx, (await copyRows(tx, [copyingOf('machine_note', notes)])).written);
    };
    const listKept = async () => {
      const { rows } = await owner.query<{ name: string }>(
        `select name from machine_note where name like 'way %' order by 1`,
      );
      return rows.map(({ name }) => name);
    };
    await transact(database.db, (tx) => copyNotes(tx, 'way 1'));
    const seen = await transact(database.db, async (tx) => {
      await copyNotes(tx, 'way 2');
      return (await sql`select 1 from machine_note where name = 'way 2'`.execute(tx)).rows.length;
    });
    expect([seen, await listKept()]).toEqual([1, ['way 1', 'way 2']]);
    const told: string[] = [];
    const failing = async (behind: (tx: Tx) => Promise<unknown>) =>
      transact(database.db, async (tx) => {
        onCommit(tx, () => void told.push('committed'));
        await copyNotes(tx, 'way 3', 'way 1');
        await behind(tx);
      }).catch(({ code }: { code: string }) => code);
    // The server takes the commit for a rollback and says nothing; what is asked behind a failed one is refused for another reason.
    expect(await failing(() => Promise.resolve())).toBe('23505');
    expect(await failing((tx) => sql`select 1`.execute(tx))).toBe('23505');
    expect([told, await listKept()]).toEqual([[], ['way 1', 'way 2']]);
  });

  test('A transaction is of the kind that it asks for.', async () => {
    const kindOf = async (transaction: ReturnType<typeof database.db.transaction>) => {
      const asked = sql<{ level: string; only: string }>`
        select current_setting('transaction_isolation') as level, current_setting('transaction_read_only') as only`;
      return (await transaction.execute((tx) => asked.execute(tx))).rows[0];
    };
    const { db } = database;
    expect(await kindOf(db.transaction())).toEqual({ level: 'read committed', only: 'off' });
    const snapshot = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
    expect(await kindOf(snapshot)).toEqual({ level: 'repeatable read', only: 'on' });
  });

  test('A question on the way of the next statement is answered with it, or alone; its failure is told to who waits for it.', async () => {
    const question = (n: number) => sql<{ n: number }>`select 6 / ${n}::int as n`;
    const both = await transact(database.db, async (tx) => {
      const first = askOnTheWay(tx, 'on the way', question(2));
      const second = askPrepared(tx, 'asked at once', sql<{ n: number }>`select ${1}::int as n`);
      return Promise.all([first, second]);
    });
    expect(both).toEqual([[{ n: 3 }], [{ n: 1 }]]);
    expect(await transact(database.db, (tx) => askOnTheWay(tx, 'on the way', question(3)))).toEqual([{ n: 2 }]);
    expect(await askOnTheWay(database.db, 'on the way', question(6))).toEqual([{ n: 1 }]);
    await transact(database.db, async (tx) => {
      const [first, second] = [askOnTheWay(tx, 'on the way', question(0)), sql`select 1`.execute(tx)];
      await expect(first).rejects.toMatchObject({ code: '22012' });
      await expect(second).rejects.toMatchObject({ code: '25P02' });
      throw new Error('Taken back.');
    }).catch((error: unknown) => expect(error).toMatchObject({ message: 'Taken back.' }));
    expect(await askOnTheWay(database.db, 'on the way', question(1))).toEqual([{ n: 6 }]);
  });

  test('F5: who asks while the database is away for a moment waits and is answered; a second later he is sent away.', async () => {
    const door = new Door(database.owner);
    await door.open();
    await door.shut();
    const { db, pool } = createDb({ ...database.owner, host: '127.0.0.1', port: door.port }, 2);
    const ask = () => sql<{ one: number }>`select 1 as one`.execute(db);
    const failing = async () => {
      const since = performance.now();
      const outage = outageOf(await ask().catch((error: unknown) => error));
      return { outage, ms: performance.now() - since };
    };
    // Before it was ever there it is a wrong setting, of which whoever made it hears at once.
    expect(await failing()).toEqual({ outage: 'undone', ms: expect.toSatisfy((ms: number) => ms < 900) });
    await door.open();
    await ask();
    await door.shut();
    await expect.poll(() => pool.totalCount).toBe(0);
    const early = [ask(), ask(), ask()];
    await new Promise((resolve) => setTimeout(resolve, 100));
    await door.open();
    expect((await Promise.all(early)).map(({ rows }) => rows)).toEqual(early.map(() => [{ one: 1 }]));
    await door.shut();
    await expect.poll(() => pool.totalCount).toBe(0);
    expect(await failing()).toEqual({ outage: 'undone', ms: expect.toSatisfy((ms: number) => ms > 900) });
    // The next does not wait for what a whole second has not brought back.
    expect(await failing()).toEqual({ outage: 'undone', ms: expect.toSatisfy((ms: number) => ms < 900) });
    await db.destroy();
  });
});

describe('A database that vanishes without a word (reliability F4)', () => {
  test('is waited for no longer than it could take, and whoever asks next reaches the one that is there.', async () => {
    const door = new Door(database.owner);
    await door.open();
    const { db } = createDb({ ...database.owner, host: '127.0.0.1', port: door.port, query_timeout: 500 }, 1);
    await sql`select 1`.execute(db);
    door.isMute = true;
    const told = await transact(db, (tx) => sql`select 1`.execute(tx)).catch((error: unknown) => error);
    expect(outageOf(told)).toBe('unknown');
    door.isMute = false;
    expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
    await db.destroy();
    await door.shut();
  });

  test('has not been asked where no connection came about.', () => {
    for (const words of ['timeout exceeded when trying to connect', 'Connection terminated due to connection timeout'])
      expect(outageOf(new Error(words))).toBe('undone');
    expect(outageOf(new Error('Connection terminated unexpectedly'))).toBe('unknown');
  });

  test('A transaction whose begin is refused keeps nothing of what is asked behind it.', async () => {
    const { db, pool } = createDb(database.owner, 1);
    await owner.query('create table kept (n int)');
    const client = await pool.connect();
    const begun = client.query('begin nothing', [withNext]).catch(() => undefined);
    await Promise.all([begun, client.query('select 1').catch(() => undefined)]);
    await expect(client.query('insert into kept values (1)')).rejects.toThrow();
    client.release(true);
    expect((await owner.query('select * from kept')).rows).toEqual([]);
    await owner.query('drop table kept');
    await db.destroy();
  });
});

/** A port in front of the database, which can be shut, or let nothing through. */
class Door {
  readonly #real: () => Socket;
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  port = 0;
  isMute = false;

  constructor({ host, port = 5432 }: pg.PoolConfig) {
    this.#real = () => (host?.startsWith('/') === true ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host));
    this.#server = createServer((from) => {
      this.#open.add(from);
      const real = this.#real();
      const through = async function* (this: Door, parts: AsyncIterable<Buffer>) {
        for await (const part of parts) if (!this.isMute) yield part;
      }.bind(this);
      pipeline(from, through, real, from, () => real.destroy());
    });
  }

  async open(): Promise<void> {
    await new Promise<void>((done) => this.#server.listen(this.port, '127.0.0.1', done));
    const address = this.#server.address();
    this.port = typeof address === 'object' && address !== null ? address.port : 0;
  }

  async shut(): Promise<void> {
    const closed = new Promise<unknown>((done) => this.#server.close(done));
    for (const socket of this.#open) socket.destroy();
    this.#open.clear();
    await closed;
  }
}

async function pidOf(tx: Parameters<Parameters<typeof transact>[1]>[0]): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
  return rows[0]?.pid ?? 0;
}
