/** A county's backup as the whole program makes it, rehearses it and brings it back, with PostgreSQL's own tools. */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCsv } from '../../../src/outside/table/csv.ts';
import { listProcessesIn } from '../../../src/outside/process.ts';
import { layNextVersion, runIn } from '../../build/backup/next-version.ts';
import { kill, stop, Trial } from '../../build/house/program.ts';
import { sampleTrial } from '../../build/house/sample-folder.ts';

// .ci/run installs them; a machine without them has nothing to make a backup with.
const hasTools = existsSync('/usr/lib/postgresql/17/bin/pg_dump');

let trial: Trial;
let kept: string;
let settings: Record<string, string>;
beforeAll(async () => {
  trial = await sampleTrial();
  kept = mkdtempSync(join(tmpdir(), 'hongdun-kept-'));
  settings = { BACKUP_DIR: kept, KEEP_DAYS: '1' };
});
afterAll(async () => {
  rmSync(kept, { recursive: true, force: true });
  await trial.end();
});

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name));
const dumps = () => readdirSync(kept).filter((name) => name.startsWith('hongdun-'));
const notesOf = (name: string) => readFileSync(join(trial.dataDir, name), 'utf8').trim().split('\n');
const rehearsal = () => join(trial.dataDir, 'rehearsal');

/** A gateway that counts who comes; what knocked while this process waited is counted too. */
async function listening(): Promise<{ port: number; called: () => Promise<number> }> {
  let calls = 0;
  const server = createServer((socket) => {
    calls += 1;
    socket.destroy();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as { port: number };
  return {
    port,
    async called() {
      // A knock of our own behind the others: once it is heard, all before it were.
      const own = connect(port, '127.0.0.1');
      await new Promise((closed) => own.once('close', closed));
      await new Promise((closed) => server.close(closed));
      return calls - 1;
    },
  };
}

/** Each goes on where the one before has ended: a county is not loaded anew for each. */
describe.skipIf(!hasTools)('operations C E: a county’s backup', { timeout: 180_000 }, () => {
  test('is encrypted under a key of its own, attachments once and for good, and an open one of before is encrypted too', () => {
    writeFileSync(join(kept, 'hongdun-20200101-023000.dump'), 'PGDMP of long ago');
    const first = trial.runToEnd('backup', settings);
    expect(first.said).toMatch(/新做了备份的密钥 .*backup\.key.*另外保存/u);
    expect(first.status).toBe(0);
    expect(statSync(join(trial.dataDir, 'backup.key')).mode & 0o777).toBe(0o600);
    // The one of long ago stays until a copy of the key is kept; then it is encrypted, and too old to be kept.
    expect(dumps()).toContain('hongdun-20200101-023000.dump');
    const copy = join(trial.dataDir, 'first.age');
    expect(trial.runToEnd(`keys backup ${copy}`, settings, 'four words that fit\n').said).toMatch(/读回来核对过/u);
    rmSync(join(kept, dumps().find((name) => name.endsWith('.age')) ?? ''));
    expect(trial.runToEnd('backup', settings)).toMatchObject({ status: 0 });
    expect(dumps()).toEqual([expect.stringMatching(/^hongdun-\d{8}-\d{6}\.dump\.age$/u)]);
    const sealed = filesBelow(kept).filter((path) => !path.endsWith('说明.txt'));
    expect(sealed.length).toBeGreaterThan(1);
    for (const path of sealed)
      expect([path, readFileSync(path, 'latin1').slice(0, 21)]).toEqual([path, 'age-encryption.org/v1']);

    const attachment = sealed.find((path) => path.includes('/files/')) ?? '';
    const before = readFileSync(attachment);
    const second = trial.runToEnd('backup', settings);
    expect([second.status, second.said]).toEqual([0, '']);
    // Encrypted anew it would be other bytes.
    expect(readFileSync(attachment).equals(before)).toBe(true);
    expect(notesOf('backups.log').map((line) => line.split('\t')[1])).toEqual(['ok', 'ok', 'ok']);
  });

  test('is rehearsed: restored aside, proven and cleared away, also what a killed rehearsal has left', async () => {
    await trial.startUntil('rehearse', '数据库：临时的', settings);
    expect(listProcessesIn(join(rehearsal(), 'postgres')).length).toBeGreaterThan(0);
    // operations B10: what waits in the backup to be sent, to citizens or to the city's network, stays in it.
    const outward = await listening();
    const there = `http://127.0.0.1:${outward.port}`;
    const open = {
      ...settings,
      SMS_URL: there,
      EXCHANGE_URL: there,
      EXCHANGE_KEY: 'a key that both sides know of each other',
    };
    const { status, said } = trial.runToEnd('rehearse', open);
    expect(await outward.called()).toBe(0);
    expect(said).toMatch(/台账完整，共 \d+ 行.*文件 [1-9]\d* 个，密钥 1 把.*演练做成了/su);
    expect(status).toBe(0);
    expect(notesOf('rehearsals.log')).toEqual([expect.stringMatching(/Z\tok\t\d+\thongdun-\S+\.dump\.age$/u)]);
    expect(existsSync(rehearsal())).toBe(false);
    expect(listProcessesIn(join(rehearsal(), 'postgres'))).toEqual([]);
    // Nothing of it has touched the county's own.
    expect(trial.servers()).toEqual([]);
  });

  test('that was changed or cut off, or lost an attachment, fails its rehearsal, and why is noted', () => {
    const [newest = ''] = dumps().toReversed();
    const whole = readFileSync(join(kept, newest));
    writeFileSync(join(kept, newest), whole.subarray(0, whole.length - 100));
    const cut = trial.runToEnd('rehearse', settings);
    expect([cut.status, cut.said]).toEqual([1, expect.stringMatching(/备份打不开/u)]);
    expect(notesOf('rehearsals.log').at(-1)).toMatch(/\tfailed\t\d+\t备份打不开/u);
    writeFileSync(join(kept, newest), whole);
    // A file that was typed wrong, or is none of the county's newest, and a wrong passphrase say nothing of the backups.
    const notes = notesOf('rehearsals.log');
    writeFileSync(join(trial.dataDir, 'cut.dump.age'), whole.subarray(0, 100));
    for (const word of [`rehearse ${kept}/hongdun-2026.dump.age`, `rehearse ${join(trial.dataDir, 'cut.dump.age')}`])
      expect(trial.runToEnd(word, settings)).toMatchObject({
        status: 1,
        said: expect.stringMatching(/不是 .* 里最新的一份.*不算本县的演练/u) as string,
      });
    expect(notesOf('rehearsals.log')).toEqual(notes);

    const attachment = filesBelow(join(kept, 'files'))[0] ?? '';
    const bytes = readFileSync(attachment);
    rmSync(attachment);
    const lost = trial.runToEnd('rehearse', settings);
    expect(lost.said).toMatch(/附件对不上.*文件不在了.*演练发现问题/su);
    expect(lost.status).toBe(1);
    expect(existsSync(rehearsal())).toBe(false);
    writeFileSync(attachment, bytes);
  });

  test('is opened by what was kept of its keys, in a file under a passphrase or on two papers, and by no other', async () => {
    const other = new Trial();
    try {
      const copy = join(other.dataDir, 'copy.age');
      const passphrase = 'four words that fit';
      expect(trial.runToEnd(`keys backup ${copy}`, settings, 'short\n').said).toMatch(/口令要 12 个字以上/u);
      expect(trial.runToEnd(`keys backup ${copy}`, settings, `${passphrase}\n`)).toMatchObject({ status: 0 });
      expect(readFileSync(copy, 'latin1')).not.toMatch(/mark|AGE-SECRET/u);
      const wrong = trial.runToEnd(`rehearse --keys ${copy}`, settings, 'another passphrase\n');
      expect([wrong.status, wrong.said]).toEqual([1, expect.stringMatching(/口令不对/u)]);
      const rehearsed = trial.runToEnd(`rehearse --keys ${copy}`, settings, `${passphrase}\n`);
      expect([rehearsed.status, rehearsed.said]).toEqual([0, expect.stringMatching(/密钥 1 把.*演练做成了/su)]);
      expect(readdirSync(trial.dataDir).filter((name) => name.startsWith('rehearsal-'))).toEqual([]);

      // On papers: what is printed is typed in again, on another machine.
      const papers = trial.runToEnd('keys split 2', settings);
      expect(papers.said).not.toMatch(/mark|AGE-SECRET/u);
      expect(other.runToEnd('keys restore --shares', settings, papers.said)).toMatchObject({ status: 0 });
      // What the keys came from is a copy elsewhere.
      expect(readFileSync(join(other.dataDir, 'keys-kept.txt'), 'utf8').trim().split('\n')).toHaveLength(2);
      const shown = (one: Trial) => one.runToEnd('keys show', settings).said.replaceAll(one.dataDir, '');
      expect(shown(other)).toBe(shown(trial));
      expect(shown(trial)).toMatch(/mark {2}指纹 (?:[0-9a-f]{4} ?){4}[^]*age1/u);

      // A key that was added since is not lost to an older copy unasked.
      expect(other.runToEnd('keys rotate', settings)).toMatchObject({
        status: 78,
        said: expect.stringContaining('里没有红盾的数据库') as string,
      });
      expect(shown(other)).toBe(shown(trial));
      expect(other.runToEnd('migrate', settings).status).toBe(0);
      const added = other.runToEnd('keys rotate', settings);
      expect([added.status, added.said]).toEqual([0, expect.stringMatching(/加了新的一把 (k[0-9a-f]{8})/u)]);
      const stays = other.runToEnd(`keys restore ${copy}`, settings, `${passphrase}\n`);
      expect([stays.status, stays.said]).toEqual([1, expect.stringMatching(/有 1 把副本里没有的.*--replace/u)]);
      const replaced = other.runToEnd(`keys restore ${copy} --replace`, settings, `${passphrase}\n`);
      expect([replaced.status, replaced.said]).toEqual([
        0,
        expect.stringMatching(/原来的改名为 .*backup\.key 和副本一样/su),
      ]);
      expect(shown(other)).toBe(shown(trial));
    } finally {
      await other.end();
    }
  });

  test('comes back on another folder by one command, not without its keys and not over what is there or in use', async () => {
    const other = new Trial();
    try {
      // Its machine is gone in the middle of its work: nothing was ended, and its database is left as it was.
      await kill(await trial.start('start', settings));
      const [newest = ''] = dumps().toReversed();
      const word = `restore ${join(kept, newest)}`;
      const without = other.runToEnd(word, settings);
      expect([without.status, without.said]).toEqual([
        1,
        expect.stringMatching(/是加密的，密钥文件 .*backup\.key 不在/u),
      ]);
      for (const key of ['reporter.key', 'backup.key'])
        writeFileSync(join(other.dataDir, key), readFileSync(join(trial.dataDir, key)), { mode: 0o600 });
      const done = other.runToEnd(word, settings);
      expect(done.said).toMatch(/正在把 .*台账完整，共 \d+ 行.*文件 [1-9]\d* 个，密钥 1 把/su);
      expect(done.status).toBe(0);
      expect(readFileSync(join(other.dataDir, 'rehearsals.log'), 'utf8')).toMatch(
        /\tok\t\d+\thongdun-\S+\trestored$/mu,
      );
      const program = await other.start('start');
      expect(other.runToEnd(word, settings).said).toMatch(/另一个红盾程序/u);
      await demandWholeExport(other);
      expect(await stop(program)).toBe(0);
      const again = other.runToEnd(word, settings);
      expect([again.status, again.said]).toEqual([
        1,
        expect.stringMatching(/里已经有 \d+ 行台账，没有动它.*--replace/su),
      ]);
      // Laid open, it is what a former version can restore, which knows of no encryption.
      const open = join(other.dataDir, 'open');
      const laid = other.runToEnd(`open-backup ${join(kept, newest)} ${open}`, settings);
      expect([laid.status, laid.said]).toEqual([0, expect.stringMatching(/附件 [1-9]\d* 个.*用完马上删掉/su)]);
      const plain = readFileSync(join(open, newest.replace(/\.age$/u, '')));
      expect(plain.subarray(0, 5).toString()).toBe('PGDMP');
      expect(statSync(open).mode & 0o077).toBe(0);
      const replaced = other.runToEnd(`${word} --replace`, settings);
      expect([replaced.status, replaced.said]).toEqual([0, expect.stringMatching(/台账完整，共 \d+ 行/u)]);
    } finally {
      await other.end();
    }
  });

  test('carries an upgrade: tried on a copy by the new version, done from a backup of before, and taken back by the old one', () => {
    const next = layNextVersion(join(trial.dataDir, 'next'));
    const note = (line: string) => appendFileSync(join(trial.dataDir, 'upgrades.log'), line.replaceAll(' ', '\t'));
    const none = trial.runToEnd(`upgrade --dry-run ${trial.dataDir}`, settings);
    expect([none.status, none.said]).toEqual([1, expect.stringMatching(/里没有构建好的红盾/u)]);
    const tried = trial.runToEnd(`upgrade --dry-run ${next}`, settings);
    expect(tried.said).toMatch(/改了 1 步.*新加的表 1 个：upgrade_trial。.*台账完整.*格，逐格.*练成了，一共/su);
    expect(tried.status).toBe(0);
    const [, , , kind, own = '', , dump = ''] = notesOf('upgrades.log').at(-1)?.split('\t') ?? [];
    expect([kind, dump.startsWith(kept), existsSync(rehearsal())]).toEqual(['rehearsed', true, false]);
    expect(trial.runToEnd('upgrade', settings)).toMatchObject({
      status: 0,
      said: expect.stringContaining('已经是这一版'),
    });

    note(`2099-01-01T00:00:00Z failed 0 rehearsed ${own} - ${dump}\n`);
    const refused = runNext(next, 'upgrade');
    expect([refused.status, refused.said]).toEqual([1, expect.stringMatching(/没有做成，没有升级/u)]);
    note(`2099-01-01T00:00:01Z ok 0 rehearsed ${own} - ${dump}\n`);
    // Somebody comes while the backup is being copied away: the tables stay as they are.
    const beside = runNext(next, 'upgrade', {
      BACKUP_COPY: 'elsewhere:/kept',
      PATH: guestIn(join(trial.dataDir, 'guest')),
    });
    expect([beside.status, beside.said]).toEqual([1, expect.stringMatching(/先备份.*还有 1 个连接在用，没有升级/su)]);
    expect(notesOf('upgrades.log').at(-1)).toContain('\trehearsed\t');

    // Its proof finds an attachment gone; cut off in the next proof, and with the attachment back: always by the backup of before.
    const attachment = filesBelow(join(trial.dataDir, 'files'))[0] ?? '';
    renameSync(attachment, `${attachment}.away`);
    const faulty = runNext(next, 'upgrade');
    expect([faulty.status, faulty.said]).toEqual([
      1,
      expect.stringMatching(/先备份.*附件对不上.*先不要启动.*退回旧版/su),
    ]);
    const [, begun = ''] = /先备份：(\S+)，/u.exec(faulty.said) ?? [];
    const cut = notesOf('upgrades.log').slice(0, -1);
    expect(cut.at(-1)).toMatch(/\tbegun\t/u);
    writeFileSync(join(trial.dataDir, 'upgrades.log'), `${cut.join('\n')}\n`);
    // Who only looks first is told how it stands, and that there are two ways.
    const looked = trial.runToEnd(`upgrade --dry-run ${next}`, settings);
    expect([looked.status, looked.said]).toEqual([
      1,
      expect.stringMatching(
        new RegExp(`没有做完，或者核对发现了问题.*接着做.* upgrade，.*open-backup ${begun} `, 'su'),
      ),
    ]);
    expect(looked.said).not.toMatch(/已经是这一版|练成了/u);
    const again = runNext(next, 'upgrade');
    expect([again.status, again.said]).toEqual([
      1,
      expect.stringMatching(new RegExp(`接着做.*附件对不上.*先不要启动.*open-backup ${begun} `, 'su')),
    ]);
    renameSync(`${attachment}.away`, attachment);
    const done = runNext(next, 'upgrade');
    expect([done.status, done.said]).toEqual([
      0,
      expect.stringMatching(new RegExp(`接着做.*台账完整.*升级好了.*open-backup ${begun} `, 'su')),
    ]);
    expect(notesOf('upgrades.log').slice(-3)).toEqual(
      ['begun', 'done', 'done'].map((word) => expect.stringMatching(new RegExp(`\t${word}\t.*\t${begun}\t\\d+$`, 'u'))),
    );
    expect(runNext(next, 'upgrade')).toMatchObject({ status: 0, said: expect.stringContaining('已经是这一版') });

    // The old program opens it no more, until the backup of before is back.
    const newer = trial.runToEnd('upgrade', settings);
    expect([newer.status, newer.said]).toEqual([78, expect.stringMatching(/新版程序/u)]);
    const back = trial.runToEnd(`restore ${begun} --replace`, settings);
    expect([back.status, back.said]).toEqual([0, expect.stringMatching(/台账完整，共 \d+ 行/u)]);
  });

  /** A PATH on which what copies a backup away lets somebody onto the database, who stays. */
  function guestIn(folder: string): string {
    mkdirSync(folder);
    const socket = join(trial.dataDir, 'postgres');
    const psql = `/usr/lib/postgresql/17/bin/psql -h ${socket} -U hongdun -d hongdun -c '\\! touch ${folder}/in' -c 'select pg_sleep(600)'`;
    writeFileSync(
      join(folder, 'rsync'),
      `#!/bin/sh\n${psql} >/dev/null 2>&1 </dev/null &\nwhile [ ! -e ${folder}/in ]; do sleep 0.1; done\n`,
      { mode: 0o755 },
    );
    return `${folder}:${process.env['PATH']}`;
  }

  const runNext = (program: string, word: string, more: Record<string, string> = {}) =>
    runIn(program, word, { DATA_DIR: trial.dataDir, ...settings, ...more });

  /** Beside the running program: what comes out is every row and every attachment of the county, and opens by the key of backups alone. */
  async function demandWholeExport(county: Trial): Promise<void> {
    const out = join(county.dataDir, 'export');
    mkdirSync(out);
    const half = join(out, 'hongdun-export-20200101-000000.zip.age.part');
    writeFileSync(half, 'half');
    utimesSync(half, 1_577_836_800, 1_577_836_800);
    const refused = county.runToEnd(`export-all ${out} --plain`, settings, '别的县\n');
    expect([refused.status, refused.said]).toEqual([1, expect.stringMatching(/没有导出：要不加密/u)]);
    const done = county.runToEnd(`export-all ${out}`, settings);
    expect([done.status, done.said]).toEqual([0, expect.stringMatching(/导出了 \d+ 张表 \d+ 行，附件 [1-9]\d* 个/u)]);
    const [sealed = '', ...more] = readdirSync(out);
    expect([sealed, more]).toEqual([expect.stringMatching(/^hongdun-export-\d{8}-\d{6}\.zip\.age$/u), []]);
    expect(readFileSync(join(out, sealed), 'latin1').slice(0, 21)).toBe('age-encryption.org/v1');
    // What a row names and nothing holds is no whole export.
    const attachment = filesBelow(join(county.dataDir, 'files')).find((path) => /[0-9a-f]{64}$/u.test(path)) ?? '';
    renameSync(attachment, `${attachment}.away`);
    const less = county.runToEnd(`export-all ${join(out, 'less')}`, settings);
    expect([less.status, less.said]).toEqual([1, expect.stringMatching(/有 1 个附件，记录里有/u)]);
    renameSync(`${attachment}.away`, attachment);
    const passphrase = 'four words that fit';
    const handed = county.runToEnd(`export-all ${join(out, 'handed')} --passphrase`, settings, `${passphrase}\n`);
    expect([handed.status, handed.said]).toEqual([0, expect.stringMatching(/用口令打开：age -d/u)]);
    const opened = county.runToEnd(`open-backup ${join(out, sealed)} ${out}`, settings);
    expect(opened).toMatchObject({ status: 0 });
    const entries = await entriesOf(readFileSync(join(out, sealed.replace(/\.age$/u, ''))));

    // The list says of each file what it is, and each table has as many rows as the database.
    const textOf = (path: string) =>
      entries
        .get(path)
        ?.toString('utf8')
        .replace(/^\uFEFF/u, '') ?? '';
    const list = [...readCsv(textOf('清单.csv'))].slice(1);
    expect(list.map(([path = '']) => path).toSorted()).toEqual(
      [...entries.keys()].filter((one) => one !== '清单.csv').toSorted(),
    );
    for (const [path = '', , bytes, sha256] of list) {
      const found = entries.get(path) ?? Buffer.alloc(0);
      expect([path, String(found.length), createHash('sha256').update(found).digest('hex')]).toEqual([
        path,
        bytes,
        sha256,
      ]);
      if (path.startsWith('附件/')) expect(path).toBe(`附件/${sha256}`);
    }
    const tables = list
      .filter(([path = '']) => path.startsWith('表/'))
      .map(([path = '', rows]) => [path, rows] as const);
    expect(tables.length).toBeGreaterThan(150);
    const still = [
      'complaint',
      'tipoff',
      'inquiry',
      'reporter',
      'attachment',
      'account',
      'station',
      'region',
      'enforcement',
    ];
    await county.owner(async (client) => {
      for (const [path, rows] of tables) {
        const name = /(\w+)\.csv$/u.exec(path)?.[1] ?? '';
        const counted = await client.query<{ n: string }>(`select count(*) as n from "${name}"`);
        // What the program does by itself meanwhile is not in it.
        if (still.includes(name)) expect([name, counted.rows[0]?.n]).toEqual([name, rows]);
        expect([name, String([...readCsv(textOf(path))].length - 1)]).toEqual([name, rows]);
      }
      const { rows: noted } = await client.query(
        "select from ledger where verb = 'exported' and detail->>'format' = '全部数据'",
      );
      expect(noted).toHaveLength(3);
      const { rows: known } = await client.query<{ hash: string }>(
        "select '\\x' || encode(hash, 'hex') as hash from ledger order by at, matter_id, seq limit 20",
      );
      for (const { hash } of known) expect(textOf('表/台账 ledger.csv')).toContain(hash);
    });
    expect(textOf('表/投诉 complaint.csv').split('\r\n')[0]).toMatch(/编号（number）.*经过（story）/u);
    expect(textOf('表/账号 account.csv')).not.toContain('$argon2id$');
    expect([...entries.keys()].filter((path) => /session|second_factor/u.test(path))).toEqual([]);
    rmSync(out, { recursive: true });
  }

  function entriesOf(zip: Buffer): Promise<Map<string, Buffer>> {
    return new Promise((resolve, reject) => {
      const found = new Map<string, Buffer>();
      yauzl.fromBuffer(zip, { lazyEntries: true }, (error, file) => {
        if (error !== null) return reject(error);
        file.on('entry', (entry: yauzl.Entry) =>
          file.openReadStream(entry, (failed, stream) => {
            if (failed !== null) return reject(failed);
            void buffer(stream).then((bytes) => {
              found.set(entry.fileName, bytes);
              file.readEntry();
            }, reject);
          }),
        );
        file.on('end', () => resolve(found));
        file.on('error', reject);
        file.readEntry();
      });
    });
  }

  test('makes no new key in place of one that is lost', () => {
    const key = readFileSync(join(trial.dataDir, 'backup.key'));
    rmSync(join(trial.dataDir, 'backup.key'));
    const { status, said } = trial.runToEnd('backup', settings);
    expect([status, said]).toEqual([1, expect.stringMatching(/backup\.key 不在，而 .* 里已经有加密的备份/u)]);
    expect(existsSync(join(trial.dataDir, 'backup.key'))).toBe(false);
    expect(notesOf('backups.log').at(-1)).toMatch(/\tfailed\t0\t备份的密钥文件/u);
    writeFileSync(join(trial.dataDir, 'backup.key'), key, { mode: 0o600 });
  });
});
