/** What a nightly backup leaves behind, however it goes; PostgreSQL's tools are stood in for by scripts. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backup } from '../../../src/commands/backup.ts';
import { BadSetting, readConfig } from '../../../src/config.ts';

let folder: string;
let kept: string;
let dataDir: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hongdun-nightly-'));
  [kept, dataDir] = [join(folder, 'kept'), join(folder, 'data')];
  mkdirSync(dataDir);
  tool('pg_dump', 'echo PGDMP of the county');
  tool('pg_restore', 'cat > /dev/null');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

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
  const reach = () => Promise.resolve({ owner: 'postgresql://hongdun@127.0.0.1/hongdun', place: '', isBeside: true });
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
