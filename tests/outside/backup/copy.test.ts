import { spawnSync } from 'node:child_process';
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
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { notePending } from '../../../src/outside/backup/backup-folder.ts';
import { copyAway, CopyFailed } from '../../../src/outside/backup/copy.ts';
import { openObjectStore, storeAccess } from '../../build/backup/object-store.ts';

const hash = (letter: string) => letter.repeat(64);
const dump = 'hongdun-20261201-023000.dump.age';
const file = (letter: string) => join('files', letter.repeat(2), letter.repeat(2), `${hash(letter)}.age`);
const quietly = { goOn: () => undefined, pausesMs: [1, 1] };

let folder: string;
let kept: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hongdun-copy-'));
  kept = join(folder, 'kept');
  for (const path of [dump, file('a'), file('b')]) put(path, `what lies in ${path}`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(kept, path)), { recursive: true });
  writeFileSync(join(kept, path), text);
}

describe('operations E: a copy in an S3-compatible store', () => {
  test('brings what is not there yet, in pages, waits where the store is busy, and takes away only what was taken away here', async () => {
    const store = await openObjectStore();
    try {
      const target = { kind: 's3', url: store.url, ...storeAccess } as const;
      store.busyFor = 2;
      store.objects.set('county/of somebody else', Buffer.from('stays'));
      await copyAway(kept, target, quietly);
      const there = () => [...store.objects.keys()].toSorted();
      expect(there()).toEqual(
        [dump, file('a'), file('b'), 'of somebody else'].map((path) => `county/${path}`).toSorted(),
      );
      expect(store.objects.get(`county/${dump}`)?.toString()).toBe(`what lies in ${dump}`);

      rmSync(join(kept, file('a')));
      // An emptied folder empties no copy: only what the retention has taken away goes.
      rmSync(join(kept, file('b')));
      await notePending(kept, [file('a')]);
      await copyAway(kept, target, quietly);
      expect(there()).toEqual([dump, file('b'), 'of somebody else'].map((path) => `county/${path}`).toSorted());
      expect(existsSync(join(kept, 'removed.txt'))).toBe(false);
    } finally {
      await store.close();
    }
  });

  test('with a wrong secret is refused once, with what the store has said, and not tried again', async () => {
    const store = await openObjectStore();
    try {
      const target = { kind: 's3', url: store.url, ...storeAccess, secret: 'another-secret' } as const;
      await expect(copyAway(kept, target, { ...quietly, pausesMs: [60_000] })).rejects.toThrow(
        new CopyFailed('对象存储回答 403 SignatureDoesNotMatch'),
      );
    } finally {
      await store.close();
    }
    const away = { kind: 's3', url: store.url, ...storeAccess } as const;
    await expect(copyAway(kept, away, quietly)).rejects.toThrow(/ECONNREFUSED/u);
  });
});

describe.skipIf(spawnSync('rsync', ['--version']).error !== undefined)('operations E: a copy by rsync', () => {
  test('does the same onto a mounted folder, and says why where it cannot', async () => {
    const target = join(folder, 'mounted');
    const to = { kind: 'rsync', to: target, maySameDisk: true } as const;
    writeFileSync(join(kept, `${dump}.part`), 'half');
    await copyAway(kept, to, quietly);
    expect(readFileSync(join(target, file('b')), 'utf8')).toBe(`what lies in ${file('b')}`);
    expect(readdirSync(target).toSorted()).toEqual(['files', dump]);

    rmSync(join(kept, file('a')));
    rmSync(join(kept, dump));
    await notePending(kept, [file('a')]);
    await copyAway(kept, to, quietly);
    expect(existsSync(join(target, file('a')))).toBe(false);
    expect(existsSync(join(target, dump))).toBe(true);
    expect(existsSync(join(kept, 'removed.txt'))).toBe(false);

    const nowhere = { kind: 'rsync', to: '/proc/nowhere/kept', maySameDisk: false } as const;
    await expect(copyAway(kept, nowhere, quietly)).rejects.toThrow(/rsync 回答 \d+/u);
  });

  test('goes to another machine over ssh, which asks nobody anything, and says why it is let in no more', async () => {
    // In the place of ssh: it notes what it was called with, and runs at once what it should run over there.
    const tools = join(folder, 'tools');
    const called = join(folder, 'called');
    mkdirSync(tools);
    const ssh = (script: string) => writeFileSync(join(tools, 'ssh'), `#!/bin/sh\n${script}\n`);
    ssh(
      `echo "$@" >> ${called}\nwhile case $1 in -*) true ;; *) false ;; esac; do shift 2; done\nshift\nexec sh -c "$*"`,
    );
    chmodSync(join(tools, 'ssh'), 0o755);
    vi.stubEnv('PATH', `${tools}${delimiter}${process.env['PATH']}`);
    try {
      const target = join(folder, 'over-there');
      const to = { kind: 'rsync', to: `kept@backup.example:${target}`, maySameDisk: false } as const;
      await copyAway(kept, to, quietly);
      expect(readFileSync(join(target, dump), 'utf8')).toBe(`what lies in ${dump}`);
      expect(readFileSync(join(target, file('a')), 'utf8')).toBe(`what lies in ${file('a')}`);
      rmSync(join(kept, file('a')));
      rmSync(join(kept, dump));
      await notePending(kept, [file('a')]);
      await copyAway(kept, to, quietly);
      expect([existsSync(join(target, file('a'))), existsSync(join(target, dump))]).toEqual([false, true]);
      const calls = readFileSync(called, 'utf8').trim().split('\n');
      expect(calls.length).toBeGreaterThan(2);
      for (const words of calls)
        expect(words).toMatch(/^-o BatchMode=yes -o ConnectTimeout=20 -l kept backup\.example rsync --server /u);
      ssh('echo "kept@backup.example: Permission denied (publickey)." >&2; exit 255');
      await expect(copyAway(kept, to, quietly)).rejects.toThrow(/^rsync 回答 \d+：.*Permission denied/u);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  test('onto the disk of the backups is refused at once, and makes nothing there: the disk that was meant is not mounted', async () => {
    const target = join(folder, 'not', 'mounted');
    const to = { kind: 'rsync', to: target, maySameDisk: false } as const;
    await expect(copyAway(kept, to, { ...quietly, pausesMs: [60_000] })).rejects.toThrow(
      /在同一块盘上，没有拷：.*BACKUP_COPY_SAME_DISK=yes/u,
    );
    expect(existsSync(join(folder, 'not'))).toBe(false);
  });
});
