import { once } from 'node:events';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, test as base } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { keyringIn } from '../../src/outside/keyring.ts';
import { signal } from '../../src/outside/process.ts';
import { cast } from '../build/cast.ts';
import { dueJobs, formerJobs, makeFormerQueue } from '../build/former-queue.ts';
import { testDatabase } from '../build/house/database.ts';
import { kill, stop, Trial } from '../build/house/program.ts';
import { copyFolder, demoPassword, layEmptyCounty, sampleFolder } from '../build/house/sample-folder.ts';

/** Each has a folder of its own, so that two may run at a time. */
const test = base.extend<{ trial: Trial }>({
  // oxlint-disable-next-line no-empty-pattern -- vitest wants the pattern, and this one leans on no other fixture.
  trial: async ({}, use) => {
    const trial = new Trial();
    await use(trial);
    await trial.end();
  },
});

// Each starts a whole program, several a whole county: on a busy machine that takes its time.
describe('The program as a process', { timeout: 180_000 }, () => {
  test('An empty folder becomes a running desk, and a Ctrl-C leaves no process and no claim behind.', async ({
    trial,
  }) => {
    const program = await trial.start('start');
    expect((await fetch(`${program.url}/readyz`)).status).toBe(200);
    expect((await fetch(`${program.url}/healthz`)).status).toBe(200);
    // security F18: what lies in the folder is read by nobody else of the machine.
    const openTo = (path: string) => statSync(join(trial.dataDir, path)).mode & 0o066;
    for (const path of ['', 'reporter.key', 'postgres', 'hongdun.pid', 'postgres-start.log'])
      expect([path, openTo(path)]).toEqual([path, 0]);
    expect(await stop(program)).toBe(0);
    expect(trial.servers()).toEqual([]);
    expect(program.output()).toContain('正在停止');
    expect(() => readFileSync(join(trial.dataDir, 'hongdun.pid'))).toThrow('ENOENT');
  });

  test('issue 16: A command that a program has begun ends with that program, before its next step.', ({ trial }) => {
    // Its input ends with whoever has begun it, however that ended.
    const { status, said } = trial.runToEnd('migrate', { HONGDUN_BESIDE: '1' });
    // What was stopped is not done.
    expect([status, said]).toEqual([1, expect.stringContaining('正在停止') as string]);
    expect(said).not.toContain('数据库已更新');
    expect(trial.servers()).toEqual([]);
  });

  test('npm run demo says in Chinese and English where to open it, who may sign in and with what; a second start adds nothing; kill -9 loses nothing.', async ({
    trial,
  }) => {
    // What other tests begin with, and the start that made it.
    const { folder, said: saidFirst } = await sampleFolder();
    for (const words of ['群众网页', 'Citizens', '工作台', 'Staff desk', demoPassword, cast.centre, '所长', 'Ctrl-C'])
      expect(saidFirst).toContain(words);
    copyFolder(folder, trial.dataDir);
    const program = await trial.start('demo');
    const first = await countComplaints(trial);
    expect(first).toBeGreaterThan(30);
    await kill(program);

    const again = await trial.start('demo');
    expect((await fetch(`${again.url}/readyz`)).status).toBe(200);
    expect(again.output()).not.toContain('装入青禾县');
    expect(await countComplaints(trial)).toBe(first);

    // Beside the running program: proves the chain, then finds the line that somebody changed behind its back.
    expect(trial.runToEnd('verify')).toMatchObject({
      status: 0,
      said: expect.stringMatching(
        /^数据库：自带的 \S+\/postgres；台账共 (\d+) 行，最新的一行在 20\d\d-[^\n]*\n台账完整，共 \1 行。.*\n还核对了附件和密钥：文件 [1-9]\d* 个，密钥 1 把。/su,
      ) as string,
    });
    // Every cell of the figures, and one that somebody changed behind its back.
    expect(trial.runToEnd('verify-figures')).toMatchObject({
      status: 0,
      said: expect.stringMatching(/统计的计数都对得上，共 [1-9]\d* 格/u) as string,
    });
    await trial.owner((client) =>
      client.query(`update figure_cell set accepted = accepted + 1 where level = 'C' and key = '' and accepted > 0`),
    );
    const miscounted = trial.runToEnd('verify-figures');
    expect(miscounted.status).toBe(1);
    expect(miscounted.said).toMatch(/990126 县的一月 20\d\d-\d\d-01（受理于 20\d\d-\d\d）：受理记着 \d+，应是 \d+。/u);
    await trial.owner((client) => client.query('call figure_fill(20000)'));
    expect(trial.runToEnd('verify-figures').status).toBe(0);
    // security F6: a photo that was changed by one byte, and a key that the file has not, each in a sentence.
    const [photo] = await trial.owner(async (client) => {
      const named = 'select sha256 from attachment where matter_id is not null limit 1';
      return (await client.query<{ sha256: string }>(named)).rows;
    });
    const hash = photo?.sha256 ?? '';
    const lies = join(trial.dataDir, 'files', hash.slice(0, 2), hash.slice(2, 4), hash);
    const bytes = readFileSync(lies);
    writeFileSync(lies, Buffer.concat([bytes.subarray(0, -1), Buffer.from([(bytes.at(-1) ?? 0) ^ 1])]));
    await trial.owner((client) => client.query(`update draft set key_id = 'k9'`));
    const changed = trial.runToEnd('verify');
    expect(changed.status).toBe(1);
    expect(changed.said).toMatch(
      /台账完整.*附件对不上.*文件的内容和校验值不符.*密钥 k9 不在密钥文件.*文件 [1-9]\d* 个，密钥 \d+ 把/su,
    );
    writeFileSync(lies, bytes);
    await trial.owner((client) =>
      client.query(`update draft set key_id = $1`, [keyringIn(join(trial.dataDir, 'reporter.key')).current]),
    );
    // A head that is forged, and a file of heads that is not there though there are heads: noted as not whole, as the command says.
    await trial.owner((client) =>
      client.query(`insert into ledger_head select county_id, 1, now(), 1, 1, decode(repeat('00', 32), 'hex'), 'k1',
        decode(repeat('00', 32), 'hex') from county`),
    );
    const lacking = trial.runToEnd('verify', { LEDGER_HEAD_FILE: join(trial.dataDir, 'heads.txt') });
    expect(lacking).toMatchObject({ status: 1, said: expect.stringContaining('heads.txt 不在') as string });
    // Issue 10.3: what was typed off a slip with a digit too few is told, and does not look as if it fitted.
    writeFileSync(join(trial.dataDir, 'typed.txt'), 'hongdun-head 990126 1 2026-11-25T01:00:00.000Z 1 1 00 k1 00');
    // What can be proven is proven all the same.
    expect(trial.runToEnd(`verify ${join(trial.dataDir, 'typed.txt')}`)).toMatchObject({
      status: 1,
      said: expect.stringMatching(/台账完整.*typed.txt 里有 1 处读不懂的总封记：“hongdun-head 990126 1/su) as string,
    });
    const noted = await trial.owner((client) =>
      client.query<{ detail: object }>(`select detail from machine_note where name = 'ledger-check'`),
    );
    expect(noted.rows[0]?.detail).toMatchObject({ isWhole: false });
    await trial.owner((client) => client.query('delete from ledger_head'));
    await trial.owner(async (client) => {
      await client.query('alter table ledger disable trigger user');
      await client.query(
        `update ledger set by = gen_random_uuid() where ctid = (select max(ctid) from ledger where seq = 2)`,
      );
    });
    const { status, said } = trial.runToEnd('verify');
    expect(status).toBe(1);
    expect(said).toMatch(/断开.*第 2 行，内容与校验值不符.*line 2 of matter/u);
  });

  // Its lines are closed after a quarter of a minute, for which nobody need wait idly.
  test.concurrent('security F24: lines on which nobody finishes what he asks are closed, while others are answered.', async ({
    trial,
  }) => {
    await layEmptyCounty(trial);
    const program = await trial.start('start');
    const port = Number(new URL(program.url).port);
    const said = ['', 'GET / HTTP/1.1\r\nHost: x\r\n'];
    const closed = said.flatMap((words) =>
      Array.from({ length: 50 }, async () => {
        const line = connect(port, '127.0.0.1');
        line.on('error', () => undefined);
        line.resume();
        line.write(words);
        await once(line, 'close');
      }),
    );
    expect((await fetch(`${program.url}/healthz`)).status).toBe(200);
    await Promise.race([Promise.all(closed), sleep(25_000).then(() => Promise.reject(new Error('still open')))]);
    expect((await fetch(`${program.url}/healthz`)).status).toBe(200);
  });

  test('reliability F6: a demo whose first start was killed while it was loading is whole after the next one.', async ({
    trial,
  }) => {
    const { folder, said, peopleAtKill } = await sampleFolder();
    expect(peopleAtKill).toBe(0);
    expect(said).toContain('从头再装');
    copyFolder(folder, trial.dataDir);
    await kill(await trial.start('demo'));
    const count = (what: string) =>
      trial.owner(async (client) =>
        Number((await client.query<{ n: string }>(`select count(*) as n from ${what}`)).rows[0]?.n),
      );
    // What the last steps of the loading make.
    for (const table of ['person', 'shift', 'assessment', 'task', 'training'])
      expect(await count(table), table).toBeGreaterThan(3);
    expect(await count('sample_load where ended_at is not null')).toBe(1);
  });

  test('A data folder with jobs of the former queue, waiting, retrying, delayed and under way, is opened after a kill -9 and each is done once.', async ({
    trial,
  }) => {
    await layEmptyCounty(trial);
    const program = await trial.start('start');
    // Its database stays, and nobody but the next start takes over what is laid into it.
    await kill(program);
    await trial.owner(makeFormerQueue);
    const due = dueJobs.map((name) => formerJobs[name]);
    const states = 'select id, state::text from pgboss12.job where id = any($1) order by id';
    const again = await trial.start('start');
    await expect
      .poll(async () => (await trial.owner((client) => client.query(states, [due]))).rows, { timeout: 20_000 })
      .toEqual(due.map((id) => ({ id, state: 'completed' })));
    expect(await stop(again)).toBe(0);
  });

  test('reliability F1: a postmaster and its backends killed under requests do not end the program, and it goes on by itself.', async ({
    trial,
  }) => {
    await layEmptyCounty(trial);
    const program = await trial.start('start');
    let asking = true;
    const answers: number[] = [];
    const ask = async () => {
      const answer = await fetch(`${program.url}/`);
      await answer.arrayBuffer();
      return answer.status;
    };
    const askers = Array.from({ length: 4 }, async () => {
      while (asking) answers.push(await ask().catch(() => 0));
    });
    const killed: number[] = [];
    for (const round of [1, 2]) {
      const before = answers.length;
      const goesOn = () => answers.length > before + 20 && answers.slice(-20).every((status) => status === 200);
      await expect.poll(goesOn, { timeout: 20_000 }).toBe(true);
      const servers = trial.servers();
      const pid = round === 2 ? servers.at(-1) : servers[0];
      if (pid === undefined) throw new Error('There is no server to kill.');
      signal(pid, 'SIGKILL');
      killed.push(pid);
      await sleep(300);
    }
    await expect.poll(async () => (await fetch(`${program.url}/readyz`)).status, { timeout: 20_000 }).toBe(200);
    asking = false;
    await Promise.all(askers);
    // The outage was real: other servers stand where they stood. Who asked meanwhile waited, or was told.
    expect(trial.servers().filter((pid) => killed.includes(pid))).toEqual([]);
    expect(trial.servers()).not.toEqual([]);
    expect(answers.filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect(program.child.exitCode).toBeNull();
    expect(await stop(program)).toBe(0);
    expect(trial.servers()).toEqual([]);
  });

  test('With DATABASE_URL no server of its own is started.', async ({ trial }) => {
    const database = await testDatabase();
    const program = await trial.start('start', { DATABASE_URL: database.url });
    expect((await fetch(`${program.url}/readyz`)).status).toBe(200);
    expect(trial.servers()).toEqual([]);
    const status = () => trial.runToEnd('status', { DATABASE_URL: database.url });
    expect(status().said).toMatch(/^好 程序：版本 \S+（从 .* 起运行）$/mu);
    const practice = trial.runToEnd('status', { DATABASE_URL: database.url, PRACTICE: 'yes' });
    expect(practice.said).toMatch(/^好 程序：版本 \S+，练习机，什么都不往外发（从 .* 起运行）$/mu);
    expect(await stop(program)).toBe(0);
    // Of a program that is nowhere nobody hears that it runs elsewhere.
    const gone = status();
    expect([gone.status, gone.said]).toEqual([1, expect.stringMatching(/^停 程序：没有听到有一台在用这个数据库/mu)]);
    expect(gone.said).not.toContain('别的机器上');
    // Who asks how it stands changes nothing, whatever version the database is of.
    const behind = 'delete from migration where name = (select max(name) from migration) returning name';
    const owner = new pg.Client(database.owner);
    await owner.connect();
    const [taken] = (await owner.query<{ name: string }>(behind)).rows;
    const asked = status();
    expect([asked.status, asked.said]).toEqual([1, expect.stringMatching(/停 网页：.*没有回答|不是这一版程序的样子/u)]);
    const { rows } = await owner.query('select from migration where name = $1', [taken?.name]);
    expect(rows).toEqual([]);
    // operations B2: of a first start that still builds its database nobody is frightened.
    const name = database.owner.database ?? '';
    await owner.query(`create database "${name}-fresh"`);
    const building = trial.runToEnd('status', { DATABASE_URL: database.url.replace(name, `${name}-fresh`) });
    expect([building.status, building.said]).toEqual([1, expect.stringMatching(/^看 第一次启动，正在建库[^\n]*\n$/u)]);
    await owner.query(`drop database "${name}-fresh"`);
    await owner.end();
    await database.close();
  });

  test('A bad setting, a taken port and an unknown command each end the start with one sentence that names it.', async ({
    trial,
  }) => {
    // What somebody must mend first: the unit does not start it again.
    expect(trial.runToEnd('start', { PORT: 'eighty' })).toEqual({
      status: 78,
      said: '设置 PORT 有误：应为 0 到 65535 的整数。(The setting PORT is wrong: it must be a whole number from 0 to 65535.)\n',
    });
    const unreachable = trial.runToEnd('start', {
      DATABASE_URL: 'postgres://a:s3cret@127.0.0.1:1/x',
      PUBLIC_URL: 'https://a.example',
    });
    expect(unreachable.status).toBe(1);
    expect(unreachable.said).toMatch(/^设置 DATABASE_URL [^\n]*\n$/u);
    expect(unreachable.said).not.toContain('s3cret');
    const { status, said } = trial.runToEnd('fly');
    expect(status).toBe(1);
    expect(said).toMatch(/^没有“fly”这个命令，可以用：start、demo、[^\n]*\n$/u);

    // What one person does in place of two is done for a reason.
    expect(trial.runToEnd('confirm-account han 急用')).toMatchObject({
      status: 1,
      said: expect.stringContaining('confirm-account 登录名 理由') as string,
    });

    const file = join(trial.dataDir, 'a-file');
    writeFileSync(file, '');
    const noFolder = trial.runToEnd('start', { DATA_DIR: file, PUBLIC_URL: 'https://a.example' });
    expect(noFolder.status).toBe(78);
    expect(noFolder.said).toMatch(/^设置 DATA_DIR 有误：[^\n]*是一个文件[^\n]*\n$/u);

    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    // operations B15: said before a database is made, and before the sample county is loaded into it for a minute.
    for (const word of ['start', 'demo']) {
      const taken = trial.runToEnd(word, { PORT: String(port), DATA_DIR: join(trial.dataDir, 'none') });
      expect([word, taken.status, taken.said.trim().split('\n').length]).toEqual([word, 78, 1]);
      expect(taken.said).toMatch(new RegExp(`^设置 PORT 有误：.*${port}.*EADDRINUSE`, 'u'));
    }
    other.close();
    expect(existsSync(join(trial.dataDir, 'none'))).toBe(false);
    expect(trial.servers()).toEqual([]);
  });

  test('operations B1: setup makes county and administrator without a browser, beside the running program, once; his password is on no command line.', async ({
    trial,
  }) => {
    await layEmptyCounty(trial);
    const program = await trial.start('start');
    const link = /http:\S+\/setup\?code=[A-Z2-9]{4}(?:-[A-Z2-9]{4}){3}/u;
    const [printed] = link.exec(program.output()) ?? [];
    const shown = trial.runToEnd('setup --link', { PORT: new URL(program.url).port });
    expect([shown.status, link.exec(shown.said)?.[0]]).toEqual([0, printed]);

    // Issue 16: what runs and what should be looked at, a line each; nothing is started to tell it.
    const status = () => trial.runToEnd('status', { PORT: new URL(program.url).port });
    const stands = status();
    for (const words of ['好 数据库：在，存得进', '好 后台任务：', '好 程序：版本 ', '有回答'])
      expect(stands.said).toContain(words);
    // A county that has just begun is told to keep its keys elsewhere, until it has.
    expect([stands.status, stands.said]).toEqual([1, expect.stringContaining('看 密钥只在这台机器上')]);
    expect(trial.runToEnd('keys split 2').status).toBe(0);
    expect(status().status).toBe(0);
    expect(trial.runToEnd('status', { DATA_DIR: join(trial.dataDir, 'none') })).toMatchObject({
      status: 1,
      said: expect.stringContaining('程序没有运行') as string,
    });
    // A slip in DATA_DIR makes no second, empty county of which a command would then speak as of the first.
    for (const command of ['verify', 'backup', 'ledger-head']) {
      const slipped = join(trial.dataDir, 'hongdun-slip');
      expect(trial.runToEnd(command, { DATA_DIR: slipped })).toMatchObject({
        status: 78,
        said: expect.stringContaining(`${slipped} 里没有红盾的数据库，什么也没有建`) as string,
      });
      expect(existsSync(slipped)).toBe(false);
    }

    expect(trial.runToEnd('setup --name 青禾县 --colour red')).toMatchObject({
      status: 1,
      said: expect.stringContaining('--county-id 行政区划代码') as string,
    });
    const lacking = trial.runToEnd('setup --name 青禾县');
    expect(lacking.said).toContain('还缺：行政区划代码（--county-id）、省（--province）');
    const file = join(trial.dataDir, 'answers');
    const answers = { 省: '中州省', 市: '安澜市', 县局全称: '青禾县市场监督管理局', 文号前缀: '青市监' };
    writeFileSync(
      file,
      `# 青禾县\n${Object.entries(answers)
        .map(([name, words]) => `${name}：${words}\n`)
        .join('')}adminName=沈立新\nloginName = shenlixin\n`,
    );
    const words = `setup --file ${file} --county-id=990126 --name 青禾县`;
    expect(trial.runToEnd(words.replace('990126', '99')).said).toMatch(/行政区划代码.*6 位数字/u);
    const done = trial.runToEnd(words);
    expect(done.status).toBe(0);
    const [, password = ''] = /临时密码 Password\s+(\S+)（只显示这一次/u.exec(done.said) ?? [];
    expect(trial.runToEnd(words)).toMatchObject({ status: 1, said: expect.stringContaining('已经设立') as string });
    const entered = await fetch(`${program.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ loginName: 'shenlixin', password }),
    });
    // Others have seen it on a screen: it opens its own change, and nothing else.
    expect([entered.status, JSON.stringify(await entered.json())]).toEqual([200, expect.stringContaining('password')]);
    expect((await fetch(`${program.url}/setup`, { redirect: 'manual' })).headers.get('location')).toBe('/desk/');
    expect(await stop(program)).toBe(0);
    // A county of its own is no sample, whose names and password everybody may read.
    const demo = trial.runToEnd('demo', { PORT: '0' });
    expect([demo.status, demo.said]).toEqual([78, expect.stringContaining('里是青禾县自己的数据，不是样例县')]);
    expect(demo.said).not.toContain('shenlixin');
  });

  test('migrate brings a database up to date, says what it did and ends; a second time there is nothing to do.', ({
    trial,
  }) => {
    const first = trial.runToEnd('migrate');
    expect(first).toMatchObject({ status: 0, said: expect.stringMatching(/数据库已更新：\d+ 步/u) as string });
    expect(trial.runToEnd('migrate')).toEqual({
      status: 0,
      said: expect.stringMatching(/^数据库：自带的 \S+\/postgres；台账里一行也没有。[^\n]*\n$/u) as string,
    });
  });
});

function countComplaints(trial: Trial): Promise<number> {
  return trial.owner(async (client) =>
    Number((await client.query<{ n: string }>('select count(*) as n from complaint')).rows[0]?.n),
  );
}
