import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ownCommands } from '../../src/outside/machine/own-command.ts';

const env = { PATH: process.env['PATH'], HONGDUN_BESIDE: '1' };
const folder = mkdtempSync(join(tmpdir(), 'hongdun-own-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('issue 16: a command begun at the desk is one of this program, tells what it says line by line, and ends as it ends.', async () => {
  const script = join(folder, 'program.mjs');
  writeFileSync(
    script,
    `console.log('做 ' + process.argv[2]); console.error(' 说 '); console.log(process.env.HONGDUN_BESIDE); process.exitCode = process.argv[2] === 'verify' ? 1 : 0;`,
  );
  const run = ownCommands({ execPath: process.execPath, execArgv: [], script, env });
  const said: string[] = [];
  expect(await run('backup', (line) => said.push(line))).toBe(true);
  expect(said.toSorted()).toEqual(['1', '做 backup', '说']);
  expect(await run('verify', () => undefined)).toBe(false);
  const missing = ownCommands({ execPath: join(folder, 'gone'), execArgv: [], script, env });
  await expect(missing('backup', () => undefined)).rejects.toThrow();
});

test('issue 16: a command that the system kills has failed, and says by what.', async () => {
  const script = join(folder, 'killed.mjs');
  writeFileSync(
    script,
    `import { readFileSync } from 'node:fs';
     // Where memory runs out it is ended before the program.
     while (readFileSync('/proc/self/oom_score_adj', 'utf8').trim() !== '1000');
     console.log('读到一半'); process.kill(process.pid, 'SIGKILL'); setInterval(() => 0, 1000);`,
  );
  const said: string[] = [];
  expect(
    await ownCommands({ execPath: process.execPath, execArgv: [], script, env })('rehearse', (line) => said.push(line)),
  ).toBe(false);
  expect(said.at(-1)).toMatch(/^没有做完：被系统结束了（SIGKILL），多半是内存不够/u);
});
