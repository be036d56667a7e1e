import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ownCommands } from '../../src/outside/machine/own-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'hongdun-own-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('issue 16: a command begun at the desk is one of this program, tells what it says line by line, and ends as it ends.', async () => {
  const script = join(folder, 'program.mjs');
  writeFileSync(
    script,
    `console.log('做 ' + process.argv[2]); console.error(' 说 '); process.exitCode = process.argv[2] === 'verify' ? 1 : 0;`,
  );
  const run = ownCommands({ execPath: process.execPath, execArgv: [], script });
  const said: string[] = [];
  expect(await run('backup', (line) => said.push(line))).toBe(true);
  expect(said.toSorted()).toEqual(['做 backup', '说']);
  expect(await run('verify', () => undefined)).toBe(false);
  const missing = ownCommands({ execPath: join(folder, 'gone'), execArgv: [], script });
  await expect(missing('backup', () => undefined)).rejects.toThrow();
});
