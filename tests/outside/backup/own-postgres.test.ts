/**
 * The commands of a county whose database lies in a PostgreSQL of its own, as whole processes with PostgreSQL's own tools. The server is
 * one of this file's: on that of all tests another owns the role `hongdun_app`, which the role of the manual makes for itself.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startPostgres, type Postgres } from '../../../src/outside/postgres.ts';
import { layNextVersion, runIn } from '../../build/backup/next-version.ts';
import { filing } from '../../build/house/http-app.ts';
import { kill, stop, Trial } from '../../build/house/program.ts';
import { demoPassword, sampleTrial } from '../../build/house/sample-folder.ts';

// .ci/run installs them; a machine without them has nothing to make a backup with.
const tools = '/usr/lib/postgresql/17/bin';
const hasTools = existsSync(join(tools, 'pg_dump'));
const manual = readFileSync(fileURLToPath(new URL('../../../docs/operate.md', import.meta.url)), 'utf8');
const passphrase = 'four words that fit\n';
/** The superuser of the server has the name that the manual gives to the county's role. */
const name = 'hongdun_own';

/** Each goes on where the one before has ended. */
describe.skipIf(!hasTools)('issue 16: a county with a PostgreSQL of its own', { timeout: 180_000 }, () => {
  let trial: Trial;
  let place: string;
  let server: Postgres;
  let settings: Record<string, string>;
  beforeAll(async () => {
    place = mkdtempSync(join(tmpdir(), 'hongdun-own-'));
    // Beneath root the server is another user, who must pass through it.
    chmodSync(place, 0o755);
    for (const folder of ['kept', 'out']) mkdirSync(join(place, folder));
    [trial, server] = await Promise.all([
      sampleTrial(),
      startPostgres({ dataDir: join(place, 'server'), log: () => undefined, fsync: false }),
    ]);
    const { host, port } = server.url('postgres');
    const at = `?host=${encodeURIComponent(host ?? '')}&port=${port}`;
    settings = { BACKUP_DIR: join(place, 'kept'), DATABASE_URL: `postgresql://${name}@/${name}${at}` };
  });
  afterAll(async () => {
    await trial.end();
    await server.stop();
    rmSync(place, { recursive: true, force: true });
  });

  const run = (word: string, input = '') => trial.runToEnd(word, settings, input);
  const backups = () =>
    readdirSync(join(place, 'kept'))
      .filter((one) => one.endsWith('.dump.age'))
      .toSorted()
      .map((one) => join(place, 'kept', one));

  test('moves into it by what the manual says: create role hongdun, create database hongdun, restore 最新的.dump.age.', () => {
    const [, sql = ''] = /runuser -u postgres -- psql <<'SQL'\n([^]*?)\nSQL\n/u.exec(manual) ?? [];
    expect(sql).toMatch(/^create role hongdun login createrole .*;\ncreate database hongdun owner hongdun .*;$/u);
    expect(trial.runToEnd('backup', { BACKUP_DIR: join(place, 'kept') }).status).toBe(0);
    const { host = '', port = 5432 } = server.url('postgres');
    const made = spawnSync(
      join(tools, 'psql'),
      ['-X', '-v', 'ON_ERROR_STOP=1', '-h', host, '-p', String(port), '-U', 'hongdun', '-d', 'postgres'],
      { input: sql.replaceAll(/\bhongdun\b/gu, name), encoding: 'utf8' },
    );
    expect([made.status, made.stderr, made.stdout]).toEqual([0, '', 'CREATE ROLE\nCREATE DATABASE\n']);
    const [newest = ''] = backups();
    const done = run(`restore ${newest}`);
    expect([done.status, done.said]).toEqual([0, expect.stringMatching(/装进数据库 .*台账完整，共 \d+ 行/su)]);
    // The role of the manual may make the one that cannot touch the ledger's past.
    expect(done.said).not.toContain('所有者');
  });

  test('is served by two programs: what is filed at one is told to the desks of the other, and when one is killed the other goes on.', async () => {
    const other = new Trial();
    try {
      writeFileSync(join(other.dataDir, 'reporter.key'), readFileSync(join(trial.dataDir, 'reporter.key')), {
        mode: 0o600,
      });
      for (const one of ['files', 'tables']) symlinkSync(join(trial.dataDir, one), join(other.dataDir, one));
      const [first, second] = [await trial.start('start', settings), await other.start('start', settings)];
      const headers = { 'content-type': 'application/json' };
      const post = (at: string, path: string, body: unknown) =>
        fetch(`${at}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
      const fileAt = async (at: string) => {
        const answer = await post(at, '/api/complaints', filing());
        expect(answer.status).toBe(201);
        return ((await answer.json()) as { number: string }).number;
      };
      // One who signed in at the one is known at the other.
      const session = await post(first.url, '/api/session', { loginName: 'fangmin', password: demoPassword });
      const cookie = session.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ');
      const desks = await Promise.all([first, second].map(({ url }) => deskAt(url, cookie)));
      const [atFirst, atSecond] = desks;
      const number = await fileAt(first.url);
      await vi.waitFor(() => expect(atSecond?.heard()).toContain(number), 60_000);
      const back = await fileAt(second.url);
      await vi.waitFor(() => expect(atFirst?.heard()).toContain(back), 60_000);
      expect(desks.map((one) => one.heard()).join('')).not.toContain('李有田');
      await kill(first);
      const alone = await fileAt(second.url);
      await vi.waitFor(() => expect(atSecond?.heard()).toContain(alone), 60_000);
      await atSecond?.close();
      expect(await stop(second)).toBe(0);
    } finally {
      await other.end();
    }
  });

  test('is backed up, rehearsed, exported, tried with the next version and given a new key beside its running program.', async () => {
    const program = await trial.start('start', settings);
    try {
      const done = (word: string, says: RegExp, input = '') => {
        const { status, said } = run(word, input);
        expect([word, status, said]).toEqual([word, 0, expect.stringMatching(says)]);
      };
      const before = backups().length;
      done('backup', /^$/u);
      expect(backups()).toHaveLength(before + 1);
      expect(readFileSync(backups().at(-1) ?? '', 'latin1').slice(0, 21)).toBe('age-encryption.org/v1');
      done('rehearse', /台账完整，共 \d+ 行.*文件 [1-9]\d* 个，密钥 1 把.*演练做成了/su);
      done(`export-all ${join(place, 'out')}`, /导出了 \d+ 张表 \d+ 行，附件 [1-9]\d* 个/u);
      expect(readdirSync(join(place, 'out'))).toEqual([expect.stringMatching(/\.zip\.age$/u)]);
      const next = layNextVersion(join(place, 'next'));
      done(`upgrade --dry-run ${next}`, /改了 1 步.*新加的表 1 个：upgrade_trial。.*台账完整.*练成了，一共/su);
      done('keys rotate', new RegExp(`加了新的一把 k.*程序开着（[^）]*（进程 ${program.child.pid}））`, 'su'));
      const early = run('reseal');
      expect([early.status, early.said]).toEqual([1, expect.stringContaining(`进程 ${program.child.pid}`)]);
    } finally {
      expect(await stop(program)).toBe(0);
    }
  });

  test('is sealed anew with no program on it, upgraded, and goes back by the backup of before.', () => {
    const rotated = run('keys rotate');
    expect([rotated.status, rotated.said]).toEqual([0, expect.stringContaining('没有听到有程序在用这个数据库')]);
    expect(run('reseal')).toMatchObject({ status: 0, said: expect.stringContaining('现在都用这一把密封') as string });
    expect(run(`keys backup ${join(place, 'keys.age')}`, passphrase)).toMatchObject({ status: 0 });
    const next = join(place, 'next');
    const done = runIn(next, 'upgrade', { ...settings, DATA_DIR: trial.dataDir });
    expect([done.status, done.said]).toEqual([0, expect.stringMatching(/先备份.*台账完整.*升级好了.*open-backup /su)]);
    const [, before = ''] = /open-backup (\S+) /u.exec(done.said) ?? [];
    expect(run('verify')).toMatchObject({ status: 78, said: expect.stringContaining('新版程序') as string });
    const back = run(`restore ${before} --replace`);
    expect([back.status, back.said]).toEqual([
      0,
      expect.stringMatching(/台账完整，共 \d+ 行.*文件 [1-9]\d* 个，密钥 2 把/su),
    ]);
  });
});

/** What a desk that is open there hears of what others do. */
async function deskAt(url: string, cookie: string) {
  const response = await fetch(`${url}/api/events`, { headers: { cookie } });
  expect(response.status).toBe(200);
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let text = '';
  const read = async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read())
      text += new TextDecoder().decode(part.value);
  };
  // The line ends with its program.
  void read().catch(() => undefined);
  return { heard: () => text, close: () => reader.cancel() };
}
