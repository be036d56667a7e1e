import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { askPages } from '../../src/commands/status.ts';
import { certificateEnd, certificateWatch } from '../../src/outside/machine/certificate.ts';
import { machineOf } from '../../src/outside/machine/machine.ts';
import { memoryRoom } from '../../src/outside/machine/memory.ts';

const folder = mkdtempSync(join(tmpdir(), 'hongdun-machine-'));
const keyFiles = { reporter: join(folder, 'reporter.key'), backup: join(folder, 'backup.key') };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('operations A2: what the backup script has noted is read, the newest first, and half a line is no backup.', async () => {
  const machine = machineOf(folder, '1.2.3', true, keyFiles);
  expect(await machine.look()).toMatchObject({
    backups: [],
    rehearsals: [],
    backedUpSince: null,
    takesFiles: true,
    isBackedUp: true,
  });
  writeFileSync(
    join(folder, 'backups.log'),
    '2026-11-26T18:30:01Z\tok\t1200\ta.dump\tcopied\n2026-11-27T18:30:01Z\tfailed\t0\t没有 pg_dump\n2026-1',
  );
  const { backups, freeBytes } = await machine.look();
  expect(backups).toEqual([
    { at: new Date('2026-11-27T18:30:01Z'), isGood: false, bytes: 0, words: '没有 pg_dump', copyFault: null },
    { at: new Date('2026-11-26T18:30:01Z'), isGood: true, bytes: 1200, words: 'a.dump', copyFault: null },
  ]);
  expect(freeBytes).toBeGreaterThan(0);
  // The file that was tried is away again.
  expect(readdirSync(folder)).toEqual(['backups.log']);
  expect((await machineOf(join(folder, 'gone'), '1', true, keyFiles).look()).takesFiles).toBe(false);
});

test('The last good backup is known however many have failed since, so that a start of the program begins no new count.', async () => {
  const failed = Array.from({ length: 16 }, (_, i) => `2026-11-${String(i + 10)}T18:30:01Z\tfailed\t0\t没有 pg_dump\n`);
  const log = ['2026-11-08T18:30:01Z\tok\t9\told.dump\n', '2026-11-09T18:30:01Z\tok\t9\ta.dump\n', ...failed];
  writeFileSync(join(folder, 'backups.log'), log.join(''));
  const { backups } = await machineOf(folder, '1', true, keyFiles).look();
  expect(backups.map(({ words }) => words)).toEqual([...Array.from({ length: 14 }, () => '没有 pg_dump'), 'a.dump']);
});

test('operations E: whether it was copied elsewhere and when one was last rehearsed is read too.', async () => {
  writeFileSync(join(folder, 'backups.log'), '2026-11-26T18:30:01Z\tok\t1200\ta.dump\trsync 回答 255\n');
  writeFileSync(
    join(folder, 'rehearsals.log'),
    '2026-10-01T18:30:01Z\tok\t21\ta.dump\n2026-11-01T18:30:01Z\tfailed\t3\t备份打不开\n',
  );
  const { backups, rehearsals, backedUpSince } = await machineOf(folder, '1', true, keyFiles).look();
  expect(backups.map(({ copyFault }) => copyFault)).toEqual(['rsync 回答 255']);
  expect(backedUpSince).toEqual(new Date('2026-11-26T18:30:01Z'));
  expect(rehearsals.map(({ isGood, seconds, words }) => [isGood, seconds, words])).toEqual([
    [false, 3, '备份打不开'],
    [true, 21, 'a.dump'],
  ]);
});

test('operations C: after a restore into a new folder the backups that lie there are told by their names, and the restore proves one.', async () => {
  const [fresh, backups] = [mkdtempSync(join(folder, 'fresh-')), mkdtempSync(join(folder, 'kept-'))];
  for (const day of ['01', '02']) writeFileSync(join(backups, `hongdun-202612${day}-023000.dump.age`), 'sealed');
  writeFileSync(join(fresh, 'backups.log'), '2026-12-02T01:00:00Z\tfailed\t0\t没有 pg_dump\n');
  writeFileSync(
    join(fresh, 'rehearsals.log'),
    '2026-12-02T02:00:00Z\tok\t70\thongdun-20261202-023000.dump.age\trestored\n',
  );
  const seen = await machineOf(fresh, '1', true, keyFiles, { backupFolder: backups }).look();
  expect(seen.backups.map(({ at, isGood, bytes, words }) => [at.toISOString(), isGood, bytes, words])).toEqual([
    ['2026-12-02T01:00:00.000Z', false, 0, '没有 pg_dump'],
    ['2026-12-01T18:30:00.000Z', true, 6, 'hongdun-20261202-023000.dump.age'],
    ['2026-11-30T18:30:00.000Z', true, 6, 'hongdun-20261201-023000.dump.age'],
  ]);
  expect(seen.backedUpSince).toEqual(new Date('2026-11-30T18:30:00Z'));
  expect(seen.rehearsals).toEqual([expect.objectContaining({ isGood: true, isRestore: true })]);
  // Once a backup is noted its note says more than its name.
  appendFileSync(join(fresh, 'backups.log'), '2026-12-02T03:00:00Z\tok\t9\tnew.dump\tcopied\n');
  expect((await machineOf(fresh, '1', true, keyFiles, { backupFolder: backups }).look()).backups).toHaveLength(2);
});

test('The certificate of the public address is dated as a browser sees it; without https, or where nobody answers, none is.', async () => {
  const asked: string[] = [];
  const ends = new Date('2027-01-01T00:00:00Z');
  const ask = (url: string) => {
    asked.push(url);
    return Promise.resolve(ends);
  };
  const watch = certificateWatch('https://a.example', ask);
  // Whoever looks waits for nobody, and the second look has what the first has asked for.
  expect(watch()).toBeNull();
  await expect.poll(watch).toEqual(ends);
  expect(asked).toEqual(['https://a.example']);
  expect(certificateWatch('http://a.example', ask)()).toBeNull();
  expect(asked).toHaveLength(1);
  expect(await certificateEnd('https://127.0.0.1:1')).toBeNull();
});

const megabyte = 1024 * 1024;
const meminfo = (mb: number) => ({ '/proc/meminfo': `MemTotal: 4000000 kB\nMemAvailable: ${mb * 1024} kB\n` });
const ask = (files: Record<string, string>) => memoryRoom((file) => files[file] ?? null);
const inGroup = (path: string, files: Record<string, string>) =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`/sys/fs/cgroup${path}/memory.${name}`, text]));
const service = '/system.slice/hongdun.service';
const own = { '/proc/self/cgroup': `0::${service}\n` };

test('issue 16: how much memory is left is that of the machine, or of the service where that has less', () => {
  expect(ask({})).toBeNull();
  expect(ask(meminfo(900))).toBe(900 * megabyte);
  const held = {
    ...inGroup(service, {
      high: `${750 * megabyte}\n`,
      max: `${850 * megabyte}\n`,
      current: `${700 * megabyte}\n`,
      stat: `anon 1\nfile ${300 * megabyte}\nfile_mapped 7\n`,
    }),
    ...inGroup('/system.slice', { high: 'max\n', max: 'max\n', current: `${2000 * megabyte}\n` }),
  };
  // What only keeps files at hand is given back.
  expect(ask({ ...meminfo(3000), ...own, ...held })).toBe(350 * megabyte);
  expect(ask({ ...meminfo(200), ...own, ...held })).toBe(200 * megabyte);
  // A group above may be the narrower one, and more than all may be in use.
  const above = inGroup('/system.slice', { max: `${100 * megabyte}\n`, current: `${150 * megabyte}\n` });
  expect(ask({ ...meminfo(3000), ...own, ...held, ...above })).toBe(0);
  // A container sees its own group as the root of all.
  const container = { '/proc/self/cgroup': '0::/\n', ...inGroup('', { max: `${500 * megabyte}\n`, current: '0\n' }) };
  expect(ask({ ...meminfo(3000), ...container })).toBe(500 * megabyte);
});

test('issue 16: of what a program has begun it is known whether that process lives, of another machine’s never.', () => {
  const { process: own, host, isGone } = machineOf(folder, '1', true, keyFiles);
  expect([isGone(own), isGone(`elsewhere ${process.pid} x`)]).toEqual([false, false]);
  // Another process has its number since; its number is nobody's; an earlier version named the machine alone.
  for (const name of [`${host} ${process.pid} before`, `${host} 4194999 x`, host])
    expect([name, isGone(name)]).toEqual([name, true]);
});

test('operations B2: a program on a busy machine that answers late is slow, and one that nobody reaches is not there.', async () => {
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    // The first who asks goes away unanswered.
    if (asked > 1) response.end('ok');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const place = { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
  expect(await askPages(place, [50, 60_000])).toMatchObject({ tries: 2 });
  expect(await askPages(place, [60_000])).toMatchObject({ tries: 1 });
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
  expect(await askPages(place, [60_000, 60_000])).toBeNull();
});
