/** Which database a command looks at, as the whole program does it. */
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownerPool, testDatabase } from '../build/house/database.ts';
import { kill, stop, Trial } from '../build/house/program.ts';
import { listInstances } from '../../src/store/base/shared/instances.ts';

let trial: Trial;
let tools: string;
beforeEach(() => {
  trial = new Trial();
  tools = mkdtempSync(join(tmpdir(), 'hongdun-tools-'));
});
afterEach(() => {
  rmSync(tools, { recursive: true });
  return trial.end();
});

/** Stands for a program of PostgreSQL's, which a machine need not have. */
function tool(name: string, script: string): void {
  writeFileSync(join(tools, name), `#!/bin/bash\n${script}\n`);
  chmodSync(join(tools, name), 0o755);
}

function backup(settings: Record<string, string>): { status: number | null; said: string } {
  return trial.runToEnd('backup', { PG_BIN: tools, ...settings });
}

describe('operations A1: which database is looked at', { timeout: 180_000 }, () => {
  test('the embedded one that was left behind is refused by every command, which says where the county’s is now', async () => {
    expect(trial.runToEnd('migrate').status).toBe(0);
    const empty = trial.runToEnd('verify-ledger');
    expect(empty.status).toBe(1);
    expect(empty.said).toMatch(/自带的 .*没有什么可核对的：台账是空的/su);

    const database = await testDatabase();
    const url = database.url.replace('//', '//').replace('@', ':s3cret@');
    const program = await trial.start('start', { DATABASE_URL: url });
    const place = /数据库：([^\n]*)。\(/u.exec(program.output())?.[1] ?? '';
    expect(place).toContain(database.owner.database);
    expect(await stop(program)).toBe(0);
    for (const word of ['start', 'demo', 'migrate', 'verify-ledger', 'reseal', 'restore a.dump']) {
      const { status, said } = trial.runToEnd(word);
      expect([word, status]).toEqual([word, 78]);
      expect(said).toContain(`已经搬到 ${place}`);
      expect(said).not.toContain('s3cret');
    }
    const kept = backup({ BACKUP_DIR: join(tools, 'kept') });
    expect(readFileSync(join(trial.dataDir, 'backups.log'), 'utf8')).toMatch(
      /^\S+Z\tfailed\t0\t这个目录的数据库已经搬到/u,
    );
    expect(kept).toMatchObject({ status: 78, said: expect.stringContaining(`已经搬到 ${place}`) as string });

    const checked = trial.runToEnd('verify-ledger', { DATABASE_URL: url });
    expect(checked.said).toContain(`数据库：${place}；台账里一行也没有`);
    await database.close();
  });

  test('operations B8: several programs on it have one version, one folder of attachments and one key file, or say what is wrong', async () => {
    const database = await testDatabase();
    const settings = { DATABASE_URL: database.url };
    const other = new Trial();
    try {
      const first = await trial.start('start', settings);
      const list = () => listInstances(database.db);
      const [own] = await list();
      expect(own).toMatchObject({ pid: first.child.pid, host: hostname() });

      // A folder of its own: what is kept in the one is not found by the other.
      copyFileSync(join(trial.dataDir, 'reporter.key'), join(other.dataDir, 'reporter.key'));
      const apart = other.runToEnd('start', settings);
      expect(apart.status).not.toBe(0);
      expect(apart.said).toMatch(/附件的目录 \S+files 不是本县正在用的那一个.*\.hongdun-folder/u);
      expect(apart.said).not.toContain('    at ');
      rmSync(join(other.dataDir, 'files'), { recursive: true, force: true });
      for (const name of ['files', 'tables']) symlinkSync(join(trial.dataDir, name), join(other.dataDir, name));
      const second = await other.start('start', settings);
      expect((await list()).map(({ pid }) => pid)).toEqual([first.child.pid, second.child.pid]);

      // A key that only one file holds: what was sealed under it the running ones could not open.
      appendFileSync(join(other.dataDir, 'reporter.key'), `knew ${Buffer.alloc(32, 7).toString('base64url')}\n`);
      const sealed = other.runToEnd('reseal', settings);
      expect(sealed.status).not.toBe(0);
      expect(sealed.said).toMatch(/还不认得密钥 knew/u);

      // Ended in good order it takes its leave; of another version nobody may work beside it.
      expect(await stop(second)).toBe(0);
      expect((await list()).map(({ pid }) => pid)).toEqual([first.child.pid]);
      await database.pool.query(`update instance set version = '0.0.9'`);
      const newer = other.runToEnd('start', settings);
      expect(newer.status).not.toBe(0);
      expect(newer.said).toMatch(/正在运行另一版的程序：.*是 0\.0\.9.*都换成同一版/u);
      // Once it is silent it is gone.
      await kill(first);
      await database.pool.query(`update instance set seen_at = now() - interval '1 minute'`);
      expect(await stop(await trial.start('start', settings))).toBe(0);
    } finally {
      await other.end();
    }
    await database.close();
  });

  test('a command that finds no connection left says so in one sentence', async () => {
    const database = await testDatabase();
    const owner = ownerPool(database.owner);
    // As the county's own PostgreSQL may be set.
    await owner.query('create role narrow superuser login');
    const url = database.url.replace(/\/\/[^@]*@/u, '//narrow@');
    expect(trial.runToEnd('migrate', { DATABASE_URL: url })).toMatchObject({ status: 0 });
    await owner.query('alter role narrow nosuperuser connection limit 0');
    const crowded = trial.runToEnd('verify-ledger', { DATABASE_URL: url });
    expect(crowded).toMatchObject({ status: 1, said: expect.stringContaining('数据库的连接都占满了') as string });
    expect(crowded.said).not.toContain('    at ');
    await owner.query('drop role narrow');
    await owner.end();
    await database.close();
  });

  test('a backup keeps the password off every command line', () => {
    tool('pg_dump', `echo "$@" > ${tools}/words; echo "$PGPASSWORD" > ${tools}/password; echo a dump`);
    tool('pg_restore', 'cat > /dev/null');
    const { status, said } = backup({
      BACKUP_DIR: join(tools, 'kept'),
      BACKUP_ENCRYPT: 'no',
      DATABASE_URL: 'postgresql://hongdun:s3%40cret@db.example/hongdun?sslmode=require',
    });
    expect([status, said]).toEqual([0, '']);
    expect(readFileSync(join(trial.dataDir, 'backups.log'), 'utf8')).toMatch(/^\S+Z\tok\t7\thongdun-\S+\.dump\t\n$/u);
    expect(readFileSync(join(tools, 'words'), 'utf8')).toContain(
      '--dbname=postgresql://hongdun@db.example/hongdun?sslmode=require\n',
    );
    expect(readFileSync(join(tools, 'password'), 'utf8')).toBe('s3@cret\n');
  });
});
