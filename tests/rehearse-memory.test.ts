/** A rehearsal that was begun at the desk, where memory is short: it is refused and noted before anything is opened. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const seen = vi.hoisted(() => ({ room: 0, isBeside: true, opened: 0 }));
vi.mock('../src/outside/machine/memory.ts', () => ({
  memoryRoom: () => seen.room,
  giveWayInMemory: () => undefined,
}));
vi.mock('../src/config.ts', async (original) => ({
  ...(await original<object>()),
  isBeside: () => seen.isBeside,
}));
vi.mock('../src/commands/restore.ts', async (original) => ({
  ...(await original<object>()),
  demandWhole: () => Promise.resolve([]),
}));
vi.mock('../src/outside/postgres/scratch.ts', async (original) => ({
  ...(await original<object>()),
  openScratch: () => {
    seen.opened += 1;
    return Promise.reject(new Error('The scratch database was opened.'));
  },
}));
const { rehearse } = await import('../src/commands/rehearse.ts');
const { rehearsalNotes } = await import('../src/outside/backup/notes.ts');

let dataDir = '';
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'hongdun-rehearse-'));
  writeFileSync(join(dataDir, 'hongdun-20261201-023000.dump.age'), 'a backup');
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const megabytes = (n: number) => n * 1024 * 1024;
const rehearsed = () => {
  const life = { say: () => undefined, goOn: () => undefined, opened: () => undefined };
  // The county's own newest backup: what comes of another one is noted nowhere.
  const config = { dataDir, databaseUrl: null, backup: { folder: dataDir } };
  return rehearse({ life, config, words: [join(dataDir, 'hongdun-20261201-023000.dump.age')] } as never);
};

test('It says how much is left and what to do, writes that down, and opens no second database.', async () => {
  Object.assign(seen, { room: megabytes(511.5), isBeside: true, opened: 0 });
  await expect(rehearsed()).rejects.toThrow(/^内存只剩 511 兆，大约要 512 兆，没有做：等空一些再来/u);
  expect(seen.opened).toBe(0);
  expect(readFileSync(join(dataDir, rehearsalNotes), 'utf8')).toContain('内存只剩 511 兆');
});

test('It is done where there is enough, and whoever runs it at night has the machine to himself.', async () => {
  for (const [room, isBeside] of [
    [megabytes(512), true],
    [megabytes(1), false],
  ] as const) {
    Object.assign(seen, { room, isBeside, opened: 0 });
    await expect(rehearsed()).rejects.toThrow('The scratch database was opened.');
    expect(seen.opened).toBe(1);
  }
});
