/** What a nightly backup leaves behind, however it goes; PostgreSQL's tools are stood in for by scripts. */
import {
  appendFileSync,
  chmodSync,
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
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { generateX25519Identity } from 'age-encryption';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { backup } from '../../../src/commands/backup.ts';
import { keys } from '../../../src/commands/keys.ts';
import { BadSetting, readConfig } from '../../../src/config.ts';
import { findBackupKey } from '../../../src/outside/backup/backup-key.ts';
import { openKept } from '../../../src/outside/backup/backup-folder.ts';
import { readKeyFiles, type KeyFiles } from '../../../src/outside/backup/key-bundle.ts';
import { noteKeysKept } from '../../../src/outside/backup/kept-keys.ts';
import { machineOf } from '../../../src/outside/machine/machine.ts';

let folder: string;
let kept: string;
let dataDir: string;
let keyFiles: KeyFiles;
let owner: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hongdun-nightly-'));
  [kept, dataDir] = [join(folder, 'kept'), join(folder, 'data')];
  keyFiles = { reporter: join(dataDir, 'reporter.key'), backup: join(dataDir, 'backup.key') };
  mkdirSync(dataDir);
  owner = 'postgresql://hongdun@127.0.0.1/hongdun';
  tool('pg_dump', 'echo PGDMP of the county');
  tool('pg_restore', 'cat > /dev/null');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function tool(name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/bash\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
}

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const pathOf = (letter: string) => join('files', letter.repeat(2), letter.repeat(2), letter.repeat(64));
const dumps = () => (existsSync(kept) ? readdirSync(kept).filter((name) => name.startsWith('hongdun-')) : []);
const notes = () => readFileSync(join(dataDir, 'backups.log'), 'utf8').trim().split('\n');

/** One night; what it has said. */
async function night(settings: Record<string, string> = {}, goOn = () => {}): Promise<string> {
  const said: string[] = [];
  const config = readConfig({ DATA_DIR: dataDir, BACKUP_DIR: kept, PG_BIN: folder, PORT: '5000', ...settings });
  const life = { root: '', assets: '', say: (line: string) => said.push(line), opened: () => {}, goOn };
  const reach = () => Promise.resolve({ owner, place: '', isBeside: true });
  await backup({ life, config, words: [], reach });
  return said.join('\n');
}

test('operations C E: a dump whose making has failed after some bytes leaves nothing, says why and notes it', async () => {
  // Its output has come to an end before anybody can know that it was no whole one.
  tool('pg_dump', 'head -c 300000 /dev/zero; exec 1>&-; sleep 0.5; echo "connection lost" >&2; exit 1');
  for (const isSealed of ['yes', 'no']) {
    await expect(night({ BACKUP_ENCRYPT: isSealed })).rejects.toThrow(
      new BadSetting('备份没有做出来：connection lost。(The dump was not made.)'),
    );
    expect(dumps()).toEqual([]);
    expect(notes().at(-1)).toMatch(/\tfailed\t0\t备份没有做出来：connection lost/u);
  }
});

test('operations C E: a backup has its name once its attachments lie beside it, and the next clears what a killed one left', async () => {
  for (const letter of ['a', 'b']) put(join(dataDir, pathOf(letter)), letter);
  let seen: string[] | null = null;
  const stopped = night({}, () => {
    seen = dumps();
    throw new Error('told to stop');
  });
  await expect(stopped).rejects.toThrow('told to stop');
  expect(seen).toEqual([expect.stringMatching(/\.dump\.age\.part$/u)]);
  expect(dumps()).toEqual([]);

  const left = [`hongdun-20261130-023000.dump.age.part`, `${pathOf('c')}.age.part`];
  for (const path of left) put(join(kept, path), 'half');
  await night();
  expect(left.filter((path) => existsSync(join(kept, path)))).toEqual([]);
  expect(dumps()).toEqual([expect.stringMatching(/\.dump\.age$/u)]);
  expect(existsSync(join(kept, `${pathOf('b')}.age`))).toBe(true);
});

test('operations C E: nothing that opens without a key goes before a copy of the keys was kept, which is told', async () => {
  const [older, elsewhere] = ['hongdun-20200101-023000.dump', join(folder, 'elsewhere/')];
  const open_ = [older, pathOf('a'), pathOf('b')];
  for (const path of open_) for (const place of [kept, elsewhere]) put(join(place, path), `open: ${path}`);
  put(join(dataDir, pathOf('a')), `open: ${pathOf('a')}`);
  writeFileSync(keyFiles.reporter, `mark ${'m'.repeat(43)}\n`);
  const machine = machineOf(dataDir, '1', true, keyFiles);
  const left = () => [kept, elsewhere].map((place) => open_.filter((path) => existsSync(join(place, path))));

  expect(await night({ BACKUP_COPY: elsewhere, BACKUP_COPY_SAME_DISK: 'yes' })).toMatch(/新做了备份的密钥/u);
  expect(left()).toEqual([open_, open_]);
  expect((await machine.look()).areKeysKept).toBe(false);

  noteKeysKept(dataDir, readKeyFiles(keyFiles));
  expect((await machine.look()).areKeysKept).toBe(true);
  await night({ BACKUP_COPY: elsewhere, BACKUP_COPY_SAME_DISK: 'yes' });
  // Encrypted, or by then too old to be kept; and so it is where the copies are.
  expect(left()).toEqual([[], []]);
  expect(existsSync(join(kept, `${pathOf('a')}.age`))).toBe(true);

  // A key that was added since lies here alone.
  appendFileSync(keyFiles.backup, `${await generateX25519Identity()}\n`);
  expect((await machine.look()).areKeysKept).toBe(false);
});

test('operations C E: no backup is made under a key that does not open what was encrypted before, dump or attachment', async () => {
  put(join(dataDir, pathOf('a')), 'a');
  await night();
  const key = readFileSync(keyFiles.backup, 'utf8');
  for (const name of dumps()) rmSync(join(kept, name));
  rmSync(keyFiles.backup);
  await expect(night()).rejects.toThrow(/backup\.key 不在，而 .* 里已经有加密的备份/u);
  expect(existsSync(keyFiles.backup)).toBe(false);
  writeFileSync(keyFiles.backup, `${await generateX25519Identity()}\n`, { mode: 0o600 });
  await expect(night()).rejects.toThrow(/打不开：密钥文件是旧的副本/u);
  expect(dumps()).toEqual([]);
  writeFileSync(keyFiles.backup, key);
  await night();
});

test('operations C E: a clock that was set back makes no attachment older, and a folder of what arrives counts for none', async () => {
  put(join(dataDir, pathOf('a')), 'a');
  await night();
  const attachment = join(kept, `${pathOf('a')}.age`);
  const later = new Date(Date.now() + 3_600_000);
  utimesSync(attachment, later, later);
  await night();
  expect(statSync(attachment).mtime).toEqual(later);

  // Its disk is not mounted: what lies in the backup may be all that is left.
  rmSync(join(dataDir, 'files'), { recursive: true });
  mkdirSync(join(dataDir, 'files', 'arriving'), { recursive: true });
  utimesSync(attachment, new Date(0), new Date(0));
  await night();
  expect(existsSync(attachment)).toBe(true);
});

test('operations C E: an attachment that the program has deleted leaves the backup, and the copy, once no dump that is kept can name it', async () => {
  const elsewhere = join(folder, 'elsewhere/');
  const copy = { BACKUP_COPY: elsewhere, BACKUP_COPY_SAME_DISK: 'yes' };
  for (const letter of ['a', 'b']) put(join(dataDir, pathOf(letter)), letter);
  await night(copy);
  const [first = ''] = dumps();
  const left = () =>
    [kept, elsewhere].map((place) => ['a', 'b'].filter((one) => existsSync(join(place, `${pathOf(one)}.age`))));
  expect(left()).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ]);
  // That dump names it still, however often it was not seen since.
  rmSync(join(dataDir, pathOf('b')));
  await night(copy);
  expect(left()).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ]);
  const [older, then] = ['hongdun-20200101-023000.dump.age', new Date('2020-01-01T02:30:01+08:00')];
  for (const place of [kept, elsewhere]) {
    renameSync(join(place, first), join(place, older));
    utimesSync(join(place, older), then, then);
    utimesSync(join(place, `${pathOf('b')}.age`), then, then);
  }
  await night(copy);
  expect(dumps()).not.toContain(older);
  expect(left()).toEqual([['a'], ['a']]);
  expect(readdirSync(elsewhere)).not.toContain(older);
});

test('operations E: keys rotate backup brings a new key, for which the next backup is made; what was made before opens by the former', async () => {
  put(join(dataDir, pathOf('a')), 'a');
  writeFileSync(keyFiles.reporter, `mark ${'m'.repeat(43)}\nk1 ${'k'.repeat(43)}\n`);
  await night();
  noteKeysKept(dataDir, readKeyFiles(keyFiles));
  const [before = ''] = dumps();
  const said: string[] = [];
  const config = readConfig({ DATA_DIR: dataDir, BACKUP_DIR: kept, PORT: '5000' });
  const life = { root: '', assets: '', say: (line: string) => said.push(line), opened: () => {}, goOn: () => {} };
  const reach = () => Promise.reject(new Error('no database is asked'));
  await keys({ life, config, words: ['rotate', 'backup'], reach });
  expect(said).toEqual([expect.stringMatching(/以后的备份用新的一把加密，以前的仍用旧的打开；马上再存一份副本/u)]);
  const machine = machineOf(dataDir, '1', true, keyFiles);
  expect((await machine.look()).areKeysKept).toBe(false);
  renameSync(join(kept, before), join(kept, 'hongdun-20991231-023000.dump.age'));
  put(join(dataDir, pathOf('b')), 'b');
  await night();
  const [own = '', ...more] = dumps().filter((name) => !name.startsWith('hongdun-2099'));
  expect(more).toEqual([]);
  const { identities = [] } = (await findBackupKey(keyFiles.backup)) ?? {};
  const [former = '', newest = ''] = identities;
  expect(identities).toHaveLength(2);
  const opens = async (path: string, by: readonly string[]) => {
    try {
      return await text(await openKept(join(kept, path), by));
    } catch {
      return null;
    }
  };
  const dump = 'PGDMP of the county\n';
  const [older, newer] = ['hongdun-20991231-023000.dump.age', own];
  expect([await opens(older, [former]), await opens(older, [newest]), await opens(older, identities)]).toEqual([
    dump,
    null,
    dump,
  ]);
  expect([await opens(newer, [former]), await opens(newer, [newest]), await opens(newer, identities)]).toEqual([
    null,
    dump,
    dump,
  ]);
  expect([await opens(`${pathOf('a')}.age`, [former]), await opens(`${pathOf('b')}.age`, [newest])]).toEqual([
    'a',
    'b',
  ]);
});

test('operations C E: the password of DATABASE_URL is on no command line, and in no file that a killed tool would leave', async () => {
  const script = `echo "$@" > ${folder}/words; echo "$PGPASSWORD" > ${folder}/password; ls ${folder}/temp > ${folder}/left; echo PGDMP`;
  mkdirSync(join(folder, 'temp'));
  vi.stubEnv('TMPDIR', join(folder, 'temp'));
  tool('pg_dump', script);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  for (const [address, without] of [
    ['postgresql://db.example/hongdun?user=u&password=s3%40cret&sslmode=require', '/hongdun?user=u&sslmode=require\n'],
    ['postgresql://u:s3%40cret@db.example/hongdun', 'postgresql://u@db.example/hongdun\n'],
  ] as const) {
    owner = address;
    await night();
    expect([read('words').endsWith(without), read('password'), read('left')]).toEqual([true, 's3@cret\n', '']);
  }
});
